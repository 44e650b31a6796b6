// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The takes on disk: a folder each (take.json, codes.safetensors, audio.wav), written safely, read lazily.
//
//     library/
//       20261122-163400-123-4f9a2c-0/   a take: time, batch, number in the batch;
//                                   analysis.json once it was measured
//       .unfinished/20261122-…/         being made; becomes a take at the next opening if the program was killed
//       .new-20261122-…/                being written; removed at the next opening if the program was killed
//       .trash/20261122-…/              deleted, can be brought back; after 30 days removed at an opening
//
// Lives on the UI thread and keeps the list in memory; all file work is done in order on one thread of its
// own. One library has one owner: see SingleInstance.

#include "core/failure.h"
#include "core/generation/generation_job.h"
#include "core/playback/growing_sound.h"
#include "core/sound.h"
#include "core/takes/take.h"
#include "core/takes/take_analyses.h"

#include <QFuture>
#include <QHash>
#include <QList>
#include <QObject>
#include <QStringList>
#include <QThreadPool>

#include <memory>
#include <optional>

namespace arioso::core {

inline constexpr int kTakeNameCharacters = 200;
inline constexpr int kDaysInTrash = 30;

class TakeLibrary : public QObject
{
    Q_OBJECT

public:
    explicit TakeLibrary(const QString& folder, QObject* parent = nullptr);

    /// Waits until everything is written.
    ~TakeLibrary() override;

    /// Creates the folder if needed, clears leftovers and reads all take.json in the background, newest
    /// first: takesLoaded several times, then opened. A folder that cannot be read is a failed signal, then
    /// opened.
    void open();

    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] QString folder() const { return m_folder; }

    /// Newest first, the takes of one click in their order.
    [[nodiscard]] const QList<Take>& takes() const { return m_takes; }

    /// Where in takes() it is; -1 when there is none.
    [[nodiscard]] qsizetype indexOf(const QString& id) const;

    /// Null when there is none. Valid until the library changes.
    [[nodiscard]] const Take* find(const QString& id) const;

    /// The takes that continue this one, newest first.
    [[nodiscard]] QStringList childrenOf(const QString& id) const;

    /// Keeps every clip of a result: they are listed at once and written in the background (saved or failed
    /// for each). Until then their sound is served from memory. Returns their ids, in the order of the clips.
    QStringList add(const JobResult& result);

    /// takeChanged at once, written in the background. Names are trimmed and cut at kTakeNameCharacters.
    void rename(const QString& id, const QString& name);
    void setStarred(const QString& id, bool starred);

    /// Moves takes to the trash: takesRemoved at once. Ids without a take are ignored, here and below.
    void remove(const QStringList& ids);

    /// Brings takes back from the trash: takesAdded.
    void restore(const QStringList& ids);

    /// Deletes takes of the trash for good.
    void deleteForGood(const QStringList& ids);

    /// What restore can bring back, last removed first. What earlier runs removed is there once the library
    /// is open.
    [[nodiscard]] const QList<RemovedTake>& removed() const { return m_removed; }

    /// Writes again what failed to be saved.
    void retrySave(const QString& id);

    /// The same for all of them: the last chance, when the program ends.
    void retryAllSaves();

    /// False while a take's sound is only in memory.
    [[nodiscard]] bool isSaved(const QString& id) const;

    /// Sound and codes, read in the background (or at hand until they are saved). Failures: NotThere,
    /// FileNotFound, FileUnreadable, FormatInvalid. Attach with .then(context, …).
    [[nodiscard]] QFuture<Outcome<AudioPtr>> audio(const QString& id) const;
    [[nodiscard]] QFuture<Outcome<CodesPtr>> codes(const QString& id) const;

    /// The audio to play and draw: of a take longer than kLongSeconds it stays on disk.
    [[nodiscard]] QFuture<Outcome<std::shared_ptr<GrowingSound>>> sound(const QString& id) const;

    /// What is measured of the takes.
    [[nodiscard]] TakeAnalyses& analyses() const { return *m_analyses; }

    /// Absolute path of the take's sound file, to reveal it; "" when there is no such take.
    [[nodiscard]] QString audioFile(const QString& id) const;

    /// Waits until everything asked for so far is on disk. Signals about it still come through the event
    /// loop.
    void flush();

Q_SIGNALS:
    /// A batch of what was found while opening, newest first; all later batches are older.
    void takesLoaded(const QList<arioso::core::Take>& takes);
    void opened();
    /// After opened: what a killed program was making was found, and is these takes now.
    void recovered(const QStringList& ids);
    /// A folder that is not a readable take was skipped; it is left as it is.
    void damagedSkipped(const QString& folder, const arioso::core::Failure& failure);

    /// Newest first.
    void takesAdded(const QList<arioso::core::Take>& takes);
    void takeChanged(const arioso::core::Take& take);
    void takesRemoved(const QStringList& ids);
    /// The trash.
    void removedChanged();

    void saved(const QString& id);
    /// Something could not be written or read. The take stays listed with what is in memory. `id` is "" when
    /// it is about the library's folder.
    void failed(const QString& id, const arioso::core::Failure& failure);

private:
    struct Sound
    {
        AudioPtr audio; // without samples when it is on disk already
        CodesPtr codes;
    };
    [[nodiscard]] AudioPtr audioInMemory(const QString& id) const;
    void insert(const QList<Take>& takes);
    void appendLoaded(const QList<Take>& batch);
    void appendTrash(const QList<RemovedTake>& trash);
    void save(const Take& take);
    /// Takes these out of m_removed.
    QList<RemovedTake> takeRemoved(const QStringList& ids);
    void bringBack(const QStringList& ids);
    template <typename Change>
    void change(const QString& id, Change change);

    /// On the file thread.
    void readAll(const QString& folder);
    void recoverAll(const QString& folder);
    void readBatch(const QString& folder, QStringList ids, qsizetype size);
    template <typename Work, typename Then>
    void inBackground(Work work, Then then);

    QString m_folder;
    bool m_opening = false;
    bool m_open = false;
    QList<Take> m_takes;
    QStringList m_recovered;         // until that is told
    QList<RemovedTake> m_removed;    // last first
    QHash<QString, Sound> m_unsaved; // of takes that are not on disk yet, removed ones included
    std::unique_ptr<TakeAnalyses> m_analyses;
    std::unique_ptr<QThreadPool> m_files; // one thread: file work happens in the order it was asked for
};

} // namespace arioso::core
