// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The log: what goes into it, what never does, and its size.

#include "core/log_file.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace arioso::core;

namespace {

QString contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList passedOn;

void pass(QtMsgType /*type*/, const QMessageLogContext& /*context*/, const QString& text)
{
    passedOn.append(text);
}

} // namespace

class TestLogFile : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_state; ///< does not exist yet
    QtMessageHandler m_handler = nullptr;

private Q_SLOTS:
    void init()
    {
        m_state = m_folder.filePath(QLatin1String(QTest::currentTestFunction())) + QStringLiteral("/state");
        passedOn.clear();
        m_handler = qInstallMessageHandler(pass);
    }
    void cleanup() { qInstallMessageHandler(m_handler); }

    void messagesAreWrittenAndWarningsPassedOn()
    {
        {
            const LogFile log(m_state);
            qWarning("a warning");
            qCInfo(failureLog, "a failure");
        }
        qWarning("afterwards");
        {
            const LogFile log(m_state); // appends
            qWarning("the next start");
        }
        const QStringList lines = contents(LogFile::path(m_state)).split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 3);
        QVERIFY2(lines[0].endsWith(QStringLiteral("Z warning default: a warning")), qPrintable(lines[0]));
        QVERIFY2(lines[1].endsWith(QStringLiteral("Z info arioso.failure: a failure")), qPrintable(lines[1]));
        QCOMPARE(passedOn, (QStringList{QStringLiteral("a warning"), QStringLiteral("afterwards"),
                                        QStringLiteral("the next start")}));
    }

    void isBounded()
    {
        const LogFile log(m_state);
        for (int i = 0; i < 40; ++i)
            qCInfo(failureLog).noquote() << i << QString(50'000, u'x');
        const QString path = LogFile::path(m_state);
        for (int i = 0; i < 5000; ++i)
            qCInfo(failureLog).noquote() << i << QString(200, u'y');
        const QStringList files = QDir(m_state).entryList(QDir::Files);
        QCOMPARE(files, (QStringList{QStringLiteral("arioso.log"), QStringLiteral("arioso.log.1")}));
        for (const QString& file : files)
            QVERIFY(QFile(m_state + u'/' + file).size() < LogFile::kMostBytes + 5000);
        QVERIFY(contents(path).contains(QStringLiteral(" 4999 ")));
    }

    void nothingPrivateIsWritten_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("kept");
        const auto row = [](const char* name, const char* text, const char* kept) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(kept);
        };
        row("plain", "Out of memory.", "Out of memory.");
        row("file", R"("/home/ada/calm piano.wav" could not be removed: busy.)",
            "“…” could not be removed: busy.");
        row("quotes in a name", R"("/home/calm "soft" piano.wav" is busy.)", "“…” is busy.");
        row("two names", R"(Only "calm" of "loud" was read.)", "Only “…” was read.");
        row("typographic", "“calm piano” is damaged.", "“…” is damaged.");
        row("path", "Cannot open: /home/ada/calm piano.wav", "Cannot open: /…");
        row("file URL", "Cannot open file:///home/ada/calm piano.wav", "Cannot open /…");
        row("token", "The server refused hf_AbCdEf123.", "The server refused ….");
        row("header", "Authorization: Bearer secret", "Authorization: Bearer …");
        row("code", "qrc:/qt/qml/Arioso/Ui/Main.qml:12: TypeError",
            "qrc:/qt/qml/Arioso/Ui/Main.qml:12: TypeError");
        row("address", "https://huggingface.co/facebook answered 503",
            "https://huggingface.co/facebook answered 503");
    }

    void nothingPrivateIsWritten()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, kept);
        QCOMPARE(withoutPrivateParts(text), kept);
        const LogFile log(m_state);
        qCInfo(failureLog).noquote() << text;
        QVERIFY(contents(LogFile::path(m_state)).trimmed().endsWith(kept));
    }

    void aFolderThatCannotBeWrittenIsNoFailure()
    {
        QFile file(m_folder.filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const LogFile log(file.fileName() + QStringLiteral("/state"));
        qWarning("still passed on");
        QCOMPARE(passedOn, QStringList{QStringLiteral("still passed on")});
    }
};

QTEST_GUILESS_MAIN(TestLogFile)
#include "tst_log_file.moc"
