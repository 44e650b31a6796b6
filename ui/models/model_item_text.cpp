// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The sentences about one model of the list.
#include "ui/models/catalogue_text.h"
#include "ui/models/model_item.h"
#include "ui/text/error_text.h"
#include "ui/text/precision_text.h"

#include "core/model_folder.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace arioso::ui {

using Found = core::FoundModel::State;
using State = ModelItem::State;
using Action = ModelItem::Action;
using core::DownloadPhase;

namespace {

constexpr qint64 kPartsBytes = 1'100'000'000; // of google-t5/t5-base and facebook/encodec_32khz

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Models)
};

/// What its memory is counted from; nothing when too little is known of it.
std::optional<core::FoundModel> measured(const ModelItem& item)
{
    if (item.found && item.found->state == Found::Usable)
        return item.found;
    if (!item.found && item.entry && item.entry->width > 0)
        return core::expectedModel(*item.entry);
    return std::nullopt;
}

/// From small to large.
QList<PrecisionText> sortedPrecisions()
{
    QList<PrecisionText> precisions = offeredPrecisions();
    std::sort(precisions.begin(), precisions.end(), [](const PrecisionText& a, const PrecisionText& b) {
        return a.bytesPerWeight < b.bytesPerWeight;
    });
    return precisions;
}

QString conversionText(const core::DownloadStatus& status, const ModelSituation& situation)
{
    if (status.form != core::WeightForm::Audiocraft)
        return {};
    if (!situation.lacksParts)
        return u' ' + Texts::tr("In audiocraft's format: it will be converted after the download.");
    return u' ' +
           Texts::tr("In audiocraft's format: it will be converted after the download. The text encoder and "
                     "codec it needs are downloaded too, up to %1.")
               .arg(bytesText(kPartsBytes));
}

QString memoryText(const core::FoundModel& model, const ModelSituation& situation)
{
    QStringList needs;
    for (const PrecisionText& precision : sortedPrecisions())
        needs.append(
            Texts::tr("%1 (%2)", "memory, precision")
                .arg(bytesText(core::memoryNeeded(model, precision.bytesPerWeight)), precision.shortText));
    const QString memory = Texts::tr("Memory: %1.").arg(QLocale().createSeparatedList(needs));
    return situation.freeBytes <= 0
               ? memory
               : memory + u' ' + Texts::tr("%1 free.").arg(bytesText(situation.freeBytes));
}

} // namespace

QString bytesText(qint64 bytes)
{
    constexpr qint64 kGiga = 1'000'000'000;
    return QLocale().formattedDataSize(bytes, bytes >= kGiga ? 1 : 0, QLocale::DataSizeSIFormat);
}

QString problemText(const core::FoundModel& model)
{
    switch (model.state) {
    case Found::Usable:
        return {};
    case Found::NeedsConverting:
        return Texts::tr("Needs conversion (audiocraft format).");
    case Found::Incomplete:
        return Texts::tr("Incomplete: weight files are missing. Download all of its files.");
    case Found::LfsPointer:
        return Texts::tr("Git LFS pointers instead of files: run “git lfs pull” in its folder.");
    case Found::Damaged:
        return Texts::tr("Damaged: config.json can't be read. Download it again.");
    case Found::Missing:
        return Texts::tr("Folder not found. Is a drive disconnected?");
    case Found::NeedsBase:
        return model.base.isEmpty()
                   ? Texts::tr("An adapter that doesn't name its base model.")
                   : Texts::tr("An adapter for %1, which isn't on this computer.").arg(model.base);
    case Found::OtherAdapter:
        return Texts::tr(
            "An adapter of a kind that Arioso can't load: it loads LoRA and DoRA. Merge it into its "
            "model in Python.");
    }
    return {};
}

QString baseToDownload(const core::FoundModel& model)
{
    return model.state == Found::NeedsBase && core::isOfficialModel(model.base) ? model.base : QString();
}

QString stateText(const ModelItem& item, const ModelSituation& situation)
{
    switch (stateOf(item, situation)) {
    case State::Available:
        return Texts::tr("Available");
    case State::Downloading:
        return item.status->looksOnly ? Texts::tr("Looking up") : Texts::tr("Downloading");
    case State::Paused:
        return Texts::tr("Paused");
    case State::Failed:
        return item.status->looksOnly ? Texts::tr("Not found") : Texts::tr("Download failed");
    case State::NeedsConversion:
        return Texts::tr("Needs conversion");
    case State::Converting:
        return Texts::tr("Converting");
    case State::Unusable:
        return Texts::tr("Can't be used");
    case State::Installed:
        if (item.found->directory != situation.chosen)
            return Texts::tr("Installed");
        if (situation.memory == ModelSituation::Memory::Loading)
            return Texts::tr("Loading");
        return situation.memory == ModelSituation::Memory::Failed ? Texts::tr("Couldn't be loaded")
                                                                  : Texts::tr("Installed");
    case State::Loaded:
        return Texts::tr("Loaded");
    }
    return {};
}

QString actionText(const ModelItem& item, Action action)
{
    switch (action) {
    case Action::NoAction:
        return {};
    case Action::Download:
        return Texts::tr("Download");
    case Action::Resume:
        return Texts::tr("Resume");
    case Action::TryAgain:
        return Texts::tr("Try again");
    case Action::Pause:
        return item.status && item.status->looksOnly ? Texts::tr("Cancel") : Texts::tr("Pause");
    case Action::Convert:
        return Texts::tr("Convert");
    case Action::CancelWork:
    case Action::CancelLoading:
        return Texts::tr("Cancel");
    case Action::Load:
        return Texts::tr("Load");
    case Action::Unload:
        return Texts::tr("Unload");
    case Action::DownloadBase:
        return Texts::tr("Download %1").arg(baseToDownload(*item.found).section(u'/', 1));
    }
    return {};
}

QString aboutText(const ModelItem& item)
{
    if (item.found && item.found->starter)
        return Texts::tr("Included with Arioso (MIT license). Nine simple styles.");
    if (item.found && item.found->adapter && item.found->state == Found::Usable)
        return Texts::tr("Adapter for %1").arg(core::modelName(item.found->baseFolder));
    if (item.entry)
        return purposeText(*item.entry);
    return item.found && item.found->state == Found::NeedsConverting ? Texts::tr("In audiocraft's format.")
                                                                     : QString();
}

QString bytesText(const ModelItem& item)
{
    if (item.found)
        return item.found->bytesOnDisk > 0 ? bytesText(item.found->bytesOnDisk) : QString();
    if (item.status && item.status->total > 0)
        return bytesText(item.status->total);
    return item.entry && item.entry->width > 0 ? bytesText(core::expectedModel(*item.entry).bytesOnDisk)
                                               : QString();
}

QString sizeText(const ModelItem& item, const ModelSituation& situation)
{
    if (item.found && item.found->state != Found::Usable)
        return item.found->bytesOnDisk > 0 ? Texts::tr("%1 on disk").arg(bytesText(item.found->bytesOnDisk))
                                           : QString();
    if (item.found) {
        const double bytesPerWeight = precisionText(situation.precision).bytesPerWeight;
        return Texts::tr("%1 on disk, needs %2 of memory")
            .arg(bytesText(item.found->bytesOnDisk),
                 bytesText(core::memoryNeeded(*item.found, bytesPerWeight)));
    }
    const bool told = item.status && item.status->total > 0;
    const std::optional<core::FoundModel> model = measured(item);
    if (!model) // nothing describes it
        return told ? Texts::tr("Size: %1.").arg(bytesText(item.status->total)) +
                          conversionText(*item.status, situation)
                    : QString();
    const QString size = told ? Texts::tr("Size: %1.").arg(bytesText(item.status->total))
                              : Texts::tr("Size: about %1.").arg(bytesText(model->bytesOnDisk));
    return size + u' ' + memoryText(*model, situation);
}

QString warningText(const ModelItem& item, const ModelSituation& situation)
{
    const std::optional<core::FoundModel> model = measured(item);
    if (!model || situation.freeBytes <= 0 || (item.found && item.folder() == situation.loaded))
        return {};
    const qint64 needed = core::memoryNeeded(*model, precisionText(situation.precision).bytesPerWeight);
    if (needed <= situation.freeBytes)
        return {};
    const QString warning = Texts::tr("Needs %1 of memory, %2 free. It may be slow or fail.")
                                .arg(bytesText(needed), bytesText(situation.freeBytes));
    const PrecisionText smallest = sortedPrecisions().first();
    const qint64 least = core::memoryNeeded(*model, smallest.bytesPerWeight);
    if (least >= needed || least > situation.freeBytes)
        return warning;
    return warning + u' ' +
           Texts::tr("With “%1” in the settings it needs %2.").arg(smallest.text, bytesText(least));
}

QString speedText(const ModelItem& item, const ModelSituation& situation)
{
    if (!item.entry || item.entry->width == 0)
        return {};
    return realTimeText(
        core::realTimeFactor(situation.speed, core::stepWork(*item.entry), situation.precision));
}

QString licenceText(const ModelItem& item)
{
    const bool official = item.found ? item.found->official && !item.found->starter
                                     : item.entry && core::isOfficialModel(item.entry->repository);
    return official ? Texts::tr("By Meta, for non-commercial use only (CC-BY-NC 4.0).") : QString();
}

QString problemText(const ModelItem& item, const ModelSituation& situation)
{
    const State state = stateOf(item, situation);
    const bool isShort = item.status && item.status->phase == DownloadPhase::Described && item.status->why;
    if (state == State::Failed || (isShort && state == State::Available)) {
        const ErrorText text = errorText(item.status->why.value_or(core::Failure{}));
        return text.sentence + u' ' + text.wayOut;
    }
    const bool isSaid =
        state == State::Downloading || state == State::Converting || state == State::NeedsConversion;
    return item.found && !isSaid ? problemText(*item.found) : QString();
}

QString progressText(const ModelItem& item, const ModelSituation& situation)
{
    if (!situation.workFolder.isEmpty() && item.folder() == situation.workFolder)
        return situation.workText;
    const State state = stateOf(item, situation);
    if (state == State::Paused && !(item.status && item.status->phase == DownloadPhase::Paused))
        return Texts::tr("Paused; %1 already downloaded.").arg(bytesText(item.leftBytes));
    return item.status && (state == State::Downloading || state == State::Paused) ? downloadText(*item.status)
                                                                                  : QString();
}

} // namespace arioso::ui
