// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The tokenizer module: implements the C interface with SentencePiece. Nothing else in the project uses
// SentencePiece.

#include "engine/text/tokenizer_abi.h"

#include <sentencepiece_processor.h>

#include <algorithm>
#include <climits>
#include <cstdio>
#include <exception>
#include <memory>
#include <string_view>
#include <vector>

namespace sentencepiece::logging {
// Exported by the library, but declared in no installed header. Weak, because newer versions don't have it.
__attribute__((weak)) void SetMinLogLevel(int level);
} // namespace sentencepiece::logging

struct ArTokenizer
{
    sentencepiece::SentencePieceProcessor processor;
    mutable std::vector<int> ids; ///< of the last text; kept to avoid an allocation per call
};

namespace {

void keepQuiet()
{
    // 3 is "fatal". With a higher level, the program would continue after a failed check.
    if (sentencepiece::logging::SetMinLogLevel)
        sentencepiece::logging::SetMinLogLevel(3);
}

void putError(const char* message, char* error, size_t errorSize) noexcept
{
    if (error && errorSize > 0)
        std::snprintf(error, errorSize, "%s", message);
}

ArTokenizer* open(const void* model, size_t size, char* error, size_t errorSize) noexcept
try {
    putError("", error, errorSize);
    // protobuf stores sizes in an int.
    if (!model || size == 0 || size > size_t(INT_MAX)) {
        putError("the model is empty or too large", error, errorSize);
        return nullptr;
    }
    keepQuiet();
    auto tokenizer = std::make_unique<ArTokenizer>();
    const auto status = tokenizer->processor.LoadFromSerializedProto({static_cast<const char*>(model), size});
    if (!status.ok()) {
        putError(status.message(), error, errorSize);
        return nullptr;
    }
    return tokenizer.release();
} catch (const std::exception& exception) {
    putError(exception.what(), error, errorSize);
    return nullptr;
} catch (...) {
    putError("unknown failure", error, errorSize);
    return nullptr;
}

int64_t encode(const ArTokenizer* tokenizer, const char* text, size_t size, int32_t* ids,
               size_t capacity) noexcept
try {
    if (!tokenizer || (!text && size > 0) || (!ids && capacity > 0) || size > size_t(INT_MAX))
        return -1;
    if (size == 0)
        return 0;
    std::vector<int>& result = tokenizer->ids;
    if (!tokenizer->processor.Encode(std::string_view(text, size), &result).ok())
        return -1;
    std::copy_n(result.begin(), std::min(capacity, result.size()), ids);
    return int64_t(result.size());
} catch (...) {
    return -1;
}

int32_t size(const ArTokenizer* tokenizer) noexcept
try {
    return tokenizer ? tokenizer->processor.GetPieceSize() : 0;
} catch (...) {
    return 0;
}

void close(ArTokenizer* tokenizer) noexcept
{
    delete tokenizer;
}

} // namespace

extern "C" {
extern __attribute__((visibility("default"))) const ArTokenizerApi ariosoTokenizer;
const ArTokenizerApi ariosoTokenizer = {kArTokenizerVersion, open, encode, size, close};
}
