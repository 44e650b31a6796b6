// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Trained weights as a checkpoint directory in the layout of Transformers, which the engine and that library
// load.

#include "engine/checkpoint/weights.h"
#include "engine/config.h"
#include "training/parameters.h"

#include <filesystem>

namespace arioso::training {

enum class StoredAs { Float32, Float16 };

/// The tensors of an audio encoder, below "audio_encoder.", with weight norm and the codebooks' statistics as
/// the format has them. `codec`: tensors of initialCodec and the codebooks' entries.
[[nodiscard]] TensorMap codecTensors(const TensorMap& codec);

/// The other way round: a checkpoint's audio encoder as tensors of initialCodec and the codebooks' entries,
/// in float32. Throws engine::Error CheckpointInvalid, CheckpointUnsupported (requireTrainable).
[[nodiscard]] TensorMap codecOf(const engine::WeightStore& checkpoint,
                                const engine::AudioEncoderConfig& config);

/// As codecTensors, but parts that are still those of `start` keep the numbers stored there: rounding them
/// again would change a few codes.
[[nodiscard]] TensorMap codecTensors(const TensorMap& codec, const engine::WeightStore& start,
                                     const engine::AudioEncoderConfig& config);

/// What a model's folder says beside its weights.
struct ModelFiles
{
    engine::ModelConfig config;
    engine::GenerationDefaults defaults; ///< its length is replaced by `frames`
    std::filesystem::path tokenizer;     ///< folder of the tokenizer's files and the list of known words
    int frames = 500;                    ///< the longest piece it learnt
    StoredAs storedAs = StoredAs::Float16;
};

/// Writes config.json, generation_config.json, preprocessor_config.json and model.safetensors, and copies the
/// tokenizer's files. Only the MusicGen family. `tensors`: all of the model by their names. Throws
/// engine::Error FileUnwritable, FileNotFound.
void writeModel(const std::filesystem::path& directory, const ModelFiles& files, const TensorMap& tensors);

/// Makes the folder for a variant of the checkpoint `source`, where it is absent, and sees whether it takes
/// files. Throws engine::Error FileUnwritable, also for the source's own folder.
void prepareVariant(const std::filesystem::path& directory, const std::filesystem::path& source);

/// Writes model.safetensors, every tensor in its own dtype, beside copies of all other files of the
/// checkpoint `source` but its weights. Throws as prepareVariant.
void writeVariant(const std::filesystem::path& directory, const std::filesystem::path& source,
                  const TensorMap& tensors);

} // namespace arioso::training
