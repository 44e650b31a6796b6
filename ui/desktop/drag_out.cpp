// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/desktop/drag_out.h"

#include "core/background.h"
#include "ui/export/export_view_model.h"
#include "ui/text/take_title.h"

#include <QDateTime>
#include <QDir>
#include <QDrag>
#include <QFileInfo>
#include <QGuiApplication>
#include <QIcon>
#include <QQuickWindow>

#include <cmath>

namespace arioso::ui {
namespace {

constexpr int kDaysKept = 30;
constexpr int kPictureSize = 32;

/// Files that were dragged long ago.
void removeOld(const QString& folder)
{
    const QDateTime oldest = QDateTime::currentDateTime().addDays(-kDaysKept);
    const QFileInfoList folders = QDir(folder).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QFileInfo& info : folders)
        if (info.lastModified() < oldest)
            QDir(info.filePath()).removeRecursively();
}

} // namespace

DragOut::DragOut(core::TakeLibrary& takes, Notices& notices, const QString& folder, QObject* parent)
    : QObject(parent), m_takes(takes), m_notices(notices), m_folder(folder)
{
    (void)core::inBackground([folder] { removeOld(folder); });
}

DragOut::~DragOut() = default;

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
    ++m_serial;
    core::BackgroundJob::discard(std::move(m_job));
    m_from = from;
    m_left = takeIds;
    m_part = part;
    m_files.clear();
    prepareNext();
}

void DragOut::prepareNext()
{
    m_left.removeIf([this](const QString& id) { return m_takes.find(id) == nullptr; });
    if (m_left.isEmpty()) {
        Q_EMIT prepared(m_files);
        QMetaObject::invokeMethod(this, &DragOut::begin, Qt::QueuedConnection); // it runs an event loop
        return;
    }
    const core::Take take = *m_takes.find(m_left.takeFirst());
    m_takes.audio(take.id).then(this,
                                [this, take, serial = m_serial](const core::Outcome<core::AudioPtr>& audio) {
                                    if (serial != m_serial)
                                        return;
                                    if (const core::Failure* failure = failureOf(audio))
                                        m_notices.report(*failure, titleOf(take));
                                    else
                                        write(take, *valueOf(audio));
                                });
}

/// A folder for each part of each take, so that files of the same title don't replace each other.
QString DragOut::pathFor(const core::Take& take) const
{
    QString folder = take.id;
    if (m_part)
        folder += QStringLiteral("-%1-%2")
                      .arg(std::lround(m_part->begin * 1000))
                      .arg(std::lround(m_part->end * 1000));
    return QStringLiteral("%1/%2/%3.wav").arg(m_folder, folder, safeFileName(titleOf(take)));
}

void DragOut::write(const core::Take& take, const core::AudioPtr& audio)
{
    core::ExportRequest request;
    request.audio = audio;
    request.selection = m_part;
    request.path = pathFor(take);
    request.format = engine::AudioFormat::WavInt24;
    request.recipe = take.recipe;
    core::inBackground([folder = QFileInfo(request.path).path()] {
        return QDir().mkpath(folder); // without it the export says what is wrong
    }).then(this, [this, request, title = titleOf(take), serial = m_serial](bool) {
        if (serial != m_serial)
            return;
        m_job = std::make_unique<core::ExportJob>(request);
        connect(m_job.get(), &core::ExportJob::finished, this, [this](const QString& path) {
            m_files.append(QUrl::fromLocalFile(path));
            prepareNext();
        });
        connect(m_job.get(), &core::ExportJob::failed, this,
                [this, title](const core::Failure& failure) { m_notices.report(failure, title); });
        m_job->start();
    });
}

void DragOut::begin()
{
    const bool isHeld = (QGuiApplication::mouseButtons() & Qt::LeftButton) != 0;
    if (m_files.isEmpty() || !isHeld || !m_from || m_from->window() == nullptr)
        return;
    auto* drag = new QDrag(m_from->window()); // deletes itself
    auto* data = new QMimeData;
    data->setUrls(m_files);
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
