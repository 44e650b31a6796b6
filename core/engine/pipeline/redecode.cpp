// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/pipeline/redecode.h"

#include "engine/api/error.h"
#include "engine/machine/memory.h"
#include "engine/pipeline/clip_renderer.h"
#include "engine/pipeline/memory_plan.h"
#include "engine/pipeline/prompt_codes.h"
#include "engine/pipeline/prompt_codes.h"

#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace arioso::engine {
namespace {

/// Frames that the codec decodes before those that are used, for the state of its recurrent layers.
constexpr int kWarmUpFrames = 150;

/// Of the fade back to the audio, which is longer than that to the new samples, as what differs is the decaying
/// memory of the recurrent layer.
constexpr int kFadeOutFrames = 10;

/// Samples first..last-1 of the piece.
struct SampleSpan
{
    std::int64_t first = 0;
    std::int64_t last = 0;
};

/// Writes newly decoded samples into the audio of a piece. Both begin at a sample of the piece.
class Splice
{
public:
    Splice(std::vector<float>& audio, std::int64_t audioStart, const std::vector<float>& fresh,
           std::int64_t freshStart)
        : m_audio(audio), m_audioStart(audioStart), m_fresh(fresh), m_freshStart(freshStart)
    {
    }

    void replace(SampleSpan span) const
    {
        for (std::int64_t n = span.first; n < span.last; ++n)
            out(n) = in(n);
    }

    /// A linear crossfade from the audio to the new samples, or back.
    void fade(SampleSpan span, bool toFresh) const
    {
        const auto length = double(span.last - span.first);
        for (std::int64_t n = span.first; n < span.last; ++n) {
            const double progress = (double(n - span.first) + 0.5) / length;
            const double share = toFresh ? progress : 1 - progress;
            out(n) = float((1 - share) * double(out(n)) + share * double(in(n)));
        }
    }

private:
    [[nodiscard]] float& out(std::int64_t n) const { return m_audio[std::size_t(n - m_audioStart)]; }
    [[nodiscard]] float in(std::int64_t n) const { return m_fresh[std::size_t(n - m_freshStart)]; }

    std::vector<float>& m_audio;
    std::int64_t m_audioStart;
    const std::vector<float>& m_fresh;
    std::int64_t m_freshStart;
};

void checkRequest(const RedecodeRequest& request, const ModelInfo& info)
{
    checkCodes(request.codes, info.config);
    const FrameSpan gap = request.gap;
    if (gap.from < 0 || gap.from >= gap.to || gap.to > request.codes.frames)
        throw Error(ErrorCode::RequestInvalid, "The replaced part is outside the piece.");
    if (request.audio.sampleRate != info.sampleRate || int(request.audio.channels.size()) != info.channels) {
        throw Error(ErrorCode::RequestInvalid,
                    "The audio has " + std::to_string(request.audio.sampleRate) + " Hz and " +
                        std::to_string(request.audio.channels.size()) + " channels, but the model has " +
                        std::to_string(info.sampleRate) + " Hz and " + std::to_string(info.channels) + ".");
    }
}

} // namespace

Audio decodeCodes(const ModelParts& parts, const Codes& codes)
{
    const c10::InferenceMode inference;
    const ModelConfig& config = parts.info.config;
    checkCodes(codes, config);
    requireMemory(renderBytes(config, 1, std::int64_t(codes.frames) * config.audio.hopLength()), kForCodec);
    std::vector<Clip> clips(1);
    clips.front().codes = codes;
    GenerationListener quiet;
    ClipRenderer renderer(parts, clips, {}, quiet);
    renderer.finish(codes.frames);
    return std::move(clips.front().audio);
}

Audio redecodeGap(const ModelParts& parts, const RedecodeRequest& request)
{
    checkRequest(request, parts.info);
    const int frames = request.codes.frames;
    const FrameSpan used{std::max(0, request.gap.from - kCodecReachBefore),
                         std::min(frames, request.gap.to + kCodecReachAfter)};
    const FrameSpan decoded{std::max(0, used.from - kWarmUpFrames),
                            std::min(frames, used.to + kCodecReachBefore)};
    const Audio fresh = decodeCodes(parts, request.codes.part(decoded.from, decoded.to));

    const std::int64_t hop = parts.info.config.audio.hopLength();
    const std::int64_t start = request.skippedSamples;
    const std::int64_t end = start + std::int64_t(request.audio.samples());
    const auto sampleAt = [&](int frame) { return std::clamp(frame * hop, start, std::max(start, end)); };
    const int fadeIn = used.from > 0 ? 1 : 0; // frames
    const int fadeOut = used.to < frames ? kFadeOutFrames : 0;
    Audio audio = request.audio;
    for (std::size_t c = 0; c < audio.channels.size(); ++c) {
        const Splice splice(audio.channels[c], start, fresh.channels[c], decoded.from * hop);
        splice.fade({sampleAt(used.from), sampleAt(used.from + fadeIn)}, true);
        splice.replace({sampleAt(used.from + fadeIn), sampleAt(used.to - fadeOut)});
        splice.fade({sampleAt(used.to - fadeOut), sampleAt(used.to)}, false);
    }
    return audio;
}

Audio decodeRepeated(const ModelParts& parts, const Codes& codes)
{
    checkCodes(codes, parts.info.config);
    const int frames = codes.frames;
    const int total = kWarmUpFrames + frames + kCodecReachBefore;
    Codes around{codes.codebooks, total,
                 std::vector<std::int32_t>(std::size_t(codes.codebooks) * std::size_t(total))};
    const int shift = frames - kWarmUpFrames % frames;
    for (int k = 0; k < codes.codebooks; ++k) {
        for (int frame = 0; frame < total; ++frame)
            around.at(k, frame) = codes.at(k, (frame + shift) % frames);
    }
    Audio audio = decodeCodes(parts, around);
    const std::int64_t hop = parts.info.config.audio.hopLength();
    for (std::vector<float>& channel : audio.channels) {
        channel.erase(channel.begin(), channel.begin() + kWarmUpFrames * hop);
        channel.resize(std::size_t(frames * hop));
    }
    return audio;
}

} // namespace arioso::engine
