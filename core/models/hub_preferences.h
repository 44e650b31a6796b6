// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What is remembered of getting models, in models.json: licences that were accepted, where models are fetched
// from, how fast this machine is. Tokens are not.

#include "core/files/json_file.h"
#include "core/models/machine_speed.h"

#include <QStringList>

namespace arioso::core {

struct HubPreferences
{
    QStringList acceptedLicences; ///< such as "CC-BY-NC 4.0"
    QString endpoint;             ///< "": as hubEndpoint() says
    MachineSpeed speed;           ///< isKnown(), and of this machine, or nothing

    friend bool operator==(const HubPreferences&, const HubPreferences&) = default;
};

class HubPreferencesStore
{
public:
    /// Values that are missing or make no sense are the defaults.
    explicit HubPreferencesStore(const QString& path);

    [[nodiscard]] const HubPreferences& preferences() const { return m_preferences; }
    /// Writes them a moment later.
    void set(const HubPreferences& preferences);
    void flush() { m_file.flush(); }

private:
    JsonFile m_file;
    HubPreferences m_preferences;
};

} // namespace arioso::core
