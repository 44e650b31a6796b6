// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The settings of the program as a whole, as the dialog shows and sets them.

#include "core/playback/player.h"
#include "core/settings/settings_store.h"
#include "ui/notices.h"

#include <QObject>
#include <QtQml/qqml.h>

namespace arioso::ui {

class AppSettingsViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Application")

public:
    explicit AppSettingsViewModel(core::SettingsStore& store, core::Player& player, Notices& notices,
                                  QObject* parent = nullptr);
};

} // namespace arioso::ui
