// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The desktop's notification that a job ended while the window wasn't active.

#include "core/generation/generation_service.h"
#include "core/settings/settings_store.h"
#include "ui/generation/generation_view_model.h"

#include <QDBusConnection>
#include <QObject>
#include <QString>

#include <optional>

namespace arioso::ui {

/// One notification at most: a later job's takes its place, and it goes when the window becomes active.
/// Without a session bus it does nothing. Source: freedesktop.org's Desktop Notifications 1.2.
class JobNotification : public QObject
{
    Q_OBJECT

public:
    JobNotification(core::GenerationService& generation, GenerationViewModel& view,
                    const core::SettingsStore& settings, QObject* parent = nullptr);

    [[nodiscard]] bool isConnected() const { return m_isConnected; }

Q_SIGNALS:
    /// It was clicked. `take` is "" after a failure; `activationToken` lets the window come forward on
    /// Wayland.
    void showRequested(const QString& take, const QString& activationToken);

private Q_SLOTS: // of the bus
    void onAction(uint id, const QString& action);
    void onToken(uint id, const QString& token);
    void onClosed(uint id);

private:
    struct Text
    {
        QString summary;
        QString body; ///< may be read as markup, so nothing of the user's
    };

    void connectBus(QDBusConnection bus);
    void onKept(const core::JobResult& result, const QStringList& takes);
    void onFailed(const core::Failure& failure);
    void show(const Text& text, const QString& take);
    void send();
    void onSent(uint id);
    void withdraw();

    core::GenerationService& m_generation;
    const core::SettingsStore& m_settings;
    bool m_isConnected = false;
    QString m_job;              // title of the running one
    QString m_take;             // that the notification is about
    QString m_token;            // comes before the click
    std::optional<Text> m_next; // to be shown
    bool m_isSending = false;
    uint m_shown = 0; // the server's number; 0: none
};

} // namespace arioso::ui
