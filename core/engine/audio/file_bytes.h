// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The bytes of an open file as decoders written in C read them.

#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <string>

namespace arioso::engine {

/// Up to `count` bytes at `offset`; fewer at the end of the file.
[[nodiscard]] std::string readAt(int descriptor, std::uint64_t offset, std::size_t count);

/// A stretch of an open file, with a header of our own put before it.
class FileBytes
{
public:
    /// Called before each access to the file. What it throws ends the reading.
    using Check = std::function<void()>;

    FileBytes(int descriptor, std::uint64_t begin, std::uint64_t end, std::string header = {},
              Check check = {});

    [[nodiscard]] std::uint64_t size() const { return m_header.size() + (m_end - m_begin); }
    [[nodiscard]] std::uint64_t position() const { return m_position; }
    void seek(std::uint64_t position) { m_position = position; }

    /// Up to `count` bytes; none at the end, and once the check has thrown.
    [[nodiscard]] std::size_t read(void* to, std::size_t count) noexcept;

    /// Exceptions can't pass through a library in C, so what the check threw is kept and thrown here.
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
