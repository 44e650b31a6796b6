// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The longest prompt. The text encoder's memory grows with the square of the number of tokens.

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace arioso::engine {

/// Of a prompt or of a training clip's text, in UTF-16 code units, as Qt counts characters.
inline constexpr int kMaxPromptCharacters = 10000;

/// UTF-16 code units of a UTF-8 text. For invalid UTF-8 at least a third of its bytes.
[[nodiscard]] inline std::int64_t charactersIn(std::string_view text)
{
    std::int64_t count = 0;
    for (const char byte : text) {
        const auto bits = static_cast<unsigned char>(byte);
        count += (bits & 0xC0U) == 0x80U ? 0 : bits >= 0xF0U ? 2 : 1;
    }
    return std::max(count, std::int64_t(text.size() + 2) / 3);
}

} // namespace arioso::engine
