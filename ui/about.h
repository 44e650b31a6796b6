// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What the program is made of, its log, and a report of a problem.

#include "core/generation/generation_service.h"
#include "ui/notices.h"

#include <QObject>
#include <QString>
#include <QtQml/qqml.h>

namespace arioso::ui {

class About : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Application")
    Q_PROPERTY(QString program READ program CONSTANT) ///< name and version
    Q_PROPERTY(
        QString licences READ licences CONSTANT) ///< ours, then those of the libraries; plain English text
    Q_PROPERTY(QString logFile READ logFile CONSTANT) ///< absolute path; "": nothing is logged

public:
    /// What the others must outlive.
    About(const QString& program, const QString& logFile, const core::GenerationService& generation,
          Notices& notices, QObject* parent = nullptr);

    [[nodiscard]] QString program() const { return m_program; }
    [[nodiscard]] QString licences() const;
    [[nodiscard]] QString logFile() const { return m_logFile; }

    /// Versions, computer and model, a line each, in English: whoever mends the problem reads it. No prompt,
    /// no file name, nothing of the log.
    Q_INVOKABLE [[nodiscard]] QString report() const;
    Q_INVOKABLE void copyReport() const;

    /// In the file manager.
    Q_INVOKABLE void showLogFile();

private:
    QString m_program;
    QString m_logFile;
    const core::GenerationService& m_generation;
    Notices& m_notices;
};

} // namespace arioso::ui
