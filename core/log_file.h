// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The log: Qt's messages and the program's failures, in a file of bounded size that can be sent with a
// report.

#include <QFile>
#include <QLoggingCategory>
#include <QMutex>
#include <QString>

namespace arioso::core {

/// Failures that the user is told about. They appear in the log only, not on the terminal.
Q_DECLARE_LOGGING_CATEGORY(failureLog)

/// Takes over Qt's message handler while it exists. Warnings and errors are also passed to the handler that
/// was installed before. Only one may exist at a time.
class LogFile
{
public:
    static constexpr qint64 kMostBytes = 256 * 1024;

    /// Appends to FOLDER/arioso.log. At kMostBytes that becomes arioso.log.1, replacing an older one. Without
    /// permission to write, messages are only passed on.
    explicit LogFile(const QString& folder);
    ~LogFile();
    LogFile(const LogFile&) = delete;
    LogFile& operator=(const LogFile&) = delete;

    [[nodiscard]] static QString path(const QString& folder);

private:
    static void handle(QtMsgType type, const QMessageLogContext& context, const QString& text);
    void write(QtMsgType type, const QMessageLogContext& context, const QString& text);
    bool open();

    QMutex m_mutex;
    QFile m_file;
};

/// The text without what may be private: everything in quotes (file names come from prompts), the rest of a
/// path, and access tokens.
[[nodiscard]] QString withoutPrivateParts(const QString& text);

} // namespace arioso::core
