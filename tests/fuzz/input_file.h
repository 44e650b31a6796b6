// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Bytes as a file in memory, for readers that take a path.

#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace arioso::fuzz {

class InputFile
{
public:
    InputFile(const std::uint8_t* bytes, std::size_t size)
        : m_descriptor(::memfd_create("input", MFD_CLOEXEC))
    {
        if (m_descriptor < 0 || ::write(m_descriptor, bytes, size) != ssize_t(size))
            std::abort();
    }
    ~InputFile() { ::close(m_descriptor); }
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;

    [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(m_descriptor); }

private:
    int m_descriptor;
};

/// Reads every byte, so that one that is out of bounds is found.
inline void touch(const void* bytes, std::size_t size)
{
    std::uint8_t sum = 0;
    for (std::size_t i = 0; i < size; ++i)
        sum = std::uint8_t(sum + static_cast<const std::uint8_t*>(bytes)[i]);
    asm volatile("" : : "r"(sum)); // or the reads would be optimised away
}

/// What readers promise to whoever trusts them.
inline void require(bool promise)
{
    if (!promise)
        std::abort();
}

} // namespace arioso::fuzz
