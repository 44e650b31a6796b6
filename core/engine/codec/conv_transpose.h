// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The codec's upsampling layer.

#include "engine/codec/conv.h"

namespace arioso::engine {

/// Transposed convolution without the surplus samples at its ends: [T, in] to [stride * T, out].
class ConvTranspose : public Layer
{
public:
    /// `weights`: the scope that holds `conv`. The shape's dilation must be 1. Throws Error
    /// CheckpointInvalid.
    ConvTranspose(const Weights& weights, const ConvShape& shape, const CodecSetup& setup,
                  InputActivation activation);

    [[nodiscard]] std::unique_ptr<LayerPass> begin() const override;

private:
    class Pass;
    ConvShape m_shape;
    std::int64_t m_trimLeft = 0;  ///< surplus samples at the beginning
    std::unique_ptr<Conv> m_conv; ///< [T, in] to [steps, stride * out]
};

} // namespace arioso::engine
