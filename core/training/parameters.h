// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Trainable tensors in one contiguous block of memory, so that gradients can be averaged and clipped with a
// few vector operations, which workers can share.

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <map>
#include <string>

namespace arioso::training {

using TensorMap = std::map<std::string, at::Tensor>;

/// All parameters of a network, [P] float32, sorted by name, with the optimizer's moments.
class Parameters
{
public:
    /// Copies `initial` to `device`.
    Parameters(const TensorMap& initial, at::Device device);

    [[nodiscard]] std::int64_t size() const { return values.size(0); } ///< P

    /// Views of the values by name, without gradients.
    [[nodiscard]] TensorMap views() const { return split(values); }

    /// Views of a vector [P] with the names and shapes of the parameters.
    [[nodiscard]] TensorMap split(const at::Tensor& vector) const;

    /// Scales the learning rate of tensors whose names start with `prefix`. 0 freezes them.
    void setRate(const std::string& prefix, double factor);

    at::Tensor values;       ///< [P]
    at::Tensor firstMoment;  ///< [P]
    at::Tensor secondMoment; ///< [P]
    at::Tensor rates;        ///< [P], factors of the learning rate; undefined if all are 1

private:
    std::map<std::string, std::vector<std::int64_t>> m_shapes;
};

/// The leaves that a worker differentiates. They share the memory of the parameters, but have their own
/// gradients.
struct Replica
{
    explicit Replica(const Parameters& parameters);

    TensorMap leaves;
    at::Tensor gradient; ///< [P]; must be set to zero before each step
};

} // namespace arioso::training
