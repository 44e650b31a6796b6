// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Killed at any moment, while it generates and while it saves, the program loses nothing that was there: the
// takes it had saved are whole, what it was generating becomes takes, the list opens, and what was typed is
// still in the editor. The killed program
// is this test itself, started again with the folder as its argument.

#include "app/program.h"

#include <QGuiApplication>
#include <QQuickStyle>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QStringList>
#include <QTemporaryDir>
#include <QtQml/qqmlextensionplugin.h>

#include <algorithm>
#include <cstdio>

Q_IMPORT_QML_PLUGIN(Arioso_StylePlugin)
Q_IMPORT_QML_PLUGIN(Arioso_UiPlugin)

using namespace arioso;
using test::Program;

namespace {

/// Fifty in a long run: ARIOSO_KILLS=50.
const int kKills = qEnvironmentVariableIsSet("ARIOSO_KILLS") ? qEnvironmentVariableIntValue("ARIOSO_KILLS") : 8;
constexpr char kChild[] = "--make-music-in";
constexpr char kLongChild[] = "--make-one-long-piece-in";

/// Makes takes for ever, telling on its output what is saved and which prompt is on the screen.
int makeMusic(const QString& home)
{
    Program program(home, home + QStringLiteral("/model"));
    QObject::connect(&program.app.takeLibrary(), &core::TakeLibrary::saved, [](const QString& id) {
        std::printf("saved %s\n", qPrintable(id));
        std::fflush(stdout);
    });
    int round = 0;
    const auto next = [&] {
        core::GenerationSettings settings;
        settings.seconds = 1;
        settings.takes = 2;
        program.app.request()->setSettings(settings);
        program.app.request()->setPrompt(QStringLiteral("piece %1").arg(++round));
        program.app.generation()->generate();
    };
    QObject::connect(program.app.generation(), &ui::GenerationViewModel::kept, &program.app, next);
    next();
    return QGuiApplication::exec();
}

/// Makes one piece that never ends, telling when there is audio of it.
int makeALongPiece(const QString& home)
{
    Program program(home, home + QStringLiteral("/model"));
    QObject::connect(&program.app.generationService(), &core::GenerationService::audioReady, [] {
        std::printf("heard\n");
        std::fflush(stdout);
    });
    core::GenerationSettings settings;
    settings.endless = true;
    settings.seed = 5;
    program.app.request()->setSettings(settings);
    program.app.request()->setPrompt(QStringLiteral("a long piece"));
    program.app.generation()->generate();
    return QGuiApplication::exec();
}

/// Starts the program and kills it some time after it has told something. Returns what it told.
QByteArray killWhile(const char* mode, const QString& home, int mostMilliseconds, QRandomGenerator& random)
{
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {QString::fromLatin1(mode), home});
    QByteArray told;
    while (!told.contains('\n') && child.waitForReadyRead(60'000))
        told += child.readAllStandardOutput();
    if (!told.contains('\n'))
        qWarning("%s", child.readAllStandardError().constData());
    QTest::qSleep(int(random.bounded(mostMilliseconds)));
    child.kill();
    child.waitForFinished();
    return told + child.readAllStandardOutput();
}

} // namespace

class TestKilled : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void losesNothing();
    void aLongPieceIsKeptAsFarAsItWas();
};

void TestKilled::losesNothing()
{
    const QTemporaryDir home;
    QVERIFY(test::makeCheckpoint(QStringLiteral("mono"), home.filePath(QStringLiteral("model"))));
    QSet<QString> saved;
    QRandomGenerator random(7);
    for (int kill = 0; kill < kKills; ++kill) {
        // At least one take is there, then at a moment that nobody chose.
        const QByteArray told = killWhile(kChild, home.path(), 400, random);
        QVERIFY(told.contains('\n'));
        for (const QByteArray& line : told.split('\n'))
            if (line.startsWith("saved "))
                saved.insert(QString::fromLatin1(line.mid(6)));
    }
    QVERIFY(saved.size() >= kKills);

    Program program(home.path(), {});
    QTRY_VERIFY(program.app.takeLibrary().isOpen());
    core::TakeLibrary& library = program.app.takeLibrary();
    for (const QString& id : saved) {
        QVERIFY2(library.find(id) != nullptr, qPrintable(id));
        const core::Outcome<core::AudioPtr> audio = library.audio(id).result();
        const core::Outcome<core::CodesPtr> codes = library.codes(id).result();
        QVERIFY2(valueOf(audio) != nullptr && valueOf(codes) != nullptr, qPrintable(id));
        QCOMPARE(double((*valueOf(audio))->samples()),
                 library.find(id)->seconds * library.find(id)->sampleRate);
    }
    // What is there besides was being announced when the program was killed, or was being generated and is as
    // long as it was then. Both are whole.
    bool isAnyRecovered = false;
    for (const core::Take& take : library.takes()) {
        const core::Outcome<core::AudioPtr> audio = library.audio(take.id).result();
        const core::Outcome<core::CodesPtr> codes = library.codes(take.id).result();
        QVERIFY2(valueOf(audio) != nullptr && valueOf(codes) != nullptr, qPrintable(take.id));
        QCOMPARE(double((*valueOf(audio))->samples()), take.seconds * take.sampleRate);
        QCOMPARE((*valueOf(codes))->frames, take.frames);
        isAnyRecovered = isAnyRecovered || take.stopped; // nobody stopped one
    }
    // The only message is about what the last kill interrupted, if that was in a generation.
    QVERIFY(program.app.notices()->count() <= 1);
    for (const ui::Notices::Notice& notice : program.app.notices()->notices()) {
        QCOMPARE(notice.key, QStringLiteral("recovered"));
        QVERIFY(isAnyRecovered);
    }
    QVERIFY2(program.app.request()->prompt().startsWith(QStringLiteral("piece ")),
             qPrintable(program.app.request()->prompt()));
    const QStringList left =
        QDir(library.folder()).entryList({QStringLiteral(".new-*")}, QDir::AllEntries | QDir::Hidden);
    QVERIFY2(left.isEmpty(), qPrintable(left.join(u' ')));
}

/// All of them have one seed, so each is the beginning of the longest.
void TestKilled::aLongPieceIsKeptAsFarAsItWas()
{
    const QTemporaryDir home;
    QVERIFY(test::makeCheckpoint(QStringLiteral("mono"), home.filePath(QStringLiteral("model"))));
    QRandomGenerator random(11);
    for (int kill = 0; kill < kKills; ++kill)
        QVERIFY(killWhile(kLongChild, home.path(), 1500, random).contains("heard"));

    Program program(home.path(), {});
    QTRY_VERIFY(program.app.takeLibrary().isOpen());
    core::TakeLibrary& library = program.app.takeLibrary();
    QCOMPARE(library.takes().size(), kKills);
    QList<core::CodesPtr> pieces;
    for (const core::Take& take : library.takes()) {
        const core::Outcome<core::AudioPtr> audio = library.audio(take.id).result();
        const core::Outcome<core::CodesPtr> codes = library.codes(take.id).result();
        QVERIFY2(valueOf(audio) != nullptr && valueOf(codes) != nullptr, qPrintable(take.id));
        QVERIFY(take.seconds > 0 && take.stopped);
        QCOMPARE(double((*valueOf(audio))->samples()), take.seconds * take.sampleRate);
        QCOMPARE((*valueOf(codes))->frames, take.frames);
        pieces.append(*valueOf(codes));
    }
    std::sort(pieces.begin(), pieces.end(), [](const auto& a, const auto& b) { return a->frames < b->frames; });
    for (const core::CodesPtr& piece : pieces)
        QVERIFY(piece->values == pieces.last()->part(0, piece->frames).values);
    QVERIFY(QDir(library.folder()).entryList({QStringLiteral(".unfinished")}, QDir::AllEntries | QDir::Hidden).isEmpty());
}

int main(int argc, char* argv[])
{
    test::setEnvironment();
    const QTemporaryDir runtime;
    qputenv("XDG_RUNTIME_DIR", runtime.path().toUtf8());
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication app(argc, argv);
    QQuickStyle::setStyle(QStringLiteral("Arioso.Style"));
    if (argc == 3 && qstrcmp(argv[1], kChild) == 0)
        return makeMusic(QString::fromLocal8Bit(argv[2]));
    if (argc == 3 && qstrcmp(argv[1], kLongChild) == 0)
        return makeALongPiece(QString::fromLocal8Bit(argv[2]));
    TestKilled test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_killed.moc"
