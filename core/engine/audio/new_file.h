// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A file that appears under its name whole or not at all.

#include <cstdint>
#include <filesystem>

namespace arioso::engine {

/// Written under a temporary name in the folder of the final one and renamed by `commit`; removed when it is
/// destroyed before. The access functions never throw, so that C libraries can call them: the first failure
/// is remembered and thrown by `throwIfFailed` and `commit`.
class NewFile
{
public:
    /// Throws Error FileUnwritable when the folder does not take a new file or `path` names something that
    /// must not be replaced: a folder, a device, a write-protected file.
    explicit NewFile(const std::filesystem::path& path);
    ~NewFile();
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;

    /// Bytes written: `count`, or fewer after a failure.
    std::int64_t write(const void* bytes, std::int64_t count) noexcept;
    std::int64_t read(void* bytes, std::int64_t count) noexcept;
    /// As lseek: the new offset, or -1.
    std::int64_t seek(std::int64_t offset, int whence) noexcept;
    [[nodiscard]] std::int64_t size() noexcept;

    void throwIfFailed() const;

    /// What was written before the failure is worth keeping.
    void forgetFailure() noexcept { m_error = 0; }

    /// Flushes the file to the disk and gives it its name. Throws Error FileUnwritable.
    void commit();

private:
    [[noreturn]] void fail(int error) const;
    void remember() noexcept;

    std::filesystem::path m_path;      ///< as the caller named it, for sentences
    std::filesystem::path m_target;    ///< with links followed
    std::filesystem::path m_temporary; ///< empty once renamed
    int m_descriptor = -1;
    int m_error = 0; ///< errno of the first failure
};

} // namespace arioso::engine
