// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Strings of a prompt that become one id each: T5's special strings, and tokens that somebody added.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace arioso::engine {

struct AddedToken
{
    std::string text; ///< not empty
    std::int64_t id = 0;
    bool normalized = false; ///< looked for in the normalized text, not in the prompt as it is
    bool lstrip = false;     ///< takes the white space before it
    bool rstrip = false;     ///< and behind it
    bool singleWord = false; ///< only where no letter, digit or mark touches it
};

/// A part of a text: a token that was found, or what lies between two.
struct TextPart
{
    std::string_view text;
    std::optional<std::int64_t> id; ///< none: ordinary text, not empty
};

/// Finds tokens in a text. Source: AddedVocabulary of the library tokenizers.
class AddedTokens
{
public:
    void add(std::string text, const AddedToken& token);

    /// The leftmost tokens, of several at one place the longest. Parts are views of `text`, in order; their
    /// texts together are `text`.
    [[nodiscard]] std::vector<TextPart> split(std::string_view text) const;

private:
    using Entry = std::pair<std::string, AddedToken>;
    [[nodiscard]] const Entry*
    at(std::string_view text) const; ///< the longest that `text` starts with, or null

    std::array<std::vector<Entry>, 256> m_tokens; ///< by first byte, longest first
};

/// Length in bytes of the Unicode white space that `text` starts with, or 0.
[[nodiscard]] std::size_t whitespaceLength(std::string_view text);

/// Of all white space at the start of `text`.
[[nodiscard]] std::size_t whitespaceAtStart(std::string_view text);

/// `text` without white space at its end.
[[nodiscard]] std::string_view withoutWhitespaceEnd(std::string_view text);

} // namespace arioso::engine
