// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The dtypes of weight files that ATen supports, and tensors over mapped bytes.

#include "engine/files/file_map.h"
#include "engine/files/safetensors_header.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace arioso::engine {

/// A dtype, by its name in safetensors.
struct StoredDtype
{
    std::string_view name;
    at::ScalarType scalarType;
};

/// Null for a dtype that ATen doesn't support, such as 8-bit floats.
[[nodiscard]] const StoredDtype* findDtype(std::string_view name);
/// Null for a type that doesn't occur in weight files.
[[nodiscard]] const StoredDtype* findDtype(at::ScalarType type);

/// A tensor of a file.
struct StoredTensor
{
    TensorEntry entry;
    at::Tensor tensor; ///< undefined for a dtype that ATen doesn't support, such as 8-bit floats
};

/// A tensor over the bytes at `data`, which are part of `map` and enough for the shape. A copy if the bytes
/// are not aligned for the type, and for bools.
[[nodiscard]] at::Tensor tensorOver(at::IntArrayRef shape, at::ScalarType type, const char* data,
                                    const std::shared_ptr<const FileMap>& map);

} // namespace arioso::engine
