// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/pipeline/model.h"

#include "engine/api/error.h"
#include "engine/audio/resample.h"
#include "engine/machine/memory.h"
#include "engine/pipeline/clip_renderer.h"
#include "engine/pipeline/generator.h"
#include "engine/pipeline/memory_plan.h"

#include <ATen/ops/from_blob.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace arioso::engine {
namespace {

/// Longest audio that `encode` takes. The network itself works in blocks and needs no more for longer audio.
constexpr double kMaxEncodeSeconds = 300;

class MusicGenModel : public Model
{
public:
    explicit MusicGenModel(ModelParts parts) : m_parts(std::move(parts)) {}

    [[nodiscard]] const ModelInfo& info() const override { return m_parts.info; }

    [[nodiscard]] GenerationResult generate(const GenerationRequest& request,
                                            GenerationListener& listener) const override
    {
        return guarded(kForGenerating, [&] { return generateClips(m_parts, request, listener); });
    }

    [[nodiscard]] Codes encode(const Audio& audio) const override
    {
        return guarded(kForCodec, [&] {
            const c10::InferenceMode inference;
            if (audio.seconds() > kMaxEncodeSeconds) {
                throw Error(ErrorCode::RequestTooLong,
                            "The audio is " + std::to_string(int(audio.seconds())) + " s long; at most " +
                                std::to_string(int(kMaxEncodeSeconds)) + " s can be encoded at once.");
            }
            return encodeChannels(*m_parts.codec,
                                  convertAudio(audio, m_parts.info.sampleRate, m_parts.info.channels));
        });
    }

    [[nodiscard]] Audio decode(const Codes& codes) const override
    {
        return guarded(kForCodec, [&] {
            const c10::InferenceMode inference;
            const ModelConfig& config = m_parts.info.config;
            checkCodes(codes, config);
            requireMemory(renderBytes(config, 1, std::int64_t(codes.frames) * config.audio.hopLength()),
                          kForCodec);
            std::vector<Clip> clips(1);
            clips.front().codes = codes;
            GenerationListener quiet;
            ClipRenderer renderer(m_parts, clips, std::nullopt, ClipAudio::Kept, quiet);
            renderer.finish(codes.frames);
            return std::move(clips.front().audio);
        });
    }

private:
    ModelParts m_parts;
};

} // namespace

std::unique_ptr<Model> makeModel(ModelParts parts)
{
    return std::make_unique<MusicGenModel>(std::move(parts));
}

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

} // namespace arioso::engine
