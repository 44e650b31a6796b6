// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Play, pause, stop, seek, loop, volume and output device.

#include "core/playback/player.h"
#include "core/settings/settings_store.h"
#include "ui/notices.h"

#include <QObject>
#include <QtQml/qqml.h>

namespace arioso::ui {

class PlayerViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Application")

public:
    explicit PlayerViewModel(core::Player& player, core::SettingsStore& settings, Notices& notices,
                             QObject* parent = nullptr);
};

} // namespace arioso::ui
