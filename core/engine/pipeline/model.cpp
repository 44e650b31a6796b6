// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/pipeline/model.h"

#include "engine/api/error.h"
#include "engine/audio/resample.h"
#include "engine/machine/memory.h"
#include "engine/pipeline/generator.h"
#include "engine/pipeline/prompt_codes.h"
#include "engine/pipeline/redecode.h"
#include "engine/pipeline/repaint.h"
#include "engine/pipeline/score.h"

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
        return guarded(kForCodec, [&] { return decodeCodes(m_parts, codes); });
    }

    [[nodiscard]] Likelihood score(const ScoreRequest& request) const override
    {
        return guarded(kForGenerating, [&] { return scoreCodes(m_parts, request); });
    }

    [[nodiscard]] RepaintResult repaint(const RepaintRequest& request,
                                        GenerationListener& listener) const override
    {
        return guarded(kForGenerating, [&] { return repaintGap(m_parts, request, listener); });
    }

    [[nodiscard]] Audio redecode(const RedecodeRequest& request) const override
    {
        return guarded(kForCodec, [&] { return redecodeGap(m_parts, request); });
    }

    [[nodiscard]] Audio decodeLoop(const Codes& codes) const override
    {
        return guarded(kForCodec, [&] { return decodeRepeated(m_parts, codes); });
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
