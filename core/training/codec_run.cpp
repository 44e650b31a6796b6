// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// What a training of the codec reads, writes and measures between its steps.

#include "engine/error.h"
#include "training/codec_network.h"
#include "training/codec_training.h"
#include "training/tensor_file.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/tensor.h>
#include <c10/core/GradMode.h>

#include <cmath>
#include <cstdio>
#include <iostream>
#include <utility>

namespace arioso::training {
namespace {

constexpr std::size_t kValidationClips = 12;
constexpr double kValidationSeconds = 2;
constexpr double kWorse = 1.15; ///< times the best distance

std::vector<std::string> columns(int codebooks)
{
    std::vector<std::string> names{"step",       "minutes",      "learning_rate", "loss",
                                   "log_mel",    "convergence",  "log_linear",    "waveform",
                                   "commitment", "latent_scale", "gradient_norm", "seconds_per_second",
                                   "restarted",  "val_mel_db",   "val_si_sdr_db", "val_flatness_db",
                                   "val_high_db"};
    for (int k = 1; k <= codebooks; ++k)
        names.push_back("perplexity_" + std::to_string(k));
    return names;
}

/// The middle of held-out clips, or, where nothing is held out, of the first ones.
at::Tensor validationAudio(const ClipSet& clips, const engine::AudioEncoderConfig& config)
{
    const std::vector<Clip>& from = clips.validation.empty() ? clips.training : clips.validation;
    const int hop = config.hopLength();
    const auto count = std::int64_t(kValidationSeconds * config.samplingRate / hop) * hop;
    std::vector<at::Tensor> rows;
    const std::size_t stride = std::max<std::size_t>(1, from.size() / kValidationClips);
    for (std::size_t i = 0; i < from.size() && rows.size() < kValidationClips; i += stride) {
        const std::int64_t room = std::int64_t(from[i].samples.size()) - count;
        rows.push_back(from[i].part(std::max<std::int64_t>(room, 0) / 2, count));
    }
    return at::stack(rows);
}

std::string codebookName(std::int64_t k)
{
    return "quantizer.layers." + std::to_string(k) + ".codebook.embed";
}

} // namespace

CodecTraining::CodecTraining(CodecTrainingOptions options, const ClipSet& clips)
    : m_options(std::move(options)), m_clips(clips), m_validation(validationAudio(clips, m_options.config)),
      m_parameters(initialCodec(m_options.config, m_options.seed), m_options.device),
      m_codebooks(m_options.codebooks, m_options.config.codebookSize, m_options.config.hiddenSize,
                  m_options.device),
      m_loss(m_options.config.samplingRate, m_options.device)
{
    std::filesystem::create_directories(m_options.run);
    if (std::filesystem::exists(m_options.run / "state.safetensors"))
        load();
    m_log = std::make_unique<RunLog>(m_options.run, columns(m_options.codebooks), m_step);
    m_lastSave = m_secondsBefore;
    m_sumsSince = m_secondsBefore;
}

bool CodecTraining::due() const
{
    if (m_options.saveSteps > 0)
        return m_step > 0 && m_step % m_options.saveSteps == 0;
    return secondsSpent() - m_lastSave >= m_options.saveMinutes * 60;
}

// After each step: sums up what a row of the table says.
void CodecTraining::account()
{
    m_sums.resize(m_shares.front().terms.size());
    for (const Share& share : m_shares) {
        for (std::size_t i = 0; i < m_sums.size(); ++i)
            m_sums[i] += share.terms[i] / double(m_shares.size());
    }
    ++m_step;
    ++m_sumsSteps;
    if (m_step % m_options.logEvery != 0)
        return;

    const double seconds = secondsSpent();
    const double sound = double(m_sumsSteps * m_options.workers * m_options.batch) * m_options.segment;
    RunLog::Row row = std::move(m_measured);
    m_measured.clear();
    const char* names[] = {"loss",     "log_mel",    "convergence", "log_linear",
                           "waveform", "commitment", "latent_scale"};
    for (std::size_t i = 0; i < m_sums.size(); ++i)
        row[names[i]] = m_sums[i] / double(m_sumsSteps);
    row["step"] = double(m_step);
    row["minutes"] = seconds / 60;
    row["learning_rate"] = m_plan.learningRate;
    row["gradient_norm"] = m_norm;
    row["restarted"] = double(m_restarted);
    row["seconds_per_second"] = sound / (seconds - m_sumsSince);
    std::printf("step %ld, %.1f min: loss %.3f, mel %.3f, linear %.3f, wave %.3f, commit %.3f, scale %.2f, "
                "norm %.2f, %.1f s/s\n",
                m_step, seconds / 60, row["loss"], row["log_mel"], row["log_linear"], row["waveform"],
                row["commitment"], row["latent_scale"], m_norm, row["seconds_per_second"]);
    std::fflush(stdout);
    m_log->add(row);
    m_sums.clear();
    m_sumsSteps = 0;
    m_sumsSince = seconds;
    m_restarted = 0;
}

void CodecTraining::validateAndSave()
{
    const c10::AutoGradMode off(false);
    m_lastSave = secondsSpent();
    const CodecNetwork network(m_parameters.views(), m_options.config);
    const bool quantised = m_step > m_options.warmUp + m_options.fadeIn;
    std::vector<at::Tensor> estimates;
    for (std::int64_t i = 0; i < m_validation.size(0); ++i) {
        at::Tensor latents = network.encode(m_validation[i].view({1, 1, -1}).to(m_options.device));
        if (quantised)
            latents = m_codebooks.quantize(latents[0].t().contiguous()).values.t().unsqueeze(0);
        estimates.push_back(network.decode(latents).view({1, -1}).cpu());
    }
    const CodecMeasures m = measureCodec(m_validation, at::cat(estimates), m_options.config.samplingRate);
    const std::vector<double> perplexities = m_codebooks.perplexities();
    std::printf(
        "== step %ld, %.1f min: mel %.2f dB, SI-SDR %.2f dB, flatness %+.2f dB, high %+.2f dB, perplexity",
        m_step, secondsSpent() / 60, m.melDistance, m.siSdr, m.flatness, m.high);
    for (const double perplexity : perplexities)
        std::printf(" %.0f", perplexity);
    std::printf("\n");
    m_measured = {{"val_mel_db", m.melDistance},
                  {"val_si_sdr_db", m.siSdr},
                  {"val_flatness_db", m.flatness},
                  {"val_high_db", m.high}};
    for (std::size_t k = 0; k < perplexities.size(); ++k)
        m_measured["perplexity_" + std::to_string(k + 1)] = perplexities[k];

    if (quantised && m.melDistance < m_best) {
        m_best = m.melDistance;
        save(m_options.run / "best.safetensors", false);
    }
    m_worse = quantised && !(m.melDistance < kWorse * m_best) ? m_worse + 1 : 0;
    save(m_options.run / "state.safetensors", true);
    m_log->plot({"loss", "val_mel_db", "log_mel", "val_si_sdr_db", "log_linear", "val_flatness_db",
                 "latent_scale", "perplexity_1", "gradient_norm", "seconds_per_second"});
    std::fflush(stdout);
}

void CodecTraining::save(const std::filesystem::path& path, bool whole) const
{
    TensorMap tensors = m_parameters.views();
    for (std::int64_t k = 0; k < m_codebooks.entries.size(0); ++k)
        tensors[codebookName(k)] = m_codebooks.entries[k];
    if (whole) {
        tensors["training.first_moment"] = m_parameters.firstMoment;
        tensors["training.second_moment"] = m_parameters.secondMoment;
        tensors["training.codebook_sums"] = m_codebooks.sums;
        tensors["training.codebook_sizes"] = m_codebooks.sizes;
        if (!m_pool.empty())
            tensors["training.pool"] = at::cat(m_pool);
        tensors["training.progress"] =
            at::tensor({double(m_step), secondsSpent(), m_best, double(m_worse)}, at::kDouble);
    }
    writeTensors(path, tensors);
}

void CodecTraining::load()
{
    const std::filesystem::path path = m_options.run / "state.safetensors";
    const TensorMap saved = readTensors(path);
    const auto restore = [&](at::Tensor to, const std::string& name) {
        const auto found = saved.find(name);
        if (found == saved.end() || found->second.sizes() != to.sizes()) {
            throw engine::Error(engine::ErrorCode::CheckpointInvalid,
                                "The state '" + path.string() + "' does not fit this training: '" + name +
                                    "' is absent or of another size. Give another run folder to start anew.");
        }
        to.copy_(found->second);
    };
    for (const auto& [name, view] : m_parameters.views())
        restore(view, name);
    restore(m_parameters.firstMoment, "training.first_moment");
    restore(m_parameters.secondMoment, "training.second_moment");
    for (std::int64_t k = 0; k < m_codebooks.entries.size(0); ++k)
        restore(m_codebooks.entries[k], codebookName(k));
    restore(m_codebooks.sums, "training.codebook_sums");
    restore(m_codebooks.sizes, "training.codebook_sizes");
    if (saved.count("training.pool") != 0)
        m_pool.push_back(saved.at("training.pool").to(m_options.device));
    at::Tensor progress = at::zeros({4}, at::kDouble);
    restore(progress, "training.progress");
    m_step = std::lround(progress[0].item<double>());
    m_secondsBefore = progress[1].item<double>();
    m_best = progress[2].item<double>();
    m_worse = int(progress[3].item<double>());
    std::cout << "Continues at step " << m_step << ".\n";
}

TensorMap readCodec(const std::filesystem::path& run)
{
    return readTensors(run / "best.safetensors");
}

} // namespace arioso::training
