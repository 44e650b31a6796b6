// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Writes a take, or the selected part of it, to a sound file.

#include "core/takes/take_library.h"
#include "ui/notices.h"

#include <QObject>
#include <QtQml/qqml.h>

namespace arioso::ui {

class ExportViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Application")

public:
    explicit ExportViewModel(core::TakeLibrary& library, Notices& notices, QObject* parent = nullptr);
};

} // namespace arioso::ui
