// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Reads files. All functions throw Error FileNotFound, FileUnreadable (a folder, a device, no permission, a
// failed read), and CheckpointInvalid for a Git LFS pointer.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

namespace arioso::engine {

/// An open regular file. Follows links. Opening never blocks, even if the path is a named pipe.
class InputFile
{
public:
    explicit InputFile(std::filesystem::path path);
    ~InputFile();
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] std::uint64_t size() const { return m_size; } ///< bytes, at the time of opening
    [[nodiscard]] int descriptor() const { return m_descriptor; }

    /// Reads exactly `count` bytes, starting at `offset`.
    void read(std::uint64_t offset, char* to, std::size_t count) const;

private:
    std::filesystem::path m_path;
    int m_descriptor;
    std::uint64_t m_size = 0;
};

/// The contents of a file. Throws FileUnreadable for more than `most` bytes.
[[nodiscard]] std::string readFile(const std::filesystem::path& path, std::uint64_t most);

/// A file mapped as read-only memory. The system reads pages on first access and may drop them again. If the
/// file is truncated while it is mapped, an access to a missing page terminates the process (SIGBUS), as with
/// any mapping.
class FileMap
{
public:
    /// Also throws FileUnreadable for an empty file.
    explicit FileMap(const std::filesystem::path& path);
    ~FileMap();
    FileMap(const FileMap&) = delete;
    FileMap& operator=(const FileMap&) = delete;

    [[nodiscard]] const char* data() const { return m_data; }
    [[nodiscard]] std::size_t size() const { return m_size; }

private:
    const char* m_data = nullptr;
    std::size_t m_size = 0;
};

} // namespace arioso::engine
