// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// One model of the list, whatever is known of it: from the catalogue, the disk and the downloads. Its state,
// what can be done with it, and the sentences about it.

#include "core/model_selection.h"
#include "core/models/catalogue.h"
#include "core/models/download_status.h"
#include "core/models/machine_speed.h"
#include "core/models/model_scan.h"

#include <QHash>
#include <QString>
#include <QStringList>
#include <QtQml/qqml.h>

#include <optional>

namespace arioso::ui {

/// For QML: ModelItem.Installed, ModelItem.Download.
namespace model_item {
Q_NAMESPACE
QML_NAMED_ELEMENT(ModelItem)

enum State {
    Available, ///< can be downloaded
    Downloading,
    Paused, ///< also when an earlier run was interrupted
    Failed, ///< to download
    NeedsConversion,
    Converting,
    Unusable, ///< it's on the disk, and something is wrong with it
    Installed,
    Loaded,
};
Q_ENUM_NS(State)

/// What the button of its row does.
enum Action {
    NoAction,
    Download,
    Resume,
    TryAgain,
    Pause,
    Convert,
    CancelWork,
    Load,
    CancelLoading,
    Unload,
    DownloadBase,
};
Q_ENUM_NS(Action)

} // namespace model_item

struct ModelItem
{
    using State = model_item::State;
    using Action = model_item::Action;

    QString key; ///< its repository, or its folder
    std::optional<core::CatalogueEntry> entry;
    std::optional<core::FoundModel> found;
    std::optional<core::DownloadStatus> status; ///< of this run
    qint64 leftBytes = 0;                       ///< of an interrupted download

    /// "owner/name" at the Hub; "" of a folder.
    [[nodiscard]] QString repository() const;
    [[nodiscard]] QString folder() const { return found ? found->directory : QString(); }
    /// An official one's name, any other's "owner/name", or that of a folder.
    [[nodiscard]] QString name() const;
    /// Its files can be deleted, because they can be downloaded or converted again.
    [[nodiscard]] bool isRemovable() const;
    /// A download that can be cancelled.
    [[nodiscard]] bool isStarted() const;
};

/// What the program and this machine make of the models.
struct ModelSituation
{
    enum class Memory { Empty, Loading, Ready, Failed }; ///< what has become of the chosen model

    QString chosen; ///< folder
    QString loaded; ///< folder of the model that is in memory; ""
    Memory memory = Memory::Empty;
    engine::Precision precision = engine::Precision::Int8; ///< of the settings
    qint64 freeBytes = 0;                                  ///< of memory; 0: not known
    QStringList addedFolders;

    QString workFolder; ///< that is verified or converted; ""
    double workProgress = 0;
    QString workText;
    bool isConverting = false;
    bool canConvert = false;

    core::MachineSpeed speed;
    bool lacksParts = false; ///< that converting a checkpoint of audiocraft needs

    friend bool operator==(const ModelSituation&, const ModelSituation&) = default;
};

[[nodiscard]] ModelItem::State stateOf(const ModelItem& item, const ModelSituation& situation);
[[nodiscard]] ModelItem::Action actionOf(const ModelItem& item, const ModelSituation& situation);

/// "Installed"
[[nodiscard]] QString stateText(const ModelItem& item, const ModelSituation& situation);
/// "Download"; "" for none.
[[nodiscard]] QString actionText(const ModelItem& item, ModelItem::Action action);
/// What it is for, in one line; "".
[[nodiscard]] QString aboutText(const ModelItem& item);
/// "2.4 GB", of the download or on disk; "" when it isn't known.
[[nodiscard]] QString bytesText(const ModelItem& item);
/// The same and the memory that it needs.
[[nodiscard]] QString sizeText(const ModelItem& item, const ModelSituation& situation);
/// Why it may be slow or fail here; "".
[[nodiscard]] QString warningText(const ModelItem& item, const ModelSituation& situation);
[[nodiscard]] QString speedText(const ModelItem& item, const ModelSituation& situation);
[[nodiscard]] QString licenceText(const ModelItem& item);
/// What went wrong and what to do; "".
[[nodiscard]] QString problemText(const ModelItem& item, const ModelSituation& situation);
/// How its download or its conversion goes, 0..1; below 0: not known.
[[nodiscard]] double progressOf(const ModelItem& item, const ModelSituation& situation);
[[nodiscard]] QString progressText(const ModelItem& item, const ModelSituation& situation);

/// "2.9 GB", in the digits of the user's language.
[[nodiscard]] QString bytesText(qint64 bytes);
/// Why a found model cannot be used, translated; "" when it can.
[[nodiscard]] QString problemText(const core::FoundModel& model);
/// The official model that is to be downloaded before an adapter can be used; "".
[[nodiscard]] QString baseToDownload(const core::FoundModel& model);

} // namespace arioso::ui
