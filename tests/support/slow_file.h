// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A file on a slow disk: opening it waits until the test releases it. A lease of the kernel does that, as it
// does for file servers; it lasts 45 s unless fs.lease-break-time says otherwise.

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QString>

#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace arioso::test {

class SlowFile
{
public:
    /// The file at `path`, which nobody has open, or a new one.
    explicit SlowFile(const QString& path)
    {
        QDir().mkpath(QFileInfo(path).absolutePath());
        std::signal(SIGIO, SIG_IGN); // tells that somebody waits
        m_file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (m_file < 0 || ::fcntl(m_file, F_SETLEASE, F_WRLCK) != 0)
            qFatal("This file system has no leases: %s", qPrintable(path));
    }
    /// Whoever still waits reads what was there before.
    ~SlowFile()
    {
        release({});
        ::close(m_file);
    }
    SlowFile(const SlowFile&) = delete;
    SlowFile& operator=(const SlowFile&) = delete;

    /// Somebody opens it and waits.
    [[nodiscard]] bool isWaitedFor() const
    {
        return !m_released && ::fcntl(m_file, F_GETLEASE) != F_WRLCK;
    }

    /// From now on it is a file like any other, with this content.
    void release(const QByteArray& content)
    {
        if (m_released)
            return;
        m_released = true;
        if (::write(m_file, content.constData(), std::size_t(content.size())) != content.size())
            qWarning("A slow file got a part of its content.");
        ::fcntl(m_file, F_SETLEASE, F_UNLCK);
    }

private:
    int m_file = -1;
    bool m_released = false;
};

} // namespace arioso::test
