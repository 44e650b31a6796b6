// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Finds the members of a zip file, for reading them in place. Only members that are neither compressed nor
// encrypted are supported, as PyTorch writes them. libtorch's own reader (PyTorchStreamReader) accepts files
// that are refused here: with a name that occurs twice, with members that overlap, with another name in the
// local header, and with paths that leave the archive.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace arioso::engine {

/// Whether these bytes begin a zip file.
[[nodiscard]] bool isZip(std::string_view bytes);

/// A member of the archive.
struct ZipMember
{
    std::string name;
    std::uint64_t begin = 0; ///< from the start of the file
    std::uint64_t size = 0;  ///< bytes
};

/// The members of the zip file `bytes` in the order of its directory. Supports zip64. Each member is inside
/// the file, overlaps no other, and has a unique name that is no path out of the archive. Checksums are not
/// verified. `source` is the name of the file in messages. Throws Error CheckpointInvalid.
[[nodiscard]] std::vector<ZipMember> readZipDirectory(std::string_view bytes, const std::string& source);

} // namespace arioso::engine
