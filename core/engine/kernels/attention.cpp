// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/kernels/attention.h"

#include <algorithm>
#include <cmath>

namespace arioso::kernels {

void attendPlain(const float* q, const float* keys, const float* values, std::int64_t count, int width, float scale,
                 float* out, float* scores)
{
    float largest = -INFINITY;
    for (std::int64_t t = 0; t < count; ++t) {
        float dot = 0;
        for (int i = 0; i < width; ++i)
            dot += q[i] * keys[t * width + i];
        scores[t] = dot * scale;
        largest = std::max(largest, scores[t]);
    }
    float sum = 0;
    for (std::int64_t t = 0; t < count; ++t) {
        scores[t] = std::exp(scores[t] - largest);
        sum += scores[t];
    }
    std::fill(out, out + width, 0.0F);
    for (std::int64_t t = 0; t < count; ++t) {
        const float weight = scores[t] / sum;
        for (int i = 0; i < width; ++i)
            out[i] += weight * values[t * width + i];
    }
}

void attend(const float* q, const float* keys, const float* values, std::int64_t count, int width, float scale,
            float* out, float* scores, Isa isa)
{
#if defined(__x86_64__)
    if (isa == Isa::Avx2 && width % 8 == 0) {
        attendAvx2(q, keys, values, count, width, scale, out, scores);
        return;
    }
#else
    (void)isa;
#endif
    attendPlain(q, keys, values, count, width, scale, out, scores);
}

} // namespace arioso::kernels
