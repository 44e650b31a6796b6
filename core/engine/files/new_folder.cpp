// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/files/new_folder.h"

#include "engine/api/error.h"
#include "engine/api/plain_text.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <system_error>

namespace arioso::engine {
namespace {

namespace fs = std::filesystem;

constexpr const char* kPrefix = ".arioso-convert-";

/// Opens and locks the folder; -1 if another process has locked it. The lock ends with the process.
int lockFolder(const fs::path& folder)
{
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor >= 0 && ::flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        return descriptor;
    if (descriptor >= 0)
        ::close(descriptor);
    return -1;
}

std::string gigabytes(std::uint64_t bytes)
{
    return fixedText(double(bytes) * 1e-9, 2) + " GB";
}

} // namespace

std::optional<std::uint64_t> freeSpaceOf(const fs::path& folder)
{
    std::error_code error;
    const fs::space_info space = fs::space(folder, error);
    return error ? std::nullopt : std::optional<std::uint64_t>(space.available);
}

NewFolder::NewFolder(const fs::path& path, std::uint64_t bytes, const FreeSpace& freeSpace) : m_path(path)
{
    std::error_code error;
    const fs::path place = fs::absolute(path, error).lexically_normal();
    const fs::path target = place.has_filename() ? place : place.parent_path();
    m_parent = target.parent_path();
    if (path.empty() || !target.has_filename())
        fail("it is not the name of a folder");
    if (fs::exists(fs::symlink_status(target, error)) &&
        !(fs::is_directory(target, error) && fs::is_empty(target, error)))
        fail("it already exists");
    if (!fs::is_directory(m_parent, error))
        fail("the folder '" + m_parent.string() + "' does not exist");
    m_path = target;

    removeLeftovers();
    const std::optional<std::uint64_t> space = freeSpace(m_parent);
    if (space && *space < bytes)
        fail("it needs " + gigabytes(bytes) + ", but the disk has only " + gigabytes(*space) + " left");
    std::string name = (m_parent / kPrefix).string() + "XXXXXX";
    if (::mkdtemp(name.data()) == nullptr)
        fail(systemError(errno));
    m_temporary = name;
    m_lock = lockFolder(m_temporary);
}

NewFolder::~NewFolder()
{
    std::error_code ignored;
    if (!m_temporary.empty())
        fs::remove_all(m_temporary, ignored);
    if (m_lock >= 0)
        ::close(m_lock);
}

void NewFolder::fail(const std::string& why) const
{
    throw Error(ErrorCode::FileUnwritable,
                "The folder '" + m_path.string() + "' cannot be written: " + why + ".");
}

void NewFolder::removeLeftovers() const
{
    std::error_code error;
    for (fs::directory_iterator entry(m_parent, error), end; !error && entry != end; entry.increment(error)) {
        if (entry->path().filename().string().rfind(kPrefix, 0) != 0)
            continue;
        const int lock = lockFolder(entry->path());
        if (lock < 0)
            continue;
        std::error_code ignored;
        fs::remove_all(entry->path(), ignored);
        ::close(lock);
    }
}

void NewFolder::commit()
{
    // mkdtemp creates a folder that only its owner may access; the result gets the default permissions.
    const mode_t mask = ::umask(0);
    ::umask(mask);
    (void)::chmod(m_temporary.c_str(), 0777 & ~mask);
    if (std::rename(m_temporary.c_str(), m_path.c_str()) != 0)
        fail(systemError(errno));
    m_temporary.clear();
    const int parent = ::open(m_parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (parent >= 0) {
        (void)::fsync(parent); // makes the rename durable if the file system supports it
        ::close(parent);
    }
}

} // namespace arioso::engine
