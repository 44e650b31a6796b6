// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/library/models_view_model.h"

#include "core/models/hub_environment.h"
#include "ui/error_text.h"
#include "ui/library/precision_text.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>
#include <utility>

namespace arioso::ui {
namespace {

const QString kFolderKey = QStringLiteral("models-folder");
const QString kFailedKey = QStringLiteral("models-failed");
const QString kAdviceKey = QStringLiteral("models-advice");

} // namespace

ModelsViewModel::ModelsViewModel(core::GenerationService& generation, core::SettingsStore& settings,
                                 Notices& notices, QObject* parent)
    : QObject(parent), m_generation(generation), m_settings(settings), m_notices(notices)
{
    m_thread.setMaxThreadCount(1);
    connect(&settings, &core::SettingsStore::changed, this, &ModelsViewModel::onSettings);
    connect(&generation, &core::GenerationService::modelStateChanged, this, &ModelsViewModel::onModelState);
}

ModelsViewModel::~ModelsViewModel()
{
    m_thread.waitForDone();
}

void ModelsViewModel::start(const QString& directory)
{
    m_started = true;
    m_override = directory;
    m_mayPick = chosen().isEmpty();
    if (!chosen().isEmpty())
        load();
    scan();
}

/// The folder of the model that is wanted.
QString ModelsViewModel::chosen() const
{
    return m_override.isEmpty() ? m_settings.settings().model.directory : m_override;
}

QStringList ModelsViewModel::places() const
{
    const core::AppSettings& settings = m_settings.settings();
    QStringList places{settings.modelFolder.isEmpty() ? core::hubCacheFolder() : settings.modelFolder};
    places += settings.modelFolders;
    return places;
}

QString ModelsViewModel::placesText() const
{
    return tr("Looked for in %1.").arg(QLocale().createSeparatedList(m_placesLooked));
}

void ModelsViewModel::scan()
{
    ++m_scans;
    m_placesLooked = places();
    Q_EMIT scanningChanged();
    // The chosen one is listed wherever it is, and also when it is gone.
    m_thread.start([this, places = m_placesLooked, chosen = chosen()] {
        QList<core::FoundModel> models = core::findModels(places);
        const auto isChosen = [&](const core::FoundModel& model) { return model.directory == chosen; };
        if (!chosen.isEmpty() && std::none_of(models.begin(), models.end(), isChosen)) {
            core::FoundModel model = core::inspectFolder(chosen).model;
            model.directory = chosen;
            models.prepend(model);
        }
        QMetaObject::invokeMethod(
            this, [this, models] { onScanned(models); }, Qt::QueuedConnection);
    });
}

void ModelsViewModel::onScanned(const QList<core::FoundModel>& models)
{
    --m_scans;
    updateSituation();
    m_models.setModels(models);
    Q_EMIT scanningChanged();
    Q_EMIT modelsChanged();
    if (std::exchange(m_mayPick, false) && chosen().isEmpty()) {
        const auto usable = [](const core::FoundModel& model) {
            return model.state == core::FoundModel::State::Usable;
        };
        if (std::count_if(models.begin(), models.end(), usable) == 1)
            choose(std::find_if(models.begin(), models.end(), usable)->directory);
    }
}

bool ModelsViewModel::isAnyUsable() const
{
    return std::any_of(m_models.models().begin(), m_models.models().end(), [](const core::FoundModel& model) {
        return model.state == core::FoundModel::State::Usable;
    });
}

bool ModelsViewModel::choose(const QString& folder)
{
    const core::FolderReport report = core::inspectFolder(folder);
    if (!report.isModel || report.model.state != core::FoundModel::State::Usable) {
        refuse(folder,
               report.isModel ? problemText(report.model.state) : tr("There is no MusicGen model in it."),
               report.model.problem);
        return false;
    }
    m_override.clear();
    m_mayPick = false;
    core::AppSettings settings = m_settings.settings();
    settings.model.directory = report.model.directory;
    m_wanted = true;
    m_settings.set(settings);
    select(); // also when nothing changed: then it is tried again
    updateSituation();
    return true;
}

bool ModelsViewModel::addFolder(const QUrl& url)
{
    if (!url.isLocalFile()) {
        refuse(url.toString(), tr("It is not on this machine."), {});
        return false;
    }
    QFileInfo info(url.toLocalFile());
    if (info.isFile()) // one of a model's files is as good as its folder
        info.setFile(info.absolutePath());
    const QString folder = info.absoluteFilePath();
    const core::FolderReport report = core::inspectFolder(folder);
    if (report.isModel && report.model.state != core::FoundModel::State::Usable) {
        refuse(folder, problemText(report.model.state), report.model.problem);
        return false;
    }
    if (!report.architecture.isEmpty() && !report.isModel) {
        refuse(folder, tr("It holds a model of another kind (%1).").arg(report.architecture), {});
        return false;
    }
    if (!report.isModel && core::findModels({folder}).isEmpty()) {
        refuse(
            folder,
            tr("There is no MusicGen model in it: that is a folder with config.json and model.safetensors."),
            {});
        return false;
    }
    core::AppSettings settings = m_settings.settings();
    if (!settings.modelFolders.contains(folder)) {
        settings.modelFolders.append(folder);
        m_settings.set(settings); // looks through it
    }
    m_notices.withdraw(kFolderKey);
    if (report.isModel)
        return choose(folder);
    return true;
}

void ModelsViewModel::refuse(const QString& folder, const QString& why, const QString& details)
{
    Notices::Notice notice;
    notice.severity = Notices::Warning;
    notice.text = tr("“%1” cannot be used as a model.").arg(QDir(folder).dirName());
    notice.wayOut = why;
    notice.details = details.isEmpty() ? folder : folder + QStringLiteral(": ") + details;
    notice.key = kFolderKey;
    m_notices.show(notice);
}

void ModelsViewModel::forget(const QString& folder)
{
    core::AppSettings settings = m_settings.settings();
    for (const core::FoundModel& model : m_models.models())
        if (model.directory == folder)
            settings.modelFolders.removeAll(model.source);
    m_settings.set(settings);
}

void ModelsViewModel::unload()
{
    m_wanted = false;
    m_generation.unloadModel();
    Q_EMIT stateChanged();
}

void ModelsViewModel::load()
{
    if (chosen().isEmpty())
        return;
    m_wanted = true;
    select();
}

void ModelsViewModel::select()
{
    if (!m_wanted || chosen().isEmpty())
        return;
    core::ModelSelection selection = m_settings.settings().model;
    selection.directory = chosen();
    m_generation.selectModel(selection);
}

void ModelsViewModel::onSettings(const core::AppSettings& settings)
{
    if (!m_started)
        return;
    core::ModelSelection selection = settings.model;
    selection.directory = chosen();
    if (m_wanted && m_generation.selectedModel() != selection)
        select();
    if (places() != m_placesLooked)
        scan();
    updateSituation();
    Q_EMIT stateChanged();
}

void ModelsViewModel::updateSituation()
{
    ModelListModel::Situation situation;
    const core::AppSettings& settings = m_settings.settings();
    situation.chosen = chosen();
    situation.bytesPerWeight = precisionText(settings.model.precision).bytesPerWeight;
    situation.smallestBytesPerWeight = situation.bytesPerWeight;
    for (const PrecisionText& precision : offeredPrecisions())
        if (precision.bytesPerWeight < situation.smallestBytesPerWeight) {
            situation.smallestBytesPerWeight = precision.bytesPerWeight;
            situation.smallestText = precision.text;
        }
    situation.addedFolders = settings.modelFolders;
    situation.freeBytes = core::availableMemory(m_memoryFile);
    if (m_generation.modelState().kind == core::ModelState::Kind::Ready)
        situation.loaded = m_generation.modelState().selection.directory;
    m_models.setSituation(situation);
}

void ModelsViewModel::onModelState(const core::ModelState& state)
{
    if (state.kind == core::ModelState::Kind::Failed)
        onFailed(state);
    if (state.kind == core::ModelState::Kind::Ready && state.model)
        onReady(*state.model);
    if (state.kind != core::ModelState::Kind::Loading)
        updateSituation();
    Q_EMIT stateChanged();
}

void ModelsViewModel::onFailed(const core::ModelState& state)
{
    const core::Failure failure = state.failure.value_or(core::Failure{});
    const ErrorText why = errorText(failure);
    Notices::Notice notice;
    notice.severity = Notices::Error;
    notice.text =
        tr("%1 could not be loaded: %2").arg(core::modelName(state.selection.directory), why.sentence);
    notice.wayOut = why.wayOut;
    notice.details = failure.detail;
    notice.action = {tr("Choose a model…"), [this] { Q_EMIT chooseRequested(); }};
    notice.key = kFailedKey;
    m_notices.show(notice);
}

void ModelsViewModel::onReady(const core::ModelSummary& summary)
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
    notice.text = tr("The model is ready, with %Ln remark(s).", nullptr, int(fresh.size()));
    notice.details = fresh.join(u'\n');
    notice.key = kAdviceKey;
    m_notices.show(notice);
}

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
    const core::ModelState& state = m_generation.modelState();
    if (state.model)
        return state.model->reference.name;
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
        return chosen().isEmpty() ? tr("no model chosen") : tr("not loaded");
    case Loading:
        return tr("loading %1 %").arg(QLocale().toString(int(progress() * 100)));
    case Ready:
        return tr("ready");
    case Failed:
        return tr("could not be loaded");
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

void ModelsViewModel::retranslate()
{
    updateSituation();
    Q_EMIT modelsChanged();
    Q_EMIT stateChanged();
}

} // namespace arioso::ui
