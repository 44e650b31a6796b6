// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "bench/distance.h"

#include "engine/checkpoint/checkpoint.h"
#include "engine/decoder/cpu/cpu_decoder.h"
#include "engine/sampling/philox.h"
#include "engine/sampling/sampler.h"

#include <ATen/core/Tensor.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/zeros.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace arioso::bench {
namespace {

using namespace engine;

/// Encoder states as a text of 16 tokens might have them, and beside them the null condition.
Conditioning someText(std::int64_t width)
{
    Conditioning conditioning;
    conditioning.cross = at::zeros({2, 16, width}, at::kFloat);
    conditioning.crossMask = at::zeros({2, 16}, at::kFloat);
    std::mt19937 random(1);
    std::normal_distribution<float> normal;
    auto* states = conditioning.cross.data_ptr<float>();
    std::generate(states, states + 16 * width, [&] { return normal(random); });
    conditioning.crossMask[0].fill_(1);
    return conditioning;
}

std::vector<double> probabilities(const float* logits, int vocab)
{
    const float largest = *std::max_element(logits, logits + vocab);
    std::vector<double> p(static_cast<std::size_t>(vocab));
    double sum = 0;
    for (int v = 0; v < vocab; ++v)
        sum += p[std::size_t(v)] = std::exp(double(logits[v]) - largest);
    for (double& value : p)
        value /= sum;
    return p;
}

/// A clip being drawn: its columns, and the guided logits of each step, K x V behind each other.
class Run
{
public:
    Run(const Weights& weights, const DecoderConfig& config, Precision precision, int steps, float guidance,
        int threads)
        : m_config(config), m_guidance(guidance), m_decoder(weights, config, {precision, threads}),
          m_session(m_decoder.begin(someText(config.hiddenSize), 2, steps))
    {
    }

    std::vector<float> step(const std::vector<std::int64_t>& column)
    {
        at::Tensor ids = at::empty({2, m_config.codebooks, 1}, at::kLong);
        for (int row = 0; row < 2; ++row)
            std::copy(column.begin(), column.end(), ids[row].data_ptr<std::int64_t>());
        const at::Tensor logits = m_session->step(ids);
        const int all = m_config.codebooks * m_config.vocabSize;
        std::vector<float> guided(static_cast<std::size_t>(all));
        const float* conditional = logits.data_ptr<float>();
        applyGuidance({conditional, conditional + all}, m_guidance, guided.data(), all);
        return guided;
    }

private:
    DecoderConfig m_config;
    float m_guidance;
    CpuDecoder m_decoder;
    std::unique_ptr<DecoderSession> m_session;
};

} // namespace

std::vector<Distance> distances(const std::filesystem::path& checkpoint,
                                const std::vector<Precision>& precisions, int steps, float guidance,
                                int threads)
{
    const c10::InferenceMode inference;
    const CheckpointHeader header = readCheckpointHeader(checkpoint);
    const DecoderConfig& config = header.config.decoder;
    const std::unique_ptr<WeightStore> store = readWeights(header);
    const Weights weights = Weights(*store).scope("decoder");

    std::vector<std::vector<std::int64_t>> columns;
    std::vector<std::vector<double>> exact; // of each step and codebook
    {
        Run run(weights, config, Precision::Float32, steps, guidance, threads);
        std::vector<std::int64_t> column(std::size_t(config.codebooks), config.vocabSize);
        for (int step = 0; step < steps; ++step) {
            columns.push_back(column);
            std::vector<float> guided = run.step(column);
            for (int k = 0; k < config.codebooks; ++k) {
                float* logits = guided.data() + std::size_t(k) * std::size_t(config.vocabSize);
                exact.push_back(probabilities(logits, config.vocabSize));
                column[std::size_t(k)] = sampleToken(logits, config.vocabSize, {true, 1.0F, 250, 1.0F, 0.0F},
                                                     uniformAt(1, std::uint32_t(step), std::uint32_t(k)));
            }
        }
    }

    std::vector<Distance> result;
    for (const Precision precision : precisions) {
        Distance distance;
        distance.precision = precision;
        Run run(weights, config, precision, steps, guidance, threads);
        std::size_t draw = 0;
        for (const std::vector<std::int64_t>& column : columns) {
            const std::vector<float> guided = run.step(column);
            for (int k = 0; k < config.codebooks; ++k, ++draw) {
                const std::vector<double>& p = exact[draw];
                const std::vector<double> q = probabilities(
                    guided.data() + std::size_t(k) * std::size_t(config.vocabSize), config.vocabSize);
                double kl = 0;
                for (std::size_t v = 0; v < p.size(); ++v)
                    kl += p[v] > 0 ? p[v] * std::log(p[v] / std::max(q[v], 1e-300)) : 0;
                distance.meanKl += kl;
                distance.worstKl = std::max(distance.worstKl, kl);
                distance.top1 += std::max_element(p.begin(), p.end()) - p.begin() ==
                                         std::max_element(q.begin(), q.end()) - q.begin()
                                     ? 1
                                     : 0;
            }
        }
        distance.meanKl /= double(draw);
        distance.top1 /= double(draw);
        result.push_back(distance);
    }
    return result;
}

} // namespace arioso::bench
