// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A server on this machine that speaks as the Hugging Face Hub does, and misbehaves as it is told:
// repositories on one port, and on another one, under another host name, the storage that large files are
// redirected to. Needs the event loop of its thread.

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTcpServer>
#include <QUrl>

class QTcpSocket;

#include <functional>

namespace arioso::test {

/// An answer that is given in place of the right one.
struct HubTrouble
{
    int status = 503;
    QByteArray headers; ///< lines that end in "\r\n"
};

/// A file of a repository, and how it is served.
struct HubFile
{
    QByteArray content;
    bool isLarge = true; ///< redirected, and known by its SHA-256

    int breaks = 0;             ///< answers that break off ...
    int breakAfter = 0;         ///< ... after so many bytes
    int damages = 0;            ///< answers with a byte that is another
    int silences = 0;           ///< questions that get no answer
    bool knowsRanges = true;    ///< else everything comes from the start
    bool refusesRanges = false; ///< with 416
    int endsAt = 0;             ///< nothing comes after so many bytes, whatever is asked for
    qint64 claimedSize = -1;    ///< what the first question is told
    int bytesPerTurn = 0;       ///< so many every few milliseconds; 0: at once
    QList<HubTrouble> troubles; ///< answers to the next requests for the content

    [[nodiscard]] QByteArray etag() const;
};

struct HubRequest
{
    QByteArray method;
    QByteArray path;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    bool toStorage = false;
};

class HubServer : public QObject
{
    Q_OBJECT

public:
    explicit HubServer(QObject* parent = nullptr);

    [[nodiscard]] QUrl endpoint() const;

    /// Answers of the repository "facebook/musicgen-small"; `name` answers for it as well, by a redirect.
    QString repository = QStringLiteral("facebook/musicgen-small");
    QString formerName;
    QByteArray commit = QByteArray(40, 'a');
    QHash<QString, HubFile> files;
    QStringList tags; ///< of the repository, such as "license:mit"
    /// Files of other repositories, of the same commit.
    QHash<QString, QHash<QString, HubFile>> others;
    /// What the branch stood for before: still there under its commit.
    QHash<QByteArray, QHash<QString, HubFile>> past;
    /// The branch stands for another commit, of the same files until they are changed.
    void moveBranch(const QByteArray& newCommit);
    QByteArray token;                  ///< without it: 401
    bool isGated = false;              ///< 403 to everybody
    QList<HubTrouble> listingTroubles; ///< answers to the next questions for the list of files

    bool holdsBack = false; ///< what is sent slowly stands still

    /// It keeps copies of the Hub's files and has etags of its own; it sends none of the Hub's headers.
    std::function<QByteArray(const HubFile&)> ownEtag;
    bool refusesHead = false;      ///< with 405
    bool sendsToOtherHost = false; ///< every file, by a redirect that says nothing of the file
    bool packs = false;            ///< JSON, also for those who asked for it unpacked

    QList<HubRequest> requests;
    [[nodiscard]] QList<HubRequest> requestsOf(const QByteArray& method, const QByteArray& end) const;
    /// Bytes of bodies that were sent from the storage.
    qint64 storedBytesSent = 0;

private:
    void accept(QTcpServer& server, bool isStorage);
    void answer(QTcpSocket* socket, const HubRequest& request);
    void answerForRepository(QTcpSocket* socket, const HubRequest& request);
    void answerListing(QTcpSocket* socket, const QByteArray& revision);
    void answerFile(QTcpSocket* socket, const HubRequest& request, const QByteArray& ofCommit, HubFile& file);
    [[nodiscard]] QHash<QString, HubFile>* filesOf(const QByteArray& revision);
    void answerAsCopy(QTcpSocket* socket, const HubRequest& request, HubFile& file);
    void answerStored(QTcpSocket* socket, const HubRequest& request, HubFile& file);
    void sendContent(QTcpSocket* socket, const HubRequest& request, HubFile& file, const QByteArray& headers);
    void sendSlowly(QTcpSocket* socket, const QByteArray& body, int bytesPerTurn);
    void sendPacked(QTcpSocket* socket, const HubRequest& request, const QByteArray& headers,
                    const QByteArray& body);
    static void send(QTcpSocket* socket, int status, const QByteArray& headers, const QByteArray& body = {});

    QTcpServer m_hub;
    QTcpServer m_storage;
};

void addFile(HubServer& server, const char* name, const QByteArray& content, bool isLarge = false);

/// All files of a folder, the weights as a large one.
void serveFolder(HubServer& server, const QString& folder);

/// A small repository with everything that a model has, and things that it does not need.
void fillRepository(HubServer& server, qsizetype weightBytes);

} // namespace arioso::test
