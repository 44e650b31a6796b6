// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A folder that appears under its name whole or not at all.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>

namespace arioso::engine {

/// Bytes that are free for us where a folder is; nothing when the system does not tell.
using FreeSpace = std::function<std::optional<std::uint64_t>(const std::filesystem::path& folder)>;
[[nodiscard]] std::optional<std::uint64_t> freeSpaceOf(const std::filesystem::path& folder);

/// Filled under a hidden name beside the final one; `commit` gives it its name. Removed with all that is in
/// it when it is destroyed before.
class NewFolder
{
public:
    /// Throws Error FileUnwritable when `path` is there and not an empty folder, when its parent does not
    /// take a new folder, or when the disk has less than `bytes` left. Also removes what a conversion into
    /// the same parent left when it was killed.
    NewFolder(const std::filesystem::path& path, std::uint64_t bytes,
              const FreeSpace& freeSpace = freeSpaceOf);
    ~NewFolder();
    NewFolder(const NewFolder&) = delete;
    NewFolder& operator=(const NewFolder&) = delete;

    /// A file of this name in the folder.
    [[nodiscard]] std::filesystem::path file(const std::string& name) const { return m_temporary / name; }

    /// Throws Error FileUnwritable.
    void commit();

private:
    [[noreturn]] void fail(const std::string& why) const;
    void removeLeftovers() const;

    std::filesystem::path m_path; ///< as the caller named it
    std::filesystem::path m_parent;
    std::filesystem::path m_temporary; ///< empty once renamed
    int m_lock = -1;                   ///< of the temporary folder, so that others see that it is in use
};

} // namespace arioso::engine
