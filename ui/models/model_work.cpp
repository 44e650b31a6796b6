// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/models/model_work.h"

#include "core/background.h"
#include "core/models/model_scan.h"

#include <QLocale>

#include <utility>

namespace arioso::ui {
namespace {

const QString kVerifiedKey = QStringLiteral("models-verified");

} // namespace

ModelWork::ModelWork(Notices& notices, QObject* parent) : QObject(parent), m_notices(notices)
{
}

ModelWork::~ModelWork()
{
    core::BackgroundJob::discard(std::move(m_job), core::kEndPatience);
}

void ModelWork::setImporter(core::ModelImportGateway importer, const QString& folder)
{
    m_importer = std::move(importer);
    m_modelsFolder = folder;
}

void ModelWork::start(Kind kind, const QString& folder, std::unique_ptr<core::BackgroundJob> job)
{
    m_kind = kind;
    m_job = std::move(job);
    m_folder = folder;
    m_progress = 0;
    connect(m_job.get(), &core::BackgroundJob::progressed, this, [this](double part) {
        m_progress = part;
        Q_EMIT changed();
    });
    connect(m_job.get(), &core::BackgroundJob::failed, this, [this, folder](const core::Failure& failure) {
        end();
        m_notices.report(failure, core::modelName(folder));
    });
    connect(m_job.get(), &core::BackgroundJob::cancelled, this, &ModelWork::end);
    m_job->start();
    Q_EMIT changed();
}

void ModelWork::end()
{
    m_job.release()->deleteLater(); // it is what calls
    m_folder.clear();
    Q_EMIT changed();
}

QString ModelWork::text() const
{
    if (m_folder.isEmpty())
        return {};
    constexpr int kWhole = 100;
    const QString percent = QLocale().toString(int(m_progress * kWhole));
    const QString name = core::modelName(m_folder);
    switch (m_kind) {
    case Kind::Checking:
        return tr("Verifying %1: %2%").arg(name, percent);
    case Kind::Converting:
        return tr("Converting %1: %2%").arg(name, percent);
    }
    return {};
}

void ModelWork::cancel()
{
    if (m_job)
        m_job->cancel();
}

void ModelWork::verify(const QString& folder)
{
    if (m_job)
        return;
    auto check = std::make_unique<core::FilesCheck>(folder);
    connect(check.get(), &core::FilesCheck::done, this,
            [this, folder](const core::FilesReport& report) { onVerified(folder, report); });
    start(Kind::Checking, folder, std::move(check));
}

void ModelWork::onVerified(const QString& folder, const core::FilesReport& report)
{
    end();
    const QString name = core::modelName(folder);
    Notices::Notice notice;
    notice.key = kVerifiedKey;
    if (!report.damaged.isEmpty()) {
        notice.severity = Notices::Error;
        notice.text =
            tr("%Ln file(s) of %1 are corrupted or missing.", nullptr, int(report.damaged.size())).arg(name);
        notice.wayOut = tr("Delete the model and download it again.");
        notice.details = folder + QStringLiteral(": ") + report.damaged.join(QStringLiteral(", "));
    } else if (report.checked > 0) {
        notice.text = tr("%1 is intact: %Ln file(s) verified.", nullptr, report.checked).arg(name);
    } else {
        notice.text = tr("There are no checksums for %1, so its files can't be verified.").arg(name);
    }
    m_notices.show(notice);
}

void ModelWork::convert(const QString& folder, const core::ConversionParts& parts)
{
    if (m_job || !m_importer)
        return;
    auto job = m_importer({folder, m_modelsFolder, parts.textEncoder, parts.codec});
    connect(job.get(), &core::ModelImportJob::done, this, [this](const QString& made) {
        end();
        Q_EMIT converted(made);
    });
    start(Kind::Converting, folder, std::move(job));
}

void ModelWork::remove(const QString& folder)
{
    if (m_folder == folder)
        cancel();
    core::inBackground([folder] { return core::removeModel(folder); })
        .then(this, [this, folder](const std::optional<core::Failure>& failure) { onRemoved(folder, failure); });
}

void ModelWork::onRemoved(const QString& folder, const std::optional<core::Failure>& failure)
{
    if (failure)
        m_notices.report(*failure, core::modelName(folder));
    Q_EMIT removed();
}

} // namespace arioso::ui
