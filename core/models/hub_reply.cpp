// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/models/hub_reply.h"

#include <QHostAddress>
#include <QNetworkRequest>

#include <utility>

namespace arioso::core {
namespace {

constexpr int kMostRedirects = 10;
constexpr qint64 kBufferBytes = 1 << 20;     // read ahead by Qt while a slow disk writes
constexpr qsizetype kLargestKept = 16 << 20; // a list of files has some kilobytes

bool isWeb(const QUrl& url)
{
    return url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
}

} // namespace

bool isSameServer(const QUrl& a, const QUrl& b)
{
    const auto port = [](const QUrl& url) {
        return url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
    };
    return a.scheme() == b.scheme() && a.host() == b.host() && port(a) == port(b);
}

bool isConfidential(const QUrl& url)
{
    return url.scheme() == QLatin1String("https") || url.host() == QLatin1String("localhost") ||
           QHostAddress(url.host()).isLoopback();
}

HubReply::HubReply(QNetworkAccessManager& network, const HubAccess& access, const HubQuestion& question,
                   Body body, QObject* parent)
    : QObject(parent), m_network(network), m_access(access), m_question(question), m_body(body)
{
    ask(question.url);
}

HubReply::~HubReply()
{
    stop();
}

void HubReply::stop()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    drop();
}

void HubReply::drop()
{
    m_reply->disconnect(this);
    m_reply->deleteLater();
    m_reply.clear();
}

void HubReply::ask(const QUrl& url)
{
    QNetworkRequest request(url);
    // Both of Qt 6.4 lose data or speed on long transfers; the server's other abilities are not needed.
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::HttpPipeliningAllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setTransferTimeout(int(m_question.silence.count()));
    request.setRawHeader("User-Agent", "Arioso");
    if (!m_decodes) // sizes and hashes are of the file, not of a packed one
        request.setRawHeader("Accept-Encoding", "identity");
    if (!m_access.token.isEmpty() && isSameServer(url, m_access.endpoint) && isConfidential(url))
        request.setRawHeader("Authorization", "Bearer " + m_access.token.toUtf8());
    if (m_question.method == HubQuestion::Method::Peek)
        request.setRawHeader("Range", "bytes=0-0");
    else if (m_question.from > 0 && !m_decodes)
        request.setRawHeader("Range", "bytes=" + QByteArray::number(m_question.from) + '-');

    m_answer = {};
    m_answer.url = url;
    m_begun = false;
    m_reply =
        m_question.method == HubQuestion::Method::Head ? m_network.head(request) : m_network.get(request);
    m_reply->setReadBufferSize(kBufferBytes);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &HubReply::onHeaders);
    connect(m_reply, &QNetworkReply::readyRead, this, &HubReply::onBytes);
    connect(m_reply, &QNetworkReply::finished, this, &HubReply::onFinished);
}

void HubReply::readHeaders()
{
    m_answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    for (const auto& [name, value] : m_reply->rawHeaderPairs())
        m_answer.headers.insert(name.toLower(), value);
    if (m_decodes)
        m_answer.headers.remove("content-length");
}

void HubReply::onHeaders()
{
    readHeaders();
    if (m_begun || m_answer.status < 200 || m_answer.status >= 300)
        return;
    if (m_question.method == HubQuestion::Method::Peek) {
        stop();
        Q_EMIT finished(m_answer);
        return;
    }
    if (m_question.method == HubQuestion::Method::Get && m_answer.isEncoded() && !m_decodes) {
        stop();
        m_decodes = true;
        return ask(m_answer.url);
    }
    m_begun = true;
    Q_EMIT begun(m_answer);
}

void HubReply::onBytes()
{
    const QByteArray bytes = m_reply->readAll();
    if (m_begun && m_body == Body::Streamed)
        Q_EMIT received(bytes);
    else if (m_answer.body.size() + bytes.size() <= kLargestKept)
        m_answer.body += bytes;
}

std::optional<QUrl> HubReply::redirection() const
{
    const QByteArray location = m_answer.headers.value("location");
    if (m_answer.status < 300 || m_answer.status >= 400 || location.isEmpty() ||
        m_redirects >= kMostRedirects)
        return std::nullopt;
    const QUrl url = m_answer.url.resolved(QUrl::fromEncoded(location));
    // From a safe connection to an open one would show the file to everybody.
    const bool opens =
        m_answer.url.scheme() == QLatin1String("https") && url.scheme() != QLatin1String("https");
    if (!isWeb(url) || opens)
        return std::nullopt;
    if (!m_question.followsToOtherHosts && !isSameServer(url, m_answer.url) && m_answer.isDescription())
        return std::nullopt;
    return url;
}

void HubReply::onFinished()
{
    const QPointer<HubReply> self(this); // whoever listens may delete it
    readHeaders();
    if (m_reply->bytesAvailable() > 0)
        onBytes();
    if (!self || !m_reply)
        return;
    if (m_reply->error() != QNetworkReply::NoError && m_answer.status < 300)
        m_answer.error = m_reply->errorString();
    drop();
    if (const auto next = redirection()) {
        ++m_redirects;
        return ask(*next);
    }
    Q_EMIT finished(m_answer);
}

} // namespace arioso::core
