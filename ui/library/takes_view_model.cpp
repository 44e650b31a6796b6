// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/library/takes_view_model.h"

namespace arioso::ui {

TakesViewModel::TakesViewModel(core::TakeLibrary&, Notices&, QObject* parent) : QObject(parent) {}

} // namespace arioso::ui
