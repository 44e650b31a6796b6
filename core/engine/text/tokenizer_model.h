// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The contents of a T5 tokenizer, read from either of its two file formats into the same few fields. The
// fields are checked and serialized again for SentencePiece, so that this library never sees unchecked bytes
// of a file.

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

    /// Which words get a leading "▁" even if no space precedes them.
    enum class Prefix {
        Always, ///< the first word of the prompt and words after a special token ("legacy")
        First,  ///< the first word of the prompt only
        Never,
    };

    /// Steps of normalization, applied in order to the text between special tokens.
    enum class Step {
        Charsmap,   ///< replaces characters according to `charsmap`
        StripLeft,  ///< removes white space at the start
        StripRight, ///< removes white space at the end
        JoinSpaces, ///< two or more spaces become "▁"
    };

    std::vector<Piece> pieces; ///< index = id
    std::int32_t unknown = -1; ///< id of the unknown piece
    std::vector<Step> steps;
    std::string charsmap; ///< a checked table of replacements; may be empty
    Prefix prefix = Prefix::Always;
    bool splitsWords = false; ///< any white space separates words, not only spaces

    /// Strings that become a single id. No string occurs twice.
    std::vector<AddedToken> added;
};

/// Reads a spiece.model like Transformers 5, which converts it to a fast tokenizer, with the steps of the
/// tokenizer.json published with T5. `<extra_id_99>` … `<extra_id_0>` are appended to the model's pieces
/// unless the model contains them. Throws Error CheckpointInvalid, or CheckpointUnsupported if the model is
/// not of type unigram.
[[nodiscard]] TokenizerModel readSentencePieceModel(std::string_view bytes);

/// Reads a tokenizer.json with a unigram model. Throws Error CheckpointInvalid, or CheckpointUnsupported if
/// it has a step that T5 tokenizers don't have.
[[nodiscard]] TokenizerModel readTokenizerJson(std::string_view bytes);

/// Adds tokens and ignores their ids: known strings keep their id, others get the next free one.
void addTokens(TokenizerModel& model, const std::vector<AddedToken>& tokens);

/// Adds the tokens of tokenizer_config.json ("added_tokens_decoder"), or of the older added_tokens.json, in
/// the order of their ids. Pass an empty string for a missing file. Known tokens get the new flags, others
/// the next free id. Throws Error CheckpointInvalid.
void addConfiguredTokens(TokenizerModel& model, std::string_view config, std::string_view addedTokens);

/// The model as a serialized SentencePiece ModelProto without normalization. All pieces but the unknown one
/// are ordinary pieces, because prompts are split at special tokens before. If normalization creates such a
/// string (full-width "＜pad＞"), the fast tokenizer also encodes it as a piece.
[[nodiscard]] std::string writeSentencePieceModel(const TokenizerModel& model);

/// Appends those of the pieces `<extra_id_99>` … `<extra_id_0>` that the model lacks, with score 0.
void addExtraIds(TokenizerModel& model);

/// Makes `<pad>`, `</s>`, `<unk>` and `<extra_id_0>` … `<extra_id_99>` special tokens if they are pieces.
void addT5Specials(TokenizerModel& model);

/// Throws Error CheckpointInvalid for unusable pieces: none, too many, an empty one, one with a null byte or
/// a score that is not finite, no unknown piece, or an added token without a text or a valid id.
void checkPieces(const TokenizerModel& model);

/// Checks a table of replacements, because SentencePiece follows its double-array trie without bounds checks.
/// Throws Error CheckpointInvalid if any text could cause an access outside of the table.
void checkCharsmap(std::string_view charsmap);

/// Applies the longest matching replacement at each position, like SentencePiece, with which MusicGen was
/// trained. Bytes that are not UTF-8 become U+FFFD. (The normalizer of the fast tokenizer applies the
/// shortest one to each grapheme instead, which drops combining marks.)
[[nodiscard]] std::string applyCharsmap(std::string_view charsmap, std::string_view text);

} // namespace arioso::engine
