// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/audio/riff.h"

#include "engine/files/file_bytes.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

namespace arioso::engine {
namespace {

constexpr std::uint64_t kChunkHeader = 8;
constexpr std::uint32_t kUnset32 = 0xFFFFFFFF;
/// Programs that write to a pipe use the largest number as the size, minus the size of the header.
constexpr std::uint64_t kLeastUnset = 0x7FFF0000;
constexpr std::uint64_t kMostFormatBytes = 4096;
/// A larger LIST chunk does not only contain texts about the audio.
constexpr std::uint64_t kMostInfoBytes = 1 << 20;
/// How far from its expected offset the next chunk may be.
constexpr std::size_t kMostGarbage = 1 << 16;
/// Real files have about a dozen. The limit protects against files that take long to read.
constexpr std::size_t kMostChunks = 10'000;

struct Chunk
{
    std::string id;
    std::uint64_t begin = 0;
    std::uint64_t end = 0; ///< within the file
};

std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t count, bool bigEndian = false)
{
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < count && at + i < bytes.size(); ++i)
        value |= std::uint64_t(std::uint8_t(bytes[at + i])) << (8 * (bigEndian ? count - 1 - i : i));
    return value;
}

std::string bytesOf(std::uint64_t value, std::size_t count, bool bigEndian = false)
{
    std::string bytes;
    for (std::size_t i = 0; i < count; ++i)
        bytes += char(value >> (8 * (bigEndian ? count - 1 - i : i)) & 0xFF);
    return bytes;
}

bool isPrintable(std::string_view id)
{
    return id.size() == 4 && std::all_of(id.begin(), id.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

bool isUsual(std::string_view id)
{
    static constexpr std::string_view kUsual[] = {"fmt ", "data", "LIST", "fact", "JUNK", "junk", "PEAK",
                                                  "bext", "cue ", "smpl", "inst", "id3 ", "ID3 ", "iXML",
                                                  "axml", "chna", "PAD ", "FLLR", "_PMX", "cart", "levl",
                                                  "acid", "DISP", "afsp", "umid", "ds64"};
    return std::find(std::begin(kUsual), std::end(kUsual), id) != std::end(kUsual);
}

class Riff
{
public:
    Riff(int descriptor, std::uint64_t size) : m_descriptor(descriptor), m_size(size)
    {
        m_start = behindId3Tags(descriptor, 0);
        const std::string head = readAt(descriptor, m_start, 12);
        const std::string kind = head.substr(0, 4);
        m_isWide = kind == "RF64" || kind == "BW64";
        m_isBig = kind == "RIFX";
        m_isWav = (m_isWide || m_isBig || kind == "RIFF") && head.size() == 12 && head.substr(8) == "WAVE";
        if (m_isWav)
            walk();
    }

    [[nodiscard]] bool isWav() const { return m_isWav; }
    [[nodiscard]] bool isBigEndian() const { return m_isBig; }
    [[nodiscard]] const std::vector<Chunk>& chunks() const { return m_chunks; }
    [[nodiscard]] double promised() const { return m_promised; }

    [[nodiscard]] const Chunk* find(std::string_view id) const
    {
        const auto found = std::find_if(m_chunks.begin(), m_chunks.end(),
                                        [&](const Chunk& chunk) { return chunk.id == id; });
        return found == m_chunks.end() ? nullptr : &*found;
    }

    [[nodiscard]] std::string payload(const Chunk& chunk, std::uint64_t most) const
    {
        return readAt(m_descriptor, chunk.begin, std::size_t(std::min(most, chunk.end - chunk.begin)));
    }

private:
    void walk()
    {
        for (std::uint64_t at = m_start + 12; at + kChunkHeader <= m_size && m_chunks.size() < kMostChunks;) {
            const std::string head = readAt(m_descriptor, at, kChunkHeader);
            const std::string id = head.substr(0, 4);
            const std::uint64_t length = number(head, 4, 4, m_isBig);
            const std::uint64_t begin = at + kChunkHeader;
            std::uint64_t end = begin + length;
            if (id == "data" && find("data") == nullptr)
                end = endOfAudio(begin, length);
            else if (!isPrintable(id) || end > m_size) {
                at = find("data") == nullptr ? behindGarbage(at + 1) : m_size;
                continue;
            }
            if (id == "ds64")
                m_wideData = number(readAt(m_descriptor, begin, 16), 8, 8);
            m_chunks.push_back({id, begin, std::min(end, m_size)});
            at = next(end);
        }
    }

    /// Chunks begin at even offsets, but many writers omit the pad byte.
    [[nodiscard]] std::uint64_t next(std::uint64_t end) const
    {
        if ((end - m_start) % 2 == 0)
            return end;
        const std::string ids = readAt(m_descriptor, end, 5);
        return ids.size() == 5 && !isUsual(ids.substr(1)) && isUsual(ids.substr(0, 4)) ? end : end + 1;
    }

    [[nodiscard]] std::uint64_t behindGarbage(std::uint64_t at) const
    {
        const std::string bytes = readAt(m_descriptor, at, kMostGarbage);
        const std::size_t found = std::min(bytes.find("fmt "), bytes.find("data"));
        return found == std::string::npos ? m_size : at + found;
    }

    [[nodiscard]] std::uint64_t endOfAudio(std::uint64_t begin, std::uint64_t length)
    {
        if (m_isWide && length == kUnset32 && m_wideData != 0)
            length = m_wideData;
        const std::uint64_t rest = m_size - begin;
        if (length > rest) {
            if (rest > 0 && (m_isWide || length < kLeastUnset))
                m_promised = double(length) / double(rest);
            return m_size;
        }
        const bool wasNeverSet = length == 0 && !isChunks(begin);
        const bool hasWrapped = !m_isWide && rest > kUnset32 && !isChunks(begin + length + length % 2);
        return wasNeverSet || hasWrapped ? m_size : begin + length;
    }

    /// Whether chunks follow until the end of the file.
    [[nodiscard]] bool isChunks(std::uint64_t at) const
    {
        for (std::size_t count = 0; at + kChunkHeader <= m_size; ++count) {
            const std::string head = readAt(m_descriptor, at, kChunkHeader);
            if (!isPrintable(head.substr(0, 4)) || count > kMostChunks)
                return false;
            at = next(at + kChunkHeader + number(head, 4, 4, m_isBig));
        }
        return at == m_size || at == m_size + 1;
    }

    int m_descriptor;
    std::uint64_t m_size;
    std::uint64_t m_start = 0;
    std::uint64_t m_wideData = 0; ///< the size of the audio in a ds64 chunk
    bool m_isWide = false;
    bool m_isBig = false;
    bool m_isWav = false;
    double m_promised = 1;
    std::vector<Chunk> m_chunks;
};

std::string chunkOf(const std::string& id, const std::string& payload, bool bigEndian)
{
    return id + bytesOf(payload.size(), 4, bigEndian) + payload + std::string(payload.size() % 2, '\0');
}

std::string headerOf(const Riff& riff, const Chunk& format, std::uint64_t audioBytes)
{
    const bool big = riff.isBigEndian();
    std::string chunks = chunkOf("fmt ", riff.payload(format, kMostFormatBytes), big);
    if (const Chunk* fact = riff.find("fact"); fact != nullptr)
        chunks += chunkOf("fact", riff.payload(*fact, 64), big);
    const std::uint64_t all = 4 + chunks.size() + kChunkHeader + audioBytes;
    if (all < kUnset32 || big)
        return (big ? "RIFX" : "RIFF") + bytesOf(std::min<std::uint64_t>(all, kUnset32), 4, big) + "WAVE" +
               chunks + "data" + bytesOf(std::min<std::uint64_t>(audioBytes, kUnset32), 4, big);
    const std::string wide =
        chunkOf("ds64", bytesOf(all + 36, 8) + bytesOf(audioBytes, 8) + bytesOf(0, 12), false);
    return "RF64" + bytesOf(kUnset32, 4) + "WAVE" + wide + chunks + "data" + bytesOf(kUnset32, 4);
}

/// The ICMT entry in the payload of a LIST chunk: "INFO", then entries (id, size, text padded to even).
std::string commentOfInfo(const std::string& list, bool bigEndian)
{
    if (list.compare(0, 4, "INFO") != 0)
        return {};
    for (std::size_t at = 4; at + kChunkHeader <= list.size();) {
        const std::size_t size = number(list, at + 4, 4, bigEndian);
        const std::size_t begin = at + kChunkHeader;
        if (list.compare(at, 4, "ICMT") == 0) {
            const std::string text = list.substr(begin, size);
            return text.substr(0, text.find('\0'));
        }
        at = begin + size + size % 2;
    }
    return {};
}

} // namespace

WavKind readWav(int descriptor, std::uint64_t size, WavFile& file)
{
    const Riff riff(descriptor, size);
    if (!riff.isWav())
        return WavKind::None;
    const Chunk* format = riff.find("fmt ");
    const Chunk* audio = riff.find("data");
    if (format == nullptr || audio == nullptr || format->end - format->begin > kMostFormatBytes)
        return WavKind::Damaged;
    file.begin = audio->begin;
    file.end = audio->end;
    file.promised = riff.promised();
    file.header = headerOf(riff, *format, file.end - file.begin);
    return WavKind::Whole;
}

std::string wavComment(int descriptor, std::uint64_t size)
{
    const Riff riff(descriptor, size);
    for (const Chunk& chunk : riff.chunks()) {
        if (chunk.id != "LIST" || chunk.end - chunk.begin > kMostInfoBytes)
            continue;
        if (std::string comment = commentOfInfo(riff.payload(chunk, kMostInfoBytes), riff.isBigEndian());
            !comment.empty())
            return comment;
    }
    return {};
}

std::uint64_t behindId3Tags(int descriptor, std::uint64_t at)
{
    constexpr int kMostTags = 16;
    for (int i = 0; i < kMostTags; ++i) {
        const std::string head = readAt(descriptor, at, 10);
        if (head.size() < 10 || head.compare(0, 3, "ID3") != 0)
            break;
        std::uint64_t length = 0; // seven bits per byte
        for (std::size_t k = 6; k < 10; ++k)
            length = length << 7 | (std::uint8_t(head[k]) & 0x7F);
        const bool hasFooter = (std::uint8_t(head[5]) & 0x10) != 0;
        at += 10 + length + (hasFooter ? 10 : 0);
    }
    return at;
}

} // namespace arioso::engine
