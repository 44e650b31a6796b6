// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The C interface of the SentencePiece module. The distribution's libsentencepiece contains a protobuf that
// conflicts with libtorch's, so the two must not be linked together. This module is loaded with RTLD_LOCAL,
// and its interface has only C types.

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ArTokenizer ArTokenizer;

/// Creates a tokenizer from a serialized SentencePiece ModelProto. On failure returns null and writes a
/// message to `error`, which is always terminated.
typedef ArTokenizer* (*ArTokenizerOpen)(const void* model, size_t size, char* error, size_t errorSize);

/// Encodes a text segment (UTF-8, not terminated). Returns the number of ids, or -1 on failure. If the number
/// is larger than `capacity`, call again with a larger buffer.
typedef int64_t (*ArTokenizerEncode)(const ArTokenizer*, const char* text, size_t size, int32_t* ids,
                                     size_t capacity);

/// Number of pieces.
typedef int32_t (*ArTokenizerSize)(const ArTokenizer*);

typedef void (*ArTokenizerClose)(ArTokenizer*);

/// The module's only exported symbol, `ariosoTokenizer`, points to this.
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
