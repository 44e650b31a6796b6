// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/settings/session_store.h"

#include "core/recipe/json_fields.h"

namespace arioso::core {

namespace {

constexpr int kPromptCharacters = 1'000'000; // what was typed, however long, comes back
constexpr int kIdCharacters = 1000;

Session sessionFrom(const QJsonObject& object)
{
    JsonFields fields(object, QStringLiteral("the session"));
    Session session;
    session.prompt = fields.text(QLatin1String("prompt"), kPromptCharacters).value_or(QString());
    const auto settings = settingsFromJson(fields.object(QLatin1String("settings")).value_or(QJsonObject()));
    if (const GenerationSettings* value = valueOf(settings))
        session.settings = *value;
    session.presetId = fields.text(QLatin1String("preset"), kIdCharacters).value_or(QString());
    session.currentTake = fields.text(QLatin1String("take"), kIdCharacters).value_or(QString());
    session.view = fields.object(QLatin1String("view")).value_or(QJsonObject());
    return session;
}

QJsonObject toJson(const Session& session)
{
    return {
        {QLatin1String("version"), 1},
        {QLatin1String("prompt"), session.prompt},
        {QLatin1String("settings"), toJson(session.settings)},
        {QLatin1String("preset"), session.presetId},
        {QLatin1String("take"), session.currentTake},
        {QLatin1String("view"), session.view},
    };
}

} // namespace

SessionStore::SessionStore(const QString& path, QObject* parent) : QObject(parent), m_file(path)
{
    connect(&m_file, &JsonFile::failed, this, &SessionStore::failed);
    connect(&m_file, &JsonFile::unreadable, this, &SessionStore::unreadable);
    m_session = sessionFrom(m_file.read());
}

void SessionStore::set(const Session& session)
{
    if (session == m_session)
        return;
    m_session = session;
    m_file.write(toJson(session));
}

} // namespace arioso::core
