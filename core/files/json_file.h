// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A JSON file that is written a moment after its last change, on a thread of its own: for what changes with
// every key.

#include "core/failure.h"

#include <QJsonObject>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <chrono>
#include <optional>

namespace arioso::core {

class JsonFile : public QObject
{
    Q_OBJECT

public:
    explicit JsonFile(const QString& path, std::chrono::milliseconds delay = std::chrono::milliseconds(500),
                      QObject* parent = nullptr);

    /// Writes what is still waiting.
    ~JsonFile() override;

    /// The file's object; empty when there is no file. One that cannot be read is put aside as "….damaged",
    /// which `unreadable` tells once the event loop runs, and reads as empty.
    [[nodiscard]] QJsonObject read();

    /// Writes `object` after the delay; a later call within it replaces this one, without putting it off
    /// further.
    void write(const QJsonObject& object);

    /// Writes now what is waiting, and waits until it is on disk.
    void flush();

Q_SIGNALS:
    void unreadable(const arioso::core::Failure& failure);
    /// Of writing.
    void failed(const arioso::core::Failure& failure);

private:
    void start();

    QString m_path;
    QTimer m_timer;
    std::optional<QJsonObject> m_waiting;
    QThreadPool m_thread;
};

} // namespace arioso::core
