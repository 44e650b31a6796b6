// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// What is asked for: settings that stay absent until they are chosen, and their ways into recipes and
// sessions.
#include "ui/request/request_view_model.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QLocale>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace arioso;
using namespace arioso::ui;

namespace {

struct Request
{
    QTemporaryDir folder;
    core::RecentPrompts recentPrompts{folder.filePath(QStringLiteral("recent.json"))};
    RequestViewModel model{recentPrompts};
    SettingsForm* form = model.form();
};

core::ModelSummary summary(float guidance, float temperature, int topK, double maxSeconds)
{
    core::ModelSummary model;
    model.defaults.guidanceScale = guidance;
    model.defaults.temperature = temperature;
    model.defaults.topK = topK;
    model.maxSeconds = maxSeconds;
    return model;
}

core::Session roundTrip(const core::Session& session)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("session.json"));
    core::SessionStore(path).set(session);
    return core::SessionStore(path).session();
}

} // namespace

class TestRequestViewModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale::c()); }
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void nothingChosenIsAbsentButTheLengthIsSent();
    void modelChangesDefaultsNotChoices();
    void resetMakesAbsentAgain();
    void typedValuesAreHeldToTheRange_data();
    void typedValuesAreHeldToTheRange();
    void typedTextIsReadInTheUsersLanguage();
    void whatIsTypedCountsAtOnceWhenItIsValid();
    void durationsAreTypedAsClocksToo();
    void roomShortensAndGivesBack();
    void seedIsAFullNumber();
    void drawnSeedsAreShort();
    void seedIsReadFromAnyDigits();
    void usedSeedCanBeKeptAndCopied();
    void promptForModelIsTrimmedAndAbsentWhenBlank();
    void overlongPromptIsCutForTheModelOnly();
    void unknownWordsAreNamed();
    void recipeIsApplied();
    void continuedPartOfARecipeIsNoNewMusic();
    void sessionRoundTrip();
    void excludedTextIsASettingThatNeedsGuidance();
    void editedTellsOfChoicesOnly();
    void replacingIsOneChange();
    void recentPromptsAreSearchedRemovedAndBroughtBack();
    void examplesAreComplete();
};

void TestRequestViewModel::nothingChosenIsAbsentButTheLengthIsSent()
{
    Request r;
    QCOMPARE(r.model.chosenSettings(), core::GenerationSettings());
    core::GenerationSettings sent;
    sent.seconds = 10;
    QCOMPARE(r.model.settings(), sent);
    r.model.setModel(summary(3, 1, 250, 8)); // its window is shorter: the piece is generated in two
    QCOMPARE(r.model.settings().seconds, std::optional(10.0));
}

void TestRequestViewModel::modelChangesDefaultsNotChoices()
{
    Request r;
    r.form->guidance()->setValue(5);
    r.model.setModel(summary(3, 0.7F, 50, 12));
    QCOMPARE(r.form->guidance()->value(), 5.0);
    QCOMPARE(r.form->guidance()->defaultValue(), 3.0);
    QCOMPARE(r.form->temperature()->value(), 0.7); // not 0.699999988
    QCOMPARE(r.form->temperature()->text(), QStringLiteral("0.7"));
    QCOMPARE(r.form->topK()->value(), 50.0);
    QCOMPARE(r.form->duration()->sliderHighest(), 12.0);
    QVERIFY(!r.form->guidance()->isDefault());
    QVERIFY(r.form->temperature()->isDefault());
    core::GenerationSettings chosen;
    chosen.guidanceScale = 5;
    QCOMPARE(r.model.chosenSettings(), chosen);
}

void TestRequestViewModel::resetMakesAbsentAgain()
{
    Request r;
    r.form->temperature()->setValue(0.3);
    r.form->takes()->stepBy(3);
    r.form->setSampled(false);
    QCOMPARE(r.model.settings().takes, 4);
    QCOMPARE(r.model.settings().sample, std::optional(false));
    r.form->temperature()->reset();
    r.form->takes()->reset();
    r.form->resetSampled();
    QCOMPARE(r.model.chosenSettings(), core::GenerationSettings());
    QCOMPARE(r.form->temperature()->value(), 1.0);
}

void TestRequestViewModel::excludedTextIsASettingThatNeedsGuidance()
{
    Request r;
    QVERIFY(!r.model.settings().exclude);
    r.form->setExclude(QStringLiteral("  drums "));
    QCOMPARE(r.model.settings().exclude, std::optional(QStringLiteral("drums")));
    QCOMPARE(r.form->excludeNote(), QString());
    r.form->guidance()->setValue(1);
    QVERIFY(r.form->excludeNote().contains(QStringLiteral("guidance")));

    core::Session session;
    r.model.store(session);
    Request next;
    next.model.restore(roundTrip(session));
    QCOMPARE(next.form->exclude(), QStringLiteral("drums"));

    core::Recipe recipe; // of a take without
    next.model.apply(recipe);
    QCOMPARE(next.form->exclude(), QString());
    r.form->setExclude(QString(20000, QLatin1Char('x')));
    QCOMPARE(r.model.settings().exclude->size(), core::range::kPromptCharacters);
    r.form->setExclude(QStringLiteral(" "));
    QVERIFY(!r.model.settings().exclude);
    QCOMPARE(r.form->excludeNote(), QString());
}

void TestRequestViewModel::typedValuesAreHeldToTheRange_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<double>("value");
    QTest::addColumn<bool>("told");
    QTest::newRow("beyond the slider") << QStringLiteral("12.5") << 12.5 << false;
    QTest::newRow("highest") << QStringLiteral("30") << 30.0 << false;
    QTest::newRow("too high") << QStringLiteral("31") << 30.0 << true;
    QTest::newRow("too low") << QStringLiteral("-1") << 0.0 << true;
    QTest::newRow("no number") << QStringLiteral("loud") << 3.0 << true;
    QTest::newRow("nothing") << QString() << 3.0 << true;
    QTest::newRow("not finite") << QStringLiteral("inf") << 3.0 << true;
    QTest::newRow("exact") << QStringLiteral(" 3.125 ") << 3.125 << false;
}

void TestRequestViewModel::typedValuesAreHeldToTheRange()
{
    QFETCH(QString, typed);
    QFETCH(double, value);
    QFETCH(bool, told);
    Request r;
    r.form->guidance()->enter(typed);
    QCOMPARE(r.form->guidance()->value(), value);
    QCOMPARE(!r.form->guidance()->note().isEmpty(), told);
    r.form->guidance()->setValue(4);
    QCOMPARE(r.form->guidance()->note(), QString());
}

void TestRequestViewModel::typedTextIsReadInTheUsersLanguage()
{
    Request r;
    QLocale::setDefault(QLocale(QLocale::German));
    r.form->guidance()->enter(QStringLiteral("4,5"));
    QCOMPARE(r.form->guidance()->value(), 4.5);
    QCOMPARE(r.form->guidance()->text(), QStringLiteral("4,5"));
    QLocale::setDefault(QLocale(QLocale::Arabic, QLocale::Egypt));
    r.form->takes()->enter(QString(QChar(0x663))); // Arabic-Indic three
    QCOMPARE(r.form->takes()->value(), 3.0);
    QCOMPARE(r.form->takes()->text(), QString(QChar(0x663)));
    r.form->takes()->enter(QStringLiteral("2.6"));
    QCOMPARE(r.form->takes()->value(), 3.0);
    QVERIFY(!r.form->takes()->note().isEmpty());
}

void TestRequestViewModel::whatIsTypedCountsAtOnceWhenItIsValid()
{
    Request r;
    r.form->duration()->enterSoFar(QStringLiteral("1"));
    QCOMPARE(r.form->duration()->value(), 1.0);
    r.form->duration()->enterSoFar(QStringLiteral("15"));
    QCOMPARE(r.form->duration()->value(), 15.0);
    r.form->duration()->enterSoFar(QStringLiteral("15000"));
    QCOMPARE(r.form->duration()->value(), 15.0);
    QCOMPARE(r.form->duration()->note(), QString());
}

void TestRequestViewModel::durationsAreTypedAsClocksToo()
{
    Request r;
    NumberSetting& duration = *r.form->duration();
    const std::pair<const char*, double> durations[] = {
        {"45", 45}, {"45.5", 45.5}, {"1:30", 90}, {" 5:00 ", 300}, {"0:07.5", 7.5}, {"59:59", 3599}, {"1:00:00", 3600}};
    for (const auto& [typed, seconds] : durations) {
        duration.enter(QString::fromLatin1(typed));
        QCOMPARE(duration.value(), seconds);
        QCOMPARE(duration.note(), QString());
    }
    QCOMPARE(duration.text(), QStringLiteral("1:00:00"));
    QCOMPARE(duration.sliderHighest(), 30.0); // the slider is for what one window holds
    duration.enter(QStringLiteral("1:00:01"));
    QCOMPARE(duration.value(), 3600.0);
    QVERIFY(duration.note().contains(QLatin1String("1:00:01")));
    for (const char* typed : {"1:75", "1:-2", "1:2:3:4", "1.5:30", ":", "nan", "1:"}) {
        duration.enter(QString::fromLatin1(typed));
        QCOMPARE(duration.value(), 3600.0);
        QVERIFY2(duration.note().contains(QLatin1String("isn't a duration")), typed);
    }
    duration.setValue(59);
    QCOMPARE(duration.text(), QStringLiteral("59"));
}

void TestRequestViewModel::roomShortensAndGivesBack()
{
    Request r;
    r.form->duration()->setValue(20);
    QSignalSpy edited(&r.model, &RequestViewModel::edited);
    r.model.setRoom(12.5);
    QCOMPARE(r.form->duration()->value(), 12.5);
    QCOMPARE(r.model.settings().seconds, std::optional(12.5));
    QVERIFY(r.form->duration()->note().contains(QStringLiteral("20")));
    QCOMPARE(r.model.chosenSettings().seconds, std::optional(20.0)); // kept, in the session too
    r.model.setRoom(0.4);
    QCOMPARE(r.model.settings().seconds, std::optional(0.4));
    r.model.setRoom(30);
    QCOMPARE(r.form->duration()->value(), 20.0);
    QCOMPARE(r.form->duration()->note(), QString());
    QCOMPARE(edited.count(), 0);
}

void TestRequestViewModel::seedIsAFullNumber()
{
    Request r;
    r.form->seed()->enter(QStringLiteral("18446744073709551615"));
    QCOMPARE(r.model.settings().seed, std::optional(~quint64(0)));
    QCOMPARE(r.form->seed()->text(), QStringLiteral("18446744073709551615"));
    for (const char* wrong : {"18446744073709551616", "-1", "1.5", "abc", ""}) {
        r.form->seed()->enter(QString::fromLatin1(wrong));
        QCOMPARE(r.model.settings().seed, std::optional(~quint64(0)));
        QVERIFY(!r.form->seed()->note().isEmpty());
    }
    r.form->seed()->setFixed(false);
    QCOMPARE(r.model.settings().seed, std::nullopt);
    QCOMPARE(r.form->seed()->note(), QString());
}

/// As the service draws them: short enough to be told to somebody.
void TestRequestViewModel::drawnSeedsAreShort()
{
    for (int i = 0; i < 20; ++i) {
        Request r;
        r.form->seed()->setFixed(true);
        QVERIFY(*r.model.settings().seed <= 0xffffffffU);
    }
}

void TestRequestViewModel::seedIsReadFromAnyDigits()
{
    QCOMPARE(seedFromText(QStringLiteral(" 12 345 ")), std::optional<quint64>(12345));
    QCOMPARE(seedFromText(QString::fromUtf8("٤٢")), std::optional<quint64>(42));
    QCOMPARE(seedFromText(QStringLiteral("0")), std::optional<quint64>(0));
    QCOMPARE(seedFromText(QStringLiteral(" ")), std::nullopt);
}

void TestRequestViewModel::usedSeedCanBeKeptAndCopied()
{
    Request r;
    QCOMPARE(r.form->seed()->usedText(), QString());
    r.model.setUsedSeed(9007199254740993ULL); // no double holds it
    QCOMPARE(r.form->seed()->usedText(), QStringLiteral("9007199254740993"));
    QCOMPARE(r.model.settings().seed, std::nullopt);
    r.form->seed()->copyUsed();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("9007199254740993"));
    r.form->seed()->useAgain();
    QCOMPARE(r.model.settings().seed, std::optional(9007199254740993ULL));
    QVERIFY(r.form->seed()->usesUsed());
    r.form->seed()->setFixed(false);
    r.form->seed()->setFixed(true); // what was used last, not another one
    QCOMPARE(r.model.settings().seed, std::optional(9007199254740993ULL));
}

void TestRequestViewModel::promptForModelIsTrimmedAndAbsentWhenBlank()
{
    Request r;
    QCOMPARE(r.model.promptForModel(), std::nullopt);
    r.model.setPrompt(QStringLiteral(" \n\t"));
    QCOMPARE(r.model.promptForModel(), std::nullopt);
    QVERIFY(r.model.isUnconditional());
    r.model.setPrompt(QStringLiteral("calm piano\n"));
    QCOMPARE(r.model.promptForModel(), std::optional(QStringLiteral("calm piano")));
    QVERIFY(!r.model.isUnconditional());
    QCOMPARE(r.model.prompt(), QStringLiteral("calm piano\n"));
}

void TestRequestViewModel::overlongPromptIsCutForTheModelOnly()
{
    Request r;
    r.model.setPrompt(QString(8999, u'a'));
    QCOMPARE(r.model.lengthNote(), QString());
    r.model.setPrompt(QString(9500, u'a'));
    QVERIFY(r.model.lengthNote().contains(QStringLiteral("9,500")) ||
            r.model.lengthNote().contains(QStringLiteral("9500")));
    QVERIFY(!r.model.isTooLong());
    // A note (one character of two units) sits across the limit: it is left out whole.
    r.model.setPrompt(QString(9999, u'a') + QString::fromUtf8("🎵") + u'b');
    QVERIFY(r.model.isTooLong());
    QCOMPARE(r.model.promptForModel(), std::optional(QString(9999, u'a')));
    QCOMPARE(r.model.prompt().size(), 10002);
}

void TestRequestViewModel::unknownWordsAreNamed()
{
    Request r;
    r.model.setPrompt(QStringLiteral("calm harp, trumpet and piano"));
    QCOMPARE(r.model.unknownNote(), QString()); // no model is there to know
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("vocabulary.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"words": ["and", "calm", "piano"]})");
    file.close();
    core::ModelSummary starter = summary(3, 1, 250, 15);
    starter.directory = folder.path();
    QSignalSpy changed(&r.model, &RequestViewModel::promptChanged);
    QSignalSpy edited(&r.model, &RequestViewModel::edited);
    r.model.setModel(starter);
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(edited.count(), 0);
    const QString note = r.model.unknownNote();
    QVERIFY(note.contains(QStringLiteral("harp")) && note.contains(QStringLiteral("trumpet")));
    QVERIFY(!note.contains(QStringLiteral("piano")) && !note.contains(QStringLiteral("calm")));
    r.model.setPrompt(QStringLiteral("calm pia")); // it is being typed
    QCOMPARE(r.model.unknownNote(), QString());
    r.model.setPrompt(QStringLiteral("calm pia "));
    QCOMPARE(r.model.unknownNote(), QStringLiteral("Words this model doesn't know: pia"));
    r.model.setModel(summary(3, 1, 250, 30)); // a large model has no list
    QTRY_COMPARE(r.model.unknownNote(), QString());
}

void TestRequestViewModel::recipeIsApplied()
{
    core::Recipe recipe;
    recipe.prompt = QStringLiteral("funk");
    recipe.settings.sample = true;
    recipe.settings.guidanceScale = 4.25;
    recipe.settings.temperature = 0.9;
    recipe.settings.topK = 100;
    recipe.settings.topP = 0.8;
    recipe.settings.minP = 0.05;
    recipe.settings.seconds = 12;
    recipe.settings.seed = 77;
    Request r;
    r.form->takes()->setValue(4);
    r.model.apply(recipe);
    QCOMPARE(r.model.prompt(), QStringLiteral("funk"));
    QCOMPARE(r.model.settings(), recipe.settings); // every field, takes 1 and min-p too
    QVERIFY(r.form->seed()->isFixed());
    recipe.prompt.reset();
    r.model.apply(recipe);
    QCOMPARE(r.model.prompt(), QString());
}

void TestRequestViewModel::continuedPartOfARecipeIsNoNewMusic()
{
    core::Recipe recipe;
    recipe.settings.seconds = 25;
    recipe.continuation = core::SoundSource{QStringLiteral("take"), {}, 2.5, 12.5};
    Request r;
    r.model.apply(recipe);
    QCOMPARE(r.model.settings().seconds, std::optional(15.0));
}

void TestRequestViewModel::sessionRoundTrip()
{
    core::Session session;
    session.view.insert(QStringLiteral("window"), 1); // of others: stays
    {
        Request r;
        r.model.setPrompt(QString::fromUtf8("hello\n“music” ♫"));
        r.form->guidance()->enter(QStringLiteral("2.5"));
        r.form->topP()->setValue(0.9);
        r.form->setSampled(true);
        r.model.setUsedSeed(~quint64(0));
        r.form->seed()->useAgain();
        r.model.store(session);
    }
    const core::Session read = roundTrip(session);
    Request r;
    QSignalSpy edited(&r.model, &RequestViewModel::edited);
    r.model.restore(read);
    QCOMPARE(edited.count(), 0);
    QCOMPARE(r.model.prompt(), QString::fromUtf8("hello\n“music” ♫"));
    core::GenerationSettings expected;
    expected.guidanceScale = 2.5;
    expected.topP = 0.9;
    expected.sample = true;
    expected.seed = ~quint64(0);
    QCOMPARE(r.model.chosenSettings(), expected);
    QCOMPARE(r.form->seed()->usedText(), QStringLiteral("18446744073709551615"));
    core::Session again = read;
    r.model.store(again);
    QCOMPARE(again, read);
}

void TestRequestViewModel::editedTellsOfChoicesOnly()
{
    Request r;
    QSignalSpy edited(&r.model, &RequestViewModel::edited);
    r.model.setModel(summary(4, 1, 10, 20));
    r.model.setModel(std::nullopt);
    r.form->guidance()->enter(QStringLiteral("no number"));
    QCOMPARE(edited.count(), 0);
    r.form->guidance()->setValue(4); // the default, but chosen now
    QCOMPARE(edited.count(), 1);
    r.form->guidance()->setValue(4);
    QCOMPARE(edited.count(), 1);
    r.model.setPrompt(QStringLiteral("x"));
    r.model.setPrompt(QStringLiteral("x"));
    QCOMPARE(edited.count(), 2);
    r.model.setUsedSeed(3);
    QCOMPARE(edited.count(), 3);
    r.form->setSampled(false);
    QCOMPARE(edited.count(), 4);
}

void TestRequestViewModel::replacingIsOneChange()
{
    Request r;
    QSignalSpy edited(&r.model, &RequestViewModel::edited);
    core::GenerationSettings settings;
    settings.guidanceScale = 1;
    settings.seconds = 3;
    settings.takes = 2;
    r.model.replace(QStringLiteral("new"), settings);
    QCOMPARE(edited.count(), 1);
    QCOMPARE(r.model.chosenSettings(), settings);
    r.model.replace(std::nullopt, {});
    QCOMPARE(r.model.prompt(), QStringLiteral("new"));
    QCOMPARE(r.model.chosenSettings(), core::GenerationSettings());
}

void TestRequestViewModel::recentPromptsAreSearchedRemovedAndBroughtBack()
{
    Request r;
    for (const char* prompt : {"slow piano", "fast rock", "slow strings"})
        r.recentPrompts.add(QString::fromLatin1(prompt));
    RecentPromptsModel* recent = r.model.recent();
    QCOMPARE(recent->count(), 3);
    QCOMPARE(recent->textAt(0), QStringLiteral("slow strings"));
    recent->setSearch(QStringLiteral("SLOW pi"));
    QCOMPARE(recent->count(), 1);
    QCOMPARE(recent->total(), 3);
    recent->removeAt(0);
    QCOMPARE(recent->count(), 0);
    recent->setSearch({});
    QCOMPARE(recent->count(), 2);
    recent->undo();
    QCOMPARE(r.recentPrompts.prompts(),
             QStringList({QStringLiteral("slow strings"), QStringLiteral("fast rock"),
                          QStringLiteral("slow piano")}));
    recent->clear();
    QCOMPARE(recent->total(), 0);
    r.recentPrompts.add(QStringLiteral("newer"));
    QVERIFY(recent->canUndo());
    recent->undo();
    QVERIFY(!recent->canUndo());
    QCOMPARE(r.recentPrompts.prompts(),
             QStringList({QStringLiteral("newer"), QStringLiteral("slow strings"),
                          QStringLiteral("fast rock"), QStringLiteral("slow piano")}));
}

void TestRequestViewModel::examplesAreComplete()
{
    Request r;
    ExamplePrompts* examples = r.model.examples();
    QVERIFY(examples->count() >= 12);
    QSet<QString> headings;
    QSet<QString> prompts;
    for (int row = 0; row < examples->count(); ++row) {
        const QModelIndex index = examples->index(row);
        const QString heading = index.data(ExamplePrompts::HeadingRole).toString();
        QVERIFY(heading.isEmpty() || !headings.contains(heading));
        headings << heading;
        prompts << examples->promptAt(row);
        QVERIFY(!index.data(ExamplePrompts::TitleRole).toString().isEmpty());
        QVERIFY(examples->promptAt(row).size() > 20);
    }
    QVERIFY(!examples->index(0).data(ExamplePrompts::HeadingRole).toString().isEmpty());
    QCOMPARE(prompts.size(), examples->count());
    QVERIFY(headings.size() > 3);
}

QTEST_MAIN(TestRequestViewModel)
#include "tst_request_view_model.moc"
