// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/audio/audio_file.h"

#include "engine/api/error.h"
#include "engine/api/plain_text.h"
#include "engine/audio/audio_reader.h"
#include "engine/audio/audio_source.h"
#include "engine/audio/riff.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <new>

namespace arioso::engine {
namespace {

namespace fs = std::filesystem;

class Descriptor
{
public:
    explicit Descriptor(int value) : m_value(value) {}
    ~Descriptor()
    {
        if (m_value >= 0)
            ::close(m_value);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    [[nodiscard]] int get() const { return m_value; }

private:
    int m_value;
};

[[noreturn]] void unreadable(const fs::path& path, const std::string& why)
{
    throw Error(ErrorCode::FileUnreadable, "'" + path.string() + "' " + why + ".");
}

int openRegularFile(const fs::path& path)
{
    // Without O_NONBLOCK, opening a named pipe would wait for a writer. A regular file waits only for the lease
    // of a file server.
    constexpr int kFlags = O_RDONLY | O_CLOEXEC | O_NOCTTY;
    int descriptor = ::open(path.c_str(), kFlags | O_NONBLOCK);
    std::error_code ignored;
    if (descriptor < 0 && errno == EWOULDBLOCK && fs::is_regular_file(path, ignored))
        descriptor = ::open(path.c_str(), kFlags);
    if (descriptor >= 0)
        return descriptor;
    if (errno == ENOENT || errno == ENOTDIR)
        throw Error(ErrorCode::FileNotFound, "'" + path.string() + "' does not exist.");
    if (errno == EACCES || errno == EPERM)
        unreadable(path, "cannot be read: its permissions do not allow it");
    unreadable(path, "cannot be opened: " + systemError(errno));
}

/// The comment that libsndfile finds; "" if it can't read the file.
std::uint64_t sizeOf(const fs::path& path, int descriptor)
{
    struct stat status = {};
    if (::fstat(descriptor, &status) != 0)
        unreadable(path, "cannot be examined: " + systemError(errno));
    if (S_ISDIR(status.st_mode))
        unreadable(path, "is a folder, not an audio file");
    if (!S_ISREG(status.st_mode))
        unreadable(path, "is a pipe or a device, not an audio file");
    if (status.st_size == 0)
        unreadable(path, "is an empty file");
    return std::uint64_t(status.st_size);
}

} // namespace

std::string readAudioComment(const fs::path& path)
{
    const Descriptor descriptor(openRegularFile(path));
    const std::uint64_t size = sizeOf(path, descriptor.get());
    WavFile wav;
    if (readWav(descriptor.get(), size, wav) != WavKind::None)
        return wavComment(descriptor.get(), size);
    const OpenedSource opened = openSndfile({descriptor.get(), 0, size});
    if (!opened.source)
        unreadable(path, opened.refusal);
    return opened.source->comment();
}

AudioReading readAudioPart(const fs::path& path, const AudioPart& part, const AudioProgress& progress)
{
    try {
        const Descriptor descriptor(openRegularFile(path));
        const std::uint64_t size = sizeOf(path, descriptor.get());
        return AudioReader({path, descriptor.get(), size}, progress).read(part);
    } catch (const std::bad_alloc&) {
        throw Error(ErrorCode::OutOfMemory, "There is not enough memory to read '" + path.string() + "'.");
    }
}

Audio readAudioFile(const fs::path& path, const AudioProgress& progress)
{
    return readAudioPart(path, {}, progress).audio;
}

fs::path numberedPath(const fs::path& path, int number)
{
    fs::path name = path.stem();
    name += "-";
    name += std::to_string(number);
    name += path.extension();
    return path.parent_path() / name;
}

} // namespace arioso::engine
