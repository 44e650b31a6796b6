// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The fast T5 tokenizer on top of SentencePiece:
//
//     "A <extra_id_0>soft song"  →  "A " | <extra_id_0> | "soft song"    special strings cut out of the raw
//     text
//                                →  ▁A | <extra_id_0> | ▁soft ▁song      words, each with a leading ▁
//                                →  ids of each word by SentencePiece, EOS
//
// The word after a special string gets its ▁ without a blank before it ("legacy"): so does the fast tokenizer
// that Transformers 4.46 makes of a spiece.model, and the tokenizer.json that it writes.
//
// Where SentencePiece differs from the fast tokenizer, we follow the latter: it searches word by word (which
// also keeps SentencePiece's float sums short), and it strips U+0085 at the end. What remains different on
// purpose: the fast tokenizer's normaliser loses combining marks and joiners after a letter that it has
// already composed, or after a compatibility character ("a" U+0302 U+0301 becomes "â"), while SentencePiece,
// with which MusicGen was trained, keeps them; and "＜unk＞" in full-width letters is text here. The goldens
// mark such prompts.

#include "engine/text/tokenizer.h"

#include "engine/error.h"
#include "engine/text/pieces.h"
#include "engine/text/tokenizer_model.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <string>
#include <utility>

namespace arioso::engine {

namespace {

constexpr std::uintmax_t kLargestFile = 64 << 20;
// SentencePiece takes time in the square of the length for a run of unknown characters: a second for 250 kB.
constexpr std::size_t kLongestWord = 64 << 10;

/// Length in bytes of the blank that `text` starts with, or 0. Blanks are the characters that T5's normaliser
/// makes a space of; SentencePiece would do the same to them, but only after it has put its ▁ before the
/// whole.
std::size_t blankLength(std::string_view text)
{
    const auto byte = [text](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    if (byte(0) == ' ' || byte(0) == '\t' || byte(0) == '\n' || byte(0) == '\f' || byte(0) == '\r')
        return 1;
    if (byte(0) == 0xC2)
        return byte(1) == 0xA0 ? 2 : 0; // no-break space
    switch (const std::uint32_t three = byte(0) << 16 | byte(1) << 8 | byte(2)) {
    case 0xE19A80: // U+1680 ogham space mark
    case 0xE280A8: // U+2028 line separator
    case 0xE280A9: // U+2029 paragraph separator
    case 0xE280AF: // U+202F narrow no-break space
    case 0xE2819F: // U+205F medium mathematical space
    case 0xE29681: // U+2581 ▁
    case 0xE38080: // U+3000 ideographic space
    case 0xEFBBBF: // U+FEFF byte order mark
    case 0xEFBFBD: // U+FFFD replacement character
        return 3;
    default: // U+2000 … U+200F, the widths and marks, without the joiner U+200D
        return three >= 0xE28080 && three <= 0xE2808F && three != 0xE2808D ? 3 : 0;
    }
}

/// U+0085, which is a blank to Unicode, but no space to T5's normaliser.
std::size_t nextLineLength(std::string_view text)
{
    return text.substr(0, 2) == "\xC2\x85" ? 2 : 0;
}

/// `text` up to the last character that is neither a blank nor U+0085.
std::string_view withoutBlankEnd(std::string_view text)
{
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t skip = blankLength(text.substr(at)) + nextLineLength(text.substr(at));
        at += skip > 0 ? skip : 1;
        if (skip == 0)
            end = at;
    }
    return text.substr(0, end);
}

class T5Tokenizer final : public Tokenizer
{
public:
    T5Tokenizer(const TokenizerModel& model, const ArTokenizerApi& api)
        : m_prefix(model.prefix), m_nextLineIsBlank(model.nextLineIsBlank),
          m_prefixed(api, writeSentencePieceModel(model, DummyPrefix::Add))
    {
        if (m_prefix != TokenizerModel::Prefix::Always)
            m_bare = std::make_unique<Pieces>(api, writeSentencePieceModel(model, DummyPrefix::Omit));
        for (const auto& [text, id] : model.specials) {
            m_specials[static_cast<unsigned char>(text.front())].emplace_back(text, id);
            if (text == "</s>")
                m_eos = id;
        }
        if (m_eos < 0)
            throw Error(ErrorCode::CheckpointInvalid, "it is not a T5 tokenizer: it has no </s>");
        for (auto& specials : m_specials)
            std::stable_sort(specials.begin(), specials.end(),
                             [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
    }

    std::vector<std::int64_t> encode(std::string_view prompt) const override
    {
        std::vector<std::int64_t> ids;
        std::size_t begin = 0;
        for (std::size_t at = 0; at < prompt.size();) {
            const Special* special = specialAt(prompt.substr(at));
            if (!special) {
                ++at;
                continue;
            }
            encodeSegment(prompt.substr(begin, at - begin), begin == 0, ids);
            ids.push_back(special->second);
            at += special->first.size();
            begin = at;
        }
        encodeSegment(prompt.substr(begin), begin == 0, ids);
        ids.push_back(m_eos);
        return ids;
    }

private:
    using Special = std::pair<std::string, std::int64_t>;

    /// The longest special string that `text` starts with, or null.
    const Special* specialAt(std::string_view text) const
    {
        const auto& candidates = m_specials[static_cast<unsigned char>(text.front())];
        const auto found = std::find_if(candidates.begin(), candidates.end(), [text](const Special& special) {
            return text.substr(0, special.first.size()) == special.first;
        });
        return found == candidates.end() ? nullptr : &*found;
    }

    void encodeSegment(std::string_view segment, bool first, std::vector<std::int64_t>& ids) const
    {
        bool prefixed = m_prefix == TokenizerModel::Prefix::Always ||
                        (m_prefix == TokenizerModel::Prefix::First && first);
        segment = withoutBlankEnd(segment);
        while (!segment.empty()) {
            if (const std::size_t blank = separatorLength(segment)) {
                segment.remove_prefix(blank);
                prefixed = true;
                continue;
            }
            std::size_t end = 0;
            while (end < segment.size() && !separatorLength(segment.substr(end)))
                ++end;
            encodeWord(segment.substr(0, end), prefixed, ids);
            segment.remove_prefix(end);
        }
    }

    /// Of what stands between words at the start of `text`.
    std::size_t separatorLength(std::string_view text) const
    {
        const std::size_t blank = blankLength(text);
        return blank == 0 && m_nextLineIsBlank ? nextLineLength(text) : blank;
    }

    void encodeWord(std::string_view word, bool prefixed, std::vector<std::int64_t>& ids) const
    {
        if (word.size() > kLongestWord)
            throw Error(ErrorCode::RequestTooLong, "The prompt has a word of " + std::to_string(word.size()) +
                                                       " bytes; the longest that is read has " +
                                                       std::to_string(kLongestWord));
        (prefixed ? m_prefixed : *m_bare).encode(word, ids);
    }

    TokenizerModel::Prefix m_prefix;
    bool m_nextLineIsBlank;
    Pieces m_prefixed;
    std::unique_ptr<Pieces> m_bare; ///< without ▁ before the word; null where every word has it
    std::array<std::vector<Special>, 256> m_specials; ///< by first byte, longest first
    std::int64_t m_eos = -1;
};

std::string readFile(const std::filesystem::path& path)
{
    std::error_code problem;
    if (!std::filesystem::exists(path, problem))
        throw Error(ErrorCode::FileNotFound, "The tokenizer " + path.string() + " does not exist");
    const auto size =
        std::filesystem::is_regular_file(path, problem) ? std::filesystem::file_size(path, problem) : 0;
    std::ifstream file(path, std::ios::binary);
    std::string bytes(std::size_t(std::min(size, kLargestFile + 1)), '\0');
    if (problem || !file || !std::filesystem::is_regular_file(path, problem) ||
        !file.read(bytes.data(), std::streamsize(bytes.size())))
        throw Error(ErrorCode::FileUnreadable, "The tokenizer " + path.string() + " cannot be read");
    if (size > kLargestFile)
        throw Error(ErrorCode::CheckpointInvalid,
                    "The tokenizer " + path.string() + " is too large: " + std::to_string(size) + " bytes");
    return bytes;
}

} // namespace

std::unique_ptr<Tokenizer> Tokenizer::open(const std::filesystem::path& model,
                                           const std::filesystem::path& modulePath)
{
    const std::string bytes = readFile(model);
    const ArTokenizerApi& api = loadTokenizerModule(modulePath);
    try {
        return std::make_unique<T5Tokenizer>(
            model.extension() == ".json" ? readTokenizerJson(bytes) : readSentencePieceModel(bytes), api);
    } catch (const Error& error) {
        throw Error(error.code(), "The tokenizer " + model.string() + " cannot be used: " + error.what());
    }
}

} // namespace arioso::engine
