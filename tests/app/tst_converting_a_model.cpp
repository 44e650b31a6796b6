// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// An original checkpoint, in audiocraft's layout, dropped on a real window: it is converted while the window
// shows how far it is, becomes the model in use and makes music with the real engine. Pictures of it go to
// $ARIOSO_SCREENSHOTS when that is set.

#include "app/program.h"
#include "support/x_server.h"

#include <QDir>
#include <QDropEvent>
#include <QGuiApplication>
#include <QMimeData>
#include <QQuickStyle>
#include <QTemporaryDir>
#include <QtQml/qqmlextensionplugin.h>

#include <algorithm>
#include <memory>

Q_IMPORT_QML_PLUGIN(Arioso_StylePlugin)
Q_IMPORT_QML_PLUGIN(Arioso_UiPlugin)

using namespace arioso;
using test::Program;

namespace {

constexpr int kLong = 120'000;

} // namespace

class TestConvertingAModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aDroppedOriginalBecomesTheModelInUse();
    void aStoppedOneLeavesNothing();
    void cleanupTestCase() { m_program.reset(); }

private:
    [[nodiscard]] ui::Application& app() const { return m_program->app; }
    [[nodiscard]] ui::ModelWork& work() const { return *app().models()->work(); }
    [[nodiscard]] QString path(const char* name) const { return m_home.filePath(QLatin1String(name)); }

    /// As a file manager does it, in the middle of the window.
    void drop(const QString& folder)
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(folder)});
        QQuickWindow* window = m_program->window.window();
        const QPoint place(window->width() / 2, window->height() / 2);
        QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QGuiApplication::sendEvent(window, &enter);
        QDropEvent event(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QGuiApplication::sendEvent(window, &event);
    }
    void shoot(const char* name) const
    {
        if (const QString folder = qEnvironmentVariable("ARIOSO_SCREENSHOTS"); !folder.isEmpty())
            m_program->window.window()->grabWindow().save(folder + u'/' + QLatin1String(name) +
                                                          QStringLiteral(".png"));
    }

    QTemporaryDir m_home;
    std::unique_ptr<Program> m_program;
};

void TestConvertingAModel::initTestCase()
{
    QVERIFY(test::makeCheckpoint(QStringLiteral("original"), path("mine/tune")));
    QVERIFY(!QFileInfo::exists(path("mine/tune/config.json")));
    // Such a checkpoint has no text encoder: it is one that other programs use too.
    QVERIFY(test::makeCheckpoint(QStringLiteral("t5"),
                                 path("hub/models--google-t5--t5-base/snapshots/") + QString(40, u'a')));
    qputenv("HF_HUB_CACHE", path("hub").toUtf8());
    m_program = std::make_unique<Program>(m_home.path(), QString());
    QVERIFY(m_program->opened);
    QVERIFY(app().models()->name().isEmpty());
}

void TestConvertingAModel::aDroppedOriginalBecomesTheModelInUse()
{
    QList<double> progress;
    QStringList texts;
    QStringList shown; // in the status bar
    connect(&work(), &ui::ModelWork::changed, this, [&] {
        if (work().folder().isEmpty())
            return;
        progress.append(work().progress());
        texts.append(work().text());
        if (const QQuickItem* box = m_program->item(QStringLiteral("modelBox")))
            shown.append(box->property("status").toString());
        if (shown.size() == 2) {
            shoot("converting");
            Q_EMIT app().models()->chooseRequested();
        }
        if (shown.size() == 4)
            shoot("converting-dialog");
    });
    drop(path("mine/tune"));
    QTRY_VERIFY_WITH_TIMEOUT(m_program->isModelReady(), kLong);
    work().disconnect(this);
    QCOMPARE(app().settingsStore().settings().model.directory, path("mine/tune-converted"));
    QCOMPARE(app().models()->name(), QStringLiteral("tune-converted"));
    QVERIFY(progress.size() >= 2);
    QVERIFY(std::is_sorted(progress.begin(), progress.end()));
    QVERIFY(progress.last() > 0 && progress.last() <= 1);
    QVERIFY(texts.last().startsWith(QStringLiteral("Converting tune: ")));
    QCOMPARE(shown, texts);
    QVERIFY(work().folder().isEmpty());
    for (const ui::Notices::Notice& notice : app().notices()->notices())
        QVERIFY2(notice.severity == ui::Notices::Information, qPrintable(notice.text + notice.details));

    // Both folders are one model of the list.
    app().models()->addFolder(QUrl::fromLocalFile(path("mine")));
    ui::ModelListModel& models = *app().models()->models();
    const auto made = [&] { return models.find(path("mine/tune-converted")); };
    QTRY_VERIFY_WITH_TIMEOUT(made() != nullptr && made()->original == path("mine/tune"), kLong);
    QVERIFY(models.item(path("mine/tune")) == nullptr);

    core::GenerationSettings settings;
    settings.seconds = 1;
    app().request()->setSettings(settings);
    app().request()->setPrompt(QStringLiteral("calm piano"));
    app().generation()->generate();
    QTRY_COMPARE_WITH_TIMEOUT(app().takeLibrary().takes().size(), 1, kLong);
    QCOMPARE(app().takeLibrary().takes().first().recipe.model.name, QStringLiteral("tune-converted"));
    QCOMPARE(app().takeLibrary().takes().first().seconds, 1.0);
    QTRY_VERIFY(!app().generation()->isBusy());
    shoot("converted-dialog");
    m_program->press(Qt::Key_Escape);
    QTest::qWait(300); // the dialog fades
    shoot("converted");
}

void TestConvertingAModel::aStoppedOneLeavesNothing()
{
    bool began = false;
    connect(&work(), &ui::ModelWork::changed, this, [&] {
        began = began || work().folder() == path("mine/tune");
        work().cancel(); // at once: how fast the disk is does not matter
    });
    drop(path("mine/tune"));
    QTRY_VERIFY_WITH_TIMEOUT(began, kLong); // it may be over by now
    QTRY_VERIFY_WITH_TIMEOUT(work().folder().isEmpty(), kLong);
    work().disconnect(this);
    QCOMPARE(QDir(path("mine")).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name),
             QStringList({QStringLiteral("tune"), QStringLiteral("tune-converted")}));
    QVERIFY(m_program->isModelReady());
}

int main(int argc, char* argv[])
{
    if (!test::XServer::isInstalled())
        qFatal("This test needs Xvfb.");
    test::setEnvironment();
    const test::XServer screen({1280, 900});
    const QGuiApplication app(argc, argv);
    QQuickStyle::setStyle(QStringLiteral("Arioso.Style"));
    TestConvertingAModel test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_converting_a_model.moc"
