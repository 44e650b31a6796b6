// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/request/conditions_builder.h"

namespace arioso::ui {

ConditionsBuilder::ConditionsBuilder(RequestViewModel&, QObject* parent) : QObject(parent) {}

} // namespace arioso::ui
