// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The result of planning a conversion: the files to write, and tensors that are views of the mapped original
// ones.

#include "engine/checkpoint/weights.h"

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace arioso::engine {

/// A tensor under its new name: its parts concatenated along dimension 0 and converted to `dtype`.
struct PlannedTensor
{
    std::string name;
    std::vector<at::Tensor> parts; ///< contiguous
    at::ScalarType dtype = at::kFloat;
    std::vector<TensorChange> changes{}; ///< of the parts, applied when they are written; may be empty

    [[nodiscard]] at::Tensor part(std::size_t index) const; ///< with its change applied
    [[nodiscard]] std::vector<std::int64_t> shape() const;
    [[nodiscard]] std::int64_t elements() const;
    [[nodiscard]] std::uint64_t bytes() const;
};

enum class TensorFileKind { Safetensors, Torch };

/// A file of tensors. Only PyTorch's format has texts, as entries beside the dictionary "best_state".
struct PlannedTensorFile
{
    std::string name;
    TensorFileKind kind = TensorFileKind::Safetensors;
    std::vector<PlannedTensor> tensors;
    std::vector<std::pair<std::string, std::string>> texts;

    [[nodiscard]] std::uint64_t bytes() const; ///< of the tensors
};

struct ConversionPlan
{
    std::vector<std::pair<std::string, std::string>> texts;            ///< small files: name, content
    std::vector<std::pair<std::string, std::filesystem::path>> copies; ///< small files: name, original
    std::vector<PlannedTensorFile> tensorFiles;
};

} // namespace arioso::engine
