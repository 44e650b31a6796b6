// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The two clips that the golden entries are conditioned on.

#include "engine/decoder/conditioning.h"
#include "engine/text/t5_encoder.h"
#include "support/golden_tensors.h"

#include <vector>

namespace arioso::test {

/// Both texts, each encoded alone and without padding.
[[nodiscard]] inline std::vector<engine::ClipCondition> goldenTexts(const engine::WeightStore& store,
                                                                    const engine::ModelConfig& config)
{
    const engine::T5Encoder encoder(engine::Weights(store, "text_encoder"), config.text, at::kCPU, 1);
    std::vector<engine::ClipCondition> clips(2);
    for (const std::int64_t clip : {0, 1}) {
        const std::int64_t length = clip == 0 ? 4 : 2;
        const at::Tensor tokens = goldenTextIds().narrow(0, clip, 1).narrow(1, 0, length);
        clips[std::size_t(clip)].text =
            encoder.forward(tokens, ids(std::vector<std::int64_t>(length, 1), {1, length}))[0];
    }
    return clips;
}

/// The same with the melodies of the melody entries.
[[nodiscard]] inline std::vector<engine::ClipCondition> goldenMelodies(const engine::WeightStore& store,
                                                                       const engine::ModelConfig& config)
{
    std::vector<engine::ClipCondition> clips = goldenTexts(store, config);
    clips[0].melody = {2, 5, 0};
    clips[1].melody = {11, 4, 7};
    return clips;
}

[[nodiscard]] inline engine::Conditioning conditioningOf(const engine::WeightStore& store,
                                                         const engine::ModelConfig& config,
                                                         const std::vector<engine::ClipCondition>& clips,
                                                         engine::NullRows nullRows = engine::NullRows::None)
{
    return engine::Conditioner(engine::Weights(store), config, at::kCPU, 1).build(clips, nullRows);
}

} // namespace arioso::test
