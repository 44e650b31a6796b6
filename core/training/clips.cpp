// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "training/clips.h"

#include "engine/api/error.h"
#include "engine/api/plain_text.h"
#include "engine/api/text_limit.h"
#include "engine/audio/audio_file.h"
#include "engine/audio/resample.h"
#include "engine/files/file_map.h"

#include <ATen/ops/zeros.h>

#include <algorithm>
#include <cmath>
#include <iostream>
#include <set>
#include <sstream>
#include <system_error>

namespace arioso::training {
namespace {

namespace fs = std::filesystem;

bool isSound(const fs::path& path)
{
    static const std::set<std::string> kExtensions{".wav", ".aif", ".aiff", ".flac",
                                                   ".ogg", ".oga", ".opus", ".mp3"};
    return kExtensions.count(engine::lowerAscii(path.extension().string())) != 0;
}

std::vector<fs::path> soundFiles(const fs::path& folder)
{
    if (!fs::is_directory(folder))
        throw engine::Error(engine::ErrorCode::FileNotFound,
                            "The folder '" + folder.string() + "' does not exist.");
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.is_regular_file() && isSound(entry.path()))
            files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// The lines of a file that are not blank; empty if the file does not exist.
std::vector<std::string> readTexts(const fs::path& path)
{
    constexpr std::uint64_t kMostBytes = 1 << 20;
    std::vector<std::string> lines;
    std::error_code ignored;
    if (!fs::exists(path, ignored))
        return lines;
    std::istringstream file(engine::readFile(path, kMostBytes));
    for (std::string line; std::getline(file, line);) {
        if (!line.empty() && line.back() == '\r')
            line.pop_back();
        if (engine::charactersIn(line) > engine::kMaxPromptCharacters) {
            throw engine::Error(engine::ErrorCode::RequestTooLong,
                                "a line of '" + path.string() + "' has more than " +
                                    std::to_string(engine::kMaxPromptCharacters) + " characters.");
        }
        if (line.find_first_not_of(" \t") != std::string::npos)
            lines.push_back(line);
    }
    return lines;
}

std::vector<std::vector<std::int16_t>> readSamples(const fs::path& path, const ClipOptions& options)
{
    engine::Audio audio = engine::readAudioFile(path);
    if (audio.sampleRate != options.sampleRate || int(audio.channels.size()) != options.channels)
        audio = engine::convertAudio(audio, options.sampleRate, options.channels);
    std::vector<std::vector<std::int16_t>> channels;
    for (const std::vector<float>& from : audio.channels) {
        std::vector<std::int16_t>& samples = channels.emplace_back();
        samples.reserve(from.size());
        for (const float x : from)
            samples.push_back(std::int16_t(std::lround(std::clamp(x, -1.0F, 32767.0F / 32768) * 32768)));
    }
    return channels;
}

bool endsWith(const std::string& text, const std::string& end)
{
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

} // namespace

at::Tensor Clip::part(std::int64_t begin, std::int64_t count, std::size_t channel) const
{
    at::Tensor x = at::zeros({count}, at::kFloat);
    float* out = x.data_ptr<float>();
    const std::vector<std::int16_t>& from = channels.at(channel);
    const std::int64_t end = std::min<std::int64_t>(begin + count, std::int64_t(from.size()));
    for (std::int64_t i = begin; i < end; ++i)
        out[i - begin] = float(from[std::size_t(i)]) / 32768;
    return x;
}

double ClipSet::seconds() const
{
    double sum = 0;
    for (const Clip& clip : training)
        sum += double(clip.samples()) / sampleRate;
    return sum;
}

ClipSet readClips(const fs::path& folder, const ClipOptions& options)
{
    ClipSet set;
    set.sampleRate = options.sampleRate;
    const std::vector<fs::path> files = soundFiles(folder);
    for (std::size_t i = 0; i < files.size(); ++i) {
        const fs::path& path = files[i];
        Clip clip;
        clip.name = path.stem().string();
        try {
            if (options.texts)
                clip.texts = readTexts(fs::path(path).replace_extension(".txt"));
            if (options.texts && clip.texts.empty()) {
                std::cerr << "Skipped: '" << path.string() << "' has no text file next to it.\n";
                continue;
            }
            clip.channels = readSamples(path, options);
        } catch (const engine::Error& error) {
            std::cerr << "Skipped: " << error.what() << "\n";
            continue;
        }
        (endsWith(clip.name, "_val") ? set.validation : set.training).push_back(std::move(clip));
        if (options.progress)
            options.progress(i + 1, files.size());
    }
    if (set.training.empty()) {
        throw engine::Error(engine::ErrorCode::AudioInvalid,
                            "The folder '" + folder.string() + "' contains no audio files" +
                                (options.texts ? " with a text file next to them" : "") + " to train on.");
    }
    return set;
}

} // namespace arioso::training
