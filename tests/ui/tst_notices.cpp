// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// What the user is told: banners, sentences of failures, times, languages.

#include "ui/language.h"
#include "ui/notices.h"
#include "ui/text/error_text.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace arioso;
using ui::Notices;

class TestNotices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale::c()); }
    void everyFailureHasASentenceAndAWayOut();
    void newestFirstAndNoMoreThanFit();
    void importantOnesStay();
    void sameFailureIsOneBanner();
    void subjectsStayOnTheirLine();
    void actionRunsOnceAndDismisses();
    void everyMessageIsKept();
    void failuresAreLogged();
    void copiesDetails();
};

void TestNotices::everyFailureHasASentenceAndAWayOut()
{
    QSet<QString> sentences;
    constexpr int kCodes = int(core::FailureCode::DownloadDamaged) + 1;
    for (int code = 0; code < kCodes; ++code) {
        const ui::ErrorText text = ui::errorText({core::FailureCode(code), {}});
        QVERIFY2(text.sentence.endsWith(u'.'), qPrintable(QString::number(code)));
        QVERIFY2(text.wayOut.endsWith(u'.'), qPrintable(QString::number(code)));
        sentences.insert(text.sentence);
    }
    QCOMPARE(sentences.size(), kCodes); // none is said of two things
}

void TestNotices::newestFirstAndNoMoreThanFit()
{
    Notices notices;
    const QAbstractItemModelTester tester(&notices, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int i = 0; i < Notices::kMost + 2; ++i)
        notices.show({Notices::Information, QString::number(i), {}, {}, {}, {}});
    QCOMPARE(notices.count(), Notices::kMost);
    QCOMPARE(notices.index(0).data(Notices::TextRole).toString(), QString::number(Notices::kMost + 1));
    notices.dismiss(0);
    notices.dismiss(99);
    notices.dismiss(-1);
    QCOMPARE(notices.count(), Notices::kMost - 1);
}

void TestNotices::importantOnesStay()
{
    Notices notices;
    const auto show = [&](Notices::Severity severity, const char* text) {
        notices.show({severity, QString::fromLatin1(text), {}, {}, {}, {}});
    };
    show(Notices::Information, "old");
    show(Notices::Error, "unsaved");
    show(Notices::Warning, "strange");
    show(Notices::Information, "young");
    for (const char* text : {"1", "2", "3"})
        show(Notices::Information, text);
    QStringList texts;
    for (const Notices::Notice& notice : notices.notices())
        texts.append(notice.text);
    QCOMPARE(texts, (QStringList{QStringLiteral("3"), QStringLiteral("2"), QStringLiteral("strange"),
                                 QStringLiteral("unsaved")}));
}

void TestNotices::sameFailureIsOneBanner()
{
    Notices notices;
    const core::Failure failure{core::FailureCode::DiskFull, QStringLiteral("No room for a.wav.")};
    notices.report(failure, QStringLiteral("a.wav"));
    notices.report(failure, QStringLiteral("a.wav"));
    QCOMPARE(notices.count(), 1);
    notices.report(failure, QStringLiteral("b.wav"));
    QCOMPARE(notices.count(), 2);
    QVERIFY(notices.notices().first().text.startsWith(QStringLiteral("b.wav")));
}

void TestNotices::subjectsStayOnTheirLine()
{
    Notices notices;
    const core::Failure failure{core::FailureCode::NotThere, {}};
    notices.report(failure, QString::fromUtf8("a\n\u202Eb\x01 \u2067c 😀"));
    QVERIFY2(notices.notices().first().text.startsWith(QString::fromUtf8("a b c 😀: ")),
             qPrintable(notices.notices().first().text));
    notices.report(failure, QStringLiteral("😀").repeated(100'000));
    QVERIFY(notices.notices().first().text.size() < 500);
    QVERIFY(notices.notices().first().text.isValidUtf16());
}

void TestNotices::actionRunsOnceAndDismisses()
{
    Notices notices;
    int runs = 0;
    notices.show({Notices::Information,
                  QStringLiteral("Deleted."),
                  {},
                  {},
                  {QStringLiteral("Undo"),
                   [&] {
                       ++runs;
                       QCOMPARE(notices.count(), 0); // may show another one
                   }},
                  QStringLiteral("key")});
    QSignalSpy count(&notices, &Notices::countChanged);
    notices.act(0);
    notices.act(0);
    QCOMPARE(runs, 1);
    QCOMPARE(count.count(), 1);
    notices.show({Notices::Warning, QStringLiteral("x"), {}, {}, {}, QStringLiteral("key")});
    notices.withdraw(QStringLiteral("key"));
    QCOMPARE(notices.count(), 0);
}

void TestNotices::everyMessageIsKept()
{
    Notices notices;
    ui::MessageLog& log = *notices.log();
    const QAbstractItemModelTester tester(&log, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int i = 0; i < ui::MessageLog::kMost + 5; ++i)
        notices.show({Notices::Information, QString::number(i), {}, {}, {}, {}});
    QCOMPARE(log.count(), ui::MessageLog::kMost);
    const auto newest = [&](int role) { return log.index(0).data(role).toString(); };
    QCOMPARE(newest(ui::MessageLog::TextRole), QString::number(ui::MessageLog::kMost + 4));
    notices.report({core::FailureCode::DiskFull, QStringLiteral("No room.")}, QStringLiteral("a.wav"));
    notices.report({core::FailureCode::DiskFull, QStringLiteral("No room.")}, QStringLiteral("a.wav"));
    notices.dismiss(0);
    QVERIFY(newest(ui::MessageLog::TextRole).startsWith(QStringLiteral("a.wav")));
    QVERIFY(!log.index(1).data(ui::MessageLog::TextRole).toString().startsWith(QStringLiteral("a.wav")));
    QVERIFY(!newest(ui::MessageLog::TimeRole).isEmpty());
    log.copy(0);
    QVERIFY(QGuiApplication::clipboard()->text().endsWith(QStringLiteral("\nNo room.")));
    log.clear();
    log.clear();
    QCOMPARE(log.count(), 0);
}

/// The details, but not the sentence, which may name a take by its prompt.
void TestNotices::failuresAreLogged()
{
    QTest::ignoreMessage(QtInfoMsg, "No room.");
    Notices notices;
    notices.report({core::FailureCode::DiskFull, QStringLiteral("No room.")}, QStringLiteral("calm piano"));
    notices.show({Notices::Information, QStringLiteral("calm piano"), {}, QStringLiteral("details"), {}, {}});
}

void TestNotices::copiesDetails()
{
    Notices notices;
    notices.report({core::FailureCode::Internal, QStringLiteral("Because.")});
    notices.copyDetails(0);
    QVERIFY(QGuiApplication::clipboard()->text().endsWith(QStringLiteral("\nBecause.")));
}

QTEST_MAIN(TestNotices)
#include "tst_notices.moc"
