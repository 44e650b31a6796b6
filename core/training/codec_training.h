// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Trains an EnCodec on a folder of audio files.
//
//     steps 0..warmUp            autoencoder without quantization; the last steps collect latents
//     at warmUp                  the codebooks are initialized by k-means
//     then                       quantization is faded in; the codebooks follow the latents
//
// Runs that start from a trained codec have codebooks from the first step.

#include "engine/api/config.h"
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
    int batch = 6;            ///< clips per worker and step
    double segment = 1;       ///< duration of a clip in seconds
    long warmUp = 300;        ///< steps without codebooks
    long fadeIn = 150;        ///< steps from no quantization to full quantization
    double restartPart = 0.1; ///< entries used less than this share of the average are restarted
    bool decoderOnly = false; ///< encoder and codebooks are frozen
    bool adversarial = false; ///< with a discriminator that is trained together with the decoder
    TensorMap start;          ///< a trained codec (codecOf) to start from; may be empty
};

/// Stores the best and the last codec as the tensors of initialCodec and "quantizer.layers.K.codebook.embed".
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
    /// Statistics of a worker's step.
    struct Observed
    {
        CodebookUse use;
        at::Tensor latents; // [M, D]
    };

    [[nodiscard]] at::Tensor batch(int rank) const;
    /// Accumulates the gradients of the discriminator, and adds its contribution to `gradient`, [B, N], the
    /// gradient of the decoder's output. Returns the losses of both.
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
    bool m_settled = false; // entries are no longer restarted
    double m_quantised = 0; // 0..1
    long m_restarted = 0;
};

} // namespace arioso::training
