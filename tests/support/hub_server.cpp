// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "support/hub_server.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QTimer>

#include <memory>
#include <utility>

namespace arioso::test {
namespace {

constexpr int kTurnMilliseconds = 5;

QByteArray header(const QByteArray& name, const QByteArray& value)
{
    return name + ": " + value + "\r\n";
}

HubRequest parse(const QByteArray& head, bool isStorage)
{
    QList<QByteArray> lines = head.split('\n');
    const QList<QByteArray> first = lines.takeFirst().trimmed().split(' ');
    HubRequest request{first.value(0), first.value(1), {}, isStorage};
    for (const QByteArray& line : lines)
        if (const qsizetype colon = line.indexOf(':'); colon > 0)
            request.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    return request;
}

} // namespace

QByteArray HubFile::etag() const
{
    return isLarge ? QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex()
                   : QCryptographicHash::hash("blob " + QByteArray::number(content.size()) + '\0' + content,
                                              QCryptographicHash::Sha1)
                         .toHex();
}

HubServer::HubServer(QObject* parent) : QObject(parent)
{
    for (QTcpServer* server : {&m_hub, &m_storage}) {
        if (!server->listen(QHostAddress::LocalHost))
            qFatal("The test's server cannot listen.");
        connect(server, &QTcpServer::newConnection, this,
                [this, server] { accept(*server, server == &m_storage); });
    }
}

QUrl HubServer::endpoint() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_hub.serverPort()));
}

QList<HubRequest> HubServer::requestsOf(const QByteArray& method, const QByteArray& end) const
{
    QList<HubRequest> found;
    for (const HubRequest& request : requests)
        if (request.method == method && request.path.endsWith(end))
            found.append(request);
    return found;
}

void HubServer::accept(QTcpServer& server, bool isStorage)
{
    while (QTcpSocket* socket = server.nextPendingConnection()) {
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        const auto head = std::make_shared<QByteArray>();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, head, isStorage] {
            *head += socket->readAll();
            if (!head->contains("\r\n\r\n"))
                return;
            const HubRequest request = parse(std::exchange(*head, {}), isStorage);
            requests.append(request);
            answer(socket, request);
        });
    }
}

void HubServer::answer(QTcpSocket* socket, const HubRequest& request)
{
    if (refusesHead && request.method == "HEAD")
        return send(socket, 405, header("Allow", "GET"));
    if (request.toStorage) {
        const QByteArray object = request.path.mid(request.path.lastIndexOf('/') + 1).split('?').value(0);
        for (HubFile& file : files)
            if (file.etag() == object)
                return sendsToOtherHost ? answerAsCopy(socket, request, file)
                                        : answerStored(socket, request, file);
        for (QHash<QString, HubFile>& older : past)
            for (HubFile& file : older)
                if (file.etag() == object)
                    return answerStored(socket, request, file);
        for (QHash<QString, HubFile>& other : others)
            for (HubFile& file : other)
                if (file.etag() == object)
                    return answerStored(socket, request, file);
        return send(socket, 404, {});
    }
    for (auto other = others.begin(); other != others.end(); ++other)
        if (request.path.contains('/' + other.key().toUtf8() + '/')) {
            const QString own = std::exchange(repository, other.key());
            files.swap(other.value());
            answerForRepository(socket, request);
            files.swap(other.value());
            repository = own;
            return;
        }
    answerForRepository(socket, request);
}

void HubServer::answerForRepository(QTcpSocket* socket, const HubRequest& request)
{
    if (!formerName.isEmpty() && request.path.contains(formerName.toUtf8())) {
        QByteArray path = request.path;
        return send(socket, 307, header("Location", path.replace(formerName.toUtf8(), repository.toUtf8())));
    }
    if (isGated)
        return send(socket, 403, header("X-Error-Code", "GatedRepo"));
    if (!token.isEmpty() && request.headers.value("authorization") != "Bearer " + token)
        return send(socket, 401,
                    request.headers.contains("authorization") ? QByteArray()
                                                              : header("X-Error-Code", "RepoNotFound"));
    const QByteArray listing = "/api/models/" + repository.toUtf8() + "/revision/";
    if (request.path.startsWith(listing))
        return answerListing(socket, request.path.mid(listing.size()));
    const QByteArray base = '/' + repository.toUtf8() + "/resolve/";
    const QByteArray place = request.path.startsWith(base) ? request.path.mid(base.size()) : QByteArray();
    const QByteArray ofCommit = place.left(place.indexOf('/'));
    QHash<QString, HubFile>* held = ofCommit == "main" ? nullptr : filesOf(ofCommit);
    const QString name = QString::fromUtf8(place.mid(ofCommit.size() + 1));
    if (held == nullptr || !held->contains(name))
        return send(socket, 404, header("X-Error-Code", "EntryNotFound"));
    HubFile& file = (*held)[name];
    if (sendsToOtherHost)
        return send(socket, 308,
                    header("Location", "http://localhost:" + QByteArray::number(m_storage.serverPort()) +
                                           "/objects/" + file.etag()));
    if (ownEtag)
        return answerAsCopy(socket, request, file);
    answerFile(socket, request, ofCommit, file);
}

void HubServer::answerAsCopy(QTcpSocket* socket, const HubRequest& request, HubFile& file)
{
    const QByteArray tag = header("ETag", '"' + (ownEtag ? ownEtag(file) : file.etag()) + '"');
    if (request.method == "HEAD")
        return send(socket, 200, tag + header("Content-Length", QByteArray::number(file.content.size())));
    sendContent(socket, request, file, tag);
}

void HubServer::sendPacked(QTcpSocket* socket, const HubRequest& request, const QByteArray& headers,
                           const QByteArray& body)
{
    const QByteArray packed = qCompress(body).mid(4);
    send(socket, 200,
         headers + header("Content-Encoding", "deflate") +
             header("Content-Length", QByteArray::number(packed.size())),
         request.method == "HEAD" ? QByteArray() : packed);
}

void HubServer::moveBranch(const QByteArray& newCommit)
{
    past.insert(commit, files);
    commit = newCommit;
}

QHash<QString, HubFile>* HubServer::filesOf(const QByteArray& revision)
{
    if (revision == "main" || revision == commit)
        return &files;
    const auto older = past.find(revision);
    return older == past.end() ? nullptr : &older.value();
}

void HubServer::answerListing(QTcpSocket* socket, const QByteArray& revision)
{
    if (!listingTroubles.isEmpty()) {
        const HubTrouble trouble = listingTroubles.takeFirst();
        return send(socket, trouble.status, trouble.headers);
    }
    const QHash<QString, HubFile>* held = filesOf(revision);
    if (held == nullptr)
        return send(socket, 404, header("X-Error-Code", "RevisionNotFound"));
    QJsonArray siblings;
    for (auto file = held->begin(); file != held->end(); ++file)
        siblings.append(QJsonObject{{QStringLiteral("rfilename"), file.key()}});
    const QJsonObject listing{
        {QStringLiteral("sha"), QString::fromLatin1(revision == "main" ? commit : revision)},
        {QStringLiteral("tags"), QJsonArray::fromStringList(tags)},
        {QStringLiteral("siblings"), siblings}};
    const QByteArray type = header("Content-Type", "application/json");
    if (packs)
        return sendPacked(socket, {}, type, QJsonDocument(listing).toJson());
    send(socket, 200, type, QJsonDocument(listing).toJson());
}

void HubServer::answerFile(QTcpSocket* socket, const HubRequest& request, const QByteArray& ofCommit,
                           HubFile& file)
{
    const bool isHead = request.method == "HEAD";
    const qint64 size = file.claimedSize >= 0 ? file.claimedSize : file.content.size();
    QByteArray headers = header("X-Repo-Commit", ofCommit);
    if (file.isLarge) {
        headers += header("X-Linked-Etag", '"' + file.etag() + '"');
        headers += header("X-Linked-Size", QByteArray::number(size));
        headers += header("Location", "http://localhost:" + QByteArray::number(m_storage.serverPort()) +
                                          "/objects/" + file.etag() + "?signature=secret");
        return send(socket, 302, headers);
    }
    headers += header("ETag", "W/\"" + file.etag() + '"');
    if (packs && file.troubles.isEmpty())
        return sendPacked(socket, request, headers, file.content);
    if (isHead)
        return send(socket, 200, headers + header("Content-Length", QByteArray::number(size)));
    sendContent(socket, request, file, headers);
}

void HubServer::answerStored(QTcpSocket* socket, const HubRequest& request, HubFile& file)
{
    sendContent(socket, request, file, header("ETag", "\"storage-has-its-own\""));
}

void HubServer::sendContent(QTcpSocket* socket, const HubRequest& request, HubFile& file,
                            const QByteArray& headers)
{
    if (file.silences > 0) {
        --file.silences;
        return;
    }
    if (!file.troubles.isEmpty()) {
        const HubTrouble trouble = file.troubles.takeFirst();
        return send(socket, trouble.status, trouble.headers);
    }
    const qsizetype size = file.content.size();
    const QByteArray range = request.headers.value("range");
    if (file.refusesRanges && !range.isEmpty())
        return send(socket, 416, header("Content-Range", "bytes */" + QByteArray::number(size)));
    const QList<QByteArray> ends = range.mid(6).split('-');
    const qsizetype from = file.knowsRanges && !range.isEmpty() ? ends[0].toLongLong() : 0;
    if (file.endsAt > 0 && from >= file.endsAt)
        return send(socket, 416, {});
    QByteArray body = file.content.mid(from);
    if (const QByteArray last = ends.value(1); file.knowsRanges && !last.isEmpty())
        body.truncate(last.toLongLong() - from + 1);
    const bool isPart = file.knowsRanges && !range.isEmpty();
    QByteArray lines = headers + header("Content-Length", QByteArray::number(body.size()));
    if (isPart)
        lines += header("Content-Range", "bytes " + QByteArray::number(from) + '-' +
                                             QByteArray::number(from + body.size() - 1) + '/' +
                                             QByteArray::number(size));
    if (file.damages > 0 && !body.isEmpty()) {
        --file.damages;
        body[body.size() / 2] = char(body[body.size() / 2] + 1);
    }
    if (file.breaks > 0) {
        --file.breaks;
        body.truncate(file.breakAfter);
    }
    if (file.endsAt > 0)
        body.truncate(file.endsAt - from);
    storedBytesSent += body.size();
    const int status = isPart ? 206 : 200;
    if (file.bytesPerTurn == 0)
        return send(socket, status, lines, body);
    socket->write("HTTP/1.1 " + QByteArray::number(status) + " x\r\n" + lines + "Connection: close\r\n\r\n");
    sendSlowly(socket, body, file.bytesPerTurn);
}

void HubServer::sendSlowly(QTcpSocket* socket, const QByteArray& body, int bytesPerTurn)
{
    auto* timer = new QTimer(socket);
    const auto sent = std::make_shared<qsizetype>(0);
    connect(timer, &QTimer::timeout, socket, [this, socket, body, bytesPerTurn, sent] {
        if (holdsBack || socket->bytesToWrite() > bytesPerTurn)
            return;
        socket->write(body.mid(*sent, bytesPerTurn));
        *sent += bytesPerTurn;
        if (*sent >= body.size())
            socket->disconnectFromHost();
    });
    timer->start(kTurnMilliseconds);
}

void HubServer::send(QTcpSocket* socket, int status, const QByteArray& headers, const QByteArray& body)
{
    QByteArray lines = headers;
    if (!lines.toLower().contains("content-length:"))
        lines += header("Content-Length", QByteArray::number(body.size()));
    socket->write("HTTP/1.1 " + QByteArray::number(status) + " x\r\n" + lines + "Connection: close\r\n\r\n" +
                  body);
    socket->disconnectFromHost();
}

void addFile(HubServer& server, const char* name, const QByteArray& content, bool isLarge)
{
    HubFile file;
    file.content = content;
    file.isLarge = isLarge;
    server.files.insert(QLatin1String(name), file);
}

void serveFolder(HubServer& server, const QString& folder)
{
    constexpr qint64 kSmall = 100'000;
    for (const QFileInfo& info : QDir(folder).entryInfoList(QDir::Files)) {
        QFile file(info.filePath());
        if (file.open(QIODevice::ReadOnly))
            addFile(server, info.fileName().toUtf8().constData(), file.readAll(), info.size() > kSmall);
    }
}

void fillRepository(HubServer& server, qsizetype weightBytes)
{
    const auto add = [&](const char* name, const QByteArray& content, bool isLarge = false) {
        addFile(server, name, content, isLarge);
    };
    add("config.json", R"({"architectures": ["MusicgenForConditionalGeneration"], "model_type": "musicgen",
        "decoder": {"hidden_size": 16, "num_hidden_layers": 2, "ffn_dim": 32}})");
    add("generation_config.json", "{}");
    add("preprocessor_config.json", "{}");
    add("tokenizer_config.json", "{}");
    add("tokenizer.json", R"({"model": {}})");
    add("spiece.model", QByteArray(5000, 's'), true);
    add("README.md", "not needed");
    add("pytorch_model.bin", QByteArray(1000, 'p'), true);
    add("state_dict.bin", QByteArray(1000, 'a'), true);
    QByteArray weights(weightBytes, Qt::Uninitialized);
    for (qsizetype i = 0; i < weightBytes; ++i)
        weights[i] = char(i * 7 + i / 251);
    add("model.safetensors", weights, true);
}

} // namespace arioso::test
