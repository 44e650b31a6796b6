// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The presets: the list, the one that was applied, and whether something was changed since.

#include "core/presets/preset_store.h"
#include "core/settings/session_store.h"
#include "ui/notices.h"
#include "ui/request/request_view_model.h"

#include <QObject>
#include <QtQml/qqml.h>

namespace arioso::ui {

class PresetsViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Application")

public:
    explicit PresetsViewModel(core::PresetStore& store, RequestViewModel& request, Notices& notices,
                              QObject* parent = nullptr);

    void restore(const core::Session&) {}
    void store(core::Session&) const {}
};

} // namespace arioso::ui
