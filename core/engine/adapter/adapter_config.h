// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Folders of adapters as Python's PEFT library writes them: adapter_config.json, and where the model is that
// an adapter changes.

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace arioso::engine {

/// adapter_config.json of a LoRA or DoRA adapter. Source: peft.LoraConfig.
struct AdapterConfig
{
    std::string base; ///< the model it changes: a folder, or a repository such as "facebook/musicgen-small"
    int rank = 8;
    double alpha = 8;
    bool rankStabilized = false; ///< rsLoRA: alpha is divided by the root of the rank
    bool dora = false;
    std::vector<std::pair<std::string, double>> rankPatterns; ///< regular expression, rank
    std::vector<std::pair<std::string, double>> alphaPatterns;

    /// Of a module by its name in the model, such as "decoder.model.decoder.layers.0.fc1": that of the first
    /// pattern which matches its end. Throws Error CheckpointUnsupported for a pattern that isn't understood.
    [[nodiscard]] int rankOf(const std::string& module) const;
    /// What the product of a module's factors is multiplied with.
    [[nodiscard]] double scaleOf(const std::string& module) const;

    [[nodiscard]] const char* kind() const; ///< "LoRA", "rsLoRA" or "DoRA"
};

/// Whether a folder holds an adapter and no whole model. An adapter often has a config.json beside it, which
/// is the model's own.
[[nodiscard]] bool isAdapter(const std::filesystem::path& folder);

/// adapter_model.safetensors, else adapter_model.bin. Throws Error FileNotFound.
[[nodiscard]] std::filesystem::path adapterWeights(const std::filesystem::path& folder);

/// Throws Error FileNotFound, FileUnreadable, CheckpointInvalid, and CheckpointUnsupported for other kinds of
/// adapters.
[[nodiscard]] AdapterConfig readAdapterConfig(const std::filesystem::path& folder);

/// The folder of the model that an adapter changes: the folder that the adapter names, or the repository's in
/// Hugging Face's cache. Throws Error FileNotFound, which names the model and says where to get it.
[[nodiscard]] std::filesystem::path findBaseModel(const std::filesystem::path& folder,
                                                  const AdapterConfig& config);

} // namespace arioso::engine
