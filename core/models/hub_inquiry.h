// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A question to a Hub server that is asked again while the server or the network has trouble: for what is
// small, such as what a file is.

#include "core/models/backoff.h"
#include "core/models/hub_reply.h"

#include <QTimer>

#include <memory>

namespace arioso::core {

/// Ends in exactly one of `answered` and `failed`, unless it is deleted before.
class HubInquiry : public QObject
{
    Q_OBJECT

public:
    /// `what`: for sentences, such as "facebook/musicgen-small". Asks at once.
    HubInquiry(QNetworkAccessManager& network, const HubAccess& access, const HubQuestion& question,
               const QString& what, const RetryPolicy& policy, QObject* parent = nullptr);

Q_SIGNALS:
    /// A success, or a redirect that a Head does not follow.
    void answered(const arioso::core::HubAnswer& answer);
    void failed(const arioso::core::Failure& failure);
    /// It failed and is asked again after this time.
    void waiting(std::chrono::milliseconds time, const arioso::core::Failure& why);

private:
    void ask();
    void onFinished(const HubAnswer& answer);

    QNetworkAccessManager& m_network;
    HubAccess m_access;
    HubQuestion m_question;
    QString m_what;
    Backoff m_backoff;
    QTimer m_timer;
    std::unique_ptr<HubReply> m_reply;
};

} // namespace arioso::core
