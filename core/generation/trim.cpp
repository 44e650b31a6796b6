// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/generation/trim.h"

#include <algorithm>
#include <cmath>

namespace arioso::core {
namespace {

/// Frames after a cut until the codec's recurrent layers have forgotten that there was nothing before it.
constexpr int kSettleFrames = 150;
/// Frames that the codec's filters look ahead.
constexpr int kReachFrames = 10;

using engine::Audio;

struct Cut
{
    const TrimInput& input;
    qint64 hop = 0;

    /// Where frame `frame` begins in the audio of the take.
    [[nodiscard]] qint64 sampleOf(int frame) const { return frame * hop - input.skippedSamples; }
    [[nodiscard]] qint64 available() const { return qint64(input.audio->samples()); }

    /// `decoded` begins with frame `first`; they are equal in frame `frame`.
    [[nodiscard]] bool meets(const Audio& decoded, int first, int frame) const
    {
        const qint64 from = sampleOf(frame);
        const qint64 at = (frame - first) * hop;
        if (from < 0 || from + hop > available() || at < 0 || at + hop > qint64(decoded.samples()))
            return false;
        for (std::size_t c = 0; c < decoded.channels.size(); ++c)
            for (qint64 i = 0; i < hop; ++i)
                if (!(std::abs(decoded.channels[c][std::size_t(at + i)] -
                               input.audio->channels[c][std::size_t(from + i)]) <= kTrimTolerance))
                    return false;
        return true;
    }
};

void append(Audio& out, const Audio& from, qint64 begin, qint64 end)
{
    for (std::size_t c = 0; c < out.channels.size(); ++c) {
        const std::vector<float>& channel = from.channels[c];
        out.channels[c].insert(out.channels[c].end(), channel.begin() + begin, channel.begin() + end);
    }
}

/// Only what is near the cuts, or nothing when that isn't the same as the take in between.
std::optional<Audio> nearTheCuts(const Cut& cut, const DecodeCodes& decode)
{
    const TrimInput& input = cut.input;
    const int head = input.begin > 0 ? kSettleFrames : 0;
    const int tail = input.end < input.codes->frames ? kReachFrames : 0;
    if (input.end - input.begin <= head + tail + kSettleFrames + kReachFrames)
        return std::nullopt;
    Audio out{input.audio->sampleRate, std::vector<std::vector<float>>(input.audio->channels.size())};
    if (head > 0) {
        const Audio decoded = decode(input.codes->part(input.begin, input.begin + head + kReachFrames));
        if (decoded.channels.size() != out.channels.size() || !cut.meets(decoded, input.begin, input.begin + head - 1))
            return std::nullopt;
        append(out, decoded, 0, head * cut.hop);
    }
    const qint64 kept = std::min(cut.sampleOf(input.end - tail), cut.available());
    append(out, *input.audio, std::max<qint64>(0, cut.sampleOf(input.begin + head)), kept);
    if (tail > 0) {
        const int first = input.end - tail - kSettleFrames;
        const Audio decoded = decode(input.codes->part(first, input.end));
        if (decoded.channels.size() != out.channels.size() || !cut.meets(decoded, first, input.end - tail - 1))
            return std::nullopt;
        append(out, decoded, kSettleFrames * cut.hop, qint64(decoded.samples()));
    }
    return out;
}

} // namespace

TrimmedSound trimmed(const TrimInput& input, const DecodeCodes& decode)
{
    TrimmedSound result;
    result.codes = input.codes->part(input.begin, input.end);
    // The padding of a short prompt belongs to the first frames.
    result.skippedSamples = input.begin == 0 ? input.skippedSamples : 0;
    const Cut cut{input, input.frameRate > 0 ? input.audio->sampleRate / input.frameRate : 0};
    if (cut.hop > 0) {
        if (std::optional<Audio> audio = nearTheCuts(cut, decode)) {
            result.audio = std::move(*audio);
            return result;
        }
    }
    result.audio = decode(result.codes);
    for (std::vector<float>& channel : result.audio.channels)
        channel.erase(channel.begin(), channel.begin() + std::min<qint64>(result.skippedSamples, qint64(channel.size())));
    return result;
}

} // namespace arioso::core
