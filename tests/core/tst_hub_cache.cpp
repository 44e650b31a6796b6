// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The cache shared with Python: where it is, what lies in it, what is a model's file.

#include "core/model_folder.h"
#include "core/models/backoff.h"
#include "core/models/hub_cache.h"
#include "core/models/hub_environment.h"
#include "core/models/hub_reply.h"
#include "core/models/model_files.h"
#include "core/models/partial_file.h"
#include "core/models/transfer_meter.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace arioso::core;

namespace {

const QString kCommit = QString(40, u'a');
const QString kOther = QString(40, u'b');

void write(const QString& path, const QByteArray& bytes)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).absolutePath()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

QByteArray read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class HubCacheTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    QString cache() const { return m_folder->filePath(QStringLiteral("hub")); }
    HubRepository repository() const { return {cache(), QStringLiteral("facebook/musicgen-small")}; }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        for (const char* name : {"HF_HOME", "HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE", "XDG_CACHE_HOME",
                                 "HF_TOKEN", "HUGGING_FACE_HUB_TOKEN", "HF_TOKEN_PATH", "HF_ENDPOINT",
                                 "HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"})
            qunsetenv(name);
    }

    void followsTheEnvironment()
    {
        QCOMPARE(hubCacheFolder(), QDir::homePath() + QStringLiteral("/.cache/huggingface/hub"));
        QCOMPARE(hubEndpoint(), QStringLiteral("https://huggingface.co"));
        QVERIFY(!hubIsOffline());
        qputenv("XDG_CACHE_HOME", "/cache");
        QCOMPARE(hubCacheFolder(), QStringLiteral("/cache/huggingface/hub"));
        qputenv("HF_HOME", "~/hf");
        QCOMPARE(hubCacheFolder(), QDir::homePath() + QStringLiteral("/hf/hub"));
        qputenv("HUGGINGFACE_HUB_CACHE", "/old");
        QCOMPARE(hubCacheFolder(), QStringLiteral("/old"));
        qputenv("ARIOSO_PLACE", "/place");
        qputenv("HF_HUB_CACHE", "$ARIOSO_PLACE/a/${ARIOSO_PLACE}$ARIOSO_NOT_SET");
        QCOMPARE(hubCacheFolder(), QStringLiteral("/place/a/place$ARIOSO_NOT_SET"));
        qputenv("HF_ENDPOINT", "https://mirror.example/hf//");
        QCOMPARE(hubEndpoint(), QStringLiteral("https://mirror.example/hf"));
        qputenv("HF_HUB_OFFLINE", "yes");
        QVERIFY(hubIsOffline());
    }

    void findsTheToken()
    {
        qputenv("HF_HOME", m_folder->path().toUtf8());
        QCOMPARE(hubToken(), QString());
        write(m_folder->filePath(QStringLiteral("token")), " from-the-file\n");
        QCOMPARE(hubToken(), QStringLiteral("from-the-file"));
        write(m_folder->filePath(QStringLiteral("elsewhere")), "from-elsewhere");
        qputenv("HF_TOKEN_PATH", m_folder->filePath(QStringLiteral("elsewhere")).toUtf8());
        QCOMPARE(hubToken(), QStringLiteral("from-elsewhere"));
        qputenv("HF_TOKEN", "from-the-environment");
        QCOMPARE(hubToken(), QStringLiteral("from-the-environment"));
    }

    /// A stored token is for the Hub and for $HF_ENDPOINT, a typed one for the address beside it, none for
    /// http.
    void tokensAreForTheirServers()
    {
        qputenv("HF_TOKEN", "stored");
        const auto token = [](const char* endpoint, const char* typed = "") {
            return hubAccess(QString::fromLatin1(endpoint), QString::fromLatin1(typed)).token;
        };
        QCOMPARE(token(""), QStringLiteral("stored"));
        QCOMPARE(hubAccess({}, {}).endpoint, QUrl(QStringLiteral("https://huggingface.co")));
        for (const char* other :
             {"https://mirror.example", "http://huggingface.co", "https://huggingface.co:8443",
              "https://huggingface.co.example", "http://127.0.0.1:8080"})
            QVERIFY2(token(other).isEmpty(), other);
        QCOMPARE(token("https://mirror.example", "typed"), QStringLiteral("typed"));
        QCOMPARE(token("http://127.0.0.1:8080", "typed"), QStringLiteral("typed"));
        QCOMPARE(token("http://mirror.example", "typed"), QString());
        qputenv("HF_ENDPOINT", "https://hub.example/hf");
        for (const char* known : {"", "https://hub.example/hf", "https://huggingface.co"})
            QCOMPARE(token(known), QStringLiteral("stored"));
        qputenv("HF_ENDPOINT", "http://hub.example");
        QCOMPARE(token(""), QString());
        for (const char* here :
             {"http://localhost:1", "http://127.0.0.1", "http://[::1]:2", "https://a.example"})
            QVERIFY2(isConfidential(QUrl(QLatin1String(here))), here);
        QVERIFY(!isConfidential(QUrl(QStringLiteral("http://localhost.example"))));
    }

    void knowsWhatIsAName()
    {
        QVERIFY(isRepositoryName(QStringLiteral("facebook/musicgen-stereo-melody-large")));
        for (const char* name : {"facebook", "a/b/c", "../x", "a/..", "/a", "a/", "a--b/c", "a b/c", ""})
            QVERIFY2(!isRepositoryName(QLatin1String(name)), name);
        QVERIFY(isRepositoryPath(QStringLiteral("a/b.json")));
        for (const char* path : {"", "/a", "a//b", "../a", "a/../b", "a/./b", "a/", "a\\b"})
            QVERIFY2(!isRepositoryPath(QLatin1String(path)), path);
        QVERIFY(isEtag(QString(64, u'0')));
        for (const char* etag : {"", "a/b", ".hidden", "a.incomplete", "../x"})
            QVERIFY2(!isEtag(QLatin1String(etag)), etag);
        QVERIFY(isCommit(kCommit));
        QVERIFY(!isCommit(QStringLiteral("main")));
    }

    void publishesAndRemoves()
    {
        const HubRepository model = repository();
        QVERIFY(!model.prepare());
        write(model.blob(QStringLiteral("c1")), "config");
        write(model.blob(QStringLiteral("w1")), "weights");
        write(model.blob(QStringLiteral("w2")), "others");
        write(model.incomplete(QStringLiteral("w3")), "half");
        QCOMPARE(model.unusedBytes(), 6 + 7 + 6 + 4);
        const QList<CachedFile> files{{QStringLiteral("config.json"), QStringLiteral("c1")},
                                      {QStringLiteral("sub/dir/w"), QStringLiteral("w1")}};
        QVERIFY(!model.publish(QStringLiteral("main"), kCommit, files));
        QVERIFY(!model.publish(QStringLiteral("main"), kCommit, files)); // once more does no harm
        QVERIFY(!model.publish(QStringLiteral("refs/pr/1"), kOther,
                               {{QStringLiteral("config.json"), QStringLiteral("c1")},
                                {QStringLiteral("w"), QStringLiteral("w2")}}));
        QCOMPARE(model.commitOf(QStringLiteral("main")), kCommit);
        QCOMPARE(model.commitOf(QStringLiteral("refs/pr/1")), kOther);
        QCOMPARE(model.commitOf(QStringLiteral("../../../etc/passwd")), QString());
        QCOMPARE(read(model.snapshot(kCommit) + QStringLiteral("/sub/dir/w")), "weights");
        QCOMPARE(QFile(model.snapshot(kCommit) + QStringLiteral("/sub/dir/w")).symLinkTarget(),
                 QFileInfo(model.blob(QStringLiteral("w1"))).absoluteFilePath());
        QCOMPARE(model.filesOf(kCommit).size(), 2);
        QCOMPARE(model.unusedBytes(), 4);
        const auto place = snapshotPlace(model.snapshot(kCommit));
        QVERIFY(place);
        QCOMPARE(place->cache, cache());
        QCOMPARE(place->repository, QStringLiteral("facebook/musicgen-small"));
        QCOMPARE(place->commit, kCommit);
        QVERIFY(!snapshotPlace(m_folder->path()));

        QVERIFY(!model.remove(kCommit));
        QVERIFY(!QFileInfo::exists(model.blob(QStringLiteral("w1"))));
        QVERIFY(!QFileInfo::exists(model.incomplete(QStringLiteral("w3"))));
        QVERIFY(QFileInfo::exists(model.blob(QStringLiteral("c1")))); // the other one has it too
        QCOMPARE(model.commitOf(QStringLiteral("main")), QString());
        QCOMPARE(read(model.snapshot(kOther) + QStringLiteral("/w")), "others");
        QVERIFY(!model.remove(kOther));
        QVERIFY(!QFileInfo::exists(model.folder()));
        QVERIFY(QFileInfo::exists(cache()));
    }

    void locksABlobOnce()
    {
        const QString file = repository().lockFile(QStringLiteral("w1"));
        std::optional<Failure> failure;
        auto first = BlobLock::take(file, failure);
        QVERIFY(first && !failure);
        QVERIFY(!BlobLock::take(file, failure));
        QVERIFY(!failure);
        first.reset();
        QVERIFY(BlobLock::take(file, failure));
        write(m_folder->filePath(QStringLiteral("file")), "x");
        QVERIFY(!BlobLock::take(m_folder->filePath(QStringLiteral("file/lock")), failure));
        QVERIFY(failure);
    }

    void choosesTheFilesOfAModel()
    {
        const auto files = [](const char* names) {
            return modelFiles(QString::fromLatin1(names).split(u' '));
        };
        const ModelFiles whole =
            files("README.md pytorch_model.bin model.safetensors config.json spiece.model "
                  "state_dict.bin generation_config.json .gitattributes");
        QCOMPARE(whole.form, WeightForm::Safetensors);
        QCOMPARE(whole.paths.join(u' '),
                 QStringLiteral("config.json generation_config.json spiece.model model.safetensors"));
        const ModelFiles parts =
            files("model-00001-of-00002.safetensors model-00002-of-00002.safetensors config.json "
                  "model.safetensors.index.json pytorch_model-00001-of-00002.bin "
                  "other-00001-of-00002.safetensors");
        QCOMPARE(parts.paths.join(u' '),
                 QStringLiteral("config.json model.safetensors.index.json model-00001-of-00002.safetensors "
                                "model-00002-of-00002.safetensors"));
        QCOMPARE(files("config.json pytorch_model.bin").form, WeightForm::PyTorch);
        // Transformers 5 keeps the preprocessor's settings there.
        QVERIFY(files("config.json model.safetensors processor_config.json")
                    .paths.contains(QStringLiteral("processor_config.json")));
        const ModelFiles original = files("state_dict.bin compression_state_dict.bin README.md");
        QCOMPARE(original.form, WeightForm::Audiocraft);
        QCOMPARE(original.paths.size(), 2);
        QCOMPARE(files("config.json README.md").form, WeightForm::None);
        QCOMPARE(files("config.json lm_final.pt").paths, QStringList{QStringLiteral("lm_final.pt")});
        const ModelFiles adapter = files("adapter_config.json adapter_model.safetensors README.md");
        QCOMPARE(adapter.form, WeightForm::Adapter);
        QCOMPARE(adapter.paths.size(), 2);
        QCOMPARE(files("adapter_config.json model.safetensors config.json").form, WeightForm::Safetensors);
    }

    void namesAreTakenFromAddresses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("repository");
        const auto row = [](const char* text, const char* repository) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(repository);
        };
        row(" nateraw/musicgen-songstarter-v0.2\n", "nateraw/musicgen-songstarter-v0.2");
        row("https://huggingface.co/me/my.tune", "me/my.tune");
        row("https://huggingface.co/me/tune/tree/main?x=1#files", "me/tune");
        row("https://huggingface.co/me/tune?library=transformers", "me/tune");
        row("huggingface.co/me/tune/", "me/tune");
        row("HTTPS://HuggingFace.co/me/tune", "me/tune");
        row("https://hf.co/me/tune", "me/tune");
        row("https://mirror.example/hub/me/tune", "me/tune");
        row("mirror.example/hub/me/tune", "me/tune");
        row("https://huggingface.co/datasets/me/tunes", "");
        row("https://huggingface.co/me", "");
        row("https://elsewhere.example/me/tune", "");
        row("tune", "");
        row("", "");
        row("../me/tune", "");
        row("me/tune/more", "");
        row("me/tu ne", "");
    }

    void namesAreTakenFromAddresses()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, repository);
        QCOMPARE(repositoryMeant(text, QStringLiteral("https://mirror.example/hub")), repository);
    }

    void readsAListing()
    {
        const auto listing =
            parseListing(R"({"sha": ")" + kCommit.toLatin1() +
                         R"(", "siblings": [{"rfilename": "config.json"}, {"rfilename": "../evil"},
                                              {"rfilename": "/etc/passwd"}, {}, 3], "more": 1})");
        QVERIFY(listing);
        QCOMPARE(listing->files, QStringList{QStringLiteral("config.json")});
        for (const char* bad : {"", "[]", "{}", "<html>", R"({"sha": "main", "siblings": []})"})
            QVERIFY2(!parseListing(bad), bad);
    }

    void readsHeaders()
    {
        HubAnswer answer;
        answer.headers = {{"etag", "W/\"abc\""}, {"content-length", "12"}};
        QCOMPARE(answer.etag(), QStringLiteral("abc"));
        QCOMPARE(answer.size(), 12);
        QCOMPARE(answer.rangeStart(), -1);
        answer.headers.insert("x-linked-etag", "\"def\"");
        answer.headers.insert("x-linked-size", "34");
        QCOMPARE(answer.etag(), QStringLiteral("def"));
        QCOMPARE(answer.size(), 34);
        answer.headers.insert("content-range", "bytes 5-9/77");
        QCOMPARE(answer.size(), 77);
        QCOMPARE(answer.rangeStart(), 5);
        answer.headers.insert("retry-after", "3");
        QCOMPARE(*answer.retryAfter(), std::chrono::seconds(3));
        answer.headers.insert("retry-after", "Fri, 01 Jan 2021 00:00:00 GMT");
        QCOMPARE(*answer.retryAfter(), std::chrono::seconds(0));
        answer.status = 429;
        answer.headers.insert("retry-after", "3600");
        QVERIFY(answer.failure({}).detail.contains(QStringLiteral("in 60 minutes")));
        QCOMPARE(*Backoff(RetryPolicy{}).next(answer.retryAfter()), std::chrono::hours(1)); // as it was asked
        answer.headers.insert("retry-after", "soon");
        QVERIFY(!answer.retryAfter());
    }

    void namesOfPieces()
    {
        for (const char* name :
             {"ab.incomplete", "ab.1a2b3c4d.incomplete", "ab.arioso-0123456789abcd.incomplete",
              "ab.123e4567-e89b-12d3-a456-426614174000.incomplete", "ab"})
            QCOMPARE(etagOfPiece(QLatin1String(name)), QStringLiteral("ab"));
        QCOMPARE(etagOfPiece(QStringLiteral("a.b-1.incomplete")), QStringLiteral("a.b-1"));
    }

    /// Hashes of "hello\n", as sha256sum, git hash-object and sha1sum give them.
    void hashesWhatItHolds()
    {
        const QString sha =
            QStringLiteral("5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03");
        const QString git = QStringLiteral("ce013625030ba8dba906f756967f9e9ca394464a");
        const QString plain = QStringLiteral("f572d396fae9206628714fb2ce00f72e94f2258f");
        for (const QString& etag : {sha, git, plain}) {
            const QString path = m_folder->filePath(etag.left(4));
            write(path, "hel");
            PartialFile file(path, {6, etag});
            QVERIFY(!file.open());
            QCOMPARE(file.size(), 3);
            QVERIFY(!file.isCaughtUp() && !file.isWhole());
            while (!file.isCaughtUp())
                file.catchUp();
            QVERIFY(!file.append("lo\n"));
            QVERIFY(file.isWhole());
            QVERIFY(!file.moveTo(path + QStringLiteral(".done")));
            QCOMPARE(read(path + QStringLiteral(".done")), "hello\n");
            PartialFile wrong(path, {6, etag});
            QVERIFY(!wrong.open());
            QVERIFY(!wrong.append("hello!"));
            QVERIFY(!wrong.isWhole());
            QVERIFY(!wrong.clear());
            QVERIFY(!wrong.append("hello\n"));
            QVERIFY(wrong.isWhole());
        }
    }

    void meters()
    {
        TransferMeter meter;
        QCOMPARE(meter.bytesPerSecond(), 0.0);
        meter.update(1000, 0);
        QVERIFY(!meter.secondsLeft(2000));
        meter.update(1500, 1);
        QCOMPARE(meter.bytesPerSecond(), 500.0);
        QCOMPARE(*meter.secondsLeft(2000), 1.0);
        for (int second = 2; second <= 20; ++second) // ten times as fast: the old speed is forgotten
            meter.update(1500 + (second - 1) * 5000, second);
        QCOMPARE(meter.bytesPerSecond(), 5000.0);
        meter.update(0, 21); // again from the start
        QCOMPARE(meter.bytesPerSecond(), 0.0);
    }
};

QTEST_GUILESS_MAIN(HubCacheTest)
#include "tst_hub_cache.moc"
