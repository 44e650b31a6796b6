// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A sound with its waveform. A clip that is being made keeps both when it becomes a take, so that neither the
// ear nor the eye notices.

#include "core/generation/generation_job.h"
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
    bool append(const core::AudioChunk& chunk)
    {
        const bool isFirst = !sound;
        if (isFirst && chunk.audio)
            sound = std::make_shared<core::GrowingSound>(chunk.audio->sampleRate, int(chunk.audio->channels.size()));
        else if (isFirst)
            sound = std::make_shared<core::GrowingSound>(chunk.stored.file->format().sampleRate,
                                                         chunk.stored.file->format().channels);
        if (chunk.audio)
            sound->append(chunk.audio);
        else
            sound->append(chunk.stored);
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
