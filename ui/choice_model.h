// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// One choice of several, for a combo box: what can be chosen is a table, not code.

#include <QAbstractListModel>
#include <QList>
#include <QString>
#include <QVariant>
#include <QtQml/qqml.h>

namespace arioso::ui {

struct Choice
{
    QVariant value;
    QString text; ///< translated
    QString help; ///< one translated line on what it means; may be empty
};

class ChoiceModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("given by view-models")
    /// Row of the chosen value; setting it chooses.
    Q_PROPERTY(int currentIndex READ currentIndex WRITE choose NOTIFY currentChanged)
    Q_PROPERTY(QString currentText READ currentText NOTIFY currentChanged)
    Q_PROPERTY(QString currentHelp READ currentHelp NOTIFY currentChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role { TextRole = Qt::UserRole, HelpRole };

    using QAbstractListModel::QAbstractListModel;

    /// The chosen value stays when it is among them, else there is none.
    void setChoices(const QList<Choice>& choices);
    /// Shows `value` as chosen without telling `chosen`; an unknown one is no row.
    void setValue(const QVariant& value);
    [[nodiscard]] QVariant value() const { return m_value; }

    /// The user's choice: tells `chosen` when it is another one.
    Q_INVOKABLE void choose(int row);

    [[nodiscard]] int currentIndex() const { return m_current; }
    [[nodiscard]] QString currentText() const;
    [[nodiscard]] QString currentHelp() const;
    [[nodiscard]] int count() const { return int(m_choices.size()); }
    [[nodiscard]] const QList<Choice>& choices() const { return m_choices; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void currentChanged();
    void countChanged();
    void chosen(const QVariant& value);

private:
    [[nodiscard]] int rowOf(const QVariant& value) const;

    QList<Choice> m_choices;
    QVariant m_value;
    int m_current = -1;
};

} // namespace arioso::ui
