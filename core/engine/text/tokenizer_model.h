// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What a T5 tokenizer consists of, read from either of its two files. Both become the same few fields, which
// are checked here and written out again for SentencePiece, so that no byte of a foreign file reaches that
// library unseen.

#include "engine/text/added_tokens.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace arioso::engine {

struct TokenizerModel
{
    struct Piece
    {
        std::string text;
        float score = 0; ///< log probability
    };

    /// Which words get a leading "▁" though no blank stands before them.
    enum class Prefix {
        Always, ///< the first word of the prompt and the one after a special string ("legacy")
        First,  ///< the first word of the prompt only
        Never,
    };

    /// What is done to the text between special strings, in this order.
    enum class Step {
        Charsmap,   ///< replaces characters as `charsmap` says
        StripLeft,  ///< white space at the start goes
        StripRight, ///< white space at the end goes
        JoinSpaces, ///< two or more spaces become "▁"
    };

    std::vector<Piece> pieces; ///< index = id
    std::int32_t unknown = -1; ///< id of the unknown piece
    std::vector<Step> steps;
    std::string charsmap; ///< a table of replacements, checked; empty: nothing is replaced
    Prefix prefix = Prefix::Always;
    bool splitsWords = false; ///< white space of any kind separates words, else a space does

    /// Strings that become one id. A text is in the list once.
    std::vector<AddedToken> added;
};

/// Reads a spiece.model as Transformers 5 does when it makes a fast tokenizer of it, with the steps of the
/// tokenizer.json that was published with T5: `<extra_id_0>` … `<extra_id_99>` follow the model's own pieces
/// in falling order unless the model has them. Throws Error CheckpointInvalid, or CheckpointUnsupported for a
/// model that is not of the unigram kind.
[[nodiscard]] TokenizerModel readSentencePieceModel(std::string_view bytes);

/// Reads a tokenizer.json with a unigram model. Throws Error CheckpointInvalid, or CheckpointUnsupported for
/// one that asks for a step which T5's do not have.
[[nodiscard]] TokenizerModel readTokenizerJson(std::string_view bytes);

/// Adds tokens whose ids do not count: a text that is known keeps its id, others get the next free one.
void addTokens(TokenizerModel& model, const std::vector<AddedToken>& tokens);

/// Adds the tokens of tokenizer_config.json ("added_tokens_decoder"), or of the older added_tokens.json, in
/// the order of their ids; "" where there is no such file. One that is known already takes its new flags;
/// others get the next free id. Throws Error CheckpointInvalid.
void addConfiguredTokens(TokenizerModel& model, std::string_view config, std::string_view addedTokens);

/// The model as a serialised SentencePiece ModelProto, which changes nothing of the words it is given. All
/// pieces but the unknown one are ordinary ones in it: the special strings are cut out of a prompt before,
/// and where normalisation makes one (full-width "＜pad＞"), the fast tokenizer takes it for a piece too.
[[nodiscard]] std::string writeSentencePieceModel(const TokenizerModel& model);

/// Appends the pieces `<extra_id_99>` … `<extra_id_0>`, those that the model has not, with score 0.
void addExtraIds(TokenizerModel& model);

/// Makes `<pad>`, `</s>`, `<unk>` and `<extra_id_0>` … `<extra_id_99>` special strings, those that are
/// pieces.
void addT5Specials(TokenizerModel& model);

/// Throws Error CheckpointInvalid if the pieces cannot be used: none, too many, empty, with a NUL, score not
/// finite, `unknown` not among them, or an added token without a text or a usable id.
void checkPieces(const TokenizerModel& model);

/// SentencePiece walks the table's double-array trie without looking at its size. Throws Error
/// CheckpointInvalid if any text could lead out of the table.
void checkCharsmap(std::string_view charsmap);

/// `text` with the longest replacements that a checked table has at each place, as SentencePiece makes them;
/// a byte that is no UTF-8 becomes U+FFFD. The fast tokenizer's own normaliser takes the shortest one of each
/// grapheme instead and so loses marks; SentencePiece is what MusicGen was trained with.
[[nodiscard]] std::string applyCharsmap(std::string_view charsmap, std::string_view text);

} // namespace arioso::engine
