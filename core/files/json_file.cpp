// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/files/json_file.h"

#include "core/files/safe_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace arioso::core {

JsonFile::JsonFile(const QString& path, std::chrono::milliseconds delay, QObject* parent)
    : QObject(parent), m_path(path)
{
    m_thread.setMaxThreadCount(1);
    m_timer.setSingleShot(true);
    m_timer.setInterval(delay);
    connect(&m_timer, &QTimer::timeout, this, &JsonFile::start);
}

JsonFile::~JsonFile()
{
    flush();
}

QJsonObject JsonFile::read()
{
    const Outcome<QJsonObject> object = readJsonFile(m_path);
    if (const QJsonObject* value = valueOf(object))
        return *value;
    Failure failure = *failureOf(object);
    if (failure.code == FailureCode::FileNotFound)
        return {};
    // Whatever is wrong with it: the next write would replace it.
    const QString aside = m_path + QStringLiteral(".damaged");
    QFile::remove(aside);
    if (QFile::rename(m_path, aside))
        failure.detail += QStringLiteral(" It was put aside as \"%1\".").arg(aside);
    QMetaObject::invokeMethod(
        this, [this, failure] { Q_EMIT unreadable(failure); }, Qt::QueuedConnection);
    return {};
}

void JsonFile::write(const QJsonObject& object)
{
    m_waiting = object;
    if (!m_timer.isActive())
        m_timer.start();
}

void JsonFile::start()
{
    if (!m_waiting)
        return;
    m_thread.start([this, path = m_path, object = *m_waiting] {
        QDir().mkpath(QFileInfo(path).absolutePath());
        if (const auto failure = writeJsonSafely(path, object))
            QMetaObject::invokeMethod(
                this, [this, failure] { Q_EMIT failed(*failure); }, Qt::QueuedConnection);
    });
    m_waiting.reset();
}

void JsonFile::flush()
{
    m_timer.stop();
    start();
    m_thread.waitForDone();
}

} // namespace arioso::core
