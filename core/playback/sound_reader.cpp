// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/playback/sound_reader.h"

#include "engine/audio/resample.h"

#include <algorithm>
#include <numeric>

namespace arioso::core {
namespace {

/// Beyond what the resampler looks at on either side, in samples of the lower rate: 24 / 0.945.
constexpr qint64 kReach = 27;

/// Frames of a sound that is repeated: more than anybody plays.
constexpr qint64 kEndless = qint64(1) << 50;

std::vector<float> converted(const std::vector<float>& samples, int from, int to)
{
    return engine::resample(samples, from, to, engine::Resampler::Julius);
}

} // namespace

SoundReader::SoundReader(GrowingSoundPtr sound, int outputRate)
    : m_sound(std::move(sound)), m_outputRate(outputRate)
{
    const int rate = m_sound->sampleRate();
    if (rate == outputRate)
        return;
    const qint64 divisor = std::gcd(rate, outputRate);
    m_from = rate / divisor;
    m_to = outputRate / divisor;
    const auto wholeUnits = [this](qint64 samples) { return (samples + m_from - 1) / m_from * m_from; };
    m_margin = wholeUnits(kReach * std::max<qint64>(1, (m_from + m_to - 1) / m_to));
    m_pieceSamples = wholeUnits(rate / 10 + 1);
    m_pieceFrames = m_pieceSamples / m_from * m_to;
    (void)converted({0.0F}, rate, outputRate); // throws now rather than while playing
}

void SoundReader::setCyclic(bool cyclic)
{
    m_cyclic = cyclic && isFinished() && m_sound->samples() > 0;
    m_piece = -1; // its edges may be others now
}

void SoundReader::readSamples(int channel, qint64 from, qint64 count, float* out) const
{
    if (!m_cyclic) {
        m_sound->read(channel, from, count, out);
        return;
    }
    const qint64 total = m_sound->samples();
    for (qint64 done = 0; done < count;) {
        const qint64 at = ((from + done) % total + total) % total;
        const qint64 size = std::min(count - done, total - at);
        m_sound->read(channel, at, size, out + done);
        done += size;
    }
}

qint64 SoundReader::available() const
{
    if (m_cyclic)
        return kEndless;
    const bool finished = isFinished();
    const qint64 samples = m_sound->samples();
    if (m_pieceSamples == 0)
        return samples;
    if (finished)
        return samples * m_to / m_from;
    return std::max<qint64>(0, (samples - m_margin) / m_pieceSamples) * m_pieceFrames;
}

void SoundReader::read(qint64 from, qint64 count, float* left, float* right)
{
    if (m_pieceSamples == 0) {
        readSamples(0, from, count, left);
        if (m_sound->channels() > 1)
            readSamples(1, from, count, right);
        else
            std::copy_n(left, count, right);
        return;
    }
    const qint64 total = available();
    for (qint64 done = 0; done < count;) {
        const qint64 at = from + done;
        if (at < 0 || at >= total) {
            const qint64 zeros = at < 0 ? std::min(-at, count - done) : count - done;
            std::fill_n(left + done, zeros, 0.0F);
            std::fill_n(right + done, zeros, 0.0F);
            done += zeros;
            continue;
        }
        convertPiece(at / m_pieceFrames);
        const qint64 offset = at % m_pieceFrames;
        const qint64 size = std::min({count - done, m_pieceFrames - offset, total - at});
        std::copy_n(m_frames[0].begin() + offset, size, left + done);
        std::copy_n(m_frames[1].begin() + offset, size, right + done);
        done += size;
    }
}

void SoundReader::convertPiece(qint64 piece)
{
    if (piece == m_piece)
        return;
    m_piece = piece;
    std::vector<float> samples(std::size_t(m_pieceSamples + 2 * m_margin));
    for (int side = 0; side < 2; ++side) {
        if (side == 1 && m_sound->channels() == 1) {
            m_frames[1] = m_frames[0];
            return;
        }
        const qint64 first = piece * m_pieceSamples - m_margin;
        readSamples(side, first, qint64(samples.size()), samples.data());
        std::vector<float> frames = converted(samples, m_sound->sampleRate(), m_outputRate);
        frames.erase(frames.begin(), frames.begin() + m_margin / m_from * m_to);
        frames.resize(std::size_t(m_pieceFrames));
        m_frames[std::size_t(side)] = std::move(frames);
    }
}

} // namespace arioso::core
