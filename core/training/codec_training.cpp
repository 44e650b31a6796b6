// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "training/codec_training.h"

#include "training/codec_measures.h"
#include "training/discriminator.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/ones_like.h>
#include <ATen/ops/relu.h>
#include <ATen/ops/sqrt.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/zeros.h>
#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/autograd.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace arioso::training {
namespace {

constexpr double kCommitment = 0.25;
constexpr double kScalePenalty = 2;  ///< of latents larger than 1, to keep them bounded
constexpr double kEncoderRate = 0.3; ///< after the warm-up, so that the codebooks can follow
constexpr double kDecay = 0.97;
constexpr double kSettledDecay = 0.998;    ///< at the end, to average the noise of batches
constexpr double kClickCost = 0.2;         ///< dB of mel distance per click a second
constexpr long kRestartEvery = 25;         ///< steps
constexpr double kLastRestarts = 0.8;      ///< share of the budget
constexpr std::int64_t kPoolPerEntry = 12; ///< latents per entry for k-means
/// dB of mel distance for an error as large as the waveform.
constexpr double kErrorCost = 6;
/// With fixed codes, the decoder can mainly improve phases and the levels of the bands.
constexpr SpectralLoss::Shares kDecoderShares{0.5, 0.2, 0.12, 0.18};
constexpr double kDeceptionShare = 0.25;   ///< of the decoder's gradient
constexpr long kDiscriminatorAhead = 60;   ///< steps in which only the discriminator is trained
constexpr double kDiscriminatorRate = 0.3; ///< of the learning rate
constexpr std::size_t kValidationClips = 12;
constexpr double kValidationSeconds = 2;

std::vector<std::string> columns(int codebooks)
{
    std::vector<std::string> names{
        "mel",        "linear",        "waveform",        "balance",     "overshoot",
        "commitment", "latent_scale",  "discriminator",   "deception",   "restarted",
        "val_mel_db", "val_si_sdr_db", "val_flatness_db", "val_high_db", "val_clicks"};
    for (int k = 1; k <= codebooks; ++k)
        names.push_back("perplexity_" + std::to_string(k));
    return names;
}

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

/// The middle of held-out clips, or of the first training clips if none are held out.
at::Tensor validationAudio(const ClipSet& clips, const engine::AudioEncoderConfig& config)
{
    const std::vector<Clip>& from = clips.validation.empty() ? clips.training : clips.validation;
    const int hop = config.hopLength();
    const auto count = std::int64_t(kValidationSeconds * config.samplingRate / hop) * hop;
    std::vector<at::Tensor> rows;
    const std::size_t stride = std::max<std::size_t>(1, from.size() / kValidationClips);
    for (std::size_t i = 0; i < from.size() && rows.size() < kValidationClips; i += stride) {
        const std::int64_t room = from[i].samples() - count;
        rows.push_back(from[i].part(std::max<std::int64_t>(room, 0) / 2, count));
    }
    return at::stack(rows);
}

const std::string kQuantizer = "quantizer.";

std::string codebookName(std::int64_t k)
{
    return kQuantizer + "layers." + std::to_string(k) + ".codebook.embed";
}

/// The trained tensors.
TensorMap networkOf(const CodecTrainingOptions& options)
{
    TensorMap tensors;
    for (const auto& [name, tensor] :
         options.start.empty() ? initialCodec(options.config, options.trainer.seed) : options.start) {
        if (name.rfind(kQuantizer, 0) != 0)
            tensors[name] = tensor;
    }
    if (options.adversarial)
        tensors.merge(initialDiscriminator(options.trainer.seed));
    return tensors;
}

} // namespace

CodecTraining::CodecTraining(CodecTrainingOptions options, const ClipSet& clips)
    : Trainer(options.trainer, networkOf(options), columns(options.codebooks)), m_codec(std::move(options)),
      m_clips(clips), m_validation(validationAudio(clips, m_codec.config)),
      m_codebooks(m_codec.codebooks, m_codec.config.codebookSize, m_codec.config.hiddenSize,
                  m_options.device),
      m_loss(m_codec.config.samplingRate, m_options.device), m_observed(std::size_t(m_options.workers))
{
    if (m_codec.decoderOnly) // Adam's moments would change it even without gradients
        m_parameters.setRate("encoder.", 0);
    if (m_codec.adversarial)
        m_parameters.setRate(kDiscriminator, kDiscriminatorRate);
    if (m_codec.start.empty())
        return;
    m_codec.warmUp = m_codec.fadeIn = 0;
    // As if all entries had been used equally often.
    m_codebooks.sizes.fill_(secondsOfSoundPerStep() * m_codec.config.frameRate() /
                            m_codec.config.codebookSize);
    for (std::int64_t k = 0; k < m_codebooks.entries.size(0); ++k)
        m_codebooks.entries[k].copy_(m_codec.start.at(codebookName(k)));
    m_codebooks.sums.copy_(m_codebooks.entries * m_codebooks.sizes.unsqueeze(2));
}

double CodecTraining::secondsOfSoundPerStep() const
{
    return m_options.workers * m_codec.batch * m_codec.segment;
}

std::vector<std::string> CodecTraining::plotted() const
{
    return {"mel",           "val_mel_db",        "waveform",     "val_si_sdr_db",
            "linear",        "val_flatness_db",   "commitment",   "latent_scale",
            "discriminator", "deception",         "perplexity_1", "perplexity_4",
            "gradient_norm", "seconds_per_second"};
}

at::Tensor CodecTraining::batch(int rank) const
{
    std::mt19937_64 random = stepRandom(m_options.seed, m_step, rank);
    const int hop = m_codec.config.hopLength();
    const auto count = std::int64_t(std::lround(m_codec.segment * m_codec.config.samplingRate / hop)) * hop;
    std::vector<at::Tensor> rows;
    for (int i = 0; i < m_codec.batch; ++i) {
        const Clip& clip =
            m_clips.training[std::size_t(drawBelow(random, std::int64_t(m_clips.training.size())))];
        const std::int64_t room = std::max<std::int64_t>(clip.samples() - count, 0);
        rows.push_back(clip.part(drawBelow(random, room + 1), count));
    }
    return at::stack(rows).to(m_options.device); // [B, N]
}

void CodecTraining::prepare(double spent)
{
    m_settled = spent > kLastRestarts;
    const std::int64_t wanted = m_codec.config.codebookSize * kPoolPerEntry;
    const auto latents =
        std::max(std::int64_t(secondsOfSoundPerStep() * m_codec.config.frameRate()), std::int64_t(1));
    m_collects = m_step < m_codec.warmUp && m_step >= m_codec.warmUp - (wanted + latents - 1) / latents;
    if (m_step == m_codec.warmUp && !m_pool.empty()) {
        m_codebooks.initialise(at::cat(m_pool), generatorOf(m_options.seed, m_step));
        m_pool.clear();
    }
    if (m_step >= m_codec.warmUp && !m_codec.decoderOnly)
        m_parameters.setRate("encoder.", kEncoderRate);
    const long since = m_step - m_codec.warmUp;
    m_quantised = since < 0 ? 0 : std::min(1.0, double(since + 1) / double(std::max(m_codec.fadeIn, 1L)));
}

std::vector<double> CodecTraining::differentiate(int rank, const Replica& replica)
{
    Observed& observed = m_observed[std::size_t(rank)];
    const CodecNetwork network(replica.leaves, m_codec.config);
    const at::Tensor audio = batch(rank);
    at::Tensor latents;
    {
        const c10::AutoGradMode mode(!m_codec.decoderOnly);
        latents = network.encode(audio.unsqueeze(1));
    }
    const at::Tensor rows = rowsOf(latents);
    const at::Tensor scale = rootMeanSquare(rows);
    at::Tensor fed = latents;
    at::Tensor commitment = at::zeros({}, latents.options());
    if (m_quantised > 0) {
        Quantized quantized = m_codebooks.quantize(rows);
        observed.use = std::move(quantized.use);
        commitment = quantized.commitment;
        // Straight-through estimator: the decoder gets the entry, the encoder the gradient of the decoder.
        fed = latents + m_quantised * (latentsOf(quantized.values, latents) - latents).detach();
    }
    observed.latents = rows.detach();

    const at::Tensor output = network.decode(fed).squeeze(1);
    const at::Tensor estimate = output.detach().requires_grad_();
    const SpectralLoss::Terms terms = m_loss(audio, estimate);
    at::Tensor gradient = SpectralLoss::balancedGradient(
        terms, estimate, m_codec.decoderOnly ? kDecoderShares : SpectralLoss::Shares{});
    std::pair<double, double> opponents{0, 0};
    if (m_codec.adversarial)
        opponents = deceive(replica.leaves, audio, estimate, gradient);
    if (m_codec.decoderOnly) {
        torch::autograd::backward({output}, {gradient});
    } else {
        const at::Tensor excess = at::relu(scale - 1);
        const at::Tensor ofLatents = kCommitment * commitment + kScalePenalty * excess * excess;
        torch::autograd::backward({output, ofLatents}, {gradient, at::ones_like(ofLatents)});
    }

    std::vector<double> values;
    for (const at::Tensor& value :
         {terms.mel, terms.linear, terms.waveform, terms.balance, terms.overshoot, commitment, scale})
        values.push_back(value.item<double>());
    values.insert(values.end(), {opponents.first, opponents.second});
    return values;
}

std::pair<double, double> CodecTraining::deceive(const TensorMap& leaves, const at::Tensor& audio,
                                                 const at::Tensor& estimate, at::Tensor& gradient) const
{
    const Discriminator discriminator(leaves, m_options.device);
    const Discriminator::Opinion real = discriminator.judge(audio);
    const Discriminator::Opinion made = discriminator.judge(estimate);
    const at::Tensor deception = deceptionLoss(real, made);
    const at::Tensor change = torch::autograd::grad({deception}, {estimate}, {}, true).front();
    const at::Tensor loss = discriminatorLoss(real, made);
    std::vector<at::Tensor> own;
    for (const auto& [name, leaf] : leaves) {
        if (name.rfind(kDiscriminator, 0) == 0)
            own.push_back(leaf);
    }
    torch::autograd::backward({loss}, {}, {}, false, own);
    if (m_step >= kDiscriminatorAhead) {
        const double size = gradient.norm().item<double>() / (change.norm().item<double>() + 1e-12);
        gradient = (1 - kDeceptionShare) * gradient + kDeceptionShare * size * change;
    }
    return {loss.item<double>(), deception.item<double>()};
}

void CodecTraining::afterStep()
{
    if (m_collects) {
        for (Observed& observed : m_observed)
            m_pool.push_back(std::move(observed.latents));
    }
    if (m_quantised == 0 || m_codec.decoderOnly)
        return;
    CodebookUse use = m_observed.front().use;
    for (std::size_t other = 1; other < m_observed.size(); ++other)
        use.add(m_observed[other].use);
    m_codebooks.follow(use, m_settled ? kSettledDecay : kDecay);
    if (m_step % kRestartEvery == 0 && !m_settled)
        m_restarted +=
            m_codebooks.restartUnused(use, m_codec.restartPart, generatorOf(m_options.seed, m_step));
}

Trainer::Evaluation CodecTraining::evaluate()
{
    const CodecNetwork network(m_parameters.views(), m_codec.config);
    Evaluation evaluation;
    evaluation.counts = m_step >= m_codec.warmUp + m_codec.fadeIn;
    std::vector<at::Tensor> estimates;
    for (std::int64_t i = 0; i < m_validation.size(0); ++i) {
        at::Tensor latents = network.encode(m_validation[i].view({1, 1, -1}).to(m_options.device));
        if (evaluation.counts)
            latents = latentsOf(m_codebooks.quantize(rowsOf(latents)).values, latents).contiguous();
        estimates.push_back(network.decode(latents).view({1, -1}).cpu());
    }
    const CodecMeasures m = measureCodec(m_validation, at::cat(estimates), m_codec.config.samplingRate);
    evaluation.score = m.melDistance + kErrorCost * std::pow(10.0, -m.siSdr / 20) + kClickCost * m.clicks;
    evaluation.columns = {
        {"val_mel_db", m.melDistance},   {"val_si_sdr_db", m.siSdr},
        {"val_flatness_db", m.flatness}, {"val_high_db", m.high},
        {"val_clicks", m.clicks},        {"restarted", double(std::exchange(m_restarted, 0))}};
    const std::vector<double> perplexities = m_codebooks.perplexities();
    for (std::size_t k = 0; k < perplexities.size(); ++k)
        evaluation.columns["perplexity_" + std::to_string(k + 1)] = perplexities[k];
    return evaluation;
}

void CodecTraining::addTensors(TensorMap& tensors, bool state) const
{
    for (std::int64_t k = 0; k < m_codebooks.entries.size(0); ++k)
        tensors[codebookName(k)] = m_codebooks.entries[k];
    if (!state)
        return;
    tensors["training.codebook_sums"] = m_codebooks.sums;
    tensors["training.codebook_sizes"] = m_codebooks.sizes;
    if (!m_pool.empty())
        tensors["training.pool"] = at::cat(m_pool);
}

void CodecTraining::restoreTensors(const TensorMap& tensors)
{
    for (std::int64_t k = 0; k < m_codebooks.entries.size(0); ++k)
        restore(m_codebooks.entries[k], tensors, codebookName(k));
    restore(m_codebooks.sums, tensors, "training.codebook_sums");
    restore(m_codebooks.sizes, tensors, "training.codebook_sizes");
    m_pool.clear();
    if (tensors.count("training.pool") != 0)
        m_pool.push_back(tensors.at("training.pool").to(m_options.device));
}

} // namespace arioso::training
