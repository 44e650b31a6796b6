// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The clips of the running job, from its first chunk until they are takes.

#include "core/generation/generation_service.h"
#include "ui/stage_sound.h"

#include <QList>

#include <optional>

namespace arioso::ui {

struct LiveClips
{
    core::JobId job = 0;
    QString title;
    double expectedSeconds = 0; ///< length asked for; 0 when that is unknown
    QList<StageSoundPtr> clips;
    double speed = 0; ///< seconds made in a second; 0 until it is known

    [[nodiscard]] qsizetype indexOf(const StageSoundPtr& sound) const { return clips.indexOf(sound); }

    /// For the active job of the service.
    [[nodiscard]] static LiveClips of(const core::GenerationJob& job, const core::ModelState& model);

    /// The rest of every clip, from the result where no chunk came.
    void complete(const core::JobResult& result);
};

} // namespace arioso::ui
