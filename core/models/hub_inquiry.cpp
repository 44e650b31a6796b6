// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/models/hub_inquiry.h"

#include <QSet>

namespace arioso::core {
namespace {

const QSet<int> kRefusals{400, 403, 405, 501};

} // namespace

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
    if (answer.isSuccess() || (answer.isDescription() && !m_question.followsToOtherHosts)) {
        Q_EMIT answered(answer);
        return;
    }
    // Some servers, and addresses that are signed for a Get, refuse a Head.
    if (m_question.method == HubQuestion::Method::Head && kRefusals.contains(answer.status)) {
        m_question.method = HubQuestion::Method::Peek;
        return ask();
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
