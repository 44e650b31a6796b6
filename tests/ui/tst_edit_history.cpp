// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Undo and redo: their order, what the menu says, and edits that have nothing left to undo.

#include "ui/edit_history.h"

#include <QSignalSpy>
#include <QTest>

using namespace arioso::ui;
using What = EditHistory::What;

namespace {

/// A history of letters: each edit appends one.
struct Letters
{
    Notices notices;
    EditHistory history{notices};
    QString text;
    QString gone; ///< letters that cannot be changed any more

    void append(QChar letter, What what = What::RenameTake, const QString& notice = {})
    {
        text += letter;
        history.record({what,
                        [this, letter] {
                            if (!gone.contains(letter))
                                text.chop(1);
                            return !gone.contains(letter);
                        },
                        [this, letter] {
                            if (!gone.contains(letter))
                                text += letter;
                            return !gone.contains(letter);
                        },
                        notice});
    }
};

} // namespace

class TestEditHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void undoesAndRedoes()
    {
        Letters l;
        QVERIFY(!l.history.canUndo() && !l.history.canRedo());
        l.history.undo();
        l.history.redo();
        l.append(u'a');
        l.append(u'b');
        l.history.undo();
        QCOMPARE(l.text, QStringLiteral("a"));
        QVERIFY(l.history.canUndo() && l.history.canRedo());
        l.history.undo();
        l.history.redo();
        l.history.redo();
        QCOMPARE(l.text, QStringLiteral("ab"));
        QVERIFY(!l.history.canRedo());
        l.history.undo();
        l.append(u'c');
        QVERIFY(!l.history.canRedo()); // a new edit ends what could be redone
        QCOMPARE(l.text, QStringLiteral("ac"));
    }

    void saysWhatItUndoes()
    {
        Letters l;
        QCOMPARE(l.history.undoText(), QStringLiteral("Undo"));
        QCOMPARE(l.history.redoText(), QStringLiteral("Redo"));
        QSignalSpy changed(&l.history, &EditHistory::changed);
        l.append(u'a', What::DeleteTakes);
        QVERIFY(!changed.isEmpty());
        QCOMPARE(l.history.undoText(), QStringLiteral("Undo delete"));
        l.append(u'b', What::RenamePreset);
        QCOMPARE(l.history.undoText(), QStringLiteral("Undo rename preset"));
        l.history.undo();
        QCOMPARE(l.history.undoText(), QStringLiteral("Undo delete"));
        QCOMPARE(l.history.redoText(), QStringLiteral("Redo rename preset"));
    }

    void editsWithNothingLeftAreSkipped()
    {
        Letters l;
        l.append(u'a');
        l.append(u'b');
        l.append(u'c');
        l.gone = QStringLiteral("bc");
        l.text = QStringLiteral("a");
        l.history.undo();
        QCOMPARE(l.text, QString());
        QVERIFY(!l.history.canUndo());
        l.gone = QStringLiteral("a");
        l.history.redo();
        QVERIFY(!l.history.canUndo() && !l.history.canRedo());
        QCOMPARE(l.history.undoText(), QStringLiteral("Undo"));
    }

    /// The button of a banner undoes the last edit, so the banner is there only while that is what it tells.
    void bannerIsOfTheLastEdit()
    {
        Letters l;
        l.append(u'a', What::DeleteTakes, QStringLiteral("A was deleted."));
        QCOMPARE(l.notices.count(), 1);
        l.append(u'b', What::DeleteTakes, QStringLiteral("B was deleted."));
        QCOMPARE(l.notices.count(), 1);
        QCOMPARE(l.notices.notices().first().text, QStringLiteral("B was deleted."));
        l.append(u'c');
        QCOMPARE(l.notices.count(), 0);
        l.append(u'd', What::DeleteTakes, QStringLiteral("D was deleted."));
        l.notices.act(0);
        QCOMPARE(l.text, QStringLiteral("abc"));
        l.history.redo();
        QCOMPARE(l.text, QStringLiteral("abcd"));
        QCOMPARE(l.notices.count(), 0);
    }

    void isBounded()
    {
        Letters l;
        for (int i = 0; i < EditHistory::kMost + 10; ++i)
            l.append(u'x');
        while (l.history.canUndo())
            l.history.undo();
        QCOMPARE(l.text.size(), 10);
    }
};

QTEST_MAIN(TestEditHistory)
#include "tst_edit_history.moc"
