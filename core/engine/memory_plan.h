// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// How much memory a model and a generation will allocate, as far as that can be said before. Estimates of
// what grows with the model or the request; a few megabytes are left out.

#include "engine/checkpoint/weights.h"
#include "engine/generation.h"

#include <cstdint>

namespace arioso::engine {

/// The decoder runs on our own kernels.
[[nodiscard]] bool usesNativeDecoder(const LoadOptions& options);

/// Of the decoder's matrices once packed in 8 bits: a byte a weight and a scale for each group.
[[nodiscard]] std::int64_t packedBytes(const WeightStore& store);

/// Beside the mapped files: tensors that are stored in another type than they are computed in are copied, and
/// the codec packs its own. On a GPU 0.
[[nodiscard]] std::int64_t loadBytes(const WeightStore& store, const LoadOptions& options);

/// Sound of a generation and the codec's activations while it is made. `samples`: of one channel of one
/// clip, 0 where the sound is not kept.
[[nodiscard]] std::int64_t renderBytes(const ModelConfig& config, std::int64_t clips, std::int64_t samples);

} // namespace arioso::engine
