// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The jobs that wait behind the running one, in their order.

#include "core/generation/generation_job.h"

#include <QAbstractListModel>
#include <QtQml/qqml.h>

namespace arioso::ui {

class QueueModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("given by GenerationViewModel")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role { JobIdRole = Qt::UserRole, TitleRole, FactsRole };

    using QAbstractListModel::QAbstractListModel;

    void set(const QList<core::GenerationJob>& jobs);

    [[nodiscard]] int count() const { return int(m_jobs.size()); }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    QList<core::GenerationJob> m_jobs;
};

} // namespace arioso::ui
