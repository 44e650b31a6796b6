// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/library/export_view_model.h"

namespace arioso::ui {

ExportViewModel::ExportViewModel(core::TakeLibrary&, Notices&, QObject* parent) : QObject(parent) {}

} // namespace arioso::ui
