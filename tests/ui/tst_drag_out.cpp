// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Takes that are dragged to another window of the desktop.

#include "core/export/export_job.h"
#include "core/files/paths.h"
#include "core/generation/generation_job.h"
#include "engine/audio/audio_file.h"
#include "ui/desktop/drag_out.h"
#include "ui/stage_world.h"

#include <QDrag>
#include <QFileInfo>
#include <QMimeData>
#include <QQuickItem>
#include <QQuickWindow>

#include <fcntl.h>
#include <sys/stat.h>

using namespace arioso;
using ui::DragOut;

namespace {

struct World : test::StageWorld
{
    QString cache = folder.filePath(QStringLiteral("cache"));
    DragOut drag{takes, notices, cache};
    QQuickWindow window;

    World()
    {
        window.setGeometry(0, 0, 100, 100);
        window.show();
        if (!QTest::qWaitForWindowExposed(&window))
            qFatal("no window");
    }

    QList<QUrl> prepare(const QStringList& ids, double begin = 0, double end = 0)
    {
        QSignalSpy prepared(&drag, &DragOut::prepared);
        if (end > begin)
            drag.dragPart(window.contentItem(), ids.first(), begin, end);
        else
            drag.drag(window.contentItem(), ids);
        if (!prepared.wait())
            qFatal("the files are not written");
        return prepared.first().first().value<QList<QUrl>>();
    }
};

engine::Audio readFile(const QUrl& url)
{
    return engine::readAudioFile(core::toPath(url.toLocalFile()));
}

} // namespace

class TestDragOut : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTakeIsAWavFileWithItsTitle()
    {
        World world;
        const QString id =
            world.keep({test::resultClip(3, 2, QStringLiteral("rain/wind: \"a*\" ../x"))}).first();
        const QList<QUrl> files = world.prepare({id});
        QCOMPARE(files.size(), 1);
        QCOMPARE(files.first().fileName(), QStringLiteral("rain wind a x.wav"));
        const engine::Audio audio = readFile(files.first());
        QCOMPARE(audio.sampleRate, test::kFakeSampleRate);
        QCOMPARE(audio.samples(), std::size_t(2 * test::kFakeSampleRate));
        QVERIFY(std::abs(audio.channels[0][100] - test::fakeSample(3, 100)) < 1e-4F);
        const core::Outcome<core::Recipe> recipe = core::recipeOfFile(files.first().toLocalFile());
        QVERIFY(core::valueOf(recipe) != nullptr); // dropped back, it brings its settings
    }

    void aPartIsAFileOfItsOwn()
    {
        World world;
        const QString id = world.keep({test::resultClip(3, 2, QStringLiteral("rain"))}).first();
        const QUrl whole = world.prepare({id}).first();
        const QUrl part = world.prepare({id}, 0.5, 1.5).first();
        QVERIFY(part != whole);
        QCOMPARE(part.fileName(), whole.fileName());
        const engine::Audio audio = readFile(part);
        QCOMPARE(audio.samples(), std::size_t(test::kFakeSampleRate));
        QVERIFY(std::abs(audio.channels[0][0] - test::fakeSample(3, test::kFakeSampleRate / 2)) < 1e-4F);
        QCOMPARE(readFile(whole).samples(), std::size_t(2 * test::kFakeSampleRate));
    }

    void severalOfOneTitleAreSeveralFiles()
    {
        World world;
        const QStringList ids = world.keep(
            {test::resultClip(1, 1, QStringLiteral("rain")), test::resultClip(2, 1, QStringLiteral("rain"))});
        const QList<QUrl> files = world.prepare(ids + QStringList{QStringLiteral("gone")});
        QCOMPARE(files.size(), 2);
        QVERIFY(std::abs(readFile(files[0]).channels[0][9] - test::fakeSample(1, 9)) < 1e-4F);
        QVERIFY(std::abs(readFile(files[1]).channels[0][9] - test::fakeSample(2, 9)) < 1e-4F);
    }

    // The offscreen platform ends a drag at once; what another window would be given is there until then.
    void theDragCarriesTheFile()
    {
        World world;
        const QString id = world.keep({test::resultClip(3, 2, QStringLiteral("rain"))}).first();
        QTest::mousePress(&world.window, Qt::LeftButton, {}, {10, 10});
        QList<QUrl> carried;
        connect(&world.drag, &DragOut::activeChanged, &world.drag, [&] {
            if (!world.drag.isActive())
                return;
            if (const auto* drag = world.window.findChild<QDrag*>())
                carried = drag->mimeData()->urls();
        });
        world.drag.drag(world.window.contentItem(), {id});
        QTRY_COMPARE(carried.size(), 1);
        QTRY_VERIFY(!world.drag.isActive());
        QTest::mouseRelease(&world.window, Qt::LeftButton, {}, {10, 10});
        QCOMPARE(readFile(carried.first()).samples(), std::size_t(2 * test::kFakeSampleRate));
    }

    void releasedEarlyThereIsNoDrag()
    {
        World world;
        const QString id = world.keep({test::resultClip(3, 2, QStringLiteral("rain"))}).first();
        QSignalSpy active(&world.drag, &DragOut::activeChanged);
        QCOMPARE(world.prepare({id}).size(), 1);
        QTest::qWait(10);
        QCOMPARE(active.size(), 0);
    }

    void aFullOrForbiddenDiskIsTold()
    {
        World world;
        const QString id = world.keep({test::resultClip(3, 2, QStringLiteral("rain"))}).first();
        QFile file(world.cache);
        QVERIFY(file.open(QIODevice::WriteOnly)); // where the folder would be
        world.drag.drag(world.window.contentItem(), {id});
        QTRY_COMPARE(world.notices.count(), 1);
        QVERIFY(!world.drag.isActive());
    }

    void oldFilesAreRemoved()
    {
        World world;
        const QString id = world.keep({test::resultClip(3, 2, QStringLiteral("rain"))}).first();
        const QString fresh = world.prepare({id}).first().toLocalFile();
        const QString old = world.prepare({id}, 0, 1).first().toLocalFile();
        const QByteArray folder = QFileInfo(old).path().toLocal8Bit();
        const timespec longAgo[2] = {{.tv_sec = 1'000'000'000, .tv_nsec = 0},
                                     {.tv_sec = 1'000'000'000, .tv_nsec = 0}};
        QCOMPARE(utimensat(AT_FDCWD, folder.constData(), longAgo, 0), 0);
        DragOut next(world.takes, world.notices, world.cache);
        QTRY_VERIFY(!QFileInfo::exists(old));
        QVERIFY(QFileInfo::exists(fresh));
    }
};

QTEST_MAIN(TestDragOut)

#include "tst_drag_out.moc"
