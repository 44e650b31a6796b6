// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/sound.h"

#include "core/background.h"


#include <algorithm>
#include <cmath>
#include <utility>

namespace arioso::core {

namespace {

/// Seconds as a range of places in 0..count, at least one place long when there is one. NaN counts as 0.
std::pair<qint64, qint64> placesBetween(qint64 count, double rate, double fromSeconds, double toSeconds)
{
    const auto place = [&](double seconds) {
        const double at = std::round(seconds * rate);
        return std::isnan(at) ? 0 : qint64(std::clamp(at, 0.0, double(count)));
    };
    const qint64 from = std::clamp<qint64>(place(fromSeconds), 0, std::max<qint64>(0, count - 1));
    const qint64 to = std::clamp(place(toSeconds), std::min(from + 1, count), count);
    return {from, to};
}

} // namespace

AudioPtr shareAudio(engine::Audio audio)
{
    constexpr std::size_t kLarge = 1 << 22; // samples of a channel; 16 MB
    if (audio.samples() < kLarge)
        return std::make_shared<const engine::Audio>(std::move(audio));
    return {new engine::Audio(std::move(audio)), [](const engine::Audio* large) {
                backgroundThreads().start([large] { delete large; });
            }};
}

AudioPtr audioBetween(const engine::Audio& audio, double fromSeconds, double toSeconds)
{
    const auto [from, to] = placesBetween(qint64(audio.samples()), audio.sampleRate, fromSeconds, toSeconds);
    auto part = std::make_shared<engine::Audio>();
    part->sampleRate = audio.sampleRate;
    for (const std::vector<float>& channel : audio.channels)
        part->channels.emplace_back(channel.begin() + from, channel.begin() + to);
    return part;
}

CodesPtr codesBetween(const engine::Codes& codes, int frameRate, double fromSeconds, double toSeconds)
{
    const auto [from, to] = placesBetween(codes.frames, frameRate, fromSeconds, toSeconds);
    auto part = std::make_shared<engine::Codes>();
    part->codebooks = codes.codebooks;
    part->frames = int(to - from);
    part->values.reserve(std::size_t(part->codebooks) * std::size_t(part->frames));
    for (int codebook = 0; codebook < codes.codebooks; ++codebook) {
        const auto row = codes.values.begin() + qint64(codebook) * codes.frames;
        part->values.insert(part->values.end(), row + from, row + to);
    }
    return part;
}

} // namespace arioso::core
