// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/files/new_file.h"

#include "engine/api/plain_text.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <string>
#include <system_error>

namespace arioso::engine {
namespace {

namespace fs = std::filesystem;

fs::path folderOf(const fs::path& path)
{
    return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

std::string reason(int error, const fs::path& target)
{
    const std::string folder = "'" + folderOf(target).string() + "'";
    switch (error) {
    case ENOSPC:
    case EDQUOT:
        return "the disk is full";
    case EFBIG:
        return "it would be larger than a file may be here";
    case ENOENT:
        return "the folder " + folder + " does not exist";
    case ENOTDIR:
        return folder + " is not a folder";
    case EACCES:
    case EPERM:
        return "the folder " + folder + " may not be written to";
    case EEXIST:
        return "there is a file of that name already";
    case EROFS:
        return "the folder " + folder + " is on a disk that is read-only";
    default:
        return systemError(error);
    }
}

[[noreturn]] void refuse(const fs::path& path, const std::string& why, int error = 0)
{
    const std::string sentence = "'" + path.string() + "' cannot be written: " + why + ".";
    if (error == ENOSPC || error == EDQUOT)
        throw DiskFull(sentence);
    if (error == ENOENT)
        throw FolderMissing(sentence);
    if (error == EEXIST)
        throw NameTaken(sentence);
    throw Error(ErrorCode::FileUnwritable, sentence);
}

/// Creates a file with a unique name in the folder; -1 and errno on failure. mkstemp can't be used, because
/// only the owner may read its files.
int createBeside(const fs::path& target, fs::path& name)
{
    static std::atomic<unsigned> counter = 0;
    for (;;) {
        name = folderOf(target) / (".arioso-" + std::to_string(::getpid()) + "-" + std::to_string(++counter));
        const int descriptor = ::open(name.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (descriptor >= 0 || errno != EEXIST)
            return descriptor;
    }
}

/// Makes the rename durable, if the file system supports it. The data of the file is already flushed.
void flushFolder(const fs::path& folder)
{
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    (void)::fsync(descriptor);
    ::close(descriptor);
}

} // namespace

NewFile::NewFile(const fs::path& path, Existing present) : m_existing(present), m_path(path), m_target(path)
{
    std::error_code ignored;
    if (fs::is_symlink(path, ignored)) {
        const fs::path followed = fs::weakly_canonical(path, ignored);
        if (!followed.empty())
            m_target = followed;
    }
    if (!m_target.has_filename())
        refuse(path, "it names a folder");

    struct stat existing = {};
    const bool exists = ::stat(m_target.c_str(), &existing) == 0;
    if (exists && m_existing == Existing::Kept)
        fail(EEXIST);
    if (exists && S_ISDIR(existing.st_mode))
        refuse(path, "it is a folder");
    if (exists && !S_ISREG(existing.st_mode))
        refuse(path, "it is a pipe or a device");
    if (exists && ::faccessat(AT_FDCWD, m_target.c_str(), W_OK, AT_EACCESS) != 0)
        refuse(path, "the file there is write-protected");

    m_descriptor = createBeside(m_target, m_temporary);
    if (m_descriptor < 0) {
        m_temporary.clear();
        fail(errno);
    }
    if (exists)
        (void)::fchmod(m_descriptor, existing.st_mode & 0777);
}

NewFile::~NewFile()
{
    if (!m_temporary.empty())
        ::unlink(m_temporary.c_str());
}

void NewFile::fail(int error) const
{
    refuse(m_path, reason(error, m_target), error);
}

WrittenFile::~WrittenFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

void WrittenFile::remember() noexcept
{
    if (m_error == 0)
        m_error = errno;
}

std::int64_t WrittenFile::write(const void* bytes, std::int64_t count) noexcept
{
    std::int64_t done = 0;
    while (done < count) {
        const auto step =
            ::write(m_descriptor, static_cast<const char*>(bytes) + done, std::size_t(count - done));
        if (step < 0 && errno == EINTR)
            continue;
        if (step <= 0) {
            remember();
            break;
        }
        done += step;
    }
    return done;
}

std::int64_t WrittenFile::read(void* bytes, std::int64_t count) noexcept
{
    const auto done = ::read(m_descriptor, bytes, std::size_t(count));
    if (done < 0)
        remember();
    return done < 0 ? 0 : done;
}

std::int64_t WrittenFile::seek(std::int64_t offset, int whence) noexcept
{
    const auto position = ::lseek(m_descriptor, offset, whence);
    if (position < 0)
        remember();
    return position;
}

std::int64_t WrittenFile::size() noexcept
{
    struct stat status = {};
    if (::fstat(m_descriptor, &status) != 0)
        remember();
    return status.st_size;
}

void WrittenFile::throwIfFailed() const
{
    if (m_error != 0)
        fail(m_error);
}

bool NewFile::rename() const
{
    const char* from = m_temporary.c_str();
    const char* to = m_target.c_str();
    if (m_existing == Existing::Kept) {
        if (::renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
            return true;
        struct stat there = {};
        if (errno != EINVAL)
            return false;
        if (::stat(to, &there) == 0) {
            errno = EEXIST;
            return false;
        }
    } // network file systems don't support renaming without replacing
    return std::rename(from, to) == 0;
}

void NewFile::commit()
{
    throwIfFailed();
    if (::fsync(m_descriptor) != 0)
        fail(errno);
    const int descriptor = m_descriptor;
    m_descriptor = -1;
    if (::close(descriptor) != 0)
        fail(errno);
    if (!rename())
        fail(errno);
    m_temporary.clear();
    flushFolder(folderOf(m_target));
}

ScratchFile::ScratchFile()
{
    m_descriptor = ::memfd_create("arioso", MFD_CLOEXEC);
    if (m_descriptor < 0)
        fail(errno);
}

void ScratchFile::fail(int error) const
{
    throw Error(ErrorCode::OutOfMemory,
                "There is not enough memory for a temporary file: " + systemError(error) + ".");
}

} // namespace arioso::engine
