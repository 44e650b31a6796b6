// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Tensors in a safetensors file.

#include "training/parameters.h"

#include <filesystem>

namespace arioso::training {

/// Writes all tensors, converted to the CPU and made contiguous, whole or not at all. Throws engine::Error
/// FileUnwritable.
void writeTensors(const std::filesystem::path& path, const TensorMap& tensors);

/// Reads all tensors into memory of their own. Throws as engine::mapSafetensors.
[[nodiscard]] TensorMap readTensors(const std::filesystem::path& path);

} // namespace arioso::training
