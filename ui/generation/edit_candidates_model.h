// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The candidates for a replaced part, the best first.

#include "core/generation/generation_job.h"

#include <QAbstractListModel>
#include <QtQml/qqml.h>

#include <vector>

namespace arioso::ui {

class EditCandidatesModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of EditViewModel")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        RankRole = Qt::UserRole + 1, ///< from 1
        SeedRole,                    ///< text
        FollowingRole,               ///< how likely what follows is after it, text; "": nothing follows
        OwnRole,                     ///< how likely it is itself, text
        SpokenRole,                  ///< everything, for screen readers
    };

    explicit EditCandidatesModel(QObject* parent = nullptr);

    void set(const QList<core::ResultClip>& clips);
    [[nodiscard]] const QList<core::ResultClip>& clips() const { return m_clips; }
    [[nodiscard]] int count() const { return int(m_clips.size()); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    QList<core::ResultClip> m_clips;
};

} // namespace arioso::ui
