// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Estimates of the memory that a model and a generation will allocate: of everything that grows with the
// model or with the request.

#include "engine/api/generation.h"
#include "engine/checkpoint/weights.h"

#include <cstdint>

namespace arioso::engine {

/// Whether the decoder runs on our own kernels.
[[nodiscard]] bool usesNativeDecoder(const LoadOptions& options);

/// Bytes of the decoder's matrices packed to 8 bits: one per weight and a scale for each group.
[[nodiscard]] std::int64_t packedBytes(const WeightStore& store);

/// Bytes that loading allocates besides the mapped files, for tensors that are converted to another type or
/// packed. 0 on a GPU.
[[nodiscard]] std::int64_t loadBytes(const WeightStore& store, const LoadOptions& options);

/// Bytes of a generation's audio and of the codec's activations. `samples`: of one channel of one clip; 0 if
/// the audio is not kept.
[[nodiscard]] std::int64_t renderBytes(const ModelConfig& config, std::int64_t clips, std::int64_t samples);

} // namespace arioso::engine
