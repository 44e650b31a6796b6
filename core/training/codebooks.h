// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The residual vector quantiser while it is trained: each codebook follows the mean of what is assigned to
// it.

#include <ATen/core/Generator.h>
#include <ATen/core/Tensor.h>

#include <vector>

namespace arioso::training {

/// What a batch says about the codebooks. K codebooks of V entries of D numbers, M latents.
struct CodebookUse
{
    at::Tensor counts;    ///< [K, V]
    at::Tensor sums;      ///< [K, V, D]
    at::Tensor residuals; ///< [K, M, D], what each codebook was asked to describe

    /// Adds another worker's.
    void add(const CodebookUse& other);
};

struct Quantized
{
    at::Tensor codes;  ///< [K, M] int64
    at::Tensor values; ///< [M, D], the sum of the entries
    at::Tensor
        commitment; ///< scalar: mean squared distance of the latents from what was chosen, with gradients
    CodebookUse use;
};

class Codebooks
{
public:
    Codebooks(int codebooks, int entries, int width, at::Device device);

    /// Starts all codebooks, one after the other, by k-means on what the ones before left of latents [M, D].
    void initialise(const at::Tensor& latents, at::Generator generator);

    /// latents: [M, D]. Gradients flow through `commitment` only.
    [[nodiscard]] Quantized quantize(const at::Tensor& latents) const;

    /// Moves the entries towards the means of the batch; `decay` of what they were stays.
    void follow(const CodebookUse& use, double decay);

    /// Gives entries with less than `part` of the mean use a residual of this batch at random. Returns how
    /// many.
    int restartUnused(const CodebookUse& use, double part, at::Generator generator);

    /// Effective number of entries in use of each codebook: exp of the entropy of their sizes.
    [[nodiscard]] std::vector<double> perplexities() const;

    at::Tensor entries; ///< [K, V, D]
    at::Tensor sums;    ///< [K, V, D], decaying
    at::Tensor sizes;   ///< [K, V], decaying
};

} // namespace arioso::training
