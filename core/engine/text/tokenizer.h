// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// T5 tokenization: the text is split at special tokens, the rest is encoded by SentencePiece, and EOS is
// appended.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

namespace arioso::engine {

/// Encodes prompts as token ids, like the reference's fast T5 tokenizer. Immutable after opening. `encode`
/// may be called by one thread at a time.
class Tokenizer
{
public:
    /// `model` is a spiece.model or, if its name ends with .json, a tokenizer.json. Tokens of
    /// tokenizer_config.json or added_tokens.json are added. `modulePath` is the SentencePiece module, which
    /// is loaded once. Throws FileNotFound, FileUnreadable, CheckpointInvalid (not a tokenizer, or not T5's),
    /// CheckpointUnsupported (another type of tokenizer), Internal (no module).
    static std::unique_ptr<Tokenizer> open(const std::filesystem::path& model,
                                           const std::filesystem::path& modulePath);

    virtual ~Tokenizer() = default;

    /// The ids of a UTF-8 prompt, including EOS: "" becomes {1}. Prompts are not truncated. Bytes that are
    /// not UTF-8 become unknown pieces. Throws Error RequestTooLong for a word (text without spaces) of more
    /// than 64 KiB.
    [[nodiscard]] virtual std::vector<std::int64_t> encode(std::string_view prompt) const = 0;
};

} // namespace arioso::engine
