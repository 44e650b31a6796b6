// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Two takes heard in turn at the same loudness, with what differs in their settings.

#include "core/playback/player.h"
#include "core/takes/take_library.h"
#include "ui/notices.h"
#include "ui/stage/stage_view_model.h"

#include <QObject>
#include <QtQml/qqml.h>

namespace arioso::ui {

class CompareViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Application")

public:
    explicit CompareViewModel(StageViewModel& stage, core::TakeLibrary& takes, core::Player& player,
                              Notices& notices, QObject* parent = nullptr);

    Q_INVOKABLE void compare(const QString& /*first*/, const QString& /*second*/) {}
};

} // namespace arioso::ui
