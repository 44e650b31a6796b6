// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Reads tokenizer.json, the file of the fast tokenizer: vocabulary, special tokens, and the steps of
// normalization and pre-tokenization. The steps must be those of T5 tokenizers. They are not executed as
// listed; tokenizer.cpp is equivalent.

#include "engine/api/error.h"
#include "engine/files/json.h"
#include "engine/text/tokenizer_model.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace arioso::engine {

namespace {

using nlohmann::json;

constexpr int kDeepestSequence = 4;
constexpr const char* kBlankMark = "\u2581"; // ▁

[[noreturn]] void invalid(const std::string& what)
{
    throw Error(ErrorCode::CheckpointInvalid, what);
}
[[noreturn]] void unsupported(const std::string& what)
{
    throw Error(ErrorCode::CheckpointUnsupported, what);
}

/// object[key], or null if there is none.
const json& member(const json& object, const char* key)
{
    static const json none;
    if (!object.is_object())
        return none;
    const auto found = object.find(key);
    return found == object.end() ? none : *found;
}

const std::string& text(const json& object, const char* key)
{
    const json& value = member(object, key);
    if (!value.is_string())
        invalid(std::string("its '") + key + "' is not a string");
    return value.get_ref<const std::string&>();
}

std::int64_t integer(const json& object, const char* key)
{
    const json& value = member(object, key);
    // A limit larger than any vocabulary. As unsigned, so that large values don't wrap around.
    if (!value.is_number_unsigned() || value.get<std::uint64_t>() > 0x7FFFFFFF)
        invalid(std::string("its '") + key + "' is not an id");
    return value.get<std::int64_t>();
}

std::string fromBase64(std::string_view encoded)
{
    constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string result;
    result.reserve(encoded.size() / 4 * 3);
    while (!encoded.empty() && encoded.back() == '=')
        encoded.remove_suffix(1);
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : encoded) {
        const std::size_t digit = kDigits.find(c);
        if (digit == std::string_view::npos)
            invalid("its character table is not base64");
        bits = bits << 6 | std::uint32_t(digit);
        count += 6;
        if (count >= 8) {
            count -= 8;
            result += char(bits >> count);
        }
    }
    return result;
}

bool flag(const json& object, const char* key, bool otherwise = false)
{
    const json& value = member(object, key);
    return value.is_boolean() ? value.get<bool>() : otherwise;
}

AddedToken addedToken(const json& object, std::int64_t id)
{
    return {text(object, "content"),    id,
            flag(object, "normalized"), flag(object, "lstrip"),
            flag(object, "rstrip"),     flag(object, "single_word")};
}

void readNormalizer(const json& step, TokenizerModel& model, int depth = 0)
{
    using Step = TokenizerModel::Step;
    if (step.is_null())
        return;
    const std::string& type = text(step, "type");
    if (type == "Precompiled" && model.charsmap.empty()) {
        model.charsmap = fromBase64(text(step, "precompiled_charsmap"));
        model.steps.push_back(Step::Charsmap);
    } else if (type == "Sequence" && depth < kDeepestSequence) {
        for (const json& inner : member(step, "normalizers"))
            readNormalizer(inner, model, depth + 1);
    } else if (type == "Strip") {
        if (flag(step, "strip_left", true))
            model.steps.push_back(Step::StripLeft);
        if (flag(step, "strip_right", true))
            model.steps.push_back(Step::StripRight);
    } else if (type == "Replace" && member(member(step, "pattern"), "Regex") == " {2,}" &&
               (member(step, "content") == kBlankMark || member(step, "content") == " ")) {
        model.steps.push_back(Step::JoinSpaces); // both contents result in one mark
    } else {
        unsupported("its normalizer has the step '" + type + "', which T5 tokenizers don't have");
    }
}

void readPreTokenizer(const json& step, TokenizerModel& model, int depth = 0)
{
    if (step.is_null())
        return;
    const std::string& type = text(step, "type");
    if (type == "WhitespaceSplit") {
        model.splitsWords = true;
    } else if (type == "Metaspace") {
        if (text(step, "replacement") != kBlankMark)
            unsupported("its pre-tokenizer marks spaces with '" + text(step, "replacement") + "'");
        // Older files have add_prefix_space, newer ones prepend_scheme, some both.
        const json& oldSpelling = member(step, "add_prefix_space");
        model.prefix = oldSpelling == false ? TokenizerModel::Prefix::Never : TokenizerModel::Prefix::Always;
        const json& scheme = member(step, "prepend_scheme");
        if (scheme == "never")
            model.prefix = TokenizerModel::Prefix::Never;
        else if (scheme == "first")
            model.prefix = TokenizerModel::Prefix::First;
        else if (scheme == "always")
            model.prefix = TokenizerModel::Prefix::Always;
    } else if (type == "Sequence" && depth < kDeepestSequence) {
        for (const json& inner : member(step, "pretokenizers"))
            readPreTokenizer(inner, model, depth + 1);
    } else {
        unsupported("its pre-tokenizer has the step '" + type + "', which T5 tokenizers don't have");
    }
}

void readModel(const json& unigram, TokenizerModel& model)
{
    if (const json& type = member(unigram, "type"); !type.is_null() && type != "Unigram")
        unsupported("its model is not of type Unigram");
    if (member(unigram, "byte_fallback") == true)
        unsupported("its model has byte fallback, which T5 tokenizers don't use");
    const json& vocabulary = member(unigram, "vocab");
    if (!vocabulary.is_array())
        invalid("its 'vocab' is not a list");
    model.pieces.reserve(vocabulary.size());
    for (const json& entry : vocabulary) {
        if (!entry.is_array() || entry.size() != 2 || !entry[0].is_string() || !entry[1].is_number())
            invalid("its piece " + std::to_string(model.pieces.size()) + " is not a string with a score");
        const auto score = entry[1].get<double>();
        if (!(std::abs(score) <= std::numeric_limits<float>::max()))
            invalid("its piece " + std::to_string(model.pieces.size()) + " has a score out of range");
        model.pieces.push_back({entry[0].get<std::string>(), float(score)});
    }
    model.unknown = std::int32_t(integer(unigram, "unk_id"));
}

json parsed(std::string_view bytes, const char* what)
{
    try {
        return parseJson(bytes, what); // nlohmann::json's parser depends on the locale
    } catch (const Error&) {
        invalid(std::string(what) + " is not valid JSON");
    }
}

/// The object's members that describe tokens, in the order of their ids.
template <typename TokenOf>
std::vector<AddedToken> tokensOf(const json& object, TokenOf tokenOf)
{
    std::vector<AddedToken> tokens;
    if (object.is_object())
        for (const auto& [key, value] : object.items())
            tokens.push_back(tokenOf(key, value));
    std::sort(tokens.begin(), tokens.end(),
              [](const AddedToken& a, const AddedToken& b) { return a.id < b.id; });
    return tokens;
}

} // namespace

void addConfiguredTokens(TokenizerModel& model, std::string_view config, std::string_view addedTokens)
{
    const json root = config.empty() ? json() : parsed(config, "its tokenizer_config.json");
    if (const json& decoder = member(root, "added_tokens_decoder"); decoder.is_object()) {
        addTokens(model, tokensOf(decoder, [](const std::string& key, const json& value) {
                      constexpr std::size_t kLongestId = 9;
                      if (key.empty() || key.size() > kLongestId ||
                          key.find_first_not_of("0123456789") != std::string::npos)
                          invalid("its tokenizer_config.json has a token with the id '" + key + "'");
                      return addedToken(value, std::stoll(key));
                  }));
    } else if (!addedTokens.empty()) {
        addTokens(model, tokensOf(parsed(addedTokens, "its added_tokens.json"),
                                  [](const std::string& key, const json& value) {
                                      if (!value.is_number_unsigned())
                                          invalid("its added_tokens.json has no id for '" + key + "'");
                                      return AddedToken{key, std::int64_t(value.get<std::uint32_t>()), true};
                                  }));
    }
    checkPieces(model);
}

TokenizerModel readTokenizerJson(std::string_view bytes)
{
    const json file = parsed(bytes, "it");
    TokenizerModel model;
    readModel(member(file, "model"), model);
    readNormalizer(member(file, "normalizer"), model);
    readPreTokenizer(member(file, "pre_tokenizer"), model);
    if (const json& added = member(file, "added_tokens"); added.is_array())
        for (const json& token : added)
            model.added.push_back(addedToken(token, integer(token, "id")));
    addT5Specials(model);
    checkPieces(model);
    checkCharsmap(model.charsmap);
    return model;
}

} // namespace arioso::engine
