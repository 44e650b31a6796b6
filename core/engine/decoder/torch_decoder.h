// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// MusicGen's decoder in libtorch operations: the readable reference, for any device and dtype, and for
// training.
//
//     ids [R, K, T] ─► sum of K embeddings ─► + positions ─► layers ─► norm ─► K heads ─► logits [R, K, T, V]
//                      (prefix in front)                       ▲
//                                                  keys and values of the text

#include "engine/checkpoint/weights.h"
#include "engine/config.h"
#include "engine/decoder/decoder.h"
#include "engine/decoder/torch_layers.h"

#include <ATen/core/Tensor.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace arioso::engine {

/// What a step over one column looks like to the device.
enum class StepForm {
    Growing, ///< works on the columns there are: least work
    Fixed,   ///< the same operations on the same memory for many steps, so that a GPU records them once and
             ///< repeats them
};

class TorchDecoder : public Decoder
{
public:
    /// `weights`: the scope "decoder". Weights that already have this device and dtype are not copied. Throws
    /// Error CheckpointInvalid, DeviceUnavailable when this libtorch cannot compute in `dtype` on `device`.
    /// `form`: of the sessions; by default growing on the CPU and fixed elsewhere.
    TorchDecoder(const Weights& weights, const DecoderConfig& config, at::Device device, at::ScalarType dtype,
                 std::optional<StepForm> form = {});

    [[nodiscard]] std::int64_t bytesFor(const Conditioning&, const SessionSize&) const override;

    /// Throws Error RequestTooLong when prefix and columns do not fit the model's positions. The decoder must
    /// outlive the session, whose results are inference tensors. Sessions throw RequestInvalid for ids that
    /// the model does not have and RequestTooLong for more columns than announced.
    [[nodiscard]] std::unique_ptr<DecoderSession> begin(const Conditioning&, int rows,
                                                        int maxColumns) const override;

    /// Teacher forcing: the logits of all columns, [R, K, P + T, V], P columns of the prefix first, in the
    /// decoder's device and dtype. ids: [R, K, T] int64 on any device. Gradients flow to every parameter and
    /// to the conditioning. Throws as `begin` and a session do.
    [[nodiscard]] at::Tensor forward(const at::Tensor& ids, const Conditioning&) const;

    /// What the heads are applied to: [R, P + T, D] after the last norm.
    [[nodiscard]] at::Tensor hidden(const at::Tensor& ids, const Conditioning&) const;

    /// The trainable weights by their full names: the tensors that the network computes with, not copies. To
    /// train, call requires_grad_() on them; weights that were views of a file must be cloned before the
    /// decoder is made.
    [[nodiscard]] const std::map<std::string, at::Tensor>& parameters() const { return m_read.parameters(); }

    [[nodiscard]] const DecoderConfig& config() const { return m_config; }
    [[nodiscard]] at::Device device() const { return m_device; }

private:
    class Session;
    class FixedSession;

    /// What a pass over some columns needs to know of what came before, and leaves for the next.
    struct Memory
    {
        std::vector<LayerMemory> layers;
        at::Tensor crossBias;  // [R, 1, 1, L]
        at::Tensor prefix;     // [R, P, D], until it has been fed
        std::int64_t past = 0; // positions fed, those of the prefix included
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
