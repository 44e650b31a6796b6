// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The takes: list, search, filter, and what can be done with one.

#include "core/takes/take_library.h"
#include "ui/notices.h"

#include <QObject>
#include <QtQml/qqml.h>

namespace arioso::ui {

class TakesViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Application")

public:
    explicit TakesViewModel(core::TakeLibrary& library, Notices& notices, QObject* parent = nullptr);
};

} // namespace arioso::ui
