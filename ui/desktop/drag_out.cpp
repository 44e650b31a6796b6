// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/desktop/drag_out.h"

#include <QDrag>
#include <QGuiApplication>
#include <QIcon>
#include <QQuickWindow>

namespace arioso::ui {
namespace {

constexpr int kPictureSize = 32;

} // namespace

DragOut::DragOut(core::TakeLibrary& takes, Notices& notices, const QString& folder, QObject* parent)
    : QObject(parent), m_files(takes, notices, folder)
{
    m_files.removeOld();
    connect(&m_files, &TakeFiles::written, this, [this](const QList<QUrl>& files) {
        Q_EMIT prepared(files);
        QMetaObject::invokeMethod(
            this, [this, files] { begin(files); }, Qt::QueuedConnection); // it runs an event loop
    });
}

void DragOut::drag(QQuickItem* from, const QStringList& takeIds)
{
    prepare(from, takeIds, std::nullopt);
}

void DragOut::dragPart(QQuickItem* from, const QString& takeId, double begin, double end)
{
    prepare(from, {takeId}, end > begin ? std::optional(core::TimeRange{begin, end}) : std::nullopt);
}

void DragOut::prepare(QQuickItem* from, const QStringList& takeIds, std::optional<core::TimeRange> part)
{
    if (m_isActive)
        return;
    m_from = from;
    m_files.write(takeIds, part);
}

void DragOut::begin(const QList<QUrl>& files)
{
    const bool isHeld = (QGuiApplication::mouseButtons() & Qt::LeftButton) != 0;
    if (files.isEmpty() || !isHeld || !m_from || m_from->window() == nullptr)
        return;
    auto* drag = new QDrag(m_from->window()); // deletes itself
    auto* data = new QMimeData;
    data->setUrls(files);
    drag->setMimeData(data);
    drag->setPixmap(QIcon(QStringLiteral(":/arioso/icons/arioso.svg")).pixmap(kPictureSize));
    setActive(true);
    drag->exec(Qt::CopyAction);
    setActive(false);
}

void DragOut::setActive(bool active)
{
    m_isActive = active;
    Q_EMIT activeChanged();
}

} // namespace arioso::ui
