// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The header of a safetensors file: a length of 8 bytes, then JSON with the name, dtype, shape and position
// of each tensor. The reader enforces all rules of the format's reference implementation, because the offsets
// become pointers into a mapped file.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace arioso::engine {

/// A weight file's description of one tensor.
struct TensorEntry
{
    std::string name;
    std::string dtype; ///< safetensors' name, such as "BF16"
    std::vector<std::int64_t> shape;
    std::int64_t bytes = 0;
};

/// A tensor and the position of its bytes.
struct SafetensorsEntry
{
    TensorEntry tensor;
    std::uint64_t begin = 0; ///< from the start of the file
};

inline constexpr std::uint64_t kSafetensorsLengthBytes = 8;

/// The length of the JSON, from the first 8 bytes of a file of `fileSize` bytes. `source` is the name of the
/// file in messages. Throws Error CheckpointInvalid.
[[nodiscard]] std::uint64_t safetensorsHeaderLength(std::string_view begin, std::uint64_t fileSize,
                                                    const std::string& source);

/// Parses the JSON of a file of `fileSize` bytes. Returns the entries in the order of their bytes. Throws
/// Error CheckpointInvalid with file, tensor and rule.
[[nodiscard]] std::vector<SafetensorsEntry>
parseSafetensorsHeader(std::string_view header, std::uint64_t fileSize, const std::string& source);

/// The texts of the JSON's member __metadata__. Throws Error CheckpointInvalid.
[[nodiscard]] std::map<std::string, std::string> safetensorsMetadata(std::string_view header,
                                                                     const std::string& source);

/// The first bytes of a file: length and JSON. The tensors' bytes follow in the order of `tensors`, without
/// gaps, starting at a multiple of 8. Names must be UTF-8.
[[nodiscard]] std::string safetensorsHeader(const std::vector<TensorEntry>& tensors,
                                            const std::map<std::string, std::string>& metadata = {});

} // namespace arioso::engine
