// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/desktop/bus.h"

#include "core/background.h"

#include <QObject>

namespace arioso::ui {
namespace {

QDBusConnection connection(QDBusConnection::BusType type)
{
    return type == QDBusConnection::SystemBus ? QDBusConnection::systemBus() : QDBusConnection::sessionBus();
}

} // namespace

void withBus(QDBusConnection::BusType type, QObject* context, std::function<void(QDBusConnection)> then)
{
    core::inBackground([type] {
        return connection(type).isConnected();
    }).then(context, [type, then = std::move(then)](bool isConnected) {
        if (isConnected)
            then(connection(type));
    });
}

} // namespace arioso::ui
