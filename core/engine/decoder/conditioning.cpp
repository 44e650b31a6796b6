// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/decoder/conditioning.h"

#include "engine/api/error.h"
#include "engine/tensor_ops/linear.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/constant_pad_nd.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/zeros.h>

#include <algorithm>
#include <sstream>

namespace arioso::engine {
namespace {

std::int64_t longestText(const std::vector<ClipCondition>& clips)
{
    std::int64_t longest = 0;
    for (const ClipCondition& clip : clips)
        longest = std::max(longest, clip.text ? clip.text->size(0) : 0);
    return longest;
}

/// [clips, longest]: 1 for the tokens of each clip.
at::Tensor textMask(const std::vector<ClipCondition>& clips, std::int64_t longest, at::Device device)
{
    at::Tensor mask = at::zeros({std::int64_t(clips.size()), longest}, at::kFloat);
    for (std::size_t i = 0; i < clips.size(); ++i) {
        if (clips[i].text)
            mask[std::int64_t(i)].narrow(0, 0, clips[i].text->size(0)).fill_(1);
    }
    return mask.to(device);
}

} // namespace

Conditioner::Conditioner(const Weights& weights, const ModelConfig& config, at::Device device, int threads)
    : m_family(config.family), m_width(config.decoder.hiddenSize), m_textWidth(config.text.width),
      m_numChroma(config.numChroma), m_chromaLength(config.chromaLength), m_device(device), m_threads(threads)
{
    if (config.projectsText) {
        m_textWeight = weights.f32("enc_to_dec_proj.weight", {m_width, m_textWidth}).to(device);
        m_textBias = weights.f32("enc_to_dec_proj.bias", {m_width}).to(device);
    } else if (m_textWidth != m_width) {
        throw Error(ErrorCode::CheckpointInvalid, "The text encoder is " + std::to_string(m_textWidth) +
                                                      " wide and the decoder " + std::to_string(m_width) +
                                                      ", but the checkpoint has no projection between them.");
    }
    // The reference has no such projection if the widths are equal.
    if (m_family == Family::MusicGenMelody && m_numChroma != m_width) {
        m_chromaWeight = weights.f32("audio_enc_to_dec_proj.weight", {m_width, m_numChroma}).to(device);
        m_chromaBias = weights.f32("audio_enc_to_dec_proj.bias", {m_width}).to(device);
    }
}

Conditioning Conditioner::build(const std::vector<ClipCondition>& clips, NullRows nullRows) const
{
    if (clips.empty())
        throw Error(ErrorCode::RequestInvalid, "There is no clip to condition.");
    std::vector<ClipCondition> rows = clips;
    if (nullRows == NullRows::Appended) {
        for (const ClipCondition& clip : clips)
            rows.push_back({clip.exclude, {}});
    }

    Conditioning conditioning;
    switch (m_family) {
    case Family::MusicGen: {
        for (const ClipCondition& row : rows) {
            if (row.melody)
                throw Error(ErrorCode::RequestInvalid,
                            "This model can't follow a melody; choose one of the melody models.");
        }
        // Null rows are zero states with a zero mask: all values are 0, so the cross-attention is 0, because
        // out_proj has no bias. If all rows are null, the cross-attention is left out, which also adds 0.
        if (const std::int64_t longest = longestText(rows); longest > 0) {
            conditioning.cross = textRows(rows);
            conditioning.crossMask = textMask(rows, longest, m_device);
        }
        break;
    }
    case Family::MusicGenMelody: {
        std::vector<at::Tensor> melodies;
        for (const ClipCondition& row : rows)
            melodies.push_back(projectMelody(row.melody.value_or(std::vector<int>{0})));
        conditioning.prefix = at::cat({at::stack(melodies), textRows(rows)}, 1);
        break;
    }
    }
    return conditioning;
}

std::int64_t Conditioner::bytesFor(const std::vector<ClipCondition>& clips, NullRows nullRows) const
{
    if (!m_device.is_cpu())
        return 0;
    constexpr std::int64_t kCopies = 2; // each row by itself, then all in one tensor
    const auto rows = std::int64_t(clips.size()) * (nullRows == NullRows::Appended ? 2 : 1);
    const std::int64_t melody = m_family == Family::MusicGenMelody ? m_chromaLength : 0;
    return kCopies * rows * (longestText(clips) + melody) * m_width * std::int64_t(sizeof(float));
}

// [rows, longest, D]. Padding and null rows are zeros after the projection, whose bias must not be added to
// them, so only the tokens of each row are projected.
at::Tensor Conditioner::textRows(const std::vector<ClipCondition>& clips) const
{
    const std::int64_t longest = std::max<std::int64_t>(longestText(clips), 1);
    const at::Tensor nothing = at::zeros({longest, m_width}, at::TensorOptions(m_device).dtype(at::kFloat));
    std::vector<at::Tensor> rows;
    for (const ClipCondition& clip : clips) {
        rows.push_back(
            clip.text ? at::constant_pad_nd(projectText(*clip.text), {0, 0, 0, longest - clip.text->size(0)})
                      : nothing);
    }
    return at::stack(rows);
}

at::Tensor Conditioner::projectText(const at::Tensor& states) const
{
    if (states.dim() != 2 || states.size(0) == 0 || states.size(1) != m_textWidth) {
        std::ostringstream why;
        why << "A text's states have the shape " << states.sizes() << ", but the text encoder is "
            << m_textWidth << " wide.";
        throw Error(ErrorCode::Internal, why.str());
    }
    const at::Tensor x = states.to(m_device);
    return m_textWeight.defined() ? rowwiseLinear(x, m_textWeight, m_textBias, m_threads) : x;
}

// [chromaLength, D]: the one-hot frames of the melody, repeated or cut to chromaLength, then projected.
at::Tensor Conditioner::projectMelody(const std::vector<int>& bins) const
{
    if (bins.empty())
        throw Error(ErrorCode::RequestInvalid, "The melody is empty.");
    at::Tensor oneHot = at::zeros({m_chromaLength, m_numChroma}, at::kFloat);
    float* row = oneHot.data_ptr<float>();
    for (int frame = 0; frame < m_chromaLength; ++frame, row += m_numChroma) {
        const int bin = bins[std::size_t(frame) % bins.size()];
        if (bin < 0 || bin >= m_numChroma) {
            throw Error(ErrorCode::RequestInvalid, "The melody has the pitch class " + std::to_string(bin) +
                                                       ", but the model knows " +
                                                       std::to_string(m_numChroma) + ".");
        }
        row[bin] = 1;
    }
    const at::Tensor x = oneHot.to(m_device);
    return m_chromaWeight.defined() ? rowwiseLinear(x, m_chromaWeight, m_chromaBias, m_threads) : x;
}

} // namespace arioso::engine
