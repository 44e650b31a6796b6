// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "support/x_server.h"

#include <QStandardPaths>

namespace arioso::test {

XServer::XServer(const QSize& size)
{
    // It chooses a free number itself and writes it to the descriptor when it is ready.
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_process.start(QStringLiteral("Xvfb"),
                    {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-nolisten"),
                     QStringLiteral("tcp"), QStringLiteral("-screen"), QStringLiteral("0"),
                     QStringLiteral("%1x%2x24").arg(size.width()).arg(size.height())});
    QByteArray number;
    while (!number.endsWith('\n') && m_process.waitForReadyRead(10'000))
        number += m_process.readAllStandardOutput();
    m_running = number.endsWith('\n');
    qputenv("DISPLAY", ":" + number.trimmed());
    qputenv("QT_QPA_PLATFORM", "xcb");
}

XServer::~XServer()
{
    m_process.terminate();
    m_process.waitForFinished(3000);
}

bool XServer::isInstalled()
{
    return !QStandardPaths::findExecutable(QStringLiteral("Xvfb")).isEmpty();
}

} // namespace arioso::test
