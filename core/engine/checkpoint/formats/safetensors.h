// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Reads safetensors files: a header (files/safetensors_header.h), then the bytes of all tensors.

#include "engine/checkpoint/stored_tensor.h"
#include "engine/files/safetensors_header.h"

#include <filesystem>
#include <vector>

namespace arioso::engine {

/// Reads only the header. Throws Error FileNotFound, FileUnreadable, CheckpointInvalid.
[[nodiscard]] std::vector<SafetensorsEntry> readSafetensorsHeader(const std::filesystem::path& file);

/// Maps the file. The tensors are read-only views of the mapping and keep it alive. Tensors whose bytes are
/// not aligned for their dtype are copies. Throws as readSafetensorsHeader.
[[nodiscard]] std::vector<StoredTensor> mapSafetensors(const std::filesystem::path& file);

} // namespace arioso::engine
