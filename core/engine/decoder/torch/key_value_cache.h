// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The keys and values of one layer of a TorchDecoder. R rows, H heads, S columns to attend to, d width of a
// head.

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace arioso::engine {

/// The keys and values that attention reads, [R, H, S, d] each.
struct KeysValues
{
    at::Tensor keys, values;

    [[nodiscard]] bool defined() const { return keys.defined(); }
};

/// Keys and values of the columns so far, in memory that is allocated once.
class KeyValueCache
{
public:
    KeyValueCache(at::IntArrayRef shape, const at::TensorOptions& options); ///< shape: [R, H, capacity, d]

    /// Appends T columns and returns a view of all columns. The caller must not exceed the capacity.
    [[nodiscard]] KeysValues append(const KeysValues& next);

    /// Switches to recordable steps: from now on `append` writes one column at the index in `position` ([1]
    /// int64 on the cache's device), which is read when the operation runs, and returns the first `visible`
    /// columns; columns that were not written yet are zeros. No operation then depends on a value on the CPU.
    void follow(const at::Tensor& position, std::int64_t visible);

private:
    KeysValues m_all;
    std::int64_t m_length = 0;
    at::Tensor m_position;      // undefined: append after m_length columns
    std::int64_t m_visible = 0; // columns that append returns if m_position is defined
};

} // namespace arioso::engine
