// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/models/hub_preferences.h"

#include <QJsonArray>

namespace arioso::core {

HubPreferencesStore::HubPreferencesStore(const QString& path) : m_file(path)
{
    const QJsonObject object = m_file.read();
    for (const QJsonValue& licence : object.value(QLatin1String("accepted_licences")).toArray())
        if (licence.isString())
            m_preferences.acceptedLicences.append(licence.toString());
    m_preferences.endpoint = object.value(QLatin1String("endpoint")).toString();
    const MachineSpeed speed = speedFrom(object.value(QLatin1String("speed")).toObject());
    if (speed.isKnown() && speed.machine == machineName())
        m_preferences.speed = speed;
}

void HubPreferencesStore::set(const HubPreferences& preferences)
{
    if (preferences == m_preferences)
        return;
    m_preferences = preferences;
    QJsonObject object{
        {QStringLiteral("version"), 1},
        {QStringLiteral("accepted_licences"), QJsonArray::fromStringList(preferences.acceptedLicences)},
        {QStringLiteral("endpoint"), preferences.endpoint}};
    if (preferences.speed.isKnown())
        object.insert(QStringLiteral("speed"), toJson(preferences.speed));
    m_file.write(object);
}

} // namespace arioso::core
