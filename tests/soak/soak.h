// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What the scenarios of the soak program share. Each runs in a folder of its own, counts what it did and
// reports what doesn't hold; one seed makes one order of actions.

#include <QList>
#include <QMap>
#include <QProcess>
#include <QRandomGenerator>
#include <QString>
#include <QStringList>

namespace arioso::soak {

struct Plan
{
    int rounds = 1; ///< multiplies jobs, kills and takes
    quint32 seed = 1;
    QString folder; ///< empty
};

/// What a scenario did and what went wrong.
class Report
{
public:
    /// False is a fault.
    bool check(bool holds, const QString& otherwise);
    void count(const QString& what, qint64 by = 1) { m_counts[what] += by; }
    void skip(const QString& why) { m_skipped = why; }

    [[nodiscard]] qint64 faults() const { return m_faults; }
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QStringList sentences() const { return m_sentences; } ///< of the first faults

private:
    QMap<QString, qint64> m_counts;
    QString m_skipped;
    qint64 m_checks = 0;
    qint64 m_faults = 0;
    QStringList m_sentences;
};

using Scenario = void (*)(const Plan& plan, Report& report);

void manyJobs(const Plan& plan, Report& report);
void clockJumps(const Plan& plan, Report& report);
void killedSaving(const Plan& plan, Report& report);
void killedExporting(const Plan& plan, Report& report);
void killedDownloading(const Plan& plan, Report& report);
void killedConverting(const Plan& plan, Report& report);
void killedPacking(const Plan& plan, Report& report);
void killedTraining(const Plan& plan, Report& report);
void fullDisk(const Plan& plan, Report& report);
void readOnlyDisk(const Plan& plan, Report& report);
void largeLibrary(const Plan& plan, Report& report);
void twoInstances(const Plan& plan, Report& report);

/// What a scenario starts as a process of its own: the soak program again with --child NAME ARGUMENTS.
using Child = int (*)(const QStringList& arguments);

int saveForEver(const QStringList& arguments);     // library
int exportForEver(const QStringList& arguments);   // folder
int download(const QStringList& arguments);        // address, cache
int fillDisk(const QStringList& arguments);        // folder
int useReadOnlyDisk(const QStringList& arguments); // folder
int claimLibrary(const QStringList& arguments);    // library

/// Starts a child; its output can be read.
void startChild(QProcess& process, const QString& name, const QStringList& arguments);

/// Prints a line for the parent at once.
void tell(const QByteArray& line);

/// Starts a child, kills it with SIGKILL at a random moment after its first line, at most `milliseconds`
/// later, and returns what it printed. "" when it printed nothing.
[[nodiscard]] QByteArray killedChild(const QString& name, const QStringList& arguments,
                                     QRandomGenerator& random, int milliseconds);

/// A child that has a file system of its own of some megabytes at `folder`, and can make it read-only.
/// Absent: this system doesn't allow that.
[[nodiscard]] bool runOnSmallDisk(const QString& name, const QString& folder, int megabytes,
                                  QByteArray& output);

} // namespace arioso::soak
