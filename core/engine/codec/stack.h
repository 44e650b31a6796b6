// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The codec's two networks, the encoder and the decoder: convolutions, recurrent layers, convolutions.

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

/// One pass of a batch of signals, in portions. Convolutions process one clip after the other, so that a clip
/// has the same samples as without the others, and so that the data of a portion stays in the cache. The
/// stack must outlive the pass.
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
    std::vector<Passes> m_before; ///< of each clip
    Lstm::State m_lstm;
    std::vector<Passes> m_after; ///< of each clip
};

} // namespace arioso::engine
