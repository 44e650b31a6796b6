// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The deleted takes that can be brought back, last deleted first.

#include "core/takes/take_library.h"

#include <QAbstractListModel>
#include <QtQml/qqml.h>

namespace arioso::ui {

class DeletedTakesModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("given by TakesViewModel")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(QStringList ids READ ids NOTIFY countChanged)
    Q_PROPERTY(QString keptText READ keptText NOTIFY countChanged)

public:
    enum Role { IdRole = Qt::UserRole, TitleRole, FactsRole };

    explicit DeletedTakesModel(core::TakeLibrary& library, QObject* parent = nullptr);

    [[nodiscard]] int count() const { return int(m_takes.size()); }
    [[nodiscard]] QStringList ids() const;
    /// How long they are kept.
    [[nodiscard]] QString keptText() const;
    /// Deletes all of them for good.
    Q_INVOKABLE void deleteForGood() { m_library.deleteForGood(ids()); }

    /// Makes the texts anew, after the language changed.
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    core::TakeLibrary& m_library;
    QList<core::RemovedTake> m_takes; // as the library had them when it last told
};

} // namespace arioso::ui
