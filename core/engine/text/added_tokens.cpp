// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/text/added_tokens.h"

#include "engine/text/utf8.h"

#include <algorithm>

#include <locale.h>
#include <wctype.h>

namespace arioso::engine {
namespace {

/// "\w" of Unicode: letters, marks, digits and connectors.
bool isWordCharacter(char32_t c)
{
    if (c < 0x80)
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
    static const locale_t unicode = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    if (unicode == nullptr)
        return true;
    static const wctype_t mark = wctype_l("combining", unicode);
    return iswalnum_l(wint_t(c), unicode) != 0 || iswctype_l(wint_t(c), mark, unicode) != 0;
}

bool startsWithWord(std::string_view text)
{
    return !text.empty() && isWordCharacter(decodeUtf8(text).character);
}

bool endsWithWord(std::string_view text)
{
    return !text.empty() && isWordCharacter(decodeUtf8(text.substr(lastCharacter(text))).character);
}

} // namespace

std::size_t whitespaceLength(std::string_view text)
{
    if (text.empty())
        return 0;
    const Utf8Character c = decodeUtf8(text);
    switch (c.character) {
    case 0x20:
    case 0x85:
    case 0xA0:
    case 0x1680:
    case 0x2028:
    case 0x2029:
    case 0x202F:
    case 0x205F:
    case 0x3000:
        return c.bytes;
    default:
        return (c.character >= 0x09 && c.character <= 0x0D) ||
                       (c.character >= 0x2000 && c.character <= 0x200A)
                   ? c.bytes
                   : 0;
    }
}

std::size_t whitespaceAtStart(std::string_view text)
{
    std::size_t length = 0;
    while (const std::size_t more = whitespaceLength(text.substr(length)))
        length += more;
    return length;
}

std::string_view withoutWhitespaceEnd(std::string_view text)
{
    while (!text.empty() && whitespaceLength(text.substr(lastCharacter(text))) > 0)
        text = text.substr(0, lastCharacter(text));
    return text;
}

void AddedTokens::add(std::string text, const AddedToken& token)
{
    if (text.empty()) // a token whose normalized text is empty never matches
        return;
    std::vector<Entry>& tokens = m_tokens[static_cast<unsigned char>(text.front())];
    const auto place = std::find_if(tokens.begin(), tokens.end(),
                                    [&](const Entry& other) { return other.first.size() < text.size(); });
    tokens.emplace(place, std::move(text), token);
}

const AddedTokens::Entry* AddedTokens::at(std::string_view text) const
{
    const auto& tokens = m_tokens[static_cast<unsigned char>(text.front())];
    const auto found = std::find_if(tokens.begin(), tokens.end(), [&](const Entry& entry) {
        return text.substr(0, entry.first.size()) == entry.first;
    });
    return found == tokens.end() ? nullptr : &*found;
}

std::vector<TextPart> AddedTokens::split(std::string_view text) const
{
    std::vector<TextPart> parts;
    std::size_t done = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const Entry* found = at(text.substr(begin));
        if (found == nullptr) {
            ++begin;
            continue;
        }
        const AddedToken& token = found->second;
        std::size_t first = begin;
        std::size_t end = begin + found->first.size();
        begin = end;
        if (token.singleWord && (endsWithWord(text.substr(0, first)) || startsWithWord(text.substr(end))))
            continue;
        if (token.lstrip)
            first = std::max(done, withoutWhitespaceEnd(text.substr(0, first)).size());
        if (token.rstrip)
            end += whitespaceAtStart(text.substr(end));
        if (done < first)
            parts.push_back({text.substr(done, first - done), {}});
        parts.push_back({text.substr(first, end - first), token.id});
        done = begin = end;
    }
    if (done < text.size())
        parts.push_back({text.substr(done), {}});
    return parts;
}

} // namespace arioso::engine
