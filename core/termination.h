// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Being told by the system to end: at the end of a session, by a closed terminal, by Ctrl+C.

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace arioso::core {

/// While it lives, SIGTERM, SIGINT and SIGHUP come as a signal in the event loop instead of ending the
/// program. The second one ends it as it ever did. One at a time.
class Termination : public QObject
{
    Q_OBJECT

public:
    explicit Termination(QObject* parent = nullptr);
    ~Termination() override;

Q_SIGNALS:
    void requested();

private:
    int m_event = -1; ///< descriptor that the handler writes to
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace arioso::core
