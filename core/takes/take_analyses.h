// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What is measured of the takes of a library: read from their folders or measured when it is asked for, one
// take at a time, in the background.

#include "core/analysis/take_analysis.h"
#include "core/sound.h"

#include <QCache>
#include <QObject>
#include <QStringList>

namespace arioso::core {

class TakeLibrary;

/// Lives on the UI thread.
class TakeAnalyses : public QObject
{
    Q_OBJECT

public:
    /// Of a library that outlives it.
    explicit TakeAnalyses(const TakeLibrary& library);

    /// What is at hand, else null: then `ready` tells when it is. What was asked for last is measured first,
    /// and of very many only the last; so lists may ask for each row that comes in sight.
    [[nodiscard]] TakeAnalysisPtr find(const QString& id);

Q_SIGNALS:
    void ready(const QString& id);

private:
    void next();
    void measure(const QString& id, const Outcome<AudioPtr>& audio);
    void finish(const QString& id, const TakeAnalysis& analysis);

    const TakeLibrary& m_library;
    QCache<QString, TakeAnalysisPtr> m_known;
    QStringList m_wanted; // last is next
    QString m_running;
};

} // namespace arioso::core
