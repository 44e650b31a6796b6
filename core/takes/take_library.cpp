// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/takes/take_library.h"

#include "core/takes/take_folder.h"
#include "core/takes/unfinished_take.h"

#include <QDir>
#include <QSet>
#include <QtConcurrent/QtConcurrentRun>

#include <algorithm>
#include <utility>

namespace arioso::core {

namespace {

constexpr qsizetype kFirstBatch = 50; // fills a window
constexpr qsizetype kLaterBatch = 500;

template <typename T>
QFuture<Outcome<T>> ready(const Outcome<T>& outcome)
{
    return QtFuture::makeReadyFuture(outcome);
}

template <typename T>
QFuture<Outcome<T>> notThere(const QString& id)
{
    return ready<T>(Failure{FailureCode::NotThere, QStringLiteral("There is no take \"%1\".").arg(id)});
}

/// Runs `function` on the file thread; its outcome is the future's.
template <typename T, typename Function>
QFuture<Outcome<T>> later(QThreadPool& files, Function function)
{
    return QtConcurrent::run(&files, [function]() -> Outcome<T> { return function(); });
}

Take takeFrom(const ResultClip& clip, bool stopped)
{
    Take take;
    take.recipe = clip.recipe;
    take.seconds = clip.keptSamples > 0 ? double(clip.keptSamples) / clip.audio->sampleRate : clip.audio->seconds();
    take.sampleRate = clip.audio->sampleRate;
    take.channels = int(clip.audio->channels.size());
    take.codebooks = clip.codes->codebooks;
    take.frames = clip.codes->frames;
    take.frameRate = clip.frameRate;
    take.promptFrames = clip.promptFrames;
    take.skippedSamples = clip.skippedSamples;
    take.stopped = stopped;
    return take;
}

} // namespace

TakeLibrary::TakeLibrary(const QString& folder, QObject* parent)
    : QObject(parent), m_folder(QDir(folder).absolutePath()),
      m_analyses(std::make_unique<TakeAnalyses>(*this)), m_files(std::make_unique<QThreadPool>())
{
    m_files->setMaxThreadCount(1);
}

TakeLibrary::~TakeLibrary()
{
    flush();
}

void TakeLibrary::flush()
{
    m_files->waitForDone();
}

/// Runs `work` on the file thread and hands what it returns to `then` on the UI thread.
template <typename Work, typename Then>
void TakeLibrary::inBackground(Work work, Then then)
{
    m_files->start([this, work, then] {
        const auto outcome = work();
        QMetaObject::invokeMethod(
            this, [then, outcome] { then(outcome); }, Qt::QueuedConnection);
    });
}

void TakeLibrary::open()
{
    if (std::exchange(m_opening, true))
        return;
    m_files->start([this, folder = m_folder] { readAll(folder); });
}

void TakeLibrary::readAll(const QString& folder)
{
    if (const auto failure = prepareLibrary(folder))
        QMetaObject::invokeMethod(
            this, [this, failure] { Q_EMIT failed({}, *failure); }, Qt::QueuedConnection);
    recoverAll(folder);
    readBatch(folder, takeIds(folder), kFirstBatch);
}

/// What a killed program was making becomes takes, which are then read with the others.
void TakeLibrary::recoverAll(const QString& folder)
{
    QStringList ids;
    for (const QString& id : unfinishedTakes(folder)) {
        const Outcome<std::optional<Take>> outcome = recoverTake(folder, id);
        if (const Failure* failure = failureOf(outcome))
            QMetaObject::invokeMethod(
                this, [this, failure = *failure] { Q_EMIT failed({}, failure); }, Qt::QueuedConnection);
        else if (*valueOf(outcome))
            ids.append(id);
    }
    if (!ids.isEmpty())
        QMetaObject::invokeMethod(
            this, [this, ids] { m_recovered = ids; }, Qt::QueuedConnection);
}

/// What was asked for in the meantime is written before the next batch: a large library may take minutes.
void TakeLibrary::readBatch(const QString& folder, QStringList ids, qsizetype size)
{
    const auto tell = [this](auto function) {
        QMetaObject::invokeMethod(this, function, Qt::QueuedConnection);
    };
    QList<Take> batch;
    while (!ids.isEmpty() && batch.size() < size) {
        const QString id = ids.takeFirst();
        const Outcome<Take> take = readTake(folder, id);
        if (const Failure* failure = failureOf(take))
            tell([this, name = QDir(folder).filePath(id), failure = *failure] {
                Q_EMIT damagedSkipped(name, failure);
            });
        else
            batch.append(*valueOf(take));
    }
    if (!batch.isEmpty())
        tell([this, batch] { appendLoaded(batch); });
    if (!ids.isEmpty()) {
        m_files->start([this, folder, ids] { readBatch(folder, ids, kLaterBatch); });
        return;
    }
    deleteOldTrash(folder, QDateTime::currentDateTimeUtc().addDays(-kDaysInTrash));
    tell([this, trash = readTrash(folder)] {
        appendTrash(trash);
        m_open = true;
        Q_EMIT opened();
        if (!m_recovered.isEmpty())
            Q_EMIT recovered(std::exchange(m_recovered, {}));
    });
}

void TakeLibrary::appendLoaded(const QList<Take>& batch)
{
    QList<Take> fresh; // a take that was added while opening may have been found on disk too
    std::copy_if(batch.begin(), batch.end(), std::back_inserter(fresh), [this](const Take& take) {
        const auto isIt = [&](const RemovedTake& removed) { return removed.take.id == take.id; };
        return find(take.id) == nullptr && std::none_of(m_removed.begin(), m_removed.end(), isIt);
    });
    if (fresh.isEmpty())
        return;
    insert(fresh);
    Q_EMIT takesLoaded(fresh);
}

/// What was removed while the library was read is in both.
void TakeLibrary::appendTrash(const QList<RemovedTake>& trash)
{
    QSet<QString> known;
    for (const RemovedTake& removed : m_removed)
        known.insert(removed.take.id);
    std::copy_if(trash.begin(), trash.end(), std::back_inserter(m_removed), [&](const RemovedTake& removed) {
        return !known.contains(removed.take.id) && find(removed.take.id) == nullptr;
    });
    std::stable_sort(m_removed.begin(), m_removed.end(),
                     [](const RemovedTake& a, const RemovedTake& b) { return a.when > b.when; });
    Q_EMIT removedChanged();
}

qsizetype TakeLibrary::indexOf(const QString& id) const
{
    const auto at =
        std::lower_bound(m_takes.begin(), m_takes.end(), id,
                         [](const Take& take, const QString& name) { return comesBefore(take.id, name); });
    return at != m_takes.end() && at->id == id ? at - m_takes.begin() : -1;
}

const Take* TakeLibrary::find(const QString& id) const
{
    const qsizetype index = indexOf(id);
    return index < 0 ? nullptr : &m_takes[index];
}

/// `takes` are in the order of the list.
void TakeLibrary::insert(const QList<Take>& takes)
{
    const auto before = [](const Take& a, const Take& b) { return comesBefore(a.id, b.id); };
    if (takes.size() == 1) {
        m_takes.insert(std::lower_bound(m_takes.begin(), m_takes.end(), takes.first(), before),
                       takes.first());
        return;
    }
    const qsizetype middle = m_takes.size();
    m_takes.append(takes);
    std::inplace_merge(m_takes.begin(), m_takes.begin() + middle, m_takes.end(), before);
}

QStringList TakeLibrary::childrenOf(const QString& id) const
{
    QStringList children;
    for (const Take& take : m_takes)
        if (!id.isEmpty() && take.parentId() == id)
            children.append(take.id);
    return children;
}

QStringList TakeLibrary::add(const JobResult& result)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QString batch = result.batch.isEmpty() ? newBatchName(now) : result.batch;
    QStringList ids;
    // Here and below: file work first, then the signal, so that a listener that changes the take at once
    // comes second.
    for (const ResultClip& clip : result.clips) {
        Take take = takeFrom(clip, result.stopped);
        take.batch = batch;
        take.batchIndex = int(ids.size());
        take.id = takeId(batch, take.batchIndex);
        take.created = now;
        ids.append(take.id);
        m_unsaved.insert(take.id, {clip.audio, clip.codes});
        insert({take});
        save(take);
        Q_EMIT takesAdded({take});
    }
    return ids;
}

void TakeLibrary::save(const Take& take)
{
    const Sound sound = m_unsaved.value(take.id);
    inBackground(
        [folder = m_folder, take, sound] {
            const bool isOnDisk = sound.audio->samples() == 0 && take.seconds > 0;
            auto failure = isOnDisk ? writeTake(folder, take, unfinishedAudio(folder, take.id), sound.codes)
                                    : writeTake(folder, take, sound.audio, sound.codes);
            if (!failure)
                removeUnfinished(folder, take.id);
            return failure;
        },
        [this, id = take.id](const std::optional<Failure>& failure) {
            if (failure) {
                Q_EMIT failed(id, *failure);
            } else {
                m_unsaved.remove(id);
                Q_EMIT saved(id);
            }
        });
}

void TakeLibrary::retrySave(const QString& id)
{
    if (const Take* take = find(id); take != nullptr && m_unsaved.contains(id))
        save(*take);
}

void TakeLibrary::retryAllSaves()
{
    const QStringList ids = m_unsaved.keys();
    for (const QString& id : ids)
        retrySave(id);
}

bool TakeLibrary::isSaved(const QString& id) const
{
    return find(id) != nullptr && !m_unsaved.contains(id);
}

template <typename Change>
void TakeLibrary::change(const QString& id, Change change)
{
    const qsizetype index = indexOf(id);
    if (index < 0)
        return;
    Take take = m_takes[index];
    change(take);
    if (take == m_takes[index])
        return;
    m_takes[index] = take;
    inBackground([folder = m_folder, take] { return writeTakeFields(folder, take); },
                 [this, id](const std::optional<Failure>& failure) {
                     if (failure)
                         Q_EMIT failed(id, *failure);
                 });
    Q_EMIT takeChanged(take);
}

void TakeLibrary::rename(const QString& id, const QString& name)
{
    change(id, [&](Take& take) { take.name = name.trimmed().left(kTakeNameCharacters); });
}

void TakeLibrary::setStarred(const QString& id, bool starred)
{
    change(id, [&](Take& take) { take.starred = starred; });
}

void TakeLibrary::remove(const QStringList& ids)
{
    QSet<QString> wanted;
    for (const QString& id : ids)
        if (find(id) != nullptr)
            wanted.insert(id);
    if (wanted.isEmpty())
        return;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QList<RemovedTake> removed;
    QStringList removedIds; // `ids` may be gone once the takes are: they may have been theirs
    for (const Take& take : std::as_const(m_takes)) {
        if (!wanted.contains(take.id))
            continue;
        removed.append({take, now});
        removedIds.append(take.id);
    }
    m_takes.removeIf([&](const Take& take) { return wanted.contains(take.id); });
    m_removed = removed + m_removed;
    inBackground(
        [folder = m_folder, removedIds] {
            QList<std::pair<QString, Failure>> failures;
            for (const QString& id : removedIds)
                if (const auto failure = moveToTrash(folder, id))
                    failures.append({id, *failure});
            return failures;
        },
        [this](const QList<std::pair<QString, Failure>>& failures) {
            QStringList ids;
            for (const auto& [id, failure] : failures)
                ids.append(id);
            bringBack(ids);
            for (const auto& [id, failure] : failures)
                Q_EMIT failed(id, failure);
        });
    Q_EMIT takesRemoved(removedIds);
    Q_EMIT removedChanged();
}

QList<RemovedTake> TakeLibrary::takeRemoved(const QStringList& ids)
{
    const QSet<QString> wanted(ids.begin(), ids.end());
    const auto isWanted = [&](const RemovedTake& removed) { return wanted.contains(removed.take.id); };
    QList<RemovedTake> taken;
    std::copy_if(m_removed.begin(), m_removed.end(), std::back_inserter(taken), isWanted);
    m_removed.removeIf(isWanted);
    return taken;
}

void TakeLibrary::bringBack(const QStringList& ids)
{
    QList<Take> takes;
    for (const RemovedTake& removed : takeRemoved(ids))
        takes.append(removed.take);
    if (takes.isEmpty())
        return;
    std::sort(takes.begin(), takes.end(),
              [](const Take& a, const Take& b) { return comesBefore(a.id, b.id); });
    insert(takes);
    Q_EMIT takesAdded(takes);
    Q_EMIT removedChanged();
}

void TakeLibrary::restore(const QStringList& ids)
{
    const QSet<QString> wanted(ids.begin(), ids.end());
    QStringList there;
    for (const RemovedTake& removed : std::as_const(m_removed))
        if (wanted.contains(removed.take.id))
            there.append(removed.take.id);
    inBackground(
        [folder = m_folder, there] {
            QList<std::pair<QString, Failure>> failures;
            for (const QString& id : there)
                if (const auto failure = moveFromTrash(folder, id))
                    failures.append({id, *failure});
            return failures;
        },
        [this](const QList<std::pair<QString, Failure>>& failures) {
            for (const auto& [id, failure] : failures)
                Q_EMIT failed(id, failure);
        });
    bringBack(there);
}

void TakeLibrary::deleteForGood(const QStringList& ids)
{
    QStringList gone;
    for (const RemovedTake& removed : takeRemoved(ids)) {
        gone.append(removed.take.id);
        m_unsaved.remove(removed.take.id);
    }
    if (gone.isEmpty())
        return;
    inBackground([folder = m_folder, gone] { return deleteFromTrash(folder, gone); },
                 [this](const std::optional<Failure>& failure) {
                     if (failure)
                         Q_EMIT failed({}, *failure);
                 });
    Q_EMIT removedChanged();
}

QFuture<Outcome<AudioPtr>> TakeLibrary::audio(const QString& id) const
{
    if (find(id) == nullptr)
        return notThere<AudioPtr>(id);
    if (const AudioPtr inMemory = audioInMemory(id))
        return ready<AudioPtr>(inMemory);
    return later<AudioPtr>(*m_files, [folder = m_folder, id] { return readTakeAudio(folder, id); });
}

/// Null when it is to be read, which is after it was written.
AudioPtr TakeLibrary::audioInMemory(const QString& id) const
{
    const auto sound = m_unsaved.constFind(id);
    if (sound == m_unsaved.constEnd() || (sound->audio->samples() == 0 && find(id)->seconds > 0))
        return nullptr;
    return sound->audio;
}

QFuture<Outcome<std::shared_ptr<GrowingSound>>> TakeLibrary::sound(const QString& id) const
{
    using SoundPtr = std::shared_ptr<GrowingSound>;
    const Take* take = find(id);
    if (take == nullptr)
        return notThere<SoundPtr>(id);
    const auto ending = take->isLoop() ? GrowingSound::Ending::Seamless : GrowingSound::Ending::Ordinary;
    if (const AudioPtr inMemory = audioInMemory(id))
        return ready<SoundPtr>(GrowingSound::whole(inMemory, ending));
    return later<SoundPtr>(*m_files, [folder = m_folder, take = *take, ending]() -> Outcome<SoundPtr> {
        const SampleFile::Format format{take.sampleRate, take.channels};
        if (take.seconds > kLongSeconds)
            if (const SampleFilePtr file = SampleFile::openWav(takeAudioFile(folder, take.id), format,
                                                               qRound64(take.seconds * take.sampleRate)))
                return GrowingSound::stored(file, ending);
        const Outcome<AudioPtr> audio = readTakeAudio(folder, take.id);
        if (const Failure* failure = failureOf(audio))
            return *failure;
        return GrowingSound::whole(*valueOf(audio), ending);
    });
}

QFuture<Outcome<CodesPtr>> TakeLibrary::codes(const QString& id) const
{
    if (find(id) == nullptr)
        return notThere<CodesPtr>(id);
    if (const auto sound = m_unsaved.constFind(id); sound != m_unsaved.constEnd())
        return ready<CodesPtr>(sound->codes);
    return later<CodesPtr>(*m_files, [folder = m_folder, id] { return readTakeCodes(folder, id); });
}

QString TakeLibrary::audioFile(const QString& id) const
{
    return find(id) == nullptr ? QString() : takeAudioFile(m_folder, id);
}

} // namespace arioso::core
