// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/models/model_notices.h"

#include "ui/text/error_text.h"
#include "ui/text/precision_text.h"

#include <QDir>

#include <optional>

namespace arioso::ui {
namespace {

const QString kFolderKey = QStringLiteral("models-folder");
const QString kFailedKey = QStringLiteral("models-failed");
const QString kAdviceKey = QStringLiteral("models-advice");

} // namespace

ModelNotices::ModelNotices(Notices& notices, core::SettingsStore& settings, const ModelListModel& models,
                           QObject* parent)
    : QObject(parent), m_notices(notices), m_settings(settings), m_models(models)
{
}

void ModelNotices::tellRefused(const QString& folder, const QString& why, const QString& details)
{
    Notices::Notice notice;
    notice.severity = Notices::Warning;
    notice.text = tr("“%1” can't be used as a model.").arg(QDir(folder).dirName());
    notice.wayOut = why;
    notice.details = details.isEmpty() ? folder : folder + QStringLiteral(": ") + details;
    notice.key = kFolderKey;
    m_notices.show(notice);
}

void ModelNotices::tellUnusable(const core::FoundModel& model)
{
    if (model.state != core::FoundModel::State::NeedsBase)
        return tellRefused(model.directory, problemText(model), model.problem);
    m_notices.withdraw(kFailedKey); // says less
    Notices::Notice notice;
    notice.severity = Notices::Warning;
    notice.text = tr("“%1” can't be used yet.").arg(model.name);
    notice.wayOut = problemText(model);
    notice.details = model.directory + QStringLiteral(": ") + model.problem;
    notice.key = kFolderKey;
    if (const QString repository = baseToDownload(model); !repository.isEmpty())
        notice.action = {tr("Download %1").arg(repository.section(u'/', 1)),
                         [this, repository] { Q_EMIT downloadRequested(repository); }};
    else
        notice.action = {tr("Choose a model…"), [this] { Q_EMIT chooseRequested(); }};
    m_notices.show(notice);
}

void ModelNotices::withdrawRefused()
{
    m_notices.withdraw(kFolderKey);
}

void ModelNotices::tellFailed(const core::ModelState& state, const QString& title)
{
    const core::Failure failure = state.failure.value_or(core::Failure{});
    const ErrorText why = errorText(failure);
    Notices::Notice notice;
    notice.severity = Notices::Error;
    notice.text = tr("%1 couldn't be loaded: %2").arg(title, why.sentence);
    notice.wayOut = why.wayOut;
    notice.details = failure.detail;
    notice.action = {tr("Choose a model…"), [this] { Q_EMIT chooseRequested(); }};
    notice.key = kFailedKey;
    if (failure.code == core::FailureCode::OutOfMemory)
        offerSmaller(state.selection, notice);
    m_notices.show(notice);
}

/// After too little memory: the next smaller choice, as a sentence and a button.
void ModelNotices::offerSmaller(const core::ModelSelection& selection, Notices::Notice& notice)
{
    if (offerSmallerPrecision(selection.precision, notice))
        return;
    const core::FoundModel* failed = m_models.find(selection.directory);
    const core::FoundModel* next = nullptr; // the largest of the smaller ones that are here
    for (const core::FoundModel& model : m_models.models())
        if (failed != nullptr && model.state == core::FoundModel::State::Usable &&
            model.parameters < failed->parameters && (next == nullptr || model.parameters > next->parameters))
            next = &model;
    if (next == nullptr)
        return;
    notice.wayOut = tr("Close other programs, or use %1, which is smaller.").arg(next->name);
    notice.action = {tr("Use %1").arg(next->name),
                     [this, folder = next->directory] { Q_EMIT useRequested(folder); }};
}

bool ModelNotices::offerSmallerPrecision(engine::Precision precision, Notices::Notice& notice)
{
    const double now = precisionText(precision).bytesPerWeight;
    std::optional<PrecisionText> smaller; // the largest of those below
    for (const PrecisionText& offered : offeredPrecisions())
        if (offered.bytesPerWeight < now && (!smaller || offered.bytesPerWeight > smaller->bytesPerWeight))
            smaller = offered;
    if (!smaller)
        return false;
    notice.wayOut = tr("With “%1” it needs less memory.").arg(smaller->text);
    notice.action = {tr("Load it with %1").arg(smaller->shortText), [this, wanted = smaller->precision] {
                         core::AppSettings settings = m_settings.settings();
                         settings.model.precision = wanted;
                         m_settings.set(settings);
                     }};
    return true;
}

void ModelNotices::tellReady(const core::ModelSummary& summary)
{
    m_notices.withdraw(kFailedKey);
    QStringList fresh;
    for (const QString& sentence : summary.warnings + summary.advice)
        if (!m_told.contains(sentence)) {
            m_told.insert(sentence);
            fresh.append(sentence);
        }
    if (fresh.isEmpty())
        return;
    Notices::Notice notice;
    notice.severity = Notices::Information;
    notice.text = tr("The model is ready, with %Ln note(s).", nullptr, int(fresh.size()));
    notice.details = fresh.join(u'\n');
    notice.key = kAdviceKey;
    m_notices.show(notice);
}

} // namespace arioso::ui
