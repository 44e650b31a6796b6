// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The decoder's matrices in 8 bits, in one block of memory and in the order in which a step reads them.

#include "engine/api/config.h"
#include "engine/checkpoint/weights.h"
#include "engine/decoder/cpu/weight_cache.h"
#include "engine/kernels/int8.h"
#include "engine/kernels/large_memory.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace arioso::engine {

class Int8Weights
{
public:
    /// `weights`: the scope "decoder"; the WeightStore need not outlive this object. Reads all matrices from
    /// the cache, or quantizes them with `threads` threads. Throws Error CheckpointInvalid.
    Int8Weights(const Weights& weights, const DecoderConfig& config, const WeightCache& cache, int threads);

    /// The matrix of the linear layer at this scope. Valid as long as this object.
    [[nodiscard]] kernels::Int8Matrix at(const Weights& scope) const;

private:
    struct Entry
    {
        Weights scope;
        kernels::Int8Matrix matrix;
    };

    void list(const Weights& scope, std::int64_t out, std::int64_t in);
    void fill(const Weights& weights, const WeightCache& cache, int threads);
    [[nodiscard]] std::uint64_t key(const WeightCache& cache) const;
    void pack(const Entry& entry, int threads);

    std::vector<Entry> m_entries;
    std::unordered_map<std::string, kernels::Int8Matrix> m_matrices; // by the name of their scope
    kernels::LargeMemory m_memory;
};

} // namespace arioso::engine
