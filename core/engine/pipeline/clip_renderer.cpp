// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/pipeline/clip_renderer.h"

#include <ATen/ops/cat.h>
#include <ATen/ops/empty.h>

#include <algorithm>

namespace arioso::engine {

namespace {

/// Frames per block, so that the audio of a long prompt is not decoded at once.
constexpr int kMostFrames = 10 * Encodec::kBlockFrames;

} // namespace

at::Tensor codecRows(const Codes& codes, int channels)
{
    const int levels = codes.codebooks / channels;
    at::Tensor rows = at::empty({channels, levels, codes.frames}, at::kLong);
    auto out = rows.accessor<std::int64_t, 3>();
    for (int row = 0; row < codes.codebooks; ++row) {
        for (int frame = 0; frame < codes.frames; ++frame)
            out[row % channels][row / channels][frame] = codes.at(row, frame);
    }
    return rows;
}

ClipRenderer::ClipRenderer(const ModelParts& parts, std::vector<Clip>& clips, const Output& output,
                           GenerationListener& listener)
    : m_parts(parts), m_clips(clips), m_output(output), m_listener(listener),
      m_stream(parts.codec->stream(int(clips.size()) * parts.info.channels))
{
    for (Clip& clip : clips) {
        clip.audio.sampleRate = parts.info.sampleRate;
        clip.audio.channels.assign(std::size_t(parts.info.channels), {});
    }
}

void ClipRenderer::render(int completeFrames)
{
    if (completeFrames - m_pushedFrames >= Encodec::kBlockFrames)
        push(completeFrames);
}

void ClipRenderer::finish(int completeFrames)
{
    push(completeFrames);
    if (completeFrames > 0)
        emitSamples(m_stream->finish());
}

void ClipRenderer::push(int completeFrames)
{
    while (m_pushedFrames < completeFrames) {
        const int end = std::min(completeFrames, m_pushedFrames + kMostFrames);
        std::vector<at::Tensor> rows;
        for (std::size_t i = 0; i < m_clips.size(); ++i) {
            const Codes codes = m_clips[i].codes.part(m_pushedFrames, end);
            rows.push_back(codecRows(codes, m_parts.info.channels));
            m_listener.codesReady(int(i), codes);
        }
        m_pushedFrames = end;
        emitSamples(m_stream->push(at::cat(rows)));
    }
}

void ClipRenderer::emitSamples(const at::Tensor& samples)
{
    const std::int64_t begin = m_emittedSamples;
    m_emittedSamples += samples.size(2);
    const auto values = samples.accessor<float, 3>();
    for (std::size_t i = 0; i < m_clips.size(); ++i) {
        Clip& clip = m_clips[i];
        const std::int64_t first = std::max(begin, clip.skippedSamples);
        const std::int64_t end =
            m_output.keptSamples ? std::min(m_emittedSamples, *m_output.keptSamples) : m_emittedSamples;
        if (first >= end)
            continue;
        Audio piece;
        piece.sampleRate = clip.audio.sampleRate;
        for (std::size_t c = 0; c < clip.audio.channels.size(); ++c) {
            const float* row = values[std::int64_t(i * clip.audio.channels.size() + c)][0].data();
            piece.channels.emplace_back(row + (first - begin), row + (end - begin));
            if (m_output.audio == ClipAudio::Kept)
                clip.audio.channels[c].insert(clip.audio.channels[c].end(), piece.channels.back().begin(),
                                              piece.channels.back().end());
        }
        m_listener.audioReady(int(i), piece);
    }
}

} // namespace arioso::engine
