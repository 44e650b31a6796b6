// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The part of the export that is about levels: how high the peaks are and what becomes of them.

#include "ui/export/export_view_model.h"

#include "core/background.h"
#include "core/export/export_peak.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace arioso::ui {

QString ExportViewModel::decibelText(double decibels)
{
    return QLocale().toString(std::max(0.1, decibels), 'f', 1);
}

/// Of what is chosen now. It is never waited for: what is written is measured once more by the job. Of
/// several takes nothing is measured, as all would have to be read.
void ExportViewModel::measure()
{
    if (m_measuring)
        *m_measuring = true;
    m_measuring = std::make_shared<std::atomic<bool>>(false);
    setPeaks({});
    if (isSeveral())
        return;
    const auto part = m_selectionOnly ? m_selection : std::nullopt;
    const auto givenUp = m_measuring;
    m_library.audio(m_takeIds.value(0))
        .then(this, [this, part, givenUp](const core::Outcome<core::AudioPtr>& audio) {
            if (*givenUp || valueOf(audio) == nullptr)
                return;
            core::inBackground([part, givenUp, sound = *valueOf(audio)] {
                return core::exportedPeaks(*sound, part, *givenUp);
            }).then(this, [this, givenUp](const core::ExportPeaks& peaks) {
                if (!*givenUp)
                    setPeaks(peaks);
            });
        });
}

void ExportViewModel::setPeaks(const core::ExportPeaks& peaks)
{
    if (peaks == m_peaks)
        return;
    m_peaks = peaks;
    Q_EMIT peakChanged();
}

/// dBTP and dBFS are the units of true and sample peaks (ITU-R BS.1770).
QString ExportViewModel::peakText() const
{
    if (m_peaks.truePeak <= 1)
        return {};
    const auto level = [](double peak) {
        const double decibels = core::decibelsOfFullScale(peak);
        const QLocale locale;
        return (decibels < 0 ? locale.negativeSign() : locale.positiveSign()) +
               locale.toString(std::abs(decibels), 'f', 1);
    };
    return tr("Louder than full scale: true peak %1 dBTP, sample peak %2 dBFS.")
        .arg(level(m_peaks.truePeak), level(m_peaks.sample));
}

QString ExportViewModel::lowerText() const
{
    return tr("Lower to fit: the whole file is %1 dB quieter")
        .arg(decibelText(core::decibelsToFit(m_peaks.truePeak)));
}

ExportViewModel::Level ExportViewModel::level() const
{
    if (m_options.format() == engine::AudioFormat::WavFloat32)
        return UseFloat;
    return m_level == core::ExportLevel::LowerToFit ? LowerToFit : KeepLevel;
}

void ExportViewModel::setLevel(Level level)
{
    m_level = level == KeepLevel ? core::ExportLevel::Keep : core::ExportLevel::LowerToFit;
    m_options.useFormat(level == UseFloat ? engine::AudioFormat::WavFloat32 : m_integerFormat);
}

} // namespace arioso::ui
