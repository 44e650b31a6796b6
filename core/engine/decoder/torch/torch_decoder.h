// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// MusicGen's decoder in libtorch operations: a readable reference, for all devices and dtypes, and for
// training.
//
//     ids [R, K, T] ─► sum of K embeddings ─► + positions ─► layers ─► norm ─► K heads ─► logits [R, K, T, V]
//                      (prefix in front)                       ▲
//                                                  keys and values of the text

#include "engine/api/config.h"
#include "engine/checkpoint/weights.h"
#include "engine/decoder/decoder.h"
#include "engine/decoder/torch/torch_layers.h"

#include <ATen/core/Tensor.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace arioso::engine {

/// How a session processes single columns.
enum class StepForm {
    Growing, ///< attends to the columns so far: least work
    Fixed,   ///< the same operations on the same memory for many steps, so that a GPU can record and replay
             ///< them
};

/// How a TorchDecoder computes.
struct TorchDecoderOptions
{
    at::Device device = at::kCPU;
    at::ScalarType dtype = at::kFloat;
    std::optional<StepForm> form{}; ///< of the sessions; absent: Growing on the CPU, else Fixed
};

class TorchDecoder : public Decoder
{
public:
    /// `weights`: the scope "decoder". Weights that have this device and dtype are not copied. Throws Error
    /// CheckpointInvalid, and DeviceUnavailable if this libtorch can't compute in the dtype on the device.
    TorchDecoder(const Weights& weights, const DecoderConfig& config, const TorchDecoderOptions& options);

    [[nodiscard]] std::int64_t bytesFor(const Conditioning&, const SessionSize&) const override;

    /// See Decoder::begin. The session's results are inference tensors.
    [[nodiscard]] std::unique_ptr<DecoderSession> begin(const Conditioning&, int rows,
                                                        int maxColumns) const override;

    /// Teacher forcing: the logits of all columns, [R, K, P + T, V] on the decoder's device and in its dtype;
    /// the P columns of the prefix come first. ids: [R, K, T] int64 on any device. Gradients flow to all
    /// parameters and to the conditioning. Throws as `begin` and the session's `step`.
    [[nodiscard]] at::Tensor forward(const at::Tensor& ids, const Conditioning&) const;

    /// The input of the heads, [R, P + T, D]: the output of the last norm.
    [[nodiscard]] at::Tensor hidden(const at::Tensor& ids, const Conditioning&) const;

    /// The trainable weights by their full names. They are the tensors that the network computes with. For
    /// training, call requires_grad_() on them. Weights that are views of a file must be cloned before the
    /// decoder is built.
    [[nodiscard]] const std::map<std::string, at::Tensor>& parameters() const { return m_read.parameters(); }

    [[nodiscard]] const DecoderConfig& config() const { return m_config; }
    [[nodiscard]] at::Device device() const { return m_device; }

private:
    class Session;
    class FixedSession;

    /// The state that a session carries from one call to the next.
    struct Memory
    {
        std::vector<LayerMemory> layers;
        at::Tensor crossBias;  // [R, 1, 1, L]
        at::Tensor prefix;     // [R, P, D], until the first call
        std::int64_t past = 0; // positions fed so far, including the prefix
    };

    [[nodiscard]] Memory remember(const Conditioning&, std::int64_t rows) const;
    [[nodiscard]] at::Tensor run(const at::Tensor& ids, Memory&) const;
    [[nodiscard]] at::Tensor throughLayers(at::Tensor x, Memory&, const at::Tensor& selfBias) const;
    [[nodiscard]] at::Tensor embed(const at::Tensor& ids) const;
    [[nodiscard]] at::Tensor logits(const at::Tensor& hidden) const;

    DecoderConfig m_config;
    at::Device m_device;
    at::ScalarType m_dtype;
    StepForm m_form;
    ParameterReader m_read;
    std::vector<at::Tensor> m_embeddings; // K of [V + 1, D]
    at::Tensor m_positions;               // [maxPositions, D]
    std::vector<DecoderLayer> m_layers;
    LayerNorm m_norm;
    std::vector<at::Tensor> m_heads; // K of [V, D]
};

} // namespace arioso::engine
