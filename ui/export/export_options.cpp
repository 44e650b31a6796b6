// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/export/export_options.h"

#include <QLocale>

namespace arioso::ui {
namespace {

using Format = engine::AudioFormat;
using Quality = engine::AudioQuality;

QString kilohertz(int sampleRate)
{
    return QLocale().toString(sampleRate / 1000.0, 'f', sampleRate % 1000 == 0 ? 0 : 1);
}

} // namespace

ExportOptions::ExportOptions(core::SettingsStore& settings, QObject* parent)
    : QObject(parent), m_settings(settings)
{
    retranslate();
    restore(0);
    keep(m_formats, &core::AppSettings::exportFormat);
    keep(m_rates, &core::AppSettings::exportRate);
    keep(m_qualities, &core::AppSettings::exportQuality);
    connect(&m_formats, &ChoiceModel::currentChanged, this, &ExportOptions::formatChanged);
}

template <typename Value>
void ExportOptions::keep(ChoiceModel& choices, Value core::AppSettings::*setting)
{
    connect(&choices, &ChoiceModel::chosen, this, [this, setting](const QVariant& value) {
        core::AppSettings changed = m_settings.settings();
        changed.*setting = Value(value.toInt());
        m_settings.set(changed);
    });
}

void ExportOptions::restore(int sampleRate)
{
    const core::AppSettings& settings = m_settings.settings();
    m_sampleRate = sampleRate;
    addRates();
    m_formats.setValue(
        int(engine::canWrite(settings.exportFormat) ? settings.exportFormat : Format::WavInt24));
    m_rates.setValue(settings.exportRate);
    if (m_rates.currentIndex() < 0)
        m_rates.setValue(0);
    m_qualities.setValue(int(settings.exportQuality));
    Q_EMIT formatChanged();
    Q_EMIT withRecipeChanged();
}

void ExportOptions::useFormat(Format format)
{
    m_formats.setValue(int(format));
    Q_EMIT formatChanged();
}

void ExportOptions::setWithRecipe(bool with)
{
    if (with == isWithRecipe())
        return;
    core::AppSettings changed = m_settings.settings();
    changed.exportRecipe = with;
    m_settings.set(changed);
    Q_EMIT withRecipeChanged();
}

QString ExportOptions::suffix() const
{
    return QString::fromStdString(engine::extensionOf(format())).mid(1);
}

QString ExportOptions::nameFilter() const
{
    return tr("%1 files (*.%2)").arg(suffix().toUpper(), suffix());
}

/// Without the recipe there is no title either, which may be the prompt.
core::ExportRequest ExportOptions::requestFor(const core::Recipe& recipe, const QString& title) const
{
    core::ExportRequest request;
    request.format = format();
    request.sampleRate = hasRates() ? m_rates.value().toInt() : 0;
    request.quality = quality();
    if (isWithRecipe()) {
        request.recipe = recipe;
        request.title = title;
    }
    return request;
}

void ExportOptions::retranslate()
{
    addFormats();
    addRates();
    m_qualities.setChoices({
        {int(Quality::Small), tr("Small file"), tr("For previews and messages.")},
        {int(Quality::Standard), tr("Standard"), tr("Hard to tell from the original.")},
        {int(Quality::High), tr("High"), tr("The largest file.")},
    });
}

void ExportOptions::addFormats()
{
    QList<Choice> choices{
        {int(Format::WavInt16), tr("WAV, 16-bit"), tr("CD quality; opens everywhere.")},
        {int(Format::WavInt24), tr("WAV, 24-bit"), tr("Opens nearly everywhere; best for editing.")},
        {int(Format::WavFloat32), tr("WAV, 32-bit float"),
         tr("Exactly the generated samples; the largest file.")},
        {int(Format::Flac24), tr("FLAC, 24-bit"), tr("As good as WAV at about half the size.")},
        {int(Format::Flac16), tr("FLAC, 16-bit"), tr("The smallest lossless file.")},
        {int(Format::Mp3), QStringLiteral("MP3"), tr("Lossy; plays everywhere.")},
        {int(Format::Vorbis), QStringLiteral("Ogg Vorbis"), tr("Lossy; for games and the web.")},
        {int(Format::Opus), QStringLiteral("Opus"), tr("Lossy; the smallest files. Always at 48 kHz.")},
    };
    choices.removeIf([](const Choice& choice) { return !engine::canWrite(Format(choice.value.toInt())); });
    m_formats.setChoices(choices);
}

void ExportOptions::addRates()
{
    QList<Choice> choices{
        {0, m_sampleRate > 0 ? tr("%1 kHz, the model's").arg(kilohertz(m_sampleRate)) : tr("The model's"),
         tr("The generated samples, unconverted.")},
        {44100, tr("%1 kHz").arg(kilohertz(44100)), tr("For music and CDs.")},
        {48000, tr("%1 kHz").arg(kilohertz(48000)), tr("For video and most audio projects.")},
    };
    choices.removeIf(
        [this](const Choice& choice) { return choice.value.toInt() == m_sampleRate && m_sampleRate > 0; });
    m_rates.setChoices(choices);
}

} // namespace arioso::ui
