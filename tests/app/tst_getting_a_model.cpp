// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The first start of somebody who has no model, in a real window with the real engine: the welcome page, the
// licence, a download that is interrupted by the end of the program, by a broken connection and by the
// network, and goes on each time; then the model makes music, is checked and removed. The server is one of
// the test.

#include "app/program.h"
#include "support/hub_server.h"
#include "support/x_server.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QQuickStyle>
#include <QTemporaryDir>
#include <QtQml/qqmlextensionplugin.h>

#include <memory>

Q_IMPORT_QML_PLUGIN(Arioso_StylePlugin)
Q_IMPORT_QML_PLUGIN(Arioso_UiPlugin)

using namespace arioso;
using test::Program;
using ui::ModelListModel;
namespace model_item = ui::model_item;

namespace {

constexpr int kLong = 60'000;
const QString kSmall = QStringLiteral("facebook/musicgen-small");

} // namespace

class TestGettingAModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void getsAModelAndMakesMusic();
    void checksAndRemovesIt();
    void cleanupTestCase() { m_program.reset(); }

private:
    void open();
    [[nodiscard]] ui::Application& app() const { return m_program->app; }
    [[nodiscard]] QVariant shown(int role) const
    {
        ModelListModel* models = app().models()->models();
        for (int row = 0; row < models->count(); ++row)
            if (models->items()[row].key == kSmall)
                return models->data(models->index(row), role);
        return {};
    }
    [[nodiscard]] int phase() const { return shown(ModelListModel::StateRole).toInt(); }
    /// The button is there, and is clicked.
    void click(const QString& name)
    {
        QVERIFY2(QTest::qWaitFor([&] { return m_program->item(name) != nullptr; }, kLong), qPrintable(name));
        QTest::qWait(50); // what was laid out anew is drawn
        QVERIFY2(m_program->click(name), qPrintable(name));
    }

    QTemporaryDir m_home;
    test::HubServer m_server;
    std::unique_ptr<Program> m_program;
};

void TestGettingAModel::initTestCase()
{
    const QString model = m_home.filePath(QStringLiteral("tiny-model"));
    QVERIFY(test::makeCheckpoint(QStringLiteral("mono"), model));
    test::serveFolder(m_server, model);
    QVERIFY(m_server.files.contains(QStringLiteral("model.safetensors")));
    qputenv("HF_HUB_CACHE", m_home.filePath(QStringLiteral("hub")).toUtf8());
    qputenv("HF_ENDPOINT", m_server.endpoint().toString().toUtf8());
    for (const char* name : {"http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "HF_TOKEN"})
        qunsetenv(name);
}

void TestGettingAModel::open()
{
    m_program.reset();
    m_program = std::make_unique<Program>(m_home.path(), QString());
    QVERIFY(m_program->opened);
}

void TestGettingAModel::getsAModelAndMakesMusic()
{
    test::HubFile& weights = m_server.files[QStringLiteral("model.safetensors")];
    weights.bytesPerTurn = int(weights.content.size() / 200);
    open();
    QVERIFY(app().models()->name().isEmpty());
    QVERIFY(m_program->click(QStringLiteral("helpButton")));
    click(QStringLiteral("modelActionFirst"));
    click(QStringLiteral("acceptLicence"));
    QTRY_VERIFY_WITH_TIMEOUT(
        phase() == model_item::Downloading && m_program->item(QStringLiteral("modelProgress")), kLong);
    const auto progress = [this] { return shown(ModelListModel::ProgressRole).toDouble(); };
    QTRY_VERIFY_WITH_TIMEOUT(progress() > 0.1, kLong);
    m_program.reset(); // closed in the middle of it

    weights.bytesPerTurn = 0;
    weights.breaks = 1;
    weights.breakAfter = int(weights.content.size() / 10);
    weights.troubles = {{503, "Retry-After: 0\r\n"}};
    open();
    QTRY_COMPARE_WITH_TIMEOUT(phase(), int(model_item::Paused), kLong);
    QVERIFY(m_program->click(QStringLiteral("helpButton")));
    click(QStringLiteral("modelActionFirst")); // the licence was accepted
    QTRY_COMPARE_WITH_TIMEOUT(phase(), int(model_item::Loaded), kLong);
    QVERIFY(m_program->isModelReady());
    click(QStringLiteral("welcomeStart"));
    QCOMPARE(app().models()->name(), QStringLiteral("musicgen-small"));

    core::GenerationSettings settings;
    settings.seconds = 1;
    app().request()->setSettings(settings);
    app().request()->setPrompt(QStringLiteral("calm piano"));
    app().generation()->generate();
    QTRY_COMPARE_WITH_TIMEOUT(app().takeLibrary().takes().size(), 1, kLong);
}

void TestGettingAModel::checksAndRemovesIt()
{
    QTRY_VERIFY_WITH_TIMEOUT(!app().generation()->isBusy(), kLong);
    Q_EMIT app().models()->chooseRequested();
    click(QStringLiteral("modelMenuButton"));
    click(QStringLiteral("verifyModel"));
    QTRY_VERIFY_WITH_TIMEOUT(app().notices()->count() > 0 &&
                                 app().notices()->notices()[0].text.contains(QStringLiteral("intact")),
                             kLong);
    click(QStringLiteral("modelMenuButton"));
    click(QStringLiteral("removeModel"));
    click(QStringLiteral("removeModelNow"));
    QTRY_VERIFY_WITH_TIMEOUT(!app().models()->isAnyUsable(), kLong);
    QVERIFY(QDir(m_home.filePath(QStringLiteral("hub"))).entryList({QStringLiteral("models--*")}).isEmpty());
    QCOMPARE(app().takeLibrary().takes().size(), 1);
}

int main(int argc, char* argv[])
{
    if (!test::XServer::isInstalled())
        qFatal("This test needs Xvfb.");
    test::setEnvironment();
    const test::XServer screen({1280, 900});
    const QGuiApplication app(argc, argv);
    QQuickStyle::setStyle(QStringLiteral("Arioso.Style"));
    TestGettingAModel test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_getting_a_model.moc"
