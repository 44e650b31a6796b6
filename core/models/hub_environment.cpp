// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/models/hub_environment.h"

#include "core/files/paths.h"
#include "core/files/safe_file.h"
#include "core/models/hub_cache.h"
#include "engine/files/hub_cache.h"

#include <QDir>
#include <QFile>
#include <QStringList>

#include <filesystem>
#include <initializer_list>

namespace arioso::core {
namespace {

constexpr qint64 kLongestToken = 4096;
const QString kHub = QStringLiteral("https://huggingface.co");

/// The first of these that is set and not empty.
QString firstOf(std::initializer_list<const char*> names)
{
    for (const char* name : names)
        if (const QString value = qEnvironmentVariable(name); !value.isEmpty())
            return value;
    return {};
}

} // namespace

QString hubCacheFolder()
{
    return QDir::cleanPath(fromPath(engine::hubCache()));
}

QString hubEndpoint()
{
    QString endpoint = firstOf({"HF_ENDPOINT"});
    while (endpoint.endsWith(u'/'))
        endpoint.chop(1);
    return endpoint.isEmpty() ? kHub : endpoint;
}

QString hubToken()
{
    const QString given = firstOf({"HF_TOKEN", "HUGGING_FACE_HUB_TOKEN"}).trimmed();
    if (!given.isEmpty())
        return given;
    const QString path = firstOf({"HF_TOKEN_PATH"});
    QFile file(fromPath(path.isEmpty() ? engine::hubHome() / "token"
                                       : std::filesystem::path(engine::expandedPath(path.toStdString()))));
    return openToRead(file) ? QString::fromUtf8(file.read(kLongestToken)).trimmed() : QString();
}

QString repositoryMeant(const QString& text, const QString& endpoint)
{
    QString path = text.trimmed();
    if (isRepositoryName(path))
        return path;
    const auto hasHost = [](const QString& address) { return address.contains(QLatin1String("://")); };
    for (const QString& place : {kHub, QStringLiteral("https://www.huggingface.co"),
                                 QStringLiteral("https://hf.co"), hubEndpoint(), endpoint}) {
        const QString prefix = hasHost(path) ? place : place.section(QStringLiteral("://"), 1);
        const QString from = prefix + u'/';
        if (!prefix.isEmpty() && path.startsWith(from, Qt::CaseInsensitive)) {
            const QString name = path.sliced(from.size()).section(u'?', 0, 0).section(u'#', 0, 0);
            const QString repository = name.section(u'/', 0, 1);
            const QString owner = repository.section(u'/', 0, 0);
            const bool isOther = QStringList{QStringLiteral("datasets"), QStringLiteral("spaces"),
                                             QStringLiteral("collections"), QStringLiteral("docs")}
                                     .contains(owner);
            return isRepositoryName(repository) && !isOther ? repository : QString();
        }
    }
    return {};
}

HubAccess hubAccess(const QString& endpoint, const QString& token)
{
    HubAccess access{QUrl(endpoint.isEmpty() ? hubEndpoint() : endpoint), token};
    const bool isTrusted =
        isSameServer(access.endpoint, QUrl(kHub)) || isSameServer(access.endpoint, QUrl(hubEndpoint()));
    if (token.isEmpty() && isTrusted)
        access.token = hubToken();
    if (!isConfidential(access.endpoint))
        access.token.clear();
    return access;
}

bool hubIsOffline()
{
    const QString value = firstOf({"HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"}).toUpper();
    return QStringList{QStringLiteral("1"), QStringLiteral("ON"), QStringLiteral("YES"),
                       QStringLiteral("TRUE")}
        .contains(value);
}

} // namespace arioso::core
