// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The command line and the trainer with a small checkpoint and the real engine, killed at random moments
// while they convert, pack weights and train. What a later run gives is compared with an uninterrupted one,
// byte for byte.

#include "core/files/paths.h"
#include "engine/audio/audio_file.h"
#include "soak/soak.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcessEnvironment>

#include <cmath>

namespace arioso::soak {
namespace {

constexpr int kKills = 4; ///< in a round
constexpr int kLong = 600'000;

struct Program
{
    QString file;
    QStringList arguments;
    QString cache{}; ///< $XDG_CACHE_HOME
};

void start(QProcess& process, const Program& program)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!program.cache.isEmpty())
        environment.insert(QStringLiteral("XDG_CACHE_HOME"), program.cache);
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program.file, program.arguments);
}

/// The milliseconds it took; -1 and a fault when it failed.
qint64 completed(const Program& program, Report& report)
{
    QElapsedTimer clock;
    clock.start();
    QProcess process;
    start(process, program);
    const bool isDone = process.waitForFinished(kLong) && process.exitStatus() == QProcess::NormalExit &&
                        process.exitCode() == 0;
    const bool holds = report.check(isDone, program.arguments.value(0) + QStringLiteral(" failed: ") +
                                                QString::fromUtf8(process.readAll().right(500)));
    return holds ? clock.elapsed() : -1;
}

/// Kills it within the time that it takes. False when it was done before.
bool killed(const Program& program, QRandomGenerator& random, qint64 milliseconds, Report& report)
{
    QProcess process;
    start(process, program);
    const bool isDone = process.waitForFinished(1 + int(random.bounded(int(milliseconds) + 1)));
    process.kill();
    process.waitForFinished();
    report.count(isDone ? QStringLiteral("done before the kill") : QStringLiteral("kills"));
    return !isDone;
}

bool makeCheckpoint(const char* kind, const QString& folder, Report& report)
{
    return report.check(
        QProcess::execute(QStringLiteral(ARIOSO_MAKE_CHECKPOINT), {QLatin1String(kind), folder}) == 0,
        QStringLiteral("The checkpoint couldn't be made."));
}

/// Names and contents of the files of a folder.
QMap<QString, QByteArray> filesOf(const QString& folder)
{
    QMap<QString, QByteArray> files;
    const QDir place(folder);
    for (const QString& name : place.entryList(QDir::Files | QDir::Hidden)) {
        QFile file(place.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            files[name] = file.readAll();
    }
    return files;
}

void writeClips(const QString& folder)
{
    QDir().mkpath(folder);
    for (int clip = 0; clip < 6; ++clip) {
        engine::Audio audio{32000, {std::vector<float>(35200)}};
        for (std::size_t i = 0; i < audio.channels[0].size(); ++i)
            audio.channels[0][i] = 0.4F * float(std::sin(double(i) / 32000 * 6.283185 * (110 + 13 * clip)));
        const QString name = QStringLiteral("%1/chord%2").arg(folder).arg(clip);
        engine::writeAudioFile(core::toPath(name + QStringLiteral(".wav")), audio,
                               engine::AudioFormat::WavInt16);
        QFile text(name + QStringLiteral(".txt"));
        if (text.open(QIODevice::WriteOnly))
            text.write("a chord, number " + QByteArray::number(clip) + '\n');
    }
}

} // namespace

void killedConverting(const Plan& plan, Report& report)
{
    QRandomGenerator random(plan.seed);
    const auto in = [&](const char* name) { return plan.folder + u'/' + QLatin1String(name); };
    if (!makeCheckpoint("original", in("tune"), report) || !makeCheckpoint("t5", in("t5"), report))
        return;
    const auto convert = [&](const char* name) {
        return Program{QStringLiteral(ARIOSO_CLI),
                       {QStringLiteral("convert"), QStringLiteral("--from"), in("tune"), QStringLiteral("-o"),
                        in(name), QStringLiteral("--text-encoder"), in("t5")}};
    };
    const qint64 milliseconds = completed(convert("whole"), report);
    if (milliseconds < 0)
        return;
    const QMap<QString, QByteArray> expected = filesOf(in("whole"));
    for (int kill = 0; kill < kKills * plan.rounds; ++kill) {
        (void)killed(convert("killed"), random, milliseconds, report);
        if (!QFile::exists(in("killed")))
            continue;
        report.check(filesOf(in("killed")) == expected, QStringLiteral("A converted model isn't whole."));
        QDir(in("killed")).removeRecursively();
    }
    (void)completed(convert("killed"), report);
    report.check(filesOf(in("killed")) == expected, QStringLiteral("The converted model is another."));
    const QStringList left =
        QDir(plan.folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    report.check(left.size() == 4, QStringLiteral("Left: ") + left.join(u' '));
}

void killedPacking(const Plan& plan, Report& report)
{
    QRandomGenerator random(plan.seed);
    const auto in = [&](const char* name) { return plan.folder + u'/' + QLatin1String(name); };
    if (!makeCheckpoint("slow", in("model"), report))
        return;
    const auto generate = [&](const char* name, const char* cache) {
        return Program{QStringLiteral(ARIOSO_CLI),
                       {QStringLiteral("generate"), QStringLiteral("--model"), in("model"),
                        QStringLiteral("--prompt"), QStringLiteral("calm piano"), QStringLiteral("--seconds"),
                        QStringLiteral("0.2"), QStringLiteral("--seed"), QStringLiteral("5"),
                        QStringLiteral("--precision"), QStringLiteral("int8"), QStringLiteral("-o"),
                        in(name)},
                       in(cache)};
    };
    const qint64 milliseconds = completed(generate("whole.wav", "cache"), report);
    if (milliseconds < 0)
        return;
    const auto sound = [&](const char* name) { return filesOf(plan.folder).value(QLatin1String(name)); };
    for (int kill = 0; kill < kKills * plan.rounds; ++kill) {
        if (kill % kKills == 0)
            QDir(in("killed-cache")).removeRecursively();
        QFile::remove(in("killed.wav"));
        (void)killed(generate("killed.wav", "killed-cache"), random, milliseconds, report);
        report.check(!QFile::exists(in("killed.wav")) || sound("killed.wav") == sound("whole.wav"),
                     QStringLiteral("A file isn't whole."));
        if (kill % kKills != kKills - 1)
            continue;
        (void)completed(generate("after.wav", "killed-cache"), report);
        report.check(sound("after.wav") == sound("whole.wav"), QStringLiteral("Packed weights are others."));
    }
}

void killedTraining(const Plan& plan, Report& report)
{
    QRandomGenerator random(plan.seed);
    const auto in = [&](const char* name) { return plan.folder + u'/' + QLatin1String(name); };
    if (!makeCheckpoint("mono", in("model"), report))
        return;
    writeClips(in("clips"));
    const auto train = [&](const char* name) {
        return Program{QStringLiteral(ARIOSO_TRAIN),
                       {QStringLiteral("finetune"), QStringLiteral("--model"), in("model"),
                        QStringLiteral("--data"), in("clips"), QStringLiteral("-o"), in(name),
                        QStringLiteral("--steps"), QStringLiteral("60"), QStringLiteral("--save-minutes"),
                        QStringLiteral("0.0001")}};
    };
    const qint64 milliseconds = completed(train("whole"), report);
    if (milliseconds < 0)
        return;
    const QMap<QString, QByteArray> expected = filesOf(in("whole"));
    report.check(!expected.isEmpty(), QStringLiteral("Nothing was trained."));
    for (int round = 0; round < plan.rounds; ++round) {
        QDir(in("killed")).removeRecursively();
        for (int kill = 0; kill < kKills; ++kill)
            (void)killed(train("killed"), random, milliseconds, report);
        (void)completed(train("killed"), report);
        report.check(filesOf(in("killed")) == expected, QStringLiteral("The trained model is another."));
        report.count(QStringLiteral("runs"));
    }
}

} // namespace arioso::soak
