// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Adapters of Python's PEFT library (LoRA, rsLoRA, DoRA), merged into the weights of the model that they
// change.

#include "engine/adapter/adapter_config.h"
#include "engine/checkpoint/checkpoint.h"
#include "engine/generation.h"

#include <filesystem>
#include <optional>
#include <string>

namespace arioso::engine {

/// The folders that a model is read from.
struct ModelSource
{
    std::filesystem::path model;     ///< the whole checkpoint
    std::filesystem::path adapter{}; ///< empty: none
    AdapterConfig config{};          ///< of the adapter
    double strength = 1;
};

/// What `directory` and `adapter` name: the directory of an adapter brings its base model. Throws Error as
/// readAdapterConfig and findBaseModel, and RequestInvalid for two adapters, a strength without an adapter,
/// or one that isn't within -10 to 10.
[[nodiscard]] ModelSource findModel(const std::filesystem::path& directory,
                                    const std::filesystem::path& adapter, std::optional<double> strength);

/// Reads the adapter's headers. Throws as mergeAdapter.
[[nodiscard]] AdapterInfo describeAdapter(const ModelSource& source);

/// Changes the tensors of the model, each when it is asked for, in float32:
///     LoRA   W + s B A                           s = strength * alpha / rank
///     DoRA   m (W + s B A) / ||W + s B A||       norm of each row
/// Tensors that were trained whole (biases, modules_to_save) take the place of the model's at any strength.
/// Returns a text that differs when the result would. Source: peft, LoraLayer.merge and scale_layer. Throws
/// Error FileNotFound, FileUnreadable, CheckpointInvalid (also where adapter and model don't fit each other;
/// both sides are named), CheckpointUnsupported.
[[nodiscard]] std::string mergeAdapter(const ModelSource& source, WeightStore& store);

/// The weights of a model, with its adapter.
struct ModelWeights
{
    std::unique_ptr<WeightStore> store;
    std::string adapter; ///< what mergeAdapter returned; "" without one
};
[[nodiscard]] ModelWeights readModelWeights(const ModelSource& source, const CheckpointHeader& header);

} // namespace arioso::engine
