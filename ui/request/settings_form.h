// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Every setting of a generation as an object that controls are bound to: in the window and in the dialog that
// edits a preset.

#include "core/recipe/generation_settings.h"
#include "ui/request/number_setting.h"
#include "ui/request/seed_setting.h"

#include <QObject>
#include <QtQml/qqml.h>

namespace arioso::ui {

class SettingsForm : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of RequestViewModel")
    Q_PROPERTY(arioso::ui::NumberSetting* guidance READ guidance CONSTANT)
    Q_PROPERTY(arioso::ui::NumberSetting* temperature READ temperature CONSTANT)
    Q_PROPERTY(arioso::ui::NumberSetting* topK READ topK CONSTANT)
    Q_PROPERTY(arioso::ui::NumberSetting* topP READ topP CONSTANT)
    Q_PROPERTY(arioso::ui::NumberSetting* duration READ duration CONSTANT)
    /// Until it is stopped, whatever the duration says.
    Q_PROPERTY(bool endless READ isEndless WRITE setEndless NOTIFY changed)
    Q_PROPERTY(arioso::ui::NumberSetting* takes READ takes CONSTANT)
    Q_PROPERTY(arioso::ui::SeedSetting* seed READ seed CONSTANT)
    Q_PROPERTY(QString exclude READ exclude WRITE setExclude NOTIFY changed)
    Q_PROPERTY(QString excludeNote READ excludeNote NOTIFY changed)
    Q_PROPERTY(bool sampled READ isSampled WRITE setSampled NOTIFY changed)
    Q_PROPERTY(bool sampledIsDefault READ sampledIsDefault NOTIFY changed)
    Q_PROPERTY(QString summary READ summary NOTIFY changed)

public:
    /// Length of a new clip unless the user chooses another: a model's own 30 s are long to wait for.
    static constexpr double kDefaultSeconds = 10;
    /// Of MusicGen, while no model is loaded.
    static constexpr double kUsualSeconds = 30;

    explicit SettingsForm(QObject* parent = nullptr);

    /// What the user chose; absent is the model's default.
    [[nodiscard]] core::GenerationSettings chosen() const;
    /// One changed() for all.
    void choose(const core::GenerationSettings& settings);

    /// What is sent: as chosen, with a length that fits.
    [[nodiscard]] core::GenerationSettings toSend() const;

    /// The values that are shown while nothing is chosen.
    void setDefaults(const engine::GenerationDefaults& defaults);
    /// The longest clip that can be asked for, and what the model makes in one window.
    void setLongest(double seconds, double window);
    void copyDefaultsFrom(const SettingsForm& other);

    [[nodiscard]] NumberSetting* guidance() { return &m_guidance; }
    [[nodiscard]] NumberSetting* temperature() { return &m_temperature; }
    [[nodiscard]] NumberSetting* topK() { return &m_topK; }
    [[nodiscard]] NumberSetting* topP() { return &m_topP; }
    [[nodiscard]] NumberSetting* duration() { return &m_duration; }
    [[nodiscard]] NumberSetting* takes() { return &m_takes; }
    [[nodiscard]] SeedSetting* seed() { return &m_seed; }
    [[nodiscard]] const NumberSetting& duration() const { return m_duration; }
    [[nodiscard]] const SeedSetting& seed() const { return m_seed; }

    /// False: the most likely sound at every step.
    [[nodiscard]] bool isSampled() const { return m_sample.value_or(m_sampleDefault); }
    void setSampled(bool sampled);
    [[nodiscard]] bool sampledIsDefault() const { return !m_sample; }
    Q_INVOKABLE void resetSampled();

    [[nodiscard]] bool isEndless() const { return m_endless; }
    void setEndless(bool endless);

    /// The negative prompt as it was typed.
    [[nodiscard]] QString exclude() const { return m_exclude; }
    void setExclude(const QString& text);
    /// Why it has no effect; "" when it has one or is empty.
    [[nodiscard]] QString excludeNote() const;

    /// The settings that are not in sight, in one line.
    [[nodiscard]] QString summary() const;

Q_SIGNALS:
    /// A value, a default or a range changed.
    void changed();

private:
    void tell();

    NumberSetting m_guidance;
    NumberSetting m_temperature;
    NumberSetting m_topK;
    NumberSetting m_topP;
    NumberSetting m_duration;
    NumberSetting m_takes;
    SeedSetting m_seed;
    std::optional<bool> m_sample;
    bool m_sampleDefault = true;
    bool m_endless = false;
    QString m_exclude;
    core::GenerationSettings m_carried; // min-p and fields of later versions, which have no control
    bool m_choosing = false;
};

} // namespace arioso::ui
