// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/models/catalogue_text.h"

#include "ui/models/model_item.h"
#include "ui/text/error_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace arioso::ui {
namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Catalogue)
};

/// "2.5", "12": with as many digits as matter.
QString timesText(double times)
{
    constexpr double kWhole = 3;
    return QLocale().toString(times, 'f', times < kWhole ? 1 : 0);
}

} // namespace

QString purposeText(const core::CatalogueEntry& entry)
{
    using Family = core::CatalogueEntry::Family;
    using Channels = core::CatalogueEntry::Channels;
    constexpr int kMediumWidth = 1536;
    if (!core::isOfficialModel(entry.repository)) {
        const QString owner = entry.repository.section(u'/', 0, 0);
        return entry.licence.isEmpty() ? Texts::tr("By %1.").arg(owner)
                                       : Texts::tr("By %1. License: %2.").arg(owner, entry.licence);
    }
    QString text;
    if (entry.family == Family::Melody)
        text = entry.width > kMediumWidth
                   ? Texts::tr("Follows a tune you hum or record. The largest model that does.")
                   : Texts::tr("Follows both the text and a tune you hum or record.");
    else if (entry.width < kMediumWidth)
        text = Texts::tr("Fastest. Good for trying out ideas, and runs on most computers.");
    else if (entry.width == kMediumWidth)
        text = Texts::tr("Follows the prompt more closely than Small, and takes several times as long.");
    else
        text = Texts::tr("Best quality. Needs a lot of memory and time.");
    return entry.channels == Channels::Stereo ? text + u' ' + Texts::tr("In stereo.") : text;
}

QString realTimeText(double factor)
{
    if (factor <= 0)
        return {};
    constexpr double kFaster = 1.4;
    constexpr double kSlower = 0.8;
    if (factor >= kFaster)
        return Texts::tr("About %1× real time on this computer.").arg(timesText(factor));
    if (factor >= kSlower)
        return Texts::tr("About real time on this computer.");
    return Texts::tr("About %1× slower than real time on this computer.").arg(timesText(1 / factor));
}

QString timeLeftText(double seconds)
{
    constexpr double kMinute = 60;
    constexpr double kHour = 60 * kMinute;
    if (seconds < kMinute)
        return Texts::tr("less than a minute left");
    if (seconds < kHour)
        return Texts::tr("about %Ln minute(s) left", nullptr, int(std::lround(seconds / kMinute)));
    return Texts::tr("about %Ln hour(s) left", nullptr, int(std::lround(seconds / kHour)));
}

QString downloadText(const core::DownloadStatus& status)
{
    using core::DownloadPhase;
    const QString part = status.total > 0
                             ? Texts::tr("%1 of %2").arg(bytesText(status.bytes), bytesText(status.total))
                             : QString();
    switch (status.phase) {
    case DownloadPhase::Asking:
        return Texts::tr("Contacting the server…");
    case DownloadPhase::Checking:
        return Texts::tr("Verifying downloaded files: %1").arg(part);
    case DownloadPhase::Fetching: {
        if (status.bytesPerSecond <= 0)
            return part;
        const QString speed =
            Texts::tr("%1, %2/s", "part, speed").arg(part, bytesText(qint64(status.bytesPerSecond)));
        return status.secondsLeft
                   ? Texts::tr("%1, %2", "progress, time left").arg(speed, timeLeftText(*status.secondsLeft))
                   : speed;
    }
    case DownloadPhase::Waiting:
        return Texts::tr("Retrying soon: %1").arg(errorText(status.why.value_or(core::Failure{})).sentence);
    case DownloadPhase::Paused:
        return part.isEmpty() ? Texts::tr("Paused") : Texts::tr("Paused at %1").arg(part);
    case DownloadPhase::Described:
    case DownloadPhase::Finished:
    case DownloadPhase::Failed:
    case DownloadPhase::Cancelled:
        return {};
    }
    return {};
}

} // namespace arioso::ui
