// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/audio/audio_file_writer.h"

#include "engine/api/error.h"
#include "engine/audio/audio_reader.h"
#include "engine/audio/limits.h"
#include "engine/audio/peak.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace arioso::engine {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBlockFrames = 16384;

/// The error of a lossy codec hardly depends on the level, so the second round usually suffices.
constexpr int kFittingRounds = 3;

[[noreturn]] void invalid(const fs::path& path, const std::string& why)
{
    throw Error(ErrorCode::AudioInvalid, "The audio for '" + path.string() + "' " + why + ".");
}

[[noreturn]] void unwritable(const fs::path& path, const std::string& why)
{
    throw Error(ErrorCode::FileUnwritable, "'" + path.string() + "' cannot be written: " + why + ".");
}

void checkSound(const fs::path& path, const SampleRange& part, const AudioFileWriter::Format& format)
{
    const Audio& audio = part.audio;
    if (audio.sampleRate != format.sampleRate || int(audio.channels.size()) != format.channels)
        invalid(path, "changes its rate or its channels");
    for (const auto& channel : audio.channels) {
        if (channel.size() != audio.samples())
            invalid(path, "has channels of " + std::to_string(audio.samples()) + " and " +
                              std::to_string(channel.size()) + " samples");
        const auto first = channel.begin();
        if (!std::all_of(first + std::ptrdiff_t(part.begin), first + std::ptrdiff_t(part.end),
                         [](float sample) { return std::isfinite(sample); }))
            invalid(path, "contains samples that are not finite numbers");
    }
}

void check(const fs::path& path, const AudioFileWriter::Format& format)
{
    if (format.sampleRate < kMinSampleRate || format.sampleRate > kMaxSampleRate)
        invalid(path, "has a sample rate of " + std::to_string(format.sampleRate) + " Hz; " +
                          std::to_string(kMinSampleRate) + " to " + std::to_string(kMaxSampleRate) +
                          " can be used");
    if (format.comment.size() > kMaxCommentBytes)
        throw Error(ErrorCode::RequestInvalid,
                    "The comment for '" + path.string() + "' has " + std::to_string(format.comment.size()) +
                        " bytes; at most " + std::to_string(kMaxCommentBytes) + " can be written.");
}

/// Checks the format before a file is created.
const fs::path& checked(const fs::path& path, const AudioFileWriter::Format& format)
{
    check(path, format);
    if (!AudioEncoder::isSuitable(format))
        unwritable(path, unsuitable(format));
    return path;
}

AudioFileWriter::Format formatOf(const Audio& audio, AudioFormat format, AudioQuality quality)
{
    AudioFileWriter::Format result;
    result.format = format;
    result.sampleRate = audio.sampleRate;
    result.channels = int(std::min<std::size_t>(audio.channels.size(), INT32_MAX));
    result.expectedSamples = std::int64_t(audio.samples());
    result.quality = quality;
    return result;
}

bool isWritable(const Audio& audio)
{
    try {
        checkSound("", {audio, 0, audio.samples()}, formatOf(audio, AudioFormat::WavInt16, {}));
        return audio.samples() > 0;
    } catch (const Error&) {
        return false;
    }
}

/// Works in blocks, so that it can be stopped.
template <typename Append>
void appendAll(const Audio& audio, const AudioProgress& progress, Append append)
{
    for (std::size_t begin = 0; begin < audio.samples(); begin += kBlockFrames) {
        const std::size_t end = std::min(audio.samples(), begin + kBlockFrames);
        append(begin, end);
        if (progress)
            progress(double(end) / double(audio.samples()));
    }
}

/// Maps the progress of a step to that of the complete task.
AudioProgress between(const AudioProgress& whole, double begin, double end)
{
    return [&whole, begin, end](double part) {
        if (whole)
            whole(begin + part * (end - begin));
    };
}

/// The true peak of the audio after encoding and decoding it in a lossy format.
double decodedPeak(const Audio& audio, AudioFormat format, AudioQuality quality,
                   const AudioProgress& progress)
{
    ScratchFile file;
    const AudioFileWriter::Format written = formatOf(audio, format, quality);
    AudioEncoder encoder(file, written);
    if (encoder.isOpen())
        appendAll(audio, between(progress, 0, 0.5),
                  [&](std::size_t begin, std::size_t end) { encoder.append(audio, begin, end); });
    const bool encoded = encoder.isOpen() && encoder.close();
    file.throwIfFailed();
    if (!encoded)
        throw Error(ErrorCode::FileUnwritable, "The audio can't be written: " + unsuitable(written) + ".");
    const AudioProgress reading = between(progress, 0.5, 0.8);
    const Audio heard =
        AudioReader({"", file.descriptor(), std::uint64_t(file.size())}, reading).read({}).audio;
    return truePeak(heard, between(progress, 0.8, 1));
}

} // namespace

AudioFileWriter::AudioFileWriter(const fs::path& path, const Format& format)
    : m_path(path), m_format(format),
      m_file(checked(path, format), format.replaces ? Existing::Replaced : Existing::Kept),
      m_encoder(m_file, format)
{
    if (!m_encoder.isOpen()) {
        m_file.throwIfFailed();
        unwritable(path, unsuitable(format));
    }
}

void AudioFileWriter::append(const Audio& audio, std::size_t begin, std::size_t end)
{
    checkSound(m_path, {audio, begin, end}, m_format);
    if (!m_encoder.append(audio, begin, end)) {
        m_file.throwIfFailed();
        unwritable(m_path, unsuitable(m_format));
    }
    m_samples += std::int64_t(end - begin);
}

void AudioFileWriter::commit()
{
    if (m_samples == 0)
        invalid(m_path, "holds no samples");
    const bool encoded = m_encoder.close();
    m_file.throwIfFailed();
    if (!encoded)
        unwritable(m_path, unsuitable(m_format));
    m_file.commit();
}

void AudioFileWriter::commitDespiteFailure()
{
    if (m_samples == 0)
        invalid(m_path, "holds no samples");
    (void)m_encoder.close();
    m_file.forgetFailure();
    m_file.commit();
}

double gainToFit(const Audio& audio, AudioFormat format, AudioQuality quality, const AudioProgress& progress)
{
    // Writing it throws an error with the reason.
    if (format == AudioFormat::WavFloat32 || !isWritable(audio))
        return 1;
    if (!isLossy(format))
        return gainToFit(truePeak(audio, progress));
    double done = 0.2;
    double gain = gainToFit(truePeak(audio, between(progress, 0, done)));
    for (int round = 0; round < kFittingRounds; ++round) {
        const AudioProgress step = between(progress, done, 1 - (1 - done) / 4);
        done = 1 - (1 - done) / 4;
        const double peak = gain < 1 ? decodedPeak(amplified(audio, gain), format, quality, step)
                                     : decodedPeak(audio, format, quality, step);
        if (peak <= 1)
            break;
        gain *= gainToFit(peak);
    }
    return gain;
}

void writeAudioFile(const fs::path& path, const Audio& audio, AudioFormat format, const WriteOptions& options)
{
    AudioFileWriter::Format written = formatOf(audio, format, options.quality);
    written.comment = options.comment;
    written.title = options.title;
    written.replaces = options.replaces;
    written.loop = options.loop;
    if (audio.samples() == 0)
        invalid(path, "holds no samples");
    check(path, written);
    checkSound(path, {audio, 0, audio.samples()}, written);
    AudioFileWriter file(path, written);
    appendAll(audio, options.progress,
              [&](std::size_t begin, std::size_t end) { file.append(audio, begin, end); });
    file.commit();
}

} // namespace arioso::engine
