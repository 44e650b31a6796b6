// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Loads the SentencePiece module and encodes words with it.

#include "engine/text/tokenizer_abi.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace arioso::engine {

/// Loads the module unless it is already loaded. It is never unloaded. Throws Error Internal, which names the
/// file and the reason.
[[nodiscard]] const ArTokenizerApi& loadTokenizerModule(const std::filesystem::path& path);

/// A SentencePiece model in the module.
class Pieces
{
public:
    /// `model`: a serialized ModelProto. Throws Error CheckpointInvalid with SentencePiece's reason.
    Pieces(const ArTokenizerApi& api, const std::string& model);

    /// Appends the ids of `word`. Throws Error Internal.
    void encode(std::string_view word, std::vector<std::int64_t>& ids) const;

private:
    const ArTokenizerApi& m_api;
    std::unique_ptr<ArTokenizer, ArTokenizerClose> m_model;
};

} // namespace arioso::engine
