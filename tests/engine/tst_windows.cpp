// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Pieces longer than the model's window. The oracle is audiocraft's algorithm for long durations (lm.generate
// and MusicGen._generate_tokens), written in its plainest form over the decoder alone: every step feeds all
// columns of the window to a new session. Only where the uniform numbers come from is ours.

#include "engine/melody/chroma.h"
#include "engine/pipeline/generator.h"
#include "engine/pipeline/prompt_codes.h"
#include "engine/sampling/philox.h"
#include "engine/sampling/sampler.h"
#include "support/formula_weights.h"
#include "support/test.h"
#include "support/tiny_model.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/ones_like.h>
#include <ATen/ops/tensor.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <functional>
#include <optional>

using namespace arioso::engine;
using namespace arioso::test;

namespace {

constexpr std::int64_t kUnknown = -1;

using Sequence = std::vector<std::vector<std::int64_t>>; // [K][T]
using ConditioningAt = std::function<Conditioning(int offset)>;

/// lm.generate: T frames, of which the first are `prompt`, for one clip. The draws are those of `offset` on.
Sequence oracleWindow(const ModelParts& parts, const Conditioning& conditioning, const SamplingRule& rule,
                      std::uint64_t seed, int offset, const Sequence& prompt, int frames)
{
    const DecoderConfig& config = parts.info.config.decoder;
    const std::int64_t pad = config.padTokenId;
    const auto delayOf = [&](int k) { return k / config.audioChannels; };
    const int length = 1 + frames + delayOf(config.codebooks - 1);
    const int known = int(prompt.front().size());
    Sequence grid(std::size_t(config.codebooks), std::vector<std::int64_t>(std::size_t(length), pad));
    for (int k = 0; k < config.codebooks; ++k) {
        for (int t = 0; t < frames; ++t)
            grid[std::size_t(k)][std::size_t(1 + t + delayOf(k))] =
                t < known ? prompt[std::size_t(k)][std::size_t(t)] : kUnknown;
    }
    const int rows = rule.guided ? 2 : 1;
    for (int s = known + 1; s < length; ++s) {
        at::Tensor ids = at::empty({rows, config.codebooks, s}, at::kLong);
        at::Tensor uniforms = at::empty({1, config.codebooks}, at::kDouble);
        for (int k = 0; k < config.codebooks; ++k) {
            for (int column = 0; column < s; ++column) {
                for (int row = 0; row < rows; ++row)
                    ids[row][k][column] = grid[std::size_t(k)][std::size_t(column)];
            }
            uniforms[0][k] = uniformAt(seed, std::uint32_t(offset + s), std::uint32_t(k));
        }
        const auto session = parts.decoder->begin(conditioning, rows, s);
        const at::Tensor drawn = sampleCodes(session->step(ids), rule, uniforms);
        for (int k = 0; k < config.codebooks; ++k) {
            std::int64_t& place = grid[std::size_t(k)][std::size_t(s)];
            if (place == kUnknown)
                place = drawn[0][k].item<std::int64_t>();
        }
    }
    Sequence codes(std::size_t(config.codebooks));
    for (int k = 0; k < config.codebooks; ++k) {
        for (int t = 0; t < frames; ++t)
            codes[std::size_t(k)].push_back(grid[std::size_t(k)][std::size_t(1 + t + delayOf(k))]);
    }
    return codes;
}

Sequence from(const Sequence& codes, std::size_t begin)
{
    Sequence rest;
    for (const auto& row : codes)
        rest.emplace_back(row.begin() + std::ptrdiff_t(begin), row.end());
    return rest;
}

struct Schedule
{
    int total = 0;
    int window = 0;
    int stride = 0;
};

/// MusicGen._generate_tokens beyond max_duration. A prompt of a whole window and more is an error there; here
/// its end is the prompt of the first window of the grid that has room.
Sequence oraclePiece(const ModelParts& parts, const ConditioningAt& conditioning, const SamplingRule& rule,
                     std::uint64_t seed, const Sequence& given, const Schedule& schedule)
{
    Sequence out = given;
    int offset = 0;
    while (int(given.front().size()) - offset >= schedule.window)
        offset += schedule.stride;
    Sequence prompt = from(given, std::size_t(offset));
    while (offset + int(prompt.front().size()) < schedule.total) {
        const int frames = std::min(schedule.total - offset, schedule.window);
        const Sequence made = oracleWindow(parts, conditioning(offset), rule, seed, offset, prompt, frames);
        for (std::size_t k = 0; k < made.size(); ++k)
            out[k].insert(out[k].end(), made[k].begin() + std::ptrdiff_t(prompt[k].size()), made[k].end());
        prompt = from(made, std::min(made.front().size(), std::size_t(schedule.stride)));
        offset += schedule.stride;
    }
    return out;
}

Sequence nothing(const ModelParts& parts)
{
    return Sequence(std::size_t(parts.info.config.decoder.codebooks));
}

Sequence sequenceOf(const Codes& codes)
{
    Sequence rows;
    for (int k = 0; k < codes.codebooks; ++k) {
        rows.emplace_back();
        for (int t = 0; t < codes.frames; ++t)
            rows.back().push_back(codes.at(k, t));
    }
    return rows;
}

GenerationRequest request(std::vector<Prompt> prompts, double seconds)
{
    GenerationRequest request;
    request.prompts = std::move(prompts);
    request.seed = 11;
    request.length = Seconds{seconds};
    return request;
}

SamplingRule ruleOf(float guidance)
{
    SamplingRule rule;
    rule.sampling.topK = GenerationDefaults().topK; // the tiny models have the defaults of a checkpoint
    rule.guidanceScale = guidance;
    rule.guided = guidance > 1;
    return rule;
}

GenerationResult generate(const ModelParts& parts, const GenerationRequest& request)
{
    GenerationListener quiet;
    return generateClips(parts, request, quiet);
}

Codes prompted(const ModelParts& parts, int frames)
{
    return encodeChannels(*parts.codec, tinyPrompt(8 * frames, parts.info.channels));
}

constexpr int kWindow = 61; // frames of the tiny models, at 50 a second
constexpr int kStride = 36;

/// A text model against the oracle: 3 s, which are several windows.
void checkText(const ModelConfig& config, DecoderBackend backend, float guidance, int promptFrames)
{
    const c10::InferenceMode inference;
    const ModelParts parts = tinyParts(config, backend);
    GenerationRequest wanted = request({promptOf("a")}, 3);
    wanted.overrides.guidanceScale = guidance;
    Sequence given = nothing(parts);
    if (promptFrames > 0) {
        const Codes codes = prompted(parts, promptFrames);
        given = sequenceOf(codes);
        wanted.prompts[0].continuation = tinyPrompt(8 * promptFrames, config.decoder.audioChannels);
    }
    const Conditioning conditioning = parts.conditioner->build(
        {conditionOf(parts, "a")}, guidance > 1 ? NullRows::Appended : NullRows::None);
    const Sequence expected = oraclePiece(parts, [&](int) { return conditioning; }, ruleOf(guidance),
                                          wanted.seed, given, {150, kWindow, kStride});
    const GenerationResult made = generate(parts, wanted);
    QCOMPARE(made.clips[0].codes.frames, 150);
    QVERIFY(sequenceOf(made.clips[0].codes) == expected);
    QCOMPARE(made.clips[0].audio.samples(), std::size_t(1200));
}

/// Codes and what is told of a generation.
class Recorder : public GenerationListener
{
public:
    Flow progressed(const Progress& progress) override
    {
        if (progress.phase == Phase::Generating)
            steps.push_back(progress);
        return progress.step == stopAt ? Flow::Stop : Flow::Continue;
    }
    void codesReady(int clip, const Codes& part) override
    {
        const Sequence rows = sequenceOf(part);
        Sequence& all = codes[std::size_t(clip)];
        all.resize(rows.size());
        for (std::size_t k = 0; k < rows.size(); ++k)
            all[k].insert(all[k].end(), rows[k].begin(), rows[k].end());
    }
    void audioReady(int clip, const Audio& chunk) override
    {
        auto& all = audio[std::size_t(clip)];
        all.insert(all.end(), chunk.channels[0].begin(), chunk.channels[0].end());
    }

    int stopAt = -1;
    std::vector<Progress> steps;
    std::vector<Sequence> codes = std::vector<Sequence>(2);
    std::vector<std::vector<float>> audio = std::vector<std::vector<float>>(2);
};

} // namespace

ARIOSO_TEST(textEqualsTheReferencesLongForm)
{
    for (const DecoderBackend backend : {DecoderBackend::Native, DecoderBackend::Torch})
        checkText(tinyMono(), backend, 3, 0);
}

ARIOSO_TEST(withoutGuidance)
{
    checkText(tinyMono(), DecoderBackend::Native, 1, 0);
}

ARIOSO_TEST(stereo)
{
    checkText(tinyStereo(), DecoderBackend::Native, 3, 0);
}

ARIOSO_TEST(audioPrompts)
{
    for (const int frames : {5, kWindow - 1, kWindow, kWindow + 1, 120}) { // of 120 the end is the context
        checkText(tinyMono(), DecoderBackend::Native, 3, frames);
        checkText(tinyStereo(), DecoderBackend::Native, 3, frames);
    }
}

namespace {

void checkMelody(const ModelConfig& config)
{
    const c10::InferenceMode inference;
    ModelParts parts = tinyParts(config);
    parts.chroma.sampleRate = 400;
    parts.chroma.fftSize = 64;
    parts.chroma.hopLength = 32;
    GenerationRequest wanted = request({promptOf("a")}, 3);
    Audio melody{400, {{}}};
    for (int i = 0; i < 700; ++i) // another note each quarter of a second, and shorter than the piece
        melody.channels[0].push_back(float(std::sin((0.3 + 0.11 * (i / 100)) * i)));
    wanted.prompts[0].melody = melody;

    // The conditions take positions of the decoder: 5 of the melody, 4 of the text.
    const int window = kWindow - 9;
    const int stride = window * 3 / 5;
    std::vector<std::vector<int>> heard;
    const auto conditioningAt = [&](int offset) {
        Audio part{400, {{}}};
        for (int i = 0; i < 8 * window; ++i)
            part.channels[0].push_back(melody.channels[0][std::size_t(8 * offset + i) % 700]);
        ClipCondition clip = conditionOf(parts, "a");
        clip.melody = melodyBins(part, parts.chroma);
        heard.push_back(*clip.melody);
        return parts.conditioner->build({clip}, NullRows::Appended);
    };
    const Sequence expected =
        oraclePiece(parts, conditioningAt, ruleOf(3), wanted.seed, nothing(parts), {150, window, stride});
    QVERIFY(heard[0] != heard[1]);
    QVERIFY(sequenceOf(generate(parts, wanted).clips[0].codes) == expected);
}

} // namespace

ARIOSO_TEST(melodyFollowsItsWindow)
{
    checkMelody(tinyMelody());
    checkMelody(tinyStereoMelody());
}

ARIOSO_TEST(overlapIsSettable)
{
    const c10::InferenceMode inference;
    const ModelParts parts = tinyParts(tinyMono());
    GenerationRequest wanted = request({promptOf("b")}, 2.5);
    const Conditioning conditioning = parts.conditioner->build({conditionOf(parts, "b")}, NullRows::Appended);
    for (const int overlap : {4, 20, 60}) {
        wanted.overlap = Seconds{overlap / 50.0};
        const Sequence expected = oraclePiece(parts, [&](int) { return conditioning; }, ruleOf(3),
                                              wanted.seed, nothing(parts), {125, kWindow, kWindow - overlap});
        QVERIFY(sequenceOf(generate(parts, wanted).clips[0].codes) == expected);
    }
}

ARIOSO_TEST(takesOfALongBatchEqualThemselvesAlone)
{
    const ModelParts parts = tinyParts(tinyMono());
    GenerationRequest wanted = request({promptOf("a"), promptOf("b")}, 2.5);
    wanted.takes = 2;
    const GenerationResult batch = generate(parts, wanted);
    QCOMPARE(batch.clips.size(), std::size_t(4));
    for (std::size_t i = 0; i < 4; ++i) {
        GenerationRequest one = request({promptOf(i < 2 ? "a" : "b")}, 2.5);
        one.seed = wanted.seed + i;
        const GenerationResult alone = generate(parts, one);
        QVERIFY(batch.clips[i].codes.values == alone.clips[0].codes.values);
        QVERIFY(batch.clips[i].audio.channels == alone.clips[0].audio.channels);
    }
}

ARIOSO_TEST(aLongerPieceBeginsTheSame)
{
    for (const Precision precision : {Precision::Float32, Precision::BFloat16, Precision::Int8}) {
        const ModelParts parts = tinyParts(tinyMono(), DecoderBackend::Native, precision);
        const Codes whole = generate(parts, request({promptOf("a")}, 1.2)).clips[0].codes;
        const Codes windowed = generate(parts, request({promptOf("a")}, 3)).clips[0].codes;
        // The delay pattern of the shorter piece ends in its last frames.
        QVERIFY(whole.part(0, 58).values == windowed.part(0, 58).values);
    }
}

// A piece that is continued from its codes, without the frames that its end has decided, is the piece that
// was longer from the start: within a window, across windows, and when it was stopped in between.
ARIOSO_TEST(continuingEqualsTheLongerPiece)
{
    for (const Precision precision : {Precision::Float32, Precision::Int8}) {
        const ModelParts parts = tinyParts(tinyStereo(), DecoderBackend::Native, precision);
        for (const auto& [shorter, longer] :
             {std::pair(0.4, 1.2), {0.4, 3.0}, {1.22, 3.0}, {2.0, 3.0}, {2.9, 3.0}}) {
            const Codes begun = generate(parts, request({promptOf("a")}, shorter)).clips[0].codes;
            GenerationRequest wanted = request({promptOf("a")}, longer);
            wanted.prompts[0].continuation =
                begun.part(0, begun.frames - provisionalFrames(begun.codebooks / 2));
            const Clip continued = std::move(generate(parts, wanted).clips[0]);
            const Clip atOnce = std::move(generate(parts, request({promptOf("a")}, longer)).clips[0]);
            QVERIFY(continued.codes.values == atOnce.codes.values);
            QVERIFY(continued.audio.channels == atOnce.audio.channels);
        }
    }
}

ARIOSO_TEST(whatIsToldIsWhatIsMade)
{
    const ModelParts parts = tinyParts(tinyMono());
    GenerationRequest wanted = request({promptOf("a")}, 3);
    wanted.takes = 2;
    const GenerationResult kept = generate(parts, wanted);
    wanted.audio = ClipAudio::Streamed;
    Recorder recorder;
    const GenerationResult streamed = generateClips(parts, wanted, recorder);
    for (std::size_t i = 0; i < 2; ++i) {
        QVERIFY(streamed.clips[i].codes.values == kept.clips[i].codes.values);
        QVERIFY(recorder.codes[i] == sequenceOf(kept.clips[i].codes));
        QVERIFY(recorder.audio[i] == kept.clips[i].audio.channels[0]);
        QCOMPARE(streamed.clips[i].audio.samples(), std::size_t(0));
        QVERIFY(streamed.clips[i].audio.channels[0].capacity() == 0);
    }
    // Progress is of the whole.
    QCOMPARE(int(recorder.steps.size()), streamed.steps);
    for (std::size_t i = 0; i < recorder.steps.size(); ++i) {
        QCOMPARE(recorder.steps[i].step, int(i) + 1);
        QCOMPARE(recorder.steps[i].steps, streamed.steps);
    }
}

ARIOSO_TEST(stoppingInALaterWindowKeepsWhatIsComplete)
{
    const ModelParts parts = tinyParts(tinyMono());
    const Codes whole = generate(parts, request({promptOf("a")}, 3)).clips[0].codes;
    for (const int step : {63, 64, 65, 80}) { // the first window has 64
        Recorder recorder;
        recorder.stopAt = step;
        const GenerationResult result = generateClips(parts, request({promptOf("a")}, 3), recorder);
        QVERIFY(result.stopped);
        QCOMPARE(result.steps, step);
        const Clip& clip = result.clips[0];
        QCOMPARE(clip.codes.frames, step <= 64 ? step - 3 : std::max(61, 61 + step - 64 - 3));
        QVERIFY(clip.codes.values == whole.part(0, clip.codes.frames).values);
        QCOMPARE(clip.audio.samples(), std::size_t(8 * clip.codes.frames));
    }
}

ARIOSO_TEST(anEndlessPieceIsTheLongerOneUntilItIsStopped)
{
    const ModelParts parts = tinyParts(tinyMono());
    const Codes whole = generate(parts, request({promptOf("a")}, 6)).clips[0].codes;
    GenerationRequest endless = request({promptOf("a")}, 1);
    endless.length = Endless{};
    endless.audio = ClipAudio::Streamed;
    Recorder recorder;
    recorder.stopAt = 200;
    const GenerationResult result = generateClips(parts, endless, recorder);
    QVERIFY(result.stopped);
    QCOMPARE(result.steps, 200);
    QVERIFY(result.clips[0].codes.frames > 100);
    QVERIFY(result.clips[0].codes.values == whole.part(0, result.clips[0].codes.frames).values);
    QCOMPARE(recorder.steps.back().steps, 0);
}

ARIOSO_TEST(theCacheIsThatOfOneWindow)
{
    class Watched : public Decoder
    {
    public:
        explicit Watched(std::shared_ptr<const Decoder> decoder) : m_decoder(std::move(decoder)) {}
        [[nodiscard]] std::int64_t bytesFor(const Conditioning& conditioning,
                                            const SessionSize& size) const override
        {
            asked = size;
            return m_decoder->bytesFor(conditioning, size);
        }
        [[nodiscard]] std::unique_ptr<DecoderSession> begin(const Conditioning& conditioning, int rows,
                                                            int maxColumns) const override
        {
            largest = std::max(largest, maxColumns);
            ++begun;
            return m_decoder->begin(conditioning, rows, maxColumns);
        }
        mutable SessionSize asked;
        mutable int largest = 0;
        mutable int begun = 0;

    private:
        std::shared_ptr<const Decoder> m_decoder;
    };
    ModelParts parts = tinyParts(tinyMono());
    const auto watched = std::make_shared<Watched>(parts.decoder);
    parts.decoder = watched;
    (void)generate(parts, request({promptOf("a")}, 3));
    QCOMPARE(watched->begun, 4); // at frames 0, 36, 72 and 108
    QCOMPARE(watched->largest, kWindow + 3);
    QCOMPARE(watched->asked.maxColumns, kWindow + 3);
    QCOMPARE(watched->asked.firstColumns, kWindow - kStride + 1);
}
