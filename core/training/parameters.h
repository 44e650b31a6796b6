// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Trainable tensors in one run of memory, so that averaging and clipping gradients are a few operations on
// vectors, and several workers can share the work.

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <map>
#include <string>

namespace arioso::training {

using TensorMap = std::map<std::string, at::Tensor>;

/// All parameters of a network, [P] float32, in the order of their names, with the optimizer's moments.
class Parameters
{
public:
    /// Copies `initial` to `device`.
    Parameters(const TensorMap& initial, at::Device device);

    [[nodiscard]] std::int64_t size() const { return values.size(0); } ///< P

    /// Views of the values by name; no gradients.
    [[nodiscard]] TensorMap views() const { return split(values); }

    /// A vector [P] as tensors with the parameters' names and shapes; views.
    [[nodiscard]] TensorMap split(const at::Tensor& vector) const;

    /// Tensors whose names begin with `prefix` learn at `factor` times the learning rate; 0: not at all.
    void setRate(const std::string& prefix, double factor);

    at::Tensor values;       ///< [P]
    at::Tensor firstMoment;  ///< [P]
    at::Tensor secondMoment; ///< [P]
    at::Tensor rates;        ///< [P], factors of the learning rate; undefined: all 1

private:
    std::map<std::string, std::vector<std::int64_t>> m_shapes;
};

/// What one worker differentiates: leaves that share the memory of the parameters, with gradients of their
/// own.
struct Replica
{
    explicit Replica(const Parameters& parameters);

    TensorMap leaves;
    at::Tensor gradient; ///< [P]; zero it before each step
};

} // namespace arioso::training
