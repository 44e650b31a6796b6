// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Trains a decoder, with or without its text encoder, on codes and texts: the engine's own forward pass and
// loss.

#include "engine/config.h"
#include "engine/decoder/decoder.h"
#include "training/pieces.h"
#include "training/trained_weights.h"
#include "training/trainer.h"

#include <memory>
#include <string>
#include <vector>

namespace arioso::training {

struct DecoderTrainingOptions
{
    TrainerOptions trainer;
    engine::ModelConfig config;
    int batch = 4;             ///< pieces of one worker's step
    int frames = 512;          ///< longest part of a piece
    double fromStart = 0.85;   ///< part of the steps that take a piece from its beginning
    int phraseFrames = 0;      ///< the music repeats after so many frames; 0: not known. Then some steps take
                               ///< beginnings alone (StepKind), and losses are told apart by phrase
    double corrupted = 0;      ///< largest part of an example's codes that is fed wrong
    double textRate = 0.1;     ///< learning rate of the text encoder, as a part of the others'; 0: it stays
    double withoutText = 0.12; ///< part of the pieces that are given nothing, which guidance needs
    double withoutMelody = 0.5;  ///< part of a melody model's other pieces that are given their text alone
    std::size_t validation = 16; ///< held-out pieces that are evaluated
};

/// What the examples of a step are, the same for all workers, so that none waits for another. Each kind takes
/// as many pieces as make up the same duration.
enum class StepKind {
    Window,    ///< as long as options allow
    Beginning, ///< a phrase and a quarter: the end of it can already be copied
    Opening,   ///< 0.64 s, in which only the text tells what comes
};

/// With a phrase every second step takes beginnings, and one in sixteen openings.
[[nodiscard]] StepKind stepKind(long step);

/// Places of at most `count` of `size` held-out pieces, from all over the set: neighbours are often of one
/// kind, and a fixed stride may meet a few kinds only.
[[nodiscard]] std::vector<std::size_t> measuredPlaces(std::size_t size, std::size_t count);

class DecoderTraining : public Trainer
{
public:
    /// `weights` and `pieces` must outlive the training.
    DecoderTraining(DecoderTrainingOptions options, const TrainedWeights& weights, const Pieces& pieces);

    /// The mean loss of some pieces' beginnings with their first texts, of each codebook.
    [[nodiscard]] std::vector<double> measure(const std::vector<EncodedPiece>& pieces) const;

protected:
    struct Example
    {
        at::Tensor codes; // [K, T]
        at::Tensor fed;   // [K, T], the same but for what is corrupted
        long text = -1;   // place in Pieces::texts; -1: none
        std::vector<int> melody{};
    };

    [[nodiscard]] std::vector<Example> draw(int rank) const;
    std::vector<double> differentiate(int rank, const Replica& replica) override;
    [[nodiscard]] Evaluation evaluate() override;
    [[nodiscard]] double secondsOfSoundPerStep() const override;
    [[nodiscard]] std::vector<std::string> plotted() const override;
    void addTensors(TensorMap& tensors, bool state) const override;
    void restoreTensors(const TensorMap& tensors) override;

private:
    struct Network;

    [[nodiscard]] at::Tensor corrupted(const at::Tensor& codes, const EncodedPiece& piece,
                                       std::mt19937_64& random) const;
    struct Losses
    {
        at::Tensor each;    // [B, K, S] nats, delayed
        at::Tensor counted; // [B, K, S] bool: not padding
    };
    [[nodiscard]] Losses losses(const Network& network, const std::vector<Example>& examples) const;
    [[nodiscard]] std::vector<at::Tensor> textStates(const Network& network,
                                                     const std::vector<Example>& examples) const;
    enum class Texts { Right, None, Wrong };
    [[nodiscard]] std::vector<at::Tensor> measure(const std::vector<EncodedPiece>& pieces, Texts texts,
                                                  int frames) const;

    DecoderTrainingOptions m_decoder;
    const TrainedWeights& m_weights;
    at::Tensor m_base; // [1], fingerprint of the weights
    const Pieces& m_pieces;
    std::vector<at::Tensor> m_states; // of each text, [L, D], where the text encoder is not trained
    std::vector<double> m_unigram;    // losses on the held-out pieces
};

} // namespace arioso::training
