// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A sound with its waveform. A clip that is being made keeps both when it becomes a take, so that neither the
// ear nor the eye notices.

#include "core/waveform/waveform_source.h"

#include <QString>

#include <memory>

namespace arioso::ui {

struct StageSound
{
    QString takeId;                            ///< "": not a take (yet)
    std::shared_ptr<core::GrowingSound> sound; ///< null until the first of it is there
    core::WaveformSource wave;

    [[nodiscard]] bool isWhole() const { return sound && sound->isFinished(); }

    void setSound(const std::shared_ptr<core::GrowingSound>& whole)
    {
        sound = whole;
        wave.setSound(whole);
    }

    /// Adds a chunk of a clip that is being made. True for the first.
    bool append(const core::AudioPtr& chunk)
    {
        const bool isFirst = !sound;
        if (isFirst)
            sound = std::make_shared<core::GrowingSound>(chunk->sampleRate, int(chunk->channels.size()));
        sound->append(chunk);
        if (isFirst)
            wave.setSound(sound);
        else
            wave.update();
        return isFirst;
    }

    /// Nothing more will come: the waveform is as long as what is there.
    void finish()
    {
        if (!sound)
            return;
        sound->finish();
        wave.setExpectedSeconds(sound->seconds());
    }
};

using StageSoundPtr = std::shared_ptr<StageSound>;

} // namespace arioso::ui
