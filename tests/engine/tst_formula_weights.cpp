// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The formula that all goldens rest on, against the values written by the reference.

#include "support/formula_weights.h"
#include "support/test.h"

#include <nlohmann/json.hpp>

#include <fstream>

using namespace arioso;

namespace {

nlohmann::json fillCheck()
{
    return nlohmann::json::parse(std::ifstream(ARIOSO_GOLDEN_DIR "/golden-tiny.json")).at("fill_check");
}

std::vector<float> first(const at::Tensor& tensor, std::int64_t offset, std::int64_t count)
{
    const float* data = tensor.contiguous().data_ptr<float>() + offset;
    return {data, data + count};
}

} // namespace

ARIOSO_TEST(embeddingMatches)
{
    const auto expected = fillCheck().at("text_encoder.shared.weight[0,:4]").get<std::vector<double>>();
    CHECK_CLOSE(first(test::formulaTensor("text_encoder.shared.weight", {1100, 16}), 0, 4), expected, 1e-6);
}

ARIOSO_TEST(headMatchesFarInside)
{
    const auto expected = fillCheck().at("decoder.lm_heads.3.weight[1023,20:24]").get<std::vector<double>>();
    CHECK_CLOSE(first(test::formulaTensor("decoder.lm_heads.3.weight", {1024, 24}), 1023 * 24 + 20, 4), expected, 1e-6);
}

ARIOSO_TEST(weightNormFoldsOverAllButTheFirstDimension)
{
    const auto store = test::formulaWeights(test::tinyMono(), 4);
    const engine::Weights conv(store, "audio_encoder.decoder.layers.3.conv");
    const auto gain = fillCheck().at("audio_encoder.decoder.layers.3.conv.weight_g[0:3,0,0]").get<std::vector<double>>();
    CHECK_CLOSE(first(conv.f32("weight_g", {16, 1, 1}), 0, 3), gain, 1e-6);
    const auto folded =
        fillCheck().at("audio_encoder.decoder.layers.3.conv.weight[0,0,:4] (after weight norm)").get<std::vector<double>>();
    CHECK_CLOSE(first(conv.convWeight({16, 8, 8}), 0, 4), folded, 1e-6);
}
