// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The optimizer: Muon for matrices; Adam for vectors, embeddings and narrow matrices.

#include "training/parameters.h"

#include <cstdint>
#include <string>
#include <vector>

namespace arioso::training {

struct AdamOptions
{
    double beta1 = 0.8;
    double beta2 = 0.99;
    double epsilon = 1e-8;
    double weightDecay = 0;
};

/// One step of Adam with decoupled weight decay for the elements [begin, end). `gradient`: of these elements;
/// `step` starts at 1. Source: "Decoupled weight decay regularization", algorithm 2.
void adamStep(Parameters& parameters, std::int64_t begin, std::int64_t end, const at::Tensor& gradient,
              std::int64_t step, double learningRate, const AdamOptions& options);

struct MuonOptions
{
    /// Root mean square of an update at learning rate 1. Adam's is 0.2 to 1. 0: Adam for all tensors. Source
    /// of the measure: "Muon is scalable for LLM training", section 2.2.
    double size = 0;
    double momentum = 0.95;
    std::vector<std::string> tables; ///< parts of the names of embeddings
};

/// Approximates the nearest matrix to `x` [R, C] with orthonormal rows (or columns, if there are fewer
/// columns). Its singular values are between 0.7 and 1.2. Source: K. Jordan and others, "Muon: an optimizer
/// for hidden layers in neural networks" (2024), five iterations of Newton and Schulz.
[[nodiscard]] at::Tensor orthogonalized(const at::Tensor& x);

/// Applies gradients to the parameters, in shares that workers can apply concurrently.
class Optimizer
{
public:
    /// Uses Muon for tensors that are at least 16 x 16 as a matrix (with all dimensions but the first
    /// combined) and match no part of a name in `muon.tables`. Uses Adam for all others.
    Optimizer(const Parameters& parameters, AdamOptions adam, MuonOptions muon);

    /// Applies share `share` of `shares` of step `step`, which starts at 1. `gradient`: [P]. Shares access
    /// disjoint memory.
    void apply(Parameters& parameters, const at::Tensor& gradient, std::int64_t step, double learningRate,
               int share, int shares) const;

private:
    struct Part
    {
        std::int64_t begin;
        std::int64_t rows;
        std::int64_t columns; ///< 0: `rows` elements that are not a matrix
        double cost;          ///< estimated operations of a step
    };

    void muonStep(Parameters& parameters, const Part& part, const at::Tensor& gradient,
                  double learningRate) const;

    AdamOptions m_adam;
    MuonOptions m_muon;
    std::vector<Part> m_parts;
    double m_cost = 0; // of all parts
};

} // namespace arioso::training
