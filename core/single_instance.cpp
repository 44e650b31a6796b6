// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/single_instance.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QStringList>
#include <QSysInfo>
#include <QThread>

#include <unistd.h>

namespace arioso::core {

namespace {

constexpr int kPatienceMs = 1000;
constexpr int kPauseMs = 50;
constexpr qsizetype kLongestMessage = 64 * 1024;

QByteArray packed(const StartRequest& request)
{
    QJsonArray files;
    for (const QUrl& file : request.files)
        files.append(file.toString(QUrl::FullyEncoded));
    return QJsonDocument(QJsonObject{{QStringLiteral("files"), files},
                                     {QStringLiteral("model"), request.model},
                                     {QStringLiteral("activation_token"), request.activationToken}})
        .toJson(QJsonDocument::Compact);
}

StartRequest unpacked(const QByteArray& message)
{
    const QJsonObject object = QJsonDocument::fromJson(message).object();
    StartRequest request;
    for (const QJsonValue& file : object.value(QLatin1String("files")).toArray())
        request.files.append(QUrl(file.toString(), QUrl::StrictMode));
    request.model = object.value(QLatin1String("model")).toString();
    request.activationToken = object.value(QLatin1String("activation_token")).toString();
    return request;
}

} // namespace

SingleInstance::SingleInstance(const QString& libraryFolder, QObject* parent)
    : QObject(parent), m_folder(QDir(libraryFolder).absolutePath())
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::onConnection);
}

Failure SingleInstance::unwritable() const
{
    return {FailureCode::FileUnwritable,
            QStringLiteral("The library folder \"%1\" cannot be written to.").arg(m_folder)};
}

Outcome<SingleInstance::Role> SingleInstance::claim()
{
    if (!QDir().mkpath(m_folder))
        return unwritable();
    m_lock = std::make_unique<QLockFile>(lockFile());
    m_lock->setStaleLockTime(0); // however old it is, a lock counts while its program lives
    return lock();
}

LibraryHolder SingleInstance::holder() const
{
    LibraryHolder holder;
    QFile file(lockFile());
    holder.since = QFileInfo(file).lastModified();
    if (!file.open(QIODevice::ReadOnly))
        return holder;
    // As QLockFile writes it: process, program, host, machine, boot.
    const QStringList lines = QString::fromUtf8(file.read(kLongestMessage)).split(u'\n');
    holder.process = lines[0].toLongLong();
    holder.program = lines.value(1);
    holder.host = lines.value(2);
    const QString machine = lines.value(3);
    const QString ours = QString::fromLatin1(QSysInfo::machineUniqueId());
    holder.isHere = (holder.host.isEmpty() || holder.host == QSysInfo::machineHostName()) &&
                    (machine.isEmpty() || ours.isEmpty() || machine == ours);
    return holder;
}

Outcome<SingleInstance::Role> SingleInstance::takeOver()
{
    if (QFileInfo::exists(lockFile()) && !QFile::remove(lockFile()))
        return unwritable();
    return lock();
}

Outcome<SingleInstance::Role> SingleInstance::lock()
{
    // QLockFile believes a process number that another program has by now, and a file without a word in it. A
    // program of this machine that lives holds the file itself as well, and removeStaleLockFile then fails.
    const auto isLeft = [this] { return holder().isHere && m_lock->removeStaleLockFile(); };
    if (!m_lock->tryLock() &&
        (m_lock->error() != QLockFile::LockFailedError || !isLeft() || !m_lock->tryLock()))
        return m_lock->error() == QLockFile::LockFailedError ? Outcome<Role>(Role::Second) : unwritable();
    // The lock goes with the folder, when that is removed under a running program; its socket stays.
    if (isAnswered()) {
        m_lock->unlock();
        return Role::Second;
    }
    QLocalServer::removeServer(serverName()); // of a killed program
    m_server.listen(serverName());            // without it a second start finds no window to raise, no more
    return Role::Owner;
}

/// Somebody listens on the library's socket.
bool SingleInstance::isAnswered() const
{
    QLocalSocket socket;
    socket.connectToServer(serverName(), QIODevice::WriteOnly);
    return socket.waitForConnected(kPatienceMs);
}

bool SingleInstance::raiseOwner(const StartRequest& request)
{
    QLocalSocket socket;
    const QDeadlineTimer patience(kPatienceMs); // an owner that has just started may not listen yet
    for (socket.connectToServer(serverName(), QIODevice::WriteOnly); !socket.waitForConnected(kPatienceMs);
         socket.connectToServer(serverName(), QIODevice::WriteOnly)) {
        if (patience.hasExpired())
            return false;
        QThread::msleep(kPauseMs);
    }
    socket.write(packed(request));
    while (socket.bytesToWrite() > 0)
        if (!socket.waitForBytesWritten(kPatienceMs))
            return false;
    socket.disconnectFromServer();
    return true;
}

void SingleInstance::onConnection()
{
    while (QLocalSocket* socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, this, [this, socket] {
            Q_EMIT raiseRequested(unpacked(socket->read(kLongestMessage)));
            socket->deleteLater();
        });
        if (socket->state() == QLocalSocket::UnconnectedState)
            Q_EMIT socket->disconnected();
    }
}

QString SingleInstance::serverName() const
{
    const QByteArray folder = QFileInfo(m_folder).canonicalFilePath().toUtf8() + QByteArray::number(getuid());
    return QStringLiteral("arioso-") +
           QString::fromLatin1(QCryptographicHash::hash(folder, QCryptographicHash::Sha256).toHex().left(24));
}

} // namespace arioso::core
