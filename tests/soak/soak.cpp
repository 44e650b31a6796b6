// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "soak/soak.h"

#include <QCoreApplication>
#include <QDir>
#include <QTest>

#include <cstdio>

namespace arioso::soak {

bool Report::check(bool holds, const QString& otherwise)
{
    constexpr qsizetype kMostSentences = 20;
    ++m_checks;
    if (holds)
        return true;
    ++m_faults;
    if (m_sentences.size() < kMostSentences)
        m_sentences << otherwise;
    return false;
}

QString Report::summary() const
{
    if (!m_skipped.isEmpty())
        return QStringLiteral("skipped: ") + m_skipped;
    QStringList parts;
    for (auto count = m_counts.begin(); count != m_counts.end(); ++count)
        parts << QStringLiteral("%1: %2").arg(count.key()).arg(count.value());
    parts << QStringLiteral("checks: %1").arg(m_checks) << QStringLiteral("faults: %1").arg(m_faults);
    return parts.join(QStringLiteral(", "));
}

void startChild(QProcess& process, const QString& name, const QStringList& arguments)
{
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(),
                  QStringList{QStringLiteral("--child"), name} + arguments);
}

void tell(const QByteArray& line)
{
    std::printf("%s\n", line.constData());
    std::fflush(stdout);
}

QByteArray killedChild(const QString& name, const QStringList& arguments, QRandomGenerator& random,
                       int milliseconds)
{
    QProcess child;
    startChild(child, name, arguments);
    QByteArray told;
    // With the event loop, which the parent's servers need.
    if (QTest::qWaitFor(
            [&] {
                told += child.readAllStandardOutput();
                return told.contains('\n') || child.state() == QProcess::NotRunning;
            },
            60'000))
        QTest::qWait(int(random.bounded(milliseconds + 1)));
    child.kill();
    child.waitForFinished();
    return told + child.readAllStandardOutput();
}

bool runOnSmallDisk(const QString& name, const QString& folder, int megabytes, QByteArray& output)
{
    QDir().mkpath(folder);
    // The mount is in a name space of its own, and gone with the last process in it.
    const QString script =
        QStringLiteral(
            "mount -t tmpfs -o size=%1m tmpfs \"$1\" || exit 77; \"$0\" --child %2 \"$1\" write || exit 1; "
            "mount -o remount,ro \"$1\" || exit 77; exec \"$0\" --child %2 \"$1\" read")
            .arg(megabytes)
            .arg(name);
    QProcess shell;
    shell.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    shell.start(QStringLiteral("unshare"),
                {QStringLiteral("--user"), QStringLiteral("--map-root-user"), QStringLiteral("--mount"),
                 QStringLiteral("sh"), QStringLiteral("-c"), script, QCoreApplication::applicationFilePath(),
                 folder});
    if (!shell.waitForStarted() || !shell.waitForFinished(600'000))
        return false;
    output = shell.readAllStandardOutput();
    return output.contains("done\n");
}

} // namespace arioso::soak
