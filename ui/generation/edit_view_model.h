// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The dialog that replaces a part of a take, or makes a loop of it: generates candidates, plays them in their
// place, and keeps one as a new take.

#include "core/analysis/loop_bars.h"
#include "core/playback/player.h"
#include "core/takes/take_library.h"
#include "ui/edit_history.h"
#include "ui/generation/edit_candidates_model.h"
#include "ui/generation/generation_view_model.h"
#include "ui/notices.h"
#include "ui/request/number_setting.h"

#include <QObject>
#include <QtQml/qqml.h>

#include <optional>
#include <vector>

namespace arioso::ui {

class EditViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Application")
    Q_PROPERTY(bool active READ isActive NOTIFY changed)
    Q_PROPERTY(bool loop READ isLoop NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString partText READ partText NOTIFY changed)
    Q_PROPERTY(QString prompt READ prompt WRITE setPrompt NOTIFY changed)
    Q_PROPERTY(bool possible READ isPossible NOTIFY changed)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed)
    Q_PROPERTY(int heard READ heard NOTIFY changed)
    Q_PROPERTY(bool follows READ follows NOTIFY changed)
    Q_PROPERTY(arioso::ui::NumberSetting* candidateCount READ candidateCount CONSTANT)
    Q_PROPERTY(arioso::ui::NumberSetting* bars READ bars CONSTANT)
    Q_PROPERTY(arioso::ui::EditCandidatesModel* candidates READ candidates CONSTANT)

public:
    static constexpr int kUsualCandidates = 4;
    /// What is heard before and after the part.
    static constexpr double kAroundSeconds = 1;
    /// `heard` while the take itself is played, and while nothing is.
    static constexpr int kOriginal = -1;
    static constexpr int kNothing = -2;

    struct Parts
    {
        core::GenerationService& generation;
        core::TakeLibrary& takes;
        core::Player& player;
        GenerationViewModel& jobs;
        EditHistory& history;
        Notices& notices;
    };

    explicit EditViewModel(const Parts& parts, QObject* parent = nullptr);

    /// Opens the dialog for seconds begin..end of a take; false if there is no such take or no selection.
    Q_INVOKABLE bool openRepaint(const QString& takeId, double begin, double end);

    /// Opens it for a loop of the take, or of seconds begin..end if end > begin. Without a beat, a notice says
    /// so: false.
    Q_INVOKABLE bool openLoop(const QString& takeId, double begin, double end);

    [[nodiscard]] bool isActive() const { return !m_take.id.isEmpty(); }
    [[nodiscard]] bool isLoop() const { return m_beats.has_value(); }
    [[nodiscard]] QString title() const;
    /// Which part, such as "0:02.0 to 0:04.5" or "4 bars at 120.0 bpm, 8.0 s".
    [[nodiscard]] QString partText() const;
    /// Of the new music; at first that of the take.
    [[nodiscard]] const QString& prompt() const { return m_prompt; }
    void setPrompt(const QString& prompt);
    [[nodiscard]] bool isPossible() const;
    [[nodiscard]] bool isBusy() const { return m_job != 0 || m_reading; }
    [[nodiscard]] int heard() const { return m_heard; }
    /// Something follows the part, so candidates have a fit.
    [[nodiscard]] bool follows() const;
    [[nodiscard]] NumberSetting* candidateCount() { return &m_count; }
    /// Of the loop.
    [[nodiscard]] NumberSetting* bars() { return &m_bars; }
    [[nodiscard]] EditCandidatesModel* candidates() { return &m_candidates; }

    Q_INVOKABLE void generate();
    Q_INVOKABLE void stop();

    /// Plays a candidate in its place, repeated, as loud as the others; kOriginal plays the take.
    Q_INVOKABLE void hear(int candidate);
    Q_INVOKABLE void silence();

    /// Keeps a candidate as a new take, which can be undone.
    Q_INVOKABLE void apply(int candidate);

    /// Ends everything; the player has what it had before.
    Q_INVOKABLE void close();

Q_SIGNALS:
    void changed();
    /// Before and after the player is used: the stage must not take it meanwhile.
    void activeChanged(bool active);
    /// This take is to come on the stage.
    void takeWanted(const QString& takeId);

private:
    struct Before
    {
        core::GrowingSoundPtr sound;
        std::optional<core::TimeRange> loop;
        double position = 0;
    };

    bool open(const QString& takeId);
    void readCodes();
    void onRead(const core::CodesPtr& codes, const core::AudioPtr& audio);
    [[nodiscard]] std::optional<core::LoopBars> loopBars() const;
    [[nodiscard]] core::TakeEdit edit() const;
    [[nodiscard]] int frameAt(double seconds) const;
    [[nodiscard]] double secondsAt(int frame) const;
    [[nodiscard]] core::TimeRange heardRange() const;
    void onCandidates(const core::JobResult& result);
    void onEnded(core::JobId id);
    void measure();

    Parts m_parts;
    core::Take m_take; ///< id "": closed
    double m_begin = 0;
    double m_end = 0;
    std::optional<core::Beats> m_beats; ///< of a loop
    QString m_prompt;
    NumberSetting m_count;
    NumberSetting m_bars;
    EditCandidatesModel m_candidates;
    core::AudioPtr m_audio; ///< of the take, once read
    core::TakeEdit m_edit;  ///< of the candidates
    std::vector<float> m_gains; ///< of the candidates, then of the take
    std::optional<Before> m_before;
    bool m_reading = false;
    core::JobId m_job = 0;
    int m_serial = 0;
    int m_heard = kNothing;
};

} // namespace arioso::ui
