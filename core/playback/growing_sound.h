// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The sound of one clip while it is being made: grows at its end, and is read at the same time by the sound
// card's thread and the waveform, without locks and without copies.

#include "core/playback/sample_file.h"
#include "core/sound.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <memory>

namespace arioso::core {

/// One thread appends; any thread reads. What is there never changes.
class GrowingSound
{
public:
    /// sampleRate: Hz, above 0; channels: above 0.
    GrowingSound(int sampleRate, int channels);
    ~GrowingSound();
    GrowingSound(const GrowingSound&) = delete;
    GrowingSound& operator=(const GrowingSound&) = delete;

    /// What follows the end when a sound is repeated.
    enum class Ending {
        Ordinary, ///< something else
        Seamless, ///< its beginning, as in a loop
    };

    /// A sound that is complete. Null for null or audio without channels or rate.
    [[nodiscard]] static std::shared_ptr<GrowingSound> whole(const AudioPtr& audio,
                                                             Ending ending = Ending::Ordinary);

    /// A sound that is complete in a file, which is read when it's needed. Null for null.
    [[nodiscard]] static std::shared_ptr<GrowingSound> stored(const SampleFilePtr& file,
                                                              Ending ending = Ending::Ordinary);

    /// Adds to the end. A chunk of another rate or number of channels, and one after finish(), is refused:
    /// false.
    bool append(const AudioPtr& chunk);
    bool append(const StoredSamples& chunk);

    /// Nothing more will come.
    void finish();

    [[nodiscard]] int sampleRate() const { return m_sampleRate; }
    [[nodiscard]] int channels() const { return m_channels; }
    [[nodiscard]] qint64 samples() const { return m_samples.load(std::memory_order_acquire); }
    [[nodiscard]] double seconds() const { return double(samples()) / m_sampleRate; }
    [[nodiscard]] bool isFinished() const { return m_finished.load(std::memory_order_acquire); }

    /// Complete, and its end continues in its beginning.
    [[nodiscard]] bool isSeamless() const { return isFinished() && m_ending == Ending::Seamless; }

    /// Calls visit(const float* samples, qint64 count) for the pieces of [from, to) of one channel, in order;
    /// what is outside 0..samples() is left out.
    template <typename Visit>
    void visit(int channel, qint64 from, qint64 to, Visit&& visit) const
    {
        for (const Chunk* chunk = chunkAt(from); chunk != nullptr && chunk->first < to;
             chunk = chunk->next.load(std::memory_order_acquire)) {
            const qint64 begin = std::max(from, chunk->first);
            const qint64 end = std::min(to, chunk->first + chunk->count);
            if (chunk->audio)
                visit(chunk->audio->channels[std::size_t(channel)].data() + (begin - chunk->first), end - begin);
            else
                visitStored(*chunk, channel, begin, end, visit);
        }
    }

    /// Samples [from, from + count) of one channel; zeros where there are none.
    void read(int channel, qint64 from, qint64 count, float* out) const;

private:
    struct Chunk
    {
        AudioPtr audio;       ///< null: in the file
        StoredSamples stored; ///< without file: in memory
        qint64 first = 0;
        qint64 count = 0; ///< samples of a channel
        std::atomic<Chunk*> next = nullptr;
        std::atomic<Chunk*> skip = nullptr; ///< of every kSkip-th chunk: the next of those
    };
    static constexpr int kSkip = 64; ///< an hour is 7200 chunks

    template <typename Visit>
    static void visitStored(const Chunk& chunk, int channel, qint64 begin, qint64 end, Visit& visit)
    {
        constexpr qint64 kBlock = 4096;
        std::array<float, kBlock> samples;
        for (; begin < end; begin += kBlock) {
            const qint64 count = std::min(kBlock, end - begin);
            chunk.stored.file->read(channel, chunk.stored.first + begin - chunk.first, count, samples.data());
            visit(static_cast<const float*>(samples.data()), count);
        }
    }

    void addChunk(Chunk* node);

    /// The chunk that holds `sample`, or the first one for a negative place, or null.
    [[nodiscard]] const Chunk* chunkAt(qint64 sample) const;

    const int m_sampleRate;
    const int m_channels;
    Ending m_ending = Ending::Ordinary; // set before others see the sound
    std::atomic<Chunk*> m_head = nullptr;
    // Of the appending thread
    Chunk* m_tail = nullptr;
    Chunk* m_lastSkip = nullptr;
    int m_sinceSkip = 0; // chunks
    std::atomic<qint64> m_samples = 0;
    std::atomic<bool> m_finished = false;
};

using GrowingSoundPtr = std::shared_ptr<const GrowingSound>;

} // namespace arioso::core

Q_DECLARE_METATYPE(arioso::core::GrowingSoundPtr)
