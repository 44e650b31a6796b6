// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Finds strings that become a single id: T5's special tokens and tokens added by users.

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
    bool normalized = false; ///< searched for in the normalized text, not in the original prompt
    bool lstrip = false;     ///< includes white space before it
    bool rstrip = false;     ///< includes white space after it
    bool singleWord = false; ///< matches only if no letter, digit or mark is adjacent
};

/// A part of a text: a token, or the text between tokens.
struct TextPart
{
    std::string_view text;
    std::optional<std::int64_t> id; ///< none for ordinary text, which is not empty
};

/// Finds tokens in a text. Source: AddedVocabulary of the library tokenizers.
class AddedTokens
{
public:
    void add(std::string text, const AddedToken& token);

    /// Splits a text. The leftmost token matches first; among tokens at the same position, the longest. The
    /// parts are views of `text`, in order and without gaps.
    [[nodiscard]] std::vector<TextPart> split(std::string_view text) const;

private:
    using Entry = std::pair<std::string, AddedToken>;
    [[nodiscard]] const Entry*
    at(std::string_view text) const; ///< the longest token at the start of `text`, or null

    std::array<std::vector<Entry>, 256> m_tokens; ///< by first byte, longest first
};

/// Length in bytes of one Unicode white space character at the start of `text`, or 0.
[[nodiscard]] std::size_t whitespaceLength(std::string_view text);

/// Length in bytes of all white space at the start of `text`.
[[nodiscard]] std::size_t whitespaceAtStart(std::string_view text);

/// `text` without white space at its end.
[[nodiscard]] std::string_view withoutWhitespaceEnd(std::string_view text);

} // namespace arioso::engine
