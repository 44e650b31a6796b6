// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Takes that are dragged to a file manager or another program, as WAV files.

#include "ui/desktop/take_files.h"

#include <QList>
#include <QMimeData>
#include <QObject>
#include <QPointer>
#include <QQuickItem>
#include <QStringList>
#include <QUrl>
#include <QtQml/qqml.h>

#include <optional>

namespace arioso::ui {

/// The files are written before the drag begins, so that whoever takes them finds them complete.
class DragOut : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Application")
    /// Something of this window's is being dragged.
    Q_PROPERTY(bool active READ isActive NOTIFY activeChanged)

public:
    DragOut(core::TakeLibrary& takes, Notices& notices, const QString& folder, QObject* parent = nullptr);

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
    void begin(const QList<QUrl>& files);
    void setActive(bool active);

    TakeFiles m_files;
    QPointer<QQuickItem> m_from;
    bool m_isActive = false;
};

} // namespace arioso::ui
