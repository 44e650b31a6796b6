// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// All models in one list: those on this machine, those that can be downloaded, and how downloads and
// conversions go. A model has one row, wherever it is known from.

#include "ui/models/model_item.h"

#include <QAbstractListModel>
#include <QHash>
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
        KeyRole = Qt::UserRole,
        NameRole,
        StateRole,     ///< ModelItem::State
        StateTextRole, ///< "Installed"
        ActionRole,    ///< ModelItem::Action
        ActionTextRole,
        AboutRole,   ///< what it is for
        BytesRole,   ///< "2.4 GB"
        SizeRole,    ///< the same, and what it needs of memory
        WarningRole, ///< why it may be slow or fail here; ""
        SpeedRole,   ///< as measured; ""
        LicenceRole,
        ProblemRole,      ///< what is wrong and what to do; ""
        DetailsRole,      ///< and the plain English of it
        ProgressRole,     ///< 0..1; below 0: not known
        ProgressTextRole, ///< "1.2 of 2.4 GB, 12 MB/s, 2 minutes left"
        RepositoryRole,   ///< ""
        FolderRole,       ///< ""
        RecommendedRole,
        ChosenRole,    ///< it makes the music
        AdapterRole,   ///< an adapter that can be used
        AddedRole,     ///< found in a folder that was added, and can be forgotten
        RemovableRole, ///< its files can be deleted
        StartedRole,   ///< its download can be cancelled
        WorkedOnRole,  ///< it is verified or converted
    };

    explicit ModelListModel(QObject* parent = nullptr);

    /// What was found on this machine.
    void setModels(const QList<core::FoundModel>& models);
    void setSituation(const ModelSituation& situation);
    [[nodiscard]] const ModelSituation& situation() const { return m_situation; }
    void setStatus(const core::DownloadStatus& status);
    /// Bytes of interrupted downloads by repository.
    void setLeftBytes(const QHash<QString, qint64>& bytes);
    /// A model to download beside the official ones; or what is known of it by now.
    void addEntry(const core::CatalogueEntry& entry);
    /// It is listed no longer, unless it is on this machine.
    void removeEntry(const QString& repository);

    void retranslate() { update(); }

    [[nodiscard]] int count() const { return int(m_items.size()); }
    [[nodiscard]] const QList<ModelItem>& items() const { return m_items; }
    /// By repository or folder; null when it is not listed.
    [[nodiscard]] const ModelItem* item(const QString& key) const;
    [[nodiscard]] ModelItem::State state(const ModelItem& item) const { return stateOf(item, m_situation); }

    [[nodiscard]] const QList<core::CatalogueEntry>& entries() const { return m_entries; }
    /// What is known of a repository, in the list or not.
    [[nodiscard]] core::CatalogueEntry entry(const QString& repository) const;
    [[nodiscard]] const QList<core::FoundModel>& models() const { return m_models; }
    /// The model in this folder, as it was found; null when there is none.
    [[nodiscard]] const core::FoundModel* find(const QString& folder) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    void update();
    [[nodiscard]] QList<ModelItem> assembled() const;
    [[nodiscard]] QVariant text(const ModelItem& item, int role) const;

    QList<core::CatalogueEntry> m_entries;
    QList<core::FoundModel> m_models;
    QHash<QString, core::DownloadStatus> m_statuses;
    QHash<QString, qint64> m_leftBytes;
    ModelSituation m_situation;
    QList<ModelItem> m_items;
};

} // namespace arioso::ui
