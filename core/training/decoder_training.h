// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Trains a decoder, with or without its text encoder, on codes and texts. Uses the forward pass and loss of
// the engine.

#include "engine/api/config.h"
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
    int batch = 4;           ///< pieces per worker and step
    int frames = 512;        ///< largest duration of an example
    double fromStart = 0.85; ///< share of the steps that use the beginning of a piece
    int phraseFrames = 0;    ///< number of frames after which the music repeats; 0: unknown. If known, some
                             ///< steps use only beginnings (StepKind), and losses are reported by phrase
    double corrupted = 0;    ///< largest share of an example's input codes that is replaced by wrong ones
    bool bf16 = false;       ///< compute matrix products of steps in bfloat16; parameters stay float32
    double textRate = 0.1;   ///< learning rate of the text encoder relative to that of the decoder; 0: frozen
    double withoutText = 0.12;   ///< share of the pieces without conditions, for classifier-free guidance
    double withoutMelody = 0.5;  ///< of a melody model: share of the other pieces that have only a text
    std::size_t validation = 16; ///< held-out pieces that are evaluated
};

/// The type of a step's examples. It is the same for all workers, so that their steps take equally long. The
/// number of examples is chosen so that all types have the same total duration.
enum class StepKind {
    Window,    ///< as long as the options allow
    Beginning, ///< 1.25 phrases, so that the last part can be copied from the first
    Opening,   ///< 0.64 s, which depend only on the text
};

/// If the phrase is known, every second step uses beginnings, and one of sixteen uses openings.
[[nodiscard]] StepKind stepKind(long step);

/// Indices of at most `count` of `size` held-out pieces, spread irregularly over the set. Neighbors are often
/// similar, and a fixed stride might select only a few styles.
[[nodiscard]] std::vector<std::size_t> measuredPlaces(std::size_t size, std::size_t count);

class DecoderTraining : public Trainer
{
public:
    /// `weights` and `pieces` must outlive the training.
    DecoderTraining(DecoderTrainingOptions options, const TrainedWeights& weights, const Pieces& pieces);

    /// The mean loss of each codebook on the beginnings of some pieces with their first text.
    [[nodiscard]] std::vector<double> measure(const std::vector<EncodedPiece>& pieces) const;

protected:
    struct Example
    {
        at::Tensor codes; // [K, T]
        at::Tensor fed;   // [K, T], `codes` with wrong codes inserted
        long text = -1;   // index into Pieces::texts; -1: none
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
    std::vector<at::Tensor> m_states; // [L, D] for each text, if the text encoder is frozen
    std::vector<double> m_unigram;    // losses on the held-out pieces
};

} // namespace arioso::training
