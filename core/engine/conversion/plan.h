// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What a conversion writes, before anything is written: files, and tensors that are views of the mapped old
// ones.

#include "engine/checkpoint/weights.h"

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace arioso::engine {

/// A tensor under its new name: its parts below each other (along dimension 0), converted to `dtype`.
struct PlannedTensor
{
    std::string name;
    std::vector<at::Tensor> parts; ///< contiguous
    at::ScalarType dtype = at::kFloat;
    std::vector<TensorChange> changes{}; ///< of the parts, made when they are written; empty: none changes

    [[nodiscard]] at::Tensor part(std::size_t index) const; ///< changed
    [[nodiscard]] std::vector<std::int64_t> shape() const;
    [[nodiscard]] std::int64_t elements() const;
    [[nodiscard]] std::uint64_t bytes() const;
};

enum class TensorFileKind { Safetensors, Torch };

/// A file of tensors. Texts only in PyTorch's format, where they stand beside the dictionary
/// "best_state".
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
