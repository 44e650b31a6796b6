// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Putting a language on: the texts of QML and C++, plurals, direction, and what was made before.

#include "ui/application.h"
#include "ui/language.h"
#include "ui/models/model_list_model.h"
#include "ui/notices.h"
#include "ui/request/conditions_vocabulary.h"
#include "ui/takes/take_list_model.h"
#include "ui/text/clock_text.h"
#include "ui/text/error_text.h"
#include "ui/window.h"

#include <QGuiApplication>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QtQml/qqmlextensionplugin.h>

#include <algorithm>

Q_IMPORT_QML_PLUGIN(Arioso_StylePlugin)
Q_IMPORT_QML_PLUGIN(Arioso_UiPlugin)

using namespace arioso;

namespace {

bool isArabic(const QString& text)
{
    return text.isRightToLeft() &&
           std::any_of(text.begin(), text.end(), [](QChar c) { return c.script() == QChar::Script_Arabic; });
}

QString generate()
{
    return QCoreApplication::translate("GeneratePanel", "Generate"); // of GeneratePanel.qml
}

QString takes(int count)
{
    return QCoreApplication::translate("arioso::ui::TakesViewModel", "%Ln take(s)", nullptr, count);
}

} // namespace

class TestLanguage : public QObject
{
    Q_OBJECT

public:
    /// A system in Swahili, which has no translation.
    static void initMain()
    {
        qputenv("LC_ALL", "sw_KE.UTF-8");
        qunsetenv("LANGUAGE");
    }

private Q_SLOTS:
    void cleanup() { ui::Language().apply(QStringLiteral("en")); }
    void listsEachByItsOwnName();
    void clock_data();
    void clock();
    void arabicOfQmlAndNotices();
    void arabicOfTextsThatAreLookedUp();
    void arabicPlurals_data();
    void arabicPlurals();
    void englishPlurals();
    void unknownSystemLanguageIsEnglish();
    void whatWasMadeBeforeFollows();
    void aWindowThatCannotBeMadeIsTold();
};

void TestLanguage::clock_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<int>("decimals");
    QTest::addColumn<QString>("text");
    QTest::newRow("start") << 0.0 << 0 << "0:00";
    QTest::newRow("second") << 7.32 << 0 << "0:07";
    QTest::newRow("tenth") << 3.24 << 1 << "0:03.2";
    QTest::newRow("exact tenth") << 0.3 << 1 << "0:00.3";
    QTest::newRow("up to the minute") << 59.96 << 1 << "1:00.0";
    QTest::newRow("up to the minute, whole") << 59.96 << 0 << "1:00";
    QTest::newRow("almost an hour") << 3599.96 << 1 << "1:00:00.0";
    QTest::newRow("hour") << 3723.05 << 2 << "1:02:03.05";
    QTest::newRow("negative") << -3.0 << 1 << "0:00.0";
    QTest::newRow("not a number") << qQNaN() << 1 << "0:00.0";
    QTest::newRow("endless") << qInf() << 0 << "0:00";
}

void TestLanguage::clock()
{
    QFETCH(double, seconds);
    QFETCH(int, decimals);
    QLocale::setDefault(QLocale::c());
    QTEST(ui::clockText(seconds, decimals), "text");
    QLocale::setDefault(QLocale(QStringLiteral("ar_EG")));
    QVERIFY(!ui::clockText(seconds, decimals).contains(u'0'));
}

void TestLanguage::listsEachByItsOwnName()
{
    QStringList names;
    for (const ui::LanguageName& language : ui::Language::available())
        names << language.code + u' ' + language.name;
    QVERIFY2(names.contains(QStringLiteral("en English")), qPrintable(names.join(u',')));
    QVERIFY2(names.contains(QStringLiteral("ar العربية")), qPrintable(names.join(u',')));
    QCOMPARE(names.size(), 2);
}

void TestLanguage::arabicOfQmlAndNotices()
{
    ui::Language language;
    language.apply(QStringLiteral("ar"));
    QCOMPARE(generate(), QStringLiteral("توليد"));
    QCOMPARE(QGuiApplication::layoutDirection(), Qt::RightToLeft);
    QCOMPARE(QLocale().language(), QLocale::Arabic);

    ui::Notices notices;
    notices.report({core::FailureCode::DiskFull, {}}, QStringLiteral("song.wav"));
    const QString text = notices.notices().first().text;
    QVERIFY2(isArabic(text) && text.contains(QStringLiteral("song.wav")), qPrintable(text));

    language.apply(QStringLiteral("en"));
    QCOMPARE(generate(), QStringLiteral("Generate"));
    QCOMPARE(QGuiApplication::layoutDirection(), Qt::LeftToRight);
}

/// These are no literals where they are translated, so that the translators' tool could miss them.
void TestLanguage::arabicOfTextsThatAreLookedUp()
{
    ui::Language language;
    language.apply(QStringLiteral("ar"));
    for (int code = 0; code <= int(core::FailureCode::DownloadDamaged); ++code) {
        const ui::ErrorText text = ui::errorText({core::FailureCode(code), {}});
        QVERIFY2(isArabic(text.sentence) && isArabic(text.wayOut), qPrintable(text.sentence));
    }
    for (const auto& conditions : {ui::styleConditions(), ui::moodConditions(), ui::instrumentConditions(),
                                   ui::tempoConditions(), ui::lengthConditions()})
        for (const ui::Condition& condition : conditions)
            QVERIFY2(isArabic(ui::labelOf(condition)), condition.label);
    for (const auto state : {core::FoundModel::State::NeedsConverting, core::FoundModel::State::Incomplete,
                             core::FoundModel::State::Damaged, core::FoundModel::State::Missing,
                             core::FoundModel::State::LfsPointer, core::FoundModel::State::NeedsBase,
                             core::FoundModel::State::OtherAdapter}) {
        core::FoundModel model;
        model.state = state;
        QVERIFY(isArabic(ui::problemText(model)));
    }
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QVERIFY(isArabic(ui::ageText(now, now)));
    QVERIFY(isArabic(ui::ageText(now.addSecs(-5 * 60), now)));
}

void TestLanguage::arabicPlurals_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << 0 << QStringLiteral("لا مقطوعات");
    QTest::newRow("one") << 1 << QStringLiteral("مقطوعة واحدة");
    QTest::newRow("two") << 2 << QStringLiteral("مقطوعتان");
    QTest::newRow("few") << 3 << QStringLiteral("٣ مقطوعات");
    QTest::newRow("many") << 11 << QStringLiteral("١١ مقطوعة");
    QTest::newRow("hundred") << 100 << QStringLiteral("١٠٠ مقطوعة");
}

void TestLanguage::arabicPlurals()
{
    QFETCH(const int, count);
    ui::Language language;
    language.apply(QStringLiteral("ar"));
    QTEST(takes(count), "text");
}

void TestLanguage::englishPlurals()
{
    ui::Language language;
    language.apply(QStringLiteral("en"));
    QCOMPARE(takes(1), QStringLiteral("1 take"));
    QCOMPARE(takes(2), QStringLiteral("2 takes"));
}

void TestLanguage::unknownSystemLanguageIsEnglish()
{
    QCOMPARE(QLocale::system().language(), QLocale::Swahili);
    ui::Language language;
    language.apply(QStringLiteral("ar"));
    language.apply({});
    QCOMPARE(generate(), QStringLiteral("Generate"));
    QCOMPARE(takes(2), QStringLiteral("2 takes"));
    QCOMPARE(QLocale().language(), QLocale::English);
    QCOMPARE(QGuiApplication::layoutDirection(), Qt::LeftToRight);
}

/// The view models are made before the window that knows the language.
void TestLanguage::whatWasMadeBeforeFollows()
{
    const QTemporaryDir folder;
    ui::ApplicationOptions options;
    options.configFolder = folder.filePath(QStringLiteral("config"));
    options.dataFolder = folder.filePath(QStringLiteral("data"));
    ui::Application app(options);
    core::AppSettings settings = app.settingsStore().settings();
    settings.language = QStringLiteral("ar");
    app.settingsStore().set(settings);
    QCOMPARE(app.settings()->themes()->choices().first().text, QStringLiteral("System default"));

    const ui::Window window(app);
    QCOMPARE(app.settings()->themes()->choices().first().text, QStringLiteral("مثل النظام"));
    QVERIFY(isArabic(app.exporter()->options()->formats()->choices().first().text));
    app.shutDown();
}

/// The one that works stays: without this a program could be left that has no window.
void TestLanguage::aWindowThatCannotBeMadeIsTold()
{
    const QTemporaryDir folder;
    ui::ApplicationOptions options;
    options.configFolder = folder.filePath(QStringLiteral("config"));
    options.dataFolder = folder.filePath(QStringLiteral("data"));
    ui::Application app(options);
    ui::Window window(app);
    QVERIFY(window.open());
    const QQuickWindow* first = window.window();
    QVERIFY(first != nullptr);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral(".*nothing.qml.*")));
    QVERIFY(!window.open(QUrl(QStringLiteral("qrc:/nothing.qml"))));
    QCOMPARE(window.window(), first);
    app.shutDown();
}

QTEST_MAIN(TestLanguage)
#include "tst_language.moc"
