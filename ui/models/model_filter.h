// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The models of the list that are looked for: by name, and by what has become of them.

#include "ui/models/model_list_model.h"

#include <QSortFilterProxyModel>
#include <QtQml/qqml.h>

namespace arioso::ui {

class ModelFilter : public QSortFilterProxyModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(arioso::ui::ModelListModel* models READ models WRITE setModels NOTIFY modelsChanged)
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY filterChanged)
    Q_PROPERTY(Group group READ group WRITE setGroup NOTIFY filterChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Group {
        All,
        OnComputer, ///< installed, loaded or unusable
        ToDownload,
        InProgress, ///< downloads, also those that were paused or failed, and conversions
        ToConvert,
        Recommended, ///< the one to begin with
    };
    Q_ENUM(Group)

    explicit ModelFilter(QObject* parent = nullptr);

    [[nodiscard]] ModelListModel* models() const;
    void setModels(ModelListModel* models);
    [[nodiscard]] const QString& search() const { return m_search; }
    /// Parts of the name, or of the repository or folder, in any case; all of them must be there.
    void setSearch(const QString& search);
    [[nodiscard]] Group group() const { return m_group; }
    void setGroup(Group group);
    [[nodiscard]] int count() const { return rowCount(); }

    /// The row of a model by repository or folder; -1: it isn't shown.
    Q_INVOKABLE [[nodiscard]] int rowOf(const QString& key) const;
    /// What is shown of a row.
    Q_INVOKABLE [[nodiscard]] QString keyOf(int row) const;

Q_SIGNALS:
    void modelsChanged();
    void filterChanged();
    void countChanged();

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QString m_search;
    Group m_group = All;
};

} // namespace arioso::ui
