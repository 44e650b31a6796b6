// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/playback/growing_sound.h"

#include <algorithm>

namespace arioso::core {

GrowingSound::GrowingSound(int sampleRate, int channels) : m_sampleRate(sampleRate), m_channels(channels) {}

GrowingSound::~GrowingSound()
{
    for (Chunk* chunk = m_head.load(); chunk != nullptr;) {
        Chunk* next = chunk->next.load();
        delete chunk;
        chunk = next;
    }
}

std::shared_ptr<GrowingSound> GrowingSound::whole(const AudioPtr& audio, Ending ending)
{
    if (!audio || audio->sampleRate <= 0 || audio->channels.empty())
        return nullptr;
    auto sound = std::make_shared<GrowingSound>(audio->sampleRate, int(audio->channels.size()));
    sound->append(audio);
    sound->m_ending = ending;
    sound->finish();
    return sound;
}

std::shared_ptr<GrowingSound> GrowingSound::stored(const SampleFilePtr& file, Ending ending)
{
    if (!file)
        return nullptr;
    auto sound = std::make_shared<GrowingSound>(file->format().sampleRate, file->format().channels);
    sound->m_ending = ending;
    sound->append(StoredSamples{file, 0, file->samples()});
    sound->finish();
    return sound;
}

bool GrowingSound::append(const AudioPtr& chunk)
{
    if (!chunk || chunk->sampleRate != m_sampleRate || int(chunk->channels.size()) != m_channels ||
        isFinished())
        return false;
    for (const auto& channel : chunk->channels)
        if (channel.size() != chunk->samples())
            return false;
    if (chunk->samples() == 0)
        return true;

    addChunk(new Chunk{chunk, {}, 0, qint64(chunk->samples()), nullptr, nullptr});
    return true;
}

bool GrowingSound::append(const StoredSamples& chunk)
{
    if (!chunk.file || chunk.file->format().sampleRate != m_sampleRate ||
        chunk.file->format().channels != m_channels || isFinished())
        return false;
    if (chunk.count > 0)
        addChunk(new Chunk{nullptr, chunk, 0, chunk.count, nullptr, nullptr});
    return true;
}

void GrowingSound::addChunk(Chunk* node)
{
    node->first = m_samples.load(std::memory_order_relaxed);
    (m_tail != nullptr ? m_tail->next : m_head).store(node, std::memory_order_release);
    m_tail = node;
    if (m_lastSkip == nullptr || ++m_sinceSkip == kSkip) {
        if (m_lastSkip != nullptr)
            m_lastSkip->skip.store(node, std::memory_order_release);
        m_lastSkip = node;
        m_sinceSkip = 0;
    }
    m_samples.store(node->first + node->count, std::memory_order_release);
}

void GrowingSound::finish()
{
    m_finished.store(true, std::memory_order_release);
}

void GrowingSound::read(int channel, qint64 from, qint64 count, float* out) const
{
    const qint64 missing = std::clamp<qint64>(-from, 0, count);
    float* end = std::fill_n(out, missing, 0.0F);
    visit(channel, from + missing, from + count,
          [&](const float* samples, qint64 size) { end = std::copy_n(samples, size, end); });
    std::fill(end, out + count, 0.0F);
}

const GrowingSound::Chunk* GrowingSound::chunkAt(qint64 sample) const
{
    const Chunk* chunk = m_head.load(std::memory_order_acquire);
    while (chunk != nullptr) {
        const Chunk* further = chunk->skip.load(std::memory_order_acquire);
        if (further == nullptr || further->first > sample)
            break;
        chunk = further;
    }
    while (chunk != nullptr && chunk->first + chunk->count <= sample)
        chunk = chunk->next.load(std::memory_order_acquire);
    return chunk;
}

} // namespace arioso::core
