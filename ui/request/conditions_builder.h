// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Composes a prompt from style, mood, instruments, tempo and length, for people who do not know what to type.

#include "ui/request/request_view_model.h"

#include <QObject>
#include <QtQml/qqml.h>

namespace arioso::ui {

class ConditionsBuilder : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Application")

public:
    explicit ConditionsBuilder(RequestViewModel& request, QObject* parent = nullptr);
};

} // namespace arioso::ui
