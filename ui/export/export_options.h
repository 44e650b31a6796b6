// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// How exported files are written: format, sample rate, quality, recipe. Each choice is kept for the next
// time.

#include "core/export/export_job.h"
#include "core/settings/settings_store.h"
#include "ui/choice_model.h"

#include <QObject>
#include <QtQml/qqml.h>

namespace arioso::ui {

class ExportOptions : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Application")
    /// Those that the installed libsndfile writes.
    Q_PROPERTY(arioso::ui::ChoiceModel* formats READ formats CONSTANT)
    Q_PROPERTY(arioso::ui::ChoiceModel* rates READ rates CONSTANT)
    /// False where the format has one rate only.
    Q_PROPERTY(bool hasRates READ hasRates NOTIFY formatChanged)
    Q_PROPERTY(arioso::ui::ChoiceModel* qualities READ qualities CONSTANT)
    Q_PROPERTY(bool hasQualities READ hasQualities NOTIFY formatChanged)
    Q_PROPERTY(bool withRecipe READ isWithRecipe WRITE setWithRecipe NOTIFY withRecipeChanged)
    /// The format's extension, without the dot, and its name filter for file dialogs.
    Q_PROPERTY(QString suffix READ suffix NOTIFY formatChanged)
    Q_PROPERTY(QString nameFilter READ nameFilter NOTIFY formatChanged)

public:
    explicit ExportOptions(core::SettingsStore& settings, QObject* parent = nullptr);

    [[nodiscard]] ChoiceModel* formats() { return &m_formats; }
    [[nodiscard]] ChoiceModel* rates() { return &m_rates; }
    [[nodiscard]] ChoiceModel* qualities() { return &m_qualities; }
    [[nodiscard]] bool hasRates() const { return format() != engine::AudioFormat::Opus; }
    [[nodiscard]] bool hasQualities() const { return engine::isLossy(format()); }
    [[nodiscard]] bool isWithRecipe() const { return m_settings.settings().exportRecipe; }
    void setWithRecipe(bool with);
    [[nodiscard]] QString suffix() const;
    [[nodiscard]] QString nameFilter() const;

    /// What was chosen last time, for audio of this rate (Hz); 0: of several.
    void restore(int sampleRate);
    [[nodiscard]] engine::AudioFormat format() const
    {
        return engine::AudioFormat(m_formats.value().toInt());
    }
    /// For this export only.
    void useFormat(engine::AudioFormat format);
    [[nodiscard]] engine::AudioQuality quality() const
    {
        return engine::AudioQuality(m_qualities.value().toInt());
    }

    /// The request for one take, without its audio, its part and its path.
    [[nodiscard]] core::ExportRequest requestFor(const core::Recipe& recipe, const QString& title) const;

    void retranslate();

Q_SIGNALS:
    void formatChanged();
    void withRecipeChanged();

private:
    template <typename Value>
    void keep(ChoiceModel& choices, Value core::AppSettings::*setting);
    void addFormats();
    void addRates();

    core::SettingsStore& m_settings;
    ChoiceModel m_formats;
    ChoiceModel m_rates;
    ChoiceModel m_qualities;
    int m_sampleRate = 0;
};

} // namespace arioso::ui
