// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The official models as cards: what each is for, what it would mean on this machine, and how its download
// goes.

#include "core/models/catalogue.h"
#include "core/models/download_status.h"
#include "core/models/machine_speed.h"

#include <QAbstractListModel>
#include <QHash>
#include <QList>
#include <QtQml/qqml.h>

namespace arioso::ui {

class CatalogueModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("given by CatalogueViewModel")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Phase {
        Absent,
        Partial, ///< an earlier download was interrupted
        Working, ///< it is fetched; progressText says how
        Paused,
        Failed,
        Installed,
    };
    Q_ENUM(Phase)

    enum Role {
        RepositoryRole = Qt::UserRole,
        NameRole,
        PurposeRole,
        SizeRole,    ///< of the download, and the memory it needs in each precision
        WarningRole, ///< why it may be slow or fail here; ""
        SpeedRole,   ///< as measured; "" until it was
        RecommendedRole,
        PhaseRole,
        ProgressRole,     ///< 0..1; below 0: not known
        ProgressTextRole, ///< "1.2 of 2.4 GB, 12 MB/s, 2 minutes left"
        ProblemRole,      ///< Failed: what happened and what to do
        DetailsRole,      ///< and the plain English of it
        FolderRole,       ///< Installed
        ChosenRole,       ///< and it is the one that is used
    };

    /// What the machine and the disk make of the list.
    struct Situation
    {
        engine::Precision precision = engine::Precision::Int8; ///< of the settings
        qint64 freeBytes = 0;                                  ///< of memory; 0: not known
        core::MachineSpeed speed;
        QString chosen;                    ///< folder of the model in use
        QHash<QString, QString> installed; ///< folders by repository
        QHash<QString, qint64> leftBytes;  ///< of interrupted downloads by repository
        bool lacksParts = false;           ///< that converting a checkpoint of audiocraft needs
    };

    explicit CatalogueModel(QList<core::CatalogueEntry> entries, QObject* parent = nullptr);

    void setSituation(const Situation& situation);
    [[nodiscard]] const Situation& situation() const { return m_situation; }
    void setStatus(const core::DownloadStatus& status);
    /// One of anybody's, above the others; or what is known of it by now.
    void add(const core::CatalogueEntry& entry);
    void remove(const QString& repository);

    [[nodiscard]] int count() const { return int(m_entries.size()); }
    [[nodiscard]] const QList<core::CatalogueEntry>& entries() const { return m_entries; }
    [[nodiscard]] const core::CatalogueEntry* find(const QString& repository) const;
    [[nodiscard]] Phase phase(const core::CatalogueEntry& entry) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    [[nodiscard]] QString sizeText(const core::CatalogueEntry& entry) const;
    [[nodiscard]] QString conversionText(const core::DownloadStatus& status) const;
    [[nodiscard]] QString warning(const core::CatalogueEntry& entry) const;
    [[nodiscard]] QString speedText(const core::CatalogueEntry& entry) const;
    [[nodiscard]] double progress(const core::CatalogueEntry& entry) const;
    [[nodiscard]] QString progressText(const core::CatalogueEntry& entry) const;
    [[nodiscard]] QString problem(const core::CatalogueEntry& entry) const;

    QList<core::CatalogueEntry> m_entries;
    Situation m_situation;
    QHash<QString, core::DownloadStatus> m_statuses;
};

} // namespace arioso::ui
