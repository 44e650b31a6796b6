// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/pipeline/model.h"

#include "engine/api/error.h"
#include "engine/audio/resample.h"
#include "engine/machine/memory.h"
#include "engine/pipeline/clip_renderer.h"
#include "engine/pipeline/generator.h"
#include "engine/pipeline/memory_plan.h"
#include "engine/pipeline/prompt_codes.h"

#include <c10/core/InferenceMode.h>

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
            ClipRenderer renderer(m_parts, clips, {}, quiet);
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

} // namespace arioso::engine
