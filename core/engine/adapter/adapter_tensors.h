// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Reads the tensors of an adapter, grouped by module.

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <map>
#include <string>

namespace arioso::engine {

struct AdapterTensors
{
    /// A matrix that is changed by a product of two factors.
    struct LowRank
    {
        at::Tensor a;         ///< [r, in]; of an embedding [r, rows]
        at::Tensor b;         ///< [out, r]; of an embedding [width, r]
        at::Tensor magnitude; ///< [out], DoRA; may be undefined
        at::Tensor bias;      ///< [out], of the second factor; may be undefined
        bool embedding = false;
    };

    std::map<std::string, LowRank> lowRank;  ///< by the module's name in the base model
    std::map<std::string, at::Tensor> whole; ///< by the tensor's canonical name (tensor_names.h)
};

/// Reads adapter_model.safetensors or adapter_model.bin. Accepts the tensor names that peft uses in files and
/// those in memory ("base_model.model.", ".default"). Throws Error FileNotFound, FileUnreadable,
/// CheckpointInvalid, CheckpointUnsupported (naming the tensor).
[[nodiscard]] AdapterTensors readAdapterTensors(const std::filesystem::path& folder);

} // namespace arioso::engine
