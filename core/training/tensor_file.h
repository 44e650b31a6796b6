// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Writes and reads safetensors files.

#include "training/parameters.h"

#include <filesystem>

namespace arioso::training {

/// Writes all tensors, converted to contiguous ones on the CPU. Replaces the file atomically. Throws
/// engine::Error FileUnwritable.
void writeTensors(const std::filesystem::path& path, const TensorMap& tensors);

/// Reads all tensors into memory, without mapping the file. Throws the same errors as engine::mapSafetensors.
[[nodiscard]] TensorMap readTensors(const std::filesystem::path& path);

} // namespace arioso::training
