// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/choice_model.h"

namespace arioso::ui {

void ChoiceModel::setChoices(const QList<Choice>& choices)
{
    beginResetModel();
    m_choices = choices;
    m_current = rowOf(m_value);
    endResetModel();
    Q_EMIT countChanged();
    Q_EMIT currentChanged();
}

void ChoiceModel::setValue(const QVariant& value)
{
    const int row = rowOf(value);
    if (value == m_value && row == m_current)
        return;
    m_value = value;
    m_current = row;
    Q_EMIT currentChanged();
}

void ChoiceModel::choose(int row)
{
    if (row < 0 || row >= count() || row == m_current)
        return;
    setValue(m_choices[row].value);
    Q_EMIT chosen(m_value);
}

QString ChoiceModel::currentText() const
{
    return m_current < 0 ? QString() : m_choices[m_current].text;
}

QString ChoiceModel::currentHelp() const
{
    return m_current < 0 ? QString() : m_choices[m_current].help;
}

int ChoiceModel::rowOf(const QVariant& value) const
{
    for (int row = 0; row < count(); ++row)
        if (m_choices[row].value == value)
            return row;
    return -1;
}

int ChoiceModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant ChoiceModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Choice& choice = m_choices[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case TextRole:
        return choice.text;
    case HelpRole:
        return choice.help;
    default:
        return {};
    }
}

QHash<int, QByteArray> ChoiceModel::roleNames() const
{
    return {{TextRole, "label"}, {HelpRole, "help"}};
}

} // namespace arioso::ui
