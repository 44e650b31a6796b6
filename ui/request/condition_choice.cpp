// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/request/condition_choice.h"

namespace arioso::ui {

ConditionChoice::ConditionChoice(std::span<const Condition> conditions, Kind kind, QObject* parent)
    : QAbstractListModel(parent), m_conditions(conditions), m_kind(kind)
{
}

void ConditionChoice::toggle(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    const QString key = QString::fromLatin1(m_conditions[std::size_t(row)].key);
    QStringList keys = chosen();
    if (isChosen(key))
        keys.removeAll(key);
    else if (m_kind == Kind::One)
        keys = {key};
    else
        keys << key;
    choose(keys);
    Q_EMIT toggled();
}

QStringList ConditionChoice::chosen() const
{
    QStringList keys;
    for (const Condition& condition : m_conditions)
        if (isChosen(QString::fromLatin1(condition.key)))
            keys << QString::fromLatin1(condition.key);
    return keys;
}

void ConditionChoice::choose(const QStringList& keys)
{
    QSet<QString> chosen;
    for (const Condition& condition : m_conditions)
        if (keys.contains(QLatin1String(condition.key)) && (m_kind == Kind::Several || chosen.isEmpty()))
            chosen << QString::fromLatin1(condition.key);
    if (chosen == m_chosen)
        return;
    m_chosen = chosen;
    Q_EMIT dataChanged(index(0), index(rowCount() - 1), {ChosenRole, OfferedRole});
    Q_EMIT changed();
}

void ConditionChoice::setVocabulary(const std::optional<core::PromptVocabulary>& vocabulary)
{
    m_vocabulary = vocabulary;
    Q_EMIT dataChanged(index(0), index(rowCount() - 1), {OfferedRole});
}

QStringList ConditionChoice::words() const
{
    QStringList words;
    for (const Condition& condition : m_conditions)
        if (isChosen(QString::fromLatin1(condition.key)))
            words << QString::fromLatin1(condition.words);
    return words;
}

void ConditionChoice::retranslate()
{
    Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int ConditionChoice::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_conditions.size());
}

QVariant ConditionChoice::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Condition& condition = m_conditions[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case LabelRole:
        return labelOf(condition);
    case ChosenRole:
        return isChosen(QString::fromLatin1(condition.key));
    case OfferedRole:
        return !m_vocabulary || isChosen(QString::fromLatin1(condition.key)) ||
               m_vocabulary->knows(QString::fromLatin1(condition.words));
    default:
        return {};
    }
}

QHash<int, QByteArray> ConditionChoice::roleNames() const
{
    return {{LabelRole, "label"}, {ChosenRole, "chosen"}, {OfferedRole, "offered"}};
}

} // namespace arioso::ui
