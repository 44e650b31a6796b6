// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Reads the safetensors format: a length, a JSON header, then the bytes of all tensors. Enforces all rules of
// the format's reference implementation, because the header's offsets become pointers into a mapped file.

#include "engine/checkpoint/stored_tensor.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace arioso::engine {

/// A tensor and the position of its bytes.
struct SafetensorsEntry
{
    TensorEntry tensor;
    std::uint64_t begin = 0; ///< from the start of the file
};

/// Parses the header of a file of `fileSize` bytes. Returns the entries in the order of their bytes. `source`
/// is the name of the file in messages. Throws Error CheckpointInvalid with file, tensor and rule.
[[nodiscard]] std::vector<SafetensorsEntry>
parseSafetensorsHeader(std::string_view header, std::uint64_t fileSize, const std::string& source);

/// Reads only the header. Throws Error FileNotFound, FileUnreadable, CheckpointInvalid.
[[nodiscard]] std::vector<SafetensorsEntry> readSafetensorsHeader(const std::filesystem::path& file);

/// Maps the file. The tensors are read-only views of the mapping and keep it alive. Tensors whose bytes are
/// not aligned for their dtype are copies. Throws as readSafetensorsHeader.
[[nodiscard]] std::vector<StoredTensor> mapSafetensors(const std::filesystem::path& file);

} // namespace arioso::engine
