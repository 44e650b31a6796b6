// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Exporting: every format is read back, questions are asked, and what goes wrong leaves a way out.

#include "core/files/paths.h"
#include "core/limited_files.h"
#include "support/slow_file.h"
#include "ui/export/export_view_model.h"
#include "ui/language.h"
#include "ui/library_fixture.h"

#include <QDesktopServices>

#include <cmath>

using namespace arioso;
using namespace arioso::test;
using arioso::ui::ExportViewModel;
using arioso::ui::Notices;

class ExportingTest : public QObject
{
    Q_OBJECT

    ui::Language m_language;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<core::TakeLibrary> m_library;
    std::unique_ptr<core::SettingsStore> m_settings;
    std::unique_ptr<Notices> m_notices;
    std::unique_ptr<ExportViewModel> m_exporter;
    QString m_id;

    QUrl url(const char* name) const { return QUrl::fromLocalFile(path(name)); }
    QString path(const char* name) const { return m_folder->filePath(QLatin1String(name)); }

    /// 2 s with one sample of 1.5 (3.5 dB) after a second and a half.
    QString addLoudTake() const
    {
        auto loud = std::make_shared<engine::Audio>(engine::Audio{3200, {std::vector<float>(6400)}});
        loud->channels[0][4800] = 1.5F;
        loud->channels[0][100] = 0.5F;
        core::JobResult result;
        result.clips = {fakeClip(QStringLiteral("loud"), 7, 100)};
        result.clips[0].audio = loud;
        return m_library->add(result).value(0);
    }

private Q_SLOTS:
    void init()
    {
        m_language.apply(QStringLiteral("en")); // its plurals
        m_folder = std::make_unique<QTemporaryDir>();
        m_library = openLibrary(m_folder->filePath(QStringLiteral("takes")));
        QVERIFY(m_library != nullptr);
        m_settings = std::make_unique<core::SettingsStore>(path("settings.json"));
        m_notices = std::make_unique<Notices>();
        m_exporter = std::make_unique<ExportViewModel>(*m_library, *m_settings, *m_notices);
        m_id = addTake(*m_library, QStringLiteral("lofi / beat"), 5, 100); // 2 s of 3200 Hz
        m_library->flush();
    }
    void cleanup()
    {
        m_exporter.reset();
        m_library.reset();
    }

    void writesEveryFormat_data()
    {
        QTest::addColumn<int>("row");
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<double>("error"); // half a step of the format
        QTest::newRow("16") << 0 << "wav" << std::ldexp(1, -16);
        QTest::newRow("24") << 1 << "wav" << std::ldexp(1, -24);
        QTest::newRow("32f") << 2 << "wav" << 0.0;
        QTest::newRow("flac 24") << 3 << "flac" << std::ldexp(1, -24);
        QTest::newRow("flac 16") << 4 << "flac" << std::ldexp(1, -16);
    }
    void writesEveryFormat()
    {
        QFETCH(int, row);
        QFETCH(QString, suffix);
        QFETCH(double, error);
        QSignalSpy exported(m_exporter.get(), &ExportViewModel::exported);
        m_exporter->open(m_id);
        m_exporter->options()->formats()->choose(row);
        QCOMPARE(m_exporter->options()->suffix(), suffix);
        m_exporter->chooseFile(url("out"));
        QTRY_COMPARE(exported.size(), 1);
        const QString file = path("out") + u'.' + suffix;
        QCOMPARE(exported[0][0].toString(), file);
        const engine::Audio audio = engine::readAudioFile(core::toPath(file));
        QCOMPARE(audio.samples(), std::size_t(6400));
        for (std::size_t n = 0; n < audio.samples(); ++n)
            QVERIFY(std::abs(audio.channels[0][n] - fakeSample(5, n)) <= error * 1.0001);
        const auto recipe = core::recipeOfFile(file);
        QVERIFY(core::valueOf(recipe) != nullptr);
        QCOMPARE(core::valueOf(recipe)->prompt, std::optional(QStringLiteral("lofi / beat")));
        QCOMPARE(m_exporter->state(), ExportViewModel::Idle);
        QCOMPARE(m_notices->count(), 1);
        QCOMPARE(m_notices->notices()[0].action.text, QStringLiteral("Show file"));
    }

    void writesTheSelection()
    {
        QSignalSpy exported(m_exporter.get(), &ExportViewModel::exported);
        m_exporter->options()->formats()->choose(2);
        m_exporter->open(m_id, 0.5, 1.25);
        QVERIFY(m_exporter->hasSelection());
        QVERIFY(m_exporter->isSelectionOnly());
        m_exporter->chooseFile(url("part.WAV")); // has its extension already
        QTRY_COMPARE(exported.size(), 1);
        const engine::Audio audio = engine::readAudioFile(core::toPath(path("part.WAV")));
        QCOMPARE(audio.samples(), std::size_t(2400));
        QCOMPARE(audio.channels[0][0], fakeSample(5, 1600));

        m_exporter->open(m_id, 0.5, 1.25);
        m_exporter->setSelectionOnly(false);
        m_exporter->chooseFile(url("all.wav"));
        QTRY_COMPARE(exported.size(), 2);
        QCOMPARE(engine::readAudioFile(core::toPath(path("all.wav"))).samples(), std::size_t(6400));
        m_exporter->open(m_id);
        m_exporter->setSelectionOnly(true); // there is none
        QVERIFY(!m_exporter->isSelectionOnly());
    }

    void writesLossyFormatsWithTheRecipe_data()
    {
        QTest::addColumn<engine::AudioFormat>("format");
        QTest::newRow("MP3") << engine::AudioFormat::Mp3;
        QTest::newRow("Vorbis") << engine::AudioFormat::Vorbis;
        QTest::newRow("Opus") << engine::AudioFormat::Opus;
    }
    void writesLossyFormatsWithTheRecipe()
    {
        QFETCH(engine::AudioFormat, format);
        ui::ChoiceModel& formats = *m_exporter->options()->formats();
        int row = -1;
        for (int i = 0; i < formats.count(); ++i)
            if (formats.choices()[i].value.toInt() == int(format))
                row = i;
        QCOMPARE(row >= 0, engine::canWrite(format));
        if (row < 0)
            QSKIP("this libsndfile doesn't write it");
        QSignalSpy exported(m_exporter.get(), &ExportViewModel::exported);
        qint64 size = 0;
        for (const int quality : {0, 2}) {
            m_exporter->open(m_id);
            formats.choose(row);
            QVERIFY(m_exporter->options()->hasQualities());
            m_exporter->options()->qualities()->choose(quality);
            m_exporter->chooseFile(url(quality == 0 ? "small" : "high"));
            QTRY_COMPARE(exported.size(), quality == 0 ? 1 : 2);
            const QString file = exported.last()[0].toString();
            QVERIFY(QFileInfo(file).size() >= size);
            size = QFileInfo(file).size();
            const engine::Audio audio = engine::readAudioFile(core::toPath(file));
            QVERIFY(std::abs(audio.seconds() - 2) < 0.001);
            const auto recipe = core::recipeOfFile(file);
            QVERIFY(core::valueOf(recipe) != nullptr);
            QCOMPARE(core::valueOf(recipe)->prompt, std::optional(QStringLiteral("lofi / beat")));
        }
    }

    void writesTheRateAndRemembersIt()
    {
        QSignalSpy exported(m_exporter.get(), &ExportViewModel::exported);
        m_exporter->open(m_id);
        QCOMPARE(m_exporter->options()->rates()->currentText(), QStringLiteral("3.2 kHz, the model's"));
        m_exporter->options()->rates()->choose(2);
        m_exporter->chooseFile(url("a.wav"));
        QTRY_COMPARE(exported.size(), 1);
        const engine::Audio audio = engine::readAudioFile(core::toPath(path("a.wav")));
        QCOMPARE(audio.sampleRate, 48000);
        QCOMPARE(audio.samples(), std::size_t(96000));
        m_settings->flush();
        core::SettingsStore again(path("settings.json"));
        ExportViewModel later(*m_library, again, *m_notices);
        later.open(m_id);
        QCOMPARE(later.options()->rates()->currentText(), QStringLiteral("48 kHz"));
    }

    void leavesTheRecipeOut_data()
    {
        QTest::addColumn<int>("row");
        for (int row = 0; row < 8; ++row)
            QTest::addRow("format %d", row) << row;
    }
    void leavesTheRecipeOut()
    {
        QFETCH(int, row);
        if (row >= m_exporter->options()->formats()->count())
            QSKIP("this libsndfile doesn't write it");
        core::JobResult result;
        result.clips = {fakeClip(QStringLiteral("a secret prompt"), 987654321, 100)};
        const QString id = m_library->add(result).value(0);
        QSignalSpy exported(m_exporter.get(), &ExportViewModel::exported);
        const auto exportedBytes = [&](const char* name) {
            m_exporter->open(id);
            m_exporter->options()->formats()->choose(row);
            m_exporter->chooseFile(url(name));
            const auto before = exported.size();
            if (!QTest::qWaitFor([&] { return exported.size() > before; }))
                return QByteArray();
            QFile file(exported.last()[0].toString());
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const QByteArray with = exportedBytes("with");
        QVERIFY(with.contains("a secret prompt"));
        QVERIFY(with.contains("987654321"));
        m_exporter->options()->setWithRecipe(false);
        const QByteArray without = exportedBytes("without");
        QVERIFY(!without.isEmpty());
        QVERIFY(!without.contains("secret"));
        QVERIFY(!without.contains("987654321"));
        QVERIFY(!without.contains("musicgen-tiny"));
        QCOMPARE(core::failureOf(core::recipeOfFile(exported.last()[0].toString()))->code,
                 core::FailureCode::NotThere);
        // Remembered, as the other choices.
        m_settings->flush();
        core::SettingsStore again(path("settings.json"));
        QVERIFY(!again.settings().exportRecipe);
    }

    void writesSeveralAndKeepsWhatIsThere()
    {
        const QString same = addTake(*m_library, QStringLiteral("lofi / beat"), 6, 50);
        const QString loud = addLoudTake();
        QFile mine(path("loud.wav"));
        QVERIFY(mine.open(QIODevice::WriteOnly) && mine.write("mine") == 4);
        mine.close();
        QSignalSpy exported(m_exporter.get(), &ExportViewModel::exported);
        m_exporter->openSeveral({m_id, QStringLiteral("gone"), same, loud});
        QVERIFY(m_exporter->isSeveral());
        QCOMPARE(m_exporter->title(), QStringLiteral("3 takes"));
        QCOMPARE(m_exporter->options()->rates()->currentText(), QStringLiteral("The model's"));
        m_exporter->options()->formats()->choose(0);
        m_exporter->chooseFolder(QUrl::fromLocalFile(m_folder->path()));
        QCOMPARE(m_exporter->state(), ExportViewModel::Writing);
        QTRY_COMPARE(exported.size(), 3);
        QCOMPARE(exported[0][0].toString(), path("lofi beat.wav"));
        QCOMPARE(exported[1][0].toString(), path("lofi beat-1.wav"));
        QCOMPARE(exported[2][0].toString(), path("loud-1.wav"));
        QCOMPARE(engine::readAudioFile(core::toPath(path("lofi beat.wav"))).samples(), std::size_t(6400));
        QCOMPARE(engine::readAudioFile(core::toPath(path("lofi beat-1.wav"))).samples(), std::size_t(3200));
        QCOMPARE(QFileInfo(path("loud.wav")).size(), 4);
        QCOMPARE(m_notices->count(), 1);
        QCOMPARE(m_notices->notices()[0].text,
                 QStringLiteral("3 takes saved. 1 of them was lowered to fit."));
        QCOMPARE(m_exporter->state(), ExportViewModel::Idle);

        m_exporter->openSeveral({m_id}); // one alone is asked for its file
        QVERIFY(!m_exporter->isSeveral());
        m_exporter->chooseFolder(QUrl::fromLocalFile(m_folder->path()));
        QCOMPARE(m_exporter->state(), ExportViewModel::Choosing);
    }

    void oneFailureDoesNotStopTheOthers()
    {
        const QString broken = addTake(*m_library, QStringLiteral("broken"), 6, 50);
        const QString last = addTake(*m_library, QStringLiteral("last"), 7, 50);
        m_library->flush();
        QTRY_VERIFY(m_library->isSaved(broken));
        QVERIFY(QFile::remove(m_library->audioFile(broken)));
        QSignalSpy exported(m_exporter.get(), &ExportViewModel::exported);
        m_exporter->openSeveral({m_id, broken, last});
        m_exporter->options()->formats()->choose(0);
        m_exporter->chooseFolder(QUrl::fromLocalFile(m_folder->path()));
        QTRY_COMPARE(exported.size(), 2);
        QCOMPARE(m_notices->count(), 2);
        QCOMPARE(m_notices->notices()[1].text, QStringLiteral("2 of 3 takes saved."));
        QCOMPARE(m_notices->notices()[0].severity, Notices::Error);
        QVERIFY(m_notices->notices()[0].text.startsWith(QStringLiteral("broken: ")));
        QVERIFY(!QFileInfo::exists(path("broken.wav")));
        QSignalSpy opened(m_exporter.get(), &ExportViewModel::opened);
        m_notices->act(0); // again, with the one that failed
        QCOMPARE(opened.size(), 1);
        QCOMPARE(m_exporter->title(), QStringLiteral("broken"));
    }

    void aFolderThatVanishedNamesAllTakes()
    {
        const QString other = addTake(*m_library, QStringLiteral("other"), 6, 50);
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("usb")));
        m_exporter->openSeveral({m_id, other});
        QVERIFY(QDir(path("usb")).removeRecursively());
        m_exporter->chooseFolder(url("usb"));
        QTRY_COMPARE(m_notices->count(), 1);
        QCOMPARE(m_notices->notices()[0].text,
                 QStringLiteral("lofi / beat and other: The file or folder no longer exists."));
        QVERIFY(!m_notices->notices()[0].wayOut.isEmpty());
        QSignalSpy opened(m_exporter.get(), &ExportViewModel::opened);
        m_notices->act(0);
        QCOMPARE(m_exporter->title(), QStringLiteral("2 takes"));
        QVERIFY(!QFileInfo::exists(path("usb")));
    }

    void cancelledSeveralKeepWhatIsWritten()
    {
        const QString long_ = addTake(*m_library, QStringLiteral("long"), 6, 200000);
        m_exporter->openSeveral({m_id, long_, m_id});
        m_exporter->options()->formats()->choose(3);
        QSignalSpy exported(m_exporter.get(), &ExportViewModel::exported);
        m_exporter->chooseFolder(QUrl::fromLocalFile(m_folder->path()));
        QTRY_COMPARE(m_exporter->fileName(), QStringLiteral("long.flac"));
        m_exporter->cancel();
        QTRY_COMPARE(m_exporter->state(), ExportViewModel::Idle);
        QCOMPARE(exported.size(), 1);
        QCOMPARE(m_notices->notices()[0].text, QStringLiteral("1 of 3 takes saved."));
        QVERIFY(!QFileInfo::exists(path("long.flac")));
        QTRY_COMPARE(QDir(m_folder->path())
                         .entryList({QStringLiteral(".arioso-*")}, QDir::Files | QDir::Hidden)
                         .size(),
                     0);
    }

    void aNameTakenMeanwhileIsKept()
    {
        const QString long_ = addTake(*m_library, QStringLiteral("long"), 6, 200000);
        m_exporter->open(long_);
        m_exporter->options()->formats()->choose(3);
        m_exporter->chooseFile(url("long.flac"));
        QTRY_VERIFY(m_exporter->progress() > 0);
        QFile mine(path("long.flac"));
        QVERIFY(mine.open(QIODevice::WriteOnly) && mine.write("mine") == 4);
        mine.close();
        QTRY_COMPARE_WITH_TIMEOUT(m_exporter->state(), ExportViewModel::Replacing, 60'000); // asked, as ever
        QCOMPARE(QFileInfo(path("long.flac")).size(), 4);
        QCOMPARE(m_notices->count(), 0);
        QCOMPARE(QDir(m_folder->path())
                     .entryList({QStringLiteral(".arioso-*")}, QDir::Files | QDir::Hidden)
                     .size(),
                 0);
    }

    void peaksAboveFullScaleAreToldAndLowered()
    {
        const QString loud = addLoudTake();
        QSignalSpy exported(m_exporter.get(), &ExportViewModel::exported);
        m_exporter->open(loud);
        m_exporter->options()->formats()->choose(0);
        QTRY_COMPARE(m_exporter->peakText(),
                     QStringLiteral("Louder than full scale: true peak +3.5 dBTP, sample peak +3.5 dBFS."));
        QCOMPARE(m_exporter->level(), ExportViewModel::LowerToFit);
        QVERIFY(m_exporter->lowerText().contains(QStringLiteral("3.6 dB")));
        m_exporter->chooseFile(url("loud.wav"));
        QTRY_COMPARE(exported.size(), 1);
        engine::Audio audio = engine::readAudioFile(core::toPath(path("loud.wav")));
        QVERIFY(std::abs(audio.channels[0][4800] - 0.98855F) < 1e-4F);
        QVERIFY(std::abs(audio.channels[0][100] - 0.98855F / 3) < 1e-4F);
        QVERIFY(m_notices->notices()[0].text.contains(QStringLiteral("3.6 dB")));

        // Clipping has to be asked for, each time.
        m_exporter->open(loud);
        m_exporter->setLevel(ExportViewModel::KeepLevel);
        m_exporter->chooseFile(url("clipped.wav"));
        QTRY_COMPARE(exported.size(), 2);
        audio = engine::readAudioFile(core::toPath(path("clipped.wav")));
        QCOMPARE(audio.channels[0][4800], 32767.0F / 32768);
        QCOMPARE(audio.channels[0][100], 0.5F);
        m_exporter->open(loud);
        QCOMPARE(m_exporter->level(), ExportViewModel::LowerToFit);

        // Float keeps everything, and is no setting for the next time.
        m_exporter->setLevel(ExportViewModel::UseFloat);
        QCOMPARE(m_exporter->options()->formats()->currentIndex(), 2);
        m_exporter->setLevel(ExportViewModel::LowerToFit);
        QCOMPARE(m_exporter->options()->formats()->currentIndex(), 0);
        m_exporter->setLevel(ExportViewModel::UseFloat);
        m_exporter->chooseFile(url("float.wav"));
        QTRY_COMPARE(exported.size(), 3);
        QCOMPARE(engine::readAudioFile(core::toPath(path("float.wav"))).channels[0][4800], 1.5F);
        m_exporter->open(loud);
        QCOMPARE(m_exporter->options()->formats()->currentIndex(), 0);
    }

    void thePeakIsThatOfThePart()
    {
        m_exporter->open(addLoudTake(), 0, 1); // the loud sample comes later
        QTest::qWait(100);
        QCOMPARE(m_exporter->peakText(), QString());
        m_exporter->setSelectionOnly(false);
        QTRY_VERIFY(!m_exporter->peakText().isEmpty());
        m_exporter->setSelectionOnly(true);
        QCOMPARE(m_exporter->peakText(), QString());
        m_exporter->open(m_id);
        QTest::qWait(100);
        QCOMPARE(m_exporter->peakText(), QString());
    }

    void asksBeforeItReplaces()
    {
        QFile file(path("there.wav"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("mine");
        file.close();
        m_exporter->open(m_id);
        m_exporter->chooseFile(url("there")); // the name is complete before it is looked for
        QTRY_COMPARE(m_exporter->state(), ExportViewModel::Replacing);
        QCOMPARE(m_exporter->fileName(), QStringLiteral("there.wav"));
        m_exporter->chooseAnother();
        QCOMPARE(m_exporter->state(), ExportViewModel::Choosing);
        QCOMPARE(file.size(), 4);
        m_exporter->chooseFile(url("there.wav"));
        QTRY_COMPARE(m_exporter->state(), ExportViewModel::Replacing);
        m_exporter->replace();
        QTRY_COMPARE(m_exporter->state(), ExportViewModel::Idle);
        QVERIFY(QFileInfo(path("there.wav")).size() > 4);
    }

    void remembersFolderAndFormat()
    {
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("exports")));
        m_exporter->open(m_id);
        m_exporter->options()->formats()->choose(3);
        m_exporter->chooseFile(url("exports/x.flac"));
        QTRY_COMPARE(m_exporter->state(), ExportViewModel::Idle);
        m_settings->flush();
        core::SettingsStore again(path("settings.json"));
        ExportViewModel later(*m_library, again, *m_notices);
        later.open(m_id);
        QTRY_COMPARE(later.folder(), url("exports"));
        QCOMPARE(later.suggestedFile(), url("exports/lofi beat.flac"));
        QVERIFY(QDir(path("exports")).removeRecursively());
        later.open(m_id);
        QTRY_VERIFY(later.folder() != url("exports")); // a folder that is gone is not offered
    }

    void saysWhatWentWrong()
    {
        m_exporter->open(m_id);
        m_exporter->chooseFile(url("nowhere/x.wav"));
        QTRY_COMPARE(m_notices->count(), 1);
        QCOMPARE(m_notices->notices()[0].severity, Notices::Error);
        QCOMPARE(m_exporter->state(), ExportViewModel::Idle);
        QSignalSpy opened(m_exporter.get(), &ExportViewModel::opened);
        m_notices->act(0); // the way out
        QCOMPARE(opened.size(), 1);
        QCOMPARE(m_exporter->state(), ExportViewModel::Choosing);

        const QString whole = path("full.wav");
        {
            const LimitedFiles full(1000);
            m_exporter->chooseFile(url("full.wav"));
            QTRY_COMPARE(m_exporter->state(), ExportViewModel::Idle);
        }
        QCOMPARE(QDir(m_folder->path())
                     .entryList({QStringLiteral(".arioso-*")}, QDir::Files | QDir::Hidden)
                     .size(),
                 0);
        QVERIFY(!QFileInfo::exists(whole));
        QTRY_COMPARE(m_notices->count(), 1);
    }

    void isCancelled()
    {
        const QString long_ =
            addTake(*m_library, QStringLiteral("long"), 6, 200000); // over an hour at 3200 Hz
        m_exporter->open(long_);
        m_exporter->chooseFile(url("long.flac"));
        QTRY_COMPARE(m_exporter->state(), ExportViewModel::Writing);
        m_exporter->open(m_id); // not now
        QCOMPARE(m_exporter->state(), ExportViewModel::Writing);
        m_exporter->cancel();
        QTRY_COMPARE(m_exporter->state(), ExportViewModel::Idle);
        QCOMPARE(m_notices->count(), 0);
        QTest::qWait(50);
        QVERIFY(!QFileInfo::exists(path("long.flac")) && !QFileInfo::exists(path("long.flac.wav")));
    }

    void aDiskThatDoesNotAnswerIsCancelled()
    {
        m_library->flush();
        const SlowFile stalled(m_library->audioFile(m_id));
        m_exporter->open(m_id);
        m_exporter->chooseFile(url("x.wav"));
        QTRY_COMPARE(m_exporter->state(), ExportViewModel::Writing);
        QTRY_VERIFY(stalled.isWaitedFor());
        m_exporter->cancel();
        QTRY_COMPARE(m_exporter->state(), ExportViewModel::Idle);
        QVERIFY(stalled.isWaitedFor());
        QCOMPARE(m_notices->count(), 0);
        QVERIFY(!QFileInfo::exists(path("x.wav")));
    }

    void aTakeThatIsGoneIsNoExport()
    {
        m_exporter->open(QStringLiteral("nothing"));
        QCOMPARE(m_exporter->state(), ExportViewModel::Idle);
        m_exporter->open(m_id);
        m_library->remove({m_id});
        m_exporter->chooseFile(url("x.wav"));
        QTRY_COMPARE(m_notices->count(), 1);
        QCOMPARE(m_exporter->state(), ExportViewModel::Idle);
    }

    void fileNames_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << "Night drive"
                               << "Night drive";
        QTest::newRow("path") << "../a/b\\c:d*?\"<>|"
                              << "a b c d";
        QTest::newRow("option") << "-rf"
                                << "rf";
        QTest::newRow("nothing") << "///"
                                 << "Arioso";
        QTest::newRow("lines") << "one\n two"
                               << "one two";
        QTest::newRow("arabic") << QStringLiteral("موسيقى هادئة") << QStringLiteral("موسيقى هادئة");
        QTest::newRow("long") << QString(QStringLiteral("word ").repeated(40))
                              << QString(QStringLiteral("word ").repeated(12).trimmed());
    }
    void fileNames()
    {
        QFETCH(QString, title);
        QFETCH(QString, name);
        QCOMPARE(ui::safeFileName(title), name);
    }
};

QTEST_MAIN(ExportingTest)
#include "tst_exporting.moc"
