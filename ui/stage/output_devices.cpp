// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/stage/output_devices.h"

#include <algorithm>

namespace arioso::ui {

OutputDevices::OutputDevices(core::Player& player, QObject* parent)
    : QAbstractListModel(parent), m_player(player), m_devices(player.devices())
{
    connect(&player, &core::Player::devicesChanged, this, &OutputDevices::read);
    connect(&player, &core::Player::deviceChanged, this,
            [this] { Q_EMIT dataChanged(index(0), index(rowCount() - 1), {ChosenRole}); });
}

void OutputDevices::read()
{
    beginResetModel();
    m_devices = m_player.devices();
    endResetModel();
}

bool OutputDevices::isChosen(int row) const
{
    const auto isIt = [this](const core::OutputDevice& device) { return device.id == m_player.device(); };
    // One that is not there is replaced by the system's.
    return row == 0 ? std::none_of(m_devices.begin(), m_devices.end(), isIt) : isIt(m_devices[row - 1]);
}

int OutputDevices::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_devices.size()) + 1;
}

QVariant OutputDevices::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int row = index.row();
    switch (role) {
    case IdRole:
        return row == 0 ? QString() : QString::fromUtf8(m_devices[row - 1].id);
    case Qt::DisplayRole:
    case NameRole:
        return row == 0 ? tr("System default") : m_devices[row - 1].name;
    case ChosenRole:
        return isChosen(row);
    default:
        return {};
    }
}

QHash<int, QByteArray> OutputDevices::roleNames() const
{
    return {{IdRole, "deviceId"}, {NameRole, "name"}, {ChosenRole, "chosen"}};
}

} // namespace arioso::ui
