// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What the layers of the codec have in common. A signal of one clip is time-major, [T, C] float32: the window
// under a kernel is then one run of memory, a transposed convolution's output needs no interleaving, and the
// LSTM reads rows.

#include <ATen/core/Tensor.h>

#include <memory>

namespace arioso::engine {

/// Where the codec computes, and with what.
struct Backend
{
    at::Device device = at::kCPU;
    int threads = 1;
    bool native = false; ///< with kernels/codec.h (CPU only); else with the operators of ATen

    /// `native` where the device is the CPU and the processor can.
    static Backend best(at::Device device, int threads);
};

enum class Portion { More, Last };

/// One pass of a signal through a layer, in portions. Holds what the layer needs of the past.
class LayerPass
{
public:
    virtual ~LayerPass() = default;

    /// x: the next samples, [T, C], T >= 0; all of them together at least one. Returns the outputs that no
    /// later sample can change, with Portion::Last all that are left. On a native backend the outputs do not
    /// depend on the portions.
    [[nodiscard]] virtual at::Tensor next(const at::Tensor& x, Portion portion) = 0;
};

/// Immutable; used by any number of passes, which it must outlive.
class Layer
{
public:
    virtual ~Layer() = default;

    [[nodiscard]] virtual std::unique_ptr<LayerPass> begin() const = 0;
};

} // namespace arioso::engine
