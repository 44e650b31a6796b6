// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/models/model_item.h"

#include "core/models/model_files_check.h"

#include <algorithm>

namespace arioso::ui {

using Found = core::FoundModel::State;
using core::DownloadPhase;

namespace {

bool isUsable(const ModelItem& item)
{
    return item.found && item.found->state == Found::Usable;
}

ModelItem::Action loadingAction(const ModelItem& item, const ModelSituation& situation)
{
    using Memory = ModelSituation::Memory;
    if (item.found->directory != situation.chosen)
        return ModelItem::Action::Load;
    switch (situation.memory) {
    case Memory::Loading:
        return ModelItem::Action::CancelLoading;
    case Memory::Ready:
        return ModelItem::Action::Unload;
    case Memory::Failed:
        return ModelItem::Action::TryAgain;
    case Memory::Empty:
        break;
    }
    return ModelItem::Action::Load;
}

/// Of one that is on the disk and can't be used.
ModelItem::Action repairingAction(const ModelItem& item, const ModelSituation& situation)
{
    if (!baseToDownload(*item.found).isEmpty())
        return ModelItem::Action::DownloadBase;
    if (item.found->state == Found::Missing && item.folder() == situation.chosen)
        return loadingAction(item, situation); // its drive may be back
    return item.repository().isEmpty() || item.found->adapter ? ModelItem::Action::NoAction
                                                              : ModelItem::Action::Download;
}

} // namespace

QString ModelItem::repository() const
{
    return entry ? entry->repository : found ? found->repository : QString();
}

QString ModelItem::name() const
{
    const QString owned = repository();
    if (owned.isEmpty())
        return found ? found->name : key;
    return core::isOfficialModel(owned) ? owned.section(u'/', 1) : owned;
}

bool ModelItem::isRemovable() const
{
    return found && (core::isRemovable(found->directory) || !found->origin.isEmpty());
}

bool ModelItem::isStarted() const
{
    if (status && (status->isActive() || status->phase == DownloadPhase::Paused ||
                   status->phase == DownloadPhase::Failed))
        return true;
    return leftBytes > 0 && !found;
}

ModelItem::State stateOf(const ModelItem& item, const ModelSituation& situation)
{
    using State = ModelItem::State;
    const QString folder = item.folder();
    if (!folder.isEmpty() && folder == situation.loaded)
        return State::Loaded;
    if (situation.isConverting && !folder.isEmpty() && folder == situation.workFolder)
        return State::Converting;
    if (item.status && item.status->isActive())
        return State::Downloading;
    if (isUsable(item))
        return State::Installed;
    if (item.status && item.status->phase == DownloadPhase::Paused)
        return State::Paused;
    if (item.status && item.status->phase == DownloadPhase::Failed)
        return State::Failed;
    if (item.found && item.found->state == Found::NeedsConverting)
        return State::NeedsConversion;
    if (item.found)
        return State::Unusable;
    return item.leftBytes > 0 ? State::Paused : State::Available;
}

ModelItem::Action actionOf(const ModelItem& item, const ModelSituation& situation)
{
    using State = ModelItem::State;
    using Action = ModelItem::Action;
    const bool isWorkedOn = !situation.workFolder.isEmpty() && item.folder() == situation.workFolder;
    switch (stateOf(item, situation)) {
    case State::Available:
        return Action::Download;
    case State::Downloading:
        return Action::Pause;
    case State::Paused:
        return Action::Resume;
    case State::Failed:
        return Action::TryAgain;
    case State::NeedsConversion:
        return situation.canConvert ? Action::Convert : Action::NoAction;
    case State::Converting:
        return Action::CancelWork;
    case State::Unusable:
        return repairingAction(item, situation);
    case State::Installed:
    case State::Loaded:
        return isWorkedOn ? Action::CancelWork : loadingAction(item, situation);
    }
    return Action::NoAction;
}

double progressOf(const ModelItem& item, const ModelSituation& situation)
{
    if (!situation.workFolder.isEmpty() && item.folder() == situation.workFolder)
        return situation.workProgress;
    if (item.status && item.status->total > 0 && item.status->phase != DownloadPhase::Cancelled)
        return double(item.status->bytes) / double(item.status->total);
    if (item.leftBytes > 0 && item.entry && item.entry->width > 0)
        return std::min(1.0, double(item.leftBytes) / double(core::expectedModel(*item.entry).bytesOnDisk));
    return -1;
}

} // namespace arioso::ui
