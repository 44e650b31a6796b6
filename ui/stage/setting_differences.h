// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What differs between two recipes, a row for each setting.

#include "core/recipe/recipe.h"

#include <QAbstractListModel>
#include <QtQml/qqml.h>

namespace arioso::ui {

class SettingDifferences : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("given by CompareViewModel")

public:
    enum Role { NameRole = Qt::UserRole, LeftRole, RightRole };

    using QAbstractListModel::QAbstractListModel;

    void set(const QList<core::SettingDifference>& differences);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    QList<core::SettingDifference> m_differences;
};

} // namespace arioso::ui
