// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Decoding while codes arrive gives the samples of one whole decode, to the bit, however the codes arrive.

#include "engine/codec/encodec.h"
#include "engine/codec/quantizer.h"
#include "engine/codec/stack.h"
#include "support/formula_weights.h"
#include "support/test.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/equal.h>

#include <functional>
#include <random>

using namespace arioso;
using namespace arioso::engine;

namespace {

constexpr int kBlock = Encodec::kBlockFrames;

struct Codec
{
    explicit Codec(const AudioEncoderConfig& c, int threads = 1) : config(c)
    {
        engine::ModelConfig model = test::tinyMono();
        model.audio = config;
        for (const auto& [name, shape] : test::tensorShapes(model, 4)) {
            if (name.rfind("audio_encoder.", 0) == 0)
                store.add(name, test::formulaTensor(name, shape));
        }
        codec = std::make_unique<Encodec>(Weights(store, "audio_encoder"), config, at::kCPU, threads);
    }

    [[nodiscard]] std::int64_t hop() const
    {
        std::int64_t product = 1;
        for (const int ratio : config.upsamplingRatios)
            product *= ratio;
        return product;
    }

    AudioEncoderConfig config;
    WeightStore store;
    std::unique_ptr<Encodec> codec;
};

const Codec& tiny()
{
    static const Codec codec(test::tinyMono().audio);
    return codec;
}

/// The shape of the real codec, its odd ratio included, with fewer channels.
AudioEncoderConfig narrowConfig()
{
    AudioEncoderConfig config = test::tinyMono().audio;
    config.upsamplingRatios = {8, 5, 4, 4};
    return config;
}

at::Tensor someCodes(int batch, std::int64_t frames, unsigned seed = 1)
{
    std::mt19937 random(seed);
    at::Tensor codes = at::empty({batch, 4, frames}, at::kLong);
    for (std::int64_t i = 0; i < codes.numel(); ++i)
        codes.data_ptr<std::int64_t>()[i] = random() % 1024;
    return codes;
}

/// Pushes portions of the sizes that `size` gives, then finishes.
at::Tensor streamed(const Encodec& codec, const at::Tensor& codes, const std::function<std::int64_t()>& size)
{
    const auto stream = codec.stream(int(codes.size(0)));
    std::vector<at::Tensor> chunks;
    for (std::int64_t begin = 0; begin < codes.size(2);) {
        const std::int64_t count = std::min(size(), codes.size(2) - begin);
        chunks.push_back(stream->push(codes.narrow(2, begin, count)));
        begin += count;
    }
    chunks.push_back(stream->finish());
    return at::cat(chunks, 2);
}

/// "" when one frame at a time, all at once and random portions give the same bits, and those of a whole
/// decode within 1e-6, at the exact length.
std::string problem(const Codec& c, const at::Tensor& codes)
{
    const std::string which = std::to_string(codes.size(2)) + " frames: ";
    const at::Tensor atOnce = streamed(*c.codec, codes, [&codes] { return codes.size(2); });
    if (atOnce.sizes() != at::IntArrayRef({codes.size(0), c.config.audioChannels, c.hop() * codes.size(2)}))
        return which + "wrong length";
    std::mt19937 random(7);
    if (!at::equal(atOnce, streamed(*c.codec, codes, [] { return 1; })))
        return which + "one at a time differs";
    if (!at::equal(atOnce, streamed(*c.codec, codes, [&random] { return std::int64_t(random() % 60); })))
        return which + "random portions differ";
    const double error = (atOnce - c.codec->decodeWhole(codes)).abs().max().item<double>();
    return error <= 1e-6 ? "" : which + "the whole decode is " + std::to_string(error) + " away";
}

} // namespace

ARIOSO_TEST(portionsDoNotChangeTheSamples)
{
    for (const std::int64_t frames : {1, 2, 3, 4, 24, 25, 26, 27, 50, 53, 100}) {
        const std::string found = problem(tiny(), someCodes(1, frames, unsigned(frames)));
        QVERIFY2(found.empty(), found.c_str());
    }
}

// decodeWhole shares its code with the stream, so this oracle has ATen's convolutions and LSTM on the whole
// piece.
ARIOSO_TEST(aStreamEqualsOneDecodeWithATensOperators)
{
    const Codec codec(narrowConfig());
    const Backend aten{at::kCPU, 1, false};
    const Weights weights(codec.store, "audio_encoder");
    const Quantizer quantizer(weights.scope("quantizer"), codec.config, aten);
    const Stack decoder = Stack::decoder(weights.scope("decoder"), codec.config, aten);
    for (const std::int64_t frames : {1, 2, 3, 25, 26, 130}) {
        const at::Tensor codes = someCodes(1, frames);
        const at::Tensor expected =
            StackPass(decoder, 1).next({quantizer.decode(codes[0])}, Portion::Last)[0];
        const at::Tensor samples = streamed(*codec.codec, codes, [] { return 9; });
        QVERIFY((samples[0].t() - expected).abs().max().item<double>() < 1e-6);
    }
}

ARIOSO_TEST(everyKindOfEdgeStreams)
{
    for (const PadMode mode : {PadMode::Reflect, PadMode::Constant, PadMode::Replicate}) {
        for (const bool causal : {false, true}) {
            AudioEncoderConfig config = narrowConfig();
            config.padMode = mode;
            config.causal = causal;
            config.numResidualLayers = 2;
            config.convShortcut = causal;
            const Codec codec(config);
            for (const std::int64_t frames : {1, 2, 25, 28, 52}) {
                const std::string found = problem(codec, someCodes(2, frames));
                QVERIFY2(found.empty(), found.c_str());
            }
        }
    }
}

ARIOSO_TEST(kernelsLongerThanABlockStream)
{
    AudioEncoderConfig config = test::tinyMono().audio;
    config.kernelSize = 61;
    config.lastKernelSize = 401;
    const Codec codec(config);
    for (const std::int64_t frames : {1, 20, 25, 30, 31, 49, 51, 80}) {
        const std::string found = problem(codec, someCodes(1, frames));
        QVERIFY2(found.empty(), found.c_str());
    }
}

ARIOSO_TEST(aBlockIsDecodedAsSoonAsItIsFull)
{
    const auto stream = tiny().codec->stream(1);
    const at::Tensor codes = someCodes(1, 3 * kBlock);
    std::int64_t samples = 0;
    for (std::int64_t frame = 0; frame < 3 * kBlock; ++frame) {
        const std::int64_t chunk = stream->push(codes.narrow(2, frame, 1)).size(2);
        QCOMPARE(chunk > 0, (frame + 1) % kBlock == 0);
        samples += chunk;
    }
    // What is held back is the look-ahead of a few frames.
    QVERIFY(samples > (3 * kBlock - 6) * 8);
    QCOMPARE(samples + stream->finish().size(2), std::int64_t(3 * kBlock * 8));
}

ARIOSO_TEST(aClipDoesNotDependOnTheOthers)
{
    const Codec codec(narrowConfig());
    const at::Tensor codes = someCodes(3, 60);
    const auto size = [] { return 17; };
    const at::Tensor together = streamed(*codec.codec, codes, size);
    for (std::int64_t b = 0; b < 3; ++b)
        QVERIFY(at::equal(streamed(*codec.codec, codes.narrow(0, b, 1), size), together.narrow(0, b, 1)));
}

ARIOSO_TEST(theNumberOfThreadsDoesNotChangeTheSamples)
{
    const Codec one(narrowConfig());
    const Codec two(narrowConfig(), 2);
    const at::Tensor codes = someCodes(1, 60);
    const auto size = [] { return 60; };
    QVERIFY(at::equal(streamed(*one.codec, codes, size), streamed(*two.codec, codes, size)));
}

ARIOSO_TEST(anEmptyStreamIsEmpty)
{
    const auto stream = tiny().codec->stream(2);
    QVERIFY(stream->push(someCodes(2, 0)).sizes() == at::IntArrayRef({2, 1, 0}));
    QVERIFY(stream->finish().sizes() == at::IntArrayRef({2, 1, 0}));
}

ARIOSO_TEST(misuseIsRefused)
{
    CHECK_ERROR(tiny().codec->stream(0), ErrorCode::RequestInvalid, "at least one clip");
    const auto stream = tiny().codec->stream(2);
    CHECK_ERROR(stream->push(someCodes(1, 3)), ErrorCode::RequestInvalid,
                "for 1 clips, but the stream decodes 2");
    CHECK_ERROR(stream->push(someCodes(2, 3) + 1000), ErrorCode::RequestInvalid, "outside the codebook");
    (void)stream->finish();
    CHECK_ERROR(stream->push(someCodes(2, 3)), ErrorCode::Internal, "finished");
    CHECK_ERROR(stream->finish(), ErrorCode::Internal, "twice");
}
