// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Merges adapters of Python's PEFT library (LoRA, rsLoRA, DoRA) into the weights of their base model.

#include "engine/adapter/adapter_config.h"
#include "engine/api/generation.h"
#include "engine/checkpoint/checkpoint.h"

#include <filesystem>
#include <optional>
#include <string>

namespace arioso::engine {

/// The folders from which a model is read.
struct ModelSource
{
    std::filesystem::path model;     ///< the complete checkpoint
    std::filesystem::path adapter{}; ///< may be empty
    AdapterConfig config{};          ///< of the adapter
    double strength = 1;
};

/// Resolves `directory` and `adapter`. If `directory` contains an adapter, its base model is found. Throws
/// the same errors as readAdapterConfig and findBaseModel, and RequestInvalid for two adapters, a strength
/// without an adapter, or a strength outside -10 to 10.
[[nodiscard]] ModelSource findModel(const std::filesystem::path& directory,
                                    const std::filesystem::path& adapter, std::optional<double> strength);

/// Reads the adapter's headers. Throws the same errors as mergeAdapter.
[[nodiscard]] AdapterInfo describeAdapter(const ModelSource& source);

/// Changes the tensors of the model lazily, when they are loaded, in float32:
///     LoRA   W + s B A                           s = strength * alpha / rank
///     DoRA   m (W + s B A) / ||W + s B A||       norm of each row
/// Fully trained tensors (biases, modules_to_save) replace the model's at any strength. Returns a text that
/// identifies the result. Source: peft, LoraLayer.merge and scale_layer. Throws Error FileNotFound,
/// FileUnreadable, CheckpointInvalid (if adapter and model don't match; the message names both),
/// CheckpointUnsupported.
[[nodiscard]] std::string mergeAdapter(const ModelSource& source, WeightStore& store);

/// The weights of a model with its adapter merged.
struct ModelWeights
{
    std::unique_ptr<WeightStore> store;
    std::string adapter; ///< returned by mergeAdapter; empty without an adapter
};
[[nodiscard]] ModelWeights readModelWeights(const ModelSource& source, const CheckpointHeader& header);

} // namespace arioso::engine
