// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The names and descriptions of the presets that ship with the program, in the user's language.

#include <QString>
#include <QStringList>

namespace arioso::ui {

/// A name or description of a factory preset, translated; any other text as it is.
[[nodiscard]] QString factoryPresetText(const QString& english);

/// Every text that has a translation, in English.
[[nodiscard]] QStringList factoryPresetTexts();

} // namespace arioso::ui
