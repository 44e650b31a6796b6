// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The interface of the codec's layers. The signal of a clip is time-major, [T, C] float32: the samples under
// a kernel are then contiguous, the output of a transposed convolution needs no interleaving, and the LSTM
// reads whole rows.

#include "engine/codec/kernels/codec.h"

#include <ATen/core/Tensor.h>

#include <algorithm>
#include <memory>

namespace arioso::engine {

/// The device and the implementation that the codec computes with.
struct Backend
{
    at::Device device = at::kCPU;
    int threads = 1;
    bool native = false; ///< kernels/codec.h, on the CPU only; else ATen's operators

    /// Native on a CPU that the kernels support.
    static Backend best(at::Device device, int threads)
    {
        return {device, std::max(threads, 1), device.is_cpu() && kernels::codecKernelsAvailable()};
    }
};

enum class Portion { More, Last };

/// One pass of a signal through a layer, in portions. Keeps the earlier samples that the layer still needs.
class LayerPass
{
public:
    virtual ~LayerPass() = default;

    /// x: the next samples, [T, C], T >= 0; a whole signal has at least one. Returns the outputs that later
    /// samples can't change, or all remaining outputs with Portion::Last. With a native backend the outputs
    /// do not depend on the portions.
    [[nodiscard]] virtual at::Tensor next(const at::Tensor& x, Portion portion) = 0;
};

/// Immutable. Any number of passes may use it at the same time; it must outlive them.
class Layer
{
public:
    virtual ~Layer() = default;

    [[nodiscard]] virtual std::unique_ptr<LayerPass> begin() const = 0;
};

} // namespace arioso::engine
