// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/models/model_downloads.h"

#include "core/models/model_download.h"

#include <QNetworkProxyFactory>

#include <algorithm>
#include <unordered_map>

namespace arioso::core {
namespace {

/// The proxy that the system's settings name for an address.
class SystemProxies : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& query) override
    {
        return systemProxyForQuery(query);
    }
};

} // namespace

/// What lives on the downloads' thread.
class DownloadWorker : public QObject
{
public:
    explicit DownloadWorker(ModelDownloads& owner) : m_owner(owner) {}

    void start(const DownloadRequest& request)
    {
        if (!m_network) {
            m_network = std::make_unique<QNetworkAccessManager>();
            m_network->setProxyFactory(new SystemProxies); // owned by it
        }
        auto& download = m_downloads[request.repository];
        download = std::make_unique<ModelDownload>(*m_network, request);
        QObject::connect(download.get(), &ModelDownload::changed, &m_owner,
                         [owner = &m_owner](const DownloadStatus& status) { owner->onChanged(status); });
        download->start();
    }

    template <typename Function>
    void with(const QString& repository, Function function)
    {
        if (const auto found = m_downloads.find(repository); found != m_downloads.end())
            function(*found->second);
    }

private:
    ModelDownloads& m_owner;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unordered_map<QString, std::unique_ptr<ModelDownload>> m_downloads;
};

ModelDownloads::ModelDownloads(QObject* parent) : QObject(parent), m_worker(new DownloadWorker(*this))
{
    m_thread.setObjectName(QStringLiteral("downloads"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

ModelDownloads::~ModelDownloads()
{
    m_thread.quit();
    m_thread.wait();
}

void ModelDownloads::start(const DownloadRequest& request)
{
    if (const DownloadStatus* known = status(request.repository); known != nullptr && known->isActive())
        return;
    DownloadStatus& status = m_statuses[request.repository];
    status.repository = request.repository;
    status.looksOnly = request.looksOnly;
    status.phase = DownloadPhase::Asking;
    status.why.reset();
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, request] { worker->start(request); }, Qt::QueuedConnection);
    Q_EMIT changed(DownloadStatus(status));
}

void ModelDownloads::pause(const QString& repository)
{
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, repository] {
            worker->with(repository, [](ModelDownload& download) {
                if (download.status().isActive())
                    download.pause();
            });
        },
        Qt::QueuedConnection);
}

void ModelDownloads::cancel(const QString& repository)
{
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, repository] {
            worker->with(repository, [](ModelDownload& download) {
                if (download.status().phase < DownloadPhase::Finished ||
                    download.status().phase == DownloadPhase::Failed)
                    download.cancel();
            });
        },
        Qt::QueuedConnection);
}

const DownloadStatus* ModelDownloads::status(const QString& repository) const
{
    const auto found = m_statuses.constFind(repository);
    return found == m_statuses.constEnd() ? nullptr : &found.value();
}

bool ModelDownloads::isBusy() const
{
    return std::any_of(m_statuses.begin(), m_statuses.end(),
                       [](const DownloadStatus& status) { return status.isActive(); });
}

void ModelDownloads::onChanged(const DownloadStatus& status)
{
    m_statuses[status.repository] = status;
    Q_EMIT changed(status);
}

} // namespace arioso::core
