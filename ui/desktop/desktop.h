// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What Arioso and the desktop tell each other beside the window.

#include "ui/desktop/job_notification.h"
#include "ui/desktop/mpris.h"
#include "ui/desktop/sleep_inhibitor.h"

#include <QObject>

namespace arioso::ui {

class Application;
class Window;

/// Everything in here works over the message bus, and does nothing where there is none.
class Desktop : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    Desktop(Application& app, Window& window, QObject* parent = nullptr);

private:
    Mpris m_mpris;
    SleepInhibitor m_sleepInhibitor;
    JobNotification m_notification;
};

} // namespace arioso::ui
