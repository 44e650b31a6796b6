// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The two kinds of session of TorchDecoder.
//
//     Session        feeds any number of columns and attends to the columns so far; for the CPU
//     FixedSession   feeds the prompt in the same way, then single columns by a fixed sequence of operations,
//     which
//                    is recorded on a GPU once for all positions of a block of the cache

#include "engine/decoder/decoder_input.h"
#include "engine/decoder/torch/recorded_step.h"
#include "engine/decoder/torch/torch_decoder.h"

#include <optional>

namespace arioso::engine {

class TorchDecoder::Session : public DecoderSession
{
public:
    Session(const TorchDecoder& decoder, const Conditioning& conditioning, int rows, int maxColumns);

    at::Tensor step(const at::Tensor& ids) override;
    at::Tensor stepEach(const at::Tensor& ids) override;

protected:
    [[nodiscard]] at::Tensor
    grow(const at::Tensor& ids); // [R, K, V] float32 on the device, of the last column

    const TorchDecoder& m_decoder;
    SessionInput m_input;
    Memory m_memory;
};

class TorchDecoder::FixedSession final : public Session
{
public:
    FixedSession(const TorchDecoder& decoder, const Conditioning& conditioning, int rows, int maxColumns);

    at::Tensor step(const at::Tensor& ids) override;
    at::Tensor stepAndSample(const at::Tensor& ids, const SamplingRule& rule,
                             const at::Tensor& uniforms) override;

private:
    [[nodiscard]] at::Tensor feed(const at::Tensor& ids, const std::optional<SamplingRule>& rule,
                                  const at::Tensor& uniforms);
    [[nodiscard]] RecordedStep& recorded(std::int64_t visible, const std::optional<SamplingRule>& rule);
    [[nodiscard]] at::Tensor logitsOfInputs(std::int64_t visible);

    at::Tensor m_ids;      // [R, K, 1] int64 on the device, an input of the recorded operations
    at::Tensor m_position; // [1] int64, likewise
    at::Tensor m_uniforms; // [B, K] float64, likewise
    at::Tensor m_index;    // [capacity] int64, 0..
    std::optional<RecordedStep> m_recorded;
    std::int64_t m_visible = 0;         // positions that it attends to
    std::optional<SamplingRule> m_rule; // how it samples; absent: it returns logits
};

} // namespace arioso::engine
