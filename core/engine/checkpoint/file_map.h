// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Files for reading. Everything throws Error FileNotFound, FileUnreadable (a folder, a device, a lack of
// rights, a failed read), or CheckpointInvalid for a Git LFS pointer.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

namespace arioso::engine {

/// An open regular file. Links are followed. Never waits, whatever the path turns out to be.
class InputFile
{
public:
    explicit InputFile(std::filesystem::path path);
    ~InputFile();
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] std::uint64_t size() const { return m_size; } ///< bytes, as it was when opened
    [[nodiscard]] int descriptor() const { return m_descriptor; }

    /// Reads exactly `count` bytes that begin at `offset`.
    void read(std::uint64_t offset, char* to, std::size_t count) const;

private:
    std::filesystem::path m_path;
    int m_descriptor;
    std::uint64_t m_size = 0;
};

/// The whole content. A file of more than `most` bytes is FileUnreadable.
[[nodiscard]] std::string readFile(const std::filesystem::path& path, std::uint64_t most);

/// A file as read-only memory; nothing is copied, pages come from disk when they are touched and can go
/// again. Whoever shortens the file meanwhile ends the process at the next touch of a missing page, as with
/// any mapping.
class FileMap
{
public:
    /// An empty file is FileUnreadable too.
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
