// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What goes to the sound card, frame by frame: where in the sound it is, loops, waiting for sound that is
// still being made, and the short fades that keep every change free of clicks. Arithmetic only: no threads,
// no sound card.
//
//     play, seek at S, sound runs out at R, more comes        fade = 5 ms
//
//        ____________   ______________                 ________
//       /            \ /              \               /
//     _/              X                \_____________/
//      play          / \  S             R  Waiting   resumes where the fade began, so that nothing is lost
//                 old   new place

#include "core/playback/sound_reader.h"

#include <deque>
#include <optional>
#include <vector>

namespace arioso::core {

/// A stretch of a sound in seconds.
struct TimeRange
{
    double begin = 0;
    double end = 0;

    friend bool operator==(const TimeRange&, const TimeRange&) = default;
};

enum class PlaybackPhase {
    Halted,
    Playing,
    Waiting, ///< for sound that is still being made
    Ended,   ///< the sound was played to its end
};

/// What is heard at some moment.
struct PlaybackMoment
{
    PlaybackPhase phase = PlaybackPhase::Halted;
    double seconds = 0; ///< place in the sound
    int serial = 0;     ///< of the command that led here
};

/// To be used on one thread. Frames are two floats, left and right.
class PlaybackMixer
{
public:
    /// Length of every fade.
    static constexpr double kFadeSeconds = 0.005;
    /// Waiting goes on until so much is there, and twice as much each time up to the second value: a sound
    /// that is made more slowly than it is played would otherwise stutter.
    static constexpr double kFirstReserve = 0.4;
    static constexpr double kLargestReserve = 6.4;
    /// A loop that is shorter is played as if there were none.
    static constexpr double kShortestLoop = 4 * kFadeSeconds;

    /// The output begins with `leadIn` frames of silence.
    explicit PlaybackMixer(int outputRate, qint64 leadIn = 0);

    [[nodiscard]] int outputRate() const { return m_rate; }

    /// Another sound (null: none), `gain` times as loud as it is. The place stays, and playing goes on with
    /// it. Throws engine::Error AudioInvalid when its rate cannot be converted; then the old sound stays.
    void setSource(const GrowingSoundPtr& sound, float gain);

    void play();
    void halt();
    void seek(double seconds, int serial);

    /// A loop around the whole of a seamless sound turns without a fade. While playing outside the loop the place jumps to its beginning; before it, playing goes on into it.
    /// The loop is left by a seek behind it.
    void setLoop(const std::optional<TimeRange>& loop);

    /// Applied to everything, reached within a fade.
    void setVolume(float gain) { m_wantedVolume = gain; }

    /// Writes the next `frames` frames, interleaved.
    void render(float* out, qint64 frames);

    /// Frames rendered so far.
    [[nodiscard]] qint64 rendered() const { return m_rendered; }

    /// What the frame with this number is about, 0..rendered(); numbers must not fall from call to call.
    [[nodiscard]] PlaybackMoment momentAt(qint64 frame);

    /// The frame since which everything is silence because playing is halted or ended; absent while it is
    /// not.
    [[nodiscard]] std::optional<qint64> silentSince() const;

private:
    using Phase = PlaybackPhase;

    struct Segment
    {
        qint64 frame = 0; ///< of the output, where it begins
        Phase phase = Phase::Halted;
        qint64 place = 0;  ///< of the sound
        double period = 0; ///< frames after which the place begins again; 0: never
        int serial = 0;
    };

    /// Reads the sound as endless while the loop is all of a seamless one.
    void updateCycle();
    [[nodiscard]] bool isCyclic() const { return m_reader && m_reader->isCyclic(); }
    [[nodiscard]] qint64 available() const;
    [[nodiscard]] qint64 loopEnd() const;
    [[nodiscard]] qint64 framesToEvent() const;
    [[nodiscard]] bool hasReserve() const;
    void renderVoice(float* out, qint64 frames);
    void fadeOut();
    void start(qint64 place);
    void enter(Phase phase);
    void handleEvent();
    void finish(float* out, qint64 frames);

    int m_rate;
    qint64 m_fade;   ///< frames
    qint64 m_leadIn; ///< frames
    std::optional<SoundReader> m_reader;
    bool m_finished = false; ///< the sound, asked before available()
    float m_sourceGain = 1;
    float m_volume = 1;
    float m_wantedVolume = 1;

    Phase m_phase = Phase::Halted;
    qint64 m_place = 0;   ///< next frame of the sound
    qint64 m_fadedIn = 0; ///< frames of the fade that are done
    qint64 m_loopBegin = 0;
    qint64 m_loopEnd = 0;
    double m_reserve = kFirstReserve;
    int m_serial = 0;

    qint64 m_rendered = 0;
    std::deque<Segment> m_segments;
    std::deque<float> m_tail; ///< what still sounds of the places that were left, interleaved
    std::vector<float> m_left;
    std::vector<float> m_right;
};

} // namespace arioso::core
