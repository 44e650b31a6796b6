// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Short jobs on the real services and a fake engine, with everything else that a user does in between, in
// random order.

#include "core/export/export_queue.h"
#include "core/fake_takes.h"
#include "core/generation/generation_service.h"
#include "soak/clock.h"
#include "soak/soak.h"

#include <QCoreApplication>
#include <QTest>

#include <array>

namespace arioso::soak {
namespace {

using namespace arioso::core;

constexpr int kJobs = 200; ///< in a round
constexpr int kLong = 120'000;

/// The program without a window.
class Studio
{
public:
    Studio(const Plan& plan, Report& report, bool clockJumps)
        : m_plan(plan), m_report(report), m_clockJumps(clockJumps), m_random(plan.seed)
    {
        m_library = test::openLibrary(library());
        m_service = std::make_unique<GenerationService>(
            [this]() -> const engine::Engine& { return m_engine; }, QStringLiteral("soak"));
        m_service->keepClipsIn(library());
        connectService();
        QObject::connect(m_library.get(), &TakeLibrary::failed, m_service.get(),
                         [this](const QString&, const Failure& failure) {
                             m_report.check(false, QStringLiteral("The library: ") + failure.detail);
                         });
    }
    ~Studio() { timeOffset = 0; }

    void run(int jobs)
    {
        while (m_ends.size() < jobs) {
            act();
            QTest::qWait(dice(4));
        }
        m_service->cancelAll();
        m_report.check(QTest::qWaitFor([this] { return m_service->isIdle(); }, kLong),
                       QStringLiteral("The queue doesn't end."));
        m_report.check(QTest::qWaitFor([this] { return m_exports == 0; }, kLong),
                       QStringLiteral("An export doesn't end."));
        m_service->shutDown();
        m_library->flush();
        QCoreApplication::processEvents();
        checkEnds();
        checkLibrary();
    }

private:
    [[nodiscard]] QString library() const { return m_plan.folder + QStringLiteral("/takes"); }
    int dice(int sides) { return int(m_random.bounded(sides)); }

    void connectService();
    void act();
    void submit();
    void selectModel();
    void changeTake();
    void moveTakes();
    void exportTakes();
    void checkEnds();
    void checkLibrary();

    Plan m_plan;
    Report& m_report;
    bool m_clockJumps;
    QRandomGenerator m_random;
    test::FakeRecord m_record;
    test::FakeEngine m_engine{m_record};
    std::unique_ptr<TakeLibrary> m_library;
    std::unique_ptr<GenerationService> m_service;
    QHash<JobId, int> m_ends; // terminal signals of each job
    int m_exports = 0;        // that run
};

void Studio::connectService()
{
    GenerationService* service = m_service.get();
    QObject::connect(service, &GenerationService::finished, service, [this](const JobResult& result) {
        ++m_ends[result.id];
        m_report.count(result.stopped ? QStringLiteral("stopped") : QStringLiteral("finished"));
        m_library->add(result);
    });
    QObject::connect(service, &GenerationService::cancelled, service, [this](JobId id) {
        ++m_ends[id];
        m_report.count(QStringLiteral("cancelled"));
    });
    QObject::connect(service, &GenerationService::failed, service, [this](JobId id, const Failure&) {
        ++m_ends[id];
        m_report.count(QStringLiteral("failed"));
    });
}

void Studio::act()
{
    switch (dice(12)) {
    case 0:
        return selectModel();
    case 1:
    case 2:
        return changeTake();
    case 3:
        return moveTakes();
    case 4:
        return exportTakes();
    case 5:
        if (m_clockJumps) // up to ten days to either side
            timeOffset = dice(20 * 86'400) - 10 * 86'400;
        return;
    case 6:
    case 7:
    case 8:
        if (m_service->active() && dice(2) == 0)
            return m_service->cancel(m_service->active()->id);
        if (!m_service->waiting().isEmpty())
            m_service->cancel(m_service->waiting()[dice(int(m_service->waiting().size()))].id);
        return;
    default:
        return submit();
    }
}

void Studio::submit()
{
    static constexpr std::array kPrompts{"calm piano", "house",   "jazz",   "early",   "unheard",
                                         "endless",    "invalid", "memory", "stranger"};
    if (m_service->isFull() && dice(20) > 0)
        return; // most jobs have to be more than a full queue
    JobRequest request;
    request.prompt = QString::fromLatin1(kPrompts[std::size_t(dice(int(kPrompts.size())))]);
    request.settings.seconds = 0.2 + 0.1 * dice(20);
    request.settings.takes = 1 + dice(3);
    m_service->submit(request);
    m_report.count(QStringLiteral("jobs"));
}

void Studio::selectModel()
{
    static constexpr std::array kModels{"small", "large", "slow", "missing"};
    if (dice(20) == 0)
        return m_service->unloadModel();
    ModelSelection selection;
    selection.directory = QString::fromLatin1(kModels[std::size_t(dice(int(kModels.size())))]);
    selection.device = dice(2) == 0 ? engine::Device::Cpu : engine::Device::Cuda;
    selection.precision = dice(2) == 0 ? engine::Precision::Float32 : engine::Precision::Int8;
    m_service->selectModel(selection);
    m_report.count(QStringLiteral("models"));
}

void Studio::changeTake()
{
    const QList<Take>& takes = m_library->takes();
    if (takes.isEmpty())
        return;
    const QString id = takes[dice(int(takes.size()))].id;
    if (dice(2) == 0)
        m_library->rename(id, QStringLiteral("Take %1 \"\\/\n").arg(dice(1000)));
    else
        m_library->setStarred(id, dice(2) == 0);
    m_report.count(QStringLiteral("changes"));
}

void Studio::moveTakes()
{
    const QList<Take>& takes = m_library->takes();
    const QList<RemovedTake>& removed = m_library->removed();
    if (dice(2) == 0 && takes.size() > 5)
        m_library->remove({takes[dice(int(takes.size()))].id, takes[0].id});
    else if (!removed.isEmpty() && dice(3) > 0)
        m_library->restore({removed[dice(int(removed.size()))].take.id});
    else if (!removed.isEmpty())
        m_library->deleteForGood({removed[dice(int(removed.size()))].take.id});
    m_report.count(QStringLiteral("moves"));
}

void Studio::exportTakes()
{
    static constexpr std::array kFormats{
        std::pair(engine::AudioFormat::WavInt16, "wav"), std::pair(engine::AudioFormat::WavFloat32, "wav"),
        std::pair(engine::AudioFormat::Flac24, "flac"),  std::pair(engine::AudioFormat::Vorbis, "ogg"),
        std::pair(engine::AudioFormat::Opus, "opus"),    std::pair(engine::AudioFormat::Mp3, "mp3")};
    if (m_library->takes().isEmpty())
        return;
    const auto& [format, suffix] = kFormats[std::size_t(dice(int(kFormats.size())))];
    QList<ExportItem> items;
    for (int i = 0; i <= dice(3); ++i) {
        const Take& take = m_library->takes()[dice(int(m_library->takes().size()))];
        ExportRequest request;
        request.path =
            QStringLiteral("%1/export-%2.%3").arg(m_plan.folder).arg(dice(8)).arg(QLatin1String(suffix));
        request.format = format;
        request.recipe = take.recipe;
        request.sameName = SameName(dice(3));
        request.title = take.name;
        items << ExportItem{take.id, request};
    }
    auto* queue = new ExportQueue(*m_library, items, m_service.get());
    ++m_exports;
    QObject::connect(queue, &ExportQueue::finished, queue, [this, queue](const ExportReport& report) {
        --m_exports;
        m_report.count(QStringLiteral("exports"), report.files.size());
        for (const QString& file : report.files) {
            const Outcome<Recipe> recipe = recipeOfFile(file);
            m_report.check(valueOf(recipe) != nullptr, file + QStringLiteral(" has no recipe."));
        }
        queue->deleteLater();
    });
    queue->start();
    if (dice(3) == 0)
        queue->cancel();
}

void Studio::checkEnds()
{
    for (auto end = m_ends.begin(); end != m_ends.end(); ++end)
        m_report.check(end.value() == 1,
                       QStringLiteral("Job %1 ended %2 times.").arg(end.key()).arg(end.value()));
    m_report.check(m_record.mostLiveModels <= 1, QStringLiteral("Two models were in memory."));
    m_report.check(m_record.liveModels == 0, QStringLiteral("A model stayed in memory."));
}

/// What is on the disk is what is in memory, and every take is what its seed makes.
void Studio::checkLibrary()
{
    const auto again = test::openLibrary(library());
    if (!m_report.check(again != nullptr, QStringLiteral("The library doesn't open.")))
        return;
    m_report.check(again->takes() == m_library->takes(), QStringLiteral("The list on disk is another."));
    m_report.check(again->removed().size() == m_library->removed().size(),
                   QStringLiteral("The trash on disk is another."));
    for (const Take& take : again->takes())
        m_report.check(test::isWhole(*again, take), take.id + QStringLiteral(" isn't whole."));
    m_report.count(QStringLiteral("takes"), again->takes().size());
    const QStringList left =
        QDir(library() + QStringLiteral("/.unfinished")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    m_report.check(left.isEmpty(), QStringLiteral("Left unfinished: ") + left.join(u' '));
}

} // namespace

void manyJobs(const Plan& plan, Report& report)
{
    Studio(plan, report, false).run(kJobs * plan.rounds);
}

void clockJumps(const Plan& plan, Report& report)
{
    Studio(plan, report, true).run(kJobs / 2 * plan.rounds);
}

} // namespace arioso::soak
