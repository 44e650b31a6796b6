// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Where the members of a zip file lie, for reading them in place. Only what PyTorch writes is read: members
// that are stored, not compressed and not encrypted.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace arioso::engine {

/// Whether these are the first bytes of a zip file.
[[nodiscard]] bool isZip(std::string_view bytes);

/// A member whose bytes are in the file as they are.
struct ZipMember
{
    std::string name;
    std::uint64_t begin = 0; ///< from the start of the file
    std::uint64_t size = 0;  ///< bytes
};

/// The members of the zip file `bytes` in the order of its directory, with sizes above 4 GiB too (zip64).
/// Every member lies inside the file and apart from all others, has a name of its own, and names no place
/// outside of the archive. Checksums are not looked at. `source` names the file in messages. Throws Error
/// CheckpointInvalid.
[[nodiscard]] std::vector<ZipMember> readZipDirectory(std::string_view bytes, const std::string& source);

} // namespace arioso::engine
