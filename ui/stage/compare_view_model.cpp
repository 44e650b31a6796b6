// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/stage/compare_view_model.h"

namespace arioso::ui {

CompareViewModel::CompareViewModel(StageViewModel&, core::TakeLibrary&, core::Player&, Notices&,
                                   QObject* parent)
    : QObject(parent)
{
}

} // namespace arioso::ui
