// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/models/catalogue_model.h"

#include "ui/models/catalogue_text.h"
#include "ui/models/model_list_model.h"
#include "ui/text/error_text.h"
#include "ui/text/precision_text.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace arioso::ui {

using core::DownloadPhase;

constexpr qint64 kPartsBytes = 1'100'000'000; // of google-t5/t5-base and facebook/encodec_32khz

CatalogueModel::CatalogueModel(QList<core::CatalogueEntry> entries, QObject* parent)
    : QAbstractListModel(parent), m_entries(std::move(entries))
{
}

void CatalogueModel::setSituation(const Situation& situation)
{
    m_situation = situation;
    if (!m_entries.isEmpty())
        Q_EMIT dataChanged(index(0), index(count() - 1));
}

void CatalogueModel::setStatus(const core::DownloadStatus& status)
{
    m_statuses.insert(status.repository, status);
    for (int row = 0; row < count(); ++row)
        if (m_entries[row].repository == status.repository)
            Q_EMIT dataChanged(index(row), index(row));
}

void CatalogueModel::add(const core::CatalogueEntry& entry)
{
    for (int row = 0; row < count(); ++row)
        if (m_entries[row].repository == entry.repository) {
            m_entries[row] = entry;
            Q_EMIT dataChanged(index(row), index(row));
            return;
        }
    beginInsertRows({}, 0, 0);
    m_entries.prepend(entry);
    endInsertRows();
    Q_EMIT countChanged();
}

void CatalogueModel::remove(const QString& repository)
{
    for (int row = count() - 1; row >= 0; --row)
        if (m_entries[row].repository == repository) {
            beginRemoveRows({}, row, row);
            m_entries.removeAt(row);
            endRemoveRows();
            m_statuses.remove(repository);
            Q_EMIT countChanged();
        }
}

const core::CatalogueEntry* CatalogueModel::find(const QString& repository) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&](const auto& entry) { return entry.repository == repository; });
    return found == m_entries.end() ? nullptr : &*found;
}

CatalogueModel::Phase CatalogueModel::phase(const core::CatalogueEntry& entry) const
{
    const auto status = m_statuses.constFind(entry.repository);
    if (status != m_statuses.constEnd() && status->isActive())
        return Working;
    if (m_situation.installed.contains(entry.repository))
        return Installed;
    if (status != m_statuses.constEnd() && status->phase == DownloadPhase::Paused)
        return Paused;
    if (status != m_statuses.constEnd() && status->phase == DownloadPhase::Failed)
        return Failed;
    return m_situation.leftBytes.value(entry.repository) > 0 ? Partial : Absent;
}

QString CatalogueModel::sizeText(const core::CatalogueEntry& entry) const
{
    const auto status = m_statuses.constFind(entry.repository);
    const bool told = status != m_statuses.constEnd() && status->total > 0;
    if (entry.width == 0) // nothing describes it
        return told ? tr("Size: %1.").arg(bytesText(status->total)) + conversionText(*status) : QString();
    const core::FoundModel model = core::expectedModel(entry);
    QList<PrecisionText> precisions = offeredPrecisions();
    std::sort(precisions.begin(), precisions.end(), [](const PrecisionText& a, const PrecisionText& b) {
        return a.bytesPerWeight < b.bytesPerWeight;
    });
    QStringList needs;
    for (const PrecisionText& precision : std::as_const(precisions))
        needs.append(
            tr("%1 (%2)", "memory, precision")
                .arg(bytesText(core::memoryNeeded(model, precision.bytesPerWeight)), precision.shortText));
    const QString size = told ? tr("Size: %1.").arg(bytesText(status->total))
                              : tr("Size: about %1.").arg(bytesText(model.bytesOnDisk));
    const QString memory = tr("Memory: %1.").arg(QLocale().createSeparatedList(needs));
    if (m_situation.freeBytes <= 0)
        return size + u' ' + memory;
    return size + u' ' + memory + u' ' + tr("%1 free.").arg(bytesText(m_situation.freeBytes));
}

QString CatalogueModel::conversionText(const core::DownloadStatus& status) const
{
    if (status.form != core::WeightForm::Audiocraft)
        return {};
    if (!m_situation.lacksParts)
        return u' ' + tr("In audiocraft's format: it will be converted after the download.");
    return u' ' +
           tr("In audiocraft's format: it will be converted after the download. The text encoder and codec "
              "it needs are downloaded too, up to %1.")
               .arg(bytesText(kPartsBytes));
}

QString CatalogueModel::warning(const core::CatalogueEntry& entry) const
{
    if (m_situation.freeBytes <= 0 || entry.width == 0)
        return {};
    const core::FoundModel model = core::expectedModel(entry);
    const auto fits = [&](const PrecisionText& precision) {
        return core::memoryNeeded(model, precision.bytesPerWeight) <= m_situation.freeBytes;
    };
    if (m_situation.chosen == m_situation.installed.value(entry.repository) && !m_situation.chosen.isEmpty())
        return {}; // it is in memory already
    if (fits(precisionText(m_situation.precision)))
        return {};
    const QList<PrecisionText> offered = offeredPrecisions();
    const auto smaller = std::find_if(offered.begin(), offered.end(), fits);
    if (smaller == offered.end())
        return tr("Too large for this computer's memory. It may be slow or fail.");
    return tr("Only fits in memory with “%1” precision.").arg(smaller->text);
}

QString CatalogueModel::speedText(const core::CatalogueEntry& entry) const
{
    if (entry.width == 0)
        return {};
    return realTimeText(
        core::realTimeFactor(m_situation.speed, core::stepWork(entry), m_situation.precision));
}

double CatalogueModel::progress(const core::CatalogueEntry& entry) const
{
    const core::DownloadStatus status = m_statuses.value(entry.repository);
    if (status.total > 0 && status.phase != DownloadPhase::Cancelled)
        return double(status.bytes) / double(status.total);
    const double about = double(core::expectedModel(entry).bytesOnDisk);
    if (phase(entry) == Partial && entry.width > 0)
        return std::min(1.0, double(m_situation.leftBytes.value(entry.repository)) / about);
    return -1;
}

QString CatalogueModel::progressText(const core::CatalogueEntry& entry) const
{
    const Phase now = phase(entry);
    if (now == Partial)
        return tr("Paused; %1 already downloaded.")
            .arg(bytesText(m_situation.leftBytes.value(entry.repository)));
    const core::DownloadStatus status = m_statuses.value(entry.repository);
    return now == Working || now == Paused ? downloadText(status) : QString();
}

QString CatalogueModel::problem(const core::CatalogueEntry& entry) const
{
    const core::DownloadStatus status = m_statuses.value(entry.repository);
    if (phase(entry) != Failed && (status.phase != DownloadPhase::Described || !status.why))
        return {};
    const ErrorText text = errorText(status.why.value_or(core::Failure{}));
    return text.sentence + u' ' + text.wayOut;
}

int CatalogueModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant CatalogueModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const core::CatalogueEntry& entry = m_entries[index.row()];
    switch (role) {
    case RepositoryRole:
        return entry.repository;
    case Qt::DisplayRole:
    case NameRole:
        return core::isOfficialModel(entry.repository) ? entry.name() : entry.repository;
    case PurposeRole:
        return purposeText(entry);
    case SizeRole:
        return sizeText(entry);
    case WarningRole:
        return warning(entry);
    case SpeedRole:
        return speedText(entry);
    case RecommendedRole:
        return entry.recommended;
    case PhaseRole:
        return phase(entry);
    case ProgressRole:
        return progress(entry);
    case ProgressTextRole:
        return progressText(entry);
    case ProblemRole:
        return problem(entry);
    case DetailsRole:
        return m_statuses.value(entry.repository).why.value_or(core::Failure{}).detail;
    case FolderRole:
        return m_situation.installed.value(entry.repository);
    case ChosenRole:
        return !m_situation.chosen.isEmpty() &&
               m_situation.installed.value(entry.repository) == m_situation.chosen;
    default:
        return {};
    }
}

QHash<int, QByteArray> CatalogueModel::roleNames() const
{
    return {{RepositoryRole, "repository"},   {NameRole, "name"},
            {PurposeRole, "purpose"},         {SizeRole, "size"},
            {WarningRole, "warning"},         {SpeedRole, "speed"},
            {RecommendedRole, "recommended"}, {PhaseRole, "phase"},
            {ProgressRole, "progress"},       {ProgressTextRole, "progressText"},
            {ProblemRole, "problem"},         {DetailsRole, "details"},
            {FolderRole, "folder"},           {ChosenRole, "chosen"}};
}

} // namespace arioso::ui
