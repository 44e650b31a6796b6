// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// How gradients become changes: Adam for vectors, tables and what is narrow, Muon for matrices.

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

/// One step of Adam with decoupled weight decay on the elements [begin, end). `gradient`: of those elements;
/// `step` counts from 1. Source: "Decoupled weight decay regularization", algorithm 2.
void adamStep(Parameters& parameters, std::int64_t begin, std::int64_t end, const at::Tensor& gradient,
              std::int64_t step, double learningRate, const AdamOptions& options);

struct MuonOptions
{
    /// Root mean square of a change at learning rate 1, where Adam's is 0.2 to 1; 0: Adam for everything.
    /// Source of the measure: "Muon is scalable for LLM training", section 2.2.
    double size = 0;
    double momentum = 0.95;
    std::vector<std::string> tables; ///< parts of names of tensors that are looked up, not multiplied with
};

/// The nearest matrix to `x` [R, C] with orthonormal rows (or columns, where they are fewer), up to factors
/// of 0.7 to 1.2 in its singular values. Source: K. Jordan and others, "Muon: an optimizer for hidden layers
/// in neural networks" (2024), five iterations of Newton and Schulz.
[[nodiscard]] at::Tensor orthogonalized(const at::Tensor& x);

/// Applies the gradients to the parameters, in shares that workers can apply at the same time.
class Optimizer
{
public:
    /// Tensors of two and more dimensions, of which the smaller is at least 16 when all but the first are
    /// taken together, change by Muon, unless `muon.tables` has a part of their names; all others by Adam.
    Optimizer(const Parameters& parameters, AdamOptions adam, MuonOptions muon);

    /// Share `share` of `shares` of step `step`, counted from 1. `gradient`: [P]. Changes of one share
    /// neither read nor write what those of another write.
    void apply(Parameters& parameters, const at::Tensor& gradient, std::int64_t step, double learningRate,
               int share, int shares) const;

private:
    struct Part
    {
        std::int64_t begin;
        std::int64_t rows;
        std::int64_t columns; ///< 0: no matrix but `rows` elements
        double cost;          ///< of a step, about, in operations
    };

    void muonStep(Parameters& parameters, const Part& part, const at::Tensor& gradient,
                  double learningRate) const;

    AdamOptions m_adam;
    MuonOptions m_muon;
    std::vector<Part> m_parts;
    double m_cost = 0; // of all parts
};

} // namespace arioso::training
