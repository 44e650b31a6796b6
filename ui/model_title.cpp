// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/model_title.h"

#include <QCoreApplication>

namespace arioso::ui {
namespace {

struct ModelTitle
{
    Q_DECLARE_TR_FUNCTIONS(ModelTitle)
};

/// The folder's name in every installation.
const QString kStarterName = QStringLiteral("starter");

} // namespace

QString starterTitle()
{
    return ModelTitle::tr("Starter, demo quality");
}

QString modelTitle(const QString& name)
{
    return name == kStarterName ? starterTitle() : name;
}

} // namespace arioso::ui
