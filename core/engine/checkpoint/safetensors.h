// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The safetensors format: a length, a JSON header, then the bytes of all tensors. Every rule of the format's
// reference implementation is enforced, because what the header says becomes pointers into a mapping.

#include "engine/checkpoint/stored_tensor.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace arioso::engine {

/// Where a tensor's bytes lie.
struct SafetensorsEntry
{
    TensorEntry tensor;
    std::uint64_t begin = 0; ///< from the start of the file
};

/// The entries that the header text of a file of `fileSize` bytes lists, in the order of their bytes.
/// `source` names the file in messages. Throws Error CheckpointInvalid, naming file, tensor and rule.
[[nodiscard]] std::vector<SafetensorsEntry>
parseSafetensorsHeader(std::string_view header, std::uint64_t fileSize, const std::string& source);

/// Reads only the header. Throws Error FileNotFound, FileUnreadable, CheckpointInvalid.
[[nodiscard]] std::vector<SafetensorsEntry> readSafetensorsHeader(const std::filesystem::path& file);

/// Maps the file. The tensors are views of the mapping and keep it alive; writing to one is a memory fault.
/// Those whose bytes are not aligned for their dtype are copies. Throws as readSafetensorsHeader.
[[nodiscard]] std::vector<StoredTensor> mapSafetensors(const std::filesystem::path& file);

} // namespace arioso::engine
