// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The seam between the generation loop and the implementations of MusicGen's decoder.

#include "engine/decoder/draw.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <memory>

namespace arioso::engine {

/// What the decoder is told besides the ids. Rows are those of the batch (with guidance: conditional rows
/// first).
struct Conditioning
{
    at::Tensor cross;     ///< [R, L, D] float32 projected and masked encoder states; undefined: no
                          ///< cross-attention at all
    at::Tensor crossMask; ///< [R, L] float32, 1 attend and 0 not; undefined: all ones
    at::Tensor
        prefix; ///< [R, P, D] float32 in front of the token embeddings (melody family); undefined: none
};

/// One generation: owns the KV cache. Used from one thread.
class DecoderSession
{
public:
    virtual ~DecoderSession() = default;

    /// Feeds the next T >= 1 columns. ids: [R, K, T] int64 on the CPU, each 0..V (V = pad). The first call
    /// also feeds the prefix. Returns the logits of the last column, [R, K, V] float32 on the CPU. Throws
    /// Error RequestInvalid for ids that the model does not have, RequestTooLong for more columns than
    /// announced.
    [[nodiscard]] virtual at::Tensor step(const at::Tensor& ids) = 0;

    /// Feeds as `step` does and draws the next column: [B, K] int64 on the CPU, uniforms: [B, K] float64 in
    /// [0, 1) on the CPU. Throws Error NumericalFailure for logits that are not numbers. A session on another
    /// device draws there.
    [[nodiscard]] virtual at::Tensor stepAndDraw(const at::Tensor& ids, const DrawRule& rule,
                                                 const at::Tensor& uniforms)
    {
        return drawCodes(step(ids), rule, uniforms);
    }
};

/// What a session will be used for.
struct SessionSize
{
    int rows = 0;
    int maxColumns = 0;   ///< fed in all, prefix not counted
    int firstColumns = 1; ///< fed by the first call
};

/// The network with its weights; immutable.
class Decoder
{
public:
    virtual ~Decoder() = default;

    /// Bytes of this computer's memory that a session of this size allocates: its cache, and what its first
    /// call computes with.
    [[nodiscard]] virtual std::int64_t bytesFor(const Conditioning&, const SessionSize&) const = 0;

    /// `maxColumns`: columns that will be fed in all, prefix not counted; the cache is sized for them. Throws
    /// Error RequestTooLong when prefix and columns exceed the model's positions. The decoder must outlive
    /// the session.
    [[nodiscard]] virtual std::unique_ptr<DecoderSession> begin(const Conditioning&, int rows,
                                                                int maxColumns) const = 0;
};

} // namespace arioso::engine
