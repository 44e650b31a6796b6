// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Trains an EnCodec from a folder of sound.
//
//     steps 0..warmUp            plain autoencoder; the last of them collect latents
//     at warmUp                  k-means makes the codebooks
//     then                       quantisation is faded in; codebooks follow their latents

#include "engine/config.h"
#include "training/clips.h"
#include "training/codebooks.h"
#include "training/codec_measures.h"
#include "training/parameters.h"
#include "training/run_log.h"
#include "training/schedule.h"
#include "training/spectrum.h"
#include "training/team.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace arioso::training {

/// The codec of the small models: EnCodec 32 kHz as MusicGen's, narrower, with one LSTM layer.
[[nodiscard]] engine::AudioEncoderConfig smallCodec();

struct CodecTrainingOptions
{
    engine::AudioEncoderConfig config = smallCodec();
    int codebooks = 4;
    std::filesystem::path run; ///< folder of the run; continued when it holds a state
    Budget budget;
    LearningRate learningRate;
    at::Device device = at::kCPU;
    int workers = 2;
    int batch = 6;      ///< clips of one worker's step
    double segment = 1; ///< seconds of a clip
    std::uint64_t seed = 1;
    long warmUp = 300;        ///< steps without codebooks
    long fadeIn = 150;        ///< steps from none to full quantisation
    double restartPart = 0.1; ///< entries used less than this part of the mean are restarted
    long logEvery = 20;       ///< steps
    double saveMinutes = 3;   ///< between validations and checkpoints; 0: by steps
    long saveSteps = 0;
    bool decoderOnly = false; ///< encoder and codebooks stay as they are
};

class CodecTraining
{
public:
    /// `clips` must outlive the training. Continues from the run's state if there is one.
    CodecTraining(CodecTrainingOptions options, const ClipSet& clips);

    /// Until the budget is spent, a stop is requested or the codec gets worse; then the state is saved. The
    /// best codec is in best.safetensors, the last in state.safetensors.
    void run();

    [[nodiscard]] long step() const { return m_step; }
    [[nodiscard]] const Parameters& parameters() const { return m_parameters; }
    [[nodiscard]] const Codebooks& codebooks() const { return m_codebooks; }

private:
    /// What rank 0 decided about the next step.
    struct Plan
    {
        bool stop = false;
        double learningRate = 0;
        double quantised = 0; ///< 0..1
        bool collect = false; ///< latents for k-means
    };

    /// What one worker contributes to a step.
    struct Share
    {
        std::unique_ptr<Replica> replica;
        CodebookUse use;
        at::Tensor latents; // [M, D]
        std::vector<double> terms;
        double squaredNorm = 0;
    };

    void work(int rank, Barrier& barrier);
    [[nodiscard]] Plan plan();
    void differentiate(int rank);
    void update(int rank, Barrier& barrier);
    void updateCodebooks();
    void account();
    void validateAndSave();
    [[nodiscard]] at::Tensor batch(int rank) const;
    [[nodiscard]] bool due() const;
    [[nodiscard]] double secondsSpent() const;
    [[nodiscard]] bool gotWorse() const { return m_worse >= 5; }

    void load();
    void save(const std::filesystem::path& path, bool whole) const;

    CodecTrainingOptions m_options;
    const ClipSet& m_clips;
    at::Tensor m_validation; // [B, N]
    Parameters m_parameters;
    Codebooks m_codebooks;
    SpectralLoss m_loss;
    std::unique_ptr<RunLog> m_log;
    std::vector<Share> m_shares;
    Plan m_plan;
    std::vector<at::Tensor> m_pool;

    long m_step = 0;
    double m_secondsBefore = 0; // of earlier runs
    std::chrono::steady_clock::time_point m_start;
    double m_lastSave = 0; // seconds spent
    double m_best = 1e9;
    int m_worse = 0;            // validations in a row that were clearly worse than the best
    std::vector<double> m_sums; // of terms since the last row
    double m_sumsSince = 0;     // seconds spent
    long m_sumsSteps = 0;
    double m_norm = 0;
    long m_restarted = 0;
    RunLog::Row m_measured;
};

/// A trained codec: tensors as of initialCodec, and "quantizer.layers.K.codebook.embed".
[[nodiscard]] TensorMap readCodec(const std::filesystem::path& run);

} // namespace arioso::training
