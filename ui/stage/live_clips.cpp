// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/stage/live_clips.h"

#include "ui/text/take_title.h"

#include <algorithm>

namespace arioso::ui {

LiveClips LiveClips::of(const core::GenerationJob& job, const core::ModelState& model)
{
    LiveClips live;
    live.job = job.id;
    live.title = titleOf(job.request.prompt);
    const core::GenerationSettings& settings = job.request.settings;
    if (settings.endless)
        live.expectedSeconds = 0;
    else if (settings.seconds)
        live.expectedSeconds = *settings.seconds;
    else if (model.model && model.model->frameRate > 0)
        live.expectedSeconds = std::min(model.model->maxSeconds,
                                        double(model.model->defaults.maxLength) / model.model->frameRate);
    for (int i = 0; i < std::max(1, settings.takes); ++i) {
        live.clips.append(std::make_shared<StageSound>());
        live.clips.last()->wave.setExpectedSeconds(live.expectedSeconds);
    }
    return live;
}

void LiveClips::complete(const core::JobResult& result)
{
    for (qsizetype i = 0; i < clips.size(); ++i) {
        if (!clips[i]->sound && i < result.clips.size())
            clips[i]->setSound(core::GrowingSound::whole(result.clips[i].audio));
        clips[i]->finish();
    }
}

} // namespace arioso::ui
