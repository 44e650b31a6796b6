// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/audio/riff_lists.h"

#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>

namespace arioso::engine {
namespace {

constexpr std::uint64_t kBlock = 1 << 20;
constexpr std::uint64_t kMarker = 4;

/// Of all lists together. Real files have a dozen; one with more could keep this check busy.
constexpr int kMostEntries = 1'000'000;

/// Up to `count` bytes.
std::string readAt(int descriptor, std::uint64_t offset, std::uint64_t count)
{
    std::string bytes(std::size_t(count), '\0');
    const ssize_t got = ::pread(descriptor, bytes.data(), bytes.size(), off_t(offset));
    bytes.resize(std::size_t(std::max<ssize_t>(got, 0)));
    return bytes;
}

std::uint32_t sizeOf(std::string_view bytes, bool bigEndian)
{
    std::uint32_t value;
    std::memcpy(&value, bytes.data(), sizeof value);
    return bigEndian ? __builtin_bswap32(value) : value;
}

/// Follows the lists of a file as libsndfile does.
class Lists
{
public:
    Lists(int descriptor, std::uint64_t size, bool bigEndian)
        : m_descriptor(descriptor), m_size(size), m_bigEndian(bigEndian)
    {
    }

    /// Whether reading the list whose length is at `offset` has no end.
    bool isEndless(std::uint64_t offset)
    {
        const std::string lengthBytes = readAt(m_descriptor, offset, kMarker);
        if (lengthBytes.size() < kMarker)
            return false;
        const std::uint64_t begin = offset + kMarker;
        const std::uint64_t length =
            std::min<std::uint64_t>(sizeOf(lengthBytes, m_bigEndian), m_size - begin);
        for (std::uint64_t done = 0; done < length;) {
            if (++m_entries > kMostEntries)
                return true;
            const std::string entry = readAt(m_descriptor, begin + done, 2 * kMarker);
            const std::string_view name = std::string_view(entry).substr(0, kMarker);
            if (entry.size() < 2 * kMarker || name == "data" || name == std::string_view("\0\0\0\0", kMarker))
                return false;
            done += kMarker;
            if (name == "INFO" || name == "adtl" || name == "exif")
                continue;
            std::uint32_t size = sizeOf(std::string_view(entry).substr(kMarker), m_bigEndian);
            size += size & 1; // wraps, as it does there
            done += kMarker;
            if (done + size > UINT32_MAX)
                return true;
            done += size;
        }
        return false;
    }

private:
    int m_descriptor;
    std::uint64_t m_size;
    bool m_bigEndian;
    int m_entries = 0;
};

} // namespace

bool hasEndlessList(int descriptor, std::uint64_t size)
{
    const std::string kind = readAt(descriptor, 0, kMarker);
    if (kind != "RIFF" && kind != "RIFX" && kind != "RF64")
        return false;
    Lists lists(descriptor, size, kind == "RIFX");
    for (std::uint64_t at = 0; at + kMarker <= size; at += kBlock) {
        const std::string block =
            readAt(descriptor, at, kBlock + kMarker - 1); // a marker may cross the border
        for (const char* name : {"LIST", "INFO"}) {
            for (std::size_t found = block.find(name); found != std::string::npos;
                 found = block.find(name, found + 1)) {
                if (lists.isEndless(at + found + kMarker))
                    return true;
            }
        }
    }
    return false;
}

} // namespace arioso::engine
