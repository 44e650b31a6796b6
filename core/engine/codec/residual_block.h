// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The codec's residual block.

#include "engine/codec/conv.h"

namespace arioso::engine {

/// shortcut(x) + conv(elu(conv(elu(x)))): [T, width] to [T, width].
class ResidualBlock : public Layer
{
public:
    /// `weights`: the scope that holds `block` and, if the configuration has one, `shortcut`. `dilation`: of
    /// the first convolution. Throws Error CheckpointInvalid.
    ResidualBlock(const Weights& weights, int width, int dilation, const CodecSetup& setup);

    [[nodiscard]] std::unique_ptr<LayerPass> begin() const override;

private:
    class Pass;
    std::unique_ptr<Conv> m_narrow;   ///< to a fraction of the width
    std::unique_ptr<Conv> m_widen;    ///< back to the width
    std::unique_ptr<Conv> m_shortcut; ///< null: the identity
};

} // namespace arioso::engine
