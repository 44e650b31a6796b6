// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors

#include "engine/text/tokenizer_model.h"

#include "engine/api/error.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace arioso::engine {

namespace {

constexpr std::size_t kMostPieces = 1 << 20;
constexpr std::size_t kLongestPiece = 4096; // bytes
constexpr std::size_t kMostAdded = 1 << 14;
constexpr int kExtraIds = 100;

using Ids = std::unordered_map<std::string_view, std::int64_t>;

std::string extraId(int n)
{
    return "<extra_id_" + std::to_string(n) + ">";
}

Ids idsByText(const TokenizerModel& model)
{
    Ids ids;
    for (const auto& piece : model.pieces)
        ids.emplace(piece.text, &piece - model.pieces.data());
    return ids;
}

[[noreturn]] void invalid(const std::string& what)
{
    throw Error(ErrorCode::CheckpointInvalid, what);
}

AddedToken* findToken(TokenizerModel& model, std::string_view text)
{
    const auto found = std::find_if(model.added.begin(), model.added.end(),
                                    [&](const AddedToken& token) { return token.text == text; });
    return found == model.added.end() ? nullptr : &*found;
}

} // namespace

void addTokens(TokenizerModel& model, const std::vector<AddedToken>& tokens)
{
    if (model.added.size() + tokens.size() > kMostAdded)
        invalid("it has more than " + std::to_string(kMostAdded) + " added tokens");
    const Ids own = idsByText(model);
    std::int64_t next = std::int64_t(model.pieces.size());
    for (const AddedToken& token : model.added)
        next = std::max(next, token.id + 1);
    for (AddedToken token : tokens) {
        AddedToken* known = findToken(model, token.text);
        const auto piece = own.find(token.text);
        token.id = known != nullptr ? known->id : piece != own.end() ? piece->second : next++;
        if (known != nullptr)
            *known = token;
        else
            model.added.push_back(token);
    }
}

void addExtraIds(TokenizerModel& model)
{
    std::vector<std::string> missing;
    const Ids own = idsByText(model);
    for (int n = kExtraIds - 1; n >= 0; --n)
        if (own.find(extraId(n)) == own.end())
            missing.push_back(extraId(n));
    for (std::string& text : missing)
        model.pieces.push_back({std::move(text), 0});
}

void addT5Specials(TokenizerModel& model)
{
    std::vector<std::string> names = {"<pad>", "</s>", "<unk>"};
    for (int n = 0; n < kExtraIds; ++n)
        names.push_back(extraId(n));
    const Ids ids = idsByText(model);
    for (std::string& name : names) {
        const auto found = ids.find(name);
        if (found != ids.end() && findToken(model, name) == nullptr)
            model.added.push_back({std::move(name), found->second});
    }
}

void checkPieces(const TokenizerModel& model)
{
    if (model.pieces.empty() || model.pieces.size() > kMostPieces)
        invalid("it has " + std::to_string(model.pieces.size()) + " pieces");
    for (std::size_t id = 0; id < model.pieces.size(); ++id) {
        const TokenizerModel::Piece& piece = model.pieces[id];
        // SentencePiece builds its index from null-terminated strings.
        if (piece.text.empty() || piece.text.size() > kLongestPiece ||
            piece.text.find('\0') != std::string::npos)
            invalid("its piece " + std::to_string(id) + " is not a valid string");
        if (!std::isfinite(piece.score))
            invalid("its piece " + std::to_string(id) + " has a score that is not finite");
    }
    if (model.unknown < 0 || std::size_t(model.unknown) >= model.pieces.size())
        invalid("it has no unknown piece");
    if (model.added.size() > kMostAdded)
        invalid("it has " + std::to_string(model.added.size()) + " added tokens");
    for (const AddedToken& token : model.added)
        if (token.text.empty() || token.id < 0 || std::size_t(token.id) >= kMostPieces)
            invalid("its added token '" + token.text + "' has no text or no valid id");
}

} // namespace arioso::engine
