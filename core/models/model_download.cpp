// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/models/model_download.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QStorageInfo>

#include <algorithm>
#include <utility>

namespace arioso::core {
namespace {

constexpr qint64 kSpareBytes = 64 << 20; // that are left to the rest of the system
constexpr qint64 kTellMilliseconds = 100;

qint64 freeBytesOfDisk(const QString& folder)
{
    QString place = folder; // it may have to be made first
    while (!QFileInfo::exists(place) && QFileInfo(place).absolutePath() != place)
        place = QFileInfo(place).absolutePath();
    return QStorageInfo(place).bytesAvailable();
}

QString sizeText(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

} // namespace

ModelDownload::ModelDownload(QNetworkAccessManager& network, DownloadRequest request, QObject* parent)
    : QObject(parent), m_network(network), m_request(std::move(request)),
      m_repository(m_request.cache, m_request.repository)
{
    m_status.repository = m_request.repository;
    m_status.looksOnly = m_request.looksOnly;
    m_clock.start();
}

ModelDownload::~ModelDownload()
{
    stop();
}

void ModelDownload::start()
{
    stop();
    m_files.clear();
    m_paths.clear();
    m_opaque = false;
    m_meter.clear();
    setPhase(DownloadPhase::Asking);
    if (!isRepositoryName(m_request.repository))
        return fail({FailureCode::NotOnServer,
                     QStringLiteral("\"%1\" is no name of a model.").arg(m_request.repository)});
    if (!m_request.looksOnly)
        if (const auto failure = m_repository.prepare())
            return fail(*failure);
    m_begun = m_repository.fetchingCommit(m_request.revision);
    list();
}

void ModelDownload::pause()
{
    stop();
    setPhase(DownloadPhase::Paused);
}

void ModelDownload::cancel()
{
    stop();
    m_repository.discardUnused();
    setPhase(DownloadPhase::Cancelled);
}

void ModelDownload::stop()
{
    // Both may be what calls.
    if (m_inquiry) {
        m_inquiry->disconnect(this);
        m_inquiry.release()->deleteLater();
    }
    if (m_download) {
        m_download->disconnect(this);
        delete m_download.release();
    }
}

void ModelDownload::inquire(const HubQuestion& question, const QString& what,
                            void (ModelDownload::*then)(const HubAnswer&),
                            void (ModelDownload::*otherwise)(const Failure&))
{
    m_inquiry = std::make_unique<HubInquiry>(m_network, m_request.access, question, what, m_request.policy);
    connect(m_inquiry.get(), &HubInquiry::answered, this, [this, then](const HubAnswer& answer) {
        m_inquiry.release()->deleteLater();
        (this->*then)(answer);
    });
    connect(m_inquiry.get(), &HubInquiry::failed, this, otherwise);
    connect(m_inquiry.get(), &HubInquiry::waiting, this,
            [this](auto, const Failure& why) { setPhase(DownloadPhase::Waiting, why); });
}

void ModelDownload::list()
{
    HubQuestion question;
    question.url = m_request.access.endpoint;
    question.url.setPath(
        question.url.path() + QStringLiteral("/api/models/%1/revision/").arg(m_request.repository) +
            QString::fromLatin1(QUrl::toPercentEncoding(m_begun.isEmpty() ? m_request.revision : m_begun)),
        QUrl::TolerantMode);
    inquire(question, m_request.repository, &ModelDownload::onListed, &ModelDownload::onNotListed);
}

void ModelDownload::onNotListed(const Failure& failure)
{
    if (m_begun.isEmpty() || failure.code != FailureCode::NotOnServer)
        return fail(failure);
    stop(); // the commit was taken from the server: what the revision stands for now is fetched
    m_begun.clear();
    list();
}

void ModelDownload::onListed(const HubAnswer& answer)
{
    const auto listing = parseListing(answer.body);
    if (!listing)
        return fail({FailureCode::ServerFailed,
                     QStringLiteral("%1 does not answer as a Hub of models does.").arg(answer.url.host())});
    const ModelFiles files = modelFiles(listing->files);
    if (files.form == WeightForm::None)
        return fail({FailureCode::NotOnServer,
                     QStringLiteral("\"%1\" holds no weights of a model.").arg(m_request.repository)});
    m_commit = listing->commit;
    m_paths = files.paths;
    m_status.form = files.form;
    if (m_request.looksOnly)
        return identify(*listing);
    m_repository.noteFetching(m_request.revision, m_commit);
    inspectNext();
}

void ModelDownload::identify(const RepositoryListing& listing)
{
    m_status.entry.repository = m_request.repository;
    m_status.entry.revision = m_request.revision;
    m_status.entry.licence = listing.licence;
    if (m_status.form == WeightForm::Audiocraft) {
        // Its weights are a pickle of gigabytes: the tags tell the other models of that library.
        for (const char* other : {"magnet", "jasco"})
            if (listing.tags.contains(QLatin1String(other)))
                return refuse(QLatin1String(other));
        return inspectNext();
    }
    const QString config = m_status.form == WeightForm::Adapter ? QStringLiteral("adapter_config.json")
                                                                : QStringLiteral("config.json");
    if (!m_paths.contains(config))
        return refuse(QStringLiteral("without a config.json"));
    HubQuestion question;
    question.url = address(config);
    inquire(question, m_request.repository, &ModelDownload::onConfig, &ModelDownload::fail);
}

void ModelDownload::onConfig(const HubAnswer& answer)
{
    const QJsonObject config = QJsonDocument::fromJson(answer.body).object();
    if (m_status.form == WeightForm::Adapter) {
        const QString base = config.value(QLatin1String("base_model_name_or_path")).toString();
        if (!base.contains(QLatin1String("musicgen"), Qt::CaseInsensitive))
            return refuse(QStringLiteral("adapter for %1").arg(base));
        return inspectNext();
    }
    auto entry = catalogueEntry(m_request.repository, config);
    if (!entry)
        return refuse(config.value(QLatin1String("model_type")).toString(QStringLiteral("unknown")));
    entry->licence = m_status.entry.licence;
    m_status.entry = *entry;
    inspectNext();
}

void ModelDownload::refuse(const QString& kind)
{
    fail({FailureCode::CheckpointUnsupported,
          QStringLiteral("\"%1\" is another kind of model (%2).").arg(m_request.repository, kind)});
}

QUrl ModelDownload::address(const QString& path) const
{
    QUrl url = m_request.access.endpoint;
    url.setPath(url.path() + u'/' + m_request.repository + QStringLiteral("/resolve/") + m_commit + u'/' +
                    path,
                QUrl::DecodedMode);
    return url;
}

/// Size and hash of the next file.
void ModelDownload::inspectNext()
{
    if (m_files.size() == m_paths.size())
        return fetchAll();
    HubQuestion question;
    question.method = HubQuestion::Method::Head;
    question.url = address(m_paths[m_files.size()]);
    question.followsToOtherHosts = false;
    setPhase(DownloadPhase::Asking);
    inquire(question, m_request.repository + u'/' + m_paths[m_files.size()], &ModelDownload::onInspected,
            &ModelDownload::fail);
}

void ModelDownload::onInspected(const HubAnswer& answer)
{
    const QString path = m_paths[m_files.size()];
    const QString commit = QString::fromLatin1(answer.headers.value("x-repo-commit"));
    const bool isKnown = isEtag(answer.etag()) && (commit.isEmpty() || commit == m_commit);
    if (isKnown && answer.size() < 0 && answer.isEncoded()) {
        m_etag = answer.etag();
        HubQuestion question;
        question.url = address(path);
        return inquire(question, m_request.repository + u'/' + path, &ModelDownload::onMeasured,
                       &ModelDownload::fail);
    }
    if (!isKnown || answer.size() < 0)
        return fail(
            {FailureCode::ServerFailed, QStringLiteral("%1 does not say what \"%2\" is: it answers as no Hub "
                                                       "of models does.")
                                            .arg(answer.url.host(), path)});
    add(path, answer.etag(), answer.size(), answer.isHubs());
}

void ModelDownload::onMeasured(const HubAnswer& answer)
{
    add(m_paths[m_files.size()], m_etag, answer.body.size(), answer.isHubs());
}

void ModelDownload::add(const QString& path, QString etag, qint64 size, bool isHubs)
{
    // Etags that are no hashes, such as the time and the size of a file, may be the same for two files.
    const auto isSame = [&](const RemoteFile& other) { return other.etag == etag; };
    if (!ContentHash(etag, size).isKnown() && std::any_of(m_files.begin(), m_files.end(), isSame))
        etag += u'-' + QString::number(m_files.size());
    m_files.append({path, m_commit, address(path), etag, size, isHubs});
    inspectNext();
}

qint64 ModelDownload::bytesThere(const RemoteFile& file) const
{
    if (m_repository.holds(m_commit, {file.path, file.etag, file.size}))
        return file.size;
    const qint64 bytes = QFileInfo(m_repository.piece(file.etag)).size();
    return bytes <= file.size ? bytes : 0;
}

std::optional<Failure> ModelDownload::spaceProblem() const
{
    qint64 missing = 0;
    for (const RemoteFile& file : m_files)
        missing += file.size - bytesThere(file);
    const qint64 free = (m_request.freeBytes ? m_request.freeBytes : freeBytesOfDisk)(m_repository.folder());
    if (free < 0 || missing == 0 || free >= missing + kSpareBytes)
        return std::nullopt;
    return Failure{FailureCode::DiskFull, QStringLiteral("%1 more are needed in \"%2\", and %3 are free.")
                                              .arg(sizeText(missing), m_request.cache, sizeText(free))};
}

void ModelDownload::fetchAll()
{
    m_status.total = 0;
    for (const RemoteFile& file : std::as_const(m_files))
        m_status.total += file.size;
    const auto failure = spaceProblem();
    if (m_request.looksOnly)
        return setPhase(DownloadPhase::Described, failure);
    if (failure)
        return fail(*failure);
    m_current = 0;
    m_bytesBefore = 0;
    fetchNext();
}

void ModelDownload::fetchNext()
{
    if (m_current == m_files.size())
        return publish();
    RemoteFile& file = m_files[m_current];
    file.isOpaque = m_opaque && !file.isHubs;
    m_status.file = file.path;
    m_download =
        std::make_unique<FileDownload>(m_network, m_request.access, m_request.policy, m_repository, file);
    connect(m_download.get(), &FileDownload::progressed, this,
            [this](qint64 bytes) { setBytes(DownloadPhase::Fetching, bytes); });
    connect(m_download.get(), &FileDownload::checking, this,
            [this](qint64 bytes) { setBytes(DownloadPhase::Checking, bytes); });
    connect(m_download.get(), &FileDownload::waiting, this,
            [this](auto, const Failure& why) { setPhase(DownloadPhase::Waiting, why); });
    connect(m_download.get(), &FileDownload::finished, this, &ModelDownload::onFetched);
    connect(m_download.get(), &FileDownload::failed, this, &ModelDownload::fail);
    m_download->start();
}

void ModelDownload::onFetched()
{
    m_opaque = m_opaque || m_download->isOpaque();
    m_download->disconnect(this);
    m_download.release()->deleteLater(); // it is what calls
    setBytes(DownloadPhase::Fetching, m_files[m_current].size);
    m_bytesBefore += m_files[m_current++].size;
    fetchNext();
}

void ModelDownload::publish()
{
    QList<CachedFile> files;
    for (const RemoteFile& file : std::as_const(m_files))
        files.append({file.path, file.etag, file.size});
    if (const auto failure = m_repository.publish(m_request.revision, m_commit, files))
        return fail(*failure);
    m_status.folder = m_repository.snapshot(m_commit);
    setPhase(DownloadPhase::Finished);
}

void ModelDownload::setBytes(DownloadPhase phase, qint64 ofThisFile)
{
    m_status.bytes = m_bytesBefore + ofThisFile;
    if (phase == DownloadPhase::Fetching)
        m_meter.update(m_status.bytes, double(m_clock.elapsed()) / 1000);
    m_status.bytesPerSecond = m_meter.bytesPerSecond();
    m_status.secondsLeft = m_meter.secondsLeft(m_status.total);
    if (phase != m_status.phase)
        return setPhase(phase);
    if (m_clock.elapsed() - m_told < kTellMilliseconds)
        return;
    m_told = m_clock.elapsed();
    Q_EMIT changed(m_status);
}

void ModelDownload::setPhase(DownloadPhase phase, const std::optional<Failure>& why)
{
    m_status.phase = phase;
    m_status.why = why;
    if (phase != DownloadPhase::Fetching) {
        m_meter.clear();
        m_status.bytesPerSecond = 0;
        m_status.secondsLeft.reset();
    }
    m_told = m_clock.elapsed();
    Q_EMIT changed(m_status);
}

void ModelDownload::fail(const Failure& failure)
{
    if (m_download) {
        m_download->disconnect(this);
        m_download.release()->deleteLater(); // it is what calls
    }
    stop();
    setPhase(DownloadPhase::Failed, failure);
}

} // namespace arioso::core
