// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What the next generation continues: a part of a file or of a take; and the melody that guides it.

#include "core/generation/generation_job.h"
#include "core/takes/take_library.h"
#include "ui/notices.h"

#include <QObject>
#include <QtQml/qqml.h>

namespace arioso::ui {

class ContinuationViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Application")

public:
    explicit ContinuationViewModel(core::TakeLibrary& takes, Notices& notices, QObject* parent = nullptr);

    /// Absent when the music begins from nothing.
    [[nodiscard]] std::optional<core::ContinuationInput> input() const { return {}; }
    [[nodiscard]] std::optional<core::MelodyInput> melody() const { return {}; }
    /// Something was chosen and is still being read.
    [[nodiscard]] bool isReading() const { return false; }
    /// Of what is continued.
    [[nodiscard]] double promptSeconds() const { return 0; }
    /// How much new music fits into the model's window behind it.
    [[nodiscard]] double roomSeconds() const { return 30; }
    void setModel(const std::optional<core::ModelSummary>&) {}

    Q_INVOKABLE void continueTake(const QString& /*takeId*/, double /*cursorSeconds*/) {}
    Q_INVOKABLE void openFile(const QUrl&) {}
    Q_INVOKABLE void openMelody(const QUrl&) {}
    Q_INVOKABLE void clear() {}

Q_SIGNALS:
    void changed();
};

} // namespace arioso::ui
