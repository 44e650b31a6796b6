// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The codec's recurrent layers. All clips of a batch step together, so that they share the reading of the
// weights, which is what the time goes into.

#include "engine/checkpoint/weights.h"
#include "engine/codec/conv.h"

#include <vector>

namespace arioso::engine {

/// A stack of LSTM layers with one residual connection around it: x + lstm(x).
class Lstm
{
public:
    /// What is carried from one portion of the signals to the next: all zero before the first.
    struct State
    {
        at::Tensor hidden; ///< [layers, B, width]
        at::Tensor cell;   ///< [layers, B, width]
    };

    /// `weights`: the scope that holds `lstm`. Throws Error CheckpointInvalid.
    Lstm(const Weights& weights, int layers, int width, const Backend& backend);

    [[nodiscard]] State begin(int batch) const;

    /// x: the next [T, width] of each clip of the batch, T the same for all. Returns as many.
    [[nodiscard]] std::vector<at::Tensor> next(State& state, const std::vector<at::Tensor>& x) const;

private:
    struct Level
    {
        Product input;        ///< [width] to [4 * width], with both biases
        at::Tensor recurrent; ///< [4 * width, width]
    };

    std::vector<at::Tensor> nextNative(State& state, const std::vector<at::Tensor>& x) const;

    int m_layers;
    int m_width;
    Backend m_backend;
    std::vector<Level> m_levels;       ///< native
    std::vector<at::Tensor> m_weights; ///< otherwise, in the order of at::lstm
};

} // namespace arioso::engine
