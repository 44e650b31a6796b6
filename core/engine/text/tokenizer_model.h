// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What a T5 tokenizer consists of, read from either of its two files. Both become the same few fields, which
// are checked here and written out again for SentencePiece, so that no byte of a foreign file reaches that
// library unseen.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
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

    std::vector<Piece> pieces; ///< index = id
    std::int32_t unknown = -1; ///< id of the unknown piece
    std::string charsmap;      ///< the normaliser's table, checked; may be empty: no normalisation
    Prefix prefix = Prefix::Always;
    bool nextLineIsBlank =
        false; ///< U+0085 separates words (the published tokenizer.json) or is a character of one

    /// Strings that become one id wherever the raw prompt has them. Not empty ones.
    std::vector<std::pair<std::string, std::int64_t>> specials;
};

/// Reads a spiece.model as Transformers does when it makes a fast tokenizer of it: `<extra_id_0>` …
/// `<extra_id_99>` follow the model's own pieces in falling order unless the model has them. Throws Error
/// CheckpointInvalid, or CheckpointUnsupported for a model that is not of the unigram kind.
[[nodiscard]] TokenizerModel readSentencePieceModel(std::string_view bytes);

/// Reads a tokenizer.json with a unigram model. Throws Error CheckpointInvalid, or CheckpointUnsupported for
/// one that asks for a step which T5's do not have.
[[nodiscard]] TokenizerModel readTokenizerJson(std::string_view bytes);

enum class DummyPrefix { Add, Omit };

/// The model as a serialised SentencePiece ModelProto. All pieces but the unknown one are ordinary ones in
/// it: the special strings are cut out of a prompt before, and where normalisation makes one (full-width
/// "＜pad＞"), the fast tokenizer takes it for a piece too.
[[nodiscard]] std::string writeSentencePieceModel(const TokenizerModel& model, DummyPrefix prefix);

/// Appends the pieces `<extra_id_99>` … `<extra_id_0>`, those that the model has not, with score 0.
void addExtraIds(TokenizerModel& model);

/// Makes `<pad>`, `</s>`, `<unk>` and `<extra_id_0>` … `<extra_id_99>` special strings, those that are
/// pieces.
void addT5Specials(TokenizerModel& model);

/// Throws Error CheckpointInvalid if the pieces cannot be used: none, too many, empty, with a NUL, score not
/// finite, `unknown` not among them, or a special string without an id among them.
void checkPieces(const TokenizerModel& model);

/// SentencePiece walks the table's double-array trie without looking at its size. Throws Error
/// CheckpointInvalid if any text could lead out of the table.
void checkCharsmap(std::string_view charsmap);

} // namespace arioso::engine
