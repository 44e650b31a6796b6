// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Ready-made prompts to begin with.

#include <QAbstractListModel>
#include <QtQml/qqml.h>

namespace arioso::ui {

/// In groups, whose names are the `heading` of their first row; titles and groups are translated, the prompts
/// are English because that is what the model knows.
class ExamplePrompts : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of RequestViewModel")
    Q_PROPERTY(int count READ count CONSTANT)

public:
    enum Role { HeadingRole = Qt::UserRole, TitleRole, PromptRole };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int count() const;
    Q_INVOKABLE [[nodiscard]] QString promptAt(int row) const;
    /// The language changed.
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
};

} // namespace arioso::ui
