// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// While the real engine makes music, no event holds the UI thread for longer than a frame. What is measured
// is the processor time that the thread spends in one event: what other programs do to this machine is no
// part of it.

#include "app/program.h"
#include "support/x_server.h"

#include <QGuiApplication>
#include <QMetaEnum>
#include <QQuickStyle>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QThread>
#include <QtQml/qqmlextensionplugin.h>

#include <ctime>

Q_IMPORT_QML_PLUGIN(Arioso_UiPlugin)

using namespace arioso;
using test::Program;

namespace {

/// Milliseconds of processor time that this thread has used.
double threadMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) * 1e-6;
}

/// Notes the costliest event.
class MeasuringApplication : public QGuiApplication
{
public:
    using QGuiApplication::QGuiApplication;

    bool notify(QObject* receiver, QEvent* event) override
    {
        // Worker threads deliver their events through here too; events within events belong to the outer one.
        if (QThread::currentThread() != thread() || m_depth > 0 || !isMeasuring)
            return QGuiApplication::notify(receiver, event);
        ++m_depth;
        const QByteArray name = QByteArray(receiver->metaObject()->className()) + " " +
                                QMetaEnum::fromType<QEvent::Type>().valueToKey(event->type());
        const double begin = threadMs();
        const bool result = QGuiApplication::notify(receiver, event);
        const double spent = threadMs() - begin;
        --m_depth;
        ++events;
        if (spent > worst) {
            worst = spent;
            worstName = name;
        }
        return result;
    }

    bool isMeasuring = false;
    double worst = 0;
    QByteArray worstName;
    int events = 0;

private:
    int m_depth = 0;
};

MeasuringApplication& application()
{
    return *static_cast<MeasuringApplication*>(QCoreApplication::instance());
}

} // namespace

class TestResponsive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noEventHoldsTheWindowWhileGenerating();
};

void TestResponsive::noEventHoldsTheWindowWhileGenerating()
{
    constexpr double kFrameMs = 16;
    const QTemporaryDir home;
    const QString model = home.filePath(QStringLiteral("model"));
    QVERIFY(test::makeCheckpoint(QStringLiteral("slow"), model));
    Program program(home.path(), model);
    QVERIFY(program.opened);
    QTRY_VERIFY_WITH_TIMEOUT(program.isModelReady(), 60'000);

    core::GenerationSettings settings;
    settings.seconds = 4;
    settings.takes = 2;
    program.app.request()->setPrompt(QStringLiteral("calm piano"));
    program.app.request()->setSettings(settings);
    // Once unmeasured: what is made only once, such as fonts and the items of the progress, is made now.
    QSignalSpy kept(program.app.generation(), &ui::GenerationViewModel::kept);
    program.app.generation()->generate();
    QTRY_COMPARE_WITH_TIMEOUT(kept.count(), 1, 120'000);

    application().isMeasuring = true;
    program.app.generation()->generate();
    QTRY_VERIFY(program.app.generation()->isBusy());
    program.type(QStringLiteral("the window takes what I type while it works"));
    QTRY_COMPARE_WITH_TIMEOUT(kept.count(), 2, 120'000);
    application().isMeasuring = false;

    qInfo("%d events, the costliest %.1f ms: %s", application().events, application().worst,
          application().worstName.constData());
    QVERIFY(application().events > 100);
    QVERIFY2(application().worst < kFrameMs, application().worstName.constData());
}

int main(int argc, char* argv[])
{
    if (!test::XServer::isInstalled())
        qFatal("This test needs Xvfb.");
    test::setEnvironment();
    const QTemporaryDir runtime;
    qputenv("XDG_RUNTIME_DIR", runtime.path().toUtf8());
    const test::XServer screen;
    MeasuringApplication app(argc, argv);
    QQuickStyle::setStyle(QStringLiteral("Fusion"));
    TestResponsive test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_responsive.moc"
