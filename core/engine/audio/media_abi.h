// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The C interface of the module that links FFmpeg. Its libraries bring 130 others and take a tenth of a
// second to load, so programs load them only when they meet a file that libsndfile doesn't read.

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ArMedia ArMedia;

/// The bytes to decode.
typedef struct ArMediaInput
{
    void* file;
    int64_t (*read)(void* file, int64_t position, uint8_t* to, int64_t count); ///< 0 at the end
    int64_t size;
} ArMediaInput;

enum { kArMediaChannels = 64 };

typedef enum ArMediaFailure {
    kArMediaNone,
    kArMediaUnknown,   ///< no format that the module reads
    kArMediaDamaged,   ///< a known format, without anything that can be decoded
    kArMediaNoAudio,   ///< a film or a picture without audio
    kArMediaNoDecoder, ///< audio in a codec, whose name is in `codec`, that this FFmpeg doesn't decode
    kArMediaEncrypted,
    kArMediaNoMemory
} ArMediaFailure;

typedef struct ArMediaInfo
{
    ArMediaFailure failure;
    char codec[32];
    int32_t sampleRate;
    int32_t channels;
    int32_t speakers[kArMediaChannels]; ///< AVChannel; negative: unknown
    int64_t frames;                     ///< about, by the header; -1: not told
} ArMediaInfo;

typedef struct ArMediaApi
{
    uint32_t version; ///< kArMediaVersion

    /// Opens the first audio track and decodes its beginning. `input` must outlive it. Null on failure.
    ArMedia* (*open)(const ArMediaInput* input, ArMediaInfo* info);

    /// Up to `frames` interleaved frames, at the rate and with the channels of the beginning. 0 at the end.
    int64_t (*read)(ArMedia*, float* to, int64_t frames);

    /// The next frame read is frame `frame` of the audio. 0 when that is not possible; then nothing can be
    /// read.
    int (*seek)(ArMedia*, int64_t frame);

    /// Packets so far that could not be decoded and were left out.
    int64_t (*damages)(const ArMedia*);

    void (*close)(ArMedia*);
} ArMediaApi;

enum { kArMediaVersion = 1 };

#ifdef __cplusplus
}
#endif
