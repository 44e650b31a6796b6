// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Writes files: NewFile replaces a file atomically, ScratchFile has no name.

#include "engine/api/error.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace arioso::engine {

/// The access functions don't throw, so that C libraries can call them: `throwIfFailed` throws the first
/// failure.
class WrittenFile
{
public:
    WrittenFile(const WrittenFile&) = delete;
    WrittenFile& operator=(const WrittenFile&) = delete;

    /// Returns the number of bytes written: `count`, or fewer after a failure.
    std::int64_t write(const void* bytes, std::int64_t count) noexcept;
    std::int64_t read(void* bytes, std::int64_t count) noexcept;
    /// Like lseek. Returns the new offset, or -1.
    std::int64_t seek(std::int64_t offset, int whence) noexcept;
    [[nodiscard]] std::int64_t size() noexcept;

    /// Throws Error for the first failure of an access.
    void throwIfFailed() const;

    /// Clears a failure, so that the bytes written before it can be kept.
    void forgetFailure() noexcept { m_error = 0; }

protected:
    WrittenFile() = default;
    ~WrittenFile();
    [[noreturn]] virtual void fail(int error) const = 0;

    int m_descriptor = -1;
    int m_error = 0; ///< errno of the first failure

private:
    void remember() noexcept;
};

/// Kinds of FileUnwritable for which the window offers different remedies.
class DiskFull : public Error
{
public:
    explicit DiskFull(const std::string& detail) : Error(ErrorCode::FileUnwritable, detail) {}
};
class FolderMissing : public Error
{
public:
    explicit FolderMissing(const std::string& detail) : Error(ErrorCode::FileUnwritable, detail) {}
};
class NameTaken : public Error
{
public:
    explicit NameTaken(const std::string& detail) : Error(ErrorCode::FileUnwritable, detail) {}
};

/// What to do if a file with the name exists.
enum class Existing { Replaced, Kept };

/// A file that is written under a temporary name in the same folder. `commit` renames it. Without `commit`,
/// the destructor removes it.
class NewFile final : public WrittenFile
{
public:
    /// Throws NameTaken if the file exists and is kept, and Error FileUnwritable if no file can be created in
    /// the folder, or if `path` is a folder, a device or a write-protected file.
    explicit NewFile(const std::filesystem::path& path, Existing present = Existing::Replaced);
    ~NewFile();

    /// Flushes the file to the disk and renames it. Throws DiskFull, NameTaken if a file that is kept was
    /// created meanwhile, and Error FileUnwritable.
    void commit();

private:
    [[noreturn]] void fail(int error) const override;
    [[nodiscard]] bool rename() const;

    Existing m_existing;
    std::filesystem::path m_path;      ///< as passed by the caller, for messages
    std::filesystem::path m_target;    ///< with links followed
    std::filesystem::path m_temporary; ///< empty once renamed
};

/// A file in memory, without a name. Failures are Errors OutOfMemory.
class ScratchFile final : public WrittenFile
{
public:
    ScratchFile();

    /// For reading.
    [[nodiscard]] int descriptor() const { return m_descriptor; }

private:
    [[noreturn]] void fail(int error) const override;
};

} // namespace arioso::engine
