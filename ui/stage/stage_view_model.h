// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What is on the stage: a take, a clip that is being made, or nothing; its sound and its waveform.

#include "core/generation/generation_service.h"
#include "core/playback/player.h"
#include "core/takes/take_library.h"
#include "ui/notices.h"
#include "ui/recent_sounds.h"
#include "ui/stage/live_clips.h"
#include "ui/stage_sound.h"

#include <QObject>
#include <QStringList>
#include <QtQml/qqml.h>

namespace arioso::ui {

/// The player plays what is on the stage and nothing else.
///
/// A job that starts while nothing is heard takes the stage with its first clip, which is played as soon as
/// there is something of it; while something is heard, `nowMaking` names it. Its clips become takes without
/// the sound or the picture being touched.
class StageViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Application")
    Q_PROPERTY(bool empty READ isEmpty NOTIFY shownChanged)
    Q_PROPERTY(QString currentTake READ currentTake NOTIFY currentTakeChanged)
    Q_PROPERTY(QString title READ title NOTIFY shownChanged)
    Q_PROPERTY(QString facts READ facts NOTIFY shownChanged)
    Q_PROPERTY(bool hasSeed READ hasSeed NOTIFY shownChanged)
    Q_PROPERTY(arioso::core::WaveformSource* waveformSource READ waveformSource NOTIFY shownChanged)
    Q_PROPERTY(bool live READ isLive NOTIFY shownChanged)
    Q_PROPERTY(bool loading READ isLoading NOTIFY shownChanged)
    Q_PROPERTY(bool hasSound READ hasSound NOTIFY shownChanged)
    Q_PROPERTY(QList<double> beats READ beats NOTIFY shownChanged)
    Q_PROPERTY(double duration READ duration NOTIFY grown)
    Q_PROPERTY(double madeSeconds READ madeSeconds NOTIFY grown)
    Q_PROPERTY(QStringList clips READ clips NOTIFY shownChanged)
    Q_PROPERTY(int clip READ clip NOTIFY shownChanged)
    Q_PROPERTY(QString status READ status NOTIFY statusChanged)
    Q_PROPERTY(QString nowMaking READ nowMaking NOTIFY shownChanged)
    Q_PROPERTY(bool playWhileMade READ playWhileMade WRITE setPlayWhileMade NOTIFY playWhileMadeChanged)

public:
    /// How a sound comes on: silent at its beginning, playing from there, or as the one before goes on.
    enum class Entry { Silent, Playing, SamePlace };

    explicit StageViewModel(core::GenerationService& generation, core::TakeLibrary& takes,
                            core::Player& player, Notices& notices, QObject* parent = nullptr);

    [[nodiscard]] bool isEmpty() const { return m_shown == nullptr; }
    /// "" when it is no take. One that is waited for while the library opens counts.
    [[nodiscard]] QString currentTake() const;
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString facts() const;
    [[nodiscard]] bool hasSeed() const;
    [[nodiscard]] core::WaveformSource* waveformSource() const { return m_shown ? &m_shown->wave : nullptr; }
    /// A clip of the running job.
    [[nodiscard]] bool isLive() const { return m_live && liveClip() >= 0; }
    [[nodiscard]] bool isLoading() const { return m_isLoading; }
    [[nodiscard]] bool hasSound() const { return m_shown && m_shown->sound; }
    /// Seconds; empty until the take is measured, and where it has no beat.
    [[nodiscard]] QList<double> beats() const;
    /// Seconds; of a clip that is being made, what it is to become.
    [[nodiscard]] double duration() const;
    [[nodiscard]] double madeSeconds() const { return hasSound() ? m_shown->sound->seconds() : 0; }

    /// Names of the clips made by one click, when there are several, and which of them is shown.
    [[nodiscard]] QStringList clips() const;
    [[nodiscard]] int clip() const;

    /// How a clip that is being made and played comes along; "" for others.
    [[nodiscard]] const QString& status() const { return m_status; }
    /// What is being made while something else is shown; "": nothing.
    [[nodiscard]] QString nowMaking() const;

    [[nodiscard]] bool playWhileMade() const { return m_playWhileMade; }
    void setPlayWhileMade(bool play);

    /// Shows a take as soon as its sound is read. One that is shown already is only played.
    Q_INVOKABLE void showTake(const QString& id, bool play = false);
    /// Another clip of the same click, at the same place.
    Q_INVOKABLE void selectClip(int index);
    /// Puts the running job on the stage.
    Q_INVOKABLE void showMaking();
    Q_INVOKABLE void clear();
    Q_INVOKABLE void copySeed() const;

    /// The clips of a job that just ended are these takes now: what is shown and heard of them goes on.
    void onKept(const core::JobResult& result, const QStringList& takeIds);

    /// For comparing: shows a take whose sound is at hand, `gain` times as loud, at the same place.
    void showSound(const QString& takeId, const core::AudioPtr& audio, float gain);
    /// While the stage is held, jobs that start do not come on it.
    void setHeld(bool held) { m_isHeld = held; }

Q_SIGNALS:
    void currentTakeChanged();
    /// Something else is shown, or it is called otherwise.
    void shownChanged();
    void grown();
    void statusChanged();
    void playWhileMadeChanged();

private:
    void connectService();
    void onStarted(core::JobId id);
    void onProgress(const core::JobProgress& progress);
    void onAudio(const core::AudioChunk& chunk);
    void onFailed(core::JobId id);
    void onTakesLoaded();
    void onTakesRemoved(const QStringList& ids);
    void onTakesAdded(const QList<core::Take>& takes);

    void show(const StageSoundPtr& sound, Entry entry);
    void give(Entry entry, float gain = 1);
    void read(QString id, Entry entry);
    void onRead(const core::Outcome<std::shared_ptr<core::GrowingSound>>& outcome, Entry entry);
    void showClip(int index, Entry entry);
    void updateStatus();
    [[nodiscard]] QString statusText() const;
    [[nodiscard]] qsizetype liveClip() const { return m_live ? m_live->indexOf(m_shown) : -1; }
    [[nodiscard]] const core::Take* take() const;
    [[nodiscard]] core::GrowingSound::Ending endingOf(const QString& takeId) const;
    [[nodiscard]] core::TakeAnalysisPtr analysis() const;
    [[nodiscard]] QStringList batch() const;

    core::GenerationService& m_generation;
    core::TakeLibrary& m_takes;
    core::Player& m_player;
    Notices& m_notices;

    StageSoundPtr m_shown; ///< null: the stage is empty
    std::optional<LiveClips> m_live;
    RecentSounds m_recent;
    QString m_takeBefore;  ///< that was shown when the running job took the stage
    QString m_awaitedTake; ///< to be shown once the library has read it
    QString m_removedTake; ///< that was on the stage when it was deleted
    bool m_isLoading = false;
    int m_reading = 0; ///< serial number; what was asked for earlier comes too late
    bool m_isHeld = false;
    bool m_playWhileMade = true;
    QString m_status;
};

} // namespace arioso::ui
