// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/stage/continuation_view_model.h"

namespace arioso::ui {

ContinuationViewModel::ContinuationViewModel(core::TakeLibrary&, Notices&, QObject* parent) : QObject(parent)
{
}

} // namespace arioso::ui
