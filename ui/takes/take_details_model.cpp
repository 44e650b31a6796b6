// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/takes/take_details_model.h"

#include "ui/text/clock_text.h"
#include "ui/text/model_title.h"
#include "ui/text/precision_text.h"
#include "ui/text/setting_text.h"
#include "ui/text/take_title.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>

#include <cmath>

namespace arioso::ui {
namespace {

/// Whether a setting says anything about how the take came to be: sampling that is off makes the rest idle.
bool hasEffect(core::Setting setting, const core::GenerationSettings& settings)
{
    switch (setting) {
    case core::Setting::Temperature:
    case core::Setting::TopK:
    case core::Setting::TopP:
        return settings.sample.value_or(true);
    case core::Setting::Exclude:
        return !settings.guidanceScale || *settings.guidanceScale > 1;
    case core::Setting::MinP:
        return settings.sample.value_or(true) && settings.minP > 0;
    case core::Setting::Seconds: // the take's own length follows
    case core::Setting::Takes:
        return false;
    default:
        return true;
    }
}

/// Of full scale; peak above 0.
QString decibels(double peak)
{
    return QLocale().toString(20 * std::log10(peak), 'f', 1);
}

} // namespace

TakeDetailsModel::TakeDetailsModel(const core::TakeLibrary& library, QObject* parent)
    : QAbstractListModel(parent), m_library(library)
{
    connect(&library.analyses(), &core::TakeAnalyses::ready, this, [this](const QString& id) {
        if (const core::Take* take = id == m_id ? m_library.find(id) : nullptr)
            show(*take);
    });
}

void TakeDetailsModel::show(const core::Take& take)
{
    using core::Setting;
    beginResetModel();
    m_id = take.id;
    m_title = titleOf(take);
    const core::Recipe& recipe = take.recipe;
    m_lines = {{nameOf(Setting::Prompt), valueText(Setting::Prompt, recipe.prompt.value_or(QString()))},
               {nameOf(Setting::Model), modelTitle(recipe.model.name)}};
    if (recipe.model.strength)
        m_lines.append(
            {tr("Adapter"), tr("for %1, strength %2")
                                .arg(modelTitle(recipe.model.base), strengthText(*recipe.model.strength))});
    if (!recipe.model.precision.isEmpty())
        m_lines.append({nameOf(Setting::Precision), precisionText(recipe.model.precision)});
    addSource(nameOf(Setting::Continuation), recipe.continuation);
    addSource(nameOf(Setting::Melody), recipe.melody);
    addEdit(take);
    for (const core::SettingDifference& set : core::differences(core::GenerationSettings(), recipe.settings))
        if (hasEffect(set.setting, recipe.settings))
            m_lines.append({nameOf(set.setting), valueText(set.setting, set.right)});
    const QString length = clockText(take.seconds, 1);
    m_lines.append({nameOf(Setting::Seconds), take.stopped ? tr("%1, stopped early").arg(length) : length});
    const QString channels = take.channels == 2 ? tr("stereo") : tr("mono");
    m_lines.append({tr("Audio"), tr("%1 Hz, %2").arg(QLocale().toString(take.sampleRate), channels)});
    addAnalysis();
    m_lines.append({tr("Created"), QLocale().toString(take.created.toLocalTime(), QLocale::LongFormat)});
    if (!recipe.program.isEmpty())
        m_lines.append({tr("Arioso version"), recipe.program});
    endResetModel();
    Q_EMIT changed();
}

void TakeDetailsModel::addSource(const QString& label, const std::optional<core::SoundSource>& source)
{
    if (!source)
        return;
    QString name = source->fileName;
    if (!source->takeId.isEmpty()) {
        const core::Take* take = m_library.find(source->takeId);
        name = take == nullptr ? tr("a deleted take") : titleOf(*take);
    }
    m_lines.append(
        {label, tr("%1, from %2 to %3")
                    .arg(name, clockText(source->fromSeconds, 1), clockText(source->toSeconds, 1))});
}

void TakeDetailsModel::addEdit(const core::Take& take)
{
    if (!take.recipe.edit)
        return;
    const core::TakeEdit& edit = *take.recipe.edit;
    const core::Take* parent = m_library.find(edit.takeId);
    const QString name = parent == nullptr ? tr("a deleted take") : titleOf(*parent);
    if (edit.kind == core::TakeEdit::Kind::Loop) {
        m_lines.append({nameOf(core::Setting::Edit), tr("%1, a loop of %Ln bar(s) at %2", nullptr, edit.bars)
                                                         .arg(name, tempoText(edit.perMinute))});
    } else if (take.frameRate > 0) {
        const auto time = [&take](int frame) { return clockText(double(frame) / take.frameRate, 1); };
        m_lines.append(
            {nameOf(core::Setting::Edit), tr("%1, replaced from %2 to %3").arg(name, time(edit.from), time(edit.to))});
    }
}

/// What is measured; the lines come when that is done.
void TakeDetailsModel::addAnalysis()
{
    const core::TakeAnalysisPtr analysis = m_library.analyses().find(m_id);
    if (!analysis)
        return;
    m_lines.append(
        {tr("Tempo"), analysis->beats ? tempoText(analysis->beats->perMinute) : tr("no beat found")});
    if (analysis->loudness)
        m_lines.append({tr("Loudness"), tr("%1 LUFS").arg(QLocale().toString(*analysis->loudness, 'f', 1))});
    if (analysis->truePeak > 0)
        m_lines.append({tr("Peak"), tr("%1 dBFS, true peak %2 dBTP")
                                        .arg(decibels(analysis->samplePeak), decibels(analysis->truePeak))});
}

QString TakeDetailsModel::text() const
{
    QString text;
    for (const Line& line : m_lines)
        text += line.label + QStringLiteral(": ") + line.value + u'\n';
    return text;
}

void TakeDetailsModel::copy() const
{
    QGuiApplication::clipboard()->setText(text());
}

int TakeDetailsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

QVariant TakeDetailsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Line& line = m_lines[index.row()];
    if (role == LabelRole)
        return line.label;
    return role == ValueRole || role == Qt::DisplayRole ? line.value : QVariant();
}

QHash<int, QByteArray> TakeDetailsModel::roleNames() const
{
    return {{LabelRole, "label"}, {ValueRole, "value"}};
}

} // namespace arioso::ui
