// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/files/file_map.h"

#include "engine/api/error.h"
#include "engine/api/plain_text.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string_view>
#include <utility>

namespace arioso::engine {
namespace {

[[noreturn]] void failSystem(const std::filesystem::path& path, int error)
{
    const bool absent = error == ENOENT || error == ENOTDIR;
    if (absent)
        throw Error(ErrorCode::FileNotFound, "The file '" + path.string() + "' does not exist.");
    throw Error(error == ENOMEM ? ErrorCode::OutOfMemory : ErrorCode::FileUnreadable,
                "The file '" + path.string() + "' cannot be read: " + systemError(error) + ".");
}

[[noreturn]] void failKind(const std::filesystem::path& path, const std::string& complaint)
{
    throw Error(ErrorCode::FileUnreadable, "'" + path.string() + "' " + complaint + ".");
}

/// Without git-lfs, `git clone` creates a short text in place of a large file.
bool isLfsPointer(int descriptor, std::uint64_t size)
{
    constexpr std::string_view kFirstLine = "version https://git-lfs.github.com/spec/";
    constexpr std::uint64_t kLongestPointer = 1024;
    std::array<char, kFirstLine.size()> start{};
    return size >= start.size() && size < kLongestPointer &&
           ::pread(descriptor, start.data(), start.size(), 0) == ssize_t(start.size()) &&
           std::string_view(start.data(), start.size()) == kFirstLine;
}

int openToRead(const std::filesystem::path& path, int flags)
{
    int descriptor = -1;
    do {
        descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | flags);
    } while (descriptor < 0 && errno == EINTR);
    return descriptor;
}

} // namespace

InputFile::InputFile(std::filesystem::path path) : m_path(std::move(path))
{
    // Without O_NONBLOCK, opening a named pipe would wait for a writer. A regular file waits only for the lease
    // of a file server.
    m_descriptor = openToRead(m_path, O_NONBLOCK);
    std::error_code ignored;
    if (m_descriptor < 0 && errno == EWOULDBLOCK && std::filesystem::is_regular_file(m_path, ignored))
        m_descriptor = openToRead(m_path, 0);
    if (m_descriptor < 0)
        failSystem(m_path, errno);

    struct stat status = {};
    const int error = ::fstat(m_descriptor, &status) == 0 ? 0 : errno;
    if (error == 0 && S_ISREG(status.st_mode)) {
        m_size = std::uint64_t(status.st_size);
        if (!isLfsPointer(m_descriptor, m_size))
            return;
        ::close(m_descriptor);
        throw Error(ErrorCode::CheckpointInvalid,
                    "'" + m_path.string() +
                        "' is a Git LFS pointer, not the file itself; run 'git lfs pull' in its folder.");
    }
    ::close(m_descriptor); // the destructor doesn't run if the constructor throws
    if (error != 0)
        failSystem(m_path, error);
    failKind(m_path, S_ISDIR(status.st_mode) ? "is a folder, not a file" : "is not a regular file");
}

InputFile::~InputFile()
{
    ::close(m_descriptor);
}

void InputFile::read(std::uint64_t offset, char* to, std::size_t count) const
{
    if (offset > m_size || count > m_size - offset)
        failKind(m_path, "is too short");
    while (count > 0) {
        const ssize_t got = ::pread(m_descriptor, to, count, off_t(offset));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            failSystem(m_path, errno);
        if (got == 0)
            failKind(m_path, "became shorter while it was read");
        to += got;
        offset += std::uint64_t(got);
        count -= std::size_t(got);
    }
}

std::string readFile(const std::filesystem::path& path, std::uint64_t most)
{
    const InputFile file(path);
    if (file.size() > most) {
        failKind(path, "has " + std::to_string(file.size()) + " bytes, which is more than the limit of " +
                           std::to_string(most));
    }
    std::string content(std::size_t(file.size()), '\0');
    file.read(0, content.data(), content.size());
    return content;
}

FileMap::FileMap(const std::filesystem::path& path)
{
    const InputFile file(path);
    if (file.size() == 0)
        failKind(path, "is empty");
    void* memory = ::mmap(nullptr, std::size_t(file.size()), PROT_READ, MAP_PRIVATE, file.descriptor(), 0);
    if (memory == MAP_FAILED)
        failSystem(path, errno);
    m_data = static_cast<const char*>(memory);
    m_size = std::size_t(file.size());
}

FileMap::~FileMap()
{
    ::munmap(const_cast<char*>(m_data), m_size);
}

} // namespace arioso::engine
