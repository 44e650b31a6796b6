// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// A hundred generations, each heard of, drawn, kept and saved, leave no memory behind but the list of takes.

#include "app/program.h"

#include <QFile>
#include <QGuiApplication>
#include <QQuickStyle>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtQml/qqmlextensionplugin.h>

#include <malloc.h>
#include <unistd.h>

Q_IMPORT_QML_PLUGIN(Arioso_StylePlugin)
Q_IMPORT_QML_PLUGIN(Arioso_UiPlugin)

using namespace arioso;
using test::Program;

namespace {

/// What the program holds by malloc, after giving back what it can, in bytes.
qint64 allocated()
{
    malloc_trim(0);
    const struct mallinfo2 info = mallinfo2();
    return qint64(info.uordblks + info.hblkhd);
}

} // namespace

class TestNoGrowth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hundredGenerations();
};

void TestNoGrowth::hundredGenerations()
{
    constexpr int kWarmUp = 8;
    constexpr int kGenerations = 100;
    constexpr qint64 kMostForEach = 32 * 1024; // a second of sound alone is 128 KiB
    const QTemporaryDir home;
    const QString model = home.filePath(QStringLiteral("model"));
    QVERIFY(test::makeCheckpoint(QStringLiteral("mono"), model));
    Program program(home.path(), model);
    QTRY_VERIFY_WITH_TIMEOUT(program.isModelReady(), 60'000);
    core::GenerationSettings settings;
    settings.seconds = 20;
    program.app.request()->setPrompt(QStringLiteral("calm piano"));
    program.app.request()->setSettings(settings);

    QSignalSpy saved(&program.app.takeLibrary(), &core::TakeLibrary::saved);
    const auto generate = [&](int times) {
        for (int i = 0; i < times; ++i) {
            const qsizetype before = saved.count();
            program.app.generation()->generate();
            QTRY_COMPARE_WITH_TIMEOUT(saved.count(), before + 1, 60'000);
        }
    };
    generate(kWarmUp); // the sounds that are kept at hand are as many as they will ever be
    settings.seconds = 1;
    program.app.request()->setSettings(settings);
    const qint64 before = allocated();
    generate(kGenerations);
    const qint64 grown = allocated() - before;
    qInfo("%d generations: %lld bytes more", kGenerations, static_cast<long long>(grown));
    QCOMPARE(program.app.takeLibrary().takes().size(), kWarmUp + kGenerations);
    QVERIFY2(grown < kGenerations * kMostForEach, qPrintable(QString::number(grown)));
}

int main(int argc, char* argv[])
{
    test::setEnvironment();
    const QTemporaryDir runtime;
    qputenv("XDG_RUNTIME_DIR", runtime.path().toUtf8());
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication app(argc, argv);
    QQuickStyle::setStyle(QStringLiteral("Arioso.Style"));
    TestNoGrowth test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_no_growth.moc"
