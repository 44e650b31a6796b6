// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/stage/stage_view_model.h"

namespace arioso::ui {

StageViewModel::StageViewModel(core::GenerationService&, core::TakeLibrary&, core::Player&, Notices&,
                               QObject* parent)
    : QObject(parent)
{
}

} // namespace arioso::ui
