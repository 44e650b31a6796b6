// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/kernels/attention.h"

#include "engine/kernels/elementwise.h"

#include <c10/util/Half.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace arioso::kernels {
namespace {

constexpr float kLargestHalf = 65504;

float loadOne(CacheType type, const std::byte* vector, int i)
{
    switch (type) {
    case CacheType::Float32: {
        float value = 0;
        std::memcpy(&value, vector + i * std::int64_t(sizeof value), sizeof value);
        return value;
    }
    case CacheType::Float16: {
        c10::Half value;
        std::memcpy(&value.x, vector + i * std::int64_t(sizeof value.x), sizeof value.x);
        return value;
    }
    case CacheType::Int8: {
        float scale = 0;
        std::memcpy(&scale, vector, sizeof scale);
        return scale * float(std::int8_t(vector[std::int64_t(sizeof scale) + i]));
    }
    }
    return 0;
}

bool hasVectors(Isa isa, int width)
{
#if defined(__x86_64__)
    return isa == Isa::Avx2 && width % 8 == 0;
#else
    (void)isa;
    (void)width;
    return false;
#endif
}

} // namespace

std::int64_t cacheBytes(CacheType type, int width)
{
    switch (type) {
    case CacheType::Float32:
        return 4 * std::int64_t(width);
    case CacheType::Float16:
        return 2 * std::int64_t(width);
    case CacheType::Int8:
        return std::int64_t(sizeof(float)) + width;
    }
    return 0;
}

void cacheStore(CacheType type, const float* x, int width, std::byte* to, Isa isa)
{
    switch (type) {
    case CacheType::Float32:
        std::memcpy(to, x, std::size_t(width) * sizeof(float));
        break;
    case CacheType::Int8: {
        const float scale = quantizeVector(x, width, reinterpret_cast<std::int8_t*>(to + sizeof(float)), isa);
        std::memcpy(to, &scale, sizeof scale);
        break;
    }
    case CacheType::Float16:
#if defined(__x86_64__)
        if (hasVectors(isa, width)) {
            storeHalvesAvx2(x, width, to);
            break;
        }
#endif
        for (int i = 0; i < width; ++i) {
            // With this order of the arguments a NaN is not replaced.
            const c10::Half value(std::min(std::max(x[i], -kLargestHalf), kLargestHalf));
            std::memcpy(to + i * std::int64_t(sizeof value.x), &value.x, sizeof value.x);
        }
        break;
    }
}

void attendPlain(const float* q, const HeadCache& cache, float scale, float* out, float* scores)
{
    const std::int64_t step = cacheBytes(cache.type, cache.width);
    float largest = -INFINITY;
    for (std::int64_t t = 0; t < cache.count; ++t) {
        float dot = 0;
        for (int i = 0; i < cache.width; ++i)
            dot += q[i] * loadOne(cache.type, cache.keys + t * step, i);
        scores[t] = dot * scale;
        largest = std::max(largest, scores[t]);
    }
    float sum = 0;
    for (std::int64_t t = 0; t < cache.count; ++t) {
        scores[t] = std::exp(scores[t] - largest);
        sum += scores[t];
    }
    std::fill(out, out + cache.width, 0.0F);
    for (std::int64_t t = 0; t < cache.count; ++t) {
        const float weight = scores[t] / sum;
        for (int i = 0; i < cache.width; ++i)
            out[i] += weight * loadOne(cache.type, cache.values + t * step, i);
    }
}

void attend(const float* q, const HeadCache& cache, float scale, float* out, float* scores, Isa isa)
{
#if defined(__x86_64__)
    if (hasVectors(isa, cache.width)) {
        attendAvx2(q, cache, scale, out, scores);
        return;
    }
#else
    (void)isa;
#endif
    attendPlain(q, cache, scale, out, scores);
}

} // namespace arioso::kernels
