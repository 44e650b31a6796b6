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
    int batch = 4;           ///< pieces of one worker's step
    int frames = 512;        ///< longest part of a piece
    double fromStart = 0.85; ///< part of the steps that take a piece from its beginning
    int shortFrames = 0;     ///< every second worker reads beginnings of this length, as many as make up the
                         ///< same sound: there only the text says what comes. 0: it reads what the others do
    double textRate = 0.1;       ///< learning rate of the text encoder, as a part of the others'; 0: it stays
    double withoutText = 0.12;   ///< part of the pieces that are given nothing, which guidance needs
    double withoutMelody = 0.5;  ///< part of a melody model's other pieces that are given their text alone
    std::size_t validation = 16; ///< held-out pieces that are evaluated
};

class DecoderTraining : public Trainer
{
public:
    /// `weights` and `pieces` must outlive the training.
    DecoderTraining(DecoderTrainingOptions options, const TrainedWeights& weights, const Pieces& pieces);

    /// The mean loss of some pieces' beginnings with their first texts, of each codebook.
    [[nodiscard]] std::vector<double> measure(const std::vector<EncodedPiece>& pieces) const;

protected:
    std::vector<double> differentiate(int rank, const Replica& replica) override;
    [[nodiscard]] Evaluation evaluate() override;
    [[nodiscard]] double secondsOfSoundPerStep() const override;
    [[nodiscard]] std::vector<std::string> plotted() const override;
    void addTensors(TensorMap& tensors, bool state) const override;
    void restoreTensors(const TensorMap& tensors) override;

private:
    struct Network;
    struct Example
    {
        at::Tensor codes; // [K, T]
        long text = -1;   // place in Pieces::texts; -1: none
        std::vector<int> melody{};
    };

    [[nodiscard]] std::vector<Example> draw(int rank) const;
    [[nodiscard]] at::Tensor losses(const Network& network, const std::vector<Example>& examples) const;
    [[nodiscard]] std::vector<at::Tensor> textStates(const Network& network,
                                                     const std::vector<Example>& examples) const;
    enum class Texts { Right, None, Wrong };
    [[nodiscard]] std::vector<double> measure(const std::vector<EncodedPiece>& pieces, Texts texts,
                                              int frames) const;

    DecoderTrainingOptions m_decoder;
    const TrainedWeights& m_weights;
    at::Tensor m_base; // [1], fingerprint of the weights
    const Pieces& m_pieces;
    std::vector<at::Tensor> m_states; // of each text, [L, D], where the text encoder is not trained
    std::vector<double> m_unigram;    // losses on the held-out pieces
};

} // namespace arioso::training
