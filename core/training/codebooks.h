// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The residual vector quantizer during training: each entry follows the moving average of the vectors
// assigned to it.

#include <ATen/core/Generator.h>
#include <ATen/core/Tensor.h>

#include <vector>

namespace arioso::training {

/// Statistics of a batch. K codebooks, V entries, D dimensions, M latents.
struct CodebookUse
{
    at::Tensor counts;    ///< [K, V]
    at::Tensor sums;      ///< [K, V, D]
    at::Tensor residuals; ///< [K, M, D], the input of each codebook

    /// Adds the statistics of another worker.
    void add(const CodebookUse& other);
};

struct Quantized
{
    at::Tensor codes;  ///< [K, M] int64
    at::Tensor values; ///< [M, D], the sum of the entries
    at::Tensor
        commitment; ///< scalar: mean squared distance between latents and chosen entries, with gradients
    CodebookUse use;
};

class Codebooks
{
public:
    Codebooks(int codebooks, int entries, int width, at::Device device);

    /// Initializes the codebooks in order by k-means on the residuals of the latents [M, D].
    void initialise(const at::Tensor& latents, at::Generator generator);

    /// latents: [M, D]. Gradients flow through `commitment` only.
    [[nodiscard]] Quantized quantize(const at::Tensor& latents) const;

    /// Updates the moving averages by the means of the batch. `decay`: weight of the previous averages.
    void follow(const CodebookUse& use, double decay);

    /// Replaces entries that are used less than `part` times the average by random residuals of this batch.
    /// Returns the number of replaced entries.
    int restartUnused(const CodebookUse& use, double part, at::Generator generator);

    /// Perplexity of each codebook, the effective number of used entries: exp of the entropy of their sizes.
    [[nodiscard]] std::vector<double> perplexities() const;

    at::Tensor entries; ///< [K, V, D]
    at::Tensor sums;    ///< [K, V, D], moving sum
    at::Tensor sizes;   ///< [K, V], moving count
};

} // namespace arioso::training
