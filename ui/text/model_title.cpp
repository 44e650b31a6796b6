// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/text/model_title.h"

#include <QCoreApplication>
#include <QLocale>

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
    return ModelTitle::tr("Starter (demo)");
}

QString modelTitle(const QString& name)
{
    return name == kStarterName ? starterTitle() : name;
}

QString modelTitle(const core::ModelReference& model)
{
    const QString title = modelTitle(model.name);
    if (model.strength.value_or(1) == 1)
        return title;
    return ModelTitle::tr("%1 (%2)", "adapter, its strength").arg(title, strengthText(*model.strength));
}

QString strengthText(double strength)
{
    return ModelTitle::tr("%1%").arg(QLocale().toString(strength * 100, 'f', 0));
}

} // namespace arioso::ui
