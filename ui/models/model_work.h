// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Work on the files of one model, one at a time: checking, converting, removing them.

#include "core/models/model_files_check.h"
#include "core/models/model_import.h"
#include "ui/notices.h"

#include <QObject>
#include <QtQml/qqml.h>

#include <memory>
#include <optional>

namespace arioso::ui {

class ModelWork : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("given by ModelsViewModel")
    /// The folder of the model that is checked or converted; "" when none is.
    Q_PROPERTY(QString folder READ folder NOTIFY changed)
    Q_PROPERTY(double progress READ progress NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed) ///< "Converting tune: 43 %"; ""
    Q_PROPERTY(bool converting READ isConverting NOTIFY changed)
    /// Original checkpoints can be converted.
    Q_PROPERTY(bool canConvert READ canConvert CONSTANT)

public:
    explicit ModelWork(Notices& notices, QObject* parent = nullptr);
    ~ModelWork() override;

    /// What converts, and the folder for what it makes when the checkpoint's own cannot be written to.
    void setImporter(core::ModelImportGateway importer, const QString& folder);

    /// Reads all files of a model and compares them with their checksums; a notice says what came of it.
    Q_INVOKABLE void verify(const QString& folder);
    /// Converts a checkpoint, beside its folder or in the folder of models. Ends in `converted`. `parts`:
    /// what the engine doesn't find by itself.
    void convert(const QString& folder, const core::ConversionParts& parts);
    Q_INVOKABLE void convert(const QString& folder) { convert(folder, {}); }
    /// Stops verifying or converting.
    Q_INVOKABLE void cancel();
    /// Deletes a model of the shared cache from the disk, which nothing may have loaded. Ends in `removed`.
    void remove(const QString& folder);

    [[nodiscard]] QString folder() const { return m_folder; }
    [[nodiscard]] bool isBusy() const { return m_job != nullptr; }
    [[nodiscard]] double progress() const { return m_progress; }
    [[nodiscard]] QString text() const;
    [[nodiscard]] bool isConverting() const { return !m_folder.isEmpty() && m_kind == Kind::Converting; }
    [[nodiscard]] bool canConvert() const { return m_importer != nullptr; }

Q_SIGNALS:
    void changed();
    void converted(const QString& folder);
    /// Also when a notice says that it failed: some of it may be gone.
    void removed();

private:
    enum class Kind { Checking, Converting };

    void start(Kind kind, const QString& folder, std::unique_ptr<core::BackgroundJob> job);
    void end();
    void onVerified(const QString& folder, const core::FilesReport& report);
    void onRemoved(const QString& folder, const std::optional<core::Failure>& failure);

    Notices& m_notices;
    core::ModelImportGateway m_importer;
    QString m_modelsFolder;
    Kind m_kind = Kind::Checking;
    QString m_folder;
    double m_progress = 0;
    std::unique_ptr<core::BackgroundJob> m_job;
};

} // namespace arioso::ui
