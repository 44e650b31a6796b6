// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The part of the export that is about levels: how high the peaks are and what becomes of them.

#include "ui/export/export_view_model.h"

#include "core/background.h"
#include "core/export/export_peak.h"

#include <QLocale>

#include <algorithm>

namespace arioso::ui {

QString ExportViewModel::decibelText(double decibels)
{
    return QLocale().toString(std::max(0.1, decibels), 'f', 1);
}

/// Of what is chosen now. It is never waited for: what is written is measured once more by the job.
void ExportViewModel::measure()
{
    if (m_measuring)
        *m_measuring = true;
    m_measuring = std::make_shared<std::atomic<bool>>(false);
    setPeak(0);
    const auto part = m_selectionOnly ? m_selection : std::nullopt;
    const auto givenUp = m_measuring;
    m_library.audio(m_takeId).then(this, [this, part, givenUp](const core::Outcome<core::AudioPtr>& audio) {
        if (*givenUp || valueOf(audio) == nullptr)
            return;
        core::inBackground([part, givenUp, sound = *valueOf(audio)] {
            return core::exportedPeak(*sound, part, *givenUp);
        }).then(this, [this, givenUp](double peak) {
            if (!*givenUp)
                setPeak(peak);
        });
    });
}

void ExportViewModel::setPeak(double peak)
{
    if (peak == m_peak)
        return;
    m_peak = peak;
    Q_EMIT peakChanged();
}

QString ExportViewModel::peakText() const
{
    if (m_peak <= 1)
        return {};
    return tr("Peaks are %1 dB above full scale.").arg(decibelText(core::decibelsAboveFullScale(m_peak)));
}

QString ExportViewModel::lowerText() const
{
    return tr("Lower to fit: the whole file is %1 dB quieter").arg(decibelText(core::decibelsToFit(m_peak)));
}

ExportViewModel::Level ExportViewModel::level() const
{
    if (format() == engine::AudioFormat::WavFloat32)
        return UseFloat;
    return m_level == core::ExportLevel::LowerToFit ? LowerToFit : KeepLevel;
}

void ExportViewModel::setLevel(Level level)
{
    m_level = level == KeepLevel ? core::ExportLevel::Keep : core::ExportLevel::LowerToFit;
    setFormat(level == UseFloat ? engine::AudioFormat::WavFloat32 : m_integerFormat);
}

void ExportViewModel::setFormat(engine::AudioFormat format)
{
    if (format != engine::AudioFormat::WavFloat32)
        m_integerFormat = format;
    m_formats.setValue(int(format));
    Q_EMIT levelChanged();
    Q_EMIT suggestionChanged();
}

} // namespace arioso::ui
