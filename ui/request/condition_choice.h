// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// One row of chips in the conditions builder: what can be chosen, and what is.

#include "core/generation/prompt_vocabulary.h"
#include "ui/request/conditions_vocabulary.h"

#include <QAbstractListModel>
#include <QSet>
#include <QtQml/qqml.h>

namespace arioso::ui {

class ConditionChoice : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of ConditionsBuilder")

public:
    enum Role { LabelRole = Qt::UserRole, ChosenRole, OfferedRole };
    enum class Kind { One, Several };

    ConditionChoice(std::span<const Condition> conditions, Kind kind, QObject* parent = nullptr);

    /// Chooses a row, or no longer. Of one kind only, the one before is no longer chosen.
    Q_INVOKABLE void toggle(int row);

    /// Keys, in the order of the rows. Unknown ones are ignored.
    [[nodiscard]] QStringList chosen() const;
    void choose(const QStringList& keys);
    [[nodiscard]] bool isChosen(const QString& key) const { return m_chosen.contains(key); }

    /// Only what the model knows is offered, and what is chosen already; without a vocabulary everything.
    void setVocabulary(const std::optional<core::PromptVocabulary>& vocabulary);

    /// English, in the order of the rows.
    [[nodiscard]] QStringList words() const;

    /// The language changed.
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void changed();
    /// By hand, with toggle().
    void toggled();

private:
    std::span<const Condition> m_conditions;
    Kind m_kind;
    QSet<QString> m_chosen;
    std::optional<core::PromptVocabulary> m_vocabulary;
};

} // namespace arioso::ui
