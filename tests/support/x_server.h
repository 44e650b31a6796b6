// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A screen of a test's own: Xvfb, so that windows are real ones.

#include <QProcess>
#include <QSize>

namespace arioso::test {

/// Sets DISPLAY and chooses Qt's xcb platform: to be made before QGuiApplication.
class XServer
{
public:
    explicit XServer(const QSize& size = {1600, 1000});
    ~XServer();

    [[nodiscard]] static bool isInstalled();
    [[nodiscard]] bool isRunning() const { return m_running; }

private:
    QProcess m_process;
    bool m_running = false;
};

} // namespace arioso::test
