// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/models/model_list_model.h"

#include "core/models/catalogue.h"
#include "core/models/model_files_check.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace arioso::ui {
namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Models)
};

} // namespace

QString bytesText(qint64 bytes)
{
    constexpr qint64 kGiga = 1'000'000'000;
    return QLocale().formattedDataSize(bytes, bytes >= kGiga ? 1 : 0, QLocale::DataSizeSIFormat);
}

QString problemText(const core::FoundModel& model)
{
    switch (model.state) {
    case core::FoundModel::State::Usable:
        return {};
    case core::FoundModel::State::NeedsConverting:
        return Texts::tr("Needs conversion (audiocraft format).");
    case core::FoundModel::State::Incomplete:
        return Texts::tr("Incomplete: weight files are missing. Download all of its files.");
    case core::FoundModel::State::LfsPointer:
        return Texts::tr("Git LFS pointers instead of files: run “git lfs pull” in its folder.");
    case core::FoundModel::State::Damaged:
        return Texts::tr("Damaged: config.json can't be read. Download it again.");
    case core::FoundModel::State::Missing:
        return Texts::tr("Folder not found. Is a drive disconnected?");
    case core::FoundModel::State::NeedsBase:
        return model.base.isEmpty()
                   ? Texts::tr("An adapter that doesn't name its base model.")
                   : Texts::tr("An adapter for %1, which isn't on this computer.").arg(model.base);
    case core::FoundModel::State::OtherAdapter:
        return Texts::tr(
            "An adapter of a kind that Arioso can't load: it loads LoRA and DoRA. Merge it into its "
            "model in Python.");
    }
    return {};
}

QString baseToDownload(const core::FoundModel& model)
{
    const bool missing = model.state == core::FoundModel::State::NeedsBase;
    return missing && core::isOfficialModel(model.base) ? model.base : QString();
}

void ModelListModel::setModels(const QList<core::FoundModel>& models)
{
    if (models == m_models)
        return;
    beginResetModel();
    m_models = models;
    endResetModel();
    Q_EMIT countChanged();
}

void ModelListModel::setSituation(const Situation& situation)
{
    m_situation = situation;
    if (!m_models.isEmpty())
        Q_EMIT dataChanged(index(0), index(count() - 1));
}

const core::FoundModel* ModelListModel::find(const QString& folder) const
{
    const auto found = std::find_if(m_models.begin(), m_models.end(),
                                    [&](const core::FoundModel& model) { return model.directory == folder; });
    return found == m_models.end() ? nullptr : &*found;
}

QString ModelListModel::sizeText(const core::FoundModel& model) const
{
    if (model.state != core::FoundModel::State::Usable)
        return model.bytesOnDisk > 0 ? tr("%1 on disk").arg(bytesText(model.bytesOnDisk)) : QString();
    return tr("%1 on disk, needs %2 of memory")
        .arg(bytesText(model.bytesOnDisk), bytesText(core::memoryNeeded(model, m_situation.bytesPerWeight)));
}

QString ModelListModel::warning(const core::FoundModel& model) const
{
    const Situation& s = m_situation;
    const qint64 needed = core::memoryNeeded(model, s.bytesPerWeight);
    if (model.state != core::FoundModel::State::Usable || model.directory == s.loaded || s.freeBytes <= 0 ||
        needed <= s.freeBytes)
        return {};
    const QString warning = tr("Needs %1 of memory, %2 free. It may be slow or fail.")
                                .arg(bytesText(needed), bytesText(s.freeBytes));
    const qint64 least = core::memoryNeeded(model, s.smallestBytesPerWeight);
    if (s.smallestBytesPerWeight >= s.bytesPerWeight || least > s.freeBytes)
        return warning;
    return warning + u' ' +
           tr("With “%1” in the settings it needs %2.").arg(s.smallestText, bytesText(least));
}

int ModelListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant ModelListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const core::FoundModel& model = m_models[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return model.name;
    case FolderRole:
        return model.directory;
    case SizeRole:
        return sizeText(model);
    case WarningRole:
        return warning(model);
    case LicenceRole:
        if (model.starter)
            return tr("Included with Arioso (MIT license). Nine simple styles.");
        return model.official ? tr("By Meta, for non-commercial use only (CC-BY-NC 4.0).") : QString();
    case ProblemRole:
        return problemText(model);
    case UsableRole:
        return model.state == core::FoundModel::State::Usable;
    case ChosenRole:
        return model.directory == m_situation.chosen;
    case AddedRole:
        return m_situation.addedFolders.contains(model.source);
    case RemovableRole:
        return core::isRemovable(model.directory);
    case AdapterRole:
        return model.adapter && model.state == core::FoundModel::State::Usable
                   ? tr("Adapter for %1").arg(core::modelName(model.baseFolder))
                   : QString();
    case BaseRole:
        return baseToDownload(model);
    case ImportableRole:
        return model.state == core::FoundModel::State::NeedsConverting;
    default:
        return {};
    }
}

QHash<int, QByteArray> ModelListModel::roleNames() const
{
    return {{NameRole, "name"},
            {FolderRole, "folder"},
            {SizeRole, "size"},
            {WarningRole, "warning"},
            {LicenceRole, "licence"},
            {ProblemRole, "problem"},
            {UsableRole, "usable"},
            {ChosenRole, "chosen"},
            {AddedRole, "added"},
            {RemovableRole, "removable"},
            {ImportableRole, "importable"},
            {AdapterRole, "adapter"},
            {BaseRole, "base"}};
}

} // namespace arioso::ui
