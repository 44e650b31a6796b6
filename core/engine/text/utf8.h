// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Decodes text that may not be valid UTF-8, character by character.

#include <cstddef>
#include <string_view>

namespace arioso::engine {

struct Utf8Character
{
    char32_t character = 0xFFFD; ///< U+FFFD for a byte that is not part of a character
    std::size_t bytes = 1;
    bool valid = false;
};

/// The first character of `text`, which is not empty.
inline Utf8Character decodeUtf8(std::string_view text)
{
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned lead = byte(0);
    if (lead < 0x80)
        return {char32_t(lead), 1, true};
    const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || bytes > text.size())
        return {};
    char32_t character = lead & (0x7FU >> bytes);
    for (std::size_t i = 1; i < bytes; ++i) {
        if ((byte(i) & 0xC0) != 0x80)
            return {};
        character = character << 6 | (byte(i) & 0x3F);
    }
    constexpr char32_t kLeast[] = {0x80, 0x800, 0x10000};
    if (character < kLeast[bytes - 2] || character > 0x10FFFF || (character >= 0xD800 && character <= 0xDFFF))
        return {};
    return {character, bytes, true};
}

inline bool isUtf8(std::string_view text)
{
    while (!text.empty()) {
        const Utf8Character next = decodeUtf8(text);
        if (!next.valid)
            return false;
        text.remove_prefix(next.bytes);
    }
    return true;
}

/// The offset of the last character of `text`, which is not empty.
inline std::size_t lastCharacter(std::string_view text)
{
    std::size_t begin = text.size() - 1;
    while (begin > 0 && text.size() - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80)
        --begin;
    return decodeUtf8(text.substr(begin)).bytes == text.size() - begin ? begin : text.size() - 1;
}

} // namespace arioso::engine
