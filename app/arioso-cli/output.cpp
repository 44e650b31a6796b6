// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "output.h"

#include "app/command_line/help.h"
#include "commands.h"
#include "engine/api/error.h"
#include "engine/api/plain_text.h"
#include "engine/audio/peak.h"
#include "engine/audio/sample_rate.h"

#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <utility>

namespace arioso::cli {

using engine::AudioFormat;

namespace {

/// The format by the name's extension and --format.
const std::map<std::pair<std::string, std::string>, AudioFormat> kFormats{
    {{".wav", ""}, AudioFormat::WavInt16},    {{".wav", "s16"}, AudioFormat::WavInt16},
    {{".wav", "s24"}, AudioFormat::WavInt24}, {{".wav", "f32"}, AudioFormat::WavFloat32},
    {{".flac", ""}, AudioFormat::Flac24},     {{".flac", "flac"}, AudioFormat::Flac24},
    {{".flac", "s16"}, AudioFormat::Flac16},  {{".flac", "s24"}, AudioFormat::Flac24},
    {{".ogg", ""}, AudioFormat::Vorbis},      {{".opus", ""}, AudioFormat::Opus},
    {{".mp3", ""}, AudioFormat::Mp3}};

const std::map<std::string, engine::AudioQuality> kQualities{{"small", engine::AudioQuality::Small},
                                                             {"standard", engine::AudioQuality::Standard},
                                                             {"high", engine::AudioQuality::High}};

} // namespace

AudioFormat outputFormat(const std::filesystem::path& path, const std::string& asked)
{
    const std::string extension = engine::lowerAscii(path.extension().string());
    const auto known = kFormats.find({extension, ""});
    if (known == kFormats.end())
        throw UsageError("The name of the output file must end in .wav, .flac, .ogg, .opus or .mp3: '" +
                         path.string() + "'.");
    if (!engine::canWrite(known->second))
        throw UsageError("The installed libsndfile can't write " + extension + " files.");
    const auto found = kFormats.find({extension, asked});
    if (found == kFormats.end())
        throw UsageError("--format " + asked + " doesn't match the file name '" + path.filename().string() +
                         "'.");
    return found->second;
}

void requireWritableFolder(const std::filesystem::path& file)
{
    const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
    std::error_code problem;
    if (!std::filesystem::is_directory(folder, problem))
        throw engine::Error(engine::ErrorCode::FileUnwritable,
                            "The folder '" + folder.string() + "' does not exist.");
    if (std::filesystem::is_directory(file, problem))
        throw engine::Error(engine::ErrorCode::FileUnwritable,
                            "'" + file.string() + "' is a folder, not a file.");
    if (access(folder.c_str(), W_OK) != 0) {
        throw engine::Error(engine::ErrorCode::FileUnwritable,
                            "You don't have permission to write to the folder '" + folder.string() + "'.");
    }
}

std::filesystem::path resultPath(const std::filesystem::path& path, std::size_t index, std::size_t count)
{
    return count == 1 ? path : engine::numberedPath(path, int(index) + 1);
}

void addSampleOptions(CLI::App& command, SampleOptions& options)
{
    command
        .add_option("--format", options.format,
                    "Sample format of WAV and FLAC: 16-bit, 24-bit or 32-bit float, or 24-bit FLAC (default: "
                    "s16 for .wav, flac for "
                    ".flac)")
        ->check(command_line::oneOf({"s16", "s24", "f32", "flac"}))
        ->type_name("s16|s24|f32|flac");
    command
        .add_option("--quality", options.quality,
                    "Quality of Ogg Vorbis, Opus and MP3 files (default: standard)")
        ->check(command_line::oneOf({"small", "standard", "high"}))
        ->type_name("small|standard|high");
    command
        .add_option("--rate", options.rate,
                    "Sample rate of the file in Hz, such as 44100 or 48000 (default: the model's)")
        ->check(command_line::range(8000, 192000))
        ->type_name("HZ");
    command.add_flag(
        "--lower-to-fit", options.lowerToFit,
        "Lower the level of the whole file if its peaks are above full scale, instead of clipping them. "
        "Lossy formats are always lowered");
}

double writeResult(const ResultFile& file, const engine::Audio& made,
                   const std::optional<engine::LoopTag>& loop)
{
    const SampleOptions& samples = file.samples;
    const AudioFormat format = file.format;
    const int rate = engine::writableRate(format, samples.rate > 0 ? samples.rate : made.sampleRate);
    const engine::Audio audio = rate != made.sampleRate ? engine::atSampleRate(made, rate) : made;
    engine::WriteOptions options;
    options.quality = kQualities.at(samples.quality);
    options.loop = loop;
    const bool fits = samples.lowerToFit || engine::isLossy(format);
    const double gain = fits ? engine::gainToFit(audio, format, options.quality) : 1;
    engine::writeAudioFile(file.path, gain < 1 ? engine::amplified(audio, gain) : audio, format, options);
    if (gain < 1)
        std::cerr << file.path.string() << ": lowered by " << engine::fixedText(-engine::decibels(gain), 1)
                  << " dB because its peaks were above full scale.\n";
    else if (format != AudioFormat::WavFloat32)
        warnOfClipping(file.path, engine::samplePeak(audio), engine::truePeak(audio));
    return audio.seconds();
}

void warnOfClipping(const std::filesystem::path& path, double samplePeak, double peak)
{
    if (samplePeak > 1)
        std::cerr << path.string() << ": peaks are " << engine::fixedText(engine::decibels(peak), 1)
                  << " dB above full scale and were clipped. Use --lower-to-fit to lower the level, or "
                     "--format f32 to keep the peaks.\n";
}

} // namespace arioso::cli
