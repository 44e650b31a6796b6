// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A file on a slow disk: who opens it waits, until the test lets it be read.

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QString>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace arioso::test {

class SlowFile
{
public:
    explicit SlowFile(const QString& path) : m_path(path)
    {
        QDir().mkpath(QFileInfo(path).absolutePath());
        ::mkfifo(QFile::encodeName(path).constData(), 0600);
    }
    /// Whoever still waits reads nothing.
    ~SlowFile() { release({}); }
    SlowFile(const SlowFile&) = delete;
    SlowFile& operator=(const SlowFile&) = delete;

    /// Somebody has opened it and waits.
    [[nodiscard]] bool isWaitedFor()
    {
        if (m_pipe < 0) // fails while nobody reads
            m_pipe = ::open(QFile::encodeName(m_path).constData(), O_WRONLY | O_NONBLOCK | O_CLOEXEC);
        return m_pipe >= 0;
    }

    /// From now on it is a file like any other, with this content.
    void release(const QByteArray& content)
    {
        if (m_released)
            return;
        m_released = true;
        (void)isWaitedFor();
        QFile file(m_path + QStringLiteral(".new"));
        if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size())
            file.close();
        ::rename(QFile::encodeName(file.fileName()).constData(), QFile::encodeName(m_path).constData());
        if (m_pipe < 0)
            return;
        if (::write(m_pipe, content.constData(), std::size_t(content.size())) != content.size())
            qWarning("What waits for %s got a part of it.", qPrintable(m_path));
        ::close(m_pipe);
    }

private:
    QString m_path;
    int m_pipe = -1;
    bool m_released = false;
};

} // namespace arioso::test
