// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The program as a user meets it: a real window on a screen, the real engine with a small checkpoint, a real
// sound server whose output is recorded. Types a prompt, hears the music, continues a file, saves a preset,
// exports, reads the file back, closes, opens again, and finds everything.

#include "app/program.h"
#include "core/export/export_job.h"
#include "core/files/paths.h"
#include "engine/audio/audio_file.h"
#include "support/pulse_server.h"
#include "support/x_server.h"

#include <QGuiApplication>
#include <QQuickStyle>
#include <QSignalSpy>
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

constexpr int kRate = 32000;

engine::Audio readSound(const QString& path)
{
    return engine::readAudioFile(core::toPath(path));
}

/// How far two sounds are apart at the most; infinite when their lengths differ.
double distance(const std::vector<float>& a, const std::vector<float>& b)
{
    if (a.size() != b.size())
        return qInf();
    double most = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        most = std::max(most, double(std::abs(a[i] - b[i])));
    return most;
}

/// Where `part` stands in `all`, within `tolerance`; -1 when nowhere.
qint64 find(const std::vector<float>& part, const std::vector<float>& all, float tolerance)
{
    for (std::size_t at = 0; at + part.size() <= all.size(); ++at) {
        std::size_t i = 0;
        while (i < part.size() && std::abs(all[at + i] - part[i]) <= tolerance)
            ++i;
        if (i == part.size())
            return qint64(at);
    }
    return -1;
}

} // namespace

class TestApplication : public QObject
{
    Q_OBJECT

public:
    explicit TestApplication(test::PulseServer& sound) : m_sound(sound) {}

private Q_SLOTS:
    void initTestCase();
    void typesAPromptAndHearsIt();
    void makesTheSameAsTheCommandLine();
    void continuesAFile();
    void savesAPreset();
    void exportsAndBringsTheSettingsBack();
    void findsEverythingAgain();
    void secondStartRaisesTheFirst();
    void withoutSoundServerNothingIsLost();

private:
    void open() { m_program = std::make_unique<Program>(m_home.path(), m_model); }
    [[nodiscard]] ui::Application& app() const { return m_program->app; }
    [[nodiscard]] const core::Take& newest() const { return app().takeLibrary().takes().first(); }
    [[nodiscard]] bool waitForTakes(qsizetype count) const
    {
        return QTest::qWaitFor(
            [&] {
                return app().takeLibrary().takes().size() == count && !app().generation()->isBusy() &&
                       app().takeLibrary().isSaved(newest().id);
            },
            60'000);
    }

    test::PulseServer& m_sound;
    QTemporaryDir m_home;
    QString m_model;
    std::unique_ptr<Program> m_program;
};

void TestApplication::initTestCase()
{
    m_model = m_home.filePath(QStringLiteral("tiny-model"));
    QVERIFY(test::makeCheckpoint(QStringLiteral("mono"), m_model));
    open();
    QVERIFY(m_program->opened);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->isModelReady(), 60'000);
}

void TestApplication::typesAPromptAndHearsIt()
{
    test::Recording recording(kRate);
    m_program->type(QStringLiteral("calm piano with rain"));
    QCOMPARE(app().request()->prompt(), QStringLiteral("calm piano with rain"));
    m_program->press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(waitForTakes(1));
    // It began to play while it was made, and goes on; the end is heard too.
    QTRY_COMPARE_WITH_TIMEOUT(app().player()->isPlaying(), false, 30'000);
    QTest::qWait(300);
    recording.stop();

    const core::Take& take = newest();
    QCOMPARE(take.recipe.prompt, QStringLiteral("calm piano with rain"));
    const engine::Audio sound = readSound(app().takeLibrary().audioFile(take.id));
    QCOMPARE(double(sound.samples()), take.seconds * kRate);
    // All of it but the fades at both ends, sample by sample, without a gap.
    constexpr std::ptrdiff_t kFade = kRate / 20;
    const std::vector<float> middle(sound.channels[0].begin() + kFade, sound.channels[0].end() - kFade);
    QVERIFY2(find(middle, recording.left, 2e-4F) >= 0, "What was heard is not what was saved.");
}

/// Exactly the samples that the engine makes in another process from the take's settings.
void TestApplication::makesTheSameAsTheCommandLine()
{
    const core::Take& take = newest();
    const QString out = m_home.filePath(QStringLiteral("cli.wav"));
    QCOMPARE(QProcess::execute(QStringLiteral(ARIOSO_CLI),
                               {QStringLiteral("generate"), QStringLiteral("--model"), m_model,
                                QStringLiteral("--prompt"), *take.recipe.prompt, QStringLiteral("--seconds"),
                                QString::number(take.seconds), QStringLiteral("--seed"),
                                QString::number(*take.recipe.settings.seed), QStringLiteral("--precision"),
                                QStringLiteral("int8"), QStringLiteral("--format"), QStringLiteral("f32"),
                                QStringLiteral("-o"), out}),
             0);
    QCOMPARE(
        distance(readSound(out).channels[0], readSound(app().takeLibrary().audioFile(take.id)).channels[0]),
        0.0);
}

void TestApplication::continuesAFile()
{
    engine::Audio tone{44100, {std::vector<float>(44100 * 3), std::vector<float>(44100 * 3)}};
    for (std::size_t n = 0; n < tone.samples(); ++n)
        tone.channels[0][n] = tone.channels[1][n] = 0.4F * std::sin(float(n) * 0.03F);
    const QString file = m_home.filePath(QStringLiteral("tone.flac"));
    engine::writeAudioFile(core::toPath(file), tone, engine::AudioFormat::Flac16);

    app().openDropped({QUrl::fromLocalFile(file)});
    QTRY_VERIFY(app().continuation()->input().has_value());
    QCOMPARE(app().continuation()->promptSeconds(), 3.0);
    core::GenerationSettings settings = app().request()->settings();
    settings.seconds = 2;
    app().request()->setSettings(settings);
    QVERIFY(m_program->click(QStringLiteral("generateButton")));
    QVERIFY(waitForTakes(2));
    QCOMPARE(newest().seconds, 5.0);
    QCOMPARE(newest().promptFrames, 150);
    QCOMPARE(newest().recipe.continuation->fileName, QStringLiteral("tone.flac"));

    // And the take itself from its middle, by its codes.
    const QString parent = newest().id;
    app().continuation()->continueTake(parent, 4);
    QTRY_VERIFY(app().continuation()->input().has_value());
    QVERIFY(app().continuation()->input()->codes != nullptr);
    QVERIFY(m_program->click(QStringLiteral("generateButton")));
    QVERIFY(waitForTakes(3));
    QCOMPARE(newest().parentId(), parent);
    const auto before = app().takeLibrary().codes(parent).result();
    const auto after = app().takeLibrary().codes(newest().id).result();
    const engine::Codes& parentCodes = **valueOf(before);
    const engine::Codes& codes = **valueOf(after);
    for (int k = 0; k < codes.codebooks; ++k)
        for (int f = 0; f < newest().promptFrames; ++f)
            QCOMPARE(codes.values[std::size_t(k * codes.frames + f)],
                     parentCodes.values[std::size_t(k * parentCodes.frames + f)]);
    app().continuation()->clear();
}

void TestApplication::savesAPreset()
{
    QVERIFY(app().presets()->saveAs(QStringLiteral("My two seconds"), true));
    const QDir presets(m_home.filePath(QStringLiteral("data/presets")));
    QTRY_COMPARE(presets.entryList({QStringLiteral("*.json")}).size(), 1); // written beside the window
}

void TestApplication::exportsAndBringsTheSettingsBack()
{
    const QString take = app().takeLibrary().takes().last().id; // the first that was made
    const QString file = m_home.filePath(QStringLiteral("out.flac"));
    QSignalSpy exported(app().exporter(), &ui::ExportViewModel::exported);
    app().exporter()->open(take, 1, 3);
    app().exporter()->options()->formats()->choose(4); // FLAC in 16 bits
    app().exporter()->chooseFile(QUrl::fromLocalFile(file));
    QTRY_COMPARE(exported.count(), 1);
    const QString written = exported[0][0].toString();
    const engine::Audio sound = readSound(written);
    QCOMPARE(sound.samples(), std::size_t(2 * kRate));
    const engine::Audio whole = readSound(app().takeLibrary().audioFile(take));
    const std::vector<float> part(whole.channels[0].begin() + kRate, whole.channels[0].begin() + 3 * kRate);
    QVERIFY(distance(sound.channels[0], part) <= 0.5 / 32768 + 1e-7);

    const core::Outcome<core::Recipe> recipe = core::recipeOfFile(written);
    QVERIFY(valueOf(recipe) != nullptr);
    QCOMPARE(*valueOf(recipe), app().takeLibrary().find(take)->recipe);

    // Dropped on the window, it offers its settings.
    app().request()->setPrompt(QStringLiteral("something else"));
    app().openDropped({QUrl::fromLocalFile(written)});
    ui::Notices& notices = *app().notices();
    // Older notices may leave meanwhile.
    QTRY_VERIFY(notices.count() > 0 &&
                notices.notices().first().action.text == QLatin1String("Use its settings"));
    notices.act(0);
    QTRY_COMPARE(app().request()->prompt(), *valueOf(recipe)->prompt);
    QCOMPARE(app().request()->settings().seed, valueOf(recipe)->settings.seed);
    app().continuation()->clear();
}

void TestApplication::findsEverythingAgain()
{
    app().request()->setPrompt(QStringLiteral("what I typed last"));
    const QList<core::Take> takes = app().takeLibrary().takes();
    app().stage()->showTake(takes[1].id);
    QTRY_COMPARE(app().stage()->currentTake(), takes[1].id);
    m_program->window.window()->close();
    m_program.reset();
    open();
    QVERIFY(m_program->opened);
    QTRY_COMPARE(app().takeLibrary().takes(), takes);
    QCOMPARE(app().request()->prompt(), QStringLiteral("what I typed last"));
    QTRY_COMPARE(app().stage()->currentTake(), takes[1].id);
    QTRY_VERIFY(app().stage()->hasSound());
    const ui::PresetsViewModel& presets = *app().presets();
    bool found = false;
    for (int row = 0; !found && !presets.idAt(row).isEmpty(); ++row)
        found = presets.nameOf(presets.idAt(row)) == QStringLiteral("My two seconds");
    QVERIFY(found);
}

/// Two programs, as they are installed.
void TestApplication::secondStartRaisesTheFirst()
{
    const QString library = m_home.filePath(QStringLiteral("other-takes"));
    const QStringList arguments{QStringLiteral("--library"), library, QStringLiteral("--model"), m_model};
    const QTemporaryDir data;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_DATA_HOME"), data.path());
    QProcess first;
    first.setProcessEnvironment(environment);
    first.start(QStringLiteral(ARIOSO_PROGRAM), arguments);
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(library + QStringLiteral("/.lock")), 20'000);
    QProcess second;
    second.setProcessEnvironment(environment);
    // The first one listens a moment after it has the lock.
    QTRY_VERIFY_WITH_TIMEOUT(
        (second.start(QStringLiteral(ARIOSO_PROGRAM), arguments), second.waitForFinished(10'000)) &&
            second.exitCode() == 0,
        30'000);
    QCOMPARE(first.state(), QProcess::Running);

    // What the desktop opens with Arioso goes to the window that is there.
    QFile preset(m_home.filePath(QStringLiteral("100% given.json")));
    QVERIFY(preset.open(QIODevice::WriteOnly));
    preset.write(R"({"format": "arioso-preset", "version": 1, "name": "Given one", "settings": {}})");
    preset.close();
    const QString address = QUrl::fromLocalFile(preset.fileName()).toString(QUrl::FullyEncoded);
    second.start(QStringLiteral(ARIOSO_PROGRAM), arguments + QStringList{address});
    QVERIFY(second.waitForFinished(10'000));
    QDir presets(data.filePath(QStringLiteral("arioso/presets")));
    QTRY_COMPARE((presets.refresh(), presets.entryList(QDir::Files).size()), 1);
    first.terminate();
    if (!first.waitForFinished(5000))
        first.kill();
    first.waitForFinished();
}

void TestApplication::withoutSoundServerNothingIsLost()
{
    const qsizetype takes = app().takeLibrary().takes().size();
    m_program.reset();
    m_sound.stop();
    open();
    QVERIFY(m_program->opened);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->isModelReady(), 60'000);
    QTRY_COMPARE(app().takeLibrary().takes().size(), takes);
    core::GenerationSettings settings = app().request()->settings();
    settings.seconds = 1;
    app().request()->setSettings(settings);
    app().generation()->generate();
    QVERIFY(waitForTakes(takes + 1));
    app().player()->toggle();
    QTRY_VERIFY(app().notices()->count() > 0);
}

int main(int argc, char* argv[])
{
    if (!test::XServer::isInstalled() || !test::PulseServer::isInstalled())
        qFatal("This test needs Xvfb and PulseAudio.");
    test::setEnvironment();
    const test::XServer screen;
    test::PulseServer sound(kRate);
    const QGuiApplication app(argc, argv);
    QQuickStyle::setStyle(QStringLiteral("Arioso.Style"));
    TestApplication test(sound);
    return QTest::qExec(&test, argc, argv);
}

#include "tst_application.moc"
