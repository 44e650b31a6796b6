// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "training/decoder_training.h"

#include "engine/checkpoint/weights.h"
#include "engine/decoder/conditioning.h"
#include "engine/decoder/loss.h"
#include "engine/decoder/torch_decoder.h"
#include "engine/error.h"
#include "engine/text/t5_encoder.h"
#include "training/team.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/full.h>
#include <ATen/ops/zeros.h>
#include <ATen/ops/zeros_like.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace arioso::training {
namespace {

constexpr int kBeginning = 50; ///< frames in which what the text says is measured

std::vector<std::string> columns(int codebooks)
{
    std::vector<std::string> names;
    for (const char* kind : {"loss_", "val_loss_", "below_unigram_", "no_text_", "wrong_text_"}) {
        for (int k = 1; k <= codebooks; ++k)
            names.push_back(kind + std::to_string(k));
    }
    return names;
}

} // namespace

/// The engine's network around tensors that record gradients.
struct DecoderTraining::Network
{
    Network(const TensorMap& tensors, const engine::ModelConfig& config, at::Device device, bool withText)
        : store(storeOf(tensors)), conditioner(engine::Weights(store), config, device, 1),
          decoder(engine::Weights(store, "decoder"), config.decoder, device, at::kFloat)
    {
        if (withText)
            text.emplace(engine::Weights(store, "text_encoder"), config.text, device, 1);
    }

    engine::WeightStore store;
    engine::Conditioner conditioner;
    engine::TorchDecoder decoder;
    std::optional<engine::T5Encoder> text;
};

DecoderTraining::DecoderTraining(DecoderTrainingOptions options, const TrainedWeights& weights,
                                 const Pieces& pieces)
    : Trainer(options.trainer, weights.initial(), columns(options.config.decoder.codebooks)),
      m_decoder(std::move(options)), m_weights(weights),
      m_base(at::full({1}, weights.fingerprint(), at::kLong)), m_pieces(pieces)
{
    const std::vector<EncodedPiece>& held = pieces.validation.empty() ? pieces.training : pieces.validation;
    m_parameters.setRate("text_encoder.", m_decoder.textRate);
    m_unigram = unigramLosses(pieces.training, held, m_decoder.config.decoder.vocabSize);
    if (weights.trained() == Trained::All)
        return;
    const c10::AutoGradMode off(false);
    const Network network(weights.complete(weights.initial()), m_decoder.config, m_options.device, true);
    for (const std::vector<std::int64_t>& ids : pieces.texts) {
        at::Tensor row = at::zeros({1, std::int64_t(ids.size())}, at::kLong);
        std::copy(ids.begin(), ids.end(), row.data_ptr<std::int64_t>());
        m_states.push_back(network.text->forward(row, row * 0 + 1)[0]);
    }
}

double DecoderTraining::secondsOfSoundPerStep() const
{
    return double(m_options.workers) * m_decoder.batch * m_decoder.frames /
           m_decoder.config.audio.frameRate();
}

std::vector<std::string> DecoderTraining::plotted() const
{
    std::vector<std::string> names{"loss_1", "val_loss_1"};
    for (int k = 1; k <= m_decoder.config.decoder.codebooks; ++k)
        names.push_back("below_unigram_" + std::to_string(k));
    names.insert(names.end(), {"wrong_text_1", "learning_rate", "gradient_norm", "seconds_per_second"});
    return names;
}

std::vector<DecoderTraining::Example> DecoderTraining::draw(int rank) const
{
    std::mt19937_64 random = stepRandom(m_options.seed, m_step, rank);
    const auto chance = [&](double part) { return double(random() >> 11) * 0x1.0p-53 < part; };
    const bool beginnings = m_decoder.shortFrames > 0 && rank % 2 == 1;
    const int longest = beginnings ? std::min(m_decoder.shortFrames, m_decoder.frames) : m_decoder.frames;
    const int count = m_decoder.batch * (m_decoder.frames / longest);
    std::vector<Example> examples;
    for (int i = 0; i < count; ++i) {
        const EncodedPiece& piece =
            m_pieces.training[std::size_t(drawBelow(random, std::int64_t(m_pieces.training.size())))];
        const std::int64_t frames = std::min<std::int64_t>(piece.codes.size(1), longest);
        const std::int64_t room = piece.codes.size(1) - frames;
        const std::int64_t begin =
            beginnings || chance(m_decoder.fromStart) ? 0 : drawBelow(random, room + 1);
        Example example{piece.codes.narrow(1, begin, frames)};
        const bool silent = chance(m_decoder.withoutText);
        if (!silent && !piece.texts.empty())
            example.text =
                long(piece.texts[std::size_t(drawBelow(random, std::int64_t(piece.texts.size())))]);
        if (!silent && !piece.melody.empty() && !chance(m_decoder.withoutMelody))
            example.melody = piece.melodyOf(begin, frames, m_decoder.config.audio.frameRate());
        examples.push_back(std::move(example));
    }
    return examples;
}

// [L, D] of each example that has a text.
std::vector<at::Tensor> DecoderTraining::textStates(const Network& network,
                                                    const std::vector<Example>& examples) const
{
    std::vector<at::Tensor> states(examples.size());
    if (!network.text) {
        for (std::size_t i = 0; i < examples.size(); ++i) {
            if (examples[i].text >= 0)
                states[i] = m_states[std::size_t(examples[i].text)];
        }
        return states;
    }
    std::size_t longest = 1;
    for (const Example& example : examples) {
        if (example.text >= 0)
            longest = std::max(longest, m_pieces.texts[std::size_t(example.text)].size());
    }
    const auto rows = std::int64_t(examples.size());
    at::Tensor ids = at::zeros({rows, std::int64_t(longest)}, at::kLong);
    at::Tensor mask = at::zeros_like(ids);
    for (std::int64_t i = 0; i < rows; ++i) {
        const long text = examples[std::size_t(i)].text;
        if (text < 0)
            continue;
        const std::vector<std::int64_t>& tokens = m_pieces.texts[std::size_t(text)];
        std::copy(tokens.begin(), tokens.end(), ids.data_ptr<std::int64_t>() + i * std::int64_t(longest));
        mask[i].narrow(0, 0, std::int64_t(tokens.size())).fill_(1);
    }
    at::Tensor all = network.text->forward(ids, mask); // [B, L, D]
    if (m_decoder.textRate == 0)
        all = all.detach();
    for (std::int64_t i = 0; i < rows; ++i) {
        const long text = examples[std::size_t(i)].text;
        if (text >= 0) {
            const auto length = std::int64_t(m_pieces.texts[std::size_t(text)].size());
            states[std::size_t(i)] = all[i].narrow(0, 0, length);
        }
    }
    return states;
}

// [K]. Pieces that are shorter than others are filled up with what the loss ignores.
at::Tensor DecoderTraining::losses(const Network& network, const std::vector<Example>& examples) const
{
    const engine::DecoderConfig& config = m_decoder.config.decoder;
    std::vector<at::Tensor> delayed;
    std::int64_t steps = 0;
    for (const Example& example : examples) {
        delayed.push_back(engine::delayedLabels(example.codes.unsqueeze(0), config)[0]); // [S, K]
        steps = std::max(steps, delayed.back().size(0));
    }
    at::Tensor labels =
        at::full({std::int64_t(examples.size()), steps, config.codebooks}, config.padTokenId, at::kLong);
    std::vector<engine::ClipCondition> conditions(examples.size());
    const std::vector<at::Tensor> states = textStates(network, examples);
    for (std::size_t i = 0; i < examples.size(); ++i) {
        labels[std::int64_t(i)].narrow(0, 0, delayed[i].size(0)).copy_(delayed[i]);
        if (states[i].defined())
            conditions[i].text = states[i];
        if (!examples[i].melody.empty())
            conditions[i].melody = examples[i].melody;
    }
    const engine::Conditioning conditioning = network.conditioner.build(conditions, engine::NullRows::None);
    return engine::codebookLosses(network.decoder, labels, conditioning,
                                  config.startTokenId.value_or(config.bosTokenId));
}

std::vector<double> DecoderTraining::differentiate(int rank, const Replica& replica)
{
    const Network network(m_weights.complete(replica.leaves), m_decoder.config, m_options.device,
                          m_weights.trained() == Trained::All);
    const at::Tensor each = losses(network, draw(rank));
    each.mean().backward();
    std::vector<double> values;
    for (std::int64_t k = 0; k < each.size(0); ++k)
        values.push_back(each[k].item<double>());
    return values;
}

std::vector<double> DecoderTraining::measure(const std::vector<EncodedPiece>& pieces) const
{
    return measure(pieces, Texts::Right, m_decoder.frames);
}

std::vector<double> DecoderTraining::measure(const std::vector<EncodedPiece>& pieces, Texts texts,
                                             int longest) const
{
    const c10::AutoGradMode off(false);
    const Network network(m_weights.complete(m_parameters.views()), m_decoder.config, m_options.device,
                          m_weights.trained() == Trained::All);
    const std::size_t count = std::min(pieces.size(), m_decoder.validation);
    const std::size_t stride = std::max<std::size_t>(1, pieces.size() / count);
    std::vector<std::vector<double>> found(count);
    const auto measureOne = [&](std::size_t i) {
        const EncodedPiece& piece = pieces[i * stride];
        // Any other piece's text is a wrong one, and the composer's neighbours are of different styles.
        const EncodedPiece& described =
            texts == Texts::Wrong ? pieces[(i * stride + 1) % pieces.size()] : piece;
        const std::int64_t frames = std::min<std::int64_t>(piece.codes.size(1), longest);
        Example example{piece.codes.narrow(1, 0, frames)};
        if (texts != Texts::None && !described.texts.empty())
            example.text = long(described.texts.front());
        if (i % 2 == 0)
            example.melody = piece.melodyOf(0, frames, m_decoder.config.audio.frameRate());
        const at::Tensor each = losses(network, {example});
        for (std::int64_t k = 0; k < each.size(0); ++k)
            found[i].push_back(each[k].item<double>());
    };
    // Between two steps the training's own workers wait.
    runTeam(m_options.workers, [&](int rank, Barrier&) {
        const c10::AutoGradMode threadOff(false);
        for (auto i = std::size_t(rank); i < count; i += std::size_t(m_options.workers))
            measureOne(i);
    });
    std::vector<double> means(std::size_t(m_decoder.config.decoder.codebooks));
    for (const std::vector<double>& losses : found) {
        for (std::size_t k = 0; k < means.size(); ++k)
            means[k] += losses[k] / double(count);
    }
    return means;
}

void DecoderTraining::addTensors(TensorMap& tensors, bool state) const
{
    if (state)
        tensors["training.base"] = m_base;
}

void DecoderTraining::restoreTensors(const TensorMap& tensors)
{
    const auto found = tensors.find("training.base");
    if (found == tensors.end() || !found->second.equal(m_base)) {
        throw engine::Error(engine::ErrorCode::CheckpointInvalid,
                            "The run in '" + m_options.run.string() +
                                "' began with another model. Give another folder to start anew.");
    }
}

Trainer::Evaluation DecoderTraining::evaluate()
{
    const std::vector<EncodedPiece>& held =
        m_pieces.validation.empty() ? m_pieces.training : m_pieces.validation;
    const std::vector<double> right = measure(held, Texts::Right, m_decoder.frames);
    // How much the text says shows at the beginning: later a piece follows itself.
    const int beginning = std::min(kBeginning, m_decoder.frames);
    const std::vector<double> begun = measure(held, Texts::Right, beginning);
    const std::vector<double> none = measure(held, Texts::None, beginning);
    const std::vector<double> wrong = measure(held, Texts::Wrong, beginning);
    Evaluation evaluation;
    for (std::size_t k = 0; k < right.size(); ++k) {
        const std::string suffix = std::to_string(k + 1);
        evaluation.score += right[k] / double(right.size());
        evaluation.columns["val_loss_" + suffix] = right[k];
        evaluation.columns["below_unigram_" + suffix] = m_unigram[k] - right[k];
        evaluation.columns["no_text_" + suffix] = none[k] - begun[k];
        evaluation.columns["wrong_text_" + suffix] = wrong[k] - begun[k];
    }
    return evaluation;
}

} // namespace arioso::training
