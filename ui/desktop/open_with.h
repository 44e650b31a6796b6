// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Opens a file with another program.

#include "ui/notices.h"

#include <QString>

class QObject;

namespace arioso::ui {

/// Lets the desktop's portal ask with which program; where there is none, the default program opens it. A
/// notice tells that nothing could.
void openWith(const QString& path, QObject* context, Notices& notices);

} // namespace arioso::ui
