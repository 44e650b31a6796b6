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

} // namespace

CatalogueViewModel::CatalogueViewModel(Parts parts, QObject* parent)
    : QObject(parent), m_parts(std::move(parts)), m_list(*m_parts.models.models())
{
    connect(&m_parts.downloads, &core::ModelDownloads::changed, this, &CatalogueViewModel::onStatus);
    connect(&m_parts.models, &ModelsViewModel::modelsChanged, this, &CatalogueViewModel::refresh);
    connect(&m_parts.models, &ModelsViewModel::partsMissing, this, &CatalogueViewModel::onPartsMissing);
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
    return core::isOfficialModel(m_asked) ? m_asked.section(u'/', 1) : m_asked;
}

QString CatalogueViewModel::licenceText() const
{
    if (core::isOfficialModel(m_asked))
        return tr("This model was made by Meta and is published under the %1 license: you may use and share "
                  "it with "
                  "attribution to Meta, but not for commercial purposes.")
            .arg(core::officialLicence());
    const QString licence = m_list.entry(m_asked).licence;
    return licence.isEmpty() ? tr("The page of this model says under which license it is published.")
                             : tr("The page of this model states this license: %1.").arg(licence);
}

QString CatalogueViewModel::licenceUrl() const
{
    return core::isOfficialModel(m_asked) ? core::officialLicenceUrl()
                                          : QStringLiteral("https://huggingface.co/") + m_asked;
}

QString CatalogueViewModel::find(const QString& text)
{
    const QString repository = core::repositoryMeant(text, endpoint());
    if (repository.isEmpty()) {
        setFindProblem(tr("Enter owner/name, or the address of a model's page on huggingface.co."));
        return {};
    }
    setFindProblem({});
    if (isOffline())
        return {};
    const ModelItem* known = m_list.item(repository);
    const core::DownloadStatus* status = m_parts.downloads.status(repository);
    if (known != nullptr && status != nullptr && status->phase == core::DownloadPhase::Described)
        return repository; // a second look would hold up its download
    if (known == nullptr || m_list.state(*known) == model_item::Available ||
        m_list.state(*known) == model_item::Failed) {
        const core::CatalogueEntry entry = m_list.entry(repository);
        m_list.addEntry(entry);
        start(entry, Extent::Look);
    }
    return repository;
}

void CatalogueViewModel::setFindProblem(const QString& problem)
{
    if (std::exchange(m_findProblem, problem) != problem)
        Q_EMIT findProblemChanged();
}

void CatalogueViewModel::download(const QString& repository)
{
    const ModelItem* item = m_list.item(repository);
    if (item == nullptr || m_list.state(*item) == model_item::Downloading)
        return;
    const core::CatalogueEntry entry = m_list.entry(repository);
    const core::DownloadStatus* status = m_parts.downloads.status(repository);
    if (status != nullptr && status->looksOnly && status->phase != core::DownloadPhase::Described)
        return start(entry, Extent::Look); // it isn't known yet whether it is a model
    if (!core::isOfficialModel(repository) ||
        m_parts.preferences.preferences().acceptedLicences.contains(core::officialLicence()))
        return start(entry);
    askForLicence(repository, true);
}

void CatalogueViewModel::askForLicence(const QString& repository, bool toAccept)
{
    m_asked = repository;
    m_asksToAccept = toAccept;
    Q_EMIT askedChanged();
}

void CatalogueViewModel::acceptLicence()
{
    const QString repository = std::exchange(m_asked, {});
    Q_EMIT askedChanged();
    if (repository.isEmpty() || !std::exchange(m_asksToAccept, false))
        return;
    core::HubPreferences preferences = m_parts.preferences.preferences();
    preferences.acceptedLicences.append(core::officialLicence());
    m_parts.preferences.set(preferences);
    start(m_list.entry(repository));
}

void CatalogueViewModel::closeLicence()
{
    askForLicence({}, false);
}

void CatalogueViewModel::showLicence(const QString& repository)
{
    askForLicence(repository, false);
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

void CatalogueViewModel::act(const QString& key)
{
    if (const ModelItem* item = m_list.item(key))
        actOn(ModelItem(*item), actionOf(*item, m_list.situation()));
}

void CatalogueViewModel::actOn(const ModelItem& item, ModelItem::Action action)
{
    switch (action) {
    case model_item::NoAction:
        return;
    case model_item::Download:
    case model_item::Resume:
        return download(item.repository());
    case model_item::TryAgain:
        return m_list.state(item) == model_item::Failed ? download(item.repository()) : m_parts.models.load();
    case model_item::Pause:
        return pause(item.repository());
    case model_item::Convert:
        return m_parts.models.convert(item.folder());
    case model_item::CancelWork:
        return m_parts.models.work()->cancel();
    case model_item::Load:
        return item.folder() == m_list.situation().chosen ? m_parts.models.load()
                                                          : m_parts.models.choose(item.folder());
    case model_item::CancelLoading:
    case model_item::Unload:
        return m_parts.models.unload();
    case model_item::DownloadBase:
        return download(baseToDownload(*item.found));
    }
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
        m_list.addEntry(status.entry);
    else if (status.phase == core::DownloadPhase::Cancelled) {
        if (!core::isOfficialModel(status.repository))
            m_list.removeEntry(status.repository);
        refresh();
    }
}

void CatalogueViewModel::onFinished(const core::DownloadStatus& status)
{
    const bool isPart = m_partsWanted.remove(status.repository);
    convertWithPart(status.repository);
    if (isPart)
        return m_list.removeEntry(status.repository);
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
        const core::CatalogueEntry entry = m_list.entry(repository);
        m_list.addEntry(entry);
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
        m_lacksParts = look.lacksParts;
        m_list.setLeftBytes(look.leftBytes);
        for (const QString& repository : look.unfinished)
            if (m_list.item(repository) == nullptr && look.leftBytes.contains(repository))
                m_list.addEntry(m_list.entry(repository));
        if (std::exchange(m_hasStoredToken, look.hasToken) != look.hasToken)
            Q_EMIT tokenChanged();
        updateSituation();
    });
}

void CatalogueViewModel::updateSituation()
{
    ModelSituation situation = m_list.situation();
    situation.speed = m_parts.preferences.preferences().speed;
    situation.lacksParts = m_lacksParts;
    m_list.setSituation(situation);
}

void CatalogueViewModel::retranslate()
{
    updateSituation();
}

} // namespace arioso::ui
