// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The running job on the stage.

#include "ui/stage/stage_view_model.h"
#include "ui/text/clock_text.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace arioso::ui {
namespace {

/// Sound made less than so many times as fast as it plays runs out.
constexpr double kRealTime = 0.98;

} // namespace

void StageViewModel::connectService()
{
    using core::GenerationService;
    connect(&m_generation, &GenerationService::started, this, &StageViewModel::onStarted);
    connect(&m_generation, &GenerationService::progressed, this, &StageViewModel::onProgress);
    connect(&m_generation, &GenerationService::audioReady, this, &StageViewModel::onAudio);
    connect(&m_generation, &GenerationService::cancelled, this, &StageViewModel::onFailed);
    connect(&m_generation, &GenerationService::failed, this, [this](core::JobId id) { onFailed(id); });
}

void StageViewModel::onStarted(core::JobId id)
{
    if (!m_generation.active() || m_generation.active()->id != id)
        return;
    const core::JobRequest& request = m_generation.active()->request;
    if (request.edit || request.trim) // has no sound until it is done
        return;
    m_live = LiveClips::of(*m_generation.active(), m_generation.modelState());
    if (m_isHeld || m_player.isActive()) {
        Q_EMIT shownChanged();
        return;
    }
    m_takeBefore = currentTake();
    showClip(0, Entry::Silent);
}

void StageViewModel::onProgress(const core::JobProgress& progress)
{
    if (!m_live || m_live->job != progress.id || progress.phase != engine::Phase::Generating)
        return;
    const auto& model = m_generation.modelState().model;
    if (model && model->frameRate > 0)
        m_live->speed = progress.stepsPerSecond / model->frameRate; // one step makes a frame of every clip
}

void StageViewModel::onAudio(const core::AudioChunk& chunk)
{
    if (!m_live || m_live->job != chunk.id || chunk.clip < 0 || chunk.clip >= m_live->clips.size())
        return;
    const StageSoundPtr sound = m_live->clips[chunk.clip];
    const bool isFirst = sound->append(chunk);
    if (sound != m_shown)
        return;
    if (isFirst) {
        // Without a device there is nothing to hear; Play would say so, a job that starts need not.
        give(m_playWhileMade && m_player.hasDevice() ? Entry::Playing : Entry::Silent);
        Q_EMIT shownChanged();
    } else {
        Q_EMIT grown();
    }
}

/// Nothing of the job is kept: the stage is as it was before.
void StageViewModel::onFailed(core::JobId id)
{
    if (!m_live || m_live->job != id)
        return;
    const bool isShown = liveClip() >= 0;
    m_live.reset();
    if (!isShown) {
        Q_EMIT shownChanged();
        return;
    }
    show(nullptr, Entry::Silent);
    showTake(std::exchange(m_takeBefore, {}));
}

void StageViewModel::onKept(const core::JobResult& result, const QStringList& takeIds)
{
    if (!m_live || m_live->job != result.id)
        return;
    const bool hadSound = hasSound();
    m_live->complete(result);
    if (liveClip() >= 0 && hasSound() && !hadSound)
        give(m_playWhileMade && m_player.hasDevice() ? Entry::Playing : Entry::Silent);
    const LiveClips kept = *std::exchange(m_live, std::nullopt);
    for (qsizetype i = std::min(kept.clips.size(), takeIds.size()) - 1; i >= 0; --i) {
        kept.clips[i]->takeId = takeIds[i];
        m_recent.add(kept.clips[i]);
    }
    Q_EMIT shownChanged();
    if (kept.indexOf(m_shown) >= 0)
        Q_EMIT currentTakeChanged();
}

void StageViewModel::showClip(int index, Entry entry)
{
    if (!m_live || index < 0 || index >= m_live->clips.size())
        return;
    show(m_live->clips[index], entry);
}

void StageViewModel::showMaking()
{
    if (!m_live || liveClip() >= 0)
        return;
    m_takeBefore = currentTake();
    const bool plays = m_playWhileMade && m_live->clips.first()->sound && m_player.hasDevice();
    showClip(0, plays ? Entry::Playing : Entry::Silent);
}

QString StageViewModel::nowMaking() const
{
    return m_live && liveClip() < 0 ? m_live->title : QString();
}

QString StageViewModel::statusText() const
{
    if (!isLive())
        return {};
    if (!hasSound())
        return tr("Starting…");
    const double ahead = std::max(0.0, madeSeconds() - m_player.position());
    if (m_player.state() == core::PlayerState::Waiting)
        return tr("Buffering… %1 ahead").arg(secondsText(ahead));
    if (m_live->speed > 0 && m_live->speed < kRealTime)
        return tr("%1 buffered · generating at %2×, playback may pause")
            .arg(secondsText(ahead), QLocale().toString(m_live->speed, 'f', 1));
    return m_player.isActive() ? tr("%1 buffered").arg(secondsText(ahead))
                               : tr("%1 generated").arg(secondsText(madeSeconds()));
}

void StageViewModel::updateStatus()
{
    const QString status = statusText();
    if (status == m_status)
        return;
    m_status = status;
    Q_EMIT statusChanged();
}

} // namespace arioso::ui
