// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The user guide in the application: pages in each language, search, and that they only refer to each other.

#include "ui/guide/guide_model.h"

#include <QDir>
#include <QFile>
#include <QLocale>
#include <QRegularExpression>
#include <QTest>

using namespace arioso::ui;

namespace {

QString sourceOf(const QString& path)
{
    QFile file(QStringLiteral(ARIOSO_SOURCES "/") + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList matchesIn(const QString& text, const QString& pattern)
{
    QStringList found;
    for (auto match = QRegularExpression(pattern).globalMatch(text); match.hasNext();)
        found.append(match.next().captured(1));
    return found;
}

} // namespace

class TestGuide : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QLocale::setDefault(QLocale(QLocale::English)); }
    void hasTheSamePagesInEveryLanguage();
    void isSearched();
    void refersOnlyToItsPages_data();
    void refersOnlyToItsPages();
    void listsEveryKey_data() { refersOnlyToItsPages_data(); }
    void listsEveryKey();
};

void TestGuide::hasTheSamePagesInEveryLanguage()
{
    const GuideModel english;
    QVERIFY(english.count() > 10);
    QLocale::setDefault(QLocale(QLocale::Arabic));
    const GuideModel arabic;
    QCOMPARE(arabic.count(), english.count());
    for (int row = 0; row < english.count(); ++row) {
        const QString page = english.index(row).data(GuideModel::PageRole).toString();
        QCOMPARE(arabic.rowOf(page), row);
        QVERIFY2(!english.titleAt(row).isEmpty() && !english.textAt(row).isEmpty(), qPrintable(page));
        QVERIFY2(arabic.titleAt(row).isRightToLeft(), qPrintable(page));
        const QString list = QStringLiteral("(?m)^(\\d+\\.|-) ");
        QCOMPARE(matchesIn(arabic.textAt(row), list), matchesIn(english.textAt(row), list));
        QCOMPARE(arabic.textAt(row).count(QStringLiteral("\n\n")),
                 english.textAt(row).count(QStringLiteral("\n\n")));
    }
    QLocale::setDefault(QLocale(QLocale::Welsh));
    QCOMPARE(GuideModel().titleAt(0), english.titleAt(0));
}

void TestGuide::isSearched()
{
    GuideModel guide;
    const int all = guide.count();
    guide.setSearch(QStringLiteral("  BUILT "));
    QVERIFY(guide.count() > 0 && guide.count() < all);
    guide.setSearch(QStringLiteral("adapter AUDIOCRAFT"));
    QCOMPARE(guide.count(), 1);
    QCOMPARE(guide.index(0).data(GuideModel::PageRole).toString(), QStringLiteral("090-models.md"));
    QCOMPARE(guide.rowOf(QStringLiteral("080-export.md")), -1);
    guide.setSearch(QStringLiteral("no such words"));
    QCOMPARE(guide.count(), 0);
    QCOMPARE(guide.textAt(0), QString());
    guide.setSearch({});
    QCOMPARE(guide.count(), all);
}

void TestGuide::refersOnlyToItsPages_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("ar") << QStringLiteral("ar");
    QTest::newRow("en") << QStringLiteral("en");
}

/// Markdown loads the pictures it refers to, and the guide doesn't use the network.
void TestGuide::refersOnlyToItsPages()
{
    QFETCH(const QString, language);
    QLocale::setDefault(QLocale(language));
    const GuideModel guide;
    for (int row = 0; row < guide.count(); ++row) {
        const QString text = guide.textAt(row);
        QVERIFY2(!text.contains(u'<') && !text.contains(QStringLiteral("![")), qPrintable(guide.titleAt(row)));
        for (const QString& link : matchesIn(text, QStringLiteral("\\]\\(([^)]*)\\)")))
            QVERIFY2(guide.rowOf(link) >= 0, qPrintable(link));
    }
}

/// Of actions that are declared in QML.
void TestGuide::listsEveryKey()
{
    QFETCH(const QString, language);
    QLocale::setDefault(QLocale(language));
    const GuideModel guide;
    const QString keys = guide.textAt(guide.rowOf(QStringLiteral("140-keys.md")));
    const QStringList sequences =
        matchesIn(sourceOf(QStringLiteral("qml/actions/WindowActions.qml")) +
                      sourceOf(QStringLiteral("qml/stage/StageActions.qml")) +
                      sourceOf(QStringLiteral("qml/takes/TakesActions.qml")),
                  QStringLiteral("sequence: \"([^\"]+)\""));
    QVERIFY(sequences.size() > 10);
    for (const QString& sequence : sequences)
        QVERIFY2(keys.contains(QRegularExpression(QStringLiteral("[| ]%1[ ,|]").arg(
                     QRegularExpression::escape(sequence)))),
                 qPrintable(sequence));
}

QTEST_GUILESS_MAIN(TestGuide)
#include "tst_guide.moc"
