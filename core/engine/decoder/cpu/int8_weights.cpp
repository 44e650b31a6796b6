// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/decoder/cpu/int8_weights.h"

#include <algorithm>

namespace arioso::engine {
namespace {

/// Increment when the same weights are packed to different bytes.
constexpr std::uint64_t kFormat = 1;

} // namespace

Int8Weights::Int8Weights(const Weights& weights, const DecoderConfig& config, const WeightCache& cache,
                         int threads)
{
    const Weights model = weights.scope("model.decoder");
    const std::int64_t d = config.hiddenSize;
    for (int i = 0; i < config.layers; ++i) {
        const Weights layer = model.scope("layers", i);
        for (const char* name :
             {"self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj", "self_attn.out_proj"})
            list(layer.scope(name), d, d);
        if (config.crossAttention) {
            list(layer.scope("encoder_attn.q_proj"), d, d);
            list(layer.scope("encoder_attn.out_proj"), d, d);
        }
        list(layer.scope("fc1"), config.feedForward, d);
        list(layer.scope("fc2"), d, config.feedForward);
    }
    for (int k = 0; k < config.codebooks; ++k)
        list(weights.scope("lm_heads", k), config.vocabSize, d);
    for (int i = 0; i < config.layers && config.crossAttention; ++i) { // read once per generation
        const Weights layer = model.scope("layers", i);
        list(layer.scope("encoder_attn.k_proj"), d, d);
        list(layer.scope("encoder_attn.v_proj"), d, d);
    }

    std::int64_t bytes = 0;
    for (const Entry& entry : m_entries)
        bytes += entry.matrix.bytes();
    m_memory = kernels::LargeMemory(std::size_t(bytes));
    const std::byte* at = m_memory.data();
    for (Entry& entry : m_entries) {
        entry.matrix.data = at;
        at += entry.matrix.bytes();
        m_matrices.emplace(entry.scope.fullName(""), entry.matrix);
    }
    fill(weights, cache, threads);
    m_entries.clear();
}

// Progress: packing reports the bytes that it reads, and writing to the cache those that it writes. Reading
// from the cache replaces both, so each byte counts for both.
void Int8Weights::fill(const Weights& weights, const WeightCache& cache, int threads)
{
    std::int64_t stored = 0;
    for (const Entry& entry : m_entries)
        stored += std::int64_t(entry.scope.unread("weight", {entry.matrix.out, entry.matrix.in}).nbytes());
    const double readingCounts = 1 + double(stored) / double(m_memory.size());
    const std::uint64_t cacheKey = key(cache);
    const WeightCache::Job job{m_memory.data(), m_memory.size(), threads};
    const auto read = [&](std::size_t bytes) { weights.report(std::int64_t(double(bytes) * readingCounts)); };
    if (cache.read(cacheKey, job, read))
        return;
    for (const Entry& entry : m_entries)
        pack(entry, threads);
    cache.write(cacheKey, job, [&](std::size_t bytes) { weights.report(std::int64_t(bytes)); });
}

kernels::Int8Matrix Int8Weights::at(const Weights& scope) const
{
    return m_matrices.at(scope.fullName(""));
}

void Int8Weights::list(const Weights& scope, std::int64_t out, std::int64_t in)
{
    (void)scope.unread("weight", {out, in}); // throws now, before any matrix is packed
    m_entries.push_back({scope, {nullptr, out, in}});
}

// A fingerprint of everything that the packed bytes depend on. To read all weights would take as long as the
// cache saves, so it covers the sizes and times of the files, the adapter, and, in case the times are wrong,
// 64 weights from the middle of every matrix.
std::uint64_t Int8Weights::key(const WeightCache& cache) const
{
    Fingerprint fingerprint;
    for (const std::int64_t number : {std::int64_t(kFormat), kernels::kInt8Group, kernels::kInt8Block})
        fingerprint.add(std::uint64_t(number));
    fingerprint.add(cache.source);
    for (const Entry& entry : m_entries) {
        const at::Tensor tensor = entry.scope.unread("weight", {entry.matrix.out, entry.matrix.in});
        fingerprint.add(entry.scope.fullName("weight"));
        fingerprint.add(c10::toString(tensor.scalar_type()));
        fingerprint.add(std::uint64_t(entry.matrix.out));
        fingerprint.add(std::uint64_t(entry.matrix.in));
        const std::int64_t count = std::min<std::int64_t>(64, tensor.numel());
        const at::Tensor piece =
            tensor.reshape({-1}).narrow(0, (tensor.numel() - count) / 2, count).contiguous();
        fingerprint.add(piece.data_ptr(), std::size_t(count) * piece.element_size());
    }
    return fingerprint.value();
}

void Int8Weights::pack(const Entry& entry, int threads)
{
    const kernels::Int8Matrix& matrix = entry.matrix;
    const at::Tensor tensor = entry.scope.f32("weight", {matrix.out, matrix.in});
    const auto* weights = tensor.data_ptr<float>();
    std::byte* packed = m_memory.data() + (matrix.data - m_memory.data());
#pragma omp parallel for num_threads(threads) schedule(static)
    for (std::int64_t block = 0; block < matrix.blocks(); ++block)
        kernels::packInt8(weights, matrix, block, packed);
}

} // namespace arioso::engine
