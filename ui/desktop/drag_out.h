// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Takes that are dragged to a file manager or another program, as WAV files.

#include "core/export/export_job.h"
#include "core/takes/take_library.h"
#include "ui/notices.h"

#include <QList>
#include <QMimeData>
#include <QObject>
#include <QPointer>
#include <QQuickItem>
#include <QStringList>
#include <QUrl>
#include <QtQml/qqml.h>

#include <memory>
#include <optional>

namespace arioso::ui {

/// The files are written off the UI thread before the drag begins, so that whoever takes them finds them
/// complete. They stay for a month, because some programs refer to a dropped file instead of copying it.
class DragOut : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Application")
    /// Something of this window's is being dragged.
    Q_PROPERTY(bool active READ isActive NOTIFY activeChanged)

public:
    DragOut(core::TakeLibrary& takes, Notices& notices, const QString& folder, QObject* parent = nullptr);
    ~DragOut() override;

    [[nodiscard]] bool isActive() const { return m_isActive; }

    /// Drags takes from an item, if the mouse button is still down when their files are written.
    Q_INVOKABLE void drag(QQuickItem* from, const QStringList& takeIds);
    /// A part of one, in seconds; all of it when `end` isn't after `begin`.
    Q_INVOKABLE void dragPart(QQuickItem* from, const QString& takeId, double begin, double end);

Q_SIGNALS:
    void activeChanged();
    /// The files are written.
    void prepared(const QList<QUrl>& files);

private:
    void prepare(QQuickItem* from, const QStringList& takeIds, std::optional<core::TimeRange> part);
    void prepareNext();
    void write(const core::Take& take, const core::AudioPtr& audio);
    void begin();
    void setActive(bool active);
    [[nodiscard]] QString pathFor(const core::Take& take) const;

    core::TakeLibrary& m_takes;
    Notices& m_notices;
    QString m_folder;
    int m_serial = 0; ///< of the drag; files of an earlier one come too late
    QPointer<QQuickItem> m_from;
    QStringList m_left; ///< takes whose files aren't written yet
    std::optional<core::TimeRange> m_part;
    std::unique_ptr<core::ExportJob> m_job;
    QList<QUrl> m_files;
    bool m_isActive = false;
};

} // namespace arioso::ui
