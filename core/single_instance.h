// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// One program for each library folder: the first holds a lock file in it, a second one asks the first to come
// forward.

#include "core/failure.h"

#include <QLocalServer>
#include <QLockFile>
#include <QObject>
#include <QString>

#include <memory>
#include <optional>

namespace arioso::core {

class SingleInstance : public QObject
{
    Q_OBJECT

public:
    enum class Role {
        Owner,  ///< this program may use the library
        Second, ///< another one does
    };

    explicit SingleInstance(const QString& libraryFolder, QObject* parent = nullptr);

    /// Takes the lock, creating the folder if needed; one left by a killed program is taken over. Failure
    /// FileUnwritable when the folder does not allow it.
    [[nodiscard]] Outcome<Role> claim();

    /// Second: asks the owner to come forward; `message` may name a file to open. Waits at most a second.
    /// False when the owner did not answer.
    bool raiseOwner(const QString& message = {});

Q_SIGNALS:
    /// Owner: another start asked for the window.
    void raiseRequested(const QString& message);

private:
    [[nodiscard]] QString serverName() const;
    [[nodiscard]] bool isAnswered() const;
    void onConnection();

    QString m_folder;
    std::unique_ptr<QLockFile> m_lock;
    QLocalServer m_server;
};

} // namespace arioso::core
