// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/request/settings_form.h"

#include <QScopedValueRollback>

#include <algorithm>

namespace arioso::ui {
namespace {

namespace range = core::range;

NumberSetting::Scale scale(core::Range typed, core::Range slider, double step, int decimals,
                           bool whole = false)
{
    return {typed.lowest, typed.highest, slider.lowest, slider.highest, step, decimals, whole};
}

std::optional<int> whole(std::optional<double> value)
{
    return value ? std::optional(int(*value)) : std::nullopt;
}

/// What is sent of it: absent when it is blank, and no longer than recipes may hold.
std::optional<QString> textToSend(const QString& typed)
{
    QString text = typed.trimmed().left(range::kPromptCharacters);
    if (!text.isEmpty() && text.back().isHighSurrogate())
        text.chop(1);
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

} // namespace

SettingsForm::SettingsForm(QObject* parent)
    : QObject(parent), m_guidance(scale(range::kGuidanceScale, {0, 10}, 0.1, 1), 3),
      m_temperature(scale(range::kTemperature, {0.1, 2}, 0.05, 1), 1),
      m_topK(scale(range::kTopK, {0, 1000}, 10, 0, true), 250),
      m_topP(scale(range::kTopP, {0.05, 1}, 0.05, 1), 1),
      m_duration({1, range::kSeconds.highest, 1, kUsualSeconds, 1, 0, false, true}, kDefaultSeconds),
      m_takes(scale(range::kTakes, range::kTakes, 1, 0, true), 1)
{
    for (NumberSetting* setting : {&m_guidance, &m_temperature, &m_topK, &m_topP, &m_duration, &m_takes})
        connect(setting, &NumberSetting::changed, this, &SettingsForm::tell);
    connect(&m_seed, &SeedSetting::changed, this, &SettingsForm::tell);
}

core::GenerationSettings SettingsForm::chosen() const
{
    core::GenerationSettings settings = m_carried;
    settings.sample = m_sample;
    settings.guidanceScale = m_guidance.chosen();
    settings.temperature = m_temperature.chosen();
    settings.topK = whole(m_topK.chosen());
    settings.topP = m_topP.chosen();
    settings.seconds = m_duration.chosen();
    settings.endless = m_endless;
    settings.seed = m_seed.chosen();
    settings.takes = int(m_takes.value());
    settings.exclude = textToSend(m_exclude);
    return settings;
}

void SettingsForm::choose(const core::GenerationSettings& settings)
{
    {
        const QScopedValueRollback choosing(m_choosing, true);
        m_carried = settings;
        m_sample = settings.sample;
        m_guidance.choose(settings.guidanceScale);
        m_temperature.choose(settings.temperature);
        m_topK.choose(settings.topK ? std::optional<double>(*settings.topK) : std::nullopt);
        m_topP.choose(settings.topP);
        m_duration.choose(settings.seconds);
        m_endless = settings.endless;
        m_takes.choose(settings.takes == 1 ? std::nullopt : std::optional<double>(settings.takes));
        m_seed.choose(settings.seed);
        m_exclude = settings.exclude.value_or(QString());
    }
    Q_EMIT changed();
}

core::GenerationSettings SettingsForm::toSend() const
{
    core::GenerationSettings settings = chosen();
    settings.seconds = m_duration.value();
    return settings;
}

void SettingsForm::setDefaults(const engine::GenerationDefaults& defaults)
{
    const core::GenerationSettings values = core::resolved({}, defaults);
    m_sampleDefault = values.sample.value_or(true);
    m_guidance.setDefaultValue(values.guidanceScale.value_or(m_guidance.defaultValue()));
    m_temperature.setDefaultValue(values.temperature.value_or(m_temperature.defaultValue()));
    m_topK.setDefaultValue(values.topK.value_or(int(m_topK.defaultValue())));
    m_topP.setDefaultValue(values.topP.value_or(m_topP.defaultValue()));
    Q_EMIT changed();
}

void SettingsForm::setLongest(double seconds, double window)
{
    const double longest = std::max(seconds, range::kSeconds.lowest);
    m_duration.setHighest(longest, std::min(longest, std::max(window, range::kSeconds.lowest)));
}

void SettingsForm::copyDefaultsFrom(const SettingsForm& other)
{
    m_sampleDefault = other.m_sampleDefault;
    m_guidance.setDefaultValue(other.m_guidance.defaultValue());
    m_temperature.setDefaultValue(other.m_temperature.defaultValue());
    m_topK.setDefaultValue(other.m_topK.defaultValue());
    m_topP.setDefaultValue(other.m_topP.defaultValue());
    Q_EMIT changed();
}

void SettingsForm::setSampled(bool sampled)
{
    if (m_sample == sampled)
        return;
    m_sample = sampled;
    Q_EMIT changed();
}

void SettingsForm::resetSampled()
{
    m_sample.reset();
    Q_EMIT changed();
}

void SettingsForm::setEndless(bool endless)
{
    if (m_endless == endless)
        return;
    m_endless = endless;
    Q_EMIT changed();
}

void SettingsForm::setExclude(const QString& text)
{
    if (m_exclude == text)
        return;
    m_exclude = text;
    Q_EMIT changed();
}

QString SettingsForm::excludeNote() const
{
    return textToSend(m_exclude) && m_guidance.value() <= 1 ? tr("No effect while guidance is off (1 or less).")
                                                            : QString();
}

QString SettingsForm::summary() const
{
    QStringList parts;
    if (isSampled()) {
        parts << tr("Random");
        parts << (m_topK.value() == 0 ? tr("top-k off") : tr("top-k %1").arg(m_topK.text()));
        if (m_topP.value() < 1)
            parts << tr("top-p %1").arg(m_topP.text());
    } else {
        parts << tr("Greedy");
    }
    if (textToSend(m_exclude))
        parts << tr("exclude set", "a negative prompt is set");
    parts << (m_seed.isFixed() ? tr("seed fixed") : tr("seed random"));
    return parts.join(tr(" · "));
}

void SettingsForm::tell()
{
    if (!m_choosing)
        Q_EMIT changed();
}

} // namespace arioso::ui
