// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/audio/id3_tag.h"

#include <cstddef>

namespace arioso::engine {
namespace {

constexpr char kUtf8 = 3;

/// 28 bits as four bytes of 7 bits ("synchsafe"), so that no byte looks like the start of an audio frame.
std::string size28(std::size_t size)
{
    std::string bytes;
    for (const int shift : {21, 14, 7, 0})
        bytes += char((size >> shift) & 0x7F);
    return bytes;
}

std::string frame(const std::string& id, const std::string& content)
{
    return id + size28(content.size()) + std::string(2, '\0') + content;
}

} // namespace

std::string id3Tag(const std::string& title, const std::string& comment)
{
    std::string frames;
    if (!title.empty())
        frames += frame("TIT2", kUtf8 + title);
    if (!comment.empty()) // without a language, with an empty description
        frames += frame("COMM", kUtf8 + std::string("XXX") + '\0' + comment);
    if (frames.empty())
        return {};
    return std::string("ID3\x04\0\0", 6) + size28(frames.size()) + frames;
}

} // namespace arioso::engine
