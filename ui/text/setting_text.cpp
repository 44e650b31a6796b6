// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/text/setting_text.h"

#include "ui/text/clock_text.h"
#include "ui/text/model_title.h"
#include "ui/text/precision_text.h"

#include <QCoreApplication>
#include <QLocale>

namespace arioso::ui {
namespace {

struct SettingText
{
    Q_DECLARE_TR_FUNCTIONS(SettingText)
};

QString decimal(double value)
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale.toString(value, 'g', 6);
}

} // namespace

QString nameOf(core::Setting setting)
{
    using core::Setting;
    switch (setting) {
    case Setting::Prompt:
        return SettingText::tr("Prompt");
    case Setting::Model:
        return SettingText::tr("Model");
    case Setting::Strength:
        return SettingText::tr("Adapter strength");
    case Setting::Precision:
        return SettingText::tr("Precision");
    case Setting::Continuation:
        return SettingText::tr("Continues");
    case Setting::Melody:
        return SettingText::tr("Melody");
    case Setting::Sample:
        return SettingText::tr("Sampling");
    case Setting::GuidanceScale:
        return SettingText::tr("Guidance");
    case Setting::Temperature:
        return SettingText::tr("Temperature");
    case Setting::TopK:
        return SettingText::tr("Top-k");
    case Setting::TopP:
        return SettingText::tr("Top-p");
    case Setting::MinP:
        return SettingText::tr("Min-p");
    case Setting::Seconds:
        return SettingText::tr("Duration");
    case Setting::Seed:
        return SettingText::tr("Seed");
    case Setting::Takes:
        return SettingText::tr("Takes");
    case Setting::Exclude:
        return SettingText::tr("Exclude");
    case Setting::Edit:
        return SettingText::tr("Made from");
    }
    return {};
}

QString valueText(core::Setting setting, const QVariant& value)
{
    using core::Setting;
    if (!value.isValid()) {
        switch (setting) {
        case Setting::Prompt:
            return SettingText::tr("no prompt");
        case Setting::Model:
        case Setting::Precision:
            return SettingText::tr("unknown");
        case Setting::Continuation:
        case Setting::Melody:
        case Setting::Strength:
        case Setting::Exclude:
        case Setting::Edit:
            return SettingText::tr("nothing");
        case Setting::Seed:
            return SettingText::tr("random");
        case Setting::Sample:
        case Setting::GuidanceScale:
        case Setting::Temperature:
        case Setting::TopK:
        case Setting::TopP:
        case Setting::MinP:
        case Setting::Seconds:
        case Setting::Takes:
            return SettingText::tr("model's default");
        }
    }
    switch (setting) {
    case Setting::Prompt:
        return value.toString().simplified().isEmpty() ? SettingText::tr("empty")
                                                       : value.toString().simplified();
    case Setting::Sample:
        return value.toBool() ? SettingText::tr("random") : SettingText::tr("greedy");
    case Setting::GuidanceScale:
        return value.toDouble() <= 1 ? SettingText::tr("off") : decimal(value.toDouble());
    case Setting::TopK:
    case Setting::MinP:
        return value.toDouble() == 0 ? SettingText::tr("off") : decimal(value.toDouble());
    case Setting::TopP:
        return value.toDouble() == 1 ? SettingText::tr("off") : decimal(value.toDouble());
    case Setting::Temperature:
        return decimal(value.toDouble());
    case Setting::Seconds:
        return secondsText(value.toDouble());
    case Setting::Strength:
        return strengthText(value.toDouble());
    case Setting::Precision:
        return precisionText(value.toString());
    case Setting::Model:
        return modelTitle(value.toString());
    case Setting::Continuation:
    case Setting::Melody:
    case Setting::Edit:
    case Setting::Seed: // told and typed as it is, without separators
    case Setting::Takes:
        return value.toString();
    case Setting::Exclude:
        return value.toString().simplified();
    }
    return {};
}

} // namespace arioso::ui
