// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The C interface of the module that links FFmpeg. FFmpeg's libraries depend on 130 others and take a tenth
// of a second to load, so programs load them only for files that libsndfile doesn't read.

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
    kArMediaUnknown,   ///< an unsupported format
    kArMediaDamaged,   ///< a known format, but nothing can be decoded
    kArMediaNoAudio,   ///< a video or a picture without audio
    kArMediaNoDecoder, ///< this FFmpeg has no decoder for the codec, whose name is in `codec`
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
    int64_t frames;                     ///< estimate from the header; -1: unknown
} ArMediaInfo;

typedef struct ArMediaApi
{
    uint32_t version; ///< kArMediaVersion

    /// Opens the first audio track and decodes its beginning. `input` must outlive the object. Null on
    /// failure.
    ArMedia* (*open)(const ArMediaInput* input, ArMediaInfo* info);

    /// Reads up to `frames` interleaved frames, with the rate and channels of the beginning. 0 at the end.
    int64_t (*read)(ArMedia*, float* to, int64_t frames);

    /// Seeks to a frame. 0 if that is not possible; then nothing more can be read.
    int (*seek)(ArMedia*, int64_t frame);

    /// The number of packets so far that could not be decoded and were skipped.
    int64_t (*damages)(const ArMedia*);

    void (*close)(ArMedia*);
} ArMediaApi;

enum { kArMediaVersion = 1 };

#ifdef __cplusplus
}
#endif
