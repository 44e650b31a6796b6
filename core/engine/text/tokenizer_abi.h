// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The C interface of the module that holds sentencepiece. The distribution's libsentencepiece carries a protobuf that
// clashes with libtorch's, so the two must never be linked together: this module is loaded with RTLD_LOCAL, and nothing
// but C types crosses its border.

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ArTokenizer ArTokenizer;

/// Makes a tokenizer from a serialised SentencePiece ModelProto. On failure returns null and puts a sentence into
/// `error` (always terminated).
typedef ArTokenizer* (*ArTokenizerOpen)(const void* model, size_t size, char* error, size_t errorSize);

/// Ids of one text segment (UTF-8, not terminated). Returns their number, also when it is larger than `capacity`
/// (then call again with room), or -1 on failure.
typedef int64_t (*ArTokenizerEncode)(const ArTokenizer*, const char* text, size_t size, int32_t* ids, size_t capacity);

/// Number of pieces.
typedef int32_t (*ArTokenizerSize)(const ArTokenizer*);

typedef void (*ArTokenizerClose)(ArTokenizer*);

/// What the module's one exported symbol, `ariosoTokenizer`, points to.
typedef struct ArTokenizerApi
{
    uint32_t version; ///< kArTokenizerVersion
    ArTokenizerOpen open;
    ArTokenizerEncode encode;
    ArTokenizerSize size;
    ArTokenizerClose close;
} ArTokenizerApi;

enum { kArTokenizerVersion = 1 };

#ifdef __cplusplus
}
#endif
