// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Checks SentencePiece's table of character replacements: a double-array trie in the layout of darts-clone,
// followed by null-terminated strings. The leaves of the trie are offsets of these strings.
//
//     | bytes of the trie, uint32 | trie: uint32 units … | "replacement\0replacement\0 …" |

#include "engine/api/error.h"
#include "engine/text/tokenizer_model.h"
#include "engine/text/utf8.h"

#include <algorithm>
#include <cstring>

namespace arioso::engine {

namespace {

constexpr std::size_t kLargestTable = 1 << 20;   // T5's has 240 kB
constexpr std::size_t kLongestReplacement = 256; // bytes; the longest of NFKC has 33
constexpr int kLongestKey = 32;                  // bytes; SentencePiece keeps that many matches on its stack

[[noreturn]] void damaged(const char* what)
{
    throw Error(ErrorCode::CheckpointInvalid, std::string("its character table is corrupted: ") + what);
}

std::uint32_t unitAt(std::string_view trie, std::size_t index)
{
    const auto* p = reinterpret_cast<const unsigned char*>(trie.data()) + 4 * index;
    return p[0] | std::uint32_t(p[1]) << 8 | std::uint32_t(p[2]) << 16 | std::uint32_t(p[3]) << 24;
}

/// The index of a unit's children is its own index XOR this offset XOR the byte.
std::uint32_t offset(std::uint32_t unit)
{
    return (unit >> 10) << ((unit & (1U << 9)) >> 6);
}
bool hasLeaf(std::uint32_t unit)
{
    return (unit >> 8) & 1;
}
/// The byte that leads to a unit; more than 255 for the value of a leaf.
std::uint32_t label(std::uint32_t unit)
{
    return unit & (0x80000000U | 0xFF);
}
std::uint32_t value(std::uint32_t unit)
{
    return unit & 0x7FFFFFFFU;
}

} // namespace

void checkCharsmap(std::string_view charsmap)
{
    if (charsmap.empty())
        return;
    if (charsmap.size() > kLargestTable)
        damaged("it is too large");
    if (charsmap.size() < 8)
        damaged("it is truncated");
    const std::size_t trieBytes = unitAt(charsmap, 0);
    charsmap.remove_prefix(4);
    if (trieBytes < 4 || trieBytes % 4 != 0 || trieBytes >= charsmap.size())
        damaged("its trie is larger than the table");
    const std::string_view trie = charsmap.substr(0, trieBytes);
    const std::string_view replacements = charsmap.substr(trieBytes);
    const std::size_t units = trieBytes / 4;
    if (replacements.back() != '\0')
        damaged("its last replacement is not terminated");

    // Breadth-first, as if all texts were matched byte by byte. The limit on the depth also ends cycles.
    std::vector<std::uint32_t> level = {offset(unitAt(trie, 0))};
    std::vector<int> seenOnLevel(units, -1);
    for (int depth = 0; !level.empty(); ++depth) {
        if (depth > kLongestKey)
            damaged("it has keys that are too long");
        std::vector<std::uint32_t> next;
        for (const std::uint32_t base : level) {
            if ((base | 0xFF) >= units) // matching may try any byte
                damaged("its trie refers to units outside of it");
            for (std::uint32_t byte = 0; byte < 256; ++byte) {
                const std::uint32_t index = base ^ byte;
                const std::uint32_t unit = unitAt(trie, index);
                if (label(unit) != byte || seenOnLevel[index] == depth)
                    continue;
                seenOnLevel[index] = depth;
                const std::uint32_t child = index ^ offset(unit);
                next.push_back(child);
                if (!hasLeaf(unit))
                    continue;
                if (child >= units || value(unitAt(trie, child)) >= replacements.size())
                    damaged("a replacement is outside of it");
                const std::size_t begin = value(unitAt(trie, child));
                if (replacements.find('\0', begin) - begin > kLongestReplacement)
                    damaged("a replacement is too long");
            }
        }
        level = std::move(next);
    }
}

std::string applyCharsmap(std::string_view charsmap, std::string_view text)
{
    const std::size_t trieBytes = charsmap.empty() ? 0 : unitAt(charsmap, 0);
    const std::string_view trie = charsmap.substr(charsmap.empty() ? 0 : 4, trieBytes);
    const std::string_view replacements = charsmap.substr(charsmap.empty() ? 0 : 4 + trieBytes);
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        std::size_t longest = 0;
        std::size_t replacement = 0;
        std::size_t node = trie.empty() ? 0 : offset(unitAt(trie, 0));
        for (std::size_t i = 0; i < text.size() && !trie.empty(); ++i) {
            const auto byte = static_cast<unsigned char>(text[i]);
            node ^= byte;
            const std::uint32_t unit = unitAt(trie, node);
            if (label(unit) != byte)
                break;
            node ^= offset(unit);
            if (hasLeaf(unit)) {
                longest = i + 1;
                replacement = value(unitAt(trie, node));
            }
        }
        if (longest > 0) {
            result += replacements.substr(replacement, replacements.find('\0', replacement) - replacement);
            text.remove_prefix(longest);
            continue;
        }
        const Utf8Character character = decodeUtf8(text);
        result += character.valid ? text.substr(0, character.bytes) : std::string_view("\xEF\xBF\xBD");
        text.remove_prefix(character.bytes);
    }
    return result;
}

} // namespace arioso::engine
