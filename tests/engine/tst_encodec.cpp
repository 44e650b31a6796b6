// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The whole codec: against the values written by the reference, and what it refuses.

#include "engine/codec/encodec.h"
#include "engine/codec/stack.h"
#include "support/formula_weights.h"
#include "support/test.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/full.h>
#include <ATen/ops/sin.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <functional>

using namespace arioso;
using namespace arioso::engine;
using Json = nlohmann::json;

namespace {

const Json& golden()
{
    static const Json values = Json::parse(std::ifstream(ARIOSO_GOLDEN_DIR "/golden-tiny.json"));
    return values;
}

/// The tiny codec of the goldens; `change` may turn its weights into another spelling or damage them.
struct Tiny
{
    using Change = std::function<void(const std::string& name, const at::Tensor& tensor, WeightStore& store)>;

    explicit Tiny(AudioEncoderConfig config = test::tinyMono().audio, int threads = 1,
                  const Change& change = {})
    {
        engine::ModelConfig model = test::tinyMono();
        model.audio = config;
        for (const auto& [name, shape] : test::tensorShapes(model, 4)) {
            if (name.rfind("audio_encoder.", 0) != 0)
                continue;
            if (change)
                change(name, test::formulaTensor(name, shape), store);
            else
                store.add(name, test::formulaTensor(name, shape));
        }
        codec = std::make_unique<Encodec>(Weights(store, "audio_encoder"), config, at::kCPU, threads);
    }

    WeightStore store;
    std::unique_ptr<Encodec> codec;
};

AudioEncoderConfig withPadMode(PadMode mode)
{
    AudioEncoderConfig config = test::tinyMono().audio;
    config.padMode = mode;
    return config;
}

at::Tensor sine(std::int64_t length)
{
    return at::sin(at::arange(length).to(at::kDouble) * 0.3).to(at::kFloat).view({1, 1, length});
}

template <typename T>
std::vector<T> values(const at::Tensor& tensor)
{
    const at::Tensor flat = tensor.contiguous().view(-1);
    return {flat.data_ptr<T>(), flat.data_ptr<T>() + flat.numel()};
}

/// A list of lists of numbers.
at::Tensor codesOf(const Json& rows)
{
    std::vector<at::Tensor> tensors;
    for (const Json& row : rows)
        tensors.push_back(at::tensor(row.get<std::vector<std::int64_t>>(), at::kLong));
    return at::stack(tensors);
}

} // namespace

ARIOSO_TEST(latentsCodesAndSamplesEqualTheReference)
{
    int entries = 0;
    for (const auto& [name, mode] :
         {std::pair{"reflect", PadMode::Reflect}, std::pair{"constant", PadMode::Constant}}) {
        const Tiny tiny(withPadMode(mode));
        for (const int length : {1, 3, 8, 37}) {
            const Json& entry = golden().at("codec").at(std::string(name) + "_L" + std::to_string(length));
            const at::Tensor latents = tiny.codec->latents(sine(length));
            QVERIFY(latents.sizes() == at::IntArrayRef({1, 8, (length + 7) / 8}));
            CHECK_CLOSE(values<float>(latents.select(2, 0)),
                        entry.at("latent[0,:,0]").get<std::vector<double>>(), 2e-6);
            const at::Tensor codes = tiny.codec->encode(sine(length));
            QVERIFY(at::equal(codes, codesOf(entry.at("codes")).unsqueeze(0)));
            const at::Tensor samples = tiny.codec->decodeWhole(codes);
            QVERIFY(samples.sizes() == at::IntArrayRef({1, 1, entry.at("decoded_len").get<std::int64_t>()}));
            CHECK_CLOSE(values<float>(samples.narrow(2, 0, 8)),
                        entry.at("decoded[0,0,:8]").get<std::vector<double>>(), 2e-6);
            ++entries;
        }
    }
    QCOMPARE(entries, int(golden().at("codec").size()));
}

ARIOSO_TEST(generatedCodesDecodeToTheReferencesAudio)
{
    const Tiny tiny;
    int clips = 0;
    for (const auto& [name, entry] : golden().items()) {
        if (name.rfind("gen_", 0) != 0)
            continue;
        for (std::size_t b = 0; b < entry.at("codes").size(); ++b) {
            const at::Tensor codes = codesOf(entry.at("codes")[b]);
            const Json& audio = entry.at("audio")[b];
            const auto channels = std::int64_t(audio.size());
            // The rows of a stereo model alternate between left and right.
            for (std::int64_t c = 0; c < channels; ++c, ++clips) {
                const at::Tensor samples =
                    tiny.codec->decodeWhole(codes.slice(0, c, {}, channels).unsqueeze(0));
                CHECK_CLOSE(values<float>(samples), audio[std::size_t(c)].get<std::vector<double>>(), 2e-6);
            }
        }
    }
    QVERIFY(clips >= 14);
}

ARIOSO_TEST(framesAreTheLengthOverTheHopRoundedUp)
{
    AudioEncoderConfig config = test::tinyMono().audio;
    config.upsamplingRatios = {8, 5, 4, 4};
    const Tiny tiny(config);
    const std::pair<int, int> table[] = {{1, 1},    {639, 1},  {640, 1}, {641, 2},
                                         {1000, 2}, {1280, 2}, {1281, 3}};
    for (const auto& [samples, frames] : table) {
        const at::Tensor codes = tiny.codec->encode(sine(samples));
        QCOMPARE(codes.size(2), std::int64_t(frames));
        QCOMPARE(tiny.codec->decodeWhole(codes).size(2), std::int64_t(640) * frames);
    }
}

// The encoder works in portions of 200 samples here. The oracle is ATen's arithmetic on the signal in one
// piece.
ARIOSO_TEST(theEncodersPortionsLeaveNoSeams)
{
    const Tiny tiny;
    const at::Tensor audio = sine(1003);
    const Stack whole = Stack::encoder(Weights(tiny.store, "audio_encoder.encoder"), test::tinyMono().audio,
                                       Backend{at::kCPU, 1, false});
    const at::Tensor expected = StackPass(whole, 1).next({audio[0].t().contiguous()}, Portion::Last)[0].t();
    CHECK_CLOSE(values<float>(tiny.codec->latents(audio)), values<float>(expected), 2e-6);
}

ARIOSO_TEST(aClipOfABatchIsTheSameAsAloneWithAnyNumberOfThreads)
{
    const Tiny one;
    const Tiny two(test::tinyMono().audio, 2);
    const at::Tensor audio = at::cat({sine(1003), -sine(1003), sine(1003).flip(2)});
    const at::Tensor latents = one.codec->latents(audio);
    const at::Tensor codes = one.codec->encode(audio);
    const at::Tensor samples = one.codec->decodeWhole(codes);
    QVERIFY(at::equal(two.codec->latents(audio), latents));
    QVERIFY(at::equal(two.codec->decodeWhole(codes), samples));
    for (std::int64_t b = 0; b < 3; ++b) {
        QVERIFY(at::equal(one.codec->latents(audio.narrow(0, b, 1)), latents.narrow(0, b, 1)));
        QVERIFY(at::equal(one.codec->decodeWhole(codes.narrow(0, b, 1)), samples.narrow(0, b, 1)));
    }
}

ARIOSO_TEST(theFirstOfEquallyNearCodesWins)
{
    const Tiny twins(test::tinyMono().audio, 1,
                     [](const std::string& name, const at::Tensor& tensor, WeightStore& store) {
                         const bool first = name == "audio_encoder.quantizer.layers.0.codebook.embed";
                         store.add(name, first ? tensor.narrow(0, 0, 512).repeat({2, 1}) : tensor);
                     });
    const at::Tensor codes = twins.codec->encode(sine(1003));
    QVERIFY(codes.select(1, 0).max().item<std::int64_t>() < 512);
    QVERIFY(codes.select(1, 1).max().item<std::int64_t>() >= 512);
}

ARIOSO_TEST(theFileDecidesHowManyCodebooksThereAre)
{
    const Tiny three(test::tinyMono().audio, 1,
                     [](const std::string& name, const at::Tensor& tensor, WeightStore& store) {
                         if (name.find("quantizer.layers.3") == std::string::npos)
                             store.add(name, tensor);
                     });
    QCOMPARE(three.codec->codebooks(), 3);
    QVERIFY(at::equal(three.codec->encode(sine(37)), Tiny().codec->encode(sine(37)).narrow(1, 0, 3)));
}

ARIOSO_TEST(moreResidualBlocksAndShortcutsHaveTheirNumbers)
{
    AudioEncoderConfig config = test::tinyMono().audio;
    config.numResidualLayers = 2;
    config.convShortcut = true;
    config.causal = true;
    const Tiny tiny(config);
    QCOMPARE(tiny.codec->decodeWhole(tiny.codec->encode(sine(37))).size(2), std::int64_t(40));
    QVERIFY(tiny.store.unused().empty());
}

ARIOSO_TEST(codesOutsideTheCodebookAreRefused)
{
    const Tiny tiny;
    const auto codes = [](std::int64_t value) { return at::full({1, 4, 3}, value, at::kLong); };
    CHECK_ERROR(tiny.codec->decodeWhole(codes(1024)), ErrorCode::RequestInvalid, "1024");
    CHECK_ERROR(tiny.codec->decodeWhole(codes(-1)), ErrorCode::RequestInvalid, "-1");
    CHECK_ERROR(tiny.codec->decodeWhole(codes(0).narrow(1, 0, 3)), ErrorCode::RequestInvalid, "[1, 3, 3]");
    CHECK_ERROR(tiny.codec->decodeWhole(codes(0).narrow(2, 0, 0)), ErrorCode::RequestInvalid, "no frames");
    CHECK_ERROR(tiny.codec->decodeWhole(codes(0).to(at::kFloat)), ErrorCode::RequestInvalid, "whole numbers");
}

ARIOSO_TEST(unusableAudioIsRefused)
{
    const Tiny tiny;
    CHECK_ERROR(tiny.codec->encode(at::zeros({1, 1, 0})), ErrorCode::AudioInvalid, "empty");
    CHECK_ERROR(tiny.codec->encode(at::zeros({1, 2, 10})), ErrorCode::AudioInvalid, "[1, 2, 10]");
    CHECK_ERROR(tiny.codec->encode(at::zeros({10})), ErrorCode::AudioInvalid, "[10]");
    CHECK_ERROR(tiny.codec->encode(at::full({1, 1, 9}, NAN)), ErrorCode::AudioInvalid, "finite");
}

ARIOSO_TEST(aDamagedCheckpointIsNamed)
{
    const auto damaged = [](const std::string& which, const at::Tensor& replacement) {
        return Tiny(test::tinyMono().audio, 1,
                    [&](const std::string& name, const at::Tensor& tensor, WeightStore& store) {
                        if (name != which)
                            store.add(name, tensor);
                        else if (replacement.defined())
                            store.add(name, replacement);
                    });
    };
    const std::string lstm = "audio_encoder.decoder.layers.1.lstm.weight_hh_l1";
    CHECK_ERROR(damaged(lstm, {}), ErrorCode::CheckpointInvalid, lstm);
    CHECK_ERROR(damaged(lstm, at::zeros({64, 15})), ErrorCode::CheckpointInvalid, "[64, 15]");
    const std::string codebook = "audio_encoder.quantizer.layers.0.codebook.embed";
    CHECK_ERROR(damaged(codebook, {}), ErrorCode::CheckpointInvalid, codebook);
    CHECK_ERROR(damaged(codebook, at::zeros({1000, 8})), ErrorCode::CheckpointInvalid, "[1024, 8]");
}

ARIOSO_TEST(otherKindsOfCodecAreRefused)
{
    const WeightStore none;
    const auto build = [&none](const std::function<void(AudioEncoderConfig&)>& change) {
        AudioEncoderConfig config = test::tinyMono().audio;
        change(config);
        Encodec(Weights(none, "audio_encoder"), config, at::kCPU, 1);
        return true;
    };
    using C = AudioEncoderConfig;
    CHECK_ERROR(build([](C& c) { c.normType = NormType::TimeGroupNorm; }), ErrorCode::CheckpointUnsupported,
                "norm_type");
    CHECK_ERROR(build([](C& c) { c.normalize = true; }), ErrorCode::CheckpointUnsupported, "normalize");
    CHECK_ERROR(build([](C& c) { c.chunkLengthSeconds = 1.0; }), ErrorCode::CheckpointUnsupported,
                "chunk_length_s");
    CHECK_ERROR(build([](C& c) { c.compress = 0; }), ErrorCode::CheckpointInvalid, "compress is 0");
    CHECK_ERROR(build([](C& c) { c.compress = 5; }), ErrorCode::CheckpointInvalid, "compress");
    CHECK_ERROR(build([](C& c) { c.codebookDim = 9; }), ErrorCode::CheckpointInvalid, "codebook_dim is 9");
    CHECK_ERROR(build([](C& c) {
                    c.upsamplingRatios = {4, 0};
                }),
                ErrorCode::CheckpointInvalid, "upsampling_ratios");
    CHECK_ERROR(build([](C& c) { c.upsamplingRatios = std::vector<int>(40, 1); }),
                ErrorCode::CheckpointInvalid, "upsampling_ratios");
    CHECK_ERROR(build([](C& c) { c.numResidualLayers = 100; }), ErrorCode::CheckpointInvalid,
                "num_residual_layers");
    CHECK_ERROR(build([](C& c) { c.trimRightRatio = 0.5; }), ErrorCode::CheckpointInvalid,
                "trim_right_ratio");
}
