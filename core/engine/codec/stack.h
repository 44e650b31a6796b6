// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The codec's two networks, which have one form: convolutions, the recurrent layers, convolutions.

#include "engine/codec/lstm.h"

#include <memory>
#include <vector>

namespace arioso::engine {

class Stack
{
public:
    /// Samples [T, audioChannels] to latents [ceil(T / hop), hiddenSize]. `weights`: the scope "encoder".
    static Stack encoder(const Weights& weights, const AudioEncoderConfig& config, const Backend& backend);

    /// Latents [T, hiddenSize] to samples [hop * T, audioChannels]. `weights`: the scope "decoder".
    static Stack decoder(const Weights& weights, const AudioEncoderConfig& config, const Backend& backend);

private:
    friend class StackPass;
    std::vector<std::unique_ptr<Layer>> m_before;
    std::unique_ptr<Lstm> m_lstm;
    std::vector<std::unique_ptr<Layer>> m_after;
};

/// One pass of a batch of signals, in portions. Convolutions go clip by clip: a clip then gives the same
/// samples as it gives alone, and what a portion touches stays in the cache. The stack must outlive it.
class StackPass
{
public:
    StackPass(const Stack& stack, int batch);

    /// As LayerPass::next, for each clip; T is the same for all.
    [[nodiscard]] std::vector<at::Tensor> next(std::vector<at::Tensor> signals, Portion portion);

private:
    using Passes = std::vector<std::unique_ptr<LayerPass>>;
    static Passes begin(const std::vector<std::unique_ptr<Layer>>& layers);

    const Stack& m_stack;
    std::vector<Passes> m_before; ///< a clip each
    Lstm::State m_lstm;
    std::vector<Passes> m_after;
};

} // namespace arioso::engine
