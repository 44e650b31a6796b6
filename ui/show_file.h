// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Where a file is, shown by the desktop's file manager.

#include "ui/notices.h"

#include <QObject>
#include <QString>

namespace arioso::ui {

/// Opens the file manager with the file selected; where none can do that, opens the file's folder; where that
/// fails too, a notice says where the file is. Returns at once; nothing happens after `context` is gone. The
/// UI thread's. Source: freedesktop.org's File Manager DBus Interface, org.freedesktop.FileManager1.
void showFile(const QString& path, QObject* context, Notices& notices);

} // namespace arioso::ui
