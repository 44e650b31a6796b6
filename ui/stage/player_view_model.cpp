// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/stage/player_view_model.h"

namespace arioso::ui {

PlayerViewModel::PlayerViewModel(core::Player&, core::SettingsStore&, Notices&, QObject* parent)
    : QObject(parent)
{
}

} // namespace arioso::ui
