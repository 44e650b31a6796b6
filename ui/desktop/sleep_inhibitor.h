// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Keeps the computer awake while music is generated.

#include "core/generation/generation_service.h"

#include <QDBusConnection>
#include <QDBusUnixFileDescriptor>
#include <QObject>

namespace arioso::ui {

/// Holds an inhibitor lock of systemd's or elogind's login manager while a job runs or is queued; GNOME, KDE
/// and the others respect it. The screen may still turn off. Without a system bus it does nothing. Source:
/// systemd's "Inhibitor Locks".
class SleepInhibitor : public QObject
{
    Q_OBJECT

public:
    explicit SleepInhibitor(core::GenerationService& generation, QObject* parent = nullptr);

private:
    void follow();
    void ask();

    core::GenerationService& m_generation;
    bool m_isConnected = false;
    bool m_isAsking = false;
    QDBusUnixFileDescriptor m_lock; // released when it is closed, also by the end of the process
};

} // namespace arioso::ui
