// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The C interface of the media module. Only the module uses FFmpeg.

#include "engine/audio/media_decoder.h"

#include <algorithm>
#include <new>

namespace {

ArMedia* open(const ArMediaInput* input, ArMediaInfo* info) noexcept
try {
    static const bool isQuiet = (av_log_set_level(AV_LOG_QUIET), true);
    (void)isQuiet;
    *info = {};
    auto media = std::make_unique<ArMedia>();
    media->input = *input;
    info->failure = media->open(*info);
    if (info->failure != kArMediaNone)
        return nullptr;
    info->sampleRate = media->sampleRate;
    info->channels = media->channels();
    for (int i = 0; i < std::min<int>(info->channels, kArMediaChannels); ++i)
        info->speakers[i] = av_channel_layout_channel_from_index(media->layout->get(), unsigned(i));
    info->frames = media->headerFrames();
    return media.release();
} catch (const std::bad_alloc&) {
    info->failure = kArMediaNoMemory;
    return nullptr;
} catch (...) {
    info->failure = kArMediaDamaged;
    return nullptr;
}

int64_t read(ArMedia* media, float* to, int64_t frames) noexcept
try {
    const auto channels = int64_t(media->channels());
    int64_t done = 0;
    while (done < frames && media->fill()) {
        const int64_t there = int64_t(media->samples.size() - media->taken) / channels;
        const int64_t count = std::min(there, frames - done);
        std::copy_n(media->samples.data() + media->taken, count * channels, to + done * channels);
        media->discard(count);
        done += count;
    }
    return done;
} catch (...) {
    return 0;
}

int seek(ArMedia* media, int64_t frame) noexcept
try {
    return media->seek(frame) ? 1 : 0;
} catch (...) {
    return 0;
}

int64_t damages(const ArMedia* media) noexcept
{
    return media->damages;
}

void close(ArMedia* media) noexcept
{
    delete media;
}

} // namespace

extern "C" {
extern __attribute__((visibility("default"))) const ArMediaApi ariosoMedia;
const ArMediaApi ariosoMedia = {kArMediaVersion, open, read, seek, damages, close};
}
