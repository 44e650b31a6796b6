// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/models/catalogue_view_model.h"

#include "core/background.h"
#include "core/models/hub_cache.h"
#include "core/models/hub_environment.h"
#include "core/models/model_import.h"

#include <QLocale>
#include <QUrl>

#include <utility>

namespace arioso::ui {
namespace {

const QString kEndpointKey = QStringLiteral("models-endpoint");
const QString kOfflineKey = QStringLiteral("models-offline");
const QString kReadyKey = QStringLiteral("models-ready");
const QString kPartsKey = QStringLiteral("models-parts");
const QString kMain = QStringLiteral("main");

} // namespace

CatalogueViewModel::CatalogueViewModel(Parts parts, QObject* parent)
    : QObject(parent), m_parts(std::move(parts)), m_list(core::officialModels())
{
    connect(&m_parts.downloads, &core::ModelDownloads::changed, this, &CatalogueViewModel::onStatus);
    connect(&m_parts.models, &ModelsViewModel::modelsChanged, this, &CatalogueViewModel::refresh);
    connect(&m_parts.models, &ModelsViewModel::stateChanged, this, [this] {
        if (m_parts.models.state() != ModelsViewModel::Loading) // that comes a hundred times
            updateSituation();
    });
    connect(&m_parts.models, &ModelsViewModel::partsMissing, this, &CatalogueViewModel::onPartsMissing);
    connect(&m_parts.models.finder(), &core::ModelFinder::memoryChanged, this,
            &CatalogueViewModel::updateSituation);
    // Music comes first: a test beside it would slow it down and measure too little.
    const auto giveWay = [this] {
        if (m_speedTest && !isEngineFree())
            m_speedTest->cancel();
    };
    connect(&m_parts.generation, &core::GenerationService::progressed, this, &CatalogueViewModel::onProgress);
    connect(&m_parts.generation, &core::GenerationService::queueChanged, this, giveWay);
    connect(&m_parts.generation, &core::GenerationService::modelStateChanged, this, giveWay);
    updateSituation();
}

QString CatalogueViewModel::cache() const
{
    const QString folder = m_parts.settings.settings().modelFolder;
    return folder.isEmpty() ? core::hubCacheFolder() : folder;
}

QString CatalogueViewModel::usualEndpoint() const
{
    return core::hubEndpoint();
}

QString CatalogueViewModel::askedName() const
{
    return m_asked.section(u'/', 1);
}

bool CatalogueViewModel::find(const QString& text)
{
    const QString repository = core::repositoryMeant(text, endpoint());
    if (repository.isEmpty()) {
        setFindProblem(tr("Enter owner/name, or the address of a model's page on huggingface.co."));
        return false;
    }
    setFindProblem({});
    if (isOffline())
        return false;
    const core::CatalogueEntry* known = m_list.find(repository);
    const core::DownloadStatus* status = m_parts.downloads.status(repository);
    if (known != nullptr && status != nullptr && status->phase == core::DownloadPhase::Described)
        return true; // a second look would hold up its download
    if (known == nullptr || m_list.phase(*known) == CatalogueModel::Absent ||
        m_list.phase(*known) == CatalogueModel::Failed) {
        const core::CatalogueEntry entry = known ? *known : core::CatalogueEntry{repository, kMain};
        if (known == nullptr)
            m_list.add(entry);
        start(entry, Extent::Look);
    }
    return true;
}

void CatalogueViewModel::setFindProblem(const QString& problem)
{
    if (std::exchange(m_findProblem, problem) != problem)
        Q_EMIT findProblemChanged();
}

void CatalogueViewModel::download(const QString& repository)
{
    const core::CatalogueEntry* entry = m_list.find(repository);
    if (entry == nullptr || m_list.phase(*entry) == CatalogueModel::Working)
        return;
    const core::DownloadStatus* status = m_parts.downloads.status(repository);
    if (status != nullptr && status->looksOnly && status->phase != core::DownloadPhase::Described)
        return start(*entry, Extent::Look); // it isn't known yet whether it is a model
    if (!core::isOfficialModel(repository) ||
        m_parts.preferences.preferences().acceptedLicences.contains(core::officialLicence()))
        return start(*entry);
    m_asked = repository;
    Q_EMIT askedChanged();
}

void CatalogueViewModel::acceptLicence()
{
    const core::CatalogueEntry* entry = m_list.find(std::exchange(m_asked, {}));
    Q_EMIT askedChanged();
    if (entry == nullptr)
        return;
    core::HubPreferences preferences = m_parts.preferences.preferences();
    preferences.acceptedLicences.append(core::officialLicence());
    m_parts.preferences.set(preferences);
    start(*entry);
}

void CatalogueViewModel::refuseLicence()
{
    m_asked.clear();
    Q_EMIT askedChanged();
}

bool CatalogueViewModel::isOffline()
{
    if (!core::hubIsOffline())
        return false;
    m_parts.notices.show({Notices::Warning,
                          tr("Downloads are off: HF_HUB_OFFLINE is set on this computer."),
                          tr("Start Arioso without it to download models."),
                          {},
                          {},
                          kOfflineKey});
    return true;
}

void CatalogueViewModel::start(const core::CatalogueEntry& entry, Extent extent)
{
    if (isOffline())
        return;
    core::DownloadRequest request;
    request.repository = entry.repository;
    request.revision = entry.revision;
    request.cache = cache();
    request.looksOnly = extent == Extent::Look;
    // The stored token is in a file.
    core::inBackground([endpoint = endpoint(), token = m_token] {
        return core::hubAccess(endpoint, token);
    }).then(this, [this, request](const core::HubAccess& access) {
        core::DownloadRequest allowed = request;
        allowed.access = access;
        m_parts.downloads.start(allowed);
    });
}

void CatalogueViewModel::pause(const QString& repository)
{
    const core::DownloadStatus* status = m_parts.downloads.status(repository);
    if (status != nullptr && status->looksOnly)
        return cancel(repository);
    m_parts.downloads.pause(repository);
}

void CatalogueViewModel::cancel(const QString& repository)
{
    if (m_parts.downloads.status(repository) != nullptr)
        return m_parts.downloads.cancel(repository);
    core::inBackground([cache = cache(), repository] {
        core::HubRepository(cache, repository).discardUnused();
    }).then(this, [this] { refresh(); });
}

void CatalogueViewModel::use(const QString& repository)
{
    if (const QString folder = m_list.situation().installed.value(repository); !folder.isEmpty())
        m_parts.models.choose(folder);
}

void CatalogueViewModel::setToken(const QString& token)
{
    m_token = token.trimmed();
    Q_EMIT tokenChanged();
}

bool CatalogueViewModel::hasToken() const
{
    return m_token.isEmpty() ? m_hasStoredToken : !core::hubAccess(endpoint(), m_token).token.isEmpty();
}

void CatalogueViewModel::setEndpoint(const QString& text)
{
    QString endpoint = text.trimmed();
    while (endpoint.endsWith(u'/'))
        endpoint.chop(1);
    const QUrl url(endpoint, QUrl::StrictMode);
    const bool isWeb = url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    if (!endpoint.isEmpty() && (!url.isValid() || !isWeb || url.host().isEmpty())) {
        m_parts.notices.show({Notices::Warning,
                              tr("“%1” isn't a valid server address.").arg(text),
                              tr("It starts with https:// or http://, such as %1.").arg(core::hubEndpoint()),
                              {},
                              {},
                              kEndpointKey});
        Q_EMIT endpointChanged(); // the field shows again what counts
        return;
    }
    m_parts.notices.withdraw(kEndpointKey);
    if (endpoint == this->endpoint())
        return;
    m_token.clear(); // it was typed for another server
    core::HubPreferences preferences = m_parts.preferences.preferences();
    preferences.endpoint = endpoint;
    m_parts.preferences.set(preferences);
    Q_EMIT endpointChanged();
    Q_EMIT tokenChanged();
    refresh(); // another address may have no token
}

void CatalogueViewModel::onStatus(const core::DownloadStatus& status)
{
    m_list.setStatus(status);
    if (std::exchange(m_wasBusy, isBusy()) != isBusy())
        Q_EMIT busyChanged();
    if (status.phase == core::DownloadPhase::Finished)
        onFinished(status);
    else if (status.phase == core::DownloadPhase::Described && !core::isOfficialModel(status.repository))
        m_list.add(status.entry);
    else if (status.phase == core::DownloadPhase::Cancelled) {
        if (!core::isOfficialModel(status.repository))
            m_list.remove(status.repository);
        refresh();
    }
}

void CatalogueViewModel::onFinished(const core::DownloadStatus& status)
{
    const bool isPart = m_partsWanted.remove(status.repository);
    convertWithPart(status.repository);
    if (isPart)
        return m_list.remove(status.repository);
    if (!core::isOfficialModel(status.repository))
        m_list.remove(status.repository); // it is among those that are here
    m_gotten.insert(status.folder);
    if (status.form == core::WeightForm::Audiocraft)
        m_parts.models.convert(status.folder);
    const bool isFirst = m_parts.models.name().isEmpty() && status.form != core::WeightForm::Audiocraft;
    if (isFirst)
        m_parts.models.choose(status.folder);
    m_parts.models.scan();
    if (!isFirst && status.form != core::WeightForm::Audiocraft)
        offerToUse(status.repository.section(u'/', 1), status.folder);
}

void CatalogueViewModel::offerToUse(const QString& name, const QString& folder)
{
    m_parts.notices.show({Notices::Information,
                          tr("%1 is ready to use.").arg(name),
                          {},
                          {},
                          {tr("Use it"), [this, folder] { m_parts.models.choose(folder); }},
                          kReadyKey});
}

void CatalogueViewModel::onPartsMissing(const QString& folder, const QStringList& repositories)
{
    if (m_gotten.contains(folder)) // that they are needed was said before the download
        return getParts(folder, repositories);
    m_parts.notices.show(
        {Notices::Information,
         tr("To convert %1, Arioso needs to download %2.")
             .arg(core::modelName(folder), QLocale().createSeparatedList(repositories)),
         {},
         folder,
         {tr("Download and convert"), [this, folder, repositories] { getParts(folder, repositories); }},
         kPartsKey});
}

void CatalogueViewModel::getParts(const QString& folder, const QStringList& repositories)
{
    m_waiting.insert(folder, repositories);
    for (const QString& repository : repositories) {
        m_partsWanted.insert(repository);
        const core::CatalogueEntry entry{repository, kMain};
        m_list.add(entry);
        start(entry);
    }
}

/// Converts what waited for this repository alone.
void CatalogueViewModel::convertWithPart(const QString& repository)
{
    for (const QString& folder : m_waiting.keys()) {
        m_waiting[folder].removeAll(repository);
        if (m_waiting.value(folder).isEmpty()) {
            m_waiting.remove(folder);
            m_gotten.remove(folder); // what is still missing now isn't downloaded over and over
            m_parts.models.convert(folder);
        }
    }
}

void CatalogueViewModel::refresh()
{
    struct Look
    {
        QHash<QString, qint64> leftBytes;
        QStringList unfinished; ///< repositories
        bool hasToken = false;
        bool lacksParts = false;
    };
    core::inBackground([cache = cache(), endpoint = endpoint(), entries = m_list.entries()] {
        Look look;
        look.hasToken = !core::hubAccess(endpoint, {}).token.isEmpty();
        look.lacksParts = !core::conversionParts({}, cache).missing.isEmpty();
        look.unfinished = core::unfinishedRepositories(cache);
        QSet<QString> all(look.unfinished.begin(), look.unfinished.end());
        for (const core::CatalogueEntry& entry : entries)
            all.insert(entry.repository);
        for (const QString& repository : std::as_const(all))
            if (const qint64 bytes = core::HubRepository(cache, repository).unusedBytes(); bytes > 0)
                look.leftBytes.insert(repository, bytes);
        return look;
    }).then(this, [this, mine = ++m_looks](const Look& look) {
        if (mine != m_looks)
            return;
        m_leftBytes = look.leftBytes;
        m_lacksParts = look.lacksParts;
        for (const QString& repository : look.unfinished)
            if (m_list.find(repository) == nullptr && m_leftBytes.contains(repository))
                m_list.add({repository, kMain});
        if (std::exchange(m_hasStoredToken, look.hasToken) != look.hasToken)
            Q_EMIT tokenChanged();
        updateSituation();
    });
}

void CatalogueViewModel::updateSituation()
{
    CatalogueModel::Situation situation;
    situation.precision = m_parts.settings.settings().model.precision;
    situation.freeBytes = m_parts.models.finder().freeMemory();
    situation.speed = m_parts.preferences.preferences().speed;
    situation.chosen = m_parts.models.chosenFolder();
    situation.leftBytes = m_leftBytes;
    situation.lacksParts = m_lacksParts;
    for (const core::FoundModel& model : m_parts.models.models()->models())
        if (const auto place = core::snapshotPlace(model.directory);
            place && model.state == core::FoundModel::State::Usable)
            situation.installed.insert(place->repository, model.directory);
    m_list.setSituation(situation);
}

bool CatalogueViewModel::isEngineFree() const
{
    return m_parts.generation.isIdle() &&
           m_parts.generation.modelState().kind != core::ModelState::Kind::Loading;
}

void CatalogueViewModel::measure()
{
    if (!isMeasured())
        startSpeedTest();
}

void CatalogueViewModel::measureAgain()
{
    startSpeedTest();
}

void CatalogueViewModel::startSpeedTest()
{
    if (isMeasuring() || !isEngineFree() || !m_parts.gateway)
        return;
    m_speedTest = std::make_unique<core::SpeedTest>(m_parts.gateway);
    connect(m_speedTest.get(), &core::SpeedTest::measured, this, [this](const core::MachineSpeed& speed) {
        setSpeed(speed);
        endSpeedTest();
    });
    // Without a measurement the list says what it said before, and that is all.
    connect(m_speedTest.get(), &core::SpeedTest::failed, this, &CatalogueViewModel::endSpeedTest);
    connect(m_speedTest.get(), &core::SpeedTest::cancelled, this, &CatalogueViewModel::endSpeedTest);
    m_speedTest->start();
    Q_EMIT speedChanged();
}

void CatalogueViewModel::setSpeed(const core::MachineSpeed& speed)
{
    core::HubPreferences preferences = m_parts.preferences.preferences();
    preferences.speed = speed;
    m_parts.preferences.set(preferences);
}

void CatalogueViewModel::onProgress(const core::JobProgress& progress)
{
    constexpr int kEnoughSteps = 50;
    const core::ModelState& state = m_parts.generation.modelState();
    const auto place = core::snapshotPlace(state.selection.directory);
    const core::CatalogueEntry* entry = place ? m_list.find(place->repository) : nullptr;
    if (entry == nullptr || !state.model || state.model->frameRate <= 0 || progress.step < kEnoughSteps)
        return;
    const core::MachineSpeed speed = m_parts.preferences.preferences().speed;
    const core::MachineSpeed better =
        core::corrected(speed, core::stepWork(*entry), state.selection.precision,
                        progress.stepsPerSecond / state.model->frameRate);
    if (better == speed)
        return;
    setSpeed(better);
    updateSituation();
}

void CatalogueViewModel::endSpeedTest()
{
    m_speedTest.release()->deleteLater(); // it is what calls
    updateSituation();
    Q_EMIT speedChanged();
}

void CatalogueViewModel::retranslate()
{
    updateSituation();
}

} // namespace arioso::ui
