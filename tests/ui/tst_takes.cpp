// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The list of takes: it follows the library, finds, sorts, selects, deletes and brings back.

#include "core/limited_files.h"
#include "ui/library_fixture.h"
#include "ui/takes/takes_view_model.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QDesktopServices>
#include <QFile>
#include <QGuiApplication>
#include <QJsonDocument>

#include <algorithm>

using namespace arioso;
using namespace arioso::test;
using arioso::ui::EditHistory;
using arioso::ui::Notices;
using arioso::ui::TakeFilterModel;
using arioso::ui::TakeListModel;
using arioso::ui::TakesViewModel;

namespace {

QStringList texts(std::initializer_list<const char*> list)
{
    QStringList texts;
    for (const char* text : list)
        texts.append(QString::fromUtf8(text));
    return texts;
}

} // namespace

class TakesTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<core::TakeLibrary> m_library;
    std::unique_ptr<Notices> m_notices;
    std::unique_ptr<EditHistory> m_history;
    std::unique_ptr<TakesViewModel> m_takes;

    QUrl m_opened;
    Q_INVOKABLE void openUrl(const QUrl& url) { m_opened = url; }

    QVariant shown(int row, int role) const
    {
        return m_takes->rows()->data(m_takes->rows()->index(row, 0), role);
    }
    QStringList titles() const
    {
        QStringList titles;
        for (int row = 0; row < m_takes->rows()->rowCount(); ++row)
            titles.append(shown(row, TakeListModel::TitleRole).toString());
        return titles;
    }
    void reopen()
    {
        m_takes.reset();
        m_library.reset();
        m_library = openLibrary(m_folder->path());
        QVERIFY(m_library != nullptr);
        m_history = std::make_unique<EditHistory>(*m_notices);
        m_takes = std::make_unique<TakesViewModel>(*m_library, *m_history, *m_notices);
    }
    /// A take that continues another. The next one is newer.
    QString addChild(const QString& parent, const QString& prompt)
    {
        QTest::qWait(2); // ids are made of the time
        core::JobResult result;
        result.clips = {fakeClip(prompt, 1)};
        result.clips[0].recipe.continuation = core::SoundSource{parent, {}, 0, 0.4};
        return m_library->add(result).value(0);
    }
    /// The rows as an indented text, "+" before what hides others.
    QStringList outline() const
    {
        QStringList lines;
        for (int row = 0; row < m_takes->rows()->rowCount(); ++row)
            lines.append(QString(shown(row, TakeListModel::DepthRole).toInt(), u'.') +
                         (shown(row, TakeListModel::FoldedRole).toBool() ? QStringLiteral("+") : QString()) +
                         shown(row, TakeListModel::TitleRole).toString());
        return lines;
    }

    /// Writes take.json only: enough to be listed.
    static void writeTake(const QString& folder, int number, const QDateTime& created)
    {
        core::Take take;
        take.id = core::takeId(core::newBatchName(created), 0);
        take.created = created;
        take.recipe.prompt =
            QStringLiteral("idea %1 %2").arg(number).arg(QLatin1String(number % 2 ? "odd" : "even"));
        take.recipe.settings.seed = quint64(number);
        take.seconds = number;
        QVERIFY(QDir(folder).mkpath(take.id));
        QFile file(folder + u'/' + take.id + QStringLiteral("/take.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QJsonDocument(core::toJson(take)).toJson());
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_notices = std::make_unique<Notices>();
        reopen();
    }
    void cleanup()
    {
        m_takes.reset();
        m_library.reset();
    }

    void followsTheLibraryWithoutReset()
    {
        QAbstractItemModelTester tester(m_takes->rows());
        QSignalSpy reset(m_takes->rows(), &QAbstractItemModel::modelReset);
        const QString first = addTake(*m_library, QStringLiteral("first  \n idea"), 7);
        QTest::qWait(2); // ids are made of the time
        const QString second = addTake(*m_library, {}, 8);
        QCOMPARE(titles(), QStringList({QStringLiteral("No prompt"), QStringLiteral("first idea")}));
        QCOMPARE(shown(1, TakeListModel::IdRole), first);
        QCOMPARE(shown(1, TakeListModel::SeedRole), QStringLiteral("7"));
        QCOMPARE(shown(1, TakeListModel::ModelRole), QStringLiteral("musicgen-tiny"));
        QCOMPARE(shown(1, TakeListModel::SecondsRole).toDouble(), 0.4);
        QCOMPARE(shown(1, TakeListModel::AgeRole), QStringLiteral("just now"));

        m_takes->rename(first, QStringLiteral(" Sunrise "));
        QCOMPARE(titles()[1], QStringLiteral("Sunrise"));
        QCOMPARE(shown(1, TakeListModel::SubtitleRole), QStringLiteral("first idea"));
        m_library->remove({second});
        QCOMPARE(titles(), QStringList{QStringLiteral("Sunrise")});
        QCOMPARE(reset.size(), 0);
    }

    void tellsWhatComesFromWhat()
    {
        const QString parent = addTake(*m_library, QStringLiteral("root"), 1);
        QTest::qWait(2);
        core::JobResult result;
        result.clips = {fakeClip(QStringLiteral("branch"), 2)};
        result.clips[0].recipe.continuation = core::SoundSource{parent, {}, 0, 0.4};
        result.stopped = true;
        const QString child = m_library->add(result).first();
        QCOMPARE(shown(1, TakeListModel::OriginRole), QStringLiteral("continues root"));
        QCOMPARE(shown(1, TakeListModel::SubtitleRole), QStringLiteral("stopped early · continues root"));
        QCOMPARE(shown(0, TakeListModel::ChildCountRole), 1);
        QCOMPARE(m_takes->parentOf(child), parent);

        QSignalSpy changed(m_takes->rows(), &QAbstractItemModel::dataChanged);
        m_takes->rename(parent, QStringLiteral("Trunk"));
        QCOMPARE(shown(1, TakeListModel::OriginRole), QStringLiteral("continues Trunk"));
        QVERIFY(std::any_of(changed.begin(), changed.end(),
                            [](const auto& call) { return call[1].toModelIndex().row() == 1; }));
        m_library->remove({parent});
        QCOMPARE(shown(0, TakeListModel::OriginRole), QStringLiteral("continues a deleted take"));
        QCOMPARE(m_takes->parentOf(child), QString());
        m_library->restore({parent});
        QCOMPARE(shown(1, TakeListModel::OriginRole), QStringLiteral("continues Trunk"));
        m_library->remove({child});
        QCOMPARE(shown(0, TakeListModel::ChildCountRole), 0);
    }

    void continuationsStandUnderTheirTake()
    {
        QAbstractItemModelTester tester(m_takes->rows());
        QSignalSpy reset(m_takes->rows(), &QAbstractItemModel::modelReset);
        const QString a = addTake(*m_library, QStringLiteral("a"), 1);
        const QString b = addChild(a, QStringLiteral("b"));
        QTest::qWait(2);
        addTake(*m_library, QStringLiteral("z"), 2);
        const QString c = addChild(b, QStringLiteral("c"));
        addChild(a, QStringLiteral("d"));
        const QStringList whole = texts({"z", "a", ".d", ".b", "..c"});
        QCOMPARE(outline(), whole);
        QCOMPARE(m_takes->rows()->hasTree(), true);
        QCOMPARE(shown(1, TakeListModel::BranchCountRole), 2);
        QCOMPARE(shown(1, TakeListModel::ChildCountRole), 2);

        // The children of a deleted take move up, and come back under it.
        m_takes->remove({b});
        QCOMPARE(outline(), texts({"z", "a", ".d", ".c"}));
        QCOMPARE(m_takes->parentOf(c), a);
        m_history->undo();
        QCOMPARE(outline(), whole);
        m_takes->remove({a});
        QCOMPARE(outline(), texts({"d", "z", "b", ".c"}));
        m_takes->remove({b});
        m_takes->deleted()->deleteForGood();
        QCOMPARE(outline(), texts({"d", "c", "z"}));
        QCOMPARE(m_takes->rows()->hasTree(), false);
        QCOMPARE(reset.size(), 0);
    }

    void treesAreSortedByTheirHighestTake()
    {
        const QString first = addTake(*m_library, QStringLiteral("m"), 1, 30);
        addChild(first, QStringLiteral("zz"));
        addChild(first, QStringLiteral("aa"));
        QTest::qWait(2);
        addTake(*m_library, QStringLiteral("b"), 1, 40);
        QTest::qWait(2);
        const QString last = addTake(*m_library, QStringLiteral("x"), 1, 20);
        QCOMPARE(outline(), texts({"x", "b", "m", ".aa", ".zz"}));
        m_takes->setOrder(TakeFilterModel::Name);
        QCOMPARE(outline(), texts({"b", "m", ".aa", ".zz", "x"}));
        m_takes->setOrder(TakeFilterModel::Longest);
        QCOMPARE(outline(), texts({"b", "m", ".aa", ".zz", "x"}));
        m_takes->setOrder(TakeFilterModel::Name);
        m_takes->rename(last, QStringLiteral("c"));
        QCOMPARE(outline(), texts({"b", "c", "m", ".aa", ".zz"}));
        m_takes->rename(first, QStringLiteral("a")); // those under it move with it
        QCOMPARE(outline(), texts({"a", ".aa", ".zz", "b", "c"}));
    }

    void foldsAndUnfolds()
    {
        QAbstractItemModelTester tester(m_takes->rows());
        const QString a = addTake(*m_library, QStringLiteral("a"), 1);
        const QString b = addChild(a, QStringLiteral("b"));
        const QString c = addChild(b, QStringLiteral("quartz"));
        QVERIFY(m_takes->reveal(c));
        m_takes->setFolded(c, true); // nothing is under it
        QVERIFY(!m_takes->isFolded(c));
        m_takes->setFolded(b, true);
        QCOMPARE(outline(), texts({"a", ".+b"}));
        QVERIFY2(shown(1, TakeListModel::SpokenRole).toString().endsWith(QStringLiteral("1 continuation(s), collapsed, level 2")),
                 qPrintable(shown(1, TakeListModel::SpokenRole).toString()));
        QCOMPARE(m_takes->currentId(), b); // what was hidden gives up the keyboard and the selection
        QCOMPARE(m_takes->selectedIds(), QStringList{b});
        m_takes->setFolded(a, true);
        QCOMPARE(outline(), texts({"+a"}));
        m_takes->setSearch(QStringLiteral("quartz")); // a search finds what is hidden
        QCOMPARE(outline(), texts({"quartz"}));
        m_takes->setSearch({});
        QCOMPARE(outline(), texts({"+a"}));
        QVERIFY(m_takes->reveal(c));
        QCOMPARE(outline(), texts({"a", ".b", "..quartz"}));

        m_takes->setFolded(a, true); // a new take is never hidden
        addChild(a, QStringLiteral("d"));
        QCOMPARE(outline(), texts({"a", ".d", ".b", "..quartz"}));
    }

    void stepsThroughTheTree()
    {
        const QString a = addTake(*m_library, QStringLiteral("a"), 1);
        const QString b = addChild(a, QStringLiteral("b"));
        QVERIFY(m_takes->reveal(b));
        QVERIFY(!m_takes->stepIn());
        QVERIFY(m_takes->stepOut());
        QCOMPARE(m_takes->currentId(), a);
        QVERIFY(!m_takes->stepOut()); // folds
        QCOMPARE(outline(), texts({"+a"}));
        QVERIFY(!m_takes->stepOut());
        QVERIFY(!m_takes->stepIn()); // unfolds
        QVERIFY(m_takes->stepIn());
        QCOMPARE(m_takes->currentId(), b);
    }

    void aLibraryIsReadAsATree()
    {
        const QString a = addTake(*m_library, QStringLiteral("a"), 1);
        addChild(addChild(a, QStringLiteral("b")), QStringLiteral("c"));
        QTest::qWait(2);
        addTake(*m_library, QStringLiteral("z"), 2);
        m_library->flush();
        reopen();
        QCOMPARE(outline(), texts({"z", "a", ".b", "..c"}));
    }

    void takesThatNameEachOtherAreShown()
    {
        const QDateTime created(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
        core::Take take;
        take.created = created;
        const QStringList ids{QStringLiteral("20260101-000000-000-aaaaaa-0"), QStringLiteral("20260101-000000-000-bbbbbb-0"),
                              QStringLiteral("20260101-000000-000-cccccc-0")};
        for (int i = 0; i < 3; ++i) { // two in a circle, and one that continues itself
            take.recipe.continuation = core::SoundSource{ids[i == 2 ? 2 : 1 - i], {}, 0, 1};
            QVERIFY(QDir(m_folder->path()).mkpath(ids[i]));
            QFile file(m_folder->filePath(ids[i]) + QStringLiteral("/take.json"));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QJsonDocument(core::toJson(take)).toJson());
        }
        reopen();
        QCOMPARE(m_takes->rows()->rowCount(), 3);
    }

    void ages_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("future") << qint64(-100) << "just now";
        QTest::newRow("a minute") << qint64(60) << "1 minute(s) ago";
        QTest::newRow("nearly an hour") << qint64(3599) << "59 minute(s) ago";
        QTest::newRow("hours") << qint64(2 * 3600) << "2 hour(s) ago";
        QTest::newRow("yesterday") << qint64(24 * 3600) << "yesterday";
        QTest::newRow("days") << qint64(3 * 24 * 3600) << "3 day(s) ago";
    }
    void ages()
    {
        QFETCH(qint64, seconds);
        QFETCH(QString, text);
        const QDateTime now(QDate(2026, 3, 10), QTime(15, 0));
        QCOMPARE(ui::ageText(now.addSecs(-seconds), now), text);
    }
    void olderThanAWeekIsADate()
    {
        const QDateTime now(QDate(2026, 3, 20), QTime(15, 0));
        const QDateTime then(QDate(2026, 3, 2), QTime(1, 0));
        QCOMPARE(ui::ageText(then, now), QLocale().toString(then.date(), QLocale::ShortFormat));
    }

    void findsEveryWordAnywhere()
    {
        const QString a = addTake(*m_library, QStringLiteral("Warm LoFi piano"), 4711);
        addTake(*m_library, QStringLiteral("cold techno"), 12);
        m_takes->rename(a, QStringLiteral("Übung"));
        const auto found = [&](const char* text) {
            m_takes->setSearch(QString::fromUtf8(text));
            return m_takes->rows()->rowCount();
        };
        QCOMPARE(found("lofi"), 1);
        QCOMPARE(found("  PIANO   warm "), 1);
        QCOMPARE(found("warm techno"), 0); // both, not one of them
        QCOMPARE(found("4711"), 1);
        QCOMPARE(found("übung 471"), 1);
        QCOMPARE(found("musicgen"), 2);
        QCOMPARE(found("lofi cold"), 0);
        QCOMPARE(m_takes->countText(), QStringLiteral("0 of 2"));
        m_takes->clearFilters();
        QCOMPARE(m_takes->rows()->rowCount(), 2);
        m_takes->setSearch(QStringLiteral("übung"));
        m_takes->rename(a, QStringLiteral("Other")); // leaves what is found
        QCOMPARE(m_takes->rows()->rowCount(), 0);
    }

    void starsFilter()
    {
        const QString a = addTake(*m_library, QStringLiteral("a"), 1);
        addTake(*m_library, QStringLiteral("b"), 2);
        m_takes->setStarredOnly(true);
        QCOMPARE(m_takes->rows()->rowCount(), 0);
        m_takes->setStarred(a, true);
        QCOMPARE(titles(), QStringList{QStringLiteral("a")});
        m_takes->toggleStars({a});
        QCOMPARE(m_takes->rows()->rowCount(), 0);
    }

    void sorts()
    {
        addTake(*m_library, QStringLiteral("take 10"), 1, 30);
        QTest::qWait(2);
        addTake(*m_library, QStringLiteral("Take 9"), 2, 50);
        QTest::qWait(2);
        const QString last = addTake(*m_library, QStringLiteral("zebra"), 3, 30);
        m_takes->setOrder(TakeFilterModel::Name);
        QCOMPARE(titles(), texts({"Take 9", "take 10", "zebra"}));
        m_takes->setOrder(TakeFilterModel::Longest);
        QCOMPARE(titles(), texts({"Take 9", "zebra", "take 10"})); // equal ones newest first
        m_takes->setOrder(TakeFilterModel::Name);
        m_takes->rename(last, QStringLiteral("aardvark")); // moves at once
        QCOMPARE(titles(), texts({"aardvark", "Take 9", "take 10"}));
        m_takes->setOrder(TakeFilterModel::Newest);
        QCOMPARE(titles(), texts({"aardvark", "Take 9", "take 10"}));
    }

    void selectsByTakeAndNotByRow()
    {
        QStringList ids;
        for (int i = 0; i < 6; ++i) {
            ids.prepend(addTake(*m_library, QStringLiteral("n%1").arg(i), quint64(i)));
            QTest::qWait(2);
        }
        m_takes->selectOnly(1);
        m_takes->extendTo(3);
        QCOMPARE(m_takes->selectedIds(), ids.mid(1, 3));
        m_takes->extendTo(0); // from the same beginning
        QCOMPARE(m_takes->selectedIds(), ids.mid(0, 2));
        m_takes->toggle(5);
        m_takes->toggle(0);
        QCOMPARE(m_takes->selectedIds(), QStringList({ids[1], ids[5]}));
        QCOMPARE(shown(1, TakeListModel::SelectedRole), true);
        m_takes->setOrder(TakeFilterModel::Name);
        QCOMPARE(m_takes->selectedIds(), QStringList({ids[5], ids[1]}));

        m_takes->setSearch(QStringLiteral("n4")); // hides n0, which is then no longer selected
        QCOMPARE(m_takes->selectedIds(), QStringList{ids[1]});
        m_takes->setSearch({});
        QCOMPARE(m_takes->selectedIds(), QStringList{ids[1]});

        m_takes->selectAll();
        QCOMPARE(m_takes->selectedCount(), 6);
        m_takes->selectOnly(0);
        m_takes->move(100, false);
        QCOMPARE(m_takes->currentRow(), 5);
        m_takes->move(-2, true);
        QCOMPARE(m_takes->selectedCount(), 3);
    }

    void deletesAndBringsBack()
    {
        const QString a = addTake(*m_library, QStringLiteral("a"), 1);
        QTest::qWait(2);
        const QString b = addTake(*m_library, QStringLiteral("b"), 2);
        QTest::qWait(2);
        const QString c = addTake(*m_library, QStringLiteral("c"), 3);
        m_takes->selectOnly(0);
        m_takes->extendTo(1);
        m_takes->remove(m_takes->selectedIds());
        QCOMPARE(titles(), QStringList{QStringLiteral("a")});
        QCOMPARE(m_takes->currentId(), a); // the keyboard has a place still
        QCOMPARE(m_notices->count(), 1);
        QCOMPARE(m_notices->notices()[0].action.text, QStringLiteral("Undo"));
        m_notices->act(0);
        QCOMPARE(titles(), texts({"c", "b", "a"}));
        QCOMPARE(m_takes->selectedIds(), QStringList({c, b}));
        QCOMPARE(m_notices->count(), 0);
        m_library->flush();
        reopen();
        QCOMPARE(titles(), texts({"c", "b", "a"}));
        m_takes->remove({QStringLiteral("nothing")});
        QCOMPARE(m_notices->count(), 0);
    }

    void namesAndStarsAreUndone()
    {
        const QString a = addTake(*m_library, QStringLiteral("a"), 1);
        const QString b = addTake(*m_library, QStringLiteral("b"), 2);
        m_takes->rename(a, QStringLiteral(" First "));
        m_takes->rename(a, QStringLiteral("First")); // the name it has
        m_takes->setStarred(b, true);
        m_takes->setStarred(b, true);
        m_takes->toggleStars({a, b});
        QVERIFY(m_takes->allStarred({a, b}));
        m_takes->toggleStars({a, b});
        QCOMPARE(m_history->undoText(), QStringLiteral("Undo unstar"));
        m_history->undo();
        QVERIFY(m_takes->allStarred({a, b}));
        QCOMPARE(m_history->undoText(), QStringLiteral("Undo star"));
        m_history->undo(); // only what it had changed
        QVERIFY(!m_takes->isStarred(a) && m_takes->isStarred(b));
        m_history->undo();
        QVERIFY(!m_takes->isStarred(b));
        m_history->undo();
        QCOMPARE(m_takes->givenName(a), QString());
        QVERIFY(!m_history->canUndo());
        for (int i = 0; i < 3; ++i)
            m_history->redo();
        QCOMPARE(m_takes->givenName(a), QStringLiteral("First"));
        QVERIFY(m_takes->allStarred({a, b}));
    }

    void deletingIsRedone()
    {
        const QString a = addTake(*m_library, QStringLiteral("a"), 1);
        m_takes->setStarred(a, true);
        m_takes->remove({a});
        m_takes->restore({a}); // from the list of deleted takes
        QCOMPARE(m_history->undoText(), QStringLiteral("Undo restore"));
        m_history->undo();
        QCOMPARE(m_takes->total(), 0);
        QCOMPARE(m_history->undoText(), QStringLiteral("Undo delete"));
        m_history->undo();
        QCOMPARE(m_takes->total(), 1);
        m_history->redo();
        QCOMPARE(m_takes->total(), 0);
        m_library->deleteForGood({a}); // nothing of it can be undone any more
        m_history->undo();
        QVERIFY(!m_history->canUndo());
        QCOMPARE(m_takes->total(), 0);
    }

    void undoShowsWhatTheFilterHides()
    {
        const QString a = addTake(*m_library, QStringLiteral("a"), 1);
        m_takes->remove({a});
        m_takes->setSearch(QStringLiteral("zzz"));
        m_notices->act(0);
        QCOMPARE(m_takes->search(), QString());
        QCOMPARE(m_takes->selectedIds(), QStringList{a});
    }

    void copies()
    {
        const QString a = addTake(*m_library, QStringLiteral("some prompt"), 18446744073709551615ULL);
        m_takes->copyPrompt(a);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("some prompt"));
        m_takes->copySeed(a);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("18446744073709551615"));
        m_takes->showDetails(a);
        m_takes->details()->copy();
        QVERIFY(
            QGuiApplication::clipboard()->text().contains(QStringLiteral("Seed: 18446744073709551615\n")));
        QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("Prompt: some prompt\n")));
    }

    void whatIsMeasuredIsShown()
    {
        const QString a = addTake(*m_library, QStringLiteral("calm"), 1);
        QSignalSpy ready(&m_library->analyses(), &core::TakeAnalyses::ready);
        m_takes->showDetails(a);
        QVERIFY(!m_takes->details()->text().contains(QStringLiteral("Peak")));
        QTRY_COMPARE(ready.count(), 1);
        QVERIFY(m_takes->details()->text().contains(QStringLiteral("Tempo: no beat found\n")));
        QVERIFY(m_takes->details()->text().contains(QStringLiteral("Peak: ")));
        QCOMPARE(shown(0, TakeListModel::OverviewRole).toByteArray().size(),
                 2 * core::TakeAnalysis::kColumns);
    }

    void rowsAskForTheirWaveform()
    {
        addTake(*m_library, QStringLiteral("calm"), 1);
        QVERIFY(shown(0, TakeListModel::OverviewRole).toByteArray().isEmpty());
        QSignalSpy changed(m_takes->rows(), &QAbstractItemModel::dataChanged);
        const auto isTold = [&] {
            return std::any_of(changed.begin(), changed.end(), [](const QVariantList& arguments) {
                return arguments[2].value<QList<int>>() == QList<int>{TakeListModel::OverviewRole};
            });
        };
        QTRY_VERIFY(isTold());
        QVERIFY(!shown(0, TakeListModel::OverviewRole).toByteArray().isEmpty());
    }

    void theStarterIsCalledByItsTitle()
    {
        core::JobResult result;
        result.clips = {fakeClip(QStringLiteral("calm"), 1)};
        result.clips[0].recipe.model.name = QStringLiteral("starter");
        const QString id = m_library->add(result).value(0);
        const QString title = QStringLiteral("Starter (demo)");
        QCOMPARE(shown(0, TakeListModel::ModelRole), title);
        QVERIFY(shown(0, TakeListModel::SpokenRole).toString().contains(title));
        m_takes->showDetails(id);
        QVERIFY(m_takes->details()->text().contains(QStringLiteral("Model: ") + title + u'\n'));
        QCOMPARE(m_library->find(id)->recipe.model.name, QStringLiteral("starter")); // what is kept
        for (const char* words : {"demo", "starter", "calm"}) {
            m_takes->setSearch(QLatin1String(words));
            QCOMPARE(m_takes->rows()->rowCount(), 1);
        }
        m_takes->setSearch(QStringLiteral("musicgen"));
        QCOMPARE(m_takes->rows()->rowCount(), 0);
    }

    void showsTheFolderOfAFile()
    {
        QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "openUrl");
        const QString a = addTake(*m_library, QStringLiteral("a"), 1);
        m_library->flush();
        m_takes->showFile(a);
        QTRY_COMPARE(m_opened.toLocalFile(), QFileInfo(m_library->audioFile(a)).absolutePath());
        QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
        QCOMPARE(m_notices->count(), 0);
    }

    void damagedTakesAreOneNotice()
    {
        for (const char* name : {"20260101-000000-000-aaaaaa-0", "20260101-000000-000-bbbbbb-0"})
            QVERIFY(QDir(m_folder->path()).mkpath(QLatin1String(name)));
        m_takes.reset();
        m_library = std::make_unique<core::TakeLibrary>(m_folder->path());
        m_takes = std::make_unique<TakesViewModel>(*m_library, *m_history, *m_notices);
        QVERIFY(m_takes->isLoading());
        m_library->open();
        QTRY_VERIFY(!m_takes->isLoading());
        QCOMPARE(m_notices->count(), 1);
        QCOMPARE(m_notices->notices()[0].severity, Notices::Warning);
        QVERIFY(m_notices->notices()[0].text.startsWith(QStringLiteral("2 take")));
        QVERIFY(m_notices->notices()[0].details.contains(QStringLiteral("aaaaaa")));
        QVERIFY(m_notices->notices()[0].details.contains(QStringLiteral("bbbbbb")));
    }

    void failedSavesAreTriedAgain()
    {
        QSignalSpy failed(m_library.get(), &core::TakeLibrary::failed);
        QString id;
        {
            const LimitedFiles full(100);
            id = addTake(*m_library, QStringLiteral("a"), 1);
            addTake(*m_library, QStringLiteral("b"), 2);
            m_library->flush();
        }
        QTRY_COMPARE(failed.size(), 2);
        QCOMPARE(m_notices->count(), 1);
        QVERIFY(m_notices->notices()[0].text.startsWith(QStringLiteral("2 take")));
        QCOMPARE(m_notices->notices()[0].action.text, QStringLiteral("Try again"));
        QVERIFY(!m_library->isSaved(id));
        QCOMPARE(m_takes->unsaved(), 2);
        m_takes->remove({id});
        QCOMPARE(m_takes->unsaved(), 1);
        m_notices->act(0); // Undo
        QCOMPARE(m_takes->unsaved(), 2);
        QSignalSpy counts(m_takes.get(), &TakesViewModel::countsChanged);
        m_notices->act(0);
        QCOMPARE(m_takes->unsaved(), 2); // until they are
        QTRY_VERIFY(m_library->isSaved(id));
        QTRY_COMPARE(m_takes->unsaved(), 0);
        QVERIFY(!counts.isEmpty());
        QCOMPARE(m_notices->count(), 0);
        reopen();
        QCOMPARE(m_takes->total(), 2);
    }

    void fiveThousandTakes()
    {
        constexpr int kTakes = 5000;
        m_takes.reset();
        m_library.reset();
        const QDateTime begin(QDate(2020, 1, 1), QTime(0, 0), Qt::UTC);
        for (int i = 0; i < kTakes; ++i)
            writeTake(m_folder->path(), i, begin.addSecs(i));
        m_library = std::make_unique<core::TakeLibrary>(m_folder->path());
        m_takes = std::make_unique<TakesViewModel>(*m_library, *m_history, *m_notices);
        QSignalSpy inserted(m_takes->rows(), &QAbstractItemModel::rowsInserted);
        m_library->open();
        QTRY_VERIFY_WITH_TIMEOUT(!m_takes->isLoading(), 60000);
        QCOMPARE(m_takes->total(), kTakes);
        QVERIFY2(inserted.size() <= 20, "batches are one insertion each");
        QCOMPARE(shown(0, TakeListModel::TitleRole), QStringLiteral("idea 4999 odd"));

        m_takes->selectAll();
        m_takes->setSearch(QStringLiteral("odd"));
        QCOMPARE(m_takes->rows()->rowCount(), kTakes / 2);
        QCOMPARE(m_takes->selectedCount(), kTakes / 2);
        m_takes->setSearch(QStringLiteral("4998"));
        QCOMPARE(titles(), QStringList{QStringLiteral("idea 4998 even")});
        m_takes->clearFilters();
        m_takes->setOrder(TakeFilterModel::Name);
        QCOMPARE(shown(2, TakeListModel::TitleRole), QStringLiteral("idea 2 even"));
        m_takes->setOrder(TakeFilterModel::Longest);
        QCOMPARE(shown(kTakes - 1, TakeListModel::SecondsRole).toDouble(), 0.0);
        for (int row = 0; row < kTakes; ++row)
            QVERIFY(!shown(row, TakeListModel::SpokenRole).toString().isEmpty());

        // All at once, and not take by take.
        QSignalSpy counts(m_takes.get(), &TakesViewModel::countsChanged);
        QSignalSpy selections(m_takes.get(), &TakesViewModel::selectionChanged);
        m_takes->selectAll();
        m_takes->remove(m_takes->selectedIds());
        QCOMPARE(m_takes->total(), 0);
        QCOMPARE(m_takes->deleted()->count(), kTakes);
        m_history->undo();
        QCOMPARE(m_takes->total(), kTakes);
        QCOMPARE(m_takes->selectedCount(), kTakes);
        m_takes->setSearch(QStringLiteral("odd"));
        m_takes->selectAll();
        m_takes->remove(m_takes->selectedIds());
        m_history->undo();
        QCOMPARE(m_takes->total(), kTakes);
        QVERIFY(counts.size() < 50);
        QVERIFY(selections.size() < 50);
    }
};

QTEST_MAIN(TakesTest)
#include "tst_takes.moc"
