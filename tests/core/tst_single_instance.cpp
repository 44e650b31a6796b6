// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// One owner for each library folder, in this process, beside another one, and after one that was killed.

#include "core/files/safe_file.h"
#include "core/single_instance.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/wait.h>
#include <unistd.h>

using namespace arioso::core;

namespace {

/// A program that owns the folder until it is killed.
pid_t startOwner(const QString& folder)
{
    int ready[2];
    if (pipe(ready) != 0)
        return -1;
    const pid_t child = fork();
    if (child == 0) {
        SingleInstance owner(folder);
        const auto role = owner.claim();
        const char answer =
            valueOf(role) != nullptr && *valueOf(role) == SingleInstance::Role::Owner ? 'y' : 'n';
        if (write(ready[1], &answer, 1) != 1)
            _exit(1);
        pause();
        _exit(0);
    }
    char answer = 0;
    const bool owns = read(ready[0], &answer, 1) == 1 && answer == 'y';
    close(ready[0]);
    close(ready[1]);
    return owns ? child : -1;
}

} // namespace

class SingleInstanceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secondStartRaisesTheFirst()
    {
        const QTemporaryDir folder;
        SingleInstance first(folder.filePath(QStringLiteral("library")));
        SingleInstance second(folder.filePath(QStringLiteral("library/../library/")));
        SingleInstance elsewhere(folder.filePath(QStringLiteral("other")));
        QCOMPARE(*valueOf(first.claim()), SingleInstance::Role::Owner);
        QCOMPARE(*valueOf(second.claim()), SingleInstance::Role::Second);
        QCOMPARE(*valueOf(elsewhere.claim()), SingleInstance::Role::Owner);

        QSignalSpy raised(&first, &SingleInstance::raiseRequested);
        const StartRequest request{{QUrl::fromLocalFile(QStringLiteral("/music/\u266b 100% #1.wav")),
                                    QUrl(QStringLiteral("smb://host/a%20b.json"))},
                                   QStringLiteral("/models/a model"),
                                   QStringLiteral("token_TIME1")};
        QVERIFY(second.raiseOwner(request));
        QTRY_COMPARE(raised.size(), 1);
        QCOMPARE(raised[0][0].value<StartRequest>(), request);
        QVERIFY(second.raiseOwner());
        QTRY_COMPARE(raised.size(), 2);
        QCOMPARE(raised[1][0].value<StartRequest>(), StartRequest{});
    }

    /// The lock file is gone, its owner is not.
    void removedFolderIsStillOwned()
    {
        const QTemporaryDir folder;
        const QString library = folder.filePath(QStringLiteral("library"));
        SingleInstance first(library);
        QCOMPARE(*valueOf(first.claim()), SingleInstance::Role::Owner);
        QVERIFY(QDir(library).removeRecursively());
        SingleInstance second(library);
        QCOMPARE(*valueOf(second.claim()), SingleInstance::Role::Second);
        QSignalSpy raised(&first, &SingleInstance::raiseRequested);
        const StartRequest request{{QUrl::fromLocalFile(QStringLiteral("/file"))}, {}, {}};
        QVERIFY(second.raiseOwner(request));
        QTRY_VERIFY(!raised.isEmpty() && raised.last()[0].value<StartRequest>() == request);
    }

    void folderIsFreeAfterTheOwnerIsGone()
    {
        const QTemporaryDir folder;
        {
            SingleInstance first(folder.path());
            QCOMPARE(*valueOf(first.claim()), SingleInstance::Role::Owner);
        }
        SingleInstance next(folder.path());
        QCOMPARE(*valueOf(next.claim()), SingleInstance::Role::Owner);
    }

    void killedOwnerIsTakenOverFrom()
    {
        const QTemporaryDir folder;
        const pid_t owner = startOwner(folder.path());
        QVERIFY(owner > 0);
        SingleInstance second(folder.path());
        QCOMPARE(*valueOf(second.claim()), SingleInstance::Role::Second);
        kill(owner, SIGKILL);
        waitpid(owner, nullptr, 0);
        QVERIFY(QFile::exists(folder.filePath(QStringLiteral(".lock"))));
        QVERIFY(!second.raiseOwner());

        SingleInstance next(folder.path());
        QCOMPARE(*valueOf(next.claim()), SingleInstance::Role::Owner);
        QSignalSpy raised(&next, &SingleInstance::raiseRequested);
        QVERIFY(second.raiseOwner()); // its socket's name was left behind by the killed one
        QTRY_COMPARE(raised.size(), 1);
    }

    /// What a program has left that no lock of the system's is held for any more.
    void locksOfNobodyAreTakenOver_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("nonsense") << QByteArray("\0\0\0", 3);
        // As in a sandbox, where each start has the same number.
        QTest::newRow("a number that came again")
            << QByteArray::number(getpid()) + '\n' +
                   QFileInfo(QCoreApplication::applicationFilePath()).fileName().toUtf8() + '\n' +
                   QSysInfo::machineHostName().toUtf8() + '\n' + QSysInfo::machineUniqueId() + '\n' +
                   QSysInfo::bootUniqueId() + '\n';
    }

    void locksOfNobodyAreTakenOver()
    {
        QFETCH(QByteArray, content);
        const QTemporaryDir folder;
        QFile lock(folder.filePath(QStringLiteral(".lock")));
        QVERIFY(lock.open(QIODevice::WriteOnly));
        lock.write(content);
        lock.close();
        SingleInstance next(folder.path());
        QCOMPARE(*valueOf(next.claim()), SingleInstance::Role::Owner);
        SingleInstance second(folder.path());
        QCOMPARE(*valueOf(second.claim()), SingleInstance::Role::Second);
        QCOMPARE(second.holder().process, qint64(getpid()));
        QVERIFY(second.holder().isHere);
    }

    /// On a folder that two computers share: nobody here can know whether that one lives.
    void aLockOfAnotherComputerIsForTheUser()
    {
        const QTemporaryDir folder;
        QFile lock(folder.filePath(QStringLiteral(".lock")));
        QVERIFY(lock.open(QIODevice::WriteOnly));
        lock.write("4242\narioso\notherhost\n11111111111111111111111111111111\n"
                   "22222222-2222-2222-2222-222222222222\n");
        const QDateTime since(QDate(2026, 11, 3), QTime(4, 5));
        QVERIFY(lock.flush() && lock.setFileTime(since, QFileDevice::FileModificationTime));
        lock.close();
        SingleInstance next(folder.path());
        QCOMPARE(*valueOf(next.claim()), SingleInstance::Role::Second);
        QVERIFY(!next.raiseOwner());
        const LibraryHolder holder = next.holder();
        QCOMPARE(holder.program, QStringLiteral("arioso"));
        QCOMPARE(holder.host, QStringLiteral("otherhost"));
        QCOMPARE(holder.process, 4242);
        QCOMPARE(holder.since, since);
        QVERIFY(!holder.isHere);
        QCOMPARE(*valueOf(next.takeOver()), SingleInstance::Role::Owner);
        QCOMPARE(next.holder().process, qint64(getpid()));
        SingleInstance second(folder.path());
        QCOMPARE(*valueOf(second.claim()), SingleInstance::Role::Second);
    }

    void unwritableFolderIsAFailure()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("file"));
        QVERIFY(!writeFileSafely(file, "x"));
        SingleInstance instance(file + QStringLiteral("/library"));
        const auto role = instance.claim();
        QVERIFY(failureOf(role) != nullptr);
        QCOMPARE(failureOf(role)->code, FailureCode::FileUnwritable);
    }
};

QTEST_GUILESS_MAIN(SingleInstanceTest)

#include "tst_single_instance.moc"
