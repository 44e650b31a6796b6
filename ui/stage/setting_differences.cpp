// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/stage/setting_differences.h"

#include "ui/text/setting_text.h"

namespace arioso::ui {

void SettingDifferences::set(const QList<core::SettingDifference>& differences)
{
    beginResetModel();
    m_differences = differences;
    endResetModel();
}

int SettingDifferences::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_differences.size());
}

QVariant SettingDifferences::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const core::SettingDifference& difference = m_differences[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return nameOf(difference.setting);
    case LeftRole:
        return valueText(difference.setting, difference.left);
    case RightRole:
        return valueText(difference.setting, difference.right);
    default:
        return {};
    }
}

QHash<int, QByteArray> SettingDifferences::roleNames() const
{
    return {{NameRole, "name"}, {LeftRole, "first"}, {RightRole, "second"}};
}

} // namespace arioso::ui
