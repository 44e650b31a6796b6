// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// A disk that becomes full and is then read-only: a file system of a few megabytes in a child of its own.

#include "core/export/export_job.h"
#include "core/fake_takes.h"
#include "core/single_instance.h"
#include "soak/soak.h"

#include <QCoreApplication>
#include <QTest>

namespace arioso::soak {
namespace {

using namespace arioso::core;

/// Says what doesn't hold.
bool expect(bool holds, const char* otherwise)
{
    if (!holds)
        tell(QByteArray("fault ") + otherwise);
    return holds;
}

/// How an export to this file fails; "Internal" when it doesn't.
FailureCode exportFailure(const QString& path, qint64 samples)
{
    const auto sound = std::make_shared<engine::Audio>(test::fakeAudio(1, 0, std::size_t(samples)));
    ExportJob job({sound, {}, path, engine::AudioFormat::WavFloat32, {}});
    QSignalSpy finished(&job, &ExportJob::finished);
    FailureCode code = FailureCode::Internal;
    bool hasFailed = false;
    QObject::connect(&job, &ExportJob::failed, &job, [&](const Failure& failure) {
        code = failure.code;
        hasFailed = true;
    });
    job.start();
    (void)QTest::qWaitFor([&] { return hasFailed || !finished.isEmpty(); }, 30'000);
    return code;
}

/// Adds takes until the disk is full, makes room and saves the rest.
void fill(const QString& folder)
{
    const auto library = test::openLibrary(folder + QStringLiteral("/takes"));
    if (!expect(library != nullptr, "The library doesn't open."))
        return;
    int full = 0;
    QObject::connect(
        library.get(), &TakeLibrary::failed, library.get(), [&](const QString&, const Failure& failure) {
            full += int(failure.code == FailureCode::DiskFull);
            expect(failure.code == FailureCode::DiskFull, "A full disk is reported as something else.");
        });
    for (quint64 seed = 0; full < 3 && seed < 500; ++seed) {
        library->add(test::resultOf(seed, 1, 200));
        library->flush();
        QCoreApplication::processEvents();
    }
    expect(full == 3, "The disk isn't full.");
    expect(exportFailure(folder + QStringLiteral("/out.wav"), 2'000'000) == FailureCode::DiskFull,
           "An export to a full disk doesn't fail as such.");
    expect(!QFile::exists(folder + QStringLiteral("/out.wav")), "Half an export is left.");
    for (const Take& take : library->takes())
        expect(test::isWhole(*library, take), "A take isn't whole while the disk is full.");
    QStringList oldest;
    for (const Take& take : library->takes().last(10))
        oldest << take.id;
    library->remove(oldest);
    library->deleteForGood(oldest);
    library->retryAllSaves();
    library->flush();
    QCoreApplication::processEvents();
    const auto again = test::openLibrary(folder + QStringLiteral("/takes"));
    expect(again != nullptr && again->takes() == library->takes(), "The takes on the disk are others.");
    if (again != nullptr)
        for (const Take& take : again->takes())
            expect(test::isWhole(*again, take), "A take isn't whole after room was made.");
}

/// Everything can be heard and nothing written, and each failure is told.
void readOnly(const QString& folder)
{
    const QString takes = folder + QStringLiteral("/takes");
    SingleInstance instance(takes);
    const auto role = instance.claim();
    expect(failureOf(role) != nullptr && failureOf(role)->code == FailureCode::FileUnwritable,
           "A read-only folder is claimed.");
    const auto library = test::openLibrary(takes);
    if (!expect(library != nullptr && !library->takes().isEmpty(), "A read-only library doesn't open."))
        return;
    for (const Take& take : library->takes())
        expect(test::isWhole(*library, take), "A take of a read-only library isn't whole.");
    int failures = 0;
    QObject::connect(library.get(), &TakeLibrary::failed, library.get(),
                     [&](const QString&, const Failure& failure) {
                         ++failures;
                         expect(failure.code == FailureCode::FileUnwritable,
                                "A read-only disk is reported as something else.");
                     });
    library->rename(library->takes().first().id, QStringLiteral("Other"));
    library->add(test::resultOf(1));
    library->remove({library->takes().last().id});
    library->flush();
    QCoreApplication::processEvents();
    expect(failures == 3, "Not every failure is told.");
    expect(exportFailure(folder + QStringLiteral("/out.wav"), 100) == FailureCode::FileUnwritable,
           "An export to a read-only disk doesn't fail as such.");
}

int onDisk(const QStringList& arguments, void (*write)(const QString&), void (*read)(const QString&))
{
    const bool isReading = arguments.value(1) == QLatin1String("read");
    if (void (*part)(const QString&) = isReading ? read : write)
        part(arguments.value(0));
    if (isReading)
        tell("done");
    return 0;
}

void fewTakes(const QString& folder)
{
    const auto library = test::openLibrary(folder + QStringLiteral("/takes"));
    for (quint64 seed = 0; library != nullptr && seed < 5; ++seed)
        library->add(test::resultOf(seed));
}

void onSmallDisk(const char* child, const Plan& plan, Report& report)
{
    for (int round = 0; round < plan.rounds; ++round) {
        QByteArray output;
        const bool isDone = runOnSmallDisk(QLatin1String(child), plan.folder + QStringLiteral("/disk"),
                                           2 + round % 3, output);
        if (!isDone && !output.contains("fault "))
            return report.skip(QStringLiteral("a file system can't be mounted here"));
        for (const QByteArray& line : output.split('\n'))
            if (line.startsWith("fault "))
                report.check(false, QString::fromUtf8(line.mid(6)));
        report.check(isDone, QStringLiteral("The child didn't end."));
        report.count(QStringLiteral("disks"));
    }
}

} // namespace

int fillDisk(const QStringList& arguments)
{
    return onDisk(arguments, fill, nullptr);
}

int useReadOnlyDisk(const QStringList& arguments)
{
    return onDisk(arguments, fewTakes, readOnly);
}

void fullDisk(const Plan& plan, Report& report)
{
    onSmallDisk("fill-disk", plan, report);
}

void readOnlyDisk(const Plan& plan, Report& report)
{
    onSmallDisk("read-only", plan, report);
}

} // namespace arioso::soak
