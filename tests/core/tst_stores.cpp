// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// What the program remembers between starts: settings, session, recent prompts, and the file beneath them.

#include "core/files/json_file.h"
#include "core/files/safe_file.h"
#include "core/limited_files.h"
#include "core/settings/recent_prompts.h"
#include "core/settings/session_store.h"
#include "core/settings/settings_store.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace arioso;
using namespace arioso::core;

class StoresTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void filesAreWrittenWholeOrNotAtAll()
    {
        const QString path = file("a.bin");
        QVERIFY(!writeFileSafely(path, "first"));
        QVERIFY(!writeFileSafely(path, "second"));
        QCOMPARE(*valueOf(readFile(path, 100)), QByteArray("second"));
        {
            const test::LimitedFiles full(1000);
            const auto failure = writeFileSafely(path, QByteArray(5000, 'x'));
            QVERIFY(failure);
            QVERIFY(failure->code == FailureCode::FileUnwritable || failure->code == FailureCode::DiskFull);
        }
        QCOMPARE(*valueOf(readFile(path, 100)), QByteArray("second"));
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden),
                 QStringList{QStringLiteral("a.bin")});
        QCOMPARE(writeFileSafely(file("none/b"), "x")->code, FailureCode::FileUnwritable);
    }

    void unreadableFilesAreTold()
    {
        QCOMPARE(failureOf(readFile(file("none"), 10))->code, FailureCode::FileNotFound);
        QCOMPARE(failureOf(readFile(m_folder->path(), 10))->code, FailureCode::FileUnreadable);
        QVERIFY(!writeFileSafely(file("big"), QByteArray(11, 'x')));
        QCOMPARE(failureOf(readFile(file("big"), 10))->code, FailureCode::FileUnreadable);
        QCOMPARE(failureOf(readJsonFile(file("big")))->code, FailureCode::FormatInvalid);
    }

    /// Reading them may never end.
    void pipesAndDevicesAreRefused()
    {
        QCOMPARE(::mkfifo(QFile::encodeName(file("pipe")).constData(), 0600), 0);
        for (const QString& path : {file("pipe"), QStringLiteral("/dev/zero")}) {
            const auto content = readFile(path, 10);
            QVERIFY(failureOf(content) != nullptr);
            QCOMPARE(failureOf(content)->code, FailureCode::FileUnreadable);
            QVERIFY(failureOf(content)->detail.contains(QStringLiteral("not a regular file")));
        }
        QVERIFY(QFile::link(file("pipe"), file("link")));
        QVERIFY(failureOf(readJsonFile(file("link"))) != nullptr);
    }

    void changesAreWrittenALittleLater()
    {
        JsonFile json(file("a.json"), std::chrono::milliseconds(30));
        for (int i = 0; i <= 100; ++i)
            json.write({{QStringLiteral("i"), i}});
        QVERIFY(!QFile::exists(file("a.json")));
        QTRY_VERIFY(QFile::exists(file("a.json")));
        QTRY_COMPARE(valueOf(readJsonFile(file("a.json")))->value(QStringLiteral("i")).toInt(), 100);
    }

    void typingOnDoesNotPutOffWriting()
    {
        JsonFile json(file("a.json"), std::chrono::milliseconds(30));
        QTRY_VERIFY((json.write({{QStringLiteral("now"), 1}}), QFile::exists(file("a.json"))));
    }

    void closingWritesWhatWaits()
    {
        {
            JsonFile json(file("deep/er/a.json"), std::chrono::hours(1));
            json.write({{QStringLiteral("i"), 7}});
        }
        QCOMPARE(valueOf(readJsonFile(file("deep/er/a.json")))->value(QStringLiteral("i")).toInt(), 7);
    }

    void damagedFileIsPutAside()
    {
        QVERIFY(!writeFileSafely(file("a.json"), R"({"half": )"));
        JsonFile json(file("a.json"));
        QSignalSpy unreadable(&json, &JsonFile::unreadable);
        QVERIFY(json.read().isEmpty());
        QTRY_COMPARE(unreadable.size(), 1);
        json.write({{QStringLiteral("new"), 1}});
        json.flush();
        QCOMPARE(*valueOf(readFile(file("a.json.damaged"), 100)), QByteArray(R"({"half": )"));
        QVERIFY(!json.read().isEmpty());
    }

    /// Not only what is no JSON: the next write would replace whatever is there.
    void whatCannotBeReadIsPutAsideToo()
    {
        QVERIFY(QDir().mkpath(file("a.json/inside")));
        JsonFile folder(file("a.json"));
        QVERIFY(folder.read().isEmpty());
        QVERIFY(QFileInfo::exists(file("a.json.damaged/inside")));

        QFile huge(file("b.json"));
        QVERIFY(huge.open(QIODevice::WriteOnly) && huge.resize(kLargestJsonFile + 1)); // takes no room
        JsonFile json(file("b.json"));
        QVERIFY(json.read().isEmpty());
        json.write({{QStringLiteral("new"), 1}});
        json.flush();
        QCOMPARE(QFileInfo(file("b.json.damaged")).size(), kLargestJsonFile + 1);
    }

    void settingsAreReadWithoutTouchingTheFile()
    {
        QVERIFY(!writeFileSafely(file("settings.json"), R"({"language": "ar", "half": )"));
        QVERIFY(settingsOf(file("settings.json")) == AppSettings());
        QVERIFY(QFileInfo::exists(file("settings.json")));
        QVERIFY(!writeFileSafely(file("settings.json"), R"({"language": "ar"})"));
        QCOMPARE(settingsOf(file("settings.json")).language, QStringLiteral("ar"));
    }

    void failedWritingIsTold()
    {
        QVERIFY(!writeFileSafely(file("plain"), "x"));
        JsonFile json(file("plain/a.json"));
        QSignalSpy failed(&json, &JsonFile::failed);
        json.write({});
        json.flush();
        QTRY_COMPARE(failed.size(), 1);
    }

    void settingsComeBack()
    {
        AppSettings settings;
        settings.model = {QStringLiteral("/models/small"), engine::Device::Cuda, engine::Precision::BFloat16,
                          3, engine::DecoderBackend::Torch};
        settings.modelFolder = QStringLiteral("/models");
        settings.libraryFolder = QStringLiteral("/takes");
        settings.outputDevice = QStringLiteral("alsa:0");
        settings.modelFolders = {QStringLiteral("/more"), QStringLiteral("/still more")};
        settings.volume = 0.25;
        settings.playWhileMade = false;
        settings.notifyWhenDone = false;
        settings.exportFolder = QStringLiteral("/music");
        settings.exportFormat = engine::AudioFormat::Flac16;
        settings.exportRate = 48000;
        settings.exportQuality = engine::AudioQuality::High;
        settings.exportRecipe = false;
        settings.theme = ThemeChoice::Dark;
        settings.language = QStringLiteral("ar");
        settings.textScale = 1.5;
        settings.welcomeSeen = true;
        {
            SettingsStore store(file("settings.json"));
            QVERIFY(store.settings() == AppSettings());
            QSignalSpy changed(&store, &SettingsStore::changed);
            store.set(settings);
            store.set(settings);
            QCOMPARE(changed.size(), 1);
        }
        QVERIFY(SettingsStore(file("settings.json")).settings() == settings);
    }

    void senselessSettingsAreDefaultsEachForItself()
    {
        QVERIFY(
            !writeFileSafely(file("settings.json"),
                             R"({"volume": 7, "theme": "pink", "threads": -1, "language": 3, "device": "cuda",
                                     "text_scale": "big", "model_folders": [3, "/kept"], "export_format": "tape", "export_rate": -3, "export_quality": 1, "export_recipe": "no",
                                     "later": [1]})"));
        AppSettings expected;
        expected.model.device = engine::Device::Cuda;
        expected.modelFolders = {QStringLiteral("/kept")};
        {
            SettingsStore store(file("settings.json"));
            QVERIFY(store.settings() == expected);
            expected.volume = 0.5;
            store.set(expected);
        }
        QVERIFY(valueOf(readJsonFile(file("settings.json")))->contains(QStringLiteral("later")));
        QVERIFY(SettingsStore(file("settings.json")).settings() == expected);
    }

    void sessionComesBack()
    {
        Session session;
        session.prompt = QStringLiteral("half a pro");
        session.settings.guidanceScale = 2.5;
        session.settings.seed = 9;
        session.presetId = QStringLiteral("lofi-study");
        session.currentTake = QStringLiteral("20261122-0");
        session.view = {{QStringLiteral("width"), 800}};
        {
            SessionStore store(file("session.json"));
            store.set(session);
        }
        QVERIFY(SessionStore(file("session.json")).session() == session);

        QVERIFY(!writeFileSafely(file("session.json"),
                                 R"({"prompt": "kept", "settings": {"takes": 99}, "view": 1})"));
        Session partly;
        partly.prompt = QStringLiteral("kept");
        QVERIFY(SessionStore(file("session.json")).session() == partly);
    }

    void recentPromptsAreLatestFirst()
    {
        {
            RecentPrompts recent(file("recent.json"));
            QSignalSpy changed(&recent, &RecentPrompts::changed);
            for (int i = 0; i < RecentPrompts::kMost + 10; ++i)
                recent.add(QStringLiteral("prompt %1").arg(i));
            recent.add(QStringLiteral(" prompt 30 "));
            recent.add(QStringLiteral("  "));
            recent.remove(QStringLiteral("prompt 59"));
            QCOMPARE(changed.size(), RecentPrompts::kMost + 12);
        }
        RecentPrompts recent(file("recent.json"));
        QCOMPARE(recent.prompts().size(), RecentPrompts::kMost - 1);
        QCOMPARE(recent.prompts().mid(0, 2),
                 (QStringList{QStringLiteral("prompt 30"), QStringLiteral("prompt 58")}));
        QCOMPARE(recent.prompts().count(QStringLiteral("prompt 30")), 1);
        recent.clear();
        recent.flush();
        QVERIFY(RecentPrompts(file("recent.json")).prompts().isEmpty());
    }

private:
    QString file(const char* name) const { return m_folder->filePath(QString::fromLatin1(name)); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(StoresTest)

#include "tst_stores.moc"
