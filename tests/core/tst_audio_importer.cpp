// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Files of the user's: what comes of them, what is told of them, and those that are bad.

#include "core/files/paths.h"
#include "core/import/audio_import.h"
#include "engine/audio/audio_file.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QUrl>

#include <cmath>
#include <filesystem>
#include <numbers>

using namespace arioso::core;
namespace engine = arioso::engine;

namespace {

struct Ending
{
    AudioPtr audio;
    std::optional<Failure> failure;
    bool cancelled = false;
    int signals_ = 0;
    int reports = 0;
};

Ending endingOf(AudioImport& import)
{
    Ending ending;
    QObject::connect(&import, &AudioImport::progressed, &import, [&](double) { ++ending.reports; });
    QObject::connect(&import, &AudioImport::finished, &import, [&](const AudioPtr& audio) {
        ending.audio = audio;
        ++ending.signals_;
    });
    QObject::connect(&import, &AudioImport::failed, &import, [&](const Failure& failure) {
        ending.failure = failure;
        ++ending.signals_;
    });
    QObject::connect(&import, &AudioImport::cancelled, &import, [&] {
        ending.cancelled = true;
        ++ending.signals_;
    });
    import.start();
    if (ending.signals_ != 0)
        QTest::qFail("a signal came before start() returned", __FILE__, __LINE__);
    (void)QTest::qWaitFor([&] { return ending.signals_ > 0; }, 20'000);
    QTest::qWait(20);
    return ending;
}

engine::Audio sine(int rate, int channels, double seconds)
{
    engine::Audio audio;
    audio.sampleRate = rate;
    std::vector<float> samples;
    for (int i = 0; i < int(seconds * rate); ++i)
        samples.push_back(float(0.5 * std::sin(2 * std::numbers::pi * 440 * i / rate)));
    audio.channels.assign(std::size_t(channels), samples);
    return audio;
}

const QString kTone = QStringLiteral(ARIOSO_FIXTURES "/tone.m4a");

} // namespace

class AudioImporterTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString write(const QString& name, const QByteArray& bytes)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            QTest::qFail("cannot write a fixture", __FILE__, __LINE__);
        return file.fileName();
    }

private Q_SLOTS:
    void whatTheEngineReadsComesUnchanged()
    {
        const QString path = m_folder.filePath(QStringLiteral("موسيقى.wav"));
        const engine::Audio audio = sine(22050, 2, 1);
        engine::writeAudioFile(toPath(path), audio, engine::AudioFormat::WavFloat32);
        AudioImport import(path);
        const Ending ending = endingOf(import);
        QCOMPARE(ending.signals_, 1);
        QVERIFY(ending.audio);
        QCOMPARE(ending.audio->sampleRate, 22050);
        QVERIFY(ending.audio->channels == audio.channels);
        QVERIFY(!import.isRunning());
    }

    void relativePathsWork()
    {
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(QStringLiteral(ARIOSO_FIXTURES)));
        AudioImport import(QStringLiteral("tone.m4a"));
        QVERIFY(QDir::isAbsolutePath(import.path()));
        QVERIFY(QDir::setCurrent(before));
    }

    void compressedFilesAreDecoded()
    {
        AudioImport import(kTone);
        const Ending ending = endingOf(import);
        QVERIFY2(ending.audio, ending.failure ? qPrintable(ending.failure->detail) : "");
        QCOMPARE(ending.signals_, 1);
        QCOMPARE(ending.audio->sampleRate, 44100); // its own
        QCOMPARE(ending.audio->channels.size(), std::size_t(2));
        // A second of 440 Hz at amplitude 0.5.
        QVERIFY2(std::abs(ending.audio->seconds() - 1) < 0.08,
                 qPrintable(QString::number(ending.audio->seconds())));
        const std::vector<float>& left = ending.audio->channels[0];
        double power = 0;
        int crossings = 0;
        for (std::size_t i = 11'025; i < 33'075; ++i) {
            power += double(left[i]) * double(left[i]);
            crossings += (left[i] > 0) != (left[i - 1] > 0) ? 1 : 0;
        }
        QVERIFY2(std::abs(std::sqrt(power / 22'050) - 0.3535) < 0.02, qPrintable(QString::number(power)));
        QVERIFY2(std::abs(crossings - 440) < 4, qPrintable(QString::number(crossings)));
    }

    void namesThatAreNotUtf8AreOpened()
    {
        const QByteArray name = QFile::encodeName(m_folder.path()) + "/#1 100% x\xe9.m4a";
        std::filesystem::copy_file(toPath(kTone), name.toStdString());
        QUrl url = QUrl::fromEncoded("file://" + name.toPercentEncoding("/"));
        QCOMPARE(fileOfUrl(url).string(), name.toStdString());
        AudioImport import(fileOfUrl(url));
        QVERIFY(endingOf(import).audio);
        QVERIFY(fileOfUrl(QUrl(QStringLiteral("https://a.org/x.wav"))).empty());
        const QString odd = QStringLiteral("/tmp/#1 50%25 \u00fc?.wav");
        QCOMPARE(fileOfUrl(QUrl::fromLocalFile(odd)), toPath(odd));
    }

    void whatTheHeaderPromisesIsTold()
    {
        const QString path = m_folder.filePath(QStringLiteral("cut.wav"));
        engine::writeAudioFile(toPath(path), sine(32000, 1, 2), engine::AudioFormat::WavInt16);
        QFile file(path);
        QVERIFY(file.resize(file.size() / 2));
        AudioImport import(path);
        QVERIFY(endingOf(import).audio);
        QVERIFY(std::abs(import.facts().promisedSeconds - 2) < 0.01);
        QVERIFY(std::abs(import.facts().fileSeconds - 1) < 0.01);
    }

    void onlyTheEndOfALongFileIsRead()
    {
        const QString path = m_folder.filePath(QStringLiteral("end.wav"));
        engine::writeAudioFile(toPath(path), sine(32000, 1, 3), engine::AudioFormat::WavInt16);
        AudioImport end(path);
        end.setLongest(1, false);
        QCOMPARE(endingOf(end).audio->samples(), std::size_t(32000));
        QCOMPARE(end.facts().begin, 2.0);
        QCOMPARE(end.facts().fileSeconds, 3.0);
        AudioImport beginning(path);
        beginning.setLongest(1, true);
        QCOMPARE(endingOf(beginning).audio->samples(), std::size_t(32000));
        QCOMPARE(beginning.facts().begin, 0.0);
    }

    void badFilesAreNamed_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<FailureCode>("code");
        QFile tone(kTone);
        QVERIFY(tone.open(QIODevice::ReadOnly));
        const QByteArray bytes = tone.readAll();
        QByteArray scrambled = bytes;
        for (qsizetype i = 0; i < scrambled.size(); ++i)
            scrambled[i] = char(scrambled[i] ^ char(i * 7));
        QTest::newRow("not there") << m_folder.filePath(QStringLiteral("none.wav"))
                                   << FailureCode::FileNotFound;
        QTest::newRow("folder") << m_folder.path() << FailureCode::FileUnreadable;
        QTest::newRow("empty") << write(QStringLiteral("empty.m4a"), {}) << FailureCode::FileUnreadable;
        QTest::newRow("text") << write(QStringLiteral("text.mp3"), "only words\n")
                              << FailureCode::FileUnreadable;
        QTest::newRow("scrambled") << write(QStringLiteral("bad.m4a"), scrambled)
                                   << FailureCode::FileUnreadable;
        QTest::newRow("cut") << write(QStringLiteral("cut.m4a"), bytes.left(300))
                             << FailureCode::FileUnreadable;
        QTest::newRow("no name") << QString() << FailureCode::FileNotFound;
        QTest::newRow("device") << QStringLiteral("/dev/zero") << FailureCode::FileUnreadable;
    }

    void badFilesAreNamed()
    {
        QFETCH(QString, path);
        QFETCH(FailureCode, code);
        AudioImport import(path);
        const Ending ending = endingOf(import);
        QCOMPARE(ending.signals_, 1);
        QVERIFY(ending.failure);
        QCOMPARE(ending.failure->code, code);
        QVERIFY(ending.failure->detail.contains(import.path()));
    }

    void cancelledImportsSayOnlyThat()
    {
        const QString path = m_folder.filePath(QStringLiteral("long.wav"));
        engine::writeAudioFile(toPath(path), sine(32000, 2, 100), engine::AudioFormat::WavFloat32);
        AudioImport early(path);
        early.cancel();
        QVERIFY(endingOf(early).cancelled);

        AudioImport late(path);
        connect(&late, &AudioImport::progressed, &late, [&] { late.cancel(); });
        const Ending ending = endingOf(late);
        QCOMPARE(ending.signals_, 1);
        QVERIFY(ending.cancelled || ending.audio); // fast machines are done by then

        AudioImport decoded(kTone);
        QTimer::singleShot(0, &decoded, [&] { decoded.cancel(); });
        const Ending other = endingOf(decoded);
        QCOMPARE(other.signals_, 1);
    }

    void anImportCanBeDroppedAtAnyTime()
    {
        const QString path = m_folder.filePath(QStringLiteral("dropped.wav"));
        engine::writeAudioFile(toPath(path), sine(32000, 2, 30), engine::AudioFormat::WavFloat32);
        for (int i = 0; i < 10; ++i) {
            auto import = std::make_unique<AudioImport>(i % 2 == 0 ? path : kTone);
            connect(import.get(), &AudioImport::cancelled, this,
                    [] { QFAIL("a signal of a dropped import"); });
            import->start();
            QTest::qWait(i);
            import->disconnect();
            import.reset();
        }
    }
};

QTEST_GUILESS_MAIN(AudioImporterTest)

#include "tst_audio_importer.moc"
