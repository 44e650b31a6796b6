// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "audio_prompts.h"

#include "commands.h"
#include "engine/api/generation.h"
#include "engine/api/plain_text.h"
#include "engine/audio/audio_file.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iostream>
#include <limits>

namespace arioso::cli {
namespace {

using namespace engine;

// The defaults of the window: enough audio to convey the style, and most of the result is new.
constexpr double kUsualSeconds = 10;
constexpr double kLeastRoomSeconds = 3;
/// Longest melody: models use half a minute.
constexpr double kMelodySeconds = 60;

std::string secondsText(double seconds)
{
    return fixedText(seconds, 2) + " s";
}

AudioReading readPart(const std::string& path, const AudioPart& part)
{
    AudioReading reading = readAudioPart(path, part);
    if (reading.promisedSeconds > 0)
        std::cerr << "'" << path << "' is truncated: it contains " << secondsText(reading.fileSeconds)
                  << " of audio, but its header says " << secondsText(reading.promisedSeconds) << ".\n";
    if (reading.isDamaged)
        std::cerr << "'" << path << "' is damaged. The damaged parts were skipped.\n";
    return reading;
}

/// The last seconds of the audio.
Audio endOf(const Audio& audio, double seconds)
{
    Audio end{audio.sampleRate, {}};
    const auto samples =
        std::min(audio.samples(), std::size_t(std::max(1.0, std::round(seconds * audio.sampleRate))));
    for (const auto& channel : audio.channels)
        end.channels.emplace_back(channel.end() - std::ptrdiff_t(samples), channel.end());
    return end;
}

} // namespace

double parseTime(const std::string& text, const std::string& option)
{
    const auto refuse = [&] {
        throw UsageError(option + " takes seconds (12.5) or minutes and seconds (1:30), not '" + text + "'.");
    };
    double seconds = 0;
    const char* at = text.data();
    const char* const end = at + text.size();
    for (int fields = 0;; ++fields) {
        double field = 0;
        const auto [behind, error] = std::from_chars(at, end, field, std::chars_format::fixed);
        if (error != std::errc() || fields > 2 || !std::isfinite(field) || std::signbit(field) ||
            (fields > 0 && field >= 60))
            refuse();
        seconds = seconds * 60 + field;
        if (behind == end)
            return seconds;
        if (*behind != ':' || std::find(at, behind, '.') != behind)
            refuse();
        at = behind + 1;
    }
}

Audio readPrompt(const std::string& path, const PromptPart& part)
{
    AudioPart wanted;
    if (!part.from.empty())
        wanted.from = parseTime(part.from, "--from");
    if (!part.to.empty())
        wanted.to = parseTime(part.to, "--to");
    if (wanted.to <= wanted.from)
        throw UsageError("--to (" + secondsText(wanted.to) + ") must be later than --from (" +
                         secondsText(wanted.from) + ").");
    // A part whose beginning the user selected is continued in full, even if it is longer than the window.
    const bool chosen = !part.from.empty();
    wanted.longest = chosen ? kMaxSeconds : part.window;
    AudioReading reading = readPart(path, wanted);
    const double sample = 1.0 / reading.audio.sampleRate;
    if (reading.begin <= wanted.from + sample)
        return std::move(reading.audio);

    const double end = reading.begin + reading.audio.seconds();
    Audio heard = endOf(reading.audio,
                        std::min(kUsualSeconds, std::max(part.length - kLeastRoomSeconds, part.length / 2)));
    std::cerr << "'" << path << "' is longer than the model's window of " << secondsText(part.window)
              << ". Continuing the " << secondsText(heard.seconds()) << " before " << secondsText(end)
              << ". Select another part with --from and --to.\n";
    return heard;
}

Audio readMelody(const std::string& path)
{
    AudioPart part;
    part.to = kMelodySeconds;
    return std::move(readPart(path, part).audio);
}

} // namespace arioso::cli
