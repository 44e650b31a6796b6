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
const QString kVerifiedKey = QStringLiteral("models-verified");

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
    return tr("Looked for in %1.").arg(QLocale().createSeparatedList(m_placesLooked));
}

void ModelsViewModel::scan()
{
    ++m_scans;
    m_placesLooked = places();
    Q_EMIT scanningChanged();
    // The chosen one is listed wherever it is, and also when it is gone.
    m_thread.start([this, places = m_placesLooked, chosen = chosen(), starter = m_starter, starterName = starterName()] {
        QList<core::FoundModel> models = core::findModels(places);
        if (!starter.isEmpty()) {
            core::FoundModel model = core::inspectFolder(starter).model;
            model.name = starterName;
            model.starter = true;
            models.removeIf([&](const core::FoundModel& found) { return found.directory == model.directory; });
            models.prepend(model);
        }
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

void ModelsViewModel::addFolder(const QUrl& url)
{
    if (!url.isLocalFile())
        return refuse(url.toString(), tr("It is not on this machine."), {});
    m_thread.start([this, path = url.toLocalFile()] {
        QFileInfo info(path);
        if (info.isFile()) // one of a model's files is as good as its folder
            info.setFile(info.absolutePath());
        const QString folder = info.absoluteFilePath();
        const core::FolderReport report = core::inspectFolder(folder);
        const bool holdsModels = report.isModel || !core::findModels({folder}).isEmpty();
        QMetaObject::invokeMethod(
            this, [this, folder, report, holdsModels] { onInspected(folder, report, holdsModels); },
            Qt::QueuedConnection);
    });
}

void ModelsViewModel::onInspected(const QString& folder, const core::FolderReport& report, bool holdsModels)
{
    if (report.isModel && report.model.state == core::FoundModel::State::NeedsConverting && canImport())
        return importFolder(folder);
    if (report.isModel && report.model.state != core::FoundModel::State::Usable)
        return refuse(folder, problemText(report.model.state), report.model.problem);
    if (!report.architecture.isEmpty() && !report.isModel)
        return refuse(folder, tr("It holds a model of another kind (%1).").arg(report.architecture), {});
    if (!holdsModels)
        return refuse(
            folder,
            tr("There is no MusicGen model in it: that is a folder with config.json and model.safetensors."),
            {});
    core::AppSettings settings = m_settings.settings();
    if (!settings.modelFolders.contains(folder)) {
        settings.modelFolders.append(folder);
        m_settings.set(settings); // looks through it
    }
    m_notices.withdraw(kFolderKey);
    if (!report.isModel || choose(folder))
        Q_EMIT folderAdded(folder);
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
    const QString directory = state.selection.directory;
    const QString name = !m_starter.isEmpty() && directory == m_starter ? starterName() : core::modelName(directory);
    notice.text = tr("%1 could not be loaded: %2").arg(name, why.sentence);
    notice.wayOut = why.wayOut;
    notice.details = failure.detail;
    notice.action = {tr("Choose a model…"), [this] { Q_EMIT chooseRequested(); }};
    notice.key = kFailedKey;
    if (failure.code == core::FailureCode::OutOfMemory)
        offerSmaller(state.selection, notice);
    m_notices.show(notice);
}

void ModelsViewModel::offerSmaller(const core::ModelSelection& selection, Notices::Notice& notice)
{
    const double now = precisionText(selection.precision).bytesPerWeight;
    std::optional<PrecisionText> smaller; // the largest of those below
    for (const PrecisionText& offered : offeredPrecisions())
        if (offered.bytesPerWeight < now && (!smaller || offered.bytesPerWeight > smaller->bytesPerWeight))
            smaller = offered;
    if (smaller) {
        notice.wayOut = tr("With “%1” it needs less memory.").arg(smaller->text);
        notice.action = {tr("Load it with %1").arg(smaller->shortText),
                         [this, precision = smaller->precision] {
                             core::AppSettings settings = m_settings.settings();
                             settings.model.precision = precision;
                             m_settings.set(settings);
                         }};
        return;
    }
    const core::FoundModel* next = nullptr; // the largest of the smaller ones that are here
    const qint64 size = core::inspectFolder(selection.directory).model.parameters;
    for (const core::FoundModel& model : m_models.models())
        if (model.state == core::FoundModel::State::Usable && model.parameters < size &&
            (next == nullptr || model.parameters > next->parameters))
            next = &model;
    if (next == nullptr)
        return;
    notice.wayOut = tr("Close other programs, or use %1, which is smaller.").arg(next->name);
    notice.action = {tr("Use %1").arg(next->name), [this, folder = next->directory] { choose(folder); }};
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

void ModelsViewModel::setImport(core::ModelImportGateway gateway, const QString& folder)
{
    m_import = std::move(gateway);
    m_importFolder = folder;
}

void ModelsViewModel::startWork(const QString& folder, std::unique_ptr<core::BackgroundJob> job)
{
    m_work = std::move(job);
    m_workFolder = folder;
    m_workProgress = 0;
    connect(m_work.get(), &core::BackgroundJob::progressed, this, [this](double part) {
        m_workProgress = part;
        Q_EMIT workChanged();
    });
    connect(m_work.get(), &core::BackgroundJob::failed, this, [this, folder](const core::Failure& failure) {
        endWork();
        m_notices.report(failure, core::modelName(folder));
    });
    connect(m_work.get(), &core::BackgroundJob::cancelled, this, &ModelsViewModel::endWork);
    m_work->start();
    Q_EMIT workChanged();
}

void ModelsViewModel::endWork()
{
    m_work.release()->deleteLater(); // it is what calls
    m_workFolder.clear();
    Q_EMIT workChanged();
}

void ModelsViewModel::cancelWork()
{
    if (m_work)
        m_work->cancel();
}

void ModelsViewModel::verify(const QString& folder)
{
    if (m_work)
        return;
    auto check = std::make_unique<core::FilesCheck>(folder);
    connect(check.get(), &core::FilesCheck::done, this,
            [this, folder](const core::FilesReport& report) { onVerified(folder, report); });
    startWork(folder, std::move(check));
}

void ModelsViewModel::onVerified(const QString& folder, const core::FilesReport& report)
{
    endWork();
    const QString name = core::modelName(folder);
    Notices::Notice notice;
    notice.key = kVerifiedKey;
    if (!report.damaged.isEmpty()) {
        notice.severity = Notices::Error;
        notice.text =
            tr("%Ln file(s) of %1 are damaged or missing.", nullptr, int(report.damaged.size())).arg(name);
        notice.wayOut = tr("Remove the model and get it again.");
        notice.details = folder + QStringLiteral(": ") + report.damaged.join(QStringLiteral(", "));
    } else if (report.checked > 0) {
        notice.text =
            tr("%1 is whole: %Ln file(s) are as they were published.", nullptr, report.checked).arg(name);
    } else {
        notice.text = tr("No checksums are known of %1, so its files cannot be compared.").arg(name);
    }
    m_notices.show(notice);
}

void ModelsViewModel::importFolder(const QString& folder)
{
    if (m_work || !m_import)
        return;
    const QFileInfo source(folder);
    const QString beside = source.absolutePath();
    const bool mayBeside = QFileInfo(beside).isWritable() && !core::isRemovable(folder);
    const QDir target(mayBeside ? beside : m_importFolder);
    QString name = core::modelName(folder) + QStringLiteral("-converted");
    for (int number = 2; target.exists(name); ++number)
        name = QStringLiteral("%1-converted-%2").arg(core::modelName(folder)).arg(number);
    QDir().mkpath(target.path());
    auto job = m_import(source.absoluteFilePath(), target.filePath(name));
    connect(job.get(), &core::ModelImportJob::done, this, &ModelsViewModel::onImported);
    startWork(folder, std::move(job));
}

void ModelsViewModel::onImported(const QString& folder)
{
    endWork();
    addFolder(QUrl::fromLocalFile(folder));
}

void ModelsViewModel::remove(const QString& folder)
{
    if (m_workFolder == folder)
        cancelWork();
    if (chosen() == folder) {
        unload();
        m_override.clear();
        core::AppSettings settings = m_settings.settings();
        settings.model.directory.clear();
        m_settings.set(settings);
    }
    m_thread.start([this, folder] {
        const std::optional<core::Failure> failure = core::removeModel(folder);
        QMetaObject::invokeMethod(
            this, [this, folder, failure] { onRemoved(folder, failure); }, Qt::QueuedConnection);
    });
}

void ModelsViewModel::onRemoved(const QString& folder, const std::optional<core::Failure>& failure)
{
    if (failure)
        m_notices.report(*failure, core::modelName(folder));
    scan();
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

/// What it is, and no more.
QString ModelsViewModel::starterName()
{
    return tr("Starter, demo quality");
}

QString ModelsViewModel::name() const
{
    if (isStarter())
        return starterName();
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
