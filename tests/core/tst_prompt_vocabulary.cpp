// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Which words of a prompt a small model knows.
#include "core/generation/prompt_vocabulary.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using arioso::core::PromptVocabulary;

class TestPromptVocabulary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unknown_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("unknown");
        const auto row = [](const char* text, const char* unknown) {
            QTest::newRow(text) << QString::fromUtf8(text)
                                << QString::fromUtf8(unknown).split(u' ', Qt::SkipEmptyParts);
        };
        row("", "");
        row("calm piano", "");
        row("Calm PIANO, calm.", "");
        row("calm trumpet and a harp", "trumpet and a harp");
        row("trumpet, Trumpet; piano (trumpet)", "trumpet");
        row("lo-fi r&b at 83 bpm", "at");
        row("calm-piano", "");
        row("calm-trumpet", "calm-trumpet");
        row("١٢٠ bpm", "");
        row("808s", "808s");
        row("بيانو calm", "بيانو");
        row("!? ... -- &", "");
    }

    void unknown()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, unknown);
        const PromptVocabulary vocabulary({QStringLiteral("calm"), QStringLiteral("Piano"),
                                           QStringLiteral("lo-fi"), QStringLiteral("r&b"),
                                           QStringLiteral("bpm")});
        QCOMPARE(vocabulary.unknownWords(text), unknown);
        QCOMPARE(vocabulary.knows(text), unknown.isEmpty());
    }

    void halfTypedWord()
    {
        const PromptVocabulary vocabulary({QStringLiteral("saxophone")});
        QVERIFY(vocabulary.mayBecomeKnown(QStringLiteral("Saxo")));
        QVERIFY(!vocabulary.mayBecomeKnown(QStringLiteral("saxophones")));
    }

    void isReadFromTheModelsFolder()
    {
        const QTemporaryDir folder;
        QVERIFY(!PromptVocabulary::of(folder.path()));
        QVERIFY(!PromptVocabulary::of(QString()));
        const auto write = [&](const QByteArray& bytes) {
            QFile file(folder.filePath(QStringLiteral("vocabulary.json")));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes);
        };
        for (const char* useless :
             {"", "[]", "{\"words\": 3}", "{\"words\": [3, null]}", "{\"words\": [\"a\""}) {
            write(useless);
            QVERIFY2(!PromptVocabulary::of(folder.path()), useless);
        }
        write(R"({"styles": ["rock"], "words": ["rock", 7, "lo-fi"]})");
        const auto vocabulary = PromptVocabulary::of(folder.path());
        QVERIFY(vocabulary);
        QVERIFY(vocabulary->knows(QStringLiteral("Lo-Fi rock")));
        QVERIFY(!vocabulary->knows(QStringLiteral("jazz")));
    }
};

QTEST_GUILESS_MAIN(TestPromptVocabulary)
#include "tst_prompt_vocabulary.moc"
