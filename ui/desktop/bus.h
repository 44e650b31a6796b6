// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The message bus, without waiting for it.

#include <QDBusConnection>

#include <functional>

class QObject;

namespace arioso::ui {

/// Calls `then` on the UI thread once the bus is connected; never when there is no bus or after `context` is
/// gone. Connects on another thread, because a bus that doesn't answer blocks for half a minute.
void withBus(QDBusConnection::BusType type, QObject* context, std::function<void(QDBusConnection)> then);

} // namespace arioso::ui
