// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The bytes of an open file, for decoders in C libraries.

#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <string>

namespace arioso::engine {

/// Reads up to `count` bytes at `offset`; fewer at the end of the file.
[[nodiscard]] std::string readAt(int descriptor, std::uint64_t offset, std::size_t count);

/// A range of an open file, optionally after a header from memory.
class FileBytes
{
public:
    /// Called before each access to the file. If it throws, reading ends.
    using Check = std::function<void()>;

    FileBytes(int descriptor, std::uint64_t begin, std::uint64_t end, std::string header = {},
              Check check = {});

    [[nodiscard]] std::uint64_t size() const { return m_header.size() + (m_end - m_begin); }
    [[nodiscard]] std::uint64_t position() const { return m_position; }
    void seek(std::uint64_t position) { m_position = position; }

    /// Reads up to `count` bytes; none at the end, and none after the check has thrown.
    [[nodiscard]] std::size_t read(void* to, std::size_t count) noexcept;

    /// Rethrows the exception of the check, which can't pass through a C library.
    void rethrow() const;

private:
    int m_descriptor;
    std::uint64_t m_begin;
    std::uint64_t m_end;
    std::string m_header;
    Check m_check;
    std::uint64_t m_position = 0;
    std::exception_ptr m_thrown;
};

} // namespace arioso::engine
