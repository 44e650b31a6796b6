// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Looks at folders of models, and at the free memory, without holding whoever asks: a disk may be slow,
// asleep or at the other end of a network.

#include "core/models/model_scan.h"

#include <QHash>
#include <QObject>

#include <functional>

namespace arioso::core {

/// Where to search, and what is found wherever it is, also when it is gone.
struct ModelSearch
{
    QStringList places;
    QString chosen;  ///< folder; "" none
    QString starter; ///< folder of the model that comes with the program, found first; "" none
};

/// What a file or folder that somebody points at has to offer.
struct FolderLook
{
    QString folder; ///< absolute; that of a file
    FolderReport report;
    bool holdsModels = false; ///< it is a model's folder, or one of several
};

/// Lives on the UI thread. Searches and looks run at the same time: one that hangs, on a disk that does not
/// answer, delays no other and not the end of the program.
class ModelFinder : public QObject
{
    Q_OBJECT

public:
    explicit ModelFinder(QObject* parent = nullptr);

    /// Emits `found` whenever a place was looked through, so that one that doesn't answer holds up no other;
    /// isSearching() until all were. Another search ends this one.
    void search(const ModelSearch& search);
    [[nodiscard]] bool isSearching() const { return m_isSearching; }

    /// `then` is called on the UI thread, and not after the finder is gone.
    void look(const QString& path, std::function<void(const FolderLook&)> then);

    /// Reads the free memory; memoryChanged tells when it is another one.
    void measureMemory();
    /// In bytes, as last read; 0: not known.
    [[nodiscard]] qint64 freeMemory() const { return m_freeMemory; }
    /// For tests: what is read instead of /proc/meminfo.
    void setMemoryFile(const QString& path) { m_memoryFile = path; }

Q_SIGNALS:
    void found(const QList<arioso::core::FoundModel>& models);
    void searchingChanged();
    void memoryChanged();

private:
    using Lists = QHash<QString, QList<FoundModel>>;

    void answer(const QString& path, Lists& lists, QList<FoundModel> (*function)(const QString&));
    [[nodiscard]] QList<FoundModel> known() const;
    void onMemory(qint64 bytes);

    QString m_memoryFile = QStringLiteral("/proc/meminfo");
    qint64 m_freeMemory = 0;
    bool m_isSearching = false;
    int m_searches = 0; // begun so far
    ModelSearch m_search;
    Lists m_found;        // by place
    Lists m_single;       // the starter and the chosen one, by folder
    int m_unanswered = 0; // of the places of this search
};

} // namespace arioso::core
