// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "output.h"

#include "app/command_line/help.h"
#include "commands.h"
#include "engine/audio/peak.h"
#include "engine/audio/sample_rate.h"
#include "engine/error.h"
#include "engine/plain_text.h"

#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <map>

namespace arioso::cli {

using engine::AudioFormat;

AudioFormat outputFormat(const std::filesystem::path& path, const std::string& asked)
{
    const std::string extension = engine::lowerAscii(path.extension().string());
    if (extension != ".wav" && extension != ".flac")
        throw UsageError("The name of the output file must end in .wav or .flac: '" + path.string() + "'.");
    if (asked.empty())
        return extension == ".flac" ? AudioFormat::Flac24 : AudioFormat::WavInt16;

    static const std::map<std::string, AudioFormat> formats{{"s16", AudioFormat::WavInt16},
                                                            {"s24", AudioFormat::WavInt24},
                                                            {"f32", AudioFormat::WavFloat32},
                                                            {"flac", AudioFormat::Flac24}};
    const AudioFormat format = formats.at(asked);
    if (engine::extensionOf(format) == extension)
        return format;
    if (extension == ".flac" && asked == "s16")
        return AudioFormat::Flac16;
    if (extension == ".flac" && asked == "s24")
        return AudioFormat::Flac24;
    throw UsageError("--format " + asked + " doesn't match the file name '" + path.filename().string() +
                     "'.");
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
                    "Sample format: 16-bit, 24-bit or 32-bit float, or 24-bit FLAC (default: s16 for .wav, flac for "
                    ".flac)")
        ->check(command_line::oneOf({"s16", "s24", "f32", "flac"}))
        ->type_name("s16|s24|f32|flac");
    command
        .add_option("--rate", options.rate, "Sample rate of the file in Hz, such as 44100 or 48000 (default: the model's)")
        ->check(command_line::range(8000, 192000))
        ->type_name("HZ");
    command.add_flag(
        "--lower-to-fit", options.lowerToFit,
        "Lower the level of the whole file if its peaks are above full scale, instead of clipping them");
}

double writeResult(const ResultFile& file, const engine::Audio& made)
{
    const int rate = file.samples.rate;
    const engine::Audio audio = rate > 0 ? engine::atSampleRate(made, rate) : made;
    const bool isFloat = file.format == AudioFormat::WavFloat32;
    const double peak = isFloat ? 0 : engine::truePeak(audio);
    const double gain = file.samples.lowerToFit ? engine::gainToFit(peak) : 1;
    engine::writeAudioFile(file.path, gain < 1 ? engine::amplified(audio, gain) : audio, file.format);
    if (gain < 1) {
        std::cerr << file.path.string() << ": lowered by " << engine::fixedText(-engine::decibels(gain), 1)
                  << " dB because its peaks were " << engine::fixedText(engine::decibels(peak), 1)
                  << " dB above full scale.\n";
    } else if (!isFloat) {
        warnOfClipping(file.path, engine::samplePeak(audio), peak);
    }
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
