// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Creates a folder atomically: it appears under its name complete, or not at all.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>

namespace arioso::engine {

/// Free bytes on the file system of a folder; nothing if unknown.
using FreeSpace = std::function<std::optional<std::uint64_t>(const std::filesystem::path& folder)>;
[[nodiscard]] std::optional<std::uint64_t> freeSpaceOf(const std::filesystem::path& folder);

/// The folder is filled under a hidden temporary name next to the final one, and `commit` renames it. Without
/// `commit`, the destructor removes it with its contents.
class NewFolder
{
public:
    /// Throws Error FileUnwritable if `path` exists and is not an empty folder, if no folder can be created
    /// in its parent, or if fewer than `bytes` are free on the disk. Also removes temporary folders that
    /// killed conversions left in the same parent.
    NewFolder(const std::filesystem::path& path, std::uint64_t bytes,
              const FreeSpace& freeSpace = freeSpaceOf);
    ~NewFolder();
    NewFolder(const NewFolder&) = delete;
    NewFolder& operator=(const NewFolder&) = delete;

    /// The path of a file with this name in the folder.
    [[nodiscard]] std::filesystem::path file(const std::string& name) const { return m_temporary / name; }

    /// Throws Error FileUnwritable.
    void commit();

private:
    [[noreturn]] void fail(const std::string& why) const;
    void removeLeftovers() const;

    std::filesystem::path m_path; ///< as passed by the caller
    std::filesystem::path m_parent;
    std::filesystem::path m_temporary; ///< empty once renamed
    int m_lock = -1;                   ///< of the temporary folder, so that other processes don't remove it
};

} // namespace arioso::engine
