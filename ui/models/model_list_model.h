// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The models that were found, with what choosing each would mean on this machine.

#include "core/models/model_scan.h"

#include <QAbstractListModel>
#include <QList>
#include <QtQml/qqml.h>

namespace arioso::ui {

class ModelListModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("given by ModelsViewModel")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        NameRole = Qt::UserRole,
        FolderRole,
        SizeRole,    ///< on disk, and what it needs of memory
        WarningRole, ///< why it may be slow or fail here; "" when it fits
        LicenceRole, ///< "" when it is not known
        ProblemRole, ///< why it cannot be chosen; ""
        UsableRole,
        ChosenRole,
        AddedRole,      ///< found in a folder that was added, and can be forgotten
        RemovableRole,  ///< lies in the shared cache, and can be deleted
        ImportableRole, ///< needs converting
        AdapterRole,    ///< "Adapter for musicgen-small"; "" for a whole model
        BaseRole,       ///< repository of an adapter's model that is not here and can be downloaded; ""
    };

    /// What the machine and the settings make of a model.
    struct Situation
    {
        QString chosen; ///< folder
        QString loaded; ///< folder of the model that is in memory already; ""
        double bytesPerWeight = 4;
        double smallestBytesPerWeight = 4; ///< that the settings offer
        QString smallestText;              ///< and its name
        qint64 freeBytes = 0;              ///< 0: not known
        QStringList addedFolders;
    };

    using QAbstractListModel::QAbstractListModel;

    void setModels(const QList<core::FoundModel>& models);
    void setSituation(const Situation& situation);

    [[nodiscard]] int count() const { return int(m_models.size()); }
    [[nodiscard]] const QList<core::FoundModel>& models() const { return m_models; }
    /// The model in this folder, as it was found; null when it is not listed.
    [[nodiscard]] Q_INVOKABLE bool contains(const QString& folder) const { return find(folder) != nullptr; }
    [[nodiscard]] const core::FoundModel* find(const QString& folder) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    [[nodiscard]] QString sizeText(const core::FoundModel& model) const;
    [[nodiscard]] QString warning(const core::FoundModel& model) const;

    QList<core::FoundModel> m_models;
    Situation m_situation;
};

/// "2.9 GB", in the digits of the user's language.
[[nodiscard]] QString bytesText(qint64 bytes);

/// Why a found model cannot be used, translated; "" when it can.
[[nodiscard]] QString problemText(const core::FoundModel& model);

/// The official model that is to be downloaded before an adapter can be used; "".
[[nodiscard]] QString baseToDownload(const core::FoundModel& model);

} // namespace arioso::ui
