// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Files that are being written: one that appears under its name whole or not at all, and one without a name.

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

    /// Clears a failure, so that what was written before it can be kept.
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

/// Kinds of FileUnwritable that have a way out of their own.
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

/// What becomes of a file that has the name already.
enum class Existing { Replaced, Kept };

/// Written under a temporary name in the folder of the final one and renamed by `commit`; removed when it is
/// destroyed before.
class NewFile final : public WrittenFile
{
public:
    /// Throws NameTaken for a file that is kept, and Error FileUnwritable when the folder does not take a new
    /// file or `path` names something that must not be replaced: a folder, a device, a write-protected file.
    explicit NewFile(const std::filesystem::path& path, Existing present = Existing::Replaced);
    ~NewFile();

    /// Flushes the file to the disk and gives it its name. Throws DiskFull, NameTaken when a file that is
    /// kept has appeared meanwhile, Error FileUnwritable.
    void commit();

private:
    [[noreturn]] void fail(int error) const override;
    [[nodiscard]] bool rename() const;

    Existing m_existing;
    std::filesystem::path m_path;      ///< as the caller named it, for sentences
    std::filesystem::path m_target;    ///< with links followed
    std::filesystem::path m_temporary; ///< empty once renamed
};

/// In memory, without a name, gone when it is destroyed. Failures are Errors OutOfMemory.
class ScratchFile final : public WrittenFile
{
public:
    ScratchFile();

    /// For reading it back.
    [[nodiscard]] int descriptor() const { return m_descriptor; }

private:
    [[noreturn]] void fail(int error) const override;
};

} // namespace arioso::engine
