// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What the user is told of models in the banners: that one is no model, could not be loaded, or is ready with
// remarks; and what can be done about it.

#include "core/generation/model_state.h"
#include "core/settings/settings_store.h"
#include "ui/models/model_list_model.h"
#include "ui/notices.h"

#include <QObject>
#include <QSet>

namespace arioso::ui {

class ModelNotices : public QObject
{
    Q_OBJECT

public:
    /// `models`: of which a smaller one is offered when memory is out.
    ModelNotices(Notices& notices, core::SettingsStore& settings, const ModelListModel& models,
                 QObject* parent = nullptr);

    /// `why` is translated, `details` plain English or "".
    void tellRefused(const QString& folder, const QString& why, const QString& details = {});
    /// A model that was found and can't be used; with a button where its base can be downloaded.
    void tellUnusable(const core::FoundModel& model);
    /// A folder can be used: what was said of an earlier one no longer matters.
    void withdrawRefused();
    /// `title`: what the model is called.
    void tellFailed(const core::ModelState& state, const QString& title);
    /// Each remark once in a run.
    void tellReady(const core::ModelSummary& summary);

Q_SIGNALS:
    /// The user wants to choose another model.
    void chooseRequested();
    /// The user wants an adapter's model, which is not here.
    void downloadRequested(const QString& repository);
    /// The user wants this one.
    void useRequested(const QString& folder);

private:
    void offerSmaller(const core::ModelSelection& selection, Notices::Notice& notice);
    [[nodiscard]] bool offerSmallerPrecision(engine::Precision precision, Notices::Notice& notice);

    Notices& m_notices;
    core::SettingsStore& m_settings;
    const ModelListModel& m_models;
    QSet<QString> m_told;
};

} // namespace arioso::ui
