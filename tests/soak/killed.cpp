// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The services, killed at random moments while they save, export and download.

#include "core/export/export_job.h"
#include "core/fake_takes.h"
#include "core/files/paths.h"
#include "core/generation/generation_service.h"
#include "core/models/hub_cache.h"
#include "core/models/model_downloads.h"
#include "soak/soak.h"
#include "support/hub_server.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QEventLoop>
#include <QTest>

#include <array>

namespace arioso::soak {
namespace {

using namespace arioso::core;

constexpr int kKills = 5; ///< in a round
const QString kRepository = QStringLiteral("facebook/musicgen-small");

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

AudioPtr exportedSound()
{
    return std::make_shared<engine::Audio>(test::fakeAudio(3, 0, 40'000));
}

struct Kind
{
    engine::AudioFormat format;
    const char* suffix;
};
constexpr std::array kKinds{Kind{engine::AudioFormat::WavFloat32, "wav"},
                            Kind{engine::AudioFormat::Flac24, "flac"},
                            Kind{engine::AudioFormat::Vorbis, "ogg"}, Kind{engine::AudioFormat::Mp3, "mp3"}};

/// Everything that was reported as saved is there, as a take or in the trash, and every take is whole.
void checkSaved(const QString& folder, const QStringList& saved, Report& report)
{
    auto library = std::make_unique<TakeLibrary>(folder);
    QSignalSpy opened(library.get(), &TakeLibrary::opened);
    QObject::connect(library.get(), &TakeLibrary::damagedSkipped, library.get(),
                     [&](const QString& take, const Failure& failure) {
                         report.check(false, take + QStringLiteral(" is damaged: ") + failure.detail);
                     });
    QObject::connect(library.get(), &TakeLibrary::recovered, library.get(),
                     [&](const QStringList& ids) { report.count(QStringLiteral("recovered"), ids.size()); });
    library->open();
    if (!report.check(opened.wait(60'000), QStringLiteral("The library doesn't open.")))
        return;
    QSet<QString> removed;
    for (const RemovedTake& take : library->removed())
        removed.insert(take.take.id);
    for (const QString& id : saved)
        report.check(library->find(id) != nullptr || removed.contains(id), id + QStringLiteral(" is lost."));
    for (const Take& take : library->takes())
        report.check(test::isWhole(*library, take), take.id + QStringLiteral(" isn't whole."));
}

/// Each file is an old or a new one, whole, with its recipe.
void checkExports(const QString& folder, Report& report)
{
    const QDir files(folder);
    for (const QString& name : files.entryList(QDir::Files)) {
        const QString path = files.filePath(name);
        report.check(valueOf(recipeOfFile(path)) != nullptr, path + QStringLiteral(" has no recipe."));
        try {
            const engine::Audio audio = engine::readAudioFile(toPath(path));
            report.check(audio.samples() * 3200 >= 40'000U * std::size_t(audio.sampleRate) * 99 / 100,
                         path + QStringLiteral(" is too short."));
        } catch (const engine::Error& error) {
            report.check(false, QString::fromUtf8(error.what()));
        }
    }
}

} // namespace

int saveForEver(const QStringList& arguments)
{
    const auto library = test::openLibrary(arguments.value(0));
    test::FakeRecord record;
    test::FakeEngine engine(record);
    GenerationService service([&]() -> const engine::Engine& { return engine; }, QStringLiteral("soak"));
    service.keepClipsIn(library->folder());
    QObject::connect(library.get(), &TakeLibrary::saved, library.get(),
                     [](const QString& id) { tell("saved " + id.toUtf8()); });
    const auto submit = [&] {
        JobRequest request;
        request.prompt = QStringLiteral("calm piano");
        request.settings.seconds = 3;
        request.settings.takes = 2;
        service.submit(request);
    };
    QObject::connect(&service, &GenerationService::finished, library.get(), [&](const JobResult& result) {
        const QString id = library->add(result).first();
        library->rename(id, QStringLiteral("Named"));
        library->setStarred(id, true);
        if (library->takes().size() > 20)
            library->remove({library->takes()[5].id});
        submit();
    });
    service.selectModel({QStringLiteral("small")});
    submit();
    return QCoreApplication::exec();
}

void killedSaving(const Plan& plan, Report& report)
{
    QRandomGenerator random(plan.seed);
    const QString folder = plan.folder + QStringLiteral("/takes");
    QStringList saved;
    for (int kill = 0; kill < kKills * plan.rounds; ++kill) {
        const QByteArray told = killedChild(QStringLiteral("save"), {folder}, random, 300);
        const QByteArray whole = told.left(told.lastIndexOf('\n'));
        for (const QByteArray& line : whole.split('\n'))
            saved << QString::fromUtf8(line.mid(6));
        report.check(!told.isEmpty(), QStringLiteral("Nothing was saved."));
        report.count(QStringLiteral("kills"));
        checkSaved(folder, saved, report);
    }
    report.count(QStringLiteral("saved"), saved.size());
}

int exportForEver(const QStringList& arguments)
{
    Recipe recipe;
    recipe.prompt = QStringLiteral("calm piano");
    recipe.settings.seed = 3;
    const AudioPtr sound = exportedSound();
    for (int i = 0;; ++i) {
        const Kind& kind = kKinds[std::size_t(i) % kKinds.size()];
        ExportRequest request{sound,
                              {},
                              arguments.value(0) + QStringLiteral("/take.") + QLatin1String(kind.suffix),
                              kind.format,
                              recipe};
        ExportJob job(request);
        QEventLoop loop;
        QObject::connect(&job, &ExportJob::finished, &loop, &QEventLoop::quit);
        QObject::connect(&job, &ExportJob::failed, &loop, [](const Failure& failure) {
            qWarning("%s", qPrintable(failure.detail));
            std::exit(1);
        });
        job.start();
        loop.exec();
        tell("exported");
    }
}

void killedExporting(const Plan& plan, Report& report)
{
    QRandomGenerator random(plan.seed);
    for (int kill = 0; kill < kKills * plan.rounds; ++kill) {
        const QByteArray told = killedChild(QStringLiteral("export"), {plan.folder}, random, 120);
        report.check(!told.isEmpty(), QStringLiteral("Nothing was exported."));
        report.count(QStringLiteral("exports"), told.count('\n'));
        report.count(QStringLiteral("kills"));
        checkExports(plan.folder, report);
    }
    report.count(QStringLiteral("hidden files left"),
                 QDir(plan.folder).entryList(QDir::Files | QDir::Hidden).size() -
                     QDir(plan.folder).entryList(QDir::Files).size());
}

int download(const QStringList& arguments)
{
    ModelDownloads downloads;
    QObject::connect(&downloads, &ModelDownloads::changed, &downloads, [](const DownloadStatus& status) {
        tell(QByteArray::number(status.bytes));
        if (!status.isActive())
            QCoreApplication::exit(status.phase == DownloadPhase::Finished ? 0 : 1);
    });
    DownloadRequest request;
    request.repository = kRepository;
    request.cache = arguments.value(1);
    request.access.endpoint = QUrl(arguments.value(0));
    downloads.start(request);
    return QCoreApplication::exec();
}

void killedDownloading(const Plan& plan, Report& report)
{
    QRandomGenerator random(plan.seed);
    test::HubServer server;
    test::fillRepository(server, 3'000'000);
    test::HubFile& weights = server.files[QStringLiteral("model.safetensors")];
    const QString address = server.endpoint().toString();
    for (int round = 0; round < plan.rounds; ++round) {
        const QString cache = QStringLiteral("%1/hub-%2").arg(plan.folder).arg(round);
        const HubRepository repository(cache, kRepository);
        const QString snapshot = repository.snapshot(QString::fromLatin1(server.commit));
        weights.bytesPerTurn = 20'000;
        for (int kill = 0; kill < kKills; ++kill) {
            (void)killedChild(QStringLiteral("download"), {address, cache}, random, 150);
            report.count(QStringLiteral("kills"));
            report.check(!QFile::exists(snapshot + QStringLiteral("/config.json")) ||
                             contentOf(snapshot + QStringLiteral("/model.safetensors")) == weights.content,
                         QStringLiteral("A part of a model looks like a whole one."));
        }
        weights.bytesPerTurn = 0;
        QProcess last;
        startChild(last, QStringLiteral("download"), {address, cache});
        report.check(QTest::qWaitFor([&] { return last.state() == QProcess::NotRunning; }, 60'000) &&
                         last.exitCode() == 0,
                     QStringLiteral("The download doesn't end."));
        report.check(contentOf(snapshot + QStringLiteral("/model.safetensors")) == weights.content,
                     QStringLiteral("The weights are others."));
        report.check(repository.unusedBytes() == 0, QStringLiteral("Pieces are left."));
        report.count(QStringLiteral("models"));
    }
    report.count(QStringLiteral("bytes sent for each byte, in percent"),
                 server.storedBytesSent * 100 / (qint64(weights.content.size()) * plan.rounds));
}

} // namespace arioso::soak
