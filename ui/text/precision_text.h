// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What can be chosen of devices and precisions, and how it is called.

#include "core/model_selection.h"

#include <QList>
#include <QString>

namespace arioso::ui {

struct PrecisionText
{
    engine::Precision precision = engine::Precision::Float32;
    QString text;      ///< "Full (32-bit)"
    QString shortText; ///< "32-bit"
    QString help;      ///< one line
    double bytesPerWeight = 4;
};

/// Those that are offered on a device, in the user's language.
[[nodiscard]] QList<PrecisionText> offeredPrecisions(engine::Device device = engine::Device::Cpu);

/// The fast one of a device.
[[nodiscard]] engine::Precision usualPrecision(engine::Device device);

/// Also of one that is not offered but was set by hand.
[[nodiscard]] PrecisionText precisionText(engine::Precision precision);

/// "8-bit" for a precision as recipes name it; one that is not known as it is named.
[[nodiscard]] QString precisionText(const QString& name);

/// "CPU" and "GPU (CUDA)".
[[nodiscard]] QString deviceText(engine::Device device);
[[nodiscard]] QString deviceShortText(engine::Device device);

} // namespace arioso::ui
