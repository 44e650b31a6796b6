// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Types of core as QML knows them.

#include "core/waveform/waveform_source.h"

#include <QtQml/qqml.h>

namespace arioso::ui {

struct WaveformSourceForeign
{
    Q_GADGET
    QML_FOREIGN(arioso::core::WaveformSource)
    QML_NAMED_ELEMENT(WaveformSource)
    QML_UNCREATABLE("given by view-models")
};

} // namespace arioso::ui
