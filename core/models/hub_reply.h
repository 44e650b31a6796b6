// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// One question to a Hub server and its answer. Redirects are followed here and not by Qt, since only this way
// the access token stays with the server it is for. Lives on the thread of its QNetworkAccessManager.

#include "core/failure.h"

#include <QByteArray>
#include <QHash>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QUrl>

#include <chrono>
#include <optional>

namespace arioso::core {

/// Where models are fetched from, and as whom.
struct HubAccess
{
    QUrl endpoint; ///< such as https://huggingface.co
    QString token; ///< "" for none; sent to the endpoint alone and only where that isConfidential; never
                   ///< shown or logged

    friend bool operator==(const HubAccess&, const HubAccess&) = default;
};

/// Scheme, host and port: what a token may be sent to.
[[nodiscard]] bool isSameServer(const QUrl& a, const QUrl& b);

/// Nobody on the way reads what is sent there: https, or this machine itself.
[[nodiscard]] bool isConfidential(const QUrl& url);

struct HubQuestion
{
    enum class Method {
        Head,
        Get,
        Peek, ///< a Get that ends with the headers, for servers that refuse Head
    };

    Method method = Method::Get;
    QUrl url;
    qint64 from = 0; ///< first byte wanted
    /// If not, a redirect to another host is the answer when it describes the file.
    bool followsToOtherHosts = true;
    std::chrono::milliseconds silence{30'000};
};

struct HubAnswer
{
    int status = 0;                        ///< of HTTP; 0 when there was no answer
    QString error;                         ///< of the network, "" when the answer came to its end
    QUrl url;                              ///< the last one that was asked
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;                       ///< of a Get with Body::Kept, or of an error

    [[nodiscard]] bool isSuccess() const { return status >= 200 && status < 300 && error.isEmpty(); }

    /// Worth another try: no connection, too many questions, trouble of the server.
    [[nodiscard]] bool isTemporary() const;
    /// What Retry-After asks for.
    [[nodiscard]] std::optional<std::chrono::milliseconds> retryAfter() const;
    /// The tag of the content without quotes; "" when there is none.
    [[nodiscard]] QString etag() const;
    /// Of the whole file; -1 when it is not said.
    [[nodiscard]] qint64 size() const;
    /// Of Content-Range: where the body begins, -1 when that is not said.
    [[nodiscard]] qint64 rangeStart() const;
    /// A redirect of the Hub that says what the file is.
    [[nodiscard]] bool isDescription() const;
    /// The Hub itself says what the file is, or a server that passes on what the Hub says.
    [[nodiscard]] bool isHubs() const;
    /// The body is packed, so that nothing is known of the size of the file.
    [[nodiscard]] bool isEncoded() const;
    /// What it means that there was no success, for `what`, such as "facebook/musicgen-small".
    [[nodiscard]] Failure failure(const QString& what) const;
};

/// Emits `finished` exactly once, unless it is stopped or deleted before.
class HubReply : public QObject
{
    Q_OBJECT

public:
    /// Keeps small bodies, or hands everything on by `received`.
    enum class Body { Kept, Streamed };

    HubReply(QNetworkAccessManager& network, const HubAccess& access, const HubQuestion& question, Body body,
             QObject* parent = nullptr);
    ~HubReply() override;

    /// No signal comes any more.
    void stop();

Q_SIGNALS:
    /// The headers of a success are there; body follows.
    void begun(const arioso::core::HubAnswer& answer);
    void received(const QByteArray& bytes);
    void finished(const arioso::core::HubAnswer& answer);

private:
    void ask(const QUrl& url);
    void onHeaders();
    void onBytes();
    void onFinished();
    /// The next address, when the answer is a redirect that is to be followed.
    [[nodiscard]] std::optional<QUrl> redirection() const;
    void readHeaders();
    /// No signal of Qt's reply comes any more.
    void drop();

    QNetworkAccessManager& m_network;
    HubAccess m_access;
    HubQuestion m_question;
    Body m_body;
    HubAnswer m_answer;
    QPointer<QNetworkReply> m_reply;
    int m_redirects = 0;
    bool m_begun = false;
    bool m_decodes = false; ///< the server packs what it was asked for unpacked: Qt unpacks it
};

} // namespace arioso::core

Q_DECLARE_METATYPE(arioso::core::HubAnswer)
