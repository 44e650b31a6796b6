// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The audio devices to choose from: the system's default first.

#include "core/playback/player.h"

#include <QAbstractListModel>
#include <QtQml/qqml.h>

namespace arioso::ui {

class OutputDevices : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("given by PlayerViewModel")

public:
    enum Role { IdRole = Qt::UserRole, NameRole, ChosenRole };

    explicit OutputDevices(core::Player& player, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    void read();
    [[nodiscard]] bool isChosen(int row) const;

    core::Player& m_player;
    QList<core::OutputDevice> m_devices; ///< row 0 is none of them
};

} // namespace arioso::ui
