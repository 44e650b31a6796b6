// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// One program for each library folder: the first holds a lock file in it, a second one hands over what it was
// started with.

#include "core/failure.h"

#include <QDateTime>
#include <QList>
#include <QLocalServer>
#include <QLockFile>
#include <QObject>
#include <QString>
#include <QUrl>

#include <memory>
#include <optional>

namespace arioso::core {

/// What a start of the program asks for.
struct StartRequest
{
    QList<QUrl> files;       ///< to open: audio to continue, presets, folders of models
    QString model;           ///< folder of the model to use; "" none
    QString activationToken; ///< with which the desktop lets the window come forward; "" none

    friend bool operator==(const StartRequest&, const StartRequest&) = default;
};

/// Who holds a library, as its lock file says.
struct LibraryHolder
{
    QString program; ///< "" when the lock file says nothing
    QString host;
    qint64 process = 0;
    QDateTime since;
    bool isHere = true; ///< on this machine
};

class SingleInstance : public QObject
{
    Q_OBJECT

public:
    enum class Role {
        Owner,  ///< this program may use the library
        Second, ///< another one does
    };

    explicit SingleInstance(const QString& libraryFolder, QObject* parent = nullptr);

    /// Takes the lock, creating the folder if needed; one that a killed program of this machine has left is
    /// taken over. Failure FileUnwritable when the folder does not allow it.
    [[nodiscard]] Outcome<Role> claim();

    /// Second: who has the lock.
    [[nodiscard]] LibraryHolder holder() const;

    /// Second, and the user says that the lock is of nobody: takes it away.
    [[nodiscard]] Outcome<Role> takeOver();

    /// Second: asks the owner to come forward. Waits at most a second. False when the owner did not answer.
    bool raiseOwner(const StartRequest& request = {});

Q_SIGNALS:
    /// Owner: another start asked for the window.
    void raiseRequested(const arioso::core::StartRequest& request);

private:
    [[nodiscard]] QString lockFile() const { return m_folder + QStringLiteral("/.lock"); }
    [[nodiscard]] Failure unwritable() const;
    [[nodiscard]] Outcome<Role> lock();
    [[nodiscard]] QString serverName() const;
    [[nodiscard]] bool isAnswered() const;
    void onConnection();

    QString m_folder;
    std::unique_ptr<QLockFile> m_lock;
    QLocalServer m_server;
};

} // namespace arioso::core

Q_DECLARE_METATYPE(arioso::core::StartRequest)
