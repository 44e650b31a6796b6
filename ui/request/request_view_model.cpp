// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/request/request_view_model.h"

namespace arioso::ui {

RequestViewModel::RequestViewModel(core::RecentPrompts&, QObject* parent) : QObject(parent) {}

} // namespace arioso::ui
