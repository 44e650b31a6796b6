// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What was on the screen last time: prompt, settings, selection. Written while the user types, so that even a
// killed program opens again where it was.

#include "core/files/json_file.h"
#include "core/recipe/generation_settings.h"

#include <QJsonObject>
#include <QObject>
#include <QString>

namespace arioso::core {

struct Session
{
    QString prompt;
    GenerationSettings settings;
    QString presetId;    ///< that was applied last; "" none
    QString currentTake; ///< id; "" none
    QJsonObject view;    ///< state that only ui understands: window, conditions builder, order of takes

    friend bool operator==(const Session&, const Session&) = default;
};

class SessionStore : public QObject
{
    Q_OBJECT

public:
    /// Reads the file. Parts that make no sense are the defaults, each for itself.
    explicit SessionStore(const QString& path, QObject* parent = nullptr);

    [[nodiscard]] const Session& session() const { return m_session; }

    /// Writes half a second later, on another thread; cheap enough for every key.
    void set(const Session& session);
    void flush() { m_file.flush(); }

Q_SIGNALS:
    void failed(const arioso::core::Failure& failure);     ///< of writing
    void unreadable(const arioso::core::Failure& failure); ///< the file was put aside

private:
    JsonFile m_file;
    Session m_session;
};

} // namespace arioso::core
