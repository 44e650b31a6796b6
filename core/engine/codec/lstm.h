// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The codec's recurrent layers. All clips of a batch make a step together, so that each weight is read once
// for all of them: reading the weights limits the speed.

#include "engine/checkpoint/weights.h"
#include "engine/codec/conv.h"

#include <vector>

namespace arioso::engine {

/// A stack of LSTM layers with one residual connection around it: x + lstm(x).
class Lstm
{
public:
    /// Carried from one portion of the signals to the next. All zero before the first.
    struct State
    {
        at::Tensor hidden; ///< [layers, B, width]
        at::Tensor cell;   ///< [layers, B, width]
    };

    /// `weights`: the scope that holds `lstm`. Throws Error CheckpointInvalid.
    Lstm(const Weights& weights, int layers, int width, const Backend& backend);

    [[nodiscard]] State begin(int batch) const;

    /// x: the next samples of each clip of the batch, [T, width] with the same T. Returns the same shapes.
    [[nodiscard]] std::vector<at::Tensor> next(State& state, const std::vector<at::Tensor>& x) const;

private:
    struct Level
    {
        UnpaddedConv input;   ///< [width] to [4 * width], with both biases
        at::Tensor recurrent; ///< [4 * width, width]
    };

    std::vector<at::Tensor> nextNative(State& state, const std::vector<at::Tensor>& x) const;

    int m_layers;
    int m_width;
    Backend m_backend;
    std::vector<Level> m_levels;       ///< with a native backend
    std::vector<at::Tensor> m_weights; ///< with any other, in the order of at::lstm
};

} // namespace arioso::engine
