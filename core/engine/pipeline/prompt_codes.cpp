// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/pipeline/prompt_codes.h"

#include "engine/api/error.h"
#include "engine/api/plain_text.h"
#include "engine/audio/resample.h"

#include <ATen/ops/from_blob.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace arioso::engine {
namespace {

IdGrid gridOf(const Codes& codes)
{
    IdGrid grid(codes.codebooks, codes.frames, 0);
    std::copy(codes.values.begin(), codes.values.end(), grid.ids.begin());
    return grid;
}

void checkLength(double seconds)
{
    if (seconds < kMaxSeconds)
        return;
    throw Error(ErrorCode::RequestTooLong, "The audio to continue is " + fixedText(seconds, 2) +
                                               " s long, but a piece can be at most " +
                                               std::to_string(kMaxSeconds) + " s; choose a shorter part.");
}

IdGrid givenCodes(const Codes& codes, const ModelInfo& info)
{
    checkCodes(codes, info.config);
    checkLength(double(codes.frames) / info.frameRate);
    return gridOf(codes);
}

} // namespace

void checkCodes(const Codes& codes, const ModelConfig& config)
{
    const auto refuse = [](const std::string& sentence) { throw Error(ErrorCode::RequestInvalid, sentence); };
    if (codes.codebooks != config.decoder.codebooks) {
        refuse("The codes have " + std::to_string(codes.codebooks) + " codebooks, but the model has " +
               std::to_string(config.decoder.codebooks) + ".");
    }
    if (codes.frames < 1 || codes.values.size() != std::size_t(codes.codebooks) * std::size_t(codes.frames))
        refuse("The codes are empty or incomplete.");
    const int limit = std::min(config.audio.codebookSize, config.decoder.vocabSize);
    for (const std::int32_t value : codes.values) {
        if (value < 0 || value >= limit) {
            refuse("The codes contain the value " + std::to_string(value) +
                   ", but the model's codes go from 0 to " + std::to_string(limit - 1) + ".");
        }
    }
}

Codes encodeChannels(const Encodec& codec, const Audio& audio)
{
    const int channels = int(audio.channels.size());
    for (const std::vector<float>& channel : audio.channels) {
        if (!std::all_of(channel.begin(), channel.end(), [](float sample) { return std::isfinite(sample); }))
            throw Error(ErrorCode::AudioInvalid, "The audio contains samples that are not numbers.");
    }
    Codes codes;
    for (int c = 0; c < channels; ++c) {
        const std::vector<float>& channel = audio.channels[std::size_t(c)];
        // from_blob takes a non-const pointer; the codec only reads.
        const at::Tensor samples = at::from_blob(const_cast<float*>(channel.data()),
                                                 {1, 1, std::int64_t(channel.size())}, at::kFloat);
        const at::Tensor levels = codec.encode(samples); // [1, levels, F]
        if (c == 0) {
            codes.codebooks = int(levels.size(1)) * channels;
            codes.frames = int(levels.size(2));
            codes.values.resize(std::size_t(codes.codebooks) * std::size_t(codes.frames));
        }
        const auto values = levels.accessor<std::int64_t, 3>();
        for (int level = 0; level < int(levels.size(1)); ++level) {
            for (int frame = 0; frame < codes.frames; ++frame) {
                codes.values[std::size_t(level * channels + c) * std::size_t(codes.frames) +
                             std::size_t(frame)] = std::int32_t(values[0][level][frame]);
            }
        }
    }
    return codes;
}

PromptCodes promptCodes(const ModelParts& parts, const std::vector<Prompt>& prompts,
                        const std::function<void(int frames)>& check)
{
    PromptCodes result;
    result.codes.assign(prompts.size(), IdGrid(parts.info.config.decoder.codebooks, 0, 0));
    result.skippedSamples.assign(prompts.size(), 0);

    std::vector<Audio> sounds(prompts.size());
    std::size_t longest = 0;
    for (std::size_t i = 0; i < prompts.size(); ++i) {
        if (const auto* audio = std::get_if<Audio>(&prompts[i].continuation)) {
            checkLength(audio->seconds());
            sounds[i] = convertAudio(*audio, parts.info.sampleRate, parts.info.channels);
            longest = std::max(longest, sounds[i].samples());
        }
    }

    if (longest > 0) {
        const auto hop = std::size_t(parts.info.config.audio.hopLength());
        check(int((longest + hop - 1) / hop));
    }

    int frames = -1;
    for (std::size_t i = 0; i < prompts.size(); ++i) {
        if (const auto* codes = std::get_if<Codes>(&prompts[i].continuation)) {
            result.codes[i] = givenCodes(*codes, parts.info);
        } else if (std::holds_alternative<Audio>(prompts[i].continuation)) {
            // On the left, whatever the checkpoint's padding_side is: zeros on the right would separate the
            // prompt from its continuation.
            const std::size_t missing = longest - sounds[i].samples();
            for (std::vector<float>& channel : sounds[i].channels)
                channel.insert(channel.begin(), missing, 0.0F);
            result.skippedSamples[i] = std::int64_t(missing);
            const Codes codes = encodeChannels(*parts.codec, sounds[i]);
            checkCodes(codes, parts.info.config);
            result.codes[i] = gridOf(codes);
        }
        if (frames >= 0 && frames != result.codes[i].columns) {
            throw Error(ErrorCode::RequestInvalid,
                        "Prompts given as codes must all have the same length; these have " +
                            std::to_string(frames) + " and " + std::to_string(result.codes[i].columns) +
                            " frames.");
        }
        frames = result.codes[i].columns;
    }
    return result;
}

} // namespace arioso::engine
