// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/generation/generation_view_model.h"

namespace arioso::ui {

GenerationViewModel::GenerationViewModel(const Parts& parts, QObject* parent)
    : QObject(parent), m_parts(parts)
{
}

void GenerationViewModel::makeAgain(const QString&) {}

} // namespace arioso::ui
