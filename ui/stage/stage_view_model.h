// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What is on the stage: a take, a clip that is being made, or a file; its sound and its waveform.

#include "core/generation/generation_service.h"
#include "core/playback/player.h"
#include "core/takes/take_library.h"
#include "ui/notices.h"

#include <QObject>
#include <QtQml/qqml.h>

namespace arioso::ui {

class StageViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Application")

public:
    explicit StageViewModel(core::GenerationService& generation, core::TakeLibrary& takes,
                            core::Player& player, Notices& notices, QObject* parent = nullptr);

    /// "" when it is no take.
    [[nodiscard]] QString currentTake() const { return {}; }
    Q_INVOKABLE void showTake(const QString&, bool /*play*/ = false) {}

    /// The clips of a job that just ended are these takes now: what is shown and heard of them goes on.
    void onKept(core::JobId, const QStringList& /*takeIds*/) {}

Q_SIGNALS:
    void currentTakeChanged();
};

} // namespace arioso::ui
