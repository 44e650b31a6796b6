// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/models/hub_inquiry.h"

namespace arioso::core {

HubInquiry::HubInquiry(QNetworkAccessManager& network, const HubAccess& access, const HubQuestion& question,
                       const QString& what, const RetryPolicy& policy, QObject* parent)
    : QObject(parent), m_network(network), m_access(access), m_question(question), m_what(what),
      m_backoff(policy)
{
    m_question.silence = policy.silence;
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &HubInquiry::ask);
    m_timer.start(0);
}

void HubInquiry::ask()
{
    m_reply = std::make_unique<HubReply>(m_network, m_access, m_question, HubReply::Body::Kept);
    connect(m_reply.get(), &HubReply::finished, this, &HubInquiry::onFinished);
}

void HubInquiry::onFinished(const HubAnswer& answer)
{
    m_reply.release()->deleteLater(); // it is what calls
    const bool isRedirect =
        answer.status >= 300 && answer.status < 400 && answer.headers.contains("x-repo-commit");
    if (answer.isSuccess() || (isRedirect && m_question.method == HubQuestion::Method::Head)) {
        Q_EMIT answered(answer);
        return;
    }
    const Failure why = answer.failure(m_what);
    if (answer.isTemporary())
        if (const auto time = m_backoff.next(answer.retryAfter())) {
            m_timer.start(*time);
            Q_EMIT waiting(*time, why);
            return;
        }
    Q_EMIT failed(why);
}

} // namespace arioso::core
