// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "training/codec_training.h"

#include "engine/error.h"
#include "training/codec_network.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/relu.h>
#include <ATen/ops/sqrt.h>
#include <ATen/ops/stack.h>
#include <c10/core/GradMode.h>

#include <cmath>
#include <utility>

namespace arioso::training {
namespace {

constexpr double kCommitment = 0.25;
constexpr double kScalePenalty = 2; ///< of latents larger than 1, which otherwise grow without end
constexpr double kDecay = 0.99;
constexpr long kRestartEvery = 25;    ///< steps
constexpr double kLastRestarts = 0.8; ///< of the budget
constexpr double kLargestNorm = 1.0;
constexpr std::int64_t kPoolPerEntry = 12; ///< latents that k-means gets for each entry

enum Term { kLoss, kLogMel, kConvergence, kLogLinear, kWaveform, kCommit, kScale, kTerms };

at::Tensor rootMeanSquare(const at::Tensor& x)
{
    return at::sqrt((x * x).mean() + 1e-12);
}

at::Generator generatorOf(std::uint64_t seed, long step)
{
    return at::detail::createCPUGenerator(stepRandom(seed, step, -1)());
}

/// [B, D, T] to [B x T, D] and back.
at::Tensor rowsOf(const at::Tensor& latents)
{
    return latents.transpose(1, 2).reshape({-1, latents.size(1)});
}

at::Tensor latentsOf(const at::Tensor& rows, const at::Tensor& like)
{
    return rows.view({like.size(0), like.size(2), like.size(1)}).transpose(1, 2);
}

} // namespace

engine::AudioEncoderConfig smallCodec()
{
    engine::AudioEncoderConfig config;
    config.targetBandwidths = {1.8};
    config.samplingRate = 32000;
    config.numFilters = 16;
    config.upsamplingRatios = {8, 5, 4, 4};
    config.causal = false;
    config.padMode = engine::PadMode::Constant;
    config.lstmLayers = 1;
    config.codebookSize = 512;
    config.convShortcut = false;
    return config;
}

void CodecTraining::work(int rank, Barrier& barrier)
{
    for (;;) {
        if (rank == 0)
            m_plan = plan();
        barrier.wait();
        if (m_plan.stop)
            return;
        differentiate(rank);
        barrier.wait();
        update(rank, barrier);
    }
}

at::Tensor CodecTraining::batch(int rank) const
{
    std::mt19937_64 random = stepRandom(m_options.seed, m_step, rank);
    const int hop = m_options.config.hopLength();
    const auto frames = std::int64_t(std::lround(m_options.segment * m_options.config.samplingRate / hop));
    std::vector<at::Tensor> rows;
    for (int i = 0; i < m_options.batch; ++i) {
        const Clip& clip =
            m_clips.training[std::size_t(drawBelow(random, std::int64_t(m_clips.training.size())))];
        const std::int64_t room = std::int64_t(clip.samples.size()) - frames * hop;
        rows.push_back(clip.part(drawBelow(random, room + 1), frames * hop));
    }
    return at::stack(rows).to(m_options.device); // [B, N]
}

void CodecTraining::differentiate(int rank)
{
    Share& share = m_shares[std::size_t(rank)];
    share.replica->gradient.zero_();
    const CodecNetwork network(share.replica->leaves, m_options.config);
    const at::Tensor audio = batch(rank);

    at::Tensor latents;
    {
        const c10::AutoGradMode mode(!m_options.decoderOnly);
        latents = network.encode(audio.unsqueeze(1));
    }
    const at::Tensor rows = rowsOf(latents);
    const at::Tensor scale = rootMeanSquare(rows);
    at::Tensor fed = latents;
    at::Tensor commitment = at::zeros({}, latents.options());
    if (m_plan.quantised > 0) {
        Quantized quantized = m_codebooks.quantize(rows);
        share.use = std::move(quantized.use);
        commitment = quantized.commitment;
        // Straight through: the decoder sees the entry, the encoder the decoder's gradient.
        fed = latents + m_plan.quantised * (latentsOf(quantized.values, latents) - latents).detach();
    }
    if (m_plan.collect)
        share.latents = rows.detach();

    const SpectralLoss::Terms terms = m_loss(audio, network.decode(fed).squeeze(1));
    const at::Tensor excess = at::relu(scale - 1);
    at::Tensor loss = terms.total();
    if (!m_options.decoderOnly)
        loss = loss + kCommitment * commitment + kScalePenalty * excess * excess;
    loss.backward();

    share.terms.assign(kTerms, 0);
    const std::pair<Term, at::Tensor> values[] = {{kLoss, loss},
                                                  {kLogMel, terms.logMel},
                                                  {kConvergence, terms.convergence},
                                                  {kLogLinear, terms.logLinear},
                                                  {kWaveform, terms.waveform},
                                                  {kCommit, commitment},
                                                  {kScale, scale}};
    for (const auto& [term, value] : values)
        share.terms[term] = value.item<double>();
}

// Each worker averages, clips and applies the gradients of its part of the parameters.
void CodecTraining::update(int rank, Barrier& barrier)
{
    const c10::AutoGradMode off(false);
    const std::int64_t size = m_parameters.size();
    const std::int64_t begin = size * rank / m_options.workers;
    const std::int64_t end = size * (rank + 1) / m_options.workers;
    at::Tensor gradient = m_shares[0].replica->gradient.narrow(0, begin, end - begin).clone();
    for (std::size_t other = 1; other < m_shares.size(); ++other)
        gradient += m_shares[other].replica->gradient.narrow(0, begin, end - begin);
    gradient /= double(m_shares.size());
    m_shares[std::size_t(rank)].squaredNorm = (gradient * gradient).sum().item<double>();
    barrier.wait();

    double norm = 0;
    for (const Share& share : m_shares)
        norm += share.squaredNorm;
    norm = std::sqrt(norm);
    if (std::isfinite(norm)) { // a step with an overflow somewhere is left out
        gradient *= std::min(1.0, kLargestNorm / (norm + 1e-12));
        adamStep(m_parameters, begin, end, gradient, m_step + 1, m_plan.learningRate, {});
    }
    if (rank == 0) {
        m_norm = norm;
        updateCodebooks();
    }
    barrier.wait();
    if (rank == 0)
        account();
}

void CodecTraining::updateCodebooks()
{
    if (m_plan.collect) {
        for (Share& share : m_shares)
            m_pool.push_back(std::move(share.latents));
    }
    if (m_plan.quantised > 0 && !m_options.decoderOnly) {
        CodebookUse use = m_shares.front().use;
        for (std::size_t other = 1; other < m_shares.size(); ++other)
            use.add(m_shares[other].use);
        m_codebooks.follow(use, kDecay);
        const bool settled = m_options.budget.spent(m_step, secondsSpent()) > kLastRestarts;
        if (m_step % kRestartEvery == 0 && !settled)
            m_restarted +=
                m_codebooks.restartUnused(use, m_options.restartPart, generatorOf(m_options.seed, m_step));
    }
}

// What rank 0 does between two steps; the others wait.
CodecTraining::Plan CodecTraining::plan()
{
    const c10::AutoGradMode off(false);
    Plan next;
    const double spent = m_options.budget.spent(m_step, secondsSpent());
    next.stop = spent >= 1 || stopRequested();
    if (due() || next.stop)
        validateAndSave();
    next.stop = next.stop || gotWorse();
    next.learningRate = m_options.learningRate.at(m_step, spent);

    const std::int64_t entries = m_options.config.codebookSize;
    const auto latents =
        std::int64_t(m_options.workers * m_options.batch * m_options.segment * m_options.config.frameRate());
    const long collecting =
        long((entries * kPoolPerEntry + latents - 1) / std::max<std::int64_t>(latents, 1));
    next.collect = m_step >= m_options.warmUp - collecting && m_step < m_options.warmUp;
    if (m_step == m_options.warmUp && !m_pool.empty()) {
        m_codebooks.initialise(at::cat(m_pool), generatorOf(m_options.seed, m_step));
        m_pool.clear();
    }
    if (m_step >= m_options.warmUp)
        next.quantised =
            std::min(1.0, double(m_step - m_options.warmUp + 1) / double(std::max(m_options.fadeIn, 1L)));
    return next;
}

void CodecTraining::run()
{
    m_start = std::chrono::steady_clock::now();
    m_shares.resize(std::size_t(m_options.workers));
    for (Share& share : m_shares)
        share.replica = std::make_unique<Replica>(m_parameters);
    runTeam(m_options.workers, [this](int rank, Barrier& barrier) { work(rank, barrier); });
    if (gotWorse()) {
        throw engine::Error(
            engine::ErrorCode::NumericalFailure,
            "The training was stopped because the codec got worse; the best one is kept in '" +
                (m_options.run / "best.safetensors").string() + "'.");
    }
}

double CodecTraining::secondsSpent() const
{
    const std::chrono::duration<double> now = std::chrono::steady_clock::now() - m_start;
    return m_secondsBefore + now.count();
}

} // namespace arioso::training
