// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/log_file.h"

#include <QDateTime>
#include <QDir>
#include <QRegularExpression>

namespace arioso::core {

Q_LOGGING_CATEGORY(failureLog, "arioso.failure")

namespace {

LogFile* theLog = nullptr; // Qt's handler is a plain function
QtMessageHandler handlerBefore = nullptr;

const char* levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
        return "critical";
    case QtFatalMsg:
        return "fatal";
    }
    return "";
}

} // namespace

QString withoutPrivateParts(const QString& text)
{
    // From the first quote to the last one of a line: a quoted name may contain quotes.
    static const QRegularExpression quoted(QStringLiteral("[\"“].*[\"”]"));
    static const QRegularExpression token(QStringLiteral("\\bhf_\\w+|(?<=[Bb]earer )\\S+"));
    // Absolute paths and file URLs, but not addresses such as qrc:/ and https://.
    static const QRegularExpression path(QStringLiteral("(?<![\\w:/])(?:file:)?/+[^/\\s].*"));
    QString kept = text;
    kept.replace(quoted, QStringLiteral("“…”"));
    kept.replace(token, QStringLiteral("…"));
    kept.replace(path, QStringLiteral("/…"));
    return kept;
}

LogFile::LogFile(const QString& folder) : m_file(path(folder))
{
    QDir().mkpath(folder);
    theLog = this;
    handlerBefore = qInstallMessageHandler(handle);
}

LogFile::~LogFile()
{
    qInstallMessageHandler(handlerBefore);
    theLog = nullptr;
}

QString LogFile::path(const QString& folder)
{
    return QDir(folder).filePath(QStringLiteral("arioso.log"));
}

void LogFile::handle(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    theLog->write(type, context, text);
    if (handlerBefore != nullptr && type != QtDebugMsg && type != QtInfoMsg)
        handlerBefore(type, context, text);
}

/// Makes room if needed.
bool LogFile::open()
{
    if (m_file.isOpen() && m_file.size() < kMostBytes)
        return true;
    m_file.close();
    if (m_file.size() >= kMostBytes) {
        const QString older = m_file.fileName() + QStringLiteral(".1");
        QFile::remove(older);
        QFile::rename(m_file.fileName(), older);
    }
    return m_file.open(QIODevice::Append | QIODevice::Text);
}

void LogFile::write(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    constexpr qsizetype kLongest = 4096;
    const QString line =
        QStringLiteral("%1 %2 %3: %4\n")
            .arg(QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs), QLatin1String(levelOf(type)),
                 QLatin1String(context.category), withoutPrivateParts(text).left(kLongest));
    const QMutexLocker lock(&m_mutex);
    if (!open())
        return;
    m_file.write(line.toUtf8());
    m_file.flush();
}

} // namespace arioso::core
