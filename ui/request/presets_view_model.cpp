// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/request/presets_view_model.h"

namespace arioso::ui {

PresetsViewModel::PresetsViewModel(core::PresetStore&, RequestViewModel&, Notices&, QObject* parent)
    : QObject(parent)
{
}

} // namespace arioso::ui
