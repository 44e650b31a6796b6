// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The chosen model and what has become of it, in words.
#include "ui/models/models_view_model.h"
#include "ui/text/model_title.h"
#include "ui/text/precision_text.h"

#include <QLocale>

namespace arioso::ui {

ModelsViewModel::State ModelsViewModel::state() const
{
    switch (m_generation.modelState().kind) {
    case core::ModelState::Kind::None:
        return None;
    case core::ModelState::Kind::Loading:
        return Loading;
    case core::ModelState::Kind::Ready:
        return Ready;
    case core::ModelState::Kind::Failed:
        return Failed;
    }
    return None;
}

QString ModelsViewModel::name() const
{
    if (isStarter())
        return starterTitle();
    const core::ModelState& state = m_generation.modelState();
    if (state.model)
        return modelTitle(state.model->reference);
    return chosen().isEmpty() ? QString() : core::modelName(chosen());
}

double ModelsViewModel::progress() const
{
    return m_generation.modelState().part;
}

QString ModelsViewModel::stateText() const
{
    switch (state()) {
    case None:
        return chosen().isEmpty() ? tr("no model selected") : tr("not loaded");
    case Loading:
        return tr("loading %1%").arg(QLocale().toString(int(progress() * 100)));
    case Ready:
        return tr("ready");
    case Failed:
        return tr("couldn't be loaded");
    }
    return {};
}

QString ModelsViewModel::summary() const
{
    if (chosen().isEmpty())
        return tr("Choose a model");
    const core::ModelState& state = m_generation.modelState();
    const core::ModelSelection& selection =
        state.kind == core::ModelState::Kind::None ? m_settings.settings().model : state.selection;
    const QString how =
        tr("%1, %2").arg(deviceShortText(selection.device), precisionText(selection.precision).shortText);
    return tr("%1 · %2 · %3", "model, how it computes, state").arg(name(), how, stateText());
}

} // namespace arioso::ui
