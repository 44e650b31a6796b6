// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The soak program: short jobs with random cancellations, programs that are killed while they write, full and
// read-only disks, clocks that jump, large libraries.
//     soak [--rounds N] [--seed N] [--only NAME]...
// One round is short. Twenty rounds are 4000 jobs, 20 000 takes and hundreds of kills. It prints
// a line for each scenario and exits with 1 if anything doesn't hold; a seed repeats the order of actions,
// though not the moments of kills.

#include "soak/soak.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <cstdio>

namespace arioso::soak {
namespace {

struct NamedScenario
{
    const char* name;
    Scenario run;
};

constexpr NamedScenario kScenarios[]{
    {"jobs", manyJobs},
    {"clock", clockJumps},
    {"killed-saving", killedSaving},
    {"killed-exporting", killedExporting},
    {"killed-downloading", killedDownloading},
    {"killed-converting", killedConverting},
    {"killed-packing", killedPacking},
    {"killed-training", killedTraining},
    {"full-disk", fullDisk},
    {"read-only-disk", readOnlyDisk},
    {"large-library", largeLibrary},
    {"two-instances", twoInstances},
};

struct NamedChild
{
    const char* name;
    Child run;
};

constexpr NamedChild kChildren[]{
    {"save", saveForEver},   {"export", exportForEver},      {"download", download},
    {"fill-disk", fillDisk}, {"read-only", useReadOnlyDisk}, {"claim", claimLibrary},
};

int runChild(const QStringList& arguments)
{
    for (const NamedChild& child : kChildren)
        if (arguments.value(2) == QLatin1String(child.name))
            return child.run(arguments.mid(3));
    return 2;
}

/// Whether it found no fault.
bool run(const NamedScenario& scenario, Plan plan)
{
    const QTemporaryDir folder;
    plan.folder = folder.path();
    Report report;
    QElapsedTimer clock;
    clock.start();
    scenario.run(plan, report);
    std::printf("%-18s %6.1f s  %s\n", scenario.name, double(clock.elapsed()) / 1000,
                qPrintable(report.summary()));
    for (const QString& sentence : report.sentences())
        std::printf("    %s\n", qPrintable(sentence));
    std::fflush(stdout);
    return report.faults() == 0;
}

int runAll()
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Runs the services of Arioso under hard conditions."));
    parser.addHelpOption();
    const QCommandLineOption rounds(QStringLiteral("rounds"), QStringLiteral("How much, 1 by default."),
                                    QStringLiteral("number"), QStringLiteral("1"));
    const QCommandLineOption seed(QStringLiteral("seed"), QStringLiteral("Of the actions, 1 by default."),
                                  QStringLiteral("number"), QStringLiteral("1"));
    const QCommandLineOption only(QStringLiteral("only"),
                                  QStringLiteral("Just this scenario; may be repeated."),
                                  QStringLiteral("name"));
    parser.addOptions({rounds, seed, only});
    parser.process(*QCoreApplication::instance());
    Plan plan;
    plan.rounds = qMax(1, parser.value(rounds).toInt());
    plan.seed = parser.value(seed).toUInt();
    const QStringList names = parser.values(only);
    bool isSound = true;
    int ran = 0;
    for (const NamedScenario& scenario : kScenarios) {
        if (!names.isEmpty() && !names.contains(QLatin1String(scenario.name)))
            continue;
        isSound = run(scenario, plan) && isSound;
        ++ran;
    }
    return isSound && ran > 0 ? 0 : 1;
}

} // namespace
} // namespace arioso::soak

int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("soak"));
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("--child"))
        return arioso::soak::runChild(arguments);
    return arioso::soak::runAll();
}
