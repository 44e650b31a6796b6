// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Generate and Stop, how far the running job is, and the jobs that wait.

#include "core/generation/generation_service.h"
#include "core/takes/take_library.h"
#include "ui/notices.h"
#include "ui/request/request_view_model.h"
#include "ui/stage/continuation_view_model.h"

#include <QObject>
#include <QtQml/qqml.h>

namespace arioso::ui {

class GenerationViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Application")

public:
    struct Parts
    {
        core::GenerationService& generation;
        core::TakeLibrary& takes;
        core::RecentPrompts& recentPrompts;
        RequestViewModel& request;
        ContinuationViewModel& continuation;
        Notices& notices;
    };

    explicit GenerationViewModel(const Parts& parts, QObject* parent = nullptr);

    /// Makes a take again from its recipe: the same prompt, settings, seed and sound to continue.
    Q_INVOKABLE void makeAgain(const QString& takeId);

Q_SIGNALS:
    /// The clips of a job were added to the library as these takes, in the order of the clips.
    void kept(arioso::core::JobId id, const QStringList& takeIds);

private:
    Parts m_parts;
};

} // namespace arioso::ui
