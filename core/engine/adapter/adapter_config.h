// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Reads the adapter_config.json of adapters that Python's PEFT library writes, and finds their base models.

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace arioso::engine {

/// adapter_config.json of a LoRA or DoRA adapter. Source: peft.LoraConfig.
struct AdapterConfig
{
    std::string base; ///< its base model: a folder, or a repository such as "facebook/musicgen-small"
    int rank = 8;
    double alpha = 8;
    bool rankStabilized = false; ///< rsLoRA: alpha is divided by the square root of the rank
    bool dora = false;
    std::vector<std::pair<std::string, double>> rankPatterns; ///< regular expression, rank
    std::vector<std::pair<std::string, double>> alphaPatterns;

    /// The rank of a module, given its name in the model, such as "decoder.model.decoder.layers.0.fc1". The
    /// first pattern that matches the end of the name decides. Throws Error CheckpointUnsupported for
    /// unsupported patterns.
    [[nodiscard]] int rankOf(const std::string& module) const;
    /// The scale of the product of a module's factors.
    [[nodiscard]] double scaleOf(const std::string& module) const;

    [[nodiscard]] const char* kind() const; ///< "LoRA", "rsLoRA" or "DoRA"
};

/// Whether a folder contains an adapter and no complete model. Many adapters include the config.json of their
/// model.
[[nodiscard]] bool isAdapter(const std::filesystem::path& folder);

/// adapter_model.safetensors, else adapter_model.bin. Throws Error FileNotFound.
[[nodiscard]] std::filesystem::path adapterWeights(const std::filesystem::path& folder);

/// Throws Error FileNotFound, FileUnreadable, CheckpointInvalid, and CheckpointUnsupported for other types of
/// adapters.
[[nodiscard]] AdapterConfig readAdapterConfig(const std::filesystem::path& folder);

/// The folder of an adapter's base model: the folder that the adapter names, or that of the repository in
/// Hugging Face's cache. Throws Error FileNotFound, which names the model and where to download it.
[[nodiscard]] std::filesystem::path findBaseModel(const std::filesystem::path& folder,
                                                  const AdapterConfig& config);

} // namespace arioso::engine
