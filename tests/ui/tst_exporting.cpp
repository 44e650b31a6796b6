// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Exporting: every format is read back, questions are asked, and what goes wrong leaves a way out.

#include "core/files/paths.h"
#include "core/limited_files.h"
#include "ui/export/export_view_model.h"
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
        m_exporter->formats()->choose(row);
        QCOMPARE(m_exporter->suffix(), suffix);
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
        m_exporter->formats()->choose(2);
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

    void peaksAboveFullScaleAreToldAndLowered()
    {
        const QString loud = addLoudTake();
        QSignalSpy exported(m_exporter.get(), &ExportViewModel::exported);
        m_exporter->open(loud);
        m_exporter->formats()->choose(0);
        QTRY_COMPARE(m_exporter->peakText(), QStringLiteral("Peaks are 3.5 dB above full scale."));
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
        QCOMPARE(m_exporter->formats()->currentIndex(), 2);
        m_exporter->setLevel(ExportViewModel::LowerToFit);
        QCOMPARE(m_exporter->formats()->currentIndex(), 0);
        m_exporter->setLevel(ExportViewModel::UseFloat);
        m_exporter->chooseFile(url("float.wav"));
        QTRY_COMPARE(exported.size(), 3);
        QCOMPARE(engine::readAudioFile(core::toPath(path("float.wav"))).channels[0][4800], 1.5F);
        m_exporter->open(loud);
        QCOMPARE(m_exporter->formats()->currentIndex(), 0);
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
        m_exporter->formats()->choose(3);
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
