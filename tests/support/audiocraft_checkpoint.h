// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Writes checkpoints in audiocraft's own layout, from its documentation and independently of the engine's
// converter.

#include "engine/api/config.h"
#include "engine/checkpoint/weights.h"

#include <ATen/core/ScalarType.h>

#include <filesystem>
#include <string>
#include <vector>

namespace arioso::test {

enum class CodecKind { Inside, Pointer, Absent };

struct AudiocraftStyle
{
    at::ScalarType dtype = at::kHalf; ///< of the language model; the codec is always float32
    CodecKind codec = CodecKind::Inside;
    int seconds = 30;             ///< the training's segments
    std::string more;             ///< YAML that is added to the language model's configuration
    bool plainAttention = false;  ///< names of attention that is PyTorch's own
    std::string extraTensor = {}; ///< one that no model has
    std::string missingTensor = {};
    std::vector<std::string> keys{"best_state"}; ///< where the tensors are; none: the file's own dictionary
    std::string prefix = {};                     ///< of the tensors' names
    bool configuration = true;                   ///< the language model's xp.cfg
    bool codecConfiguration = true;
    std::string file = "state_dict.bin";
    bool trainedText = false; ///< the text encoder's tensors, each one more than `weights` has, are inside
};

/// state_dict.bin and compression_state_dict.bin of tensors that are named as `formulaWeights` names them.
void writeAudiocraft(const std::filesystem::path& directory, const engine::ModelConfig& config,
                     const engine::WeightStore& weights, const AudiocraftStyle& style = {});

/// The text encoder alone, in the layout of a T5 model; with the test tokenizer.
void writeTextEncoder(const std::filesystem::path& directory, const engine::ModelConfig& config,
                      const engine::WeightStore& weights);

/// The codec alone, in the layout of a Hugging Face EnCodec.
void writeCodec(const std::filesystem::path& directory, const engine::ModelConfig& config,
                const engine::WeightStore& weights);

/// A small AudioGen: another rate, wider text encoder, segments of 10 s.
[[nodiscard]] engine::ModelConfig tinyAudioGen();

} // namespace arioso::test
