// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Writes low-rank changes as an adapter that the engine and Python's PEFT library load.

#include "engine/api/config.h"
#include "training/trained_weights.h"

#include <filesystem>
#include <string>

namespace arioso::training {

/// The name of an adapter's base model: the repository if the folder is in Hugging Face's cache, else the
/// folder.
[[nodiscard]] std::string baseName(const std::filesystem::path& model);

/// Writes adapter_config.json and adapter_model.safetensors. `model`: the folder of the base model;
/// `leaves`: like initial() of low-rank TrainedWeights. Throws engine::Error FileUnwritable.
void writeAdapter(const std::filesystem::path& directory, const std::filesystem::path& model,
                  engine::Family family, const TensorMap& leaves);

} // namespace arioso::training
