// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// T5 tokenisation: special strings are cut out first, the rest goes through SentencePiece, EOS is appended.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

namespace arioso::engine {

/// Turns prompts into token ids as the reference's fast T5 tokenizer does. Immutable after opening; `encode`
/// may be called from one thread at a time.
class Tokenizer
{
public:
    /// `model` is a spiece.model or, if its name ends with .json, a tokenizer.json, with what tokenizer_config.json or
    /// added_tokens.json add; `modulePath` the module, which is loaded once. Throws FileNotFound, FileUnreadable,
    /// CheckpointInvalid (not a tokenizer, or not T5's), CheckpointUnsupported (another kind of tokenizer),
    /// Internal (no module).
    static std::unique_ptr<Tokenizer> open(const std::filesystem::path& model,
                                           const std::filesystem::path& modulePath);

    virtual ~Tokenizer() = default;

    /// Ids of one UTF-8 prompt, EOS included: "" gives {1}. No truncation. Bytes that are not UTF-8 become
    /// unknown pieces. Throws Error RequestTooLong for a word (between two blanks) of more than 64 KiB.
    [[nodiscard]] virtual std::vector<std::int64_t> encode(std::string_view prompt) const = 0;
};

} // namespace arioso::engine
