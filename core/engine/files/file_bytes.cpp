// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/files/file_bytes.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace arioso::engine {
namespace {

std::size_t readFully(int descriptor, char* to, std::size_t count, std::uint64_t offset)
{
    std::size_t done = 0;
    while (done < count) {
        const ssize_t got = ::pread(descriptor, to + done, count - done, off_t(offset + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        done += std::size_t(got);
    }
    return done;
}

} // namespace

std::string readAt(int descriptor, std::uint64_t offset, std::size_t count)
{
    std::string bytes(count, '\0');
    bytes.resize(readFully(descriptor, bytes.data(), count, offset));
    return bytes;
}

FileBytes::FileBytes(int descriptor, std::uint64_t begin, std::uint64_t end, std::string header, Check check)
    : m_descriptor(descriptor), m_begin(begin), m_end(std::max(begin, end)), m_header(std::move(header)),
      m_check(std::move(check))
{
}

std::size_t FileBytes::read(void* to, std::size_t count) noexcept
{
    if (m_thrown || m_position >= size())
        return 0;
    auto* bytes = static_cast<char*>(to);
    std::size_t done = 0;
    if (m_position < m_header.size()) {
        done = std::min(count, m_header.size() - std::size_t(m_position));
        std::memcpy(bytes, m_header.data() + m_position, done);
        m_position += done;
    }
    const std::size_t rest = std::size_t(std::min<std::uint64_t>(count - done, size() - m_position));
    if (rest == 0)
        return done;
    try {
        if (m_check)
            m_check();
    } catch (...) {
        m_thrown = std::current_exception();
        return 0;
    }
    const std::size_t got =
        readFully(m_descriptor, bytes + done, rest, m_begin + m_position - m_header.size());
    m_position += got;
    return done + got;
}

void FileBytes::rethrow() const
{
    if (m_thrown)
        std::rethrow_exception(m_thrown);
}

} // namespace arioso::engine
