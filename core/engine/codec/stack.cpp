// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/codec/stack.h"

#include "engine/codec/conv_transpose.h"
#include "engine/codec/residual_block.h"

#include <utility>

namespace arioso::engine {
namespace {

using Layers = std::vector<std::unique_ptr<Layer>>;

/// Builds layers and counts them, because the names of the tensors contain the numbers of the layers.
class Builder
{
public:
    Builder(const Weights& weights, const CodecSetup& setup) : m_weights(weights), m_setup(setup) {}

    void conv(Layers& layers, const ConvShape& shape, InputActivation activation)
    {
        skipActivation(activation);
        layers.push_back(std::make_unique<Conv>(scope(), shape, m_setup, activation));
    }

    void upsample(Layers& layers, const ConvShape& shape)
    {
        skipActivation(InputActivation::Elu);
        layers.push_back(std::make_unique<ConvTranspose>(scope(), shape, m_setup, InputActivation::Elu));
    }

    void residualBlocks(Layers& layers, int width)
    {
        int dilation = 1;
        for (int j = 0; j < m_setup.config.numResidualLayers;
             ++j, dilation *= m_setup.config.dilationGrowthRate)
            layers.push_back(std::make_unique<ResidualBlock>(scope(), width, dilation, m_setup));
    }

    std::unique_ptr<Lstm> lstm(int width)
    {
        return std::make_unique<Lstm>(scope(), m_setup.config.lstmLayers, width, m_setup.backend);
    }

private:
    Weights scope() { return m_weights.scope("layers", m_index++); }

    /// An activation counts as a layer.
    void skipActivation(InputActivation activation) { m_index += activation == InputActivation::Elu ? 1 : 0; }

    Weights m_weights;
    CodecSetup m_setup;
    int m_index = 0;
};

} // namespace

Stack Stack::encoder(const Weights& weights, const AudioEncoderConfig& config, const Backend& backend)
{
    Stack stack;
    Builder add(weights, {config, backend});
    int width = config.numFilters;
    add.conv(stack.m_before, {config.audioChannels, width, config.kernelSize}, InputActivation::None);
    for (auto ratio = config.upsamplingRatios.rbegin(); ratio != config.upsamplingRatios.rend(); ++ratio) {
        add.residualBlocks(stack.m_before, width);
        add.conv(stack.m_before, {width, 2 * width, 2 * *ratio, *ratio}, InputActivation::Elu);
        width *= 2;
    }
    stack.m_lstm = add.lstm(width);
    add.conv(stack.m_after, {width, config.hiddenSize, config.lastKernelSize}, InputActivation::Elu);
    return stack;
}

Stack Stack::decoder(const Weights& weights, const AudioEncoderConfig& config, const Backend& backend)
{
    Stack stack;
    Builder add(weights, {config, backend});
    int width = config.numFilters << config.upsamplingRatios.size();
    add.conv(stack.m_before, {config.hiddenSize, width, config.kernelSize}, InputActivation::None);
    stack.m_lstm = add.lstm(width);
    for (const int ratio : config.upsamplingRatios) {
        add.upsample(stack.m_after, {width, width / 2, 2 * ratio, ratio});
        width /= 2;
        add.residualBlocks(stack.m_after, width);
    }
    add.conv(stack.m_after, {width, config.audioChannels, config.lastKernelSize}, InputActivation::Elu);
    return stack;
}

StackPass::StackPass(const Stack& stack, int batch) : m_stack(stack), m_lstm(stack.m_lstm->begin(batch))
{
    for (int clip = 0; clip < batch; ++clip) {
        m_before.push_back(begin(stack.m_before));
        m_after.push_back(begin(stack.m_after));
    }
}

StackPass::Passes StackPass::begin(const std::vector<std::unique_ptr<Layer>>& layers)
{
    Passes passes;
    for (const auto& layer : layers)
        passes.push_back(layer->begin());
    return passes;
}

std::vector<at::Tensor> StackPass::next(std::vector<at::Tensor> signals, Portion portion)
{
    for (std::size_t clip = 0; clip < signals.size(); ++clip) {
        for (const auto& pass : m_before[clip])
            signals[clip] = pass->next(signals[clip], portion);
    }
    signals = m_stack.m_lstm->next(m_lstm, signals);
    for (std::size_t clip = 0; clip < signals.size(); ++clip) {
        for (const auto& pass : m_after[clip])
            signals[clip] = pass->next(signals[clip], portion);
    }
    return signals;
}

} // namespace arioso::engine
