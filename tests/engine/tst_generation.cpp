// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The whole pipeline on the tiny models: codes and sound of the reference, on both decoders, and what must
// hold for every generation.

#include "engine/decoder/cpu/cpu_decoder.h"
#include "engine/decoder/torch/torch_decoder.h"
#include "engine/pipeline/generator.h"
#include "engine/pipeline/prompt_codes.h"
#include "support/formula_weights.h"
#include "support/golden_tensors.h"
#include "support/test.h"
#include "support/tiny_model.h"

#include <ATen/ops/cat.h>
#include <ATen/ops/full.h>
#include <ATen/ops/ones_like.h>
#include <ATen/ops/tensor.h>

#include <cmath>
#include <limits>

using namespace arioso::engine;
using namespace arioso::test;
using nlohmann::json;

namespace {

constexpr Precision kPrecisions[] = {Precision::Float32, Precision::BFloat16, Precision::Float16,
                                     Precision::Int8};

GenerationRequest greedy(std::vector<Prompt> prompts, float guidance, int newTokens)
{
    GenerationRequest request;
    request.prompts = std::move(prompts);
    request.overrides.sample = false;
    request.overrides.guidanceScale = guidance;
    request.length = NewTokens{newTokens};
    return request;
}

GenerationRequest sampled(std::vector<Prompt> prompts, int takes, std::uint64_t seed)
{
    GenerationRequest request;
    request.prompts = std::move(prompts);
    request.takes = takes;
    request.seed = seed;
    request.length = NewTokens{40};
    return request;
}

/// "" when clips are the golden's codes exactly and its sound within 1e-4.
std::string mismatch(const GenerationResult& result, const json& expected)
{
    if (result.clips.size() != expected.at("codes").size())
        return "another number of clips";
    for (std::size_t i = 0; i < result.clips.size(); ++i) {
        const Clip& clip = result.clips[i];
        if (!difference(clip.codes.values, flat(expected.at("codes")[i]), 0).empty())
            return "codes of clip " + std::to_string(i) + " differ";
        for (std::size_t c = 0; c < clip.audio.channels.size(); ++c) {
            const std::string problem = difference(
                clip.audio.channels[c], expected.at("audio")[i][c].get<std::vector<double>>(), 1e-4);
            if (!problem.empty())
                return "sound of clip " + std::to_string(i) + " " + problem;
        }
    }
    return {};
}

std::string run(const ModelConfig& config, const GenerationRequest& request, const char* key)
{
    GenerationListener quiet;
    for (const DecoderBackend backend : {DecoderBackend::Native, DecoderBackend::Torch}) {
        const std::string problem =
            mismatch(generateClips(tinyParts(config, backend), request, quiet), golden(key));
        if (!problem.empty())
            return (backend == DecoderBackend::Native ? "native: " : "torch: ") + problem;
    }
    return {};
}

std::string runMelody(const ModelConfig& config, const std::vector<bool>& parts, float guidance,
                      const char* key)
{
    const bool withText = parts[0];
    const bool withMelody = parts[1];
    const std::vector<std::vector<int>> bins{{2, 5, 0}, {11, 4, 7}};
    const std::vector<std::vector<std::int64_t>> ids{{5, 6, 7, 1}, {9, 1}};
    GenerationListener quiet;
    for (const DecoderBackend backend : {DecoderBackend::Native, DecoderBackend::Torch}) {
        const ModelParts model = tinyParts(config, backend);
        std::vector<ClipCondition> conditions(2);
        for (std::size_t i = 0; i < 2; ++i) {
            if (withMelody)
                conditions[i].melody = bins[i];
            if (withText) {
                const at::Tensor row = at::tensor(ids[i]).unsqueeze(0);
                conditions[i].text = model.textEncoder->forward(row, at::ones_like(row))[0];
            }
        }
        const GenerationRequest request = greedy({Prompt{}, Prompt{}}, guidance, 12);
        const std::string problem = mismatch(generateClips(model, request, conditions, quiet), golden(key));
        if (!problem.empty())
            return (backend == DecoderBackend::Native ? "native: " : "torch: ") + problem;
    }
    return {};
}

#define CHECK_GOLDEN(problemExpression)                                                                      \
    do {                                                                                                     \
        const std::string problem_ = problemExpression;                                                      \
        QVERIFY2(problem_.empty(), problem_.c_str());                                                        \
    } while (false)

} // namespace

ARIOSO_TEST(anAudioPromptThatLeavesNothingToGenerateIsNotEncoded)
{
    ModelParts parts = tinyParts(tinyMono());
    parts.codec.reset();
    Prompt prompt = promptOf("a");
    prompt.continuation = tinyPrompt(400, 1); // 1 s
    GenerationRequest request = greedy({prompt}, 3, 12);
    request.length = Seconds{0.5};
    GenerationListener quiet;
    CHECK_ERROR(generateClips(parts, request, quiet), ErrorCode::RequestInvalid,
                "leaves nothing to generate");
}

ARIOSO_TEST(textGuided)
{
    CHECK_GOLDEN(run(tinyMono(), greedy({promptOf("a"), promptOf("b")}, 3, 12), "gen_text_cfg3_N12"));
}

ARIOSO_TEST(textUnguided)
{
    CHECK_GOLDEN(run(tinyMono(), greedy({promptOf("a"), promptOf("b")}, 1, 12), "gen_text_nocfg_N12"));
}

ARIOSO_TEST(unconditional)
{
    CHECK_GOLDEN(run(tinyMono(), greedy({Prompt{}}, 1, 12), "gen_uncond_N12"));
    CHECK_GOLDEN(run(tinyMono(), greedy({Prompt{}}, 3, 12), "gen_uncond_N12")); // nothing to guide by
}

ARIOSO_TEST(tooShortForTheDelayPattern)
{
    CHECK_GOLDEN(run(tinyMono(), greedy({Prompt{}}, 1, 5), "gen_uncond_N5_no_delay"));
}

ARIOSO_TEST(audioPromptWithText)
{
    Prompt prompt = promptOf("a");
    prompt.continuation = tinyPrompt(37, 1);
    CHECK_GOLDEN(run(tinyMono(), greedy({prompt}, 3, 8), "gen_prompt37_text_cfg3_N8"));
}

ARIOSO_TEST(audioPromptAlone)
{
    Prompt prompt;
    prompt.continuation = tinyPrompt(37, 1);
    CHECK_GOLDEN(run(tinyMono(), greedy({prompt}, 3, 8), "gen_prompt37_notext_N8"));
}

ARIOSO_TEST(stereoText)
{
    CHECK_GOLDEN(
        run(tinyStereo(), greedy({promptOf("a"), promptOf("b")}, 3, 12), "gen_stereo_text_cfg3_N12"));
}

ARIOSO_TEST(stereoAudioPrompt)
{
    Prompt prompt = promptOf("a");
    prompt.continuation = tinyPrompt(37, 2);
    CHECK_GOLDEN(run(tinyStereo(), greedy({prompt}, 3, 8), "gen_stereo_prompt37_N8"));
}

ARIOSO_TEST(melodyAndText)
{
    CHECK_GOLDEN(runMelody(tinyMelody(), {true, true}, 3, "gen_melody_text_cfg3_N12"));
    CHECK_GOLDEN(runMelody(tinyMelody(), {true, true}, 1, "gen_melody_nocfg_N12"));
}

ARIOSO_TEST(melodyModelWithTextOnly)
{
    CHECK_GOLDEN(runMelody(tinyMelody(), {true, false}, 3, "gen_melody_textonly_cfg3_N12"));
}

ARIOSO_TEST(melodyAlone)
{
    CHECK_GOLDEN(runMelody(tinyMelody(), {false, true}, 3, "gen_melody_audioonly_cfg3_N12"));
}

ARIOSO_TEST(stereoMelody)
{
    CHECK_GOLDEN(runMelody(tinyStereoMelody(), {true, true}, 3, "gen_stereo_melody_text_cfg3_N12"));
}

namespace {

at::Tensor tokens(std::vector<std::int64_t> ids)
{
    return at::tensor(ids).unsqueeze(0);
}

/// Greedy codes [K][frames] with a negative prompt, by the definition: every step feeds all columns anew to a
/// decoder that sees one text only, once for each text, and guidance is computed number by number.
std::vector<std::vector<std::int64_t>> excludedByDefinition(const ModelParts& parts, const at::Tensor& wanted,
                                                            const at::Tensor& unwanted, double scale,
                                                            int frames)
{
    const DecoderConfig& config = parts.info.config.decoder;
    const std::int64_t books = config.codebooks;
    const std::int64_t pad = config.vocabSize;
    const auto logits = [&](const at::Tensor& ids, const at::Tensor& columns) {
        ClipCondition condition;
        condition.text = parts.textEncoder->forward(ids, at::ones_like(ids))[0];
        const Conditioning conditioning = parts.conditioner->build({condition}, NullRows::None);
        return parts.decoder->begin(conditioning, 1, int(columns.size(2)))->step(columns)[0].clone();
    };
    at::Tensor columns = at::full({1, books, 1}, pad, at::kLong);
    const std::vector<std::int64_t> empty(std::size_t(frames), 0);
    std::vector<std::vector<std::int64_t>> codes(std::size_t(books), empty);
    for (int column = 1; column < frames + books; ++column) {
        const at::Tensor with = logits(wanted, columns);
        const at::Tensor without = logits(unwanted, columns);
        at::Tensor next = at::full({1, books, 1}, pad, at::kLong);
        for (std::int64_t k = 0; k < books; ++k) {
            const std::int64_t frame = column - 1 - k;
            if (frame < 0 || frame >= frames)
                continue;
            double best = -std::numeric_limits<double>::infinity();
            for (std::int64_t v = 0; v < config.vocabSize; ++v) {
                const double conditional = with[k][v].item<float>();
                const double unconditional = without[k][v].item<float>();
                const double guided = unconditional + scale * (conditional - unconditional);
                if (guided > best) {
                    best = guided;
                    codes[std::size_t(k)][std::size_t(frame)] = v;
                }
            }
            next[0][k][0] = codes[std::size_t(k)][std::size_t(frame)];
        }
        columns = at::cat({columns, next}, 2);
    }
    return codes;
}

Prompt excluding(const char* words, const char* unwanted)
{
    Prompt prompt = promptOf(words);
    prompt.exclude = unwanted;
    return prompt;
}

} // namespace

ARIOSO_TEST(excludedTextIsTheUnconditionalBranch)
{
    GenerationListener quiet;
    const auto expected = excludedByDefinition(tinyParts(tinyMono(), DecoderBackend::Torch),
                                               tokens({5, 6, 7, 1}), tokens({9, 1}), 3, 9);
    for (const DecoderBackend backend : {DecoderBackend::Native, DecoderBackend::Torch}) {
        const ModelParts parts = tinyParts(tinyMono(), backend);
        const Codes codes = generateClips(parts, greedy({excluding("a", "b")}, 3, 12), quiet).clips[0].codes;
        for (int k = 0; k < codes.codebooks; ++k) {
            for (int frame = 0; frame < 9; ++frame)
                QCOMPARE(std::int64_t(codes.at(k, frame)), expected[std::size_t(k)][std::size_t(frame)]);
        }
        QVERIFY(codes.values !=
                generateClips(parts, greedy({promptOf("a")}, 3, 12), quiet).clips[0].codes.values);
    }
}

ARIOSO_TEST(excludedTextOfAClipDoesNotReachItsNeighbors)
{
    GenerationListener quiet;
    Prompt onlyExcluded;
    onlyExcluded.exclude = "b";
    for (const DecoderBackend backend : {DecoderBackend::Native, DecoderBackend::Torch}) {
        const ModelParts parts = tinyParts(tinyMono(), backend);
        const std::vector<Prompt> prompts{excluding("b", "a"), promptOf("a"), onlyExcluded, Prompt{}};
        const GenerationResult batch = generateClips(parts, sampled(prompts, 2, 100), quiet);
        for (std::size_t i = 0; i < batch.clips.size(); ++i) {
            const Clip& clip = batch.clips[i];
            const GenerationResult alone =
                generateClips(parts, sampled({prompts[i / 2]}, 1, clip.seed), quiet);
            QVERIFY(alone.clips[0].codes.values == clip.codes.values);
        }
    }
}

ARIOSO_TEST(excludedTextHasNoEffectWithoutGuidance)
{
    GenerationListener quiet;
    const ModelParts parts = tinyParts(tinyMono());
    QVERIFY(generateClips(parts, greedy({excluding("a", "b")}, 1, 12), quiet).clips[0].codes.values ==
            generateClips(parts, greedy({promptOf("a")}, 1, 12), quiet).clips[0].codes.values);
    Prompt endless = promptOf("a");
    endless.exclude = std::string(20000, 'x');
    CHECK_ERROR(generateClips(parts, greedy({endless}, 3, 12), quiet), ErrorCode::RequestTooLong,
                "excluded text");
}

namespace {

void checkTakesAlone(Precision precision)
{
    const ModelParts parts = tinyParts(tinyMono(), DecoderBackend::Native, precision);
    GenerationListener quiet;
    const GenerationResult batch =
        generateClips(parts, sampled({promptOf("a"), promptOf("b")}, 3, 100), quiet);
    QCOMPARE(batch.clips.size(), std::size_t(6));
    for (std::size_t i = 0; i < batch.clips.size(); ++i) {
        const Clip& clip = batch.clips[i];
        QCOMPARE(clip.prompt, int(i) / 3);
        QCOMPARE(clip.seed, std::uint64_t(100 + i));
        const GenerationResult alone =
            generateClips(parts, sampled({promptOf(i < 3 ? "a" : "b")}, 1, clip.seed), quiet);
        QVERIFY(alone.clips[0].codes.values == clip.codes.values);
        QVERIFY(alone.clips[0].audio.channels == clip.audio.channels); // to the bit
    }
    QVERIFY(batch.clips[0].codes.values != batch.clips[1].codes.values);
}

} // namespace

ARIOSO_TEST(takeOfABatchEqualsTheSameSeedAlone)
{
    for (const Precision precision : kPrecisions)
        checkTakesAlone(precision);
}

ARIOSO_TEST(threadsDoNotChangeTheResult)
{
    GenerationListener quiet;
    for (const Precision precision : kPrecisions) {
        const GenerationResult one =
            generateClips(tinyParts(tinyStereo(), DecoderBackend::Native, precision, 1),
                          sampled({promptOf("a")}, 2, 5), quiet);
        const GenerationResult three =
            generateClips(tinyParts(tinyStereo(), DecoderBackend::Native, precision, 3),
                          sampled({promptOf("a")}, 2, 5), quiet);
        for (std::size_t i = 0; i < 2; ++i) {
            QVERIFY(one.clips[i].codes.values == three.clips[i].codes.values);
            QVERIFY(one.clips[i].audio.channels == three.clips[i].audio.channels);
        }
    }
}

ARIOSO_TEST(chunksAreTheWholeSound)
{
    class Collector : public GenerationListener
    {
    public:
        void audioReady(int clip, const Audio& chunk) override
        {
            auto& sound = sounds[std::size_t(clip)];
            sound.insert(sound.end(), chunk.channels[0].begin(), chunk.channels[0].end());
            if (firstStep < 0)
                firstStep = lastStep;
        }
        Flow progressed(const Progress& progress) override
        {
            lastStep = progress.step;
            return Flow::Continue;
        }
        std::vector<std::vector<float>> sounds;
        int lastStep = 0;
        int firstStep = -1;
    } collector;
    collector.sounds.resize(2);
    const GenerationResult result =
        generateClips(tinyParts(tinyMono()), sampled({promptOf("a")}, 2, 1), collector);
    for (std::size_t i = 0; i < 2; ++i)
        QVERIFY(collector.sounds[i] == result.clips[i].audio.channels[0]);
    QVERIFY(collector.firstStep <= 25 + 4); // half a second of codes and the delay
}

ARIOSO_TEST(secondsGiveExactlySoManySamples)
{
    GenerationListener quiet;
    for (const double seconds : {0.01, 0.31, 0.5, 1.0}) {
        GenerationRequest request = sampled({promptOf("a")}, 1, 1);
        request.length = Seconds{seconds};
        const GenerationResult result = generateClips(tinyParts(tinyMono()), request, quiet);
        QCOMPARE(result.clips[0].audio.samples(), std::size_t(std::llround(seconds * 400)));
    }
}

ARIOSO_TEST(stoppingKeepsWhatIsComplete)
{
    class Stopper : public GenerationListener
    {
    public:
        Flow progressed(const Progress& progress) override
        {
            return progress.step >= 15 ? Flow::Stop : Flow::Continue;
        }
    } stopper;
    GenerationListener quiet;
    const ModelParts parts = tinyParts(tinyMono());
    const GenerationResult whole = generateClips(parts, sampled({promptOf("a")}, 1, 3), quiet);
    const GenerationResult part = generateClips(parts, sampled({promptOf("a")}, 1, 3), stopper);
    QVERIFY(part.stopped);
    QVERIFY(!whole.stopped);
    QCOMPARE(part.steps, 15);
    QCOMPARE(part.clips[0].codes.frames, 12); // 16 columns, the last 4 of which are not complete
    QCOMPARE(part.clips[0].audio.samples(), std::size_t(12 * 8));
    for (int k = 0; k < 4; ++k) {
        for (int frame = 0; frame < 12; ++frame)
            QCOMPARE(part.clips[0].codes.at(k, frame), whole.clips[0].codes.at(k, frame));
    }
}

ARIOSO_TEST(continuingFromCodesEqualsContinuingFromTheirSound)
{
    GenerationListener quiet;
    const ModelParts parts = tinyParts(tinyMono());
    Prompt fromSound = promptOf("a");
    fromSound.continuation = tinyPrompt(37, 1);
    Prompt fromCodes = promptOf("a");
    fromCodes.continuation = encodeChannels(*parts.codec, tinyPrompt(37, 1));
    const GenerationResult a = generateClips(parts, sampled({fromSound}, 1, 3), quiet);
    const GenerationResult b = generateClips(parts, sampled({fromCodes}, 1, 3), quiet);
    QVERIFY(a.clips[0].codes.values == b.clips[0].codes.values);
}

ARIOSO_TEST(unequalPromptsArePaddedAndThePaddingRemoved)
{
    GenerationListener quiet;
    const ModelParts parts = tinyParts(tinyMono());
    Prompt longer = promptOf("a");
    longer.continuation = tinyPrompt(80, 1);
    Prompt shorter = promptOf("a");
    shorter.continuation = tinyPrompt(37, 1);
    const GenerationResult result = generateClips(parts, sampled({longer, shorter}, 1, 3), quiet);
    QCOMPARE(result.clips[0].skippedSamples, std::int64_t(0));
    QCOMPARE(result.clips[1].skippedSamples, std::int64_t(43));
    QCOMPARE(result.clips[0].audio.samples() - result.clips[1].audio.samples(), std::size_t(43));
    // The longer one is not disturbed by its neighbour.
    const GenerationResult alone = generateClips(parts, sampled({longer}, 1, 3), quiet);
    QVERIFY(alone.clips[0].codes.values == result.clips[0].codes.values);
}

ARIOSO_TEST(everyPrecisionMakesAClip)
{
    GenerationListener quiet;
    for (const Precision precision : kPrecisions) {
        const GenerationResult result = generateClips(
            tinyParts(tinyMono(), DecoderBackend::Native, precision), greedy({promptOf("a")}, 3, 12), quiet);
        QCOMPARE(result.clips[0].codes.frames, 9);
    }
}

ARIOSO_TEST(damagedWeightsAreReported)
{
    ModelConfig config = tinyMono();
    WeightStore store = formulaWeights(config, 4);
    const_cast<at::Tensor&>(store.tensors().at("decoder.model.decoder.layers.1.fc2.weight"))
        .fill_(std::numeric_limits<float>::quiet_NaN());
    ModelParts parts = tinyParts(config);
    GenerationListener quiet;
    const Weights decoder = Weights(store).scope("decoder");
    const auto check = [&] {
        CHECK_ERROR(generateClips(parts, greedy({promptOf("a")}, 3, 12), quiet), ErrorCode::NumericalFailure,
                    "not a number");
    };
    parts.decoder =
        std::make_shared<TorchDecoder>(decoder, config.decoder, TorchDecoderOptions{at::kCPU, at::kFloat});
    check();
    for (const Precision precision : kPrecisions) {
        parts.decoder =
            std::make_shared<CpuDecoder>(decoder, config.decoder, CpuDecoderOptions{precision, 1});
        check();
    }
}

ARIOSO_TEST(unusablePromptsGetASentence)
{
    GenerationListener quiet;
    const ModelParts parts = tinyParts(tinyMono());
    const auto continued = [&](Continuation continuation) {
        Prompt prompt = promptOf("a");
        prompt.continuation = std::move(continuation);
        return generateClips(parts, greedy({prompt}, 3, 12), quiet);
    };
    CHECK_ERROR(continued(Audio{400, {{}}}), ErrorCode::AudioInvalid, "");
    CHECK_ERROR(continued(Audio{0, {{0.0F}}}), ErrorCode::AudioInvalid, "");
    CHECK_ERROR(continued(Audio{400, {{0.0F, NAN}}}), ErrorCode::AudioInvalid, "not numbers");
    CHECK_ERROR(continued(tinyPrompt(8 * 70, 1)), ErrorCode::RequestTooLong, "doesn't fit");
    CHECK_ERROR(continued(tinyPrompt(400 * 3600, 1)), ErrorCode::RequestTooLong, "at most 3600 s");
    CHECK_ERROR(continued(Codes{2, 1, {1, 2}}), ErrorCode::RequestInvalid, "2 codebooks");
    CHECK_ERROR(continued(Codes{4, 1, {1, 2, 3, 1024}}), ErrorCode::RequestInvalid, "1024");
    CHECK_ERROR(continued(Codes{4, 2, {1, 2, 3}}), ErrorCode::RequestInvalid, "incomplete");
    Prompt melody = promptOf("a");
    melody.melody = tinyPrompt(37, 1);
    CHECK_ERROR(generateClips(parts, greedy({melody}, 3, 12), quiet), ErrorCode::RequestInvalid, "melody");
}
