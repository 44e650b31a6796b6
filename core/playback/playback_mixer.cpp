// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/playback/playback_mixer.h"

#include <algorithm>
#include <cmath>

namespace arioso::core {

PlaybackMixer::PlaybackMixer(int outputRate, qint64 leadIn)
    : m_rate(outputRate), m_fade(std::max<qint64>(1, std::llround(outputRate * kFadeSeconds))),
      m_leadIn(leadIn)
{
    enter(Phase::Halted);
}

void PlaybackMixer::setSource(const GrowingSoundPtr& sound, float gain)
{
    std::optional<SoundReader> reader;
    if (sound)
        reader.emplace(sound, m_rate);
    if (m_phase == Phase::Playing)
        fadeOut();
    if (isCyclic())
        m_place = std::llround(std::fmod(double(m_place), m_reader->period()));
    m_reader = std::move(reader);
    m_sourceGain = gain;
    updateCycle();
    m_reserve = kFirstReserve;
    m_fadedIn = 0;
    if (m_phase == Phase::Ended)
        enter(Phase::Halted);
    else if (!m_reader && m_phase != Phase::Halted)
        enter(Phase::Ended);
}

void PlaybackMixer::play()
{
    if (m_phase != Phase::Playing && m_phase != Phase::Waiting)
        enter(Phase::Waiting); // until render() sees that there is enough
}

void PlaybackMixer::halt()
{
    if (m_phase == Phase::Playing)
        fadeOut();
    if (m_phase != Phase::Halted)
        enter(Phase::Halted);
}

void PlaybackMixer::seek(double seconds, int serial)
{
    m_serial = serial;
    if (m_phase == Phase::Playing)
        fadeOut();
    m_place = std::max<qint64>(0, std::llround(std::clamp(seconds, 0.0, 1e6) * m_rate));
    m_reserve = kFirstReserve;
    m_fadedIn = 0;
    // After the end one may go back and on from there, but only play() makes it sound.
    enter(m_phase == Phase::Ended ? Phase::Halted : m_phase);
}

void PlaybackMixer::setLoop(const std::optional<TimeRange>& loop)
{
    m_loopBegin = loop ? std::llround(std::clamp(loop->begin, 0.0, 1e6) * m_rate) : 0;
    m_loopEnd = loop ? std::llround(std::clamp(loop->end, 0.0, 1e6) * m_rate) : 0;
    updateCycle();
    if (isCyclic())
        return;
    if (m_phase == Phase::Playing && loopEnd() > 0 && m_place > loopEnd() - m_fade) {
        fadeOut();
        start(m_loopBegin);
    }
}

void PlaybackMixer::updateCycle()
{
    if (!m_reader)
        return;
    const double period = m_reader->period();
    const bool cyclic = m_reader->sound()->isSeamless() && m_loopBegin == 0 &&
                        double(m_loopEnd) >= period - 1 && period >= kShortestLoop * m_rate;
    if (cyclic == m_reader->isCyclic())
        return;
    // The place counts all turns while the sound is endless.
    if (!cyclic) {
        if (m_phase == Phase::Playing)
            fadeOut();
        m_place = std::llround(std::fmod(double(m_place), period));
        m_fadedIn = 0;
    }
    m_reader->setCyclic(cyclic);
    enter(m_phase);
}

qint64 PlaybackMixer::available() const
{
    return m_reader ? m_reader->available() : 0;
}

/// Where the loop turns, 0 when there is none: of a complete sound at its end at the latest.
qint64 PlaybackMixer::loopEnd() const
{
    if (isCyclic())
        return 0;
    const qint64 end = m_finished ? std::min(m_loopEnd, available()) : m_loopEnd;
    return end - m_loopBegin < std::llround(kShortestLoop * m_rate) ? 0 : end;
}

/// Frames that can be played until the loop turns or, with a fade to spare, the sound runs out.
qint64 PlaybackMixer::framesToEvent() const
{
    const qint64 toEnd = available() - m_fade - m_place;
    const qint64 end = loopEnd();
    const qint64 toTurn = end - m_fade - m_place;
    return end > 0 && toTurn >= 0 ? std::min(toEnd, toTurn) : toEnd;
}

bool PlaybackMixer::hasReserve() const
{
    return m_finished || available() - m_place >= std::llround(m_reserve * m_rate);
}

void PlaybackMixer::render(float* out, qint64 frames)
{
    while (frames > 0) {
        m_finished = m_reader && m_reader->isFinished();
        qint64 now = frames;
        if (m_rendered < m_leadIn)
            now = std::min(frames, m_leadIn - m_rendered);
        else if (m_phase == Phase::Waiting && m_reader && hasReserve())
            start(m_place);
        if (m_phase == Phase::Playing) {
            now = std::min(frames, framesToEvent());
            if (now <= 0) {
                handleEvent();
                continue;
            }
            renderVoice(out, now);
        } else {
            std::fill_n(out, 2 * now, 0.0F);
        }
        finish(out, now);
        out += 2 * now;
        frames -= now;
    }
}

void PlaybackMixer::handleEvent()
{
    const bool turns = loopEnd() > 0 && m_place == loopEnd() - m_fade;
    fadeOut();
    if (turns) {
        // The fade in ends where the fade out does, so that the loop keeps its exact length.
        start(m_loopBegin - m_fade);
    } else if (m_finished) {
        m_place = available();
        enter(Phase::Ended);
    } else {
        enter(Phase::Waiting);
        m_reserve = std::min(2 * m_reserve, kLargestReserve);
    }
}

/// The next frames of the sound, faded in where it has just begun.
void PlaybackMixer::renderVoice(float* out, qint64 frames)
{
    m_left.resize(std::size_t(frames));
    m_right.resize(std::size_t(frames));
    m_reader->read(m_place, frames, m_left.data(), m_right.data());
    for (qint64 i = 0; i < frames; ++i) {
        const float fade = m_fadedIn < m_fade ? std::max(0.0F, float(m_fadedIn++) / float(m_fade)) : 1.0F;
        out[2 * i] = m_left[std::size_t(i)] * fade * m_sourceGain;
        out[2 * i + 1] = m_right[std::size_t(i)] * fade * m_sourceGain;
    }
    m_place += frames;
}

/// Lets the sound die away from the present place, which stays.
void PlaybackMixer::fadeOut()
{
    // Shorter only after a seek into the last fade of the sound.
    const qint64 length = std::clamp<qint64>(available() - m_place, 0, m_fade);
    const qint64 place = m_place;
    const qint64 fadedIn = m_fadedIn;
    std::vector<float> ending(std::size_t(2 * length));
    renderVoice(ending.data(), length);
    m_place = place;
    m_fadedIn = fadedIn;

    m_tail.resize(std::max(m_tail.size(), ending.size()));
    for (qint64 i = 0; i < length; ++i) {
        const float fade = 1 - float(i) / float(length);
        m_tail[std::size_t(2 * i)] += ending[std::size_t(2 * i)] * fade;
        m_tail[std::size_t(2 * i + 1)] += ending[std::size_t(2 * i + 1)] * fade;
    }
}

void PlaybackMixer::start(qint64 place)
{
    m_place = place;
    m_fadedIn = std::min<qint64>(0, place); // before the sound there is nothing to fade in
    enter(Phase::Playing);
}

void PlaybackMixer::enter(Phase phase)
{
    m_phase = phase;
    if (!m_segments.empty() && m_segments.back().frame == m_rendered)
        m_segments.pop_back();
    m_segments.push_back({m_rendered, phase, m_place, isCyclic() ? m_reader->period() : 0, m_serial});
}

/// Adds what still sounds of earlier places and applies the volume.
void PlaybackMixer::finish(float* out, qint64 frames)
{
    const std::size_t sounding = std::min(m_tail.size(), std::size_t(2 * frames));
    for (std::size_t i = 0; i < sounding; ++i)
        out[i] += m_tail[i];
    m_tail.erase(m_tail.begin(), m_tail.begin() + std::ptrdiff_t(sounding));

    const float step = 1 / float(m_fade);
    for (qint64 i = 0; i < frames; ++i) {
        m_volume += std::clamp(m_wantedVolume - m_volume, -step, step);
        out[2 * i] *= m_volume;
        out[2 * i + 1] *= m_volume;
    }
    m_rendered += frames;
}

PlaybackMoment PlaybackMixer::momentAt(qint64 frame)
{
    while (m_segments.size() > 1 && m_segments[1].frame <= frame)
        m_segments.pop_front();
    const Segment& segment = m_segments.front();
    const qint64 played = segment.phase == Phase::Playing ? std::max<qint64>(0, frame - segment.frame) : 0;
    const auto place = double(std::max<qint64>(0, segment.place + played));
    return {segment.phase, (segment.period > 0 ? std::fmod(place, segment.period) : place) / m_rate,
            segment.serial};
}

std::optional<qint64> PlaybackMixer::silentSince() const
{
    const Segment& last = m_segments.back();
    if (last.phase != Phase::Halted && last.phase != Phase::Ended)
        return std::nullopt;
    return last.frame + m_fade;
}

} // namespace arioso::core
