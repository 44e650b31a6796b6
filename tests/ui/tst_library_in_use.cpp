// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The window that asks about a library of another program: who has it, and each way on.

#include "ui/library_in_use.h"

#include <QGuiApplication>
#include <QLocale>
#include <QQuickWindow>
#include <QTest>
#include <QTimer>
#include <QtQml/qqmlextensionplugin.h>

Q_IMPORT_QML_PLUGIN(Arioso_StylePlugin)
Q_IMPORT_QML_PLUGIN(Arioso_UiPlugin)

using namespace arioso;
using ui::LibraryInUse;

namespace {

const QString kFolder = QStringLiteral("/shared/takes");

core::LibraryHolder holder()
{
    return {QStringLiteral("arioso"), QStringLiteral("otherhost"), 4242,
            QDateTime(QDate(2026, 11, 3), QTime(4, 5)), false};
}

QWindow* shownWindow()
{
    const QWindowList windows = QGuiApplication::topLevelWindows();
    return windows.isEmpty() ? nullptr : windows.first();
}

} // namespace

class LibraryInUseTest : public QObject
{
    Q_OBJECT

    /// Does something as soon as the window is there.
    template <typename Act>
    LibraryInUse::Answer answerOf(LibraryInUse& question, const Act& act)
    {
        QTimer::singleShot(0, this, [&] {
            m_seen = shownWindow() != nullptr && shownWindow()->isVisible();
            act(shownWindow());
        });
        return question.ask();
    }

    bool m_seen = false;

private Q_SLOTS:
    void saysWhoAndSinceWhen()
    {
        const LibraryInUse other(kFolder, holder(), {});
        const QString since = QLocale().toString(holder().since, QLocale::ShortFormat);
        for (const QString& part : {QStringLiteral("arioso"), QStringLiteral("otherhost"), kFolder, since})
            QVERIFY2(other.text().contains(part), qPrintable(other.text()));
        core::LibraryHolder here = holder();
        here.isHere = true;
        QVERIFY(LibraryInUse(kFolder, here, {}).text().contains(QStringLiteral("4242")));
        here.host.clear();
        QVERIFY(LibraryInUse(kFolder, here, {}).text().contains(kFolder));
    }

    void buttons_data()
    {
        QTest::addColumn<QString>("button");
        QTest::addColumn<LibraryInUse::Answer>("answer");
        QTest::newRow("quit") << QStringLiteral("quitButton") << LibraryInUse::Quit;
        QTest::newRow("anyway") << QStringLiteral("openAnywayButton") << LibraryInUse::OpenAnyway;
    }

    void buttons()
    {
        QFETCH(QString, button);
        QFETCH(LibraryInUse::Answer, answer);
        LibraryInUse question(kFolder, holder(), {});
        bool isPressed = false;
        const LibraryInUse::Answer given = answerOf(question, [&](QWindow* window) {
            isPressed = QMetaObject::invokeMethod(window->findChild<QObject*>(button), "clicked");
            if (!isPressed)
                window->close(); // or it would stay open for ever
        });
        QVERIFY(m_seen && isPressed);
        QCOMPARE(given, answer);
        QVERIFY(QGuiApplication::quitOnLastWindowClosed()); // as before
    }

    void closingIsQuitting()
    {
        LibraryInUse question(kFolder, holder(), {});
        QCOMPARE(answerOf(question, [](QWindow* window) { window->close(); }), LibraryInUse::Quit);
    }

    void anotherFolder()
    {
        LibraryInUse question(kFolder, holder(), {});
        QCOMPARE(answerOf(question,
                          [&](QWindow*) {
                              question.answer(LibraryInUse::OtherFolder,
                                              QUrl::fromLocalFile(QStringLiteral("/home/me/takes")));
                          }),
                 LibraryInUse::OtherFolder);
        QCOMPARE(question.otherFolder(), QStringLiteral("/home/me/takes"));
    }
};

QTEST_MAIN(LibraryInUseTest)
#include "tst_library_in_use.moc"
