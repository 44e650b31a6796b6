// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// config.json, generation_config.json and preprocessor_config.json of a MusicGen model.

#include "engine/config.h"

#include <filesystem>
#include <string>

namespace arioso::training {

/// Writes the three files. `dtype`: of the weights, "float32" or "float16". Throws engine::Error
/// FileUnwritable.
void writeConfigs(const std::filesystem::path& directory, const engine::ModelConfig& config,
                  const std::string& dtype);

} // namespace arioso::training
