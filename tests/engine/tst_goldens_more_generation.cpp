// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Whole generations of golden-more.json on both decoders: logits of every call, codes, sound, and what is
// left after padding is removed; and that drawn clips follow the reference's exact distribution.

#include "engine/checkpoint/config_json.h"
#include "engine/checkpoint/formats/json_object.h"
#include "engine/pipeline/generator.h"
#include "support/formula_weights.h"
#include "support/golden_tensors.h"
#include "support/goldens.h"
#include "support/test.h"
#include "support/tiny_checkpoint_config.h"
#include "support/tiny_model.h"

#include <ATen/ops/ones_like.h>
#include <ATen/ops/tensor.h>

#include <cmath>
#include <map>
#include <set>

using namespace arioso::engine;
using namespace arioso::test;
using nlohmann::json;

namespace {

ModelConfig configOf(const json& model)
{
    static const std::map<std::string, ModelConfig> bases{{"mono", tinyMono()},
                                                          {"stereo", tinyStereo()},
                                                          {"melody", tinyMelody()},
                                                          {"stereo_melody", tinyStereoMelody()}};
    json root = configJson(bases.at(model.at("base")));
    for (const char* part : {"text_encoder", "audio_encoder", "decoder"}) {
        if (model.contains(part))
            root[part].update(model.at(part));
    }
    if (model.contains("top"))
        root.update(model.at("top"));
    return parseModelConfig(JsonObject(root, "golden"));
}

WeightStore weightsOf(const json& entry, const ModelConfig& config)
{
    const WeightStore exact = formulaWeights(config, 4);
    if (!entry.contains("weights"))
        return exact;
    const at::ScalarType dtype = entry.at("weights") == "bf16" ? at::kBFloat16 : at::kHalf;
    WeightStore rounded;
    for (const auto& [name, tensor] : exact.tensors())
        rounded.add(name, tensor.to(dtype));
    return rounded;
}

/// Passes everything on and keeps the logits.
class RecordingDecoder : public Decoder
{
public:
    explicit RecordingDecoder(std::shared_ptr<const Decoder> inner) : m_inner(std::move(inner)) {}

    [[nodiscard]] std::int64_t bytesFor(const Conditioning&, const SessionSize&) const override { return 0; }
    [[nodiscard]] std::unique_ptr<DecoderSession> begin(const Conditioning& c, int rows,
                                                        int columns) const override
    {
        class Session : public DecoderSession
        {
        public:
            Session(std::unique_ptr<DecoderSession> inner, std::vector<at::Tensor>& logits)
                : m_inner(std::move(inner)), m_logits(logits)
            {
            }
            [[nodiscard]] at::Tensor step(const at::Tensor& ids) override
            {
                m_logits.push_back(m_inner->step(ids));
                return m_logits.back();
            }
            [[nodiscard]] at::Tensor stepEach(const at::Tensor& ids) override
            {
                return m_inner->stepEach(ids);
            }

        private:
            std::unique_ptr<DecoderSession> m_inner;
            std::vector<at::Tensor>& m_logits;
        };
        return std::make_unique<Session>(m_inner->begin(c, rows, columns), m_logits);
    }

    mutable std::vector<at::Tensor> m_logits; // [R, K, V] of each call

private:
    std::shared_ptr<const Decoder> m_inner;
};

std::vector<float> wave(const json& w)
{
    std::vector<float> samples;
    for (int i = 0; i < w.at("length"); ++i) {
        const double angle = w.at("step").get<double>() * i;
        samples.push_back(
            float(w.at("gain").get<double>() * (w.at("kind") == "sin" ? std::sin(angle) : std::cos(angle))));
    }
    return samples;
}

GenerationRequest requestOf(const json& entry, const ModelConfig& config)
{
    GenerationRequest request;
    request.prompts.assign(entry.at("codes").size(), Prompt{});
    if (entry.contains("prompt")) {
        for (std::size_t i = 0; i < entry.at("prompt").size(); ++i) {
            Audio audio;
            audio.sampleRate = config.audio.samplingRate;
            for (const json& channel : entry.at("prompt")[i])
                audio.channels.push_back(wave(channel));
            request.prompts[i].continuation = audio;
        }
    }
    request.overrides.sample = false;
    request.overrides.guidanceScale = entry.value("guidance_scale", 1.0F);
    if (entry.contains("max_new_tokens"))
        request.length = NewTokens{entry.at("max_new_tokens").get<int>()};
    return request;
}

std::vector<ClipCondition> conditionsOf(const json& entry, const ModelParts& parts)
{
    std::vector<ClipCondition> clips(entry.at("codes").size());
    for (std::size_t i = 0; i < clips.size(); ++i) {
        if (entry.contains("input_ids")) {
            std::vector<std::int64_t> ids;
            for (std::size_t t = 0; t < entry.at("input_ids")[i].size(); ++t) {
                if (entry.at("attention_mask")[i][t] == 1)
                    ids.push_back(entry.at("input_ids")[i][t]);
            }
            const at::Tensor row = at::tensor(ids).unsqueeze(0);
            clips[i].text = parts.textEncoder->forward(row, at::ones_like(row))[0];
        }
        if (entry.contains("bins"))
            clips[i].melody = entry.at("bins")[i].get<std::vector<int>>();
    }
    return clips;
}

/// "" when the logits of every call are the entry's, at the kept places of the vocabulary.
std::string logitsProblem(const json& entry, const std::vector<at::Tensor>& calls, int codebooks)
{
    if (!entry.contains("conditional"))
        return {};
    const auto vocab = entry.at("vocab").get<std::vector<std::int64_t>>();
    for (std::size_t call = 0; call < calls.size(); ++call) {
        const auto clips = std::int64_t(entry.at("codes").size());
        for (const char* half : {"conditional", "unconditional"}) {
            if (!entry.contains(half))
                continue;
            const std::int64_t offset = std::string(half) == "conditional" ? 0 : clips;
            std::vector<double> actual;
            for (std::int64_t clip = 0; clip < clips; ++clip) {
                for (int k = 0; k < codebooks; ++k) {
                    for (const std::int64_t v : vocab)
                        actual.push_back(calls[call][offset + clip][k][v].item<double>());
                }
            }
            const std::string problem = difference(actual, flat(entry.at(half)[call]), 1e-4);
            if (!problem.empty())
                return std::string(half) + " logits of call " + std::to_string(call) + " " + problem;
        }
    }
    return {};
}

std::string clipProblem(const json& entry, const GenerationResult& result)
{
    const json& sounds = entry.contains("batch_decode") ? entry.at("batch_decode") : entry.at("audio");
    for (std::size_t i = 0; i < result.clips.size(); ++i) {
        const Clip& clip = result.clips[i];
        if (!difference(clip.codes.values, flat(entry.at("codes")[i]), 0).empty())
            return "codes of clip " + std::to_string(i);
        std::vector<double> sound;
        for (const auto& channel : clip.audio.channels)
            sound.insert(sound.end(), channel.begin(), channel.end());
        const std::string problem = difference(sound, flat(sounds[i]), 1e-4);
        if (!problem.empty())
            return "sound of clip " + std::to_string(i) + " " + problem;
    }
    return {};
}

std::string problemOf(const json& entry, DecoderBackend backend)
{
    const ModelConfig config = configOf(entry.at("model"));
    ModelParts parts = partsOf(config, weightsOf(entry, config), backend);
    if (entry.contains("max_length"))
        parts.info.defaults.maxLength = entry.at("max_length");
    const auto recorder = std::make_shared<RecordingDecoder>(parts.decoder);
    parts.decoder = recorder;
    GenerationListener quiet;
    const GenerationResult result =
        generateClips(parts, requestOf(entry, config), conditionsOf(entry, parts), quiet);
    const std::string problem = logitsProblem(entry, recorder->m_logits, config.decoder.codebooks);
    return problem.empty() ? clipProblem(entry, result) : problem;
}

} // namespace

ARIOSO_TEST(everyGenerationOnBothDecoders)
{
    // A decoder that uses only some of the codec's levels; no published model does, and loading one says so.
    const std::set<std::string> unsupported{"decoder_two_codebooks"};
    int entries = 0;
    const json all = json::parse(std::ifstream(ARIOSO_GOLDEN_DIR "/golden-more.json"));
    for (const auto& [key, entry] : all.items()) {
        if (!entry.contains("codes") || !entry.contains("audio") || unsupported.count(key) != 0)
            continue;
        for (const DecoderBackend backend : {DecoderBackend::Native, DecoderBackend::Torch}) {
            const std::string problem = problemOf(entry, backend);
            const char* name = backend == DecoderBackend::Native ? " (native): " : " (torch): ";
            QVERIFY2(problem.empty(), (key + name + problem).c_str());
        }
        ++entries;
    }
    QCOMPARE(entries, 49);
}

ARIOSO_TEST(drawnClipsFollowTheReferencesDistribution)
{
    const json& entry = moreGolden("sampled_distribution_mono");
    const ModelParts parts = tinyParts(tinyMono());
    GenerationRequest request;
    request.prompts.front().text = "a"; // ids 5 6 7 1, as the entry's
    request.takes = 64;
    request.overrides.temperature = entry.at("temperature").get<float>();
    request.overrides.topK = entry.at("top_k").get<int>();
    request.overrides.topP = entry.at("top_p").get<float>();
    request.length = NewTokens{6};
    constexpr int kBatches = 40;
    std::map<std::pair<int, int>, std::map<int, int>> counts; // (codebook, frame) -> code -> how often
    GenerationListener quiet;
    for (int batch = 0; batch < kBatches; ++batch) {
        request.seed = 1000 + std::uint64_t(batch) * 64;
        for (const Clip& clip : generateClips(parts, request, quiet).clips) {
            for (int k = 0; k < clip.codes.codebooks; ++k) {
                for (int frame = 0; frame < clip.codes.frames; ++frame)
                    ++counts[{k, frame}][clip.codes.at(k, frame)];
            }
        }
    }
    for (const json& marginal : entry.at("marginals")) {
        std::map<int, int> drawn = counts[{marginal.at("codebook"), marginal.at("frame")}];
        const auto kept = marginal.at("kept").get<std::vector<int>>();
        const auto probabilities = marginal.at("probabilities").get<std::vector<double>>();
        double chi2 = 0;
        int degrees = -1;
        double restExpected = 64 * kBatches; // rare codes are counted together
        int restDrawn = 64 * kBatches;
        for (std::size_t i = 0; i < kept.size(); ++i) {
            const double expected = probabilities[i] * 64 * kBatches;
            if (expected < 8)
                continue;
            chi2 += std::pow(drawn[kept[i]] - expected, 2) / expected;
            restExpected -= expected;
            restDrawn -= drawn[kept[i]];
            ++degrees;
        }
        if (restExpected >= 8) {
            chi2 += std::pow(restDrawn - restExpected, 2) / restExpected;
            ++degrees;
        } else {
            QVERIFY(restDrawn < 40);
        }
        const double limit = degrees + 4 * std::sqrt(2.0 * degrees) + 6; // beyond the 99.99th percentile
        QVERIFY2(chi2 < limit, (marginal.dump() + " chi2 " + std::to_string(chi2)).c_str());
    }
}
