// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Numbers as they lie in a weight file, whatever its format: their dtypes, and tensors over mapped bytes.

#include "engine/checkpoint/file_map.h"
#include "engine/checkpoint/weights.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace arioso::engine {

/// A kind of number, by the name that safetensors gives it.
struct StoredDtype
{
    std::string_view name;
    int bits;
    std::optional<at::ScalarType> scalarType; ///< nothing: ATen cannot represent it
};

/// Null for an unknown name.
[[nodiscard]] const StoredDtype* findDtype(std::string_view name);
/// Null for a type that weight files do not have.
[[nodiscard]] const StoredDtype* findDtype(at::ScalarType type);

/// A tensor of a file.
struct StoredTensor
{
    TensorEntry entry;
    at::Tensor
        tensor; ///< undefined when ATen has no such dtype (8-bit floats, unsigned 16-bit integers, ...)
};

/// A tensor over the bytes at `data`, which `map` owns and which have room for the shape. A copy where the
/// bytes are not aligned for their type, and for bools.
[[nodiscard]] at::Tensor tensorOver(at::IntArrayRef shape, at::ScalarType type, const char* data,
                                    const std::shared_ptr<const FileMap>& map);

} // namespace arioso::engine
