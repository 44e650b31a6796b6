// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Shared by Encodec and its streams.

#include "engine/codec/encodec.h"
#include "engine/codec/quantizer.h"
#include "engine/codec/stack.h"

#include <vector>

namespace arioso::engine {

struct CodecNetwork
{
    /// Throws Error CheckpointInvalid, CheckpointUnsupported.
    CodecNetwork(const Weights& weights, const AudioEncoderConfig& config, const Backend& backend);

    /// Throws Error RequestInvalid unless codes are [B, K, F] int64 on the CPU and in the range of the
    /// codebooks.
    void checkCodes(const at::Tensor& codes) const;

    /// codes: [B, K, F], already checked. Returns [F, hiddenSize] for each clip.
    [[nodiscard]] std::vector<at::Tensor> dequantize(const at::Tensor& codes) const;

    AudioEncoderConfig config;
    std::int64_t hop; ///< samples a frame
    Backend backend;
    Stack encoder;
    Stack decoder;
    Quantizer quantizer;
};

/// Signals [T, C] of each clip to [B, C, T] on the CPU.
[[nodiscard]] at::Tensor gather(const std::vector<at::Tensor>& signals);

[[nodiscard]] std::unique_ptr<EncodecStream> makeEncodecStream(const CodecNetwork& network, int batch);

} // namespace arioso::engine
