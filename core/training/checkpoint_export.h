// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Trained weights as a checkpoint directory in the layout of Transformers, which the engine and that library
// load.

#include "engine/config.h"
#include "training/parameters.h"

#include <filesystem>

namespace arioso::training {

enum class StoredAs { Float32, Float16 };

/// The tensors of an audio encoder, below "audio_encoder.", with weight norm and the codebooks' statistics as
/// the format has them. `codec`: tensors of initialCodec and the codebooks' entries.
[[nodiscard]] TensorMap codecTensors(const TensorMap& codec);

/// Writes config.json, generation_config.json, preprocessor_config.json and model.safetensors, and copies the
/// tokenizer's files, the list of known words included, from `tokenizer`. Only the MusicGen family.
/// `tensors`: all of the model by their names; `frames`: the longest piece it learnt. Throws engine::Error
/// FileUnwritable, FileNotFound.
void writeModel(const std::filesystem::path& directory, const engine::ModelConfig& config,
                const TensorMap& tensors, StoredAs storedAs, const std::filesystem::path& tokenizer,
                int frames);

/// Makes the folder for a variant of the checkpoint `source`, where it is absent, and sees whether it takes
/// files. Throws engine::Error FileUnwritable, also for the source's own folder.
void prepareVariant(const std::filesystem::path& directory, const std::filesystem::path& source);

/// Writes model.safetensors, every tensor in its own dtype, beside copies of all other files of the
/// checkpoint `source` but its weights. Throws as prepareVariant.
void writeVariant(const std::filesystem::path& directory, const std::filesystem::path& source,
                  const TensorMap& tensors);

} // namespace arioso::training
