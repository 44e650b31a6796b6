// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/takes/take_details_model.h"

#include "ui/takes/take_list_model.h"
#include "ui/text/clock_text.h"
#include "ui/text/model_title.h"
#include "ui/text/precision_text.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>

namespace arioso::ui {
namespace {

constexpr int kDecimals = 3;

QString number(double value)
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale.toString(value, 'g', kDecimals + 3);
}

} // namespace

TakeDetailsModel::TakeDetailsModel(const core::TakeLibrary& library, QObject* parent)
    : QAbstractListModel(parent), m_library(library)
{
}

void TakeDetailsModel::show(const core::Take& take)
{
    beginResetModel();
    m_id = take.id;
    m_title = titleOf(take);
    const core::Recipe& recipe = take.recipe;
    const QString prompt = recipe.prompt.value_or(QString());
    m_lines = {{tr("Prompt"), prompt.isEmpty() ? tr("none") : prompt},
               {tr("Model"), modelTitle(recipe.model.name)}};
    if (recipe.model.strength)
        m_lines.append(
            {tr("Adapter"), tr("for %1, strength %2")
                                .arg(modelTitle(recipe.model.base), strengthText(*recipe.model.strength))});
    if (!recipe.model.precision.isEmpty())
        m_lines.append({tr("Precision"), precisionText(recipe.model.precision)});
    addSource(tr("Continues"), recipe.continuation);
    addSource(tr("Melody"), recipe.melody);
    addSettings(recipe.settings);
    if (recipe.settings.seed)
        m_lines.append({tr("Seed"), QString::number(*recipe.settings.seed)});
    m_lines.append({tr("Length"), take.stopped ? tr("%1, stopped early").arg(clockText(take.seconds, true))
                                               : clockText(take.seconds, true)});
    const QString channels = take.channels == 2 ? tr("stereo") : tr("mono");
    m_lines.append({tr("Sound"), tr("%1 Hz, %2").arg(number(take.sampleRate), channels)});
    m_lines.append({tr("Created"), QLocale().toString(take.created.toLocalTime(), QLocale::LongFormat)});
    if (!recipe.program.isEmpty())
        m_lines.append({tr("App version"), recipe.program});
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
                    .arg(name, clockText(source->fromSeconds, true), clockText(source->toSeconds, true))});
}

void TakeDetailsModel::addSettings(const core::GenerationSettings& settings)
{
    const bool samples = settings.sample.value_or(true);
    if (settings.sample)
        m_lines.append({tr("Sampling"), samples ? tr("random") : tr("greedy")});
    if (settings.guidanceScale)
        m_lines.append(
            {tr("Guidance"), *settings.guidanceScale <= 1 ? tr("off") : number(*settings.guidanceScale)});
    if (!samples)
        return; // the rest has no effect
    if (settings.temperature)
        m_lines.append({tr("Temperature"), number(*settings.temperature)});
    if (settings.topK)
        m_lines.append({tr("Top-k"), *settings.topK == 0 ? tr("off") : number(*settings.topK)});
    if (settings.topP)
        m_lines.append({tr("Top-p"), *settings.topP >= 1 ? tr("off") : number(*settings.topP)});
    if (settings.minP && *settings.minP > 0)
        m_lines.append({tr("Min-p"), number(*settings.minP)});
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
