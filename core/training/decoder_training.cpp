// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "training/decoder_training.h"

#include "engine/api/error.h"
#include "engine/checkpoint/weights.h"
#include "engine/decoder/conditioning.h"
#include "engine/decoder/torch/torch_decoder.h"
#include "engine/text/t5_encoder.h"
#include "training/loss.h"
#include "training/team.h"

#include <ATen/TensorOperators.h>
#include <ATen/autocast_mode.h>
#include <ATen/ops/full.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/zeros.h>
#include <ATen/ops/zeros_like.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

namespace arioso::training {
namespace {

constexpr int kBeginning = 50; ///< frames on which the influence of the text is measured
constexpr int kFirst = 4;      ///< frames that depend only on the text
constexpr int kOpening = 32;   ///< frames of StepKind::Opening

std::vector<std::string> columns(int codebooks, bool phrases)
{
    std::vector<std::string> names;
    for (const char* kind : {"loss_", "val_loss_", "below_unigram_", "no_text_", "wrong_text_"}) {
        for (int k = 1; k <= codebooks; ++k)
            names.push_back(kind + std::to_string(k));
    }
    if (phrases)
        names.insert(names.end(),
                     {"first_phrase", "second_phrase", "later", "first_frames", "first_frames_wrong"});
    return names;
}

/// The mean of frames [begin, end) per codebook, over the pieces that are long enough. `found`: [K, T] each.
std::vector<double> meansOf(const std::vector<at::Tensor>& found, std::int64_t begin, std::int64_t end)
{
    std::vector<double> means(std::size_t(found.front().size(0)));
    int count = 0;
    for (const at::Tensor& losses : found) {
        const std::int64_t last = std::min(end, losses.size(1));
        if (last <= begin)
            continue;
        const at::Tensor mean = losses.narrow(1, begin, last - begin).mean(1);
        for (std::size_t k = 0; k < means.size(); ++k)
            means[k] += mean[std::int64_t(k)].item<double>();
        ++count;
    }
    for (double& mean : means)
        mean /= std::max(count, 1);
    return means;
}

/// While it exists, matrix products of this thread are computed in bfloat16.
class Bf16Products
{
public:
    explicit Bf16Products(bool on) : m_before(at::autocast::is_cpu_enabled())
    {
        at::autocast::set_autocast_cpu_dtype(at::kBFloat16);
        at::autocast::set_autocast_cache_enabled(false); // each weight is used once
        at::autocast::set_cpu_enabled(on);
    }
    ~Bf16Products() { at::autocast::set_cpu_enabled(m_before); }
    Bf16Products(const Bf16Products&) = delete;
    Bf16Products& operator=(const Bf16Products&) = delete;

private:
    bool m_before;
};

} // namespace

/// The engine's network with tensors that record gradients.
struct DecoderTraining::Network
{
    Network(const TensorMap& tensors, const engine::ModelConfig& config, at::Device device, bool withText)
        : store(storeOf(tensors)), conditioner(engine::Weights(store), config, device, 1),
          decoder(engine::Weights(store, "decoder"), config.decoder, {device, at::kFloat})
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
    : Trainer(options.trainer, weights.initial(),
              columns(options.config.decoder.codebooks, options.phraseFrames > 0)),
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
    if (m_decoder.phraseFrames > 0)
        names.insert(names.end(),
                     {"first_phrase", "second_phrase", "later", "first_frames", "first_frames_wrong"});
    names.insert(names.end(), {"wrong_text_1", "learning_rate", "gradient_norm", "seconds_per_second"});
    return names;
}

std::vector<DecoderTraining::Example> DecoderTraining::draw(int rank) const
{
    std::mt19937_64 random = stepRandom(m_options.seed, m_step, rank);
    const auto chance = [&](double part) { return double(random() >> 11) * 0x1.0p-53 < part; };
    const StepKind kind = m_decoder.phraseFrames > 0 ? stepKind(m_step) : StepKind::Window;
    const int longest =
        std::min(m_decoder.frames, kind == StepKind::Opening     ? kOpening
                                   : kind == StepKind::Beginning ? m_decoder.phraseFrames * 5 / 4
                                                                 : m_decoder.frames);
    const int count = m_decoder.batch * (m_decoder.frames / longest);
    std::vector<Example> examples;
    for (int i = 0; i < count; ++i) {
        const EncodedPiece& piece =
            m_pieces.training[std::size_t(drawBelow(random, std::int64_t(m_pieces.training.size())))];
        const std::int64_t frames = std::min<std::int64_t>(piece.codes.size(1), longest);
        const std::int64_t room = piece.codes.size(1) - frames;
        const std::int64_t begin =
            kind != StepKind::Window || chance(m_decoder.fromStart) ? 0 : drawBelow(random, room + 1);
        const at::Tensor codes = piece.codes.narrow(1, begin, frames);
        Example example{codes, m_decoder.corrupted > 0 ? corrupted(codes, piece, random) : codes};
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

// Replaces codes by random ones of the same codebook and piece. Generated music contains errors, and a
// decoder that was trained without errors would copy them from phrase to phrase.
at::Tensor DecoderTraining::corrupted(const at::Tensor& codes, const EncodedPiece& piece,
                                      std::mt19937_64& random) const
{
    const auto chance = [&](double part) { return double(random() >> 11) * 0x1.0p-53 < part; };
    const double part = double(random() >> 11) * 0x1.0p-53 * m_decoder.corrupted;
    at::Tensor fed = codes.clone();
    auto values = fed.accessor<std::int64_t, 2>();
    const at::Tensor all = piece.codes;
    const auto others = all.accessor<std::int64_t, 2>();
    for (std::int64_t k = 0; k < fed.size(0); ++k) {
        for (std::int64_t t = 0; t < fed.size(1); ++t) {
            if (chance(part))
                values[k][t] = others[k][drawBelow(random, all.size(1))];
        }
    }
    return fed;
}

// [L, D] for each example with a text.
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

// Shorter pieces are padded with labels that the loss ignores.
DecoderTraining::Losses DecoderTraining::losses(const Network& network,
                                                const std::vector<Example>& examples) const
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
    at::Tensor fed = labels.clone();
    std::vector<engine::ClipCondition> conditions(examples.size());
    const std::vector<at::Tensor> states = textStates(network, examples);
    for (std::size_t i = 0; i < examples.size(); ++i) {
        const auto row = std::int64_t(i);
        labels[row].narrow(0, 0, delayed[i].size(0)).copy_(delayed[i]);
        fed[row]
            .narrow(0, 0, delayed[i].size(0))
            .copy_(engine::delayedLabels(examples[i].fed.unsqueeze(0), config)[0]);
        if (states[i].defined())
            conditions[i].text = states[i];
        if (!examples[i].melody.empty())
            conditions[i].melody = examples[i].melody;
    }
    const engine::Conditioning conditioning = network.conditioner.build(conditions, engine::NullRows::None);
    return {engine::labelLosses(network.decoder, fed, labels, conditioning,
                                config.startTokenId.value_or(config.bosTokenId)),
            labels.transpose(1, 2).ne(config.padTokenId)};
}

std::vector<double> DecoderTraining::differentiate(int rank, const Replica& replica)
{
    const Network network(m_weights.complete(replica.leaves), m_decoder.config, m_options.device,
                          m_weights.trained() == Trained::All);
    const Losses found = [&] {
        const Bf16Products products(m_decoder.bf16);
        return losses(network, draw(rank));
    }();
    const at::Tensor each = found.each.sum(at::IntArrayRef{0, 2}) /
                            found.counted.sum(at::IntArrayRef{0, 2}).to(found.each.device());
    each.mean().backward();
    std::vector<double> values;
    for (std::int64_t k = 0; k < each.size(0); ++k)
        values.push_back(each[k].item<double>());
    return values;
}

std::vector<double> DecoderTraining::measure(const std::vector<EncodedPiece>& pieces) const
{
    return meansOf(measure(pieces, Texts::Right, m_decoder.frames), 0, m_decoder.frames);
}

// The loss in nats for each piece, [K, T].
std::vector<at::Tensor> DecoderTraining::measure(const std::vector<EncodedPiece>& pieces, Texts texts,
                                                 int longest) const
{
    const c10::AutoGradMode off(false);
    const engine::DecoderConfig& config = m_decoder.config.decoder;
    const Network network(m_weights.complete(m_parameters.views()), m_decoder.config, m_options.device,
                          m_weights.trained() == Trained::All);
    const std::vector<std::size_t> places = measuredPlaces(pieces.size(), m_decoder.validation);
    std::vector<at::Tensor> found(places.size());
    const auto measureOne = [&](std::size_t i) {
        const EncodedPiece& piece = pieces[places[i]];
        // The text of another piece is a wrong one. Neighbors in a data set of the composer have different
        // styles.
        const EncodedPiece& described =
            texts == Texts::Wrong ? pieces[(places[i] + 1) % pieces.size()] : piece;
        const std::int64_t frames = std::min<std::int64_t>(piece.codes.size(1), longest);
        const at::Tensor codes = piece.codes.narrow(1, 0, frames);
        Example example{codes, codes};
        if (texts != Texts::None && !described.texts.empty())
            example.text = long(described.texts.front());
        if (i % 2 == 0)
            example.melody = piece.melodyOf(0, frames, m_decoder.config.audio.frameRate());
        const at::Tensor each = losses(network, {example}).each[0].cpu(); // [K, S]
        std::vector<at::Tensor> rows;
        for (int k = 0; k < config.codebooks; ++k)
            rows.push_back(each[k].narrow(0, k / config.audioChannels, frames));
        found[i] = at::stack(rows);
    };
    // The other workers are idle between steps.
    runTeam(m_options.workers, [&](int rank, Barrier&) {
        const c10::AutoGradMode threadOff(false);
        for (auto i = std::size_t(rank); i < places.size(); i += std::size_t(m_options.workers))
            measureOne(i);
    });
    return found;
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
                                "' started from a different model. Use another folder for a new run.");
    }
}

Trainer::Evaluation DecoderTraining::evaluate()
{
    const std::vector<EncodedPiece>& held =
        m_pieces.validation.empty() ? m_pieces.training : m_pieces.validation;
    const std::vector<at::Tensor> right = measure(held, Texts::Right, m_decoder.frames);
    // The influence of the text is largest at the beginning. Later frames depend mostly on earlier ones.
    const int beginning = std::min(kBeginning, m_decoder.frames);
    const std::vector<at::Tensor> wrong = measure(held, Texts::Wrong, beginning);
    const std::vector<double> whole = meansOf(right, 0, m_decoder.frames);
    const std::vector<double> begun = meansOf(right, 0, beginning);
    const std::vector<double> begunWrong = meansOf(wrong, 0, beginning);
    const std::vector<double> begunSilent = meansOf(measure(held, Texts::None, beginning), 0, beginning);
    Evaluation evaluation;
    for (std::size_t k = 0; k < whole.size(); ++k) {
        const std::string suffix = std::to_string(k + 1);
        evaluation.score += whole[k] / double(whole.size());
        evaluation.columns["val_loss_" + suffix] = whole[k];
        evaluation.columns["below_unigram_" + suffix] = m_unigram[k] - whole[k];
        evaluation.columns["no_text_" + suffix] = begunSilent[k] - begun[k];
        evaluation.columns["wrong_text_" + suffix] = begunWrong[k] - begun[k];
    }
    if (const int phrase = m_decoder.phraseFrames; phrase > 0) {
        evaluation.columns["first_phrase"] = meansOf(right, 0, phrase)[0];
        evaluation.columns["second_phrase"] = meansOf(right, phrase, 2L * phrase)[0];
        evaluation.columns["later"] = meansOf(right, 2L * phrase, m_decoder.frames)[0];
        evaluation.columns["first_frames"] = meansOf(right, 0, kFirst)[0];
        evaluation.columns["first_frames_wrong"] = meansOf(wrong, 0, kFirst)[0];
    }
    return evaluation;
}

StepKind stepKind(long step)
{
    if (step % 16 == 15)
        return StepKind::Opening;
    return step % 2 == 1 ? StepKind::Beginning : StepKind::Window;
}

std::vector<std::size_t> measuredPlaces(std::size_t size, std::size_t count)
{
    std::vector<std::size_t> places(size);
    std::iota(places.begin(), places.end(), std::size_t(0));
    std::mt19937_64 random(1);
    for (std::size_t i = 0; i < std::min(size, count); ++i)
        std::swap(places[i], places[i + std::size_t(drawBelow(random, std::int64_t(size - i)))]);
    places.resize(std::min(size, count));
    return places;
}

} // namespace arioso::training
