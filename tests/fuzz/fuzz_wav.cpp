// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Any bytes as an audio file: refused with an engine::Error, or audio that can be used.

#include "engine/api/error.h"
#include "engine/audio/audio_file.h"
#include "engine/audio/media_library.h"
#include "input_file.h"

#include <cmath>

using namespace arioso;

extern "C" const ArMediaApi ariosoMedia;

const engine::MediaLibrary& engine::mediaLibrary()
{
    static const MediaLibrary library{&ariosoMedia, {}};
    return library;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const fuzz::InputFile file(data, size);
    try {
        const engine::Audio audio = engine::readAudioFile(file.path());
        fuzz::require(audio.sampleRate > 0 && audio.samples() > 0);
        for (const std::vector<float>& channel : audio.channels) {
            fuzz::require(channel.size() == audio.samples());
            for (const float sample : channel)
                fuzz::require(std::isfinite(sample));
        }
    } catch (const engine::Error&) {
    }
    try {
        (void)engine::readAudioComment(file.path());
    } catch (const engine::Error&) {
    }
    return 0;
}
