// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Writes a file atomically.

#include <cstdint>
#include <filesystem>

namespace arioso::engine {

/// A temporary file in the folder of the final one, which `commit` renames. The destructor removes it if it
/// was not committed. The access functions don't throw, so that C libraries can call them: `throwIfFailed`
/// and `commit` throw the first failure.
class NewFile
{
public:
    /// Throws Error FileUnwritable if no file can be created in the folder, or if `path` must not be
    /// replaced: a folder, a device, a write-protected file.
    explicit NewFile(const std::filesystem::path& path);
    ~NewFile();
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;

    /// Returns the number of bytes written: `count`, or fewer after a failure.
    std::int64_t write(const void* bytes, std::int64_t count) noexcept;
    std::int64_t read(void* bytes, std::int64_t count) noexcept;
    /// Like lseek. Returns the new offset, or -1.
    std::int64_t seek(std::int64_t offset, int whence) noexcept;
    [[nodiscard]] std::int64_t size() noexcept;

    void throwIfFailed() const;

    /// Clears a failure, so that what was written before it can be kept.
    void forgetFailure() noexcept { m_error = 0; }

    /// Flushes the file to the disk and renames it. Throws Error FileUnwritable.
    void commit();

private:
    [[noreturn]] void fail(int error) const;
    void remember() noexcept;

    std::filesystem::path m_path;      ///< as given by the caller, for messages
    std::filesystem::path m_target;    ///< with links resolved
    std::filesystem::path m_temporary; ///< empty after the rename
    int m_descriptor = -1;
    int m_error = 0; ///< errno of the first failure
};

} // namespace arioso::engine
