// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The program's settings: what is chosen is kept, and what cannot be used is refused in words.

#include "core/limited_files.h"
#include "ui/settings/app_settings_view_model.h"

#include <QGuiApplication>
#include <QPalette>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace arioso;
using arioso::test::LimitedFiles;
using arioso::ui::AppSettingsViewModel;
using arioso::ui::Notices;

class AppSettingsTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<core::SettingsStore> m_store;
    std::unique_ptr<core::Player> m_player;
    std::unique_ptr<Notices> m_notices;
    std::unique_ptr<AppSettingsViewModel> m_settings;

    QString file() const { return m_folder->filePath(QStringLiteral("settings.json")); }
    void open()
    {
        m_settings.reset();
        m_store.reset();
        m_store = std::make_unique<core::SettingsStore>(file());
        m_settings = std::make_unique<AppSettingsViewModel>(*m_store, *m_player, *m_notices);
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_player = std::make_unique<core::Player>();
        m_notices = std::make_unique<Notices>();
        open();
    }
    void cleanup()
    {
        m_settings.reset();
        m_player.reset();
    }

    void aDeviceOffersWhatItComputes()
    {
        const auto offered = [&] {
            QStringList texts;
            auto* precisions = m_settings->precisions();
            for (int row = 0; row < precisions->rowCount(); ++row)
                texts.append(precisions->data(precisions->index(row, 0), Qt::DisplayRole).toString());
            return texts;
        };
        QVERIFY(offered().contains(QStringLiteral("Fast (8-bit)")));
        QVERIFY(!offered().contains(QStringLiteral("Fast (16-bit)")));

        core::AppSettings settings = m_store->settings();
        settings.model.device = engine::Device::Cuda; // set where there was a graphics card
        settings.model.precision = engine::Precision::Float16;
        m_store->set(settings);
        open();
        QVERIFY(!offered().contains(QStringLiteral("Fast (8-bit)")));
        QCOMPARE(m_settings->precisions()->currentText(), QStringLiteral("Fast (16-bit)"));

        m_settings->devices()->choose(0);
        QCOMPARE(m_store->settings().model.device, engine::Device::Cpu);
        QCOMPARE(m_settings->precisions()->currentText(), QStringLiteral("Fast (8-bit)"));
        m_settings->precisions()->choose(0);
        m_settings->devices()->choose(1);
        QCOMPARE(m_settings->precisions()->currentText(), QStringLiteral("Full (32-bit)")); // both have it
        QVERIFY(!offered().contains(QStringLiteral("Fast (8-bit)")));
    }

    void everythingIsKept()
    {
        QSignalSpy changed(m_settings.get(), &AppSettingsViewModel::changed);
        m_settings->themes()->choose(2);
        m_settings->precisions()->choose(2);
        m_settings->setTextPercent(150);
        m_settings->setThreads(1);
        m_settings->setPlayWhileMade(false);
        m_settings->setNotifyWhenDone(false);
        m_settings->setWelcomeSeen(true);
        m_settings->setModelFolder(QUrl::fromLocalFile(m_folder->path()));
        QTRY_COMPARE(changed.size(), 8);
        QVERIFY(m_settings->isDark());
        open();
        QVERIFY(m_settings->isDark());
        QCOMPARE(m_settings->themes()->currentText(), QStringLiteral("Dark"));
        QCOMPARE(m_settings->precisions()->currentText(), QStringLiteral("Half memory (16-bit)"));
        QCOMPARE(m_store->settings().model.precision, engine::Precision::BFloat16);
        QCOMPARE(m_settings->textScale(), 1.5);
        QCOMPARE(m_settings->threads(), 1);
        QVERIFY(!m_settings->playsWhileMade());
        QVERIFY(!m_settings->notifiesWhenDone());
        QVERIFY(m_settings->isWelcomeSeen());
        QCOMPARE(m_settings->modelFolder(), m_folder->path());
    }

    void valuesStayInRange()
    {
        m_settings->setTextPercent(1000);
        QCOMPARE(m_settings->textPercent(), 200);
        m_settings->setTextPercent(0);
        QCOMPARE(m_settings->textScale(), 0.75);
        m_settings->setThreads(-5);
        QCOMPARE(m_settings->threads(), 0);
        m_settings->setThreads(100000);
        QCOMPARE(m_settings->threads(), m_settings->mostThreads());
    }

    void systemThemeFollowsThePalette()
    {
        const QPalette before = QGuiApplication::palette();
        QPalette dark = before;
        dark.setColor(QPalette::Window, Qt::black);
        dark.setColor(QPalette::WindowText, Qt::white);
        QVERIFY(!m_settings->isDark());
        QSignalSpy changed(m_settings.get(), &AppSettingsViewModel::changed);
        QGuiApplication::setPalette(dark);
        QEvent event(QEvent::ApplicationPaletteChange); // Qt sends it once the program runs
        QCoreApplication::sendEvent(QCoreApplication::instance(), &event);
        QVERIFY(!changed.isEmpty());
        QVERIFY(m_settings->isDark());
        m_settings->themes()->choose(1);
        QVERIFY(!m_settings->isDark());
        QGuiApplication::setPalette(before);
    }

    void languageIsTold()
    {
        QSignalSpy language(m_settings.get(), &AppSettingsViewModel::languageChanged);
        QVERIFY(m_settings->languages()->count() >= 2); // the system's, and English at least
        m_settings->languages()->choose(1);
        QCOMPARE(language.size(), 1);
        QCOMPARE(language[0][0].toString(), QStringLiteral("en"));
        m_settings->setTextPercent(120);
        QCOMPARE(language.size(), 1);
        QCOMPARE(m_settings->language(), QStringLiteral("en"));
    }

    void takesMoveAtTheNextStart()
    {
        QVERIFY(!m_settings->libraryFolderWaits());
        m_settings->setLibraryFolder(QUrl::fromLocalFile(m_folder->path()));
        QTRY_VERIFY(m_settings->libraryFolderWaits());
        m_settings->setLibraryFolder({});
        QVERIFY(!m_settings->libraryFolderWaits());
        m_settings->setLibraryFolder(QUrl::fromLocalFile(m_folder->path()));
        QTRY_VERIFY(m_settings->libraryFolderWaits());
        open();
        QVERIFY(!m_settings->libraryFolderWaits());
        QCOMPARE(m_settings->libraryFolder(), m_folder->path());
    }

    void foldersThatCannotBeUsedAreRefused()
    {
        m_settings->setLibraryFolder(QUrl::fromLocalFile(m_folder->filePath(QStringLiteral("nothing"))));
        QTRY_COMPARE(m_notices->count(), 1);
        QCOMPARE(m_settings->libraryFolder(), QString());
        m_notices->dismiss(0);
        m_settings->setModelFolder(QUrl::fromLocalFile(file())); // not a folder
        QTRY_COMPARE(m_notices->count(), 1);
        QCOMPARE(m_settings->modelFolder(), QString());
        QVERIFY(!m_notices->notices()[0].wayOut.isEmpty());
    }

    void anUnpluggedDeviceIsStillShown()
    {
        core::AppSettings settings = m_store->settings();
        settings.outputDevice = QStringLiteral("gone");
        m_store->set(settings);
        m_settings->retranslate();
        QCOMPARE(m_settings->outputDevices()->value(), QVariant(QStringLiteral("gone")));
        QVERIFY(m_settings->outputDevices()->currentText().contains(QStringLiteral("not connected")));
        QCOMPARE(m_player->device(), QByteArray("gone"));
        m_settings->outputDevices()->choose(0);
        QCOMPARE(m_store->settings().outputDevice, QString());
        QCOMPARE(m_player->device(), QByteArray());
    }

    void settingsThatCannotBeWrittenAreTold()
    {
        {
            const LimitedFiles full(10);
            m_settings->setTextPercent(110);
            m_store->flush();
        }
        QTRY_COMPARE(m_notices->count(), 1);
    }
};

QTEST_MAIN(AppSettingsTest)
#include "tst_app_settings.moc"
