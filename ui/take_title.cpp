// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/take_title.h"

#include <QCoreApplication>

namespace arioso::ui {

QString titleOf(const core::Take& take)
{
    return take.name.isEmpty() ? titleOf(take.recipe.prompt) : take.name;
}

QString titleOf(const std::optional<QString>& prompt)
{
    const QString line = prompt.value_or(QString()).simplified();
    return line.isEmpty() ? QCoreApplication::translate("TakeTitle", "Music without words") : line;
}

} // namespace arioso::ui
