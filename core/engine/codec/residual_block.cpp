// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/codec/residual_block.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/cat.h>

namespace arioso::engine {

ResidualBlock::ResidualBlock(const Weights& weights, int width, int dilation, const CodecSetup& setup)
{
    const int hidden = width / setup.config.compress;
    const Weights block = weights.scope("block");
    m_narrow = std::make_unique<Conv>(block.scope("1"),
                                      ConvShape{width, hidden, setup.config.residualKernelSize, 1, dilation},
                                      setup, InputActivation::Elu);
    m_widen = std::make_unique<Conv>(block.scope("3"), ConvShape{hidden, width}, setup, InputActivation::Elu);
    if (setup.config.convShortcut) {
        m_shortcut = std::make_unique<Conv>(weights.scope("shortcut"), ConvShape{width, width}, setup,
                                            InputActivation::None);
    }
}

class ResidualBlock::Pass : public LayerPass
{
public:
    explicit Pass(const ResidualBlock& block)
        : m_narrow(block.m_narrow->begin()), m_widen(block.m_widen->begin()),
          m_shortcut(block.m_shortcut ? block.m_shortcut->begin() : nullptr)
    {
    }

    at::Tensor next(const at::Tensor& x, Portion portion) override
    {
        at::Tensor y = m_widen->next(m_narrow->next(x, portion), portion);
        const at::Tensor direct = m_shortcut ? m_shortcut->next(x, portion) : x;

        // The convolutions return samples later than the shortcut does, so the shortcut's wait for them.
        const at::Tensor waiting =
            m_waiting.defined() && m_waiting.size(0) > 0 ? at::cat({m_waiting, direct}) : direct;
        y += waiting.narrow(0, 0, y.size(0));
        m_waiting = waiting.narrow(0, y.size(0), waiting.size(0) - y.size(0)).clone();
        return y;
    }

private:
    std::unique_ptr<LayerPass> m_narrow;
    std::unique_ptr<LayerPass> m_widen;
    std::unique_ptr<LayerPass> m_shortcut; ///< null: the identity
    at::Tensor m_waiting;                  ///< of the shortcut
};

std::unique_ptr<LayerPass> ResidualBlock::begin() const
{
    return std::make_unique<Pass>(*this);
}

} // namespace arioso::engine
