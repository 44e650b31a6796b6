// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Exports takes one after the other. A take that fails does not stop the others.

#include "core/export/export_job.h"
#include "core/takes/take_library.h"

#include <QList>
#include <QObject>
#include <QStringList>

#include <memory>

namespace arioso::core {

struct ExportItem
{
    QString takeId;
    ExportRequest request; ///< its audio is that of the take
};

struct ExportReport
{
    struct Problem
    {
        QString takeId;
        Failure failure;
    };

    QStringList files;       ///< that were written
    int lowered = 0;         ///< of them, those that were lowered to fit
    double gainDecibels = 0; ///< of the last one
    QList<Problem> problems;
    bool nameTaken = false; ///< a file that is kept had the name of the last problem
    bool cancelled = false;
};

class ExportQueue : public QObject
{
    Q_OBJECT

public:
    ExportQueue(TakeLibrary& library, QList<ExportItem> items, QObject* parent = nullptr);

    /// Cancels, but doesn't wait for a disk that doesn't respond.
    ~ExportQueue() override;

    /// All signals come after this returns.
    void start();

    /// Ends at once with what has been written so far, also when a disk doesn't respond. The file that is being
    /// written is removed a moment later.
    void cancel();

Q_SIGNALS:
    void began(int index); ///< of the items
    void progressed(double part);
    void finished(const arioso::core::ExportReport& report);

private:
    void next();
    void write(const AudioPtr& audio);
    void end();

    TakeLibrary& m_library;
    QList<ExportItem> m_items;
    int m_index = -1;
    bool m_isCancelled = false;
    ExportReport m_report;
    std::unique_ptr<ExportJob> m_job;
};

} // namespace arioso::core
