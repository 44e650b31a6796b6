// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The fast T5 tokenizer implemented with SentencePiece, in the steps of the library "tokenizers":
//
//     "A <extra_id_0>soft song"
//     →  "A " | <extra_id_0> | "soft song"    split at special tokens of the original prompt
//     →  "A " | <extra_id_0> | "soft song"    each part normalized, then split at tokens of the normalized
//     text →  ▁A | <extra_id_0> | ▁soft | ▁song    words, each with a leading ▁ →  ids of each word by
//     SentencePiece, EOS
//
// The word after a special token gets a ▁ even if no space precedes it ("legacy"). The tokenizer.json
// published with T5 and the one that Transformers creates from a spiece.model do the same.
//
// Two differences are deliberate. The normalizer of the fast tokenizer drops combining marks and joiners
// after a letter that it has already composed, or after a compatibility character ("a" U+0302 U+0301 becomes
// "â"); SentencePiece's normalizer, with which MusicGen was trained, keeps them. "＜unk＞" in full-width
// letters is ordinary text here. The golden files mark such prompts.

#include "engine/text/tokenizer.h"

#include "engine/api/error.h"
#include "engine/files/file_map.h"
#include "engine/text/added_tokens.h"
#include "engine/text/pieces.h"
#include "engine/text/tokenizer_model.h"

#include <algorithm>
#include <string>
#include <utility>

namespace arioso::engine {

namespace {

constexpr std::uint64_t kLargestFile = 64 << 20;
// SentencePiece needs quadratic time for a run of unknown characters: a second for 250 kB.
constexpr std::size_t kLongestWord = 64 << 10;

constexpr std::string_view kMark = "\u2581"; // ▁

void joinSpaces(std::string& text)
{
    std::string joined;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_not_of(' ', at), text.size());
        joined += end - at > 1 ? kMark : std::string_view(text).substr(at, 1);
        at = std::max(end, at + 1);
    }
    text = std::move(joined);
}

std::string normalized(const TokenizerModel& model, std::string_view part)
{
    std::string text(part);
    for (const TokenizerModel::Step step : model.steps) {
        switch (step) {
        case TokenizerModel::Step::Charsmap:
            text = applyCharsmap(model.charsmap, text);
            break;
        case TokenizerModel::Step::StripLeft:
            text.erase(0, whitespaceAtStart(text));
            break;
        case TokenizerModel::Step::StripRight:
            text.resize(withoutWhitespaceEnd(text).size());
            break;
        case TokenizerModel::Step::JoinSpaces:
            joinSpaces(text);
            break;
        }
    }
    return text;
}

class T5Tokenizer final : public Tokenizer
{
public:
    T5Tokenizer(TokenizerModel model, const ArTokenizerApi& api)
        : m_model(std::move(model)), m_pieces(api, writeSentencePieceModel(m_model))
    {
        for (const AddedToken& token : m_model.added) {
            if (token.normalized)
                m_normalized.add(normalized(m_model, token.text), token);
            else
                m_verbatim.add(token.text, token);
            if (token.text == "</s>")
                m_eos = token.id;
        }
        m_model.pieces = {}; // SentencePiece has its own copy
        if (m_eos < 0)
            throw Error(ErrorCode::CheckpointInvalid, "it is not a T5 tokenizer: it has no </s>");
    }

    std::vector<std::int64_t> encode(std::string_view prompt) const override
    {
        std::vector<std::int64_t> ids;
        for (const TextPart& part : m_verbatim.split(prompt)) {
            if (part.id) {
                ids.push_back(*part.id);
                continue;
            }
            const std::string text = normalized(m_model, part.text);
            for (const TextPart& inner : m_normalized.split(text)) {
                if (inner.id)
                    ids.push_back(*inner.id);
                else
                    encodeText(inner.text,
                               part.text.data() == prompt.data() && inner.text.data() == text.data(), ids);
            }
        }
        ids.push_back(m_eos);
        return ids;
    }

private:
    /// `first`: whether this text is the start of the prompt.
    void encodeText(std::string_view text, bool first, std::vector<std::int64_t>& ids) const
    {
        if (!m_model.splitsWords)
            return encodeMarked(text, first, ids);
        const auto blankAt = [text](std::size_t at) { return whitespaceLength(text.substr(at)); };
        for (std::size_t at = 0; at < text.size();) {
            if (const std::size_t blank = blankAt(at)) {
                at += blank;
                continue;
            }
            std::size_t end = at;
            while (end < text.size() && blankAt(end) == 0)
                ++end;
            encodeMarked(text.substr(at, end - at), first && at == 0, ids);
            at = end;
        }
    }

    /// Each ▁ or space starts a word.
    void encodeMarked(std::string_view text, bool first, std::vector<std::int64_t>& ids) const
    {
        std::string word;
        const bool prefixed = m_model.prefix == TokenizerModel::Prefix::Always ||
                              (m_model.prefix == TokenizerModel::Prefix::First && first);
        if (prefixed && markLength(text) == 0)
            word = kMark;
        while (!text.empty()) {
            const std::size_t mark = markLength(text);
            if (mark > 0) {
                encodeWord(word, ids);
                word = kMark;
            } else {
                word += text.front();
            }
            text.remove_prefix(std::max<std::size_t>(mark, 1));
        }
        encodeWord(word, ids);
    }

    static std::size_t markLength(std::string_view text)
    {
        if (!text.empty() && text.front() == ' ')
            return 1;
        return text.substr(0, kMark.size()) == kMark ? kMark.size() : 0;
    }

    void encodeWord(std::string_view word, std::vector<std::int64_t>& ids) const
    {
        const std::size_t bytes = word.size() - (markLength(word) > 0 ? kMark.size() : 0);
        if (bytes > kLongestWord)
            throw Error(ErrorCode::RequestTooLong, "The prompt has a word of " + std::to_string(bytes) +
                                                       " bytes; the longest that is read has " +
                                                       std::to_string(kLongestWord));
        if (!word.empty())
            m_pieces.encode(word, ids);
    }

    TokenizerModel m_model;
    Pieces m_pieces;
    AddedTokens m_verbatim;   ///< searched for in the prompt
    AddedTokens m_normalized; ///< searched for in its normalized parts
    std::int64_t m_eos = -1;
};

/// Empty if the file does not exist.
std::string readBeside(const std::filesystem::path& model, const char* name)
{
    const std::filesystem::path path = model.parent_path() / name;
    std::error_code ignored;
    return std::filesystem::exists(path, ignored) ? readFile(path, kLargestFile) : std::string();
}

} // namespace

std::unique_ptr<Tokenizer> Tokenizer::open(const std::filesystem::path& model,
                                           const std::filesystem::path& modulePath)
{
    const std::string bytes = readFile(model, kLargestFile);
    const ArTokenizerApi& api = loadTokenizerModule(modulePath);
    try {
        TokenizerModel read =
            model.extension() == ".json" ? readTokenizerJson(bytes) : readSentencePieceModel(bytes);
        addConfiguredTokens(read, readBeside(model, "tokenizer_config.json"),
                            readBeside(model, "added_tokens.json"));
        return std::make_unique<T5Tokenizer>(std::move(read), api);
    } catch (const Error& error) {
        throw Error(error.code(), "The tokenizer " + model.string() + " cannot be used: " + error.what());
    }
}

} // namespace arioso::engine
