// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/decoder/torch/torch_session.h"

#include "engine/api/error.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/scalar_tensor.h>
#include <ATen/ops/where.h>
#include <ATen/ops/zeros_like.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <limits>
#include <string>

namespace arioso::engine {
namespace {

/// Positions per recording. Longer blocks read more of the cache than necessary, shorter ones are recorded
/// more often.
constexpr std::int64_t kBlock = 256;

} // namespace

TorchDecoder::Session::Session(const TorchDecoder& decoder, const Conditioning& conditioning, int rows,
                               int maxColumns)
    : m_decoder(decoder), m_input(decoder.m_config, conditioning, rows, maxColumns)
{
    const c10::InferenceMode inference;
    m_memory = decoder.remember(conditioning, rows);
    const DecoderConfig& config = decoder.m_config;
    const auto options = at::TensorOptions(decoder.m_device).dtype(decoder.m_dtype);
    for (LayerMemory& layer : m_memory.layers)
        layer.self.emplace(at::IntArrayRef{rows, config.heads, m_input.positions(), config.headWidth()},
                           options);
}

at::Tensor TorchDecoder::Session::step(const at::Tensor& ids)
{
    const c10::InferenceMode inference;
    m_input.admit(ids);
    return grow(ids).to(at::kCPU).contiguous();
}

at::Tensor TorchDecoder::Session::stepEach(const at::Tensor& ids)
{
    const c10::InferenceMode inference;
    m_input.admit(ids);
    const at::Tensor hidden = m_decoder.run(ids, m_memory); // [R, P + T, D] in the first call
    const std::int64_t columns = ids.size(2);
    const at::Tensor fed = hidden.narrow(1, hidden.size(1) - columns, columns);
    return m_decoder.logits(fed).to(at::kFloat).to(at::kCPU);
}

at::Tensor TorchDecoder::Session::grow(const at::Tensor& ids)
{
    const at::Tensor last = m_decoder.run(ids, m_memory).narrow(1, -1, 1); // [R, 1, D]
    return m_decoder.logits(last).squeeze(2).to(at::kFloat);
}

TorchDecoder::FixedSession::FixedSession(const TorchDecoder& decoder, const Conditioning& conditioning,
                                         int rows, int maxColumns)
    : Session(decoder, conditioning, rows, maxColumns)
{
    const c10::InferenceMode inference;
    const auto integers = at::TensorOptions(decoder.m_device).dtype(at::kLong);
    m_ids = at::empty({rows, decoder.m_config.codebooks, 1}, integers);
    m_position = at::empty({1}, integers);
    m_index = at::arange(m_input.positions(), integers);
}

at::Tensor TorchDecoder::FixedSession::step(const at::Tensor& ids)
{
    return feed(ids, {}, {});
}

at::Tensor TorchDecoder::FixedSession::stepAndSample(const at::Tensor& ids, const SamplingRule& rule,
                                                     const at::Tensor& uniforms)
{
    at::Tensor codes = feed(ids, rule, uniforms);
    requireCodes(codes);
    return codes;
}

// Returns logits [R, K, V], or with a rule codes [B, K], on the CPU.
at::Tensor TorchDecoder::FixedSession::feed(const at::Tensor& ids, const std::optional<SamplingRule>& rule,
                                            const at::Tensor& uniforms)
{
    const c10::InferenceMode inference;
    m_input.admit(ids);
    if (uniforms.defined()) {
        if (!m_uniforms.defined())
            m_uniforms = at::empty(uniforms.sizes(), uniforms.options().device(m_decoder.m_device));
        m_uniforms.copy_(uniforms);
    }
    if (m_memory.past == 0) { // the prefix and the prompt, of any length
        const at::Tensor logits = grow(ids);
        return (rule ? sampleCodesOnDevice(logits, *rule, m_uniforms) : logits).to(at::kCPU).contiguous();
    }
    at::Tensor result;
    for (std::int64_t column = 0; column < ids.size(2); ++column) {
        m_ids.copy_(ids.narrow(2, column, 1));
        m_position.fill_(m_memory.past++);
        const std::int64_t visible =
            std::min((m_memory.past + kBlock - 1) / kBlock * kBlock, m_input.positions());
        for (LayerMemory& layer : m_memory.layers)
            layer.self->follow(m_position, visible);
        result = recorded(visible, rule).run();
    }
    return result.to(at::kCPU).contiguous();
}

RecordedStep& TorchDecoder::FixedSession::recorded(std::int64_t visible,
                                                   const std::optional<SamplingRule>& rule)
{
    if (!m_recorded || visible != m_visible || !(rule == m_rule)) {
        m_visible = visible;
        m_rule = rule;
        const auto operations = [this, visible, rule] {
            const at::Tensor logits = logitsOfInputs(visible);
            return rule ? sampleCodesOnDevice(logits, *rule, m_uniforms) : logits;
        };
        m_recorded.reset(); // frees its memory before the next recording allocates
        m_recorded.emplace(operations, m_decoder.m_device);
    }
    return *m_recorded;
}

at::Tensor TorchDecoder::FixedSession::logitsOfInputs(std::int64_t visible)
{
    const at::Tensor hidden =
        at::scalar_tensor(std::numeric_limits<float>::lowest(), at::TensorOptions(m_index.device()));
    const at::Tensor bias =
        at::where(m_index.narrow(0, 0, visible) > m_position, hidden, at::zeros_like(hidden));
    const at::Tensor x = m_decoder.embed(m_ids) + m_decoder.m_positions.index_select(0, m_position);
    const at::Tensor last = m_decoder.throughLayers(x, m_memory, bias.unsqueeze(0)); // [R, 1, D]
    return m_decoder.logits(last).squeeze(2).to(at::kFloat);
}

} // namespace arioso::engine
