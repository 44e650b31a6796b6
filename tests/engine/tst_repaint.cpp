// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Scores and repaints. The oracle of scores is the loss that models are trained with. The oracle of
// candidates is the plainest form of filling a gap: every step feeds all columns to a new session.

#include "engine/api/error.h"
#include "engine/pipeline/generator.h"
#include "engine/pipeline/redecode.h"
#include "engine/pipeline/repaint.h"
#include "engine/pipeline/score.h"
#include "engine/sampling/philox.h"
#include "engine/sampling/sampler.h"
#include "support/formula_weights.h"
#include "support/test.h"
#include "support/tiny_model.h"
#include "training/loss.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/ones_like.h>
#include <ATen/ops/tensor.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <cmath>
#include <functional>

using namespace arioso::engine;
using namespace arioso::test;

namespace {

constexpr int kWindow = 61; // frames of the tiny models, at 50 a second
constexpr int kStride = 36;
constexpr int kHop = 8;

/// Codes of a piece with the seed, without a condition.
Codes pieceOf(const ModelParts& parts, int frames, std::uint64_t seed = 3)
{
    GenerationRequest request;
    request.seed = seed;
    request.length = Seconds{frames / 50.0};
    GenerationListener quiet;
    return generateClips(parts, request, quiet).clips.front().codes;
}

at::Tensor tensorOf(const Codes& codes)
{
    at::Tensor tensor = at::empty({1, codes.codebooks, codes.frames}, at::kLong);
    for (int k = 0; k < codes.codebooks; ++k) {
        for (int frame = 0; frame < codes.frames; ++frame)
            tensor[0][k][frame] = codes.at(k, frame);
    }
    return tensor;
}

/// The training loss of each code, with its sign changed.
std::vector<double> slowScore(const ModelConfig& config, const Codes& codes, const char* words)
{
    const c10::InferenceMode inference;
    const ModelParts parts = tinyParts(config, DecoderBackend::Torch);
    const auto& decoder = dynamic_cast<const TorchDecoder&>(*parts.decoder);
    const at::Tensor losses = [&] {
        const at::Tensor labels = delayedLabels(tensorOf(codes), config.decoder);
        return labelLosses(decoder, labels, labels,
                           parts.conditioner->build({conditionOf(parts, words)}, NullRows::None),
                           config.decoder.padTokenId);
    }(); // [1, K, n + levels - 1]
    std::vector<double> values;
    for (int k = 0; k < codes.codebooks; ++k) {
        for (int frame = 0; frame < codes.frames; ++frame)
            values.push_back(-losses[0][k][frame + k / config.decoder.audioChannels].item<double>());
    }
    return values;
}

double farthest(const std::vector<float>& a, const std::vector<double>& b)
{
    double distance = a.size() == b.size() ? 0 : HUGE_VAL;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        distance = std::max(distance, std::abs(double(a[i]) - b[i]));
    return distance;
}

RepaintRequest request(const Codes& codes, FrameSpan gap, const char* words = "a")
{
    RepaintRequest request;
    request.codes = codes;
    request.gap = gap;
    request.prompt = promptOf(words);
    request.takes = 3;
    request.seed = 21;
    return request;
}

RepaintResult repaint(const ModelParts& parts, const RepaintRequest& request)
{
    GenerationListener quiet;
    return repaintGap(parts, request, quiet);
}

/// The gap of one candidate: frames [K][gap].
std::vector<std::vector<std::int64_t>> slowFill(const ModelParts& parts, const RepaintRequest& request,
                                                FrameSpan window, std::uint64_t seed)
{
    const c10::InferenceMode inference;
    const DecoderConfig& config = parts.info.config.decoder;
    const int levels = config.codebooksPerChannel();
    const int columns = window.frames() + levels;
    std::vector<std::vector<std::int64_t>> grid(
        std::size_t(config.codebooks), std::vector<std::int64_t>(std::size_t(columns), config.padTokenId));
    for (int k = 0; k < config.codebooks; ++k) {
        for (int frame = window.from; frame < window.to; ++frame) {
            const bool known = frame < request.gap.from || frame >= request.gap.to;
            grid[std::size_t(k)][std::size_t(1 + frame - window.from + k / config.audioChannels)] =
                known ? request.codes.at(k, frame) : -1;
        }
    }
    SamplingRule rule;
    rule.sampling.topK = GenerationDefaults().topK;
    rule.guidanceScale = 3;
    rule.guided = true;
    const Conditioning conditioning =
        parts.conditioner->build({conditionOf(parts, request.prompt.text->c_str())}, NullRows::Appended);
    for (int column = 1; column < columns; ++column) {
        const bool free = std::any_of(grid.begin(), grid.end(),
                                      [&](const auto& row) { return row[std::size_t(column)] == -1; });
        if (!free)
            continue;
        at::Tensor ids = at::empty({2, config.codebooks, column}, at::kLong);
        at::Tensor uniforms = at::empty({1, config.codebooks}, at::kDouble);
        for (int k = 0; k < config.codebooks; ++k) {
            for (int c = 0; c < column; ++c)
                ids[0][k][c] = ids[1][k][c] = grid[std::size_t(k)][std::size_t(c)];
            uniforms[0][k] = uniformAt(seed, std::uint32_t(window.from + column), std::uint32_t(k));
        }
        const auto session = parts.decoder->begin(conditioning, 2, column);
        const at::Tensor drawn = sampleCodes(session->step(ids), rule, uniforms);
        for (int k = 0; k < config.codebooks; ++k) {
            std::int64_t& place = grid[std::size_t(k)][std::size_t(column)];
            if (place == -1)
                place = drawn[0][k].item<std::int64_t>();
        }
    }
    std::vector<std::vector<std::int64_t>> gap(grid.size());
    for (int k = 0; k < config.codebooks; ++k) {
        for (int frame = request.gap.from; frame < request.gap.to; ++frame)
            gap[std::size_t(k)].push_back(
                grid[std::size_t(k)][std::size_t(1 + frame - window.from + k / config.audioChannels)]);
    }
    return gap;
}

void checkCandidates(const ModelParts& parts, const RepaintRequest& request, FrameSpan window)
{
    const RepaintResult result = repaint(parts, request);
    QCOMPARE(result.window.from, window.from);
    QCOMPARE(result.window.to, window.to);
    QCOMPARE(result.followingFrames, window.to - request.gap.to);
    QCOMPARE(result.candidates.size(), std::size_t(request.takes));
    double last = HUGE_VAL;
    for (const RepaintCandidate& candidate : result.candidates) {
        const auto expected = slowFill(parts, request, window, candidate.seed);
        for (int k = 0; k < candidate.codes.codebooks; ++k) {
            for (int frame = 0; frame < candidate.codes.frames; ++frame)
                QCOMPARE(std::int64_t(candidate.codes.at(k, frame)),
                         expected[std::size_t(k)][std::size_t(frame)]);
        }
        // Both likelihoods from the training loss of the window.
        const Codes whole = request.codes.replaced(request.gap.from, candidate.codes);
        const std::vector<double> values =
            slowScore(parts.info.config, whole.part(window.from, window.to), request.prompt.text->c_str());
        double own = 0;
        double following = 0;
        for (int k = 0; k < whole.codebooks; ++k) {
            for (int frame = request.gap.from; frame < window.to; ++frame)
                (frame < request.gap.to ? own : following) +=
                    values[std::size_t(k * window.frames() + frame - window.from)];
        }
        own /= whole.codebooks * request.gap.frames();
        QVERIFY(std::abs(candidate.own - own) < 2e-4);
        if (window.to > request.gap.to) {
            following /= whole.codebooks * (window.to - request.gap.to);
            QVERIFY(std::abs(candidate.following - following) < 2e-4);
        }
        const double rank = window.to > request.gap.to ? candidate.following : candidate.own;
        QVERIFY(rank <= last);
        last = rank;
    }
}

std::string sentenceOf(const std::function<void()>& call)
{
    try {
        call();
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

Audio soundOf(const ModelParts& parts, const Codes& codes)
{
    return decodeCodes(parts, codes);
}

double peakOf(const Audio& audio)
{
    double peak = 0;
    for (const std::vector<float>& channel : audio.channels) {
        for (const float sample : channel)
            peak = std::max(peak, double(std::abs(sample)));
    }
    return peak;
}

double loudestDifference(const Audio& a, const Audio& b, std::size_t from, std::size_t to)
{
    double loudest = 0;
    for (std::size_t c = 0; c < a.channels.size(); ++c) {
        for (std::size_t n = from; n < to; ++n)
            loudest = std::max(loudest, double(std::abs(a.channels[c][n] - b.channels[c][n])));
    }
    return loudest;
}

} // namespace

ARIOSO_TEST(scoresAreTheTrainingLoss)
{
    for (const ModelConfig& config : {tinyMono(), tinyStereo()}) {
        const Codes codes = pieceOf(tinyParts(config), 50);
        for (const DecoderBackend backend : {DecoderBackend::Native, DecoderBackend::Torch}) {
            const Likelihood likelihood = scoreCodes(tinyParts(config, backend), {codes, promptOf("a"), {}});
            QCOMPARE(likelihood.codebooks, config.decoder.codebooks);
            QCOMPARE(likelihood.frames, 50);
            QVERIFY(farthest(likelihood.values, slowScore(config, codes, "a")) < 2e-4);
            QVERIFY(std::abs(likelihood.sum({49, 50}) - [&] {
                        double sum = 0;
                        for (int k = 0; k < likelihood.codebooks; ++k)
                            sum += double(likelihood.at(k, 49));
                        return sum;
                    }()) < 1e-9);
        }
    }
}

ARIOSO_TEST(longCodesAreScoredInWindows)
{
    const ModelConfig config = tinyMono();
    const ModelParts parts = tinyParts(config);
    const Codes codes = pieceOf(parts, 110);
    const Likelihood likelihood = scoreCodes(parts, {codes, promptOf("b"), {}});
    for (int offset = 0, known = 0; known < 110; offset += kStride) {
        const int end = std::min(110, offset + kWindow);
        const std::vector<double> values = slowScore(config, codes.part(offset, end), "b");
        for (int k = 0; k < codes.codebooks; ++k) {
            for (int frame = known; frame < end; ++frame)
                QVERIFY(std::abs(double(likelihood.at(k, frame)) -
                                 values[std::size_t(k * (end - offset) + frame - offset)]) < 2e-4);
        }
        known = end;
    }
}

ARIOSO_TEST(candidatesAreThoseOfThePlainAlgorithm)
{
    for (const DecoderBackend backend : {DecoderBackend::Native, DecoderBackend::Torch}) {
        for (const ModelConfig& config : {tinyMono(), tinyStereo()}) {
            const ModelParts parts = tinyParts(config, backend);
            const Codes codes = pieceOf(parts, 40);
            checkCandidates(parts, request(codes, {15, 24}), {0, 40});
            checkCandidates(parts, request(codes, {0, 7}), {0, 40});
            checkCandidates(parts, request(codes, {33, 40}), {0, 40});
            checkCandidates(parts, request(codes, {12, 13}), {0, 40});
            checkCandidates(parts, request(codes, {0, 40}), {0, 40});
        }
    }
}

ARIOSO_TEST(ofLongPiecesTheWindowIsAroundTheGap)
{
    const ModelParts parts = tinyParts(tinyMono());
    const Codes codes = pieceOf(parts, 150);
    checkCandidates(parts, request(codes, {70, 81}), {45, 106});
    checkCandidates(parts, request(codes, {10, 21}), {0, 61});
    checkCandidates(parts, request(codes, {130, 141}), {89, 150});
    checkCandidates(parts, request(codes, {89, 150}), {89, 150});
}

// The end of a piece, with the seed and prompt that made it, is the same again.
ARIOSO_TEST(theSameSeedMakesTheEndAgain)
{
    for (const DecoderBackend backend : {DecoderBackend::Native, DecoderBackend::Torch}) {
        const ModelParts parts = tinyParts(tinyMono(), backend);
        GenerationRequest made;
        made.prompts = {promptOf("a")};
        made.seed = 77;
        made.length = Seconds{1};
        GenerationListener quiet;
        const Codes codes = generateClips(parts, made, quiet).clips.front().codes;
        RepaintRequest again = request(codes, {20, 50});
        again.seed = 76;
        for (const RepaintCandidate& candidate : repaint(parts, again).candidates) {
            const Codes whole = codes.replaced(20, candidate.codes);
            QCOMPARE(whole.values == codes.values, candidate.seed == 77);
            QVERIFY(whole.part(0, 20).values == codes.part(0, 20).values);
        }
    }
}

ARIOSO_TEST(aCandidateIsMadeAloneByItsSeed)
{
    const ModelParts parts = tinyParts(tinyMono());
    const Codes codes = pieceOf(parts, 50);
    for (const RepaintCandidate& candidate : repaint(parts, request(codes, {10, 20})).candidates) {
        RepaintRequest alone = request(codes, {10, 20});
        alone.takes = 1;
        alone.seed = candidate.seed;
        const RepaintCandidate same = repaint(parts, alone).candidates.front();
        QVERIFY(same.codes.values == candidate.codes.values);
        QVERIFY(std::abs(same.following - candidate.following) < 1e-5);
    }
}

ARIOSO_TEST(badGapsAreRefused)
{
    const ModelParts parts = tinyParts(tinyMono());
    const Codes codes = pieceOf(parts, 150);
    const auto refusal = [&](FrameSpan gap) {
        return sentenceOf([&] { (void)repaint(parts, request(codes, gap)); });
    };
    QCOMPARE(refusal({20, 20}), std::string("The selection is empty; select at least 0.02 s."));
    QCOMPARE(refusal({0, 62}),
             std::string("The selection is 1.24 s long, but the model's window holds 1.22 s; "
                         "select a shorter part."));
    QCOMPARE(refusal({100, 151}),
             std::string("The selection goes from 2.00 s to 3.02 s, but the piece is 3.00 s long."));
    QVERIFY(!refusal({-1, 5}).empty());
    QVERIFY(!refusal({30, 20}).empty());
    RepaintRequest none = request(codes, {5, 6});
    none.takes = 0;
    QVERIFY(!sentenceOf([&] { (void)repaint(parts, none); }).empty());
    RepaintRequest foreign = request(codes, {5, 6});
    foreign.codes.codebooks = 3;
    QVERIFY(!sentenceOf([&] { (void)repaint(parts, foreign); }).empty());
    QVERIFY(!sentenceOf([&] { (void)scoreCodes(parts, {Codes{}, {}, {}}); }).empty());
}

ARIOSO_TEST(aStoppedRepaintHasNoCandidates)
{
    class Stopper : public GenerationListener
    {
    public:
        explicit Stopper(int after) : m_left(after) {}
        Flow progressed(const Progress&) override { return m_left-- > 0 ? Flow::Continue : Flow::Stop; }

    private:
        int m_left;
    };
    const ModelParts parts = tinyParts(tinyMono());
    const Codes codes = pieceOf(parts, 50);
    // Told once before the first step, before each step, and before the pass that scores.
    const int steps = 7 + parts.info.config.decoder.codebooksPerChannel() - 1;
    for (const int after : {0, 1, 5, steps, steps + 1}) {
        Stopper stopper(after);
        const RepaintResult result = repaintGap(parts, request(codes, {10, 17}), stopper);
        QVERIFY(result.stopped);
        QVERIFY(result.candidates.empty());
    }
}

// Beyond the codec's reach, no sample changes; within it, the audio is that of the new codes.
ARIOSO_TEST(onlyTheGapIsDecodedAgain)
{
    for (const ModelConfig& config : {tinyMono(), tinyStereo()}) {
        const ModelParts parts = tinyParts(config);
        const Codes before = pieceOf(parts, 400, 3);
        for (const FrameSpan gap :
             {FrameSpan{180, 200}, FrameSpan{0, 20}, FrameSpan{380, 400}, FrameSpan{0, 400}}) {
            const Codes after = before.replaced(gap.from, pieceOf(parts, 400, 4).part(gap.from, gap.to));
            const Audio old = soundOf(parts, before);
            const Audio fresh = redecodeGap(parts, {after, gap, old, 0});
            const Audio whole = soundOf(parts, after);
            QCOMPARE(fresh.samples(), old.samples());
            const auto first = std::size_t(std::max(0, gap.from - kCodecReachBefore) * kHop);
            const auto last = std::size_t(std::min(400, gap.to + kCodecReachAfter) * kHop);
            QCOMPARE(loudestDifference(fresh, old, 0, first), 0.0);
            QCOMPARE(loudestDifference(fresh, old, last, old.samples()), 0.0);
            QVERIFY(loudestDifference(fresh, whole, 0, old.samples()) < 1e-3 * peakOf(whole));
            QVERIFY(loudestDifference(fresh, old, std::size_t(gap.from * kHop), std::size_t(gap.to * kHop)) >
                    0.05 * peakOf(whole));
        }
    }
}

// A clip may begin within its codes and end before them.
ARIOSO_TEST(audioThatIsShorterThanItsCodesStaysAligned)
{
    const ModelParts parts = tinyParts(tinyMono());
    const Codes before = pieceOf(parts, 200, 3);
    const FrameSpan gap{0, 30};
    const Codes after = before.replaced(0, pieceOf(parts, 200, 4).part(0, 30));
    const auto cut = [](Audio audio) {
        audio.channels[0] = {audio.channels[0].begin() + 100, audio.channels[0].end() - 3};
        return audio;
    };
    const Audio fresh = redecodeGap(parts, {after, gap, cut(soundOf(parts, before)), 100});
    const Audio expected = cut(soundOf(parts, after));
    QCOMPARE(fresh.samples(), expected.samples());
    QVERIFY(loudestDifference(fresh, expected, 0, fresh.samples()) < 1e-3 * peakOf(expected));
}

// The audio of a loop is a period of the codes repeated.
ARIOSO_TEST(loopsAreDecodedInTheirOwnContext)
{
    for (const ModelConfig& config : {tinyMono(), tinyStereo()}) {
        const ModelParts parts = tinyParts(config);
        for (const int frames : {90, 7, 1}) {
            const Codes codes = pieceOf(parts, 100).part(0, frames);
            Codes many{codes.codebooks, 0, {}};
            const int repeats = 4 + 300 / frames;
            many.frames = repeats * frames;
            for (int k = 0; k < codes.codebooks; ++k) {
                for (int frame = 0; frame < many.frames; ++frame)
                    many.values.push_back(codes.at(k, frame % frames));
            }
            const Audio loop = decodeRepeated(parts, codes);
            const Audio repeated = soundOf(parts, many);
            QCOMPARE(loop.samples(), std::size_t(frames * kHop));
            const double peak = peakOf(repeated);
            const auto period = std::size_t((repeats - 1 - 8 / frames - 1) * frames * kHop);
            for (std::size_t n = 0; n < loop.samples(); ++n)
                QVERIFY(std::abs(loop.channels[0][n] - repeated.channels[0][period + n]) < 1e-3 * peak);
        }
    }
}
