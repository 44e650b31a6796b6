// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The conditions builder: the sentences it writes, and what choosing does.
#include "starter/composer/vocabulary.h"
#include "ui/request/conditions_builder.h"

#include <QLocale>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace arioso;
using namespace arioso::ui;

namespace {

struct Builder
{
    QTemporaryDir folder;
    core::RecentPrompts recentPrompts{folder.filePath(QStringLiteral("recent.json"))};
    RequestViewModel request{recentPrompts};
    ConditionsBuilder model{request};
};

void toggle(ConditionChoice* choice, const char* label)
{
    for (int row = 0; row < choice->rowCount(); ++row)
        if (choice->index(row).data(ConditionChoice::LabelRole).toString() == QLatin1String(label)) {
            choice->toggle(row);
            return;
        }
    QFAIL(label);
}

QStringList offered(ConditionChoice* choice)
{
    QStringList labels;
    for (int row = 0; row < choice->rowCount(); ++row)
        if (choice->index(row).data(ConditionChoice::OfferedRole).toBool())
            labels << choice->index(row).data(ConditionChoice::LabelRole).toString();
    return labels;
}

} // namespace

class TestConditionsBuilder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void sentences_data();
    void sentences();
    void chipsWriteTheSentence();
    void oneStyleButSeveralMoods();
    void beatsAndTempoAgree();
    void beatsThatAreNoneAreTold();
    void replacesAndAppends();
    void lengthSetsTheDuration();
    void rememberedInTheSession();
    void vocabularyIsSound();
    void onlyWhatTheModelKnowsIsOffered();
    void chipsOfTheStarterModel();
};

void TestConditionsBuilder::sentences_data()
{
    QTest::addColumn<QStringList>("moods");
    QTest::addColumn<QString>("style");
    QTest::addColumn<QStringList>("instruments");
    QTest::addColumn<QString>("tempo");
    QTest::addColumn<int>("beats");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* sentence, const char* moods, const char* style, const char* instruments,
                        const char* tempo, int beats) {
        const auto list = [](const char* words) {
            return QString::fromLatin1(words).split(u'|', Qt::SkipEmptyParts);
        };
        QTest::newRow(*sentence == 0 ? "nothing" : sentence)
            << list(moods) << QString::fromLatin1(style) << list(instruments) << QString::fromLatin1(tempo)
            << beats << QString::fromLatin1(sentence);
    };
    row("calm lo-fi hip hop with electric piano and soft drums, slow tempo, 80 bpm", "calm", "lo-fi hip hop",
        "electric piano|soft drums", "slow tempo", 80);
    row("", "", "", "", "", 0);
    row("jazz", "", "jazz", "", "", 0);
    row("sad and dark rock", "sad|dark", "rock", "", "", 0);
    row("happy music", "happy", "", "", "", 0);
    row("music with piano", "", "", "piano", "", 0);
    row("music with piano, violin and cello, 100 bpm", "", "", "piano|violin|cello", "", 100);
    row("music, fast tempo", "", "", "", "fast tempo", 0);
    row("music, fast tempo, 150 bpm", "", "", "", "fast tempo", 150);
}

void TestConditionsBuilder::sentences()
{
    QFETCH(QStringList, moods);
    QFETCH(QString, style);
    QFETCH(QStringList, instruments);
    QFETCH(QString, tempo);
    QFETCH(int, beats);
    QFETCH(QString, sentence);
    QCOMPARE(composePrompt({moods, style, instruments, tempo, beats}), sentence);
}

void TestConditionsBuilder::chipsWriteTheSentence()
{
    Builder b;
    QVERIFY(b.model.isEmpty());
    QSignalSpy changed(&b.model, &ConditionsBuilder::changed);
    toggle(b.model.styles(), "Lo-fi");
    toggle(b.model.instruments(), "Soft drums"); // read in the order of the chips, not of the clicks
    toggle(b.model.instruments(), "Electric piano");
    toggle(b.model.moods(), "Calm");
    b.model.enterBeats(QStringLiteral("80"));
    QCOMPARE(b.model.preview(),
             QStringLiteral("calm lo-fi hip hop with electric piano and soft drums, slow tempo, 80 bpm"));
    QVERIFY(changed.count() >= 5);
    b.model.clear();
    QVERIFY(b.model.isEmpty());
    QCOMPARE(b.model.preview(), QString());
}

void TestConditionsBuilder::oneStyleButSeveralMoods()
{
    Builder b;
    toggle(b.model.styles(), "Rock");
    toggle(b.model.styles(), "Jazz");
    QCOMPARE(b.model.preview(), QStringLiteral("jazz"));
    toggle(b.model.styles(), "Jazz");
    QCOMPARE(b.model.preview(), QString());
    toggle(b.model.moods(), "Sad");
    toggle(b.model.moods(), "Dreamy");
    QCOMPARE(b.model.preview(), QStringLiteral("dreamy and sad music"));
}

void TestConditionsBuilder::beatsAndTempoAgree()
{
    Builder b;
    for (const auto& [beats, tempo] :
         {std::pair("60", "slow"), std::pair("89", "slow"), std::pair("90", "medium"),
          std::pair("129", "medium"), std::pair("130", "fast"), std::pair("240", "fast")}) {
        b.model.enterBeats(QString::fromLatin1(beats));
        QCOMPARE(b.model.preview(), QStringLiteral("music, %1 tempo, %2 bpm")
                                        .arg(QString::fromLatin1(tempo), QString::fromLatin1(beats)));
    }
    toggle(b.model.tempos(), "Slow"); // against 240 beats: these go
    QCOMPARE(b.model.preview(), QStringLiteral("music, slow tempo"));
    b.model.enterBeats(QStringLiteral("70"));
    b.model.enterBeats(QString());
    QCOMPARE(b.model.preview(), QStringLiteral("music, slow tempo"));
}

void TestConditionsBuilder::beatsThatAreNoneAreTold()
{
    Builder b;
    b.model.enterBeats(QStringLiteral("120"));
    b.model.enterBeats(QStringLiteral("many"));
    QCOMPARE(b.model.beats(), 120);
    QVERIFY(b.model.beatsNote().contains(QStringLiteral("many")));
    b.model.enterBeats(QStringLiteral("1000"));
    QCOMPARE(b.model.beats(), 240);
    QVERIFY(!b.model.beatsNote().isEmpty());
    b.model.enterBeats(QStringLiteral("100"));
    QCOMPARE(b.model.beatsNote(), QString());
}

void TestConditionsBuilder::replacesAndAppends()
{
    Builder b;
    b.request.setPrompt(QStringLiteral("old words"));
    b.model.replacePrompt(); // nothing chosen: nothing lost
    QCOMPARE(b.request.prompt(), QStringLiteral("old words"));
    toggle(b.model.styles(), "Funk");
    b.model.appendToPrompt();
    QCOMPARE(b.request.prompt(), QStringLiteral("old words, funk"));
    b.request.setPrompt(QStringLiteral("A sentence. "));
    b.model.appendToPrompt();
    QCOMPARE(b.request.prompt(), QStringLiteral("A sentence. funk"));
    b.model.replacePrompt();
    QCOMPARE(b.request.prompt(), QStringLiteral("funk"));
    b.request.setPrompt({});
    b.model.appendToPrompt();
    QCOMPARE(b.request.prompt(), QStringLiteral("funk"));
}

void TestConditionsBuilder::lengthSetsTheDuration()
{
    Builder b;
    for (const auto& [label, seconds] :
         {std::pair("Short", 5.0), std::pair("Medium", 10.0), std::pair("Long", 30.0)}) {
        toggle(b.model.lengths(), label);
        QVERIFY(b.model.lengthText().contains(QString::number(seconds)));
        b.model.replacePrompt();
        QCOMPARE(b.request.chosenSettings().seconds, std::optional(seconds));
    }
    b.request.setRoom(7.5);
    b.model.replacePrompt();
    QCOMPARE(b.request.chosenSettings().seconds, std::optional(7.5));
}

void TestConditionsBuilder::rememberedInTheSession()
{
    core::Session session;
    session.view.insert(QStringLiteral("window"), 1);
    {
        Builder b;
        QSignalSpy edited(&b.model, &ConditionsBuilder::edited);
        toggle(b.model.styles(), "Blues");
        toggle(b.model.instruments(), "Harp");
        b.model.enterBeats(QStringLiteral("95"));
        toggle(b.model.lengths(), "Short");
        QVERIFY(edited.count() >= 4);
        b.model.store(session);
    }
    Builder b;
    QSignalSpy edited(&b.model, &ConditionsBuilder::edited);
    b.model.restore(session);
    QCOMPARE(edited.count(), 0);
    QCOMPARE(b.model.preview(), QStringLiteral("blues with harp, medium tempo, 95 bpm"));
    QVERIFY(b.model.lengthText().contains(u'5'));
    core::Session again = session;
    b.model.store(again);
    QCOMPARE(again, session);
    core::Session damaged;
    damaged.view.insert(QStringLiteral("conditions"), QStringLiteral("nonsense"));
    b.model.restore(damaged);
    QVERIFY(b.model.isEmpty());
}

void TestConditionsBuilder::vocabularyIsSound()
{
    for (const auto conditions : {styleConditions(), moodConditions(), instrumentConditions(),
                                  tempoConditions(), lengthConditions()}) {
        QSet<QString> keys;
        QSet<QString> labels;
        for (const Condition& condition : conditions) {
            keys << QString::fromLatin1(condition.key);
            labels << QString::fromLatin1(condition.label);
            QCOMPARE(labelOf(condition), QString::fromLatin1(condition.label)); // no translation is loaded
        }
        QCOMPARE(std::size_t(keys.size()), conditions.size());
        QCOMPARE(std::size_t(labels.size()), conditions.size());
    }
}

void TestConditionsBuilder::onlyWhatTheModelKnowsIsOffered()
{
    Builder b;
    QVERIFY(!b.model.isLimited());
    QCOMPARE(offered(b.model.styles()).size(), int(styleConditions().size()));
    toggle(b.model.instruments(), "Harp");
    QSignalSpy changed(b.model.instruments(), &ConditionChoice::dataChanged);
    b.model.setVocabulary(core::PromptVocabulary(
        {QStringLiteral("jazz"), QStringLiteral("piano"), QStringLiteral("electric")}));
    QVERIFY(b.model.isLimited());
    QCOMPARE(changed.count(), 1);
    QCOMPARE(offered(b.model.styles()), QStringList({QStringLiteral("Jazz")}));
    // What is chosen stays in sight, to be taken back.
    QCOMPARE(
        offered(b.model.instruments()),
        QStringList({QStringLiteral("Piano"), QStringLiteral("Electric piano"), QStringLiteral("Harp")}));
    QVERIFY(offered(b.model.moods()).isEmpty());
    QCOMPARE(offered(b.model.lengths()).size(),
             int(lengthConditions().size())); // these are not for the model
    b.model.setVocabulary(std::nullopt);
    QCOMPARE(offered(b.model.styles()).size(), int(styleConditions().size()));
}

/// The chips and what the starter model learns are tables in different places.
void TestConditionsBuilder::chipsOfTheStarterModel()
{
    QStringList words;
    const auto vocabulary = training::vocabulary();
    for (const auto& word : vocabulary.at("words"))
        words << QString::fromStdString(word);
    Builder b;
    b.model.setVocabulary(core::PromptVocabulary(words));
    const QStringList styles = offered(b.model.styles());
    for (const char* style :
         {"Lo-fi", "House", "Ambient", "Rock", "Jazz", "Solo piano", "Reggae", "Video game", "Synthwave"})
        QVERIFY2(styles.contains(QLatin1String(style)), style);
    QVERIFY(!styles.contains(QStringLiteral("Middle Eastern")));
    const QStringList instruments = offered(b.model.instruments());
    for (const char* instrument : {"Piano", "Electric piano", "Organ", "Acoustic guitar", "Electric guitar",
                                   "Distorted guitar", "Bass", "Double bass", "Drums", "Drum machine",
                                   "No drums", "Strings", "Flute", "Saxophone", "Synth lead", "Synth pads"})
        QVERIFY2(instruments.contains(QLatin1String(instrument)), instrument);
    QVERIFY(!instruments.contains(QStringLiteral("Trumpet")));
    QVERIFY(offered(b.model.moods()).size() >= 8);
    QCOMPARE(offered(b.model.tempos()).size(), 3);
}

QTEST_MAIN(TestConditionsBuilder)
#include "tst_request_conditions_builder.moc"
