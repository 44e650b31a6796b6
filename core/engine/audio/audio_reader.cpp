// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/audio/audio_reader.h"

#include "engine/api/error.h"
#include "engine/api/plain_text.h"
#include "engine/audio/limits.h"
#include "engine/audio/resample.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace arioso::engine {
namespace {

constexpr std::int64_t kBlockFrames = 16384;
constexpr std::int64_t kEndless = std::numeric_limits<std::int64_t>::max();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

std::int64_t framesOf(double seconds, int rate)
{
    const double frames = std::round(seconds * rate);
    if (!(frames > 0))
        return 0;
    return frames < 9e18 ? std::int64_t(frames) : kEndless;
}

std::string secondsText(double seconds)
{
    return fixedText(seconds, 2) + " s";
}

std::string channelsOf(const AudioSource::Info& info)
{
    return std::to_string(info.channels) + (info.channels == 1 ? " channel" : " channels");
}

void dropBeginning(Audio& audio, std::size_t samples)
{
    for (auto& channel : audio.channels)
        channel.erase(channel.begin(), channel.begin() + std::ptrdiff_t(samples));
}

} // namespace

/// The frames to take from a source.
struct AudioReader::Frames
{
    std::int64_t begin = 0;
    std::int64_t end = kEndless;
    std::int64_t longest = kEndless; ///< takes at most this many, from the end
    Audio audio;
    std::int64_t position = 0; ///< number of the next frame
    bool isAtEnd = false;      ///< of the file
};

AudioReader::AudioReader(File file, const AudioProgress& progress)
    : m_file(std::move(file)), m_progress(progress)
{
}

void AudioReader::unreadable(const std::string& why) const
{
    throw Error(ErrorCode::FileUnreadable, "'" + m_file.path.string() + "' " + why + ".");
}

void AudioReader::invalid(const std::string& why) const
{
    throw Error(ErrorCode::AudioInvalid, "'" + m_file.path.string() + "' " + why + ".");
}

void AudioReader::tooLong(const AudioSource::Info& info) const
{
    const std::int64_t seconds = kMaxSamples / std::min(info.channels, 2) / info.sampleRate;
    invalid("is too long: with " + channelsOf(info) + " at " + std::to_string(info.sampleRate) +
            " Hz at most " + std::to_string(seconds) + " seconds can be used");
}

void AudioReader::checkHeader(const AudioSource::Info& info) const
{
    if (info.channels < 1 || info.channels > kMaxChannels)
        invalid("has " + channelsOf(info) + "; 1 to " + std::to_string(kMaxChannels) + " can be used");
    if (info.sampleRate < kMinSampleRate || info.sampleRate > kMaxSampleRate)
        invalid("has a sample rate of " + std::to_string(info.sampleRate) + " Hz; " +
                std::to_string(kMinSampleRate) + " to " + std::to_string(kMaxSampleRate) + " can be used");
    if (info.frames && *info.frames <= 0)
        invalid("contains no audio");
}

void AudioReader::report(double part)
{
    m_reported = std::max(m_reported, std::min(1.0, m_firstPart + m_share * std::min(1.0, part)));
    if (m_progress)
        m_progress(m_reported);
}

/// False if the beginning can't be reached.
bool AudioReader::take(AudioSource& source, Frames& frames)
{
    const AudioSource::Info& info = source.info();
    const Downmix mix(info.channels, info.speakers);
    const std::int64_t most = kMaxSamples / mix.channels();
    const std::int64_t end = std::min(frames.end, info.frames && info.isExact ? *info.frames : kEndless);
    frames.audio = {info.sampleRate, std::vector<std::vector<float>>(std::size_t(mix.channels()))};
    frames.position = frames.begin;
    if (frames.begin > 0 && !source.seek(frames.begin))
        return false;

    // Reserved memory that is not used costs nothing, so a wrong header does no harm.
    if (const std::int64_t wanted = std::min(end, info.frames.value_or(0)) - frames.begin;
        wanted > 0 && wanted <= most)
        for (auto& channel : frames.audio.channels)
            channel.reserve(std::size_t(wanted));
    const double all = double(std::min(end, info.frames.value_or(kEndless)) - frames.begin);
    std::vector<float> block(std::size_t(kBlockFrames) * std::size_t(info.channels));
    while (frames.position < end) {
        const std::int64_t got = source.read(block.data(), std::min(kBlockFrames, end - frames.position));
        frames.isAtEnd = got <= 0;
        if (frames.isAtEnd)
            break;
        if (!mix.append(frames.audio, block.data(), std::size_t(got)))
            invalid("contains samples that are not finite numbers");
        frames.position += got;
        const auto kept = std::int64_t(frames.audio.samples());
        if (frames.longest < most / 2 && kept > 2 * frames.longest + kBlockFrames)
            dropBeginning(frames.audio, std::size_t(kept - frames.longest));
        else if (kept > most)
            tooLong(info);
        report(std::max(source.part() * double(!info.frames),
                        info.frames ? double(frames.position - frames.begin) / all : 0));
    }
    if (const auto kept = std::int64_t(frames.audio.samples()); kept > frames.longest)
        dropBeginning(frames.audio, std::size_t(kept - frames.longest));
    mix.finish(frames.audio);
    return true;
}

AudioReading AudioReader::readLink(const Link& link, const AudioPart& part)
{
    std::unique_ptr<AudioSource> source = open(link);
    const AudioSource::Info info = source->info();
    const int rate = info.sampleRate;
    Frames frames;
    frames.begin = framesOf(part.from, rate);
    frames.end = framesOf(part.to, rate);
    frames.longest = framesOf(part.longest, rate);
    const Frames asked = frames;
    if (info.frames) {
        const std::int64_t end = std::min(frames.end, *info.frames);
        if (frames.longest < end)
            frames.begin = std::max(frames.begin, end - frames.longest);
        if (end - frames.begin > kMaxSamples / std::min(info.channels, 2))
            tooLong(info);
    }
    if (!take(*source, frames) || (frames.audio.samples() == 0 && frames.begin > 0)) {
        // Without seeking, or if the file is truncated, everything before is decoded, too.
        source = open(link);
        frames = asked;
        frames.begin = 0;
        (void)take(*source, frames);
        const auto kept = std::int64_t(frames.audio.samples());
        const std::int64_t first = frames.position - kept;
        if (first < asked.begin)
            dropBeginning(frames.audio, std::size_t(std::min(kept, asked.begin - first)));
    }

    AudioReading reading;
    reading.fileSeconds =
        double(frames.isAtEnd || !info.frames ? frames.position : std::max(*info.frames, frames.position)) /
        rate;
    if (frames.audio.samples() == 0) {
        if (source->isDamaged())
            unreadable("is corrupted: its audio cannot be decoded");
        if (part.from > 0)
            invalid("is " + secondsText(reading.fileSeconds) + " long, so it has nothing from " +
                    secondsText(part.from) + " on");
        invalid("contains no audio");
    }
    reading.begin = double(frames.position - std::int64_t(frames.audio.samples())) / rate;
    if (link.promised > 1)
        reading.promisedSeconds = reading.fileSeconds * link.promised;
    else if (frames.isAtEnd && info.frames && frames.position + info.slack < *info.frames)
        reading.promisedSeconds = double(*info.frames) / rate;
    reading.isDamaged = source->isDamaged() && reading.promisedSeconds == 0;
    reading.audio = std::move(frames.audio);
    return reading;
}

AudioReading AudioReader::readChain(const std::vector<Link>& found, const AudioPart& part)
{
    AudioReading result;
    std::vector<Link> links;
    std::vector<std::optional<double>> lengths;
    for (const Link& link : found) {
        std::unique_ptr<AudioSource> source;
        try {
            source = open(link);
        } catch (const Error&) {
            if (links.empty() && &link == &found.back())
                throw;
            result.isDamaged = true; // the other links are still used
            continue;
        }
        const AudioSource::Info& info = source->info();
        links.push_back(link);
        lengths.push_back(info.frames ? std::optional(double(*info.frames) / info.sampleRate) : std::nullopt);
        if (links.size() == 1) // the others are brought to its rate and channels
            result.audio = {info.sampleRate,
                            std::vector<std::vector<float>>(std::size_t(std::min(info.channels, 2)))};
    }
    const bool allKnown =
        std::all_of(lengths.begin(), lengths.end(), [](const auto& length) { return length.has_value(); });
    double total = 0;
    for (const auto& length : lengths)
        total += length.value_or(0);
    const double to = allKnown ? std::min(part.to, total) : part.to;
    const double from = allKnown ? std::max(part.from, to - part.longest) : part.from;

    constexpr double kLeast = 1e-3; // a shorter part may be less than a sample
    double begin = 0;               // of the link in the file, in seconds
    for (std::size_t i = 0; i < links.size() && begin + kLeast < to; ++i) {
        m_firstPart = double(i) / double(links.size());
        m_share = 1 / double(links.size());
        if (lengths[i] && begin + *lengths[i] <= from + kLeast) {
            begin += *lengths[i];
            continue;
        }
        // A link of unknown length is decoded for its length, even if it ends before the part.
        const double skipped = lengths[i] ? std::max(0.0, from - begin) : 0;
        AudioReading link = readLink(links[i], {skipped, to - begin, kInfinity});
        if (result.audio.samples() == 0)
            result.begin = begin + link.begin;
        const Audio same =
            convertAudio(link.audio, result.audio.sampleRate, int(result.audio.channels.size()));
        for (std::size_t c = 0; c < same.channels.size(); ++c)
            result.audio.channels[c].insert(result.audio.channels[c].end(), same.channels[c].begin(),
                                            same.channels[c].end());
        if (std::int64_t(result.audio.samples() * result.audio.channels.size()) > kMaxSamples)
            invalid("is too long");
        result.isDamaged = result.isDamaged || link.isDamaged || link.promisedSeconds > 0;
        begin += lengths[i].value_or(link.fileSeconds);
    }
    result.fileSeconds = std::max(total, begin);
    if (result.audio.samples() == 0)
        invalid("is " + secondsText(result.fileSeconds) + " long, so it has nothing from " +
                secondsText(part.from) + " on");
    if (!allKnown) {
        const double last = result.begin + result.audio.seconds();
        const double first = std::max(part.from, last - part.longest);
        const auto dropped = framesOf(first - result.begin, result.audio.sampleRate);
        if (dropped >= std::int64_t(result.audio.samples()))
            invalid("is " + secondsText(last) + " long, so it has nothing from " + secondsText(part.from) +
                    " on");
        dropBeginning(result.audio, std::size_t(dropped));
        result.begin = std::max(first, result.begin);
    }
    return result;
}

AudioReading AudioReader::read(const AudioPart& part)
{
    const std::vector<Link> found = links();
    return found.size() == 1 ? readLink(found.front(), part) : readChain(found, part);
}

} // namespace arioso::engine
