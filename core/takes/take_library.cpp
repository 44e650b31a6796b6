// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/takes/take_library.h"

#include "core/takes/take_folder.h"

#include <QDir>
#include <QPromise>

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
    auto promise = std::make_shared<QPromise<Outcome<T>>>();
    promise->start();
    const QFuture<Outcome<T>> future = promise->future();
    files.start([promise, function] {
        promise->addResult(function());
        promise->finish();
    });
    return future;
}

Take takeFrom(const ResultClip& clip, bool stopped)
{
    Take take;
    take.recipe = clip.recipe;
    take.seconds = clip.audio->seconds();
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
    : QObject(parent), m_folder(QDir(folder).absolutePath()), m_files(std::make_unique<QThreadPool>())
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
    // In the queue before any removal of this run, so that it takes only what earlier runs removed.
    m_files->start([folder = m_folder] { emptyTrash(folder); });
}

void TakeLibrary::readAll(const QString& folder)
{
    if (const auto failure = prepareLibrary(folder))
        QMetaObject::invokeMethod(
            this, [this, failure] { Q_EMIT failed({}, *failure); }, Qt::QueuedConnection);
    readBatch(folder, takeIds(folder), kFirstBatch);
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
    tell([this] {
        m_open = true;
        Q_EMIT opened();
    });
}

void TakeLibrary::appendLoaded(const QList<Take>& batch)
{
    QList<Take> fresh; // a take that was added while opening may have been found on disk too
    std::copy_if(batch.begin(), batch.end(), std::back_inserter(fresh), [this](const Take& take) {
        const auto isIt = [&](const Take& removed) { return removed.id == take.id; };
        return find(take.id) == nullptr && std::none_of(m_removed.begin(), m_removed.end(), isIt);
    });
    for (const Take& take : fresh)
        insert(take);
    if (!fresh.isEmpty())
        Q_EMIT takesLoaded(fresh);
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

void TakeLibrary::insert(const Take& take)
{
    const auto at =
        std::lower_bound(m_takes.begin(), m_takes.end(), take.id,
                         [](const Take& other, const QString& id) { return comesBefore(other.id, id); });
    m_takes.insert(at, take);
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
    const QString batch = newBatchName(now);
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
        insert(take);
        save(take);
        Q_EMIT takeAdded(take);
    }
    return ids;
}

void TakeLibrary::save(const Take& take)
{
    const Sound sound = m_unsaved.value(take.id);
    inBackground(
        [folder = m_folder, take, sound] { return writeTake(folder, take, sound.audio, sound.codes); },
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

void TakeLibrary::remove(const QString& id)
{
    const qsizetype index = indexOf(id);
    if (index < 0)
        return;
    const Take take = m_takes.takeAt(index); // from here on `id` may be gone: it may have been this take's
    m_removed.prepend(take);
    inBackground([folder = m_folder, id = take.id] { return moveToTrash(folder, id); },
                 [this, id = take.id](const std::optional<Failure>& failure) {
                     if (!failure)
                         return;
                     bringBack(id);
                     Q_EMIT failed(id, *failure);
                 });
    Q_EMIT takeRemoved(take.id);
}

void TakeLibrary::bringBack(const QString& id)
{
    const auto removed =
        std::find_if(m_removed.begin(), m_removed.end(), [&](const Take& t) { return t.id == id; });
    if (removed == m_removed.end())
        return;
    const Take take = *removed;
    m_removed.erase(removed);
    insert(take);
    Q_EMIT takeAdded(take);
}

void TakeLibrary::restore(const QString& id)
{
    if (!removed().contains(id))
        return;
    inBackground([folder = m_folder, id] { return moveFromTrash(folder, id); },
                 [this, id](const std::optional<Failure>& failure) {
                     if (failure)
                         Q_EMIT failed(id, *failure);
                 });
    bringBack(id);
}

QStringList TakeLibrary::removed() const
{
    QStringList ids;
    for (const Take& take : m_removed)
        ids.append(take.id);
    return ids;
}

QFuture<Outcome<AudioPtr>> TakeLibrary::audio(const QString& id) const
{
    if (find(id) == nullptr)
        return notThere<AudioPtr>(id);
    if (const auto sound = m_unsaved.constFind(id); sound != m_unsaved.constEnd())
        return ready<AudioPtr>(sound->audio);
    return later<AudioPtr>(*m_files, [folder = m_folder, id] { return readTakeAudio(folder, id); });
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
