// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/models/models_view_model.h"

#include "core/background.h"
#include "core/models/adapter_scan.h"
#include "core/models/hub_environment.h"
#include "ui/text/model_title.h"
#include "ui/text/precision_text.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace arioso::ui {
namespace {

bool isUsable(const core::FoundModel& model)
{
    return model.state == core::FoundModel::State::Usable;
}

} // namespace

ModelsViewModel::ModelsViewModel(core::GenerationService& generation, core::SettingsStore& settings,
                                 Notices& notices, QObject* parent)
    : QObject(parent), m_generation(generation), m_settings(settings), m_notices(notices, settings, m_models),
      m_work(notices)
{
    connectParts();
}

void ModelsViewModel::connectParts()
{
    connect(&m_settings, &core::SettingsStore::changed, this, &ModelsViewModel::onSettings);
    connect(&m_generation, &core::GenerationService::modelStateChanged, this, &ModelsViewModel::onModelState);
    connect(&m_finder, &core::ModelFinder::found, this, &ModelsViewModel::onFound);
    connect(&m_finder, &core::ModelFinder::searchingChanged, this, &ModelsViewModel::scanningChanged);
    connect(&m_finder, &core::ModelFinder::memoryChanged, this, &ModelsViewModel::updateSituation);
    connect(&m_notices, &ModelNotices::chooseRequested, this, &ModelsViewModel::chooseRequested);
    connect(&m_notices, &ModelNotices::useRequested, this, &ModelsViewModel::choose);
    connect(&m_notices, &ModelNotices::downloadRequested, this, &ModelsViewModel::downloadRequested);
    connect(&m_work, &ModelWork::converted, this,
            [this](const QString& folder) { addFolder(QUrl::fromLocalFile(folder)); });
    connect(&m_work, &ModelWork::removed, this, &ModelsViewModel::scan);
    connect(&m_work, &ModelWork::changed, this, [this] {
        updateSituation();
        convertNext();
    });
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
    if (!m_override.isEmpty())
        return m_override;
    const QString& directory = m_settings.settings().model.directory;
    return directory.isEmpty() ? m_starter : directory;
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
    return tr("Searched in %1.").arg(QLocale().createSeparatedList(m_placesLooked));
}

void ModelsViewModel::scan()
{
    m_placesLooked = places();
    m_finder.measureMemory();
    m_finder.search({m_placesLooked, chosen(), m_starter});
}

void ModelsViewModel::onFound(QList<core::FoundModel> models)
{
    for (core::FoundModel& model : models)
        if (model.starter)
            model.name = starterTitle();
    updateSituation();
    m_models.setModels(models);
    Q_EMIT modelsChanged();
    Q_EMIT stateChanged(); // it may be known only now that the chosen one is an adapter
    if (isScanning())
        return; // there may be others
    retryWithBase();
    if (std::exchange(m_failedUnlisted, false) && state() == Failed)
        tellFailed(m_generation.modelState());
    if (std::exchange(m_mayPick, false) && chosen().isEmpty() &&
        std::count_if(models.begin(), models.end(), isUsable) == 1)
        choose(std::find_if(models.begin(), models.end(), isUsable)->directory);
}

bool ModelsViewModel::isAnyUsable() const
{
    return std::any_of(m_models.models().begin(), m_models.models().end(), isUsable);
}

void ModelsViewModel::choose(const QString& folder)
{
    m_mayPick = false;
    m_finder.look(folder, [this, mine = ++m_choices](const core::FolderLook& look) {
        if (mine != m_choices)
            return;
        core::FoundModel model = look.report.model;
        core::findBase(model, m_models.models());
        if (!look.report.isModel)
            m_notices.tellRefused(look.folder, tr("It doesn't contain a MusicGen model."));
        else if (!isUsable(model))
            m_notices.tellUnusable(model);
        else
            use(model);
    });
}

/// A model that was looked at and can be used.
void ModelsViewModel::use(const core::FoundModel& model)
{
    m_override.clear();
    core::AppSettings settings = m_settings.settings();
    settings.model.directory = model.directory;
    settings.model.base = model.baseFolder;
    m_wanted = true;
    m_settings.set(settings);
    select(); // also when nothing changed: then it is tried again
    updateSituation();
}

void ModelsViewModel::addFolder(const QUrl& url)
{
    if (!url.isLocalFile())
        return m_notices.tellRefused(url.toString(), tr("It isn't on this computer."));
    m_finder.look(url.toLocalFile(), [this](const core::FolderLook& look) { onAdded(look); });
}

void ModelsViewModel::onAdded(const core::FolderLook& look)
{
    core::FolderReport report = look.report;
    core::findBase(report.model, m_models.models());
    if (report.isModel && report.model.state == core::FoundModel::State::NeedsBase)
        addPlace(look.folder); // it can be used once its model is here
    if (report.isModel && report.model.state == core::FoundModel::State::NeedsConverting &&
        m_work.canConvert())
        return convert(look.folder);
    if (report.isModel && !isUsable(report.model))
        return m_notices.tellUnusable(report.model);
    if (!report.architecture.isEmpty() && !report.isModel)
        return m_notices.tellRefused(
            look.folder, tr("It contains a different kind of model (%1).").arg(report.architecture));
    if (!look.holdsModels)
        return m_notices.tellRefused(
            look.folder,
            tr("It doesn't contain a MusicGen model. A model folder has config.json and model.safetensors."));
    addPlace(look.folder);
    m_notices.withdrawRefused();
    if (report.isModel)
        use(report.model);
    Q_EMIT folderAdded(look.folder);
}

void ModelsViewModel::convert(const QString& folder)
{
    if (!m_work.canConvert() || m_work.folder() == folder || m_toConvert.contains(folder))
        return;
    m_toConvert.append(folder);
    convertNext();
}

void ModelsViewModel::convertNext()
{
    if (m_toConvert.isEmpty() || m_isPreparing || m_work.isBusy())
        return;
    m_isPreparing = true;
    const QString folder = m_toConvert.takeFirst();
    core::inBackground([folder, cache = places().first()] {
        return core::conversionParts(folder, cache);
    }).then(this, [this, folder](const core::ConversionParts& parts) {
        m_isPreparing = false;
        if (parts.missing.isEmpty())
            m_work.convert(folder, parts);
        else
            Q_EMIT partsMissing(folder, parts.missing);
        convertNext();
    });
}

void ModelsViewModel::addPlace(const QString& folder)
{
    core::AppSettings settings = m_settings.settings();
    if (settings.modelFolders.contains(folder))
        return;
    settings.modelFolders.append(folder);
    m_settings.set(settings); // looks through it
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
    m_generation.selectModel(selection());
}

core::ModelSelection ModelsViewModel::selection() const
{
    const core::AppSettings& settings = m_settings.settings();
    core::ModelSelection selection = settings.model;
    selection.directory = chosen();
    if (!m_override.isEmpty())
        selection.base = m_overrideBase;
    if (const auto strength = settings.adapterStrengths.find(chosen());
        strength != settings.adapterStrengths.end())
        selection.strength = *strength;
    return selection;
}

/// An adapter's model was not where the adapter says: it may be in the list, or has to be downloaded.
void ModelsViewModel::retryWithBase()
{
    const core::FoundModel* model = m_models.find(chosen());
    if (model == nullptr || !model->adapter || state() != Failed)
        return;
    if (!isUsable(*model))
        return m_notices.tellUnusable(*model);
    if (selection().base == model->baseFolder)
        return;
    if (!m_override.isEmpty()) {
        m_overrideBase = model->baseFolder;
        select();
    } else {
        use(core::FoundModel(*model));
    }
}

int ModelsViewModel::strength() const
{
    return qRound(100 * m_settings.settings().adapterStrengths.value(chosen(), 1));
}

void ModelsViewModel::setStrength(int percent)
{
    constexpr int kUsual = 100;
    core::AppSettings settings = m_settings.settings();
    settings.adapterStrengths.remove(chosen());
    if (percent != kUsual)
        settings.adapterStrengths.insert(chosen(), std::clamp(percent, 0, 2 * kUsual) / 100.0);
    m_settings.set(settings); // loads it again
}

void ModelsViewModel::onSettings()
{
    if (!m_started)
        return;
    if (m_wanted && m_generation.selectedModel() != selection())
        select();
    if (places() != m_placesLooked)
        scan();
    updateSituation();
    Q_EMIT stateChanged();
}

void ModelsViewModel::updateSituation()
{
    using Memory = ModelSituation::Memory;
    const core::AppSettings& settings = m_settings.settings();
    ModelSituation situation = m_models.situation();
    situation.chosen = chosen();
    situation.precision = settings.model.precision;
    situation.addedFolders = settings.modelFolders;
    situation.freeBytes = m_finder.freeMemory();
    situation.memory = state() == Loading  ? Memory::Loading
                       : state() == Ready  ? Memory::Ready
                       : state() == Failed ? Memory::Failed
                                           : Memory::Empty;
    situation.loaded = state() == Ready ? m_generation.modelState().selection.directory : QString();
    situation.workFolder = m_work.folder();
    situation.workProgress = m_work.progress();
    situation.workText = m_work.text();
    situation.isConverting = m_work.isConverting();
    situation.canConvert = m_work.canConvert();
    m_models.setSituation(situation);
}

void ModelsViewModel::onModelState(const core::ModelState& state)
{
    if (state.kind == core::ModelState::Kind::Failed)
        tellFailed(state);
    if (state.kind == core::ModelState::Kind::Ready && state.model)
        m_notices.tellReady(*state.model);
    if (state.kind != core::ModelState::Kind::Loading)
        m_finder.measureMemory();
    updateSituation();
    Q_EMIT stateChanged();
}

void ModelsViewModel::tellFailed(const core::ModelState& state)
{
    const QString& folder = state.selection.directory;
    const bool isOfProgram = !m_starter.isEmpty() && folder == m_starter;
    m_notices.tellFailed(state, isOfProgram ? starterTitle() : core::modelName(folder));
    // A smaller one can only be offered when the models are known: then it is told again.
    m_failedUnlisted = isScanning() && state.failure && state.failure->code == core::FailureCode::OutOfMemory;
}

void ModelsViewModel::remove(const QString& folder)
{
    core::AppSettings settings = m_settings.settings();
    if (chosen() == folder) {
        unload();
        m_override.clear();
        settings.model.directory.clear();
    }
    settings.modelFolders.removeAll(folder); // one that was converted
    m_settings.set(settings);
    const core::FoundModel* model = m_models.find(folder);
    if (model != nullptr && core::isRemovable(model->original))
        m_work.remove(model->original);
    m_work.remove(folder);
}

void ModelsViewModel::retranslate()
{
    updateSituation();
    m_models.retranslate();
    Q_EMIT modelsChanged();
    Q_EMIT stateChanged();
}

} // namespace arioso::ui
