// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/single_instance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QLocalSocket>

#include <unistd.h>

namespace arioso::core {

namespace {

constexpr int kPatienceMs = 1000;
constexpr qsizetype kLongestMessage = 64 * 1024;

} // namespace

SingleInstance::SingleInstance(const QString& libraryFolder, QObject* parent)
    : QObject(parent), m_folder(QDir(libraryFolder).absolutePath())
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::onConnection);
}

Outcome<SingleInstance::Role> SingleInstance::claim()
{
    const Failure unwritable{FailureCode::FileUnwritable,
                             QStringLiteral("The library folder \"%1\" cannot be written to.").arg(m_folder)};
    if (!QDir().mkpath(m_folder))
        return unwritable;
    m_lock = std::make_unique<QLockFile>(m_folder + QStringLiteral("/.lock"));
    m_lock->setStaleLockTime(0); // however old it is, a lock counts while its program lives
    if (!m_lock->tryLock())
        return m_lock->error() == QLockFile::LockFailedError ? Outcome<Role>(Role::Second) : unwritable;
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

bool SingleInstance::raiseOwner(const QString& message)
{
    QLocalSocket socket;
    socket.connectToServer(serverName(), QIODevice::WriteOnly);
    if (!socket.waitForConnected(kPatienceMs))
        return false;
    socket.write(message.toUtf8());
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
            Q_EMIT raiseRequested(QString::fromUtf8(socket->read(kLongestMessage)));
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
