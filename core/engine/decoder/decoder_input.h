// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Checks of a decoder's inputs, the same for all implementations. The kernels use these values as indices
// without further checks.

#include "engine/api/config.h"
#include "engine/decoder/decoder.h"

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace arioso::engine {

/// Throws Error RequestInvalid unless ids is [R, K, T] int64 with R, T >= 1 and values 0..V (V = pad).
void requireIds(const at::Tensor& ids, const DecoderConfig& config);

/// Throws Error Internal for tensors whose shapes don't match `rows` rows of this model.
void requireConditioning(const Conditioning& conditioning, std::int64_t rows, const DecoderConfig& config);

/// Throws Error RequestTooLong if prefix and columns together exceed the model's positions.
void requireRoom(const Conditioning& conditioning, std::int64_t columns, const DecoderConfig& config);

/// Checks the calls of a session.
class SessionInput
{
public:
    /// Throws as `requireConditioning` and `requireRoom`. `config` must outlive the object.
    SessionInput(const DecoderConfig& config, const Conditioning& conditioning, int rows, int maxColumns);

    /// Counts the columns of ids. Throws as `requireIds`, Internal for another number of rows, and
    /// RequestTooLong for more columns than announced.
    void admit(const at::Tensor& ids);

    [[nodiscard]] std::int64_t positions() const { return m_positions; } ///< prefix and announced columns

private:
    const DecoderConfig& m_config;
    std::int64_t m_rows;
    std::int64_t m_columnsLeft;
    std::int64_t m_positions;
};

} // namespace arioso::engine
