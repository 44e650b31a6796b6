// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// What the desktop reads about Arioso: the entry and the type of presets.

#include "core/presets/preset_store.h"

#include <QDir>
#include <QFile>
#include <QMimeDatabase>
#include <QTemporaryDir>
#include <QTest>

using namespace arioso;

class TestDesktopFiles : public QObject
{
    Q_OBJECT

private:
    static QString packaged(const char* name)
    {
        return QStringLiteral(ARIOSO_PACKAGING "/") + QLatin1String(name);
    }

    static QString entry(QLatin1String key)
    {
        QFile file(packaged("org.arioso.Arioso.desktop"));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no desktop entry");
        for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n'))
            if (line.startsWith(key + u'='))
                return line.mid(key.size() + 1);
        return {};
    }

    QTemporaryDir m_system;
    QTemporaryDir m_files;

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(QDir(m_system.path()).mkpath(QStringLiteral("mime/packages")));
        QVERIFY(QFile::copy(packaged("org.arioso.Arioso.mime.xml"),
                            m_system.filePath(QStringLiteral("mime/packages/org.arioso.Arioso.xml"))));
        qputenv("XDG_DATA_DIRS", m_system.path().toUtf8());
        qputenv("XDG_DATA_HOME", m_files.path().toUtf8());
    }

    void audioFilesOpenWithArioso_data()
    {
        QTest::addColumn<QString>("suffix");
        for (const char* suffix : {"wav", "flac", "mp3", "ogg", "oga", "opus", "m4a", "aac", "aif", "aiff"})
            QTest::newRow(suffix) << QString::fromLatin1(suffix);
    }
    void audioFilesOpenWithArioso()
    {
        QFETCH(QString, suffix);
        const QStringList types = entry(QLatin1String("MimeType")).split(u';');
        const QMimeType type =
            QMimeDatabase().mimeTypeForFile(QStringLiteral("song.") + suffix, QMimeDatabase::MatchExtension);
        QVERIFY2(types.contains(type.name()), qPrintable(type.name()));
        QVERIFY(entry(QLatin1String("Exec")).endsWith(QLatin1String(" %U")));
    }

    void presetsAreToldFromOtherJson()
    {
        core::Preset preset;
        preset.name = QStringLiteral("Mine");
        preset.description = QString(1000, u'x');
        const QString path = m_files.filePath(QStringLiteral("mine.json"));
        QVERIFY(!core::writePreset(preset, path));
        const QMimeType type = QMimeDatabase().mimeTypeForFile(path);
        QCOMPARE(type.name(), QStringLiteral("application/vnd.arioso.preset+json"));
        QVERIFY(entry(QLatin1String("MimeType")).split(u';').contains(type.name()));

        QFile other(m_files.filePath(QStringLiteral("other.json")));
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.write(R"({"format": "another"})");
        other.close();
        QVERIFY(QMimeDatabase().mimeTypeForFile(other.fileName()) != type);
    }
};

QTEST_GUILESS_MAIN(TestDesktopFiles)

#include "tst_desktop_files.moc"
