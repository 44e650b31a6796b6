// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The interface between the generation loop and the implementations of MusicGen's decoder.

#include "engine/sampling/sampler.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <memory>

namespace arioso::engine {

/// The decoder's inputs besides the ids, for each row of the batch. With guidance the conditional rows come
/// first.
struct Conditioning
{
    /// [R, L, D] float32, projected encoder states, zero where they are masked; undefined: no
    /// cross-attention.
    at::Tensor cross;
    at::Tensor crossMask; ///< [R, L] float32, 1 for states to attend to, else 0; undefined: all ones
    at::Tensor prefix;    ///< [R, P, D] float32 before the token embeddings (melody family); undefined: none
};

/// One generation. Owns the KV cache. For use from one thread.
class DecoderSession
{
public:
    virtual ~DecoderSession() = default;

    /// Feeds the next T >= 1 columns; the first call also feeds the prefix. ids: [R, K, T] int64 on the CPU,
    /// each 0..V (V = pad). Returns the logits of the last column, [R, K, V] float32 on the CPU. Throws Error
    /// RequestInvalid for ids that the model doesn't have, and RequestTooLong for more columns than
    /// announced.
    [[nodiscard]] virtual at::Tensor step(const at::Tensor& ids) = 0;

    /// Feeds as `step` does and returns the logits of all T columns (teacher forcing): [R, K, T, V] float32 on
    /// the CPU, possibly a view. A session is used either with this function or with the others. Throws as
    /// `step`.
    [[nodiscard]] virtual at::Tensor stepEach(const at::Tensor& ids) = 0;

    /// Feeds as `step` does and samples the next column, [B, K] int64 on the CPU. uniforms: [B, K] float64 in
    /// [0, 1) on the CPU. Throws Error NumericalFailure for logits that are not numbers. Sessions on other
    /// devices sample there.
    [[nodiscard]] virtual at::Tensor stepAndSample(const at::Tensor& ids, const SamplingRule& rule,
                                                   const at::Tensor& uniforms)
    {
        return sampleCodes(step(ids), rule, uniforms);
    }
};

/// The size of a session.
struct SessionSize
{
    int rows = 0;
    int maxColumns = 0;   ///< total, without the prefix
    int firstColumns = 1; ///< fed by the first call
};

/// The network with its weights. Immutable.
class Decoder
{
public:
    virtual ~Decoder() = default;

    /// Bytes of this computer's memory that a session of this size allocates, for its cache and for the
    /// activations of its first call.
    [[nodiscard]] virtual std::int64_t bytesFor(const Conditioning&, const SessionSize&) const = 0;

    /// Begins a generation. `maxColumns`: columns that will be fed in total, without the prefix; determines
    /// the size of the cache. Throws Error RequestTooLong if prefix and columns exceed the model's positions,
    /// Internal if the conditioning does not fit. The decoder must outlive the session.
    [[nodiscard]] virtual std::unique_ptr<DecoderSession> begin(const Conditioning&, int rows,
                                                                int maxColumns) const = 0;
};

} // namespace arioso::engine
