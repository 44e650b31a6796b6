// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "output.h"

#include "commands.h"
#include "engine/error.h"
#include "engine/plain_text.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <iostream>
#include <map>

namespace arioso::cli {

using engine::AudioFormat;

AudioFormat outputFormat(const std::filesystem::path& path, const std::string& asked)
{
    const std::string extension = engine::lowerAscii(path.extension().string());
    if (extension != ".wav" && extension != ".flac")
        throw UsageError("The output must be named .wav or .flac, not '" + path.string() + "'.");
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
    throw UsageError("The output is named '" + path.filename().string() + "', but the format is " + asked + ".");
}

void requireWritableFolder(const std::filesystem::path& file)
{
    const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
    std::error_code problem;
    if (!std::filesystem::is_directory(folder, problem))
        throw engine::Error(engine::ErrorCode::FileUnwritable, "The folder '" + folder.string() + "' does not exist.");
    if (std::filesystem::is_directory(file, problem))
        throw engine::Error(engine::ErrorCode::FileUnwritable, "'" + file.string() + "' is a folder, not a file.");
    if (access(folder.c_str(), W_OK) != 0) {
        throw engine::Error(engine::ErrorCode::FileUnwritable,
                            "Nothing can be written to the folder '" + folder.string() + "'.");
    }
}

std::filesystem::path resultPath(const std::filesystem::path& path, std::size_t index, std::size_t count)
{
    return count == 1 ? path : engine::numberedPath(path, int(index) + 1);
}

void writeResult(const std::filesystem::path& path, const engine::Audio& audio, AudioFormat format,
                 const std::string& note)
{
    engine::writeAudioFile(path, audio, format);
    std::cout << path.string() << "  " << engine::fixedText(audio.seconds(), 2) << " s" << (note.empty() ? "" : "  ") << note << std::endl;

    float peak = 0;
    for (const std::vector<float>& channel : audio.channels) {
        for (const float sample : channel)
            peak = std::max(peak, std::abs(sample));
    }
    if (peak > 1 && format != AudioFormat::WavFloat32) {
        std::cerr << path.string() << ": the loudest sample is " << engine::fixedText(20 * std::log10(double(peak)), 1)
                  << " dB over full scale and was clipped; --format f32 keeps it.\n";
    }
}

} // namespace arioso::cli
