// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/audio/audio_links.h"

#include "engine/audio/riff.h"
#include "engine/files/file_bytes.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace arioso::engine {
namespace {

constexpr std::uint64_t kMostGarbage = 1 << 20;

std::uint32_t number(std::string_view bytes, std::size_t at, bool bigEndian = true)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4 && at + i < bytes.size(); ++i)
        value |= std::uint32_t(std::uint8_t(bytes[at + i])) << (8 * (bigEndian ? 3 - i : i));
    return value;
}

// ---- Ogg: RFC 3533, section 6

constexpr std::size_t kPageHeader = 27;

/// Bytes of the page with this header; 0 if it is no page header.
std::uint64_t pageLength(std::string_view header)
{
    if (header.size() < kPageHeader || header.compare(0, 4, "OggS") != 0)
        return 0;
    const std::size_t segments = std::uint8_t(header[26]);
    std::uint64_t length = kPageHeader + segments;
    for (std::size_t i = 0; i < segments && kPageHeader + i < header.size(); ++i)
        length += std::uint8_t(header[kPageHeader + i]);
    return length;
}

// ---- MPEG audio: ISO 11172-3, section 2.4.2.3

struct MpegFrame
{
    std::uint64_t at = 0;
    std::uint64_t length = 0;
    std::uint32_t kind = 0; ///< version, layer and rate, which are the same in all frames
    std::size_t sideInfo = 0;
};

std::optional<MpegFrame> frameOf(std::uint32_t header)
{
    static constexpr int kRates[3][16] = {
        // kbit/s: MPEG-1 layer III, MPEG-2 layers II and III, MPEG-1 layer II
        {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0},
        {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0},
        {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 0},
    };
    static constexpr int kSampleRates[3] = {44100, 48000, 32000};
    const unsigned version = header >> 19 & 3; // 3: MPEG-1, 2: MPEG-2, 0: MPEG-2.5
    const unsigned layer = header >> 17 & 3;   // 1: III, 2: II
    const unsigned rate = header >> 12 & 15;
    const unsigned sampleRate = header >> 10 & 3;
    if (header >> 21 != 0x7FF || version == 1 || (layer != 1 && layer != 2) || rate == 0 || rate == 15 ||
        sampleRate == 3)
        return std::nullopt;
    const bool isOne = version == 3;
    const int kilobits = kRates[!isOne ? 1 : layer == 1 ? 0 : 2][rate];
    const int hertz = kSampleRates[sampleRate] >> (isOne ? 0 : version == 2 ? 1 : 2);
    const int samplesPerByte = layer == 1 && !isOne ? 72 : 144;
    const bool isMono = (header >> 6 & 3) == 3;
    MpegFrame frame;
    frame.length = std::uint64_t(samplesPerByte * kilobits * 1000 / hertz) + (header >> 9 & 1);
    frame.kind = header & 0xFFFE0C00;
    frame.sideInfo = isOne ? (isMono ? 17 : 32) : (isMono ? 9 : 17);
    return frame;
}

/// Whether frames of the same kind follow, or the file ends.
bool isFollowed(int descriptor, std::uint64_t size, const MpegFrame& first)
{
    constexpr int kFollowers = 3;
    std::uint64_t at = first.at + first.length;
    for (int i = 0; i < kFollowers; ++i) {
        if (at >= size)
            return i > 0 && at == size;
        const std::optional<MpegFrame> next = frameOf(number(readAt(descriptor, at, 4), 0));
        if (!next || next->kind != first.kind)
            return false;
        at += next->length;
    }
    return true;
}

std::optional<MpegFrame> firstFrame(int descriptor, std::uint64_t size, std::uint64_t at)
{
    constexpr std::size_t kBlock = 1 << 16;
    at = behindId3Tags(descriptor, at);
    const std::uint64_t last = std::min(size, at + kMostGarbage);
    for (; at + 4 <= last; at += kBlock) {
        const std::string bytes = readAt(descriptor, at, kBlock + 3);
        for (std::size_t i = bytes.find('\xFF'); i != std::string::npos && i + 4 <= bytes.size();
             i = bytes.find('\xFF', i + 1)) {
            std::optional<MpegFrame> frame = frameOf(number(bytes, i));
            if (!frame)
                continue;
            frame->at = at + i;
            if (isFollowed(descriptor, size, *frame))
                return frame;
        }
    }
    return std::nullopt;
}

/// Reads the first frame, in which encoders store the number of frames and bytes. Without it the length is an
/// estimate.
AudioLink linkOf(int descriptor, std::uint64_t size, const MpegFrame& frame)
{
    constexpr std::uint32_t kHasFrames = 1;
    constexpr std::uint32_t kHasBytes = 2;
    AudioLink link{frame.at, size, false};
    const std::string info = readAt(descriptor, frame.at + 4 + frame.sideInfo, 16);
    if (info.compare(0, 4, "Xing") != 0 && info.compare(0, 4, "Info") != 0)
        return link;
    const std::uint32_t flags = number(info, 4);
    link.hasLength = (flags & kHasFrames) != 0;
    if ((flags & (kHasFrames | kHasBytes)) == (kHasFrames | kHasBytes)) {
        const std::uint64_t bytes = number(info, 12);
        if (bytes > frame.length && bytes < size - frame.at)
            link.end = frame.at + bytes;
    }
    return link;
}

} // namespace

std::vector<AudioLink> oggLinks(int descriptor, std::uint64_t size, const std::function<void()>& check)
{
    constexpr unsigned kBegins = 2;
    std::vector<AudioLink> links;
    bool wasBeginning = false; // the first pages of a link's streams are consecutive
    for (std::uint64_t at = 0; at + kPageHeader <= size;) {
        check();
        const std::string header = readAt(descriptor, at, kPageHeader + 255);
        const std::uint64_t length = pageLength(header);
        if (length == 0) {
            const std::size_t found =
                at == 0 ? std::string::npos : readAt(descriptor, at, kMostGarbage).find("OggS", 1);
            if (found == std::string::npos)
                break;
            at += found;
            continue;
        }
        const bool begins = (std::uint8_t(header[5]) & kBegins) != 0;
        if (links.empty() || (begins && !wasBeginning)) {
            if (!links.empty())
                links.back().end = at;
            links.push_back({at, size});
        }
        wasBeginning = begins;
        at += length;
    }
    return links;
}

std::vector<AudioLink> mpegLinks(int descriptor, std::uint64_t size)
{
    constexpr std::size_t kMostLinks = 10'000;
    std::vector<AudioLink> links;
    for (std::uint64_t at = 0; at < size && links.size() < kMostLinks;) {
        const std::optional<MpegFrame> frame = firstFrame(descriptor, size, at);
        if (!frame)
            break;
        links.push_back(linkOf(descriptor, size, *frame));
        at = links.back().end;
    }
    return links;
}

} // namespace arioso::engine
