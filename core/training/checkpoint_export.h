// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Writes trained weights as a checkpoint in the Hugging Face layout, which the engine and Transformers load.

#include "engine/api/config.h"
#include "engine/checkpoint/weights.h"
#include "training/parameters.h"

#include <filesystem>

namespace arioso::training {

enum class StoredAs { Float32, Float16 };

/// The tensors of an audio encoder, without the prefix "audio_encoder.", with the weight norm and codebook
/// statistics of the format. `codec`: tensors of initialCodec and the entries of the codebooks.
[[nodiscard]] TensorMap codecTensors(const TensorMap& codec);

/// The inverse: a checkpoint's audio encoder as tensors of initialCodec and the entries of the codebooks, in
/// float32. Throws engine::Error CheckpointInvalid, CheckpointUnsupported (requireTrainable).
[[nodiscard]] TensorMap codecOf(const engine::WeightStore& checkpoint,
                                const engine::AudioEncoderConfig& config);

/// Like codecTensors, but unchanged parts of `start` keep their stored values, because rounding them again
/// would change a few codes.
[[nodiscard]] TensorMap codecTensors(const TensorMap& codec, const engine::WeightStore& start,
                                     const engine::AudioEncoderConfig& config);

/// The contents of a model's folder besides its weights.
struct ModelFiles
{
    engine::ModelConfig config;
    engine::GenerationDefaults defaults; ///< its duration is replaced by `frames`
    std::filesystem::path tokenizer;     ///< folder with the tokenizer's files and the list of known words
    int frames = 500;                    ///< duration of the longest training example
    StoredAs storedAs = StoredAs::Float16;
};

/// Writes config.json, generation_config.json, preprocessor_config.json and model.safetensors, and copies the
/// tokenizer's files. Supports only the MusicGen family. `tensors`: all tensors of the model by name. Throws
/// engine::Error FileUnwritable, FileNotFound.
void writeModel(const std::filesystem::path& directory, const ModelFiles& files, const TensorMap& tensors);

/// Creates the folder for a variant of the checkpoint `source` if it doesn't exist, and checks that it is
/// writable. Throws engine::Error FileUnwritable, also if it is the folder of `source`.
void prepareVariant(const std::filesystem::path& directory, const std::filesystem::path& source);

/// Writes model.safetensors, each tensor in its own dtype, and copies all files of the checkpoint `source`
/// except its weights. Throws the same errors as prepareVariant.
void writeVariant(const std::filesystem::path& directory, const std::filesystem::path& source,
                  const TensorMap& tensors);

} // namespace arioso::training
