// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/request/continuation_view_model.h"

#include "core/background.h"
#include "core/export/export_job.h"
#include "ui/text/clock_text.h"
#include "ui/text/take_title.h"

#include <QFileInfo>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <utility>

namespace arioso::ui {
namespace {

constexpr QLatin1String kRecipeNotice("recipe-found");
constexpr QLatin1String kManyFilesNotice("many-files");
constexpr QLatin1String kFileNotice("file-facts");
constexpr double kWholeSound = 1e6;  ///< seconds, more than any sound has
constexpr double kHeardSeconds = 60; ///< of a melody; models listen to half a minute

} // namespace

void ContinuationViewModel::ImportEnd::operator()(core::AudioImport* import) const
{
    core::BackgroundJob::discard(std::unique_ptr<core::BackgroundJob>(import));
}

ContinuationViewModel::ContinuationViewModel(core::TakeLibrary& takes, Notices& notices, QObject* parent)
    : QObject(parent), m_takes(takes), m_notices(notices)
{
    connect(&takes, &core::TakeLibrary::takeChanged, this, [this](const core::Take& take) {
        if (m_source == Source::Take && take.id == m_take.id) {
            m_take = take;
            Q_EMIT changed();
        }
    });
}

/// There may be no event loop any more that would end them later.
ContinuationViewModel::~ContinuationViewModel()
{
    for (ImportPtr* import : {&m_import, &m_melodyImport})
        core::BackgroundJob::discard(std::unique_ptr<core::BackgroundJob>(import->release()), core::kEndPatience);
}

void ContinuationViewModel::setModel(const std::optional<core::ModelSummary>& model)
{
    if (!model)
        return;
    m_model = model;
    fit();
    Q_EMIT changed();
}

QString ContinuationViewModel::title() const
{
    switch (m_source) {
    case Source::None:
        break;
    case Source::File:
        return QFileInfo(m_path).fileName();
    case Source::Take:
        return titleOf(m_take);
    }
    return {};
}

QString ContinuationViewModel::lengthText() const
{
    return m_audio ? clockText(duration(), 1) : QString();
}

QString ContinuationViewModel::summary() const
{
    if (!m_audio)
        return {};
    const QString seconds = secondsText(promptSeconds());
    // The last fraction of a frame is never part of it.
    if (cursor() > duration() - 0.05)
        return tr("Continues the last %1.").arg(seconds);
    return tr("Continues the %1 before %2.").arg(seconds, clockText(cursor(), 1));
}

QString ContinuationViewModel::shortenedNote() const
{
    if (!m_audio || !m_part.isShortened)
        return {};
    return tr("Shortened: the model listens to at most %1.").arg(secondsText(promptSeconds()));
}

void ContinuationViewModel::begin(Source source)
{
    ++m_serial;
    m_import.reset();
    m_source = source;
    m_progress = 0;
    m_fileBegin = 0;
    m_audio.reset();
    m_codes.reset();
    m_sound.reset();
    fit();
    Q_EMIT progressChanged();
}

void ContinuationViewModel::clear()
{
    if (isEmpty())
        return;
    begin(Source::None);
    m_notices.withdraw(kRecipeNotice);
    Q_EMIT changed();
}

QString ContinuationViewModel::localFile(const QUrl& url)
{
    if (url.isLocalFile())
        return QFileInfo(url.toLocalFile()).absoluteFilePath();
    Notices::Notice notice;
    notice.severity = Notices::Warning;
    notice.text = tr("“%1” isn't a local file.").arg(url.toDisplayString());
    notice.wayOut = tr("Save it first, then open the saved file.");
    notice.key = notice.text;
    m_notices.show(notice);
    return {};
}

void ContinuationViewModel::openFiles(const QList<QUrl>& urls)
{
    if (urls.isEmpty())
        return;
    if (urls.size() > 1) {
        Notices::Notice notice;
        notice.text = tr("Only one file can be continued at a time.");
        notice.wayOut = tr("Opened “%1” only.").arg(urls.first().fileName());
        notice.key = kManyFilesNotice;
        m_notices.show(notice);
    }
    openFile(urls.first());
}

void ContinuationViewModel::openFile(const QUrl& url)
{
    const QString path = localFile(url);
    if (path.isEmpty())
        return;
    begin(Source::File);
    m_path = path;
    m_wantedCursor = kWholeSound;
    m_wantedSeconds = kUsualPartSeconds;
    m_notices.withdraw(kRecipeNotice);
    m_notices.withdraw(kFileNotice);
    readRecipe(path);
    m_import.reset(new core::AudioImport(core::fileOfUrl(url)));
    connect(m_import.get(), &core::AudioImport::progressed, this, [this](double part) {
        m_progress = part;
        Q_EMIT progressChanged();
    });
    connect(m_import.get(), &core::AudioImport::failed, this, &ContinuationViewModel::fail);
    connect(m_import.get(), &core::AudioImport::finished, this, [this](const core::AudioPtr& audio) {
        const core::ImportFacts facts = m_import->facts();
        m_import.reset();
        m_fileBegin = facts.begin;
        tellFacts(facts);
        setSound(audio);
        m_recentFiles.add(m_path);
    });
    m_import->start();
    Q_EMIT changed();
}

void ContinuationViewModel::tellFacts(const core::ImportFacts& facts)
{
    Notices::Notice notice;
    notice.key = kFileNotice;
    notice.severity = Notices::Warning;
    if (facts.promisedSeconds > 0) {
        notice.text = tr("“%1” is incomplete: %2 of %3 could be read.")
                          .arg(title(), clockText(facts.fileSeconds, 1), clockText(facts.promisedSeconds, 1));
        notice.wayOut = tr("If that's not all of it, copy or download the file again.");
    } else if (facts.isDamaged) {
        notice.text = tr("“%1” is damaged in places, which were skipped.").arg(title());
    } else if (facts.begin > 0) {
        notice.severity = Notices::Information;
        notice.text =
            tr("“%1” is %2 long. Opened the last %3.")
                .arg(title(), clockText(facts.fileSeconds, 1), clockText(facts.fileSeconds - facts.begin, 1));
        notice.wayOut = tr("To continue an earlier part, save that part as a file and open it.");
    } else {
        return;
    }
    m_notices.show(notice);
}

void ContinuationViewModel::readRecipe(const QString& path)
{
    core::inBackground([path] {
        return core::recipeOfFile(path);
    }).then(this, [this, serial = m_serial](const core::Outcome<core::Recipe>& outcome) {
        // Most files have none, and what is wrong with others the import says.
        if (const core::Recipe* recipe = core::valueOf(outcome); recipe != nullptr && serial == m_serial)
            offerRecipe(*recipe);
    });
}

void ContinuationViewModel::offerRecipe(const core::Recipe& recipe)
{
    Notices::Notice notice;
    notice.text = tr("“%1” was made with Arioso and includes its settings.").arg(title());
    notice.wayOut = tr("Use them to make more like it.");
    notice.action = {tr("Use its settings"), [this, recipe] { Q_EMIT recipeChosen(recipe); }};
    notice.key = kRecipeNotice;
    m_notices.show(notice);
    Q_EMIT recipeFound(recipe);
}

void ContinuationViewModel::continueTake(const QString& takeId, double cursorSeconds)
{
    const core::Take* take = m_takes.find(takeId);
    if (take == nullptr) {
        m_notices.report(
            {core::FailureCode::NotThere, QStringLiteral("There is no take \"%1\".").arg(takeId)});
        return;
    }
    m_wantedCursor = cursorSeconds > 0 && std::isfinite(cursorSeconds) ? cursorSeconds : kWholeSound;
    if (m_source == Source::Take && m_take.id == takeId) {
        fit();
    } else {
        m_notices.withdraw(kRecipeNotice);
        begin(Source::Take);
        m_take = *take;
        m_wantedSeconds = kUsualPartSeconds;
        readTake();
    }
    Q_EMIT changed();
}

/// The codes first: once the sound is there, everything is.
void ContinuationViewModel::readTake()
{
    const QString id = m_take.id;
    m_takes.codes(id).then(this, [this, serial = m_serial](const core::Outcome<core::CodesPtr>& outcome) {
        // Without them the sound is encoded again.
        if (const auto* codes = core::valueOf(outcome); codes != nullptr && serial == m_serial)
            m_codes = *codes;
    });
    m_takes.audio(id).then(this, [this, serial = m_serial](const core::Outcome<core::AudioPtr>& outcome) {
        if (serial != m_serial)
            return;
        if (const core::Failure* failure = core::failureOf(outcome))
            fail(*failure);
        else
            setSound(*core::valueOf(outcome));
    });
}

void ContinuationViewModel::setSound(const core::AudioPtr& audio)
{
    m_audio = audio;
    m_sound = std::make_shared<StageSound>();
    m_sound->setSound(core::GrowingSound::whole(audio));
    fit();
    Q_EMIT changed();
}

void ContinuationViewModel::fail(const core::Failure& failure)
{
    m_notices.report(failure, title());
    begin(Source::None);
    Q_EMIT changed();
}

void ContinuationViewModel::setCursor(double seconds)
{
    choose(seconds - m_wantedSeconds, seconds);
}

void ContinuationViewModel::setPartSeconds(double seconds)
{
    choose(m_wantedCursor - seconds, m_wantedCursor);
}

void ContinuationViewModel::choose(double begin, double end)
{
    if (!m_audio || !std::isfinite(begin) || !std::isfinite(end))
        return;
    const double cursor = std::clamp(end, 0.0, duration());
    m_wantedSeconds = std::max(0.0, end - begin);
    m_wantedCursor = cursor;
    fit();
    Q_EMIT changed();
}

void ContinuationViewModel::fit()
{
    const double window = m_model && m_model->maxSeconds > 0 ? m_model->maxSeconds : kUsualWindowSeconds;
    m_part = partFor({duration(), m_wantedCursor, m_wantedSeconds, window, engine::kMaxSeconds,
                      m_model ? m_model->frameRate : 0});
}

bool ContinuationViewModel::fitsModel(const core::Take& take) const
{
    return m_model && take.codebooks == m_model->codebooks && take.frameRate == m_model->frameRate &&
           take.sampleRate == m_model->sampleRate;
}

core::SoundSource ContinuationViewModel::source() const
{
    core::SoundSource source;
    if (m_source == Source::Take)
        source.takeId = m_take.id;
    else
        source.fileName = title();
    source.fromSeconds = m_fileBegin + m_part.begin;
    source.toSeconds = m_fileBegin + m_part.end;
    return source;
}

std::optional<core::ContinuationInput> ContinuationViewModel::input() const
{
    if (!m_audio)
        return std::nullopt;
    core::ContinuationInput input;
    input.source = source();
    if (m_source == Source::Take && m_codes && fitsModel(m_take)) {
        const double skipped = double(m_take.skippedSamples) / m_take.sampleRate;
        input.codes =
            core::codesBetween(*m_codes, m_take.frameRate, m_part.begin + skipped, m_part.end + skipped);
    } else {
        input.audio = core::audioBetween(*m_audio, m_part.begin, m_part.end);
    }
    return input;
}

void ContinuationViewModel::openMelody(const QUrl& url)
{
    const QString path = localFile(url);
    if (path.isEmpty())
        return;
    clearMelody();
    m_melodyName = QFileInfo(path).fileName();
    m_melodyImport.reset(new core::AudioImport(core::fileOfUrl(url)));
    m_melodyImport->setLongest(kHeardSeconds, true);
    connect(m_melodyImport.get(), &core::AudioImport::finished, this, [this](const core::AudioPtr& audio) {
        m_melodyImport.reset();
        m_melody = audio;
        Q_EMIT changed();
    });
    connect(m_melodyImport.get(), &core::AudioImport::failed, this, [this](const core::Failure& failure) {
        m_notices.report(failure, m_melodyName);
        clearMelody();
    });
    m_melodyImport->start();
    Q_EMIT changed();
}

void ContinuationViewModel::clearMelody()
{
    m_melodyImport.reset();
    m_melody.reset();
    m_melodyName.clear();
    Q_EMIT changed();
}

std::optional<core::MelodyInput> ContinuationViewModel::melody() const
{
    if (!acceptsMelody() || !m_melody)
        return std::nullopt;
    core::MelodyInput input;
    input.source.fileName = m_melodyName;
    input.source.toSeconds = m_melody->seconds();
    input.audio = m_melody;
    return input;
}

} // namespace arioso::ui
