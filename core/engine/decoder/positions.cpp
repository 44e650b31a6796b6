// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/decoder/positions.h"

#include <ATen/ops/zeros.h>

#include <cmath>

namespace arioso::engine {

at::Tensor sinusoidalPositions(int rows, int width)
{
    at::Tensor table = at::zeros({rows, width}, at::kFloat);
    auto values = table.accessor<float, 2>();
    const int half = width / 2;
    const float decay = std::log(10000.0F) / float(half - 1); // half - 1, as the reference has it
    for (int i = 0; i < half; ++i) {
        const float frequency = std::exp(float(i) * -decay);
        for (int p = 0; p < rows; ++p) {
            const float angle = float(p) * frequency;
            values[p][i] = std::cos(angle);
            values[p][half + i] = std::sin(angle);
        }
    }
    return table;
}

at::Tensor positionTable(const Weights& weights, const DecoderConfig& config)
{
    const Weights scope = weights.scope("model.decoder.embed_positions");
    if (scope.has("weights"))
        return scope.f32("weights", {config.maxPositions, config.hiddenSize});
    return sinusoidalPositions(config.maxPositions, config.hiddenSize);
}

} // namespace arioso::engine
