// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Trains an EnCodec from a folder of sound.
//
//     steps 0..warmUp            plain autoencoder; the last of them collect latents
//     at warmUp                  k-means makes the codebooks
//     then                       quantisation is faded in; codebooks follow their latents
//
// A run that begins with a trained codec has codebooks from its first step.

#include "engine/config.h"
#include "training/clips.h"
#include "training/codebooks.h"
#include "training/codec_network.h"
#include "training/spectrum.h"
#include "training/trainer.h"

#include <string>
#include <utility>
#include <vector>

namespace arioso::training {

struct CodecTrainingOptions
{
    TrainerOptions trainer;
    engine::AudioEncoderConfig config = smallCodec();
    int codebooks = 4;
    int batch = 6;            ///< clips of one worker's step
    double segment = 1;       ///< seconds of a clip
    long warmUp = 300;        ///< steps without codebooks
    long fadeIn = 150;        ///< steps from none to full quantisation
    double restartPart = 0.1; ///< entries used less than this part of the mean are restarted
    bool decoderOnly = false; ///< encoder and codebooks stay as they are
    bool adversarial = false; ///< with a discriminator that is trained along with the decoder
    TensorMap start;          ///< a trained codec (codecOf) to begin with; empty: from nothing
};

/// The best and the last codec are stored as tensors of initialCodec and "quantizer.layers.K.codebook.embed".
class CodecTraining : public Trainer
{
public:
    /// `clips` must outlive the training.
    CodecTraining(CodecTrainingOptions options, const ClipSet& clips);

    [[nodiscard]] const Codebooks& codebooks() const { return m_codebooks; }

protected:
    void prepare(double spent) override;
    std::vector<double> differentiate(int rank, const Replica& replica) override;
    void afterStep() override;
    [[nodiscard]] Evaluation evaluate() override;
    [[nodiscard]] double secondsOfSoundPerStep() const override;
    [[nodiscard]] std::vector<std::string> plotted() const override;
    void addTensors(TensorMap& tensors, bool state) const override;
    void restoreTensors(const TensorMap& tensors) override;

private:
    /// What one worker's step says about the latents.
    struct Observed
    {
        CodebookUse use;
        at::Tensor latents; // [M, D]
    };

    [[nodiscard]] at::Tensor batch(int rank) const;
    /// Adds the discriminator's gradients to its leaves and its share to `gradient`, [B, N], that of the
    /// decoder's output. Returns the losses of both.
    std::pair<double, double> deceive(const TensorMap& leaves, const at::Tensor& audio,
                                      const at::Tensor& estimate, at::Tensor& gradient) const;

    CodecTrainingOptions m_codec;
    const ClipSet& m_clips;
    at::Tensor m_validation; // [B, N]
    Codebooks m_codebooks;
    SpectralLoss m_loss;
    std::vector<Observed> m_observed; // of each worker
    std::vector<at::Tensor> m_pool;   // latents for k-means
    bool m_collects = false;
    bool m_settled = false; // no entry is restarted any more
    double m_quantised = 0; // 0..1
    long m_restarted = 0;
};

} // namespace arioso::training
