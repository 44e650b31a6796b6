// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Pictures of every state of the window on a real screen, light and dark, in both writing directions, at both
// pixel densities. Each is looked at by the functions of looks.h, and kept as a PNG to be looked at by
// people: in $ARIOSO_SCREENSHOTS, else in the folder screenshots/ of the build.
//
// A pixel density is for a whole process, so the test starts itself for each kind of picture, named by
// $ARIOSO_LOOK, such as "dark-rtl-2x".

#include "app/looks.h"
#include "app/program.h"
#include "core/files/paths.h"
#include "core/models/hub_preferences.h"
#include "engine/audio/audio_file.h"
#include "support/hub_server.h"
#include "support/pulse_server.h"
#include "support/x_server.h"

#include <QAccessible>
#include <QGuiApplication>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickStyle>
#include <QSet>
#include <QTemporaryDir>
#include <QtQml/qqmlextensionplugin.h>

#include <algorithm>
#include <cmath>
#include <memory>

Q_IMPORT_QML_PLUGIN(Arioso_StylePlugin)
Q_IMPORT_QML_PLUGIN(Arioso_UiPlugin)

using namespace arioso;
using test::Program;

namespace {

constexpr const char* kLook = "ARIOSO_LOOK";
constexpr const char* kFiles = "ARIOSO_LOOK_FILES"; ///< folder with the model and a library

QString pictureFolder()
{
    return qEnvironmentVariable("ARIOSO_SCREENSHOTS", QStringLiteral(ARIOSO_SCREENSHOT_DIR));
}

/// What Qt and the QML warned of since it was asked last.
QStringList warnings;

QtMessageHandler writeMessage = nullptr;

void noteWarnings(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    writeMessage(type, context, text);
    if (type != QtDebugMsg && type != QtInfoMsg)
        warnings += QLatin1String(context.category) + QStringLiteral(": ") + text;
}

void copyFolder(const QString& from, const QString& to)
{
    QDir().mkpath(to);
    for (const QFileInfo& entry :
         QDir(from).entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden)) {
        const QString copy = to + u'/' + entry.fileName();
        if (entry.isDir())
            copyFolder(entry.filePath(), copy);
        else
            QFile::copy(entry.filePath(), copy);
    }
}

/// A tone that swells and fades, for a file to continue.
void writeTone(const QString& file)
{
    constexpr int kRate = 32000;
    engine::Audio tone{kRate, {std::vector<float>(std::size_t(kRate) * 12)}};
    for (std::size_t n = 0; n < tone.samples(); ++n) {
        const double seconds = double(n) / kRate;
        tone.channels[0][n] = float(0.6 * std::sin(seconds * 2800) * std::abs(std::sin(seconds * 1.7)));
    }
    engine::writeAudioFile(core::toPath(file), tone, engine::AudioFormat::Flac16);
}

bool makeTakes(ui::Application& app, const QString& prompt, double seconds, int count)
{
    const qsizetype before = app.takeLibrary().takes().size();
    core::GenerationSettings settings;
    settings.seconds = seconds;
    settings.takes = count;
    settings.seed = 42;
    app.request()->setPrompt(prompt);
    app.request()->setSettings(settings);
    app.generation()->generate();
    return QTest::qWaitFor(
        [&] {
            const QList<core::Take>& takes = app.takeLibrary().takes();
            return takes.size() == before + count && !app.generation()->isBusy() &&
                   std::all_of(takes.begin(), takes.end(),
                               [&](const core::Take& take) { return app.takeLibrary().isSaved(take.id); });
        },
        60'000);
}

} // namespace

/// One kind of pictures, of all states.
class Looks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void colors();
    void withoutModel();
    void making();
    void takes();
    void dialogs();
    void banners();
    void sizes();
    void gettingModels();
    void cleanup();

private:
    void open(const QString& name, const QString& model);
    void openLibrary();
    void shoot(const QString& name);
    void shootPopup(const QString& name);
    void shootDialog(const QString& name);
    void closePopups();
    [[nodiscard]] ui::Application& app() const { return m_program->app; }
    [[nodiscard]] QQuickWindow& window() const { return *m_program->window.window(); }
    [[nodiscard]] QString take(int index) const { return app().takeLibrary().takes()[index].id; }

    QTemporaryDir m_home;
    QString m_files = qEnvironmentVariable(kFiles);
    QString m_look = qEnvironmentVariable(kLook);
    QString m_model = m_files + QStringLiteral("/musicgen-tiny");
    std::unique_ptr<Program> m_program;
    int m_number = 0;
    QStringList m_faults;
};

void Looks::initTestCase()
{
    QDir().mkpath(pictureFolder() + u'/' + m_look);
    // Nobody's models are found, and every control speaks.
    qputenv("HF_HUB_CACHE", m_home.filePath(QStringLiteral("none")).toUtf8());
    QAccessible::setActive(true);
    writeMessage = qInstallMessageHandler(noteWarnings);
}

/// Layouts are the same at every density: a sample is enough where pictures are large.
void Looks::init()
{
    const QByteArray story = QTest::currentTestFunction();
    if (m_look.endsWith(u"2x") && story != "colors" && story != "takes")
        QSKIP("looked at at 1x");
}

void Looks::cleanup()
{
    m_program.reset();
    m_faults += warnings; // of closing it
    warnings.clear();
    if (!m_faults.isEmpty())
        QWARN(qPrintable(u'\n' + m_faults.join(u'\n')));
    const bool fine = m_faults.isEmpty();
    m_faults.clear();
    QVERIFY2(fine, "There is something wrong in the pictures.");
}

void Looks::open(const QString& name, const QString& model)
{
    const QString home = m_home.filePath(name);
    QDir().mkpath(home + QStringLiteral("/config"));
    {
        core::SettingsStore store(home + QStringLiteral("/config/settings.json"));
        core::AppSettings settings;
        settings.theme = m_look.startsWith(u"dark") ? core::ThemeChoice::Dark : core::ThemeChoice::Light;
        settings.language = m_look.contains(u"rtl") ? QStringLiteral("ar") : QStringLiteral("en");
        settings.volume = 0.8;
        store.set(settings);
        store.flush();
    }
    {
        // As measured on a quiet machine, so that the pictures are the same everywhere.
        core::HubPreferencesStore store(home + QStringLiteral("/config/models.json"));
        core::HubPreferences preferences = store.preferences();
        preferences.speed = {core::machineName(), 35e9, 25e9, 28e9, 0.001};
        store.set(preferences);
        store.flush();
    }
    m_program = std::make_unique<Program>(home, model);
    QVERIFY(m_program->opened);
    QVERIFY(model.isEmpty() || QTest::qWaitFor([&] { return m_program->isModelReady(); }, 60'000));
}

void Looks::openLibrary()
{
    copyFolder(m_files + QStringLiteral("/home/data"), m_home.filePath(QStringLiteral("library/data")));
    open(QStringLiteral("library"), m_model);
    QTRY_VERIFY(app().takeLibrary().isOpen());
    app().stage()->showTake(take(2));
    QTRY_VERIFY(app().stage()->hasSound());
    while (app().notices()->count() > 0) // of this machine, such as little memory
        app().notices()->dismiss(0);
    app().request()->setPrompt(QStringLiteral("slow ambient pads, deep bass, distant bells, 70 bpm"));
}

void Looks::shoot(const QString& name)
{
    QTest::mouseMove(&window(), {1, 1});
    QTest::qWait(20);
    const QImage picture = window().grabWindow();
    const QString file = QStringLiteral("%1/%2/%3-%4.png")
                             .arg(pictureFolder(), m_look)
                             .arg(++m_number, 2, 10, QLatin1Char('0'))
                             .arg(name);
    constexpr int kQuick = 90; // for PNG: how little it is packed
    if (!picture.save(file, "PNG", kQuick))
        m_faults += QStringLiteral("%1: cannot be written").arg(file);

    QSet<QRgb> colors;
    for (int y = 0; y < picture.height(); y += 3)
        for (int x = 0; x < picture.width(); x += 3)
            colors.insert(picture.pixel(x, y));
    constexpr int kBlank = 16;
    QStringList faults;
    if (picture.size() != window().size() * window().effectiveDevicePixelRatio() || colors.size() < kBlank)
        faults += QStringLiteral("The picture is blank.");
    faults += warnings;
    warnings.clear();
    faults += test::cutTexts(window());
    faults += test::badLayouts(window());
    faults += test::namelessControls(window());
    faults += test::faintTexts(window(), picture);
    for (const QString& fault : faults)
        m_faults += name + QStringLiteral(": ") + fault;
}

/// The window with what was opened in it, which closes.
void Looks::shootPopup(const QString& name)
{
    QVERIFY2(QTest::qWaitFor([&] { return m_program->item(QStringLiteral("modelBox")) != nullptr; }),
             "no window");
    shoot(name);
    closePopups();
}

/// A dialog that the menu opens.
void Looks::shootDialog(const QString& name)
{
    QMetaObject::invokeMethod(window().findChild<QObject*>(name), "open");
    shootPopup(name);
}

void Looks::closePopups()
{
    for (int i = 0; i < 3; ++i)
        m_program->press(Qt::Key_Escape);
}

void Looks::colors()
{
    open(QStringLiteral("colors"), {});
    QQmlComponent component(qmlEngine(&window()));
    component.setData("import QtQuick\nimport Arioso.Style\nQtObject { property QtObject theme: Theme }", {});
    const std::unique_ptr<QObject> object(component.create());
    QVERIFY2(object, qPrintable(component.errorString()));
    m_faults += test::faintColors(*object->property("theme").value<QObject*>());
}

void Looks::withoutModel()
{
    open(QStringLiteral("none"), {});
    shoot(QStringLiteral("no-model"));
    QVERIFY(m_program->click(QStringLiteral("helpButton")));
    shootPopup(QStringLiteral("welcome-no-model"));
    Q_EMIT app().models()->chooseRequested();
    shootPopup(QStringLiteral("models-none"));
}

void Looks::making()
{
    open(QStringLiteral("fresh"), m_model);
    shoot(QStringLiteral("empty"));
    QVERIFY(m_program->click(QStringLiteral("helpButton")));
    shootPopup(QStringLiteral("welcome-model"));
    m_program->type(QStringLiteral("warm lo-fi hip hop with a mellow electric piano"));
    shoot(QStringLiteral("prompt"));

    core::GenerationSettings settings;
    settings.seconds = 30;
    app().request()->setSettings(settings);
    app().generation()->generate();
    app().request()->setPrompt(QStringLiteral("string quartet, slow and sad"));
    app().generation()->generate();
    settings.takes = 3;
    app().request()->setSettings(settings);
    app().request()->setPrompt(
        QStringLiteral("fast drum and bass with a very long description of everything in it"));
    app().generation()->generate();
    QVERIFY(QTest::qWaitFor(
        [&] { return app().generation()->isPartKnown() && app().generation()->part() > 0.2; }, 30'000));
    shoot(QStringLiteral("generating"));
    window().close();
    shootPopup(QStringLiteral("close-question"));
    app().generation()->cancelAll();
    app().generation()->stop();
    QVERIFY(QTest::qWaitFor([&] { return !app().generation()->isBusy(); }, 30'000));
    shoot(QStringLiteral("stopped"));
}

void Looks::takes()
{
    openLibrary();
    QQuickItem* wave = m_program->item(QStringLiteral("waveform"));
    QVERIFY(wave != nullptr);
    QMetaObject::invokeMethod(wave, "select", Q_ARG(double, 1.5), Q_ARG(double, 3.5));
    app().player()->setLooping(true);
    shoot(QStringLiteral("take"));
    app().playTake(take(1));
    QVERIFY(QTest::qWaitFor([&] { return app().player()->isPlaying() && app().player()->position() > 0.2; }));
    shoot(QStringLiteral("playing"));
    app().player()->stop();

    app().compare()->compare(take(1), take(4));
    QVERIFY(QTest::qWaitFor([&] { return !app().compare()->isPreparing(); }));
    shoot(QStringLiteral("compare"));
    app().compare()->close();

    app().continuation()->continueTake(take(3), 4);
    QVERIFY(QTest::qWaitFor([&] { return app().continuation()->input().has_value(); }));
    shoot(QStringLiteral("continue-take"));
    app().continuation()->openFile(
        QUrl::fromLocalFile(m_files + QStringLiteral("/a recording of mine.flac")));
    QVERIFY(QTest::qWaitFor([&] { return app().continuation()->input().has_value(); }));
    shoot(QStringLiteral("continue-file"));
    app().continuation()->clear();

    app().takes()->selectOnly(1);
    m_program->item(QStringLiteral("takesList"))->forceActiveFocus();
    m_program->press(Qt::Key_F2);
    shoot(QStringLiteral("rename"));
    m_program->press(Qt::Key_Escape);
    app().takes()->setSearch(QStringLiteral("no such words"));
    shoot(QStringLiteral("nothing-found"));
    app().takes()->clearFilters();
    m_program->press(Qt::Key_F10, Qt::ShiftModifier);
    shootPopup(QStringLiteral("take-menu"));
    app().takes()->showDetails(take(0));
    QMetaObject::invokeMethod(m_program->window.window()->findChild<QObject*>(QStringLiteral("takeDetails")),
                              "open");
    shootPopup(QStringLiteral("take-details"));
}

void Looks::dialogs()
{
    openLibrary();
    QVERIFY(m_program->click(QStringLiteral("more")));
    shoot(QStringLiteral("more-settings"));
    QQuickItem* pane = m_program->item(QStringLiteral("flick"));
    pane->setProperty("contentY", pane->property("contentHeight").toDouble() - pane->height());
    shoot(QStringLiteral("more-settings-end"));
    QVERIFY(m_program->click(QStringLiteral("more")));
    pane->setProperty("contentY", 0);

    QVERIFY(m_program->click(QStringLiteral("examples")));
    shootPopup(QStringLiteral("examples"));
    app().conditions()->styles()->toggle(2);
    app().conditions()->moods()->toggle(1);
    QVERIFY(m_program->click(QStringLiteral("build")));
    shootPopup(QStringLiteral("builder"));
    QVERIFY(m_program->click(QStringLiteral("recent")));
    shootPopup(QStringLiteral("recent"));

    app().presets()->apply(app().presets()->idAt(2));
    QVERIFY(m_program->click(QStringLiteral("presetButton")));
    shootPopup(QStringLiteral("preset-list"));
    QVERIFY(m_program->click(QStringLiteral("presetMenuButton")));
    shoot(QStringLiteral("preset-menu"));
    QVERIFY(m_program->click(QStringLiteral("savePresetAs")));
    shootPopup(QStringLiteral("preset-name"));
    QVERIFY(m_program->click(QStringLiteral("presetMenuButton")));
    QVERIFY(m_program->click(QStringLiteral("editPreset")));
    shootPopup(QStringLiteral("preset-edit"));

    app().exporter()->open(take(0), 1, 3);
    shoot(QStringLiteral("export"));
    QVERIFY(m_program->click(QStringLiteral("formatBox")));
    shootPopup(QStringLiteral("export-formats"));
    app().exporter()->openSeveral({take(0), take(1)});
    shootPopup(QStringLiteral("export-several"));
    QVERIFY(m_program->click(QStringLiteral("device")));
    shootPopup(QStringLiteral("devices"));
    Q_EMIT app().models()->chooseRequested();
    shootPopup(QStringLiteral("models"));

    app().takes()->remove({take(0)});
    app().openDropped({});
    app().history()->undo();
    QVERIFY(m_program->click(QStringLiteral("menuButton")));
    shootPopup(QStringLiteral("menu"));
    for (const char* dialog : {"aboutDialog", "reportDialog", "messagesDialog", "keysDialog", "deletedTakes"})
        shootDialog(QLatin1String(dialog));
    m_program->press(Qt::Key_F1);
    shootPopup(QStringLiteral("guide"));
    QMetaObject::invokeMethod(window().findChild<QObject*>(QStringLiteral("longerDialog")), "openFor",
                              Q_ARG(QString, take(0)), Q_ARG(double, 1));
    shootPopup(QStringLiteral("make-longer"));
    while (app().notices()->count() > 0)
        app().notices()->dismiss(0);

    QVERIFY(m_program->click(QStringLiteral("settingsButton")));
    for (int tab = 0; tab < 3; ++tab) {
        m_program->item(QStringLiteral("settingsTabs"))->setProperty("currentIndex", tab);
        shoot(QStringLiteral("settings-%1").arg(tab + 1));
    }
    m_program->item(QStringLiteral("settingsTabs"))->setProperty("currentIndex", 0);
    QTest::qWait(20);
    QVERIFY(m_program->click(QStringLiteral("themeBox")));
    shootPopup(QStringLiteral("settings-themes"));
}

void Looks::banners()
{
    openLibrary();
    ui::Notices& notices = *app().notices();
    notices.show({ui::Notices::Information,
                  QStringLiteral("The take was deleted."),
                  {},
                  {},
                  {QStringLiteral("Undo"), [] {}},
                  {}});
    notices.show({ui::Notices::Warning,
                  QStringLiteral("No audio device found."),
                  QStringLiteral("Connect headphones or loudspeakers; playing goes on by itself."),
                  {},
                  {},
                  {}});
    notices.show({ui::Notices::Error,
                  QStringLiteral("The file “a very long name of a file.flac” can't be read."),
                  QStringLiteral("Choose another file, or convert it to WAV."),
                  QStringLiteral("FLAC decoder: lost sync at byte 1234567 of /home/someone/Music/a very long "
                                 "name of a file.flac"),
                  {QStringLiteral("Try again"), [] {}},
                  {}});
    shoot(QStringLiteral("banners"));
    QVERIFY(m_program->click(QStringLiteral("bannerDetails")));
    shoot(QStringLiteral("banners-details"));
    window().resize(window().minimumSize());
    QTest::qWait(50);
    shoot(QStringLiteral("banners-narrow"));
}

void Looks::sizes()
{
    openLibrary();
    const QSize usual = window().size();
    window().resize(window().minimumSize());
    QTest::qWait(50);
    shoot(QStringLiteral("narrow"));
    app().compare()->compare(take(1), take(4));
    QVERIFY(QTest::qWaitFor([&] { return !app().compare()->isPreparing(); }));
    shoot(QStringLiteral("narrow-compare"));
    app().compare()->close();
    QVERIFY(m_program->click(QStringLiteral("settingsButton")));
    shootPopup(QStringLiteral("narrow-settings"));
    app().settings()->setTextPercent(150);
    window().resize(window().minimumSize()); // which became larger
    QTest::qWait(50);
    shoot(QStringLiteral("narrow-large"));
    window().resize(usual);
    QTest::qWait(50);
    shoot(QStringLiteral("large"));
    app().continuation()->continueTake(take(3), 4);
    QVERIFY(QTest::qWaitFor([&] { return app().continuation()->input().has_value(); }));
    shoot(QStringLiteral("large-continue"));
    app().continuation()->clear();
    QVERIFY(m_program->click(QStringLiteral("settingsButton")));
    shootPopup(QStringLiteral("large-settings"));
    QVERIFY(m_program->click(QStringLiteral("build")));
    shootPopup(QStringLiteral("large-builder"));
    app().exporter()->open(take(0), 1, 3);
    shootPopup(QStringLiteral("large-export"));
}

/// From no model to one, with a server that is slow, breaks and refuses.
void Looks::gettingModels()
{
    test::HubServer server;
    test::serveFolder(server, m_model);
    test::HubFile& weights = server.files[QStringLiteral("model.safetensors")];
    weights.bytesPerTurn = int(weights.content.size() / 100);
    qputenv("HF_HUB_CACHE", m_home.filePath(QStringLiteral("hub")).toUtf8());
    open(QStringLiteral("getting"), {});
    ui::CatalogueViewModel& catalogue = *app().catalogue();
    catalogue.setEndpoint(server.endpoint().toString());
    const QString small = QStringLiteral("facebook/musicgen-small");
    ui::ModelListModel& models = *app().models()->models();
    const auto waitFor = [&](ui::ModelItem::State wanted) {
        return QTest::qWaitFor([&] { return models.state(*models.item(small)) == wanted; }, 30'000);
    };
    QVERIFY(QTest::qWaitFor([&] { return !app().models()->isScanning(); }));
    QVERIFY(m_program->click(QStringLiteral("helpButton")));
    QVERIFY(QTest::qWaitFor([&] { return m_program->item(QStringLiteral("modelActionFirst")) != nullptr; }));
    shoot(QStringLiteral("get-welcome"));
    QVERIFY(m_program->click(QStringLiteral("modelActionFirst")));
    shoot(QStringLiteral("get-licence"));
    catalogue.acceptLicence();
    QVERIFY(QTest::qWaitFor([&] { return ui::progressOf(*models.item(small), models.situation()) > 0.3; },
                            30'000));
    server.holdsBack = true;
    shoot(QStringLiteral("get-welcome-working"));
    closePopups();
    Q_EMIT app().models()->chooseRequested();
    QVERIFY(QTest::qWaitFor([&] { return m_program->item(QStringLiteral("modelsList")) != nullptr; }));
    shoot(QStringLiteral("get-working"));
    catalogue.pause(small);
    QVERIFY(waitFor(ui::model_item::Paused));
    shoot(QStringLiteral("get-paused"));
    server.isGated = true;
    catalogue.download(small);
    QVERIFY(waitFor(ui::model_item::Failed));
    shoot(QStringLiteral("get-failed"));
    QVERIFY(m_program->click(QStringLiteral("downloadSettings")));
    shootPopup(QStringLiteral("get-address"));
    server.isGated = false;
    server.holdsBack = false;
    weights.bytesPerTurn = 0;
    catalogue.download(small);
    QVERIFY(waitFor(ui::model_item::Loaded));
    Q_EMIT app().models()->chooseRequested();
    shoot(QStringLiteral("get-installed"));
    QVERIFY(m_program->click(QStringLiteral("modelMenuButton")));
    QVERIFY(QTest::qWaitFor([&] { return m_program->item(QStringLiteral("removeModel")) != nullptr; }));
    shoot(QStringLiteral("models-here"));
    QVERIFY(m_program->click(QStringLiteral("removeModel")));
    shootPopup(QStringLiteral("remove-model"));
    qputenv("HF_HUB_CACHE", m_home.filePath(QStringLiteral("none")).toUtf8());
}

/// Starts Looks for each kind of picture.
class TestScreenshots : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void looks_data();
    void looks();

private:
    QTemporaryDir m_files;
};

void TestScreenshots::initTestCase()
{
    const QString model = m_files.filePath(QStringLiteral("musicgen-tiny"));
    QVERIFY(test::makeCheckpoint(QStringLiteral("slow"), model));
    writeTone(m_files.filePath(QStringLiteral("a recording of mine.flac")));
    Program program(m_files.filePath(QStringLiteral("home")), model);
    QTRY_VERIFY_WITH_TIMEOUT(program.isModelReady(), 60'000);
    ui::Application& app = program.app;
    QVERIFY(makeTakes(app, QStringLiteral("string quartet, slow and sad"), 4, 1));
    QVERIFY(makeTakes(
        app, QStringLiteral("warm lo-fi hip hop with a mellow electric piano and vinyl crackle"), 6, 3));
    QVERIFY(makeTakes(app, QString(), 3, 1));
    const QList<core::Take> takes = app.takeLibrary().takes();
    app.takeLibrary().setStarred(takes[1].id, true);
    app.takeLibrary().setStarred(takes[4].id, true);
    app.takeLibrary().rename(takes[4].id, QStringLiteral("For the film’s last scene"));
    app.takeLibrary().flush();
}

void TestScreenshots::looks_data()
{
    QTest::addColumn<QString>("scale");
    for (const char* theme : {"light", "dark"})
        for (const char* direction : {"ltr", "rtl"})
            for (const char* scale : {"1", "2"})
                QTest::addRow("%s-%s-%sx", theme, direction, scale) << QString::fromLatin1(scale);
}

void TestScreenshots::looks()
{
    QFETCH(const QString, scale);
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QLatin1String(kLook), QString::fromLatin1(QTest::currentDataTag()));
    environment.insert(QLatin1String(kFiles), m_files.path());
    environment.insert(QStringLiteral("QT_SCALE_FACTOR"), scale);
    process.setProcessEnvironment(environment);
    process.start(QCoreApplication::applicationFilePath(), QStringList());
    constexpr int kLongest = 300'000;
    QVERIFY(process.waitForFinished(kLongest));
    QCOMPARE(process.exitCode(), 0);
}

int main(int argc, char* argv[])
{
    if (!test::XServer::isInstalled() || !test::PulseServer::isInstalled())
        qFatal("This test needs Xvfb and PulseAudio.");
    test::setEnvironment();
    if (qEnvironmentVariableIsSet(kLook)) {
        const QGuiApplication app(argc, argv);
        QQuickStyle::setStyle(QStringLiteral("Arioso.Style"));
        Looks looks;
        return QTest::qExec(&looks, argc, argv);
    }
    const test::XServer screen({3200, 2000});
    const test::PulseServer sound;
    const QGuiApplication app(argc, argv);
    QQuickStyle::setStyle(QStringLiteral("Arioso.Style"));
    TestScreenshots test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_screenshots.moc"
