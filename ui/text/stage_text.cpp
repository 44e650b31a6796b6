// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/text/stage_text.h"

#include "ui/text/model_title.h"
#include "ui/text/precision_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace arioso::ui {
namespace {

struct StageText
{
    Q_DECLARE_TR_FUNCTIONS(StageText)
};

QString decimal(double value)
{
    return QLocale().toString(value, 'g', 6);
}

} // namespace

QString timeText(double seconds, int decimals)
{
    decimals = std::clamp(decimals, 0, 3);
    const auto unit = qint64(std::pow(10.0, decimals));
    // In whole units before it is taken apart, so that 59.96 s is 1:00.0 and never 0:60.0.
    const qint64 units =
        std::isfinite(seconds) ? qint64(std::round(std::clamp(seconds, 0.0, 1e8) * double(unit))) : 0;
    const qint64 whole = units / unit;
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    const auto digits = [&](qint64 value, int count) {
        return locale.toString(value).rightJustified(count, locale.zeroDigit().front());
    };
    QString text =
        whole >= 3600 ? digits(whole / 3600, 1) + u':' + digits(whole / 60 % 60, 2) : digits(whole / 60, 1);
    text += u':' + digits(whole % 60, 2);
    if (decimals > 0)
        text += locale.decimalPoint() + digits(units % unit, decimals);
    return text;
}

QString secondsText(double seconds)
{
    return StageText::tr("%1 s").arg(QLocale().toString(seconds, 'f', 1));
}

QString factsOf(const core::Take& take)
{
    QStringList facts{secondsText(take.seconds)};
    if (take.stopped)
        facts.append(StageText::tr("stopped early"));
    if (!take.recipe.model.name.isEmpty())
        facts.append(modelTitle(take.recipe.model));
    if (take.recipe.settings.seed)
        facts.append(StageText::tr("seed %1").arg(*take.recipe.settings.seed));
    facts.append(QLocale().toString(take.created.toLocalTime(), QLocale::ShortFormat));
    return facts.join(QStringLiteral(" · "));
}

QString nameOf(core::Setting setting)
{
    using core::Setting;
    switch (setting) {
    case Setting::Prompt:
        return StageText::tr("Prompt");
    case Setting::Model:
        return StageText::tr("Model");
    case Setting::Strength:
        return StageText::tr("Adapter strength");
    case Setting::Precision:
        return StageText::tr("Precision");
    case Setting::Continuation:
        return StageText::tr("Continues");
    case Setting::Melody:
        return StageText::tr("Melody");
    case Setting::Sample:
        return StageText::tr("Sampling");
    case Setting::GuidanceScale:
        return StageText::tr("Guidance");
    case Setting::Temperature:
        return StageText::tr("Temperature");
    case Setting::TopK:
        return StageText::tr("Top-k");
    case Setting::TopP:
        return StageText::tr("Top-p");
    case Setting::MinP:
        return StageText::tr("Min-p");
    case Setting::Seconds:
        return StageText::tr("Length");
    case Setting::Seed:
        return StageText::tr("Seed");
    case Setting::Takes:
        return StageText::tr("Takes");
    }
    return {};
}

QString valueText(core::Setting setting, const QVariant& value)
{
    using core::Setting;
    if (!value.isValid()) {
        switch (setting) {
        case Setting::Prompt:
            return StageText::tr("no prompt");
        case Setting::Model:
        case Setting::Precision:
            return StageText::tr("unknown");
        case Setting::Continuation:
        case Setting::Melody:
        case Setting::Strength:
            return StageText::tr("nothing");
        case Setting::Seed:
            return StageText::tr("random");
        case Setting::Sample:
        case Setting::GuidanceScale:
        case Setting::Temperature:
        case Setting::TopK:
        case Setting::TopP:
        case Setting::MinP:
        case Setting::Seconds:
        case Setting::Takes:
            return StageText::tr("model's default");
        }
    }
    switch (setting) {
    case Setting::Prompt:
        return value.toString().simplified().isEmpty() ? StageText::tr("empty")
                                                       : value.toString().simplified();
    case Setting::Sample:
        return value.toBool() ? StageText::tr("random") : StageText::tr("greedy");
    case Setting::GuidanceScale:
        return value.toDouble() <= 1 ? StageText::tr("off") : decimal(value.toDouble());
    case Setting::TopK:
    case Setting::MinP:
        return value.toDouble() == 0 ? StageText::tr("off") : decimal(value.toDouble());
    case Setting::TopP:
        return value.toDouble() == 1 ? StageText::tr("off") : decimal(value.toDouble());
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
    case Setting::Seed: // told and typed as it is, without separators
    case Setting::Takes:
        return value.toString();
    }
    return {};
}

} // namespace arioso::ui
