// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// EnCodec: audio to codes and back, for one mono stream. For stereo the caller uses two streams.

#include "engine/api/config.h"
#include "engine/checkpoint/weights.h"

#include <ATen/core/Tensor.h>

#include <memory>

namespace arioso::engine {

/// Decodes codes as they arrive. Frames are decoded in blocks of a fixed size, whatever the sizes of the
/// pushed portions are, so that the samples don't depend on the portions.
class EncodecStream
{
public:
    virtual ~EncodecStream() = default;

    /// codes: [B, K, F] int64, F >= 0. Returns the next samples, [B, C, N] float32 on the CPU; N may be 0.
    [[nodiscard]] virtual at::Tensor push(const at::Tensor& codes) = 0;

    /// Returns the remaining samples: hop x (number of pushed frames) in total. Ends the stream.
    [[nodiscard]] virtual at::Tensor finish() = 0;
};

class Encodec
{
public:
    /// Frames that a stream decodes at a time. The first chunk comes after this many.
    static constexpr int kBlockFrames = 25;

    /// `weights`: the scope "audio_encoder". Computes in float32 on `device`. The number of codebooks is the
    /// number of `quantizer.layers` in the file. Throws Error CheckpointInvalid, CheckpointUnsupported.
    Encodec(const Weights& weights, const AudioEncoderConfig& config, at::Device device, int threads);
    ~Encodec();
    Encodec(const Encodec&) = delete;
    Encodec& operator=(const Encodec&) = delete;

    [[nodiscard]] int codebooks() const; ///< K

    /// audio: [B, C, N] float32 on the CPU, C = config.audioChannels, N >= 1. Returns [B, K, ceil(N / hop)]
    /// int64 on the CPU. Throws Error AudioInvalid.
    [[nodiscard]] at::Tensor encode(const at::Tensor& audio) const;

    /// The encoder's output before quantization, [B, hiddenSize, ceil(N / hop)]. For tests and training.
    [[nodiscard]] at::Tensor latents(const at::Tensor& audio) const;

    /// codes: [B, K, F] int64, each 0..codebookSize-1, F >= 1. Returns [B, C, hop x F] float32 on the CPU,
    /// computed in one piece as by the reference. A stream gives the same samples (bit-identical with AVX2,
    /// else up to rounding) and takes less memory and time. Throws Error RequestInvalid.
    [[nodiscard]] at::Tensor decodeWhole(const at::Tensor& codes) const;

    /// A stream for B clips at once. The Encodec must outlive it.
    [[nodiscard]] std::unique_ptr<EncodecStream> stream(int batch) const;

private:
    struct Network;
    std::unique_ptr<Network> m_network;
};

} // namespace arioso::engine
