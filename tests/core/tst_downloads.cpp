// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Downloads from a server that behaves, and from one that does not: each ends in a whole model or in a clear
// sentence, and what has arrived is not lost. Started with an address and a folder, this program is one
// download.

#include "core/limited_files.h"
#include "core/models/hub_cache.h"
#include "core/models/model_downloads.h"
#include "core/models/model_files_check.h"
#include "core/models/model_scan.h"
#include "support/file_system.h"
#include "support/hub_server.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <cstdio>
#include <functional>

using namespace arioso;
using namespace arioso::core;
using namespace arioso::test;

namespace {

const QString kName = QStringLiteral("facebook/musicgen-small");
constexpr qsizetype kWeights = 300'000;
constexpr int kLongest = 30'000;

RetryPolicy impatient()
{
    using std::chrono::milliseconds;
    return {milliseconds(1), milliseconds(4), milliseconds(50), milliseconds(400), 4};
}

QByteArray read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// For a child that is killed, and for golden/check_cache.py: fetches, and says how far it is.
int fetchAlone(const QString& endpoint, const QString& cache)
{
    ModelDownloads downloads;
    QObject::connect(&downloads, &ModelDownloads::changed, [](const DownloadStatus& status) {
        std::printf("%lld\n", static_cast<long long>(status.bytes));
        std::fflush(stdout);
        if (!status.isActive())
            QCoreApplication::exit(status.phase == DownloadPhase::Finished ? 0 : 1);
    });
    DownloadRequest request;
    request.repository = kName;
    request.cache = cache;
    request.access.endpoint = QUrl(endpoint);
    downloads.start(request);
    return QCoreApplication::exec();
}

} // namespace

class DownloadsTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HubServer> m_server;
    std::unique_ptr<ModelDownloads> m_downloads;
    DownloadRequest m_request;
    QString m_sentences; // all that was told, to look for what must not be told

    QString cache() const { return m_folder->filePath(QStringLiteral("hub")); }
    HubRepository repository() const { return {cache(), kName}; }
    HubFile& weights() { return m_server->files[QStringLiteral("model.safetensors")]; }
    QString snapshot() const { return repository().snapshot(QString::fromLatin1(m_server->commit)); }
    QString piece() { return repository().piece(QString::fromLatin1(weights().etag())); }
    QList<HubRequest> weightRequests()
    {
        return m_server->requestsOf("GET", weights().etag() + "?signature=secret");
    }

    DownloadPhase phase() const { return m_downloads->status(kName)->phase; }
    Failure why() const { return m_downloads->status(kName)->why.value_or(Failure{}); }

    void open()
    {
        m_downloads = std::make_unique<ModelDownloads>();
        connect(m_downloads.get(), &ModelDownloads::changed, this, [this](const DownloadStatus& status) {
            if (status.why)
                m_sentences += status.why->detail + u'\n';
        });
    }

    /// Starts, and waits until it does not go on by itself.
    DownloadPhase fetch()
    {
        m_downloads->start(m_request);
        if (!QTest::qWaitFor([this] { return !m_downloads->status(kName)->isActive(); }, kLongest))
            qWarning() << "still" << int(phase()) << why().detail;
        return phase();
    }

    /// Everything that a model needs is there, is what the server has, and is found.
    void verifyWhole()
    {
        QVERIFY2(phase() == DownloadPhase::Finished, qPrintable(why().detail));
        QCOMPARE(m_downloads->status(kName)->folder, snapshot());
        const QStringList names{
            QStringLiteral("config.json"),          QStringLiteral("generation_config.json"),
            QStringLiteral("model.safetensors"),    QStringLiteral("preprocessor_config.json"),
            QStringLiteral("spiece.model"),         QStringLiteral("tokenizer.json"),
            QStringLiteral("tokenizer_config.json")};
        QCOMPARE(QDir(snapshot()).entryList(QDir::Files, QDir::Name), names);
        for (const QString& name : names)
            QCOMPARE(read(snapshot() + u'/' + name), m_server->files.value(name).content);
        QCOMPARE(read(repository().folder() + QStringLiteral("/refs/main")), m_server->commit);
        QCOMPARE(repository().unusedBytes(), 0);
        const QList<FoundModel> models = findModels({cache()});
        QCOMPARE(models.size(), 1);
        QCOMPARE(models[0].state, FoundModel::State::Usable);
    }

    /// The same beside an older one.
    void verifyUpdated()
    {
        QVERIFY2(phase() == DownloadPhase::Finished, qPrintable(why().detail));
        for (const char* name : {"config.json", "tokenizer_config.json", "spiece.model", "model.safetensors"})
            QCOMPARE(read(snapshot() + u'/' + QLatin1String(name)),
                     m_server->files.value(QLatin1String(name)).content);
        QCOMPARE(repository().commitOf(QStringLiteral("main")), QString::fromLatin1(m_server->commit));
    }

    /// Nobody takes what is there for a model.
    void verifyInvisible() { QVERIFY(findModels({cache()}).isEmpty()); }

    /// Whose weights are newer; what it stood for stays under its commit.
    void moveBranch()
    {
        m_server->moveBranch(QByteArray(40, 'b'));
        weights().content = QByteArray(kWeights, 'n');
        weights().bytesPerTurn = 0;
        m_server->files[QStringLiteral("config.json")].content += '\n';
    }
    /// What is there is the commit before the branch moved, and nothing of the later one.
    void verifyOlder()
    {
        const QByteArray older(40, 'a');
        QVERIFY2(phase() == DownloadPhase::Finished, qPrintable(why().detail));
        QCOMPARE(m_downloads->status(kName)->folder, repository().snapshot(QString::fromLatin1(older)));
        for (const char* name : {"config.json", "spiece.model", "model.safetensors"})
            QCOMPARE(read(m_downloads->status(kName)->folder + u'/' + QLatin1String(name)),
                     m_server->past[older].value(QLatin1String(name)).content);
        QCOMPARE(read(repository().folder() + QStringLiteral("/refs/main")), older);
        QCOMPARE(repository().unusedBytes(), 0);
        for (const HubRequest& request : std::as_const(m_server->requests))
            QVERIFY2(!request.path.contains("/resolve/") || request.path.contains("/resolve/" + older),
                     request.path.constData());
        fetch(); // an update, as there is nothing left to go on with
        QCOMPARE(m_downloads->status(kName)->folder, snapshot());
        QCOMPARE(read(snapshot() + QStringLiteral("/model.safetensors")), weights().content);
        QCOMPARE(repository().commitOf(QStringLiteral("main")), QString(40, u'b'));
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const char* name : {"http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"})
            qunsetenv(name);
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<HubServer>();
        fillRepository(*m_server, kWeights);
        m_request = {};
        m_request.repository = kName;
        m_request.cache = cache();
        m_request.access.endpoint = m_server->endpoint();
        m_request.policy = impatient();
        m_sentences.clear();
        open();
    }

    void cleanup()
    {
        m_downloads.reset();
        m_server.reset();
    }

    void fetchesAModel()
    {
        fetch();
        verifyWhole();
        QCOMPARE(m_downloads->status(kName)->bytes, m_downloads->status(kName)->total);
        for (const char* unwanted : {"README.md", "pytorch_model.bin", "state_dict.bin"})
            QVERIFY2(m_server->requestsOf("GET", unwanted).isEmpty(), unwanted);
        // A second time there is nothing to do.
        const qint64 sent = m_server->storedBytesSent;
        fetch();
        verifyWhole();
        QCOMPARE(m_server->storedBytesSent, sent);
    }

    void fetchesAModelInParts()
    {
        m_server->files.remove(QStringLiteral("model.safetensors"));
        addFile(*m_server, "model.safetensors.index.json",
                R"({"weight_map": {"a": "model-00001-of-00002.safetensors",
                                   "b": "model-00002-of-00002.safetensors"}})");
        addFile(*m_server, "model-00001-of-00002.safetensors", QByteArray(7000, 'x'), true);
        addFile(*m_server, "model-00002-of-00002.safetensors", QByteArray(9000, 'y'), true);
        QCOMPARE(fetch(), DownloadPhase::Finished);
        const QList<FoundModel> models = findModels({cache()});
        QCOMPARE(models.size(), 1);
        QCOMPARE(models[0].bytesOnDisk, 16000);
    }

    void goesOnAfterTheConnectionBreaks()
    {
        weights().breaks = 10; // more than the tries in a row: each brings something
        weights().breakAfter = 25'000;
        fetch();
        verifyWhole();
        const QList<HubRequest> asked = m_server->requestsOf("GET", weights().etag() + "?signature=secret");
        QCOMPARE(asked.size(), 11);
        QCOMPARE(asked[3].headers.value("range"), "bytes=75000-");
    }

    void startsAgainWhereRangesAreIgnored()
    {
        weights().breaks = 1;
        weights().breakAfter = 100'000;
        weights().knowsRanges = false;
        fetch();
        verifyWhole();
    }

    void startsAgainWhereRangesAreRefused()
    {
        weights().breaks = 1;
        weights().breakAfter = 100'000;
        weights().refusesRanges = true;
        fetch();
        verifyWhole();
    }

    void fetchesAgainWhatIsDamaged()
    {
        weights().damages = 1;
        fetch();
        verifyWhole();
        QVERIFY(m_sentences.contains(QStringLiteral("checksum")));
    }

    void refusesWhatStaysDamaged()
    {
        m_server->files[QStringLiteral("config.json")].damages = 100; // git's hash
        QCOMPARE(fetch(), DownloadPhase::Failed);
        QCOMPARE(why().code, FailureCode::DownloadDamaged);
        verifyInvisible();
        m_server->files[QStringLiteral("config.json")].damages = 0;
        weights().damages = 100; // SHA-256
        QCOMPARE(fetch(), DownloadPhase::Failed);
        QCOMPARE(why().code, FailureCode::DownloadDamaged);
        QVERIFY(why().detail.contains(QStringLiteral("model.safetensors")));
        verifyInvisible();
        QCOMPARE(QFileInfo(piece()).size(), 0); // nothing damaged is gone on with
        weights().damages = 0;
        fetch();
        verifyWhole();
    }

    void doesNotTrustWhatLiesThere()
    {
        QVERIFY(!repository().prepare());
        QFile file(piece());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(120'000, '?')); // as after a power cut
        file.close();
        fetch();
        verifyWhole();
    }

    void sizesThatAreNoSizes()
    {
        weights().claimedSize = kWeights - 10;
        QCOMPARE(fetch(), DownloadPhase::Failed);
        QCOMPARE(why().code, FailureCode::DownloadDamaged);
        weights().claimedSize = kWeights + 10;
        QCOMPARE(fetch(), DownloadPhase::Failed);
        QCOMPARE(why().code, FailureCode::DownloadDamaged);
        verifyInvisible();
    }

    void waitsWhenItIsAskedTo()
    {
        m_server->listingTroubles = {{429, "Retry-After: 1\r\n"}, {500, {}}};
        weights().troubles = {{429, "Retry-After: 0\r\n"}, {503, {}}, {502, "Retry-After: 100000\r\n"}};
        fetch();
        verifyWhole();
        QVERIFY(m_sentences.contains(QStringLiteral("429")));
    }

    void givesUpOnAServerThatStaysInTrouble()
    {
        for (int i = 0; i < 50; ++i)
            weights().troubles.append(HubTrouble{500, {}});
        QCOMPARE(fetch(), DownloadPhase::Failed);
        QCOMPARE(why().code, FailureCode::ServerFailed);
        QVERIFY(why().detail.contains(QStringLiteral("500")));
        weights().troubles.clear();
        const qint64 sent = m_server->storedBytesSent;
        fetch();
        verifyWhole();
        QCOMPARE(m_server->storedBytesSent - sent, kWeights); // what was there was kept
    }

    void aServerThatSaysNothing()
    {
        weights().silences = 2;
        fetch();
        verifyWhole();
    }

    void noServer()
    {
        m_request.access.endpoint = QUrl(QStringLiteral("http://127.0.0.1:1"));
        QCOMPARE(fetch(), DownloadPhase::Failed);
        QCOMPARE(why().code, FailureCode::NetworkFailed);
        QVERIFY(why().detail.contains(QStringLiteral("127.0.0.1")));
        m_request.access.endpoint = m_server->endpoint();
        fetch();
        verifyWhole();
    }

    void aServerThatIsNoHub()
    {
        m_request.access.endpoint = m_server->endpoint();
        m_server->commit = "main"; // no commit
        QCOMPARE(fetch(), DownloadPhase::Failed);
        QCOMPARE(why().code, FailureCode::ServerFailed);
    }

    void whatIsNotThere()
    {
        m_request.repository = kName;
        m_server->repository = QStringLiteral("facebook/other");
        QCOMPARE(fetch(), DownloadPhase::Failed);
        QCOMPARE(why().code, FailureCode::NotOnServer);
        m_server->repository = kName;
        for (const char* name : {"model.safetensors", "pytorch_model.bin", "state_dict.bin"})
            m_server->files.remove(QLatin1String(name));
        QCOMPARE(fetch(), DownloadPhase::Failed);
        QCOMPARE(why().code, FailureCode::NotOnServer);
        QVERIFY(why().detail.contains(QStringLiteral("no weights")));
    }

    void aRepositoryWithANewName()
    {
        m_server->formerName = kName;
        m_server->repository = QStringLiteral("meta/musicgen-small");
        fetch();
        verifyWhole();
    }

    void tokensStayWithTheirServer()
    {
        m_server->token = "hf_secret";
        QCOMPARE(fetch(), DownloadPhase::Failed);
        QCOMPARE(why().code, FailureCode::NotOnServer); // as for a name that doesn't exist
        m_request.access.token = QStringLiteral("hf_wrong");
        QCOMPARE(fetch(), DownloadPhase::Failed);
        QCOMPARE(why().code, FailureCode::AccessDenied);
        m_request.access.token = QStringLiteral("hf_secret");
        fetch();
        verifyWhole();
        int stored = 0;
        for (const HubRequest& request : std::as_const(m_server->requests)) {
            stored += request.toStorage;
            QVERIFY(!request.toStorage || !request.headers.contains("authorization"));
        }
        QVERIFY(stored > 0);
        QVERIFY(!m_sentences.contains(QStringLiteral("hf_")));
        QDirIterator files(m_folder->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext())
            QVERIFY(!read(files.next()).contains("hf_secret"));
    }

    void looksBeforeItDownloads()
    {
        m_request.looksOnly = true;
        m_server->tags = {QStringLiteral("musicgen"), QStringLiteral("license:cc-by-nc-4.0")};
        QCOMPARE(fetch(), DownloadPhase::Described);
        const DownloadStatus* status = m_downloads->status(kName);
        qint64 bytes = 0;
        for (const char* name : {"config.json", "generation_config.json", "model.safetensors", "spiece.model",
                                 "preprocessor_config.json", "tokenizer.json", "tokenizer_config.json"})
            bytes += m_server->files.value(QLatin1String(name)).content.size();
        QCOMPARE(status->total, bytes);
        QVERIFY(!status->why);
        QCOMPARE(status->form, WeightForm::Safetensors);
        QCOMPARE(status->entry.repository, kName);
        QCOMPARE(status->entry.width, 16);
        QCOMPARE(status->entry.layers, 2);
        QCOMPARE(status->entry.licence, QStringLiteral("cc-by-nc-4.0"));
        QVERIFY(weightRequests().isEmpty());
        QVERIFY(!QFileInfo::exists(cache())); // nothing is left of it
        m_request.freeBytes = [](const QString&) { return qint64(1000); };
        QCOMPARE(fetch(), DownloadPhase::Described);
        QCOMPARE(why().code, FailureCode::DiskFull);
        m_request.freeBytes = {};
        m_request.looksOnly = false;
        fetch();
        verifyWhole();
    }

    void looksAtOtherForms()
    {
        m_request.looksOnly = true;
        m_server->files.clear();
        addFile(*m_server, "state_dict.bin", QByteArray(3000, 'a'), true);
        addFile(*m_server, "compression_state_dict.bin", QByteArray(70, 'c'));
        addFile(*m_server, "config.json", "{}"); // would make another library's model of it
        QCOMPARE(fetch(), DownloadPhase::Described);
        QCOMPARE(m_downloads->status(kName)->form, WeightForm::Audiocraft);
        QCOMPARE(m_downloads->status(kName)->total, 3070);
        m_server->files.clear();
        addFile(*m_server, "adapter_config.json",
                R"({"base_model_name_or_path": "facebook/musicgen-small"})");
        addFile(*m_server, "adapter_model.safetensors", QByteArray(500, 'l'), true);
        QCOMPARE(fetch(), DownloadPhase::Described);
        QCOMPARE(m_downloads->status(kName)->form, WeightForm::Adapter);
    }

    void refusesOtherModels_data()
    {
        QTest::addColumn<QByteArray>("config");
        QTest::addColumn<QByteArray>("weights");
        QTest::addColumn<QString>("tag");
        QTest::newRow("another architecture")
            << QByteArray(R"({"model_type": "llama"})") << QByteArray("model.safetensors") << QString();
        QTest::newRow("no JSON") << QByteArray("<html>") << QByteArray("model.safetensors") << QString();
        QTest::newRow("no config.json") << QByteArray() << QByteArray("model.safetensors") << QString();
        QTest::newRow("MAGNeT") << QByteArray() << QByteArray("state_dict.bin") << QStringLiteral("magnet");
    }

    void refusesOtherModels()
    {
        QFETCH(const QByteArray, config);
        QFETCH(const QByteArray, weights);
        QFETCH(const QString, tag);
        m_server->files.clear();
        if (!config.isEmpty())
            addFile(*m_server, "config.json", config);
        addFile(*m_server, weights.constData(), QByteArray(3000, 'w'), true);
        m_server->tags = {tag};
        m_request.looksOnly = true;
        QCOMPARE(fetch(), DownloadPhase::Failed);
        QCOMPARE(why().code, FailureCode::CheckpointUnsupported);
        QVERIFY(why().detail.contains(kName));
        QVERIFY(m_server->requestsOf("GET", ".safetensors").isEmpty());
        QVERIFY(!QFileInfo::exists(cache()));
    }

    void unfinishedOnesAreFound()
    {
        weights().bytesPerTurn = 5000;
        m_downloads->start(m_request);
        QTRY_VERIFY(QFileInfo(piece()).size() > 20'000);
        QCOMPARE(unfinishedRepositories(cache()), QStringList{kName});
        m_downloads->pause(kName);
        QTRY_COMPARE(phase(), DownloadPhase::Paused);
        weights().bytesPerTurn = 0;
        fetch();
        verifyWhole();
        QVERIFY(unfinishedRepositories(cache()).isEmpty());
    }

    void gated()
    {
        m_server->isGated = true;
        QCOMPARE(fetch(), DownloadPhase::Failed);
        QCOMPARE(why().code, FailureCode::AccessDenied);
        QVERIFY(why().detail.contains(QStringLiteral("conditions")));
        QCOMPARE(m_server->requests.size(), 1); // asking again would not help
    }

    void pausesAndGoesOn()
    {
        weights().bytesPerTurn = 5000;
        m_downloads->start(m_request);
        QTRY_VERIFY(QFileInfo(piece()).size() > 20'000);
        m_downloads->pause(kName);
        QTRY_COMPARE(phase(), DownloadPhase::Paused);
        const qint64 there = QFileInfo(piece()).size();
        QVERIFY(there < kWeights);
        QTest::qWait(50);
        QCOMPARE(QFileInfo(piece()).size(), there);
        verifyInvisible();
        weights().bytesPerTurn = 0;
        fetch();
        verifyWhole();
        QCOMPARE(
            m_server->requestsOf("GET", weights().etag() + "?signature=secret").last().headers.value("range"),
            "bytes=" + QByteArray::number(there) + '-');
    }

    void cancellingLeavesNothing()
    {
        weights().bytesPerTurn = 5000;
        m_downloads->start(m_request);
        QTRY_VERIFY(QFileInfo(piece()).size() > 20'000);
        m_downloads->cancel(kName);
        QTRY_COMPARE(phase(), DownloadPhase::Cancelled);
        QVERIFY(!QFileInfo::exists(repository().folder()));
    }

    void aNewRunGoesOn()
    {
        weights().bytesPerTurn = 5000;
        m_downloads->start(m_request);
        QTRY_VERIFY(QFileInfo(piece()).size() > 20'000);
        m_downloads.reset(); // as at the end of the program
        const qint64 there = QFileInfo(piece()).size();
        QVERIFY(repository().unusedBytes() > there);
        weights().bytesPerTurn = 0;
        open();
        const qint64 sent = m_server->storedBytesSent;
        fetch();
        verifyWhole();
        QCOMPARE(m_server->storedBytesSent - sent, kWeights - there);
    }

    void aKilledRunGoesOn()
    {
        weights().bytesPerTurn = 2000;
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {m_server->endpoint().toString(), cache()});
        QVERIFY(QTest::qWaitFor([this] { return QFileInfo(piece()).size() > 60'000; }, kLongest));
        child.kill();
        QTRY_COMPARE(child.state(), QProcess::NotRunning);
        const qint64 there = QFileInfo(piece()).size();
        QVERIFY(there < kWeights);
        verifyInvisible();
        weights().bytesPerTurn = 0;
        const qint64 sent = m_server->storedBytesSent;
        fetch();
        verifyWhole();
        QCOMPARE(m_server->storedBytesSent - sent, kWeights - there);
    }

    void theBranchMovesInTheMiddle()
    {
        weights().bytesPerTurn = 2000;
        const QString begun = QString::fromLatin1(weights().etag());
        m_downloads->start(m_request);
        QTRY_VERIFY(QFileInfo(repository().piece(begun)).size() > 20'000);
        moveBranch();
        QTRY_VERIFY_WITH_TIMEOUT(!m_downloads->status(kName)->isActive(), kLongest);
        verifyOlder();
    }

    void aKilledRunGoesOnWithItsCommit()
    {
        weights().bytesPerTurn = 2000;
        const QString begun = QString::fromLatin1(weights().etag());
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {m_server->endpoint().toString(), cache()});
        QVERIFY(
            QTest::qWaitFor([&] { return QFileInfo(repository().piece(begun)).size() > 60'000; }, kLongest));
        child.kill();
        QTRY_COMPARE(child.state(), QProcess::NotRunning);
        const qint64 there = QFileInfo(repository().piece(begun)).size();
        moveBranch();
        for (HubFile& file : m_server->past[QByteArray(40, 'a')])
            file.bytesPerTurn = 0;
        const qint64 sent = m_server->storedBytesSent;
        fetch();
        QCOMPARE(m_server->storedBytesSent - sent, kWeights - there);
        verifyOlder();
    }

    void aCommitThatIsGoneIsGivenUp()
    {
        weights().bytesPerTurn = 5000;
        const QString begun = QString::fromLatin1(weights().etag());
        m_downloads->start(m_request);
        QTRY_VERIFY(QFileInfo(repository().piece(begun)).size() > 20'000);
        m_downloads->pause(kName);
        QTRY_COMPARE(phase(), DownloadPhase::Paused);
        moveBranch();
        m_server->past.clear();
        QCOMPARE(fetch(), DownloadPhase::Finished);
        QCOMPARE(m_downloads->status(kName)->folder, snapshot());
        QCOMPARE(read(snapshot() + QStringLiteral("/model.safetensors")), weights().content);
    }

    void twoProgramsFetchItOnce()
    {
        weights().bytesPerTurn = 5000;
        m_request.policy.silence = std::chrono::seconds(20);
        ModelDownloads other;
        other.start(m_request);
        QTRY_VERIFY(QFileInfo(piece()).size() > 20'000);
        m_server->holdsBack = true;
        m_downloads->start(m_request);
        QTRY_VERIFY_WITH_TIMEOUT(why().detail.contains(QStringLiteral("Another program")), kLongest);
        QCOMPARE(phase(), DownloadPhase::Waiting);
        m_server->holdsBack = false;
        QTRY_COMPARE_WITH_TIMEOUT(other.status(kName)->phase, DownloadPhase::Finished, kLongest);
        QTRY_COMPARE_WITH_TIMEOUT(phase(), DownloadPhase::Finished, kLongest);
        verifyWhole();
        QCOMPARE(m_server->requestsOf("GET", weights().etag() + "?signature=secret").size(), 1);
    }

    void tooLittleRoom()
    {
        m_request.freeBytes = [](const QString&) { return kWeights; }; // and nothing to spare
        QCOMPARE(fetch(), DownloadPhase::Failed);
        QCOMPARE(why().code, FailureCode::DiskFull);
        QVERIFY(m_server->requestsOf("GET", "?signature=secret").isEmpty());
        m_request.freeBytes = [](const QString&) { return qint64(1) << 40; };
        fetch();
        verifyWhole();
    }

    void theDiskFillsUp()
    {
        weights().bytesPerTurn = 10'000;
        {
            const LimitedFiles full(100'000);
            QCOMPARE(fetch(), DownloadPhase::Failed);
            QCOMPARE(why().code, FailureCode::DiskFull);
        }
        verifyInvisible();
        const qint64 there = QFileInfo(piece()).size();
        QVERIFY(there > 0 && there <= 100'000);
        const qint64 sent = m_server->storedBytesSent;
        fetch();
        verifyWhole();
        QCOMPARE(m_server->storedBytesSent - sent, kWeights - there);
    }

    void fetchesWhereNothingCanBeLocked_data()
    {
        QTest::addColumn<int>("error");
        QTest::newRow("ENOSYS") << ENOSYS;
        QTest::newRow("ENOLCK") << ENOLCK;
        QTest::newRow("EOPNOTSUPP") << EOPNOTSUPP;
    }

    void fetchesWhereNothingCanBeLocked()
    {
        QFETCH(int, error);
        const FileSystem strange;
        FileSystem::flock = error;
        weights().bytesPerTurn = 5000;
        m_downloads->start(m_request);
        QTRY_VERIFY(QFileInfo(piece()).size() > 20'000);
        m_downloads->pause(kName);
        QTRY_COMPARE(phase(), DownloadPhase::Paused);
        weights().bytesPerTurn = 0;
        const qint64 there = QFileInfo(piece()).size();
        const qint64 sent = m_server->storedBytesSent;
        fetch();
        verifyWhole();
        QCOMPARE(m_server->storedBytesSent - sent, kWeights - there); // a pause costs nothing here either
        // Python's library takes the lock files themselves for locks there.
        QDirIterator locks(cache() + QStringLiteral("/.locks"), QDir::Files, QDirIterator::Subdirectories);
        QVERIFY(!locks.hasNext());
    }

    /// Two programs fetch the same file at the same time, and what one of them gets is damaged.
    void locksThatLockNobodyOut()
    {
        const FileSystem strange;
        FileSystem::flock = FileSystem::kGranted;
        weights().bytesPerTurn = 5000;
        weights().damages = 1;
        ModelDownloads other;
        other.start(m_request);
        QTRY_VERIFY(QFileInfo(piece()).size() > 20'000);
        m_downloads->start(m_request);
        QTRY_VERIFY_WITH_TIMEOUT(weightRequests().size() >= 2, kLongest);
        QTRY_COMPARE_WITH_TIMEOUT(other.status(kName)->phase, DownloadPhase::Finished, kLongest);
        QTRY_VERIFY_WITH_TIMEOUT(!m_downloads->status(kName)->isActive(), kLongest);
        verifyWhole();
    }

    void aDiskWithoutLinks()
    {
        const FileSystem strange;
        FileSystem::hasLinks = false;
        QCOMPARE(m_server->files[QStringLiteral("generation_config.json")].content,
                 m_server->files[QStringLiteral("tokenizer_config.json")].content); // one blob, two files
        fetch();
        verifyWhole();
        const qsizetype gets = m_server->requestsOf("GET", {}).size();
        fetch();
        verifyWhole();
        QCOMPARE(m_server->requestsOf("GET", {}).size(), gets + 1); // the list of files

        const auto check = [this](const QString& folder) {
            FilesCheck check(folder);
            FilesReport report;
            bool isDone = false;
            connect(&check, &FilesCheck::done, this, [&](const FilesReport& found) {
                report = found;
                isDone = true;
            });
            check.start();
            (void)QTest::qWaitFor([&] { return isDone; }, kLongest);
            return report;
        };
        FilesReport report = check(snapshot());
        QCOMPARE(report.checked, 7);
        QCOMPARE(report.unknown, 0);
        QVERIFY(report.damaged.isEmpty());

        // An update fetches what is new and copies what is not.
        const QString old = snapshot();
        const qint64 sent = m_server->storedBytesSent;
        m_server->moveBranch(QByteArray(40, 'b'));
        m_server->files[QStringLiteral("config.json")].content += '\n';
        fetch();
        verifyUpdated();
        QCOMPARE(m_server->storedBytesSent - sent,
                 m_server->files[QStringLiteral("config.json")].content.size());

        QFile file(old + QStringLiteral("/spiece.model"));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.write("!") == 1);
        file.close();
        report = check(old);
        QCOMPARE(report.damaged, QStringList{QStringLiteral("spiece.model")});
        QVERIFY(!removeModel(old));
        QVERIFY(!QFileInfo::exists(old));
        QCOMPARE(check(snapshot()).checked, 7);
        QVERIFY(!removeModel(snapshot()));
        QVERIFY(!QFileInfo::exists(repository().folder()));
    }

    /// What Python's library has put there: plain files, and nothing that says their etags.
    void aDiskWithoutLinksThatPythonHasFilled()
    {
        const FileSystem strange;
        FileSystem::hasLinks = false;
        fetch();
        QVERIFY(QFile::remove(repository().folder() + QStringLiteral("/.arioso-copies")));
        const qint64 sent = m_server->storedBytesSent;
        fetch();
        verifyWhole();
        QCOMPARE(m_server->storedBytesSent, sent);
        QCOMPARE(repository().filesOf(QString::fromLatin1(m_server->commit)).size(), 7);
    }

    void etagsOfOtherServers_data()
    {
        using Etag = std::function<QByteArray(const HubFile&)>;
        QTest::addColumn<Etag>("etag");
        QTest::addColumn<int>("tries"); // of a small file
        const auto sha1 = [](const QByteArray& text) {
            return QCryptographicHash::hash(text, QCryptographicHash::Sha1).toHex();
        };
        QTest::newRow("the SHA-1 of the file")
            << Etag([=](const HubFile& f) { return sha1(f.content); }) << 1;
        QTest::newRow("a SHA-1 of something")
            << Etag([=](const HubFile& f) { return sha1(f.content + "x"); }) << 2;
        QTest::newRow("time and size")
            << Etag([](const HubFile& f) { return "65f0c1a2-" + QByteArray::number(f.content.size(), 16); })
            << 1;
        QTest::newRow("the Hub's") << Etag([](const HubFile& f) { return f.etag(); }) << 1;
    }

    void etagsOfOtherServers()
    {
        using Etag = std::function<QByteArray(const HubFile&)>;
        QFETCH(Etag, etag);
        QFETCH(int, tries);
        m_server->ownEtag = etag;
        for (const bool refusesHead : {false, true}) {
            m_server->refusesHead = refusesHead;
            m_server->requests.clear();
            fetch();
            verifyWhole();
            qsizetype whole = 0;
            for (const HubRequest& request : m_server->requestsOf("GET", "/model.safetensors"))
                whole += request.headers.value("range") != "bytes=0-0";
            QCOMPARE(whole, refusesHead ? 0 : 1); // all is here the second time
            if (!refusesHead)
                QCOMPARE(m_server->requestsOf("GET", "/config.json").size(), tries);
        }
    }

    void aServerThatSendsToAnother()
    {
        m_server->sendsToOtherHost = true;
        for (const bool refusesHead : {true, false}) {
            m_server->refusesHead = refusesHead;
            fetch();
            verifyWhole();
        }
    }

    void aServerThatPacksJson()
    {
        m_server->packs = true;
        fetch();
        verifyWhole();
        weights().content += 'n'; // and goes on where it was, which packed files cannot
        m_server->commit = QByteArray(40, 'b');
        fetch();
        verifyWhole();
    }

    /// As one that cannot count beyond two gigabytes.
    void aServerThatEndsTooSoon()
    {
        m_request.policy.cheapBytes = 50'000;
        weights().endsAt = 200'000;
        QCOMPARE(fetch(), DownloadPhase::Failed);
        QCOMPARE(why().code, FailureCode::ServerFailed);
        QVERIFY2(why().detail.contains(QStringLiteral("200000")), qPrintable(why().detail));
        QCOMPARE(QFileInfo(piece()).size(), 200'000); // for a better server
        const qint64 sent = m_server->storedBytesSent;
        weights().endsAt = 0;
        fetch();
        verifyWhole();
        QCOMPARE(m_server->storedBytesSent - sent, kWeights - 200'000);
    }

    void whatComesNextIsNoReasonToForget()
    {
        weights().bytesPerTurn = 5000;
        m_downloads->start(m_request);
        QTRY_VERIFY(QFileInfo(piece()).size() > 20'000);
        m_downloads->pause(kName);
        QTRY_COMPARE(phase(), DownloadPhase::Paused);
        const qint64 there = QFileInfo(piece()).size();
        weights().bytesPerTurn = 0;
        weights().troubles = {{206, "Content-Range: bytes 7-8/300000\r\n"}, {200, "Content-Length: 9\r\n"}};
        QCOMPARE(fetch(), DownloadPhase::Failed);
        QCOMPARE(why().code, FailureCode::DownloadDamaged);
        QCOMPARE(QFileInfo(piece()).size(), there);
        const qint64 sent = m_server->storedBytesSent;
        fetch();
        verifyWhole();
        QCOMPARE(m_server->storedBytesSent - sent, kWeights - there);
    }

    void piecesOfPythonAreRemoved()
    {
        QVERIFY(!repository().prepare());
        const QString left =
            repository().blob(QString::fromLatin1(weights().etag())) + QStringLiteral(".1a2b3c4d.incomplete");
        const auto leave = [&] {
            QFile file(left);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(1000, 'x')) == 1000);
        };
        leave();
        QCOMPARE(repository().unusedBytes(), 1000);
        repository().discardUnused();
        QVERIFY(!QFileInfo::exists(repository().folder()));
        QVERIFY(!repository().prepare());
        leave();
        fetch(); // Python's are not gone on with
        verifyWhole();
        QVERIFY(!QFileInfo::exists(left));
        QVERIFY(weightRequests().first().headers.value("range").isEmpty());
    }

    void aFolderThatIsNotOurs()
    {
        m_request.cache = m_folder->filePath(QStringLiteral("file"));
        QFile file(m_request.cache);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(fetch(), DownloadPhase::Failed);
        QCOMPARE(why().code, FailureCode::FileUnwritable);
    }

    void anUpdateKeepsTheOldOneUntilItIsThere()
    {
        fetch();
        verifyWhole();
        const QByteArray before = weights().content;
        const QString old = snapshot();
        m_server->commit = QByteArray(40, 'b');
        weights().content = QByteArray(200'000, 'n');
        weights().troubles = QList<HubTrouble>(50, HubTrouble{500, {}});
        QCOMPARE(fetch(), DownloadPhase::Failed);
        QCOMPARE(findModels({cache()}).value(0).directory, old);
        QCOMPARE(read(old + QStringLiteral("/model.safetensors")), before);
        weights().troubles.clear();
        fetch();
        verifyWhole();
    }
};

int main(int argc, char* argv[])
{
    const QCoreApplication app(argc, argv);
    if (argc == 3 && QByteArray(argv[1]).startsWith("http"))
        return fetchAlone(QString::fromLocal8Bit(argv[1]), QString::fromLocal8Bit(argv[2]));
    DownloadsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_downloads.moc"
