// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The takes as rows of a list, in the library's order. It follows the library change by change and is reset
// only when takes of very many places come or go at once, so that selection and scrolling survive.

#include "core/takes/take_library.h"
#include "ui/takes/take_tree.h"
#include "ui/text/take_title.h"

#include <QAbstractListModel>
#include <QCollator>
#include <QHash>
#include <QList>
#include <QSet>
#include <QTimer>
#include <QtQml/qqml.h>

#include <optional>

namespace arioso::ui {

/// "just now", "3 minutes ago", "yesterday"; a date when it is longer ago than a week.
[[nodiscard]] QString ageText(const QDateTime& then, const QDateTime& now);

class TakeListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole,
        TitleRole,
        SubtitleRole, ///< the prompt under a name, where it comes from, whether it was stopped
        PromptRole,
        SecondsRole,
        DurationRole, ///< seconds as clocks show them
        ModelRole,
        SeedRole, ///< text: it may be longer than a JavaScript number
        StarredRole,
        AgeRole,
        CreatedRole, ///< date and time as text
        OriginRole,  ///< "continues …" or ""
        ChildCountRole, ///< takes that stand under it
        StoppedRole,
        ShownRole,    ///< on the stage
        PlayingRole,  ///< and heard
        SelectedRole, ///< chosen in the list
        SpokenRole,   ///< all of it, for screen readers
        OverviewRole, ///< core::TakeAnalysis::overview; measured when a row in sight asks, empty until then
        // Of the list that TakeFilterModel shows; here without value.
        DepthRole,       ///< takes above it, 0 at the top
        BranchCountRole, ///< takes under it that can be shown or hidden
        FoldedRole,      ///< they are hidden
        SearchRole,   ///< changes whenever what is searched and sorted by does; has no value
    };

    explicit TakeListModel(core::TakeLibrary& library, QObject* parent = nullptr);

    [[nodiscard]] int count() const { return int(m_rows.size()); }
    [[nodiscard]] const core::Take& take(int row) const { return m_rows[row].take; }
    /// -1 when there is none. O(log n).
    [[nodiscard]] int rowOf(const QString& id) const;

    /// Name, prompt, model and seed in one folded string, a line each.
    [[nodiscard]] const QString& searchText(int row) const;
    /// Orders titles as the user's language does, numbers by their value.
    [[nodiscard]] const QCollatorSortKey& titleKey(int row) const;

    /// What stands under what. Follows the library with the rows.
    [[nodiscard]] const TakeTree& tree() const { return m_tree; }

    void setShown(const QString& id);
    void setPlaying(const QString& id);
    void setSelected(const QSet<QString>& ids);
    [[nodiscard]] QString shown() const { return m_shown; }
    [[nodiscard]] QString playing() const { return m_playing; }
    [[nodiscard]] const QSet<QString>& selected() const { return m_selected; }

    /// Makes the texts anew, after the language changed.
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    /// Takes stand under other takes than before; dataChanged was emitted already.
    void treeChanged();

private:
    struct Row
    {
        core::Take take;
        mutable QString searchText;
        mutable std::optional<QCollatorSortKey> titleKey;
    };

    void append(const QList<core::Take>& takes);
    void insert(const QList<core::Take>& takes);
    void change(const core::Take& take);
    void remove(const QStringList& ids);
    void resetWithout(const QSet<QString>& ids);
    void resetWith(const QList<core::Take>& takes);
    void refreshAges();
    void tellChanged(const QString& id, const QList<int>& roles);
    /// Of the takes that continue this one.
    void tellChildrenChanged(const QString& parent, const QList<int>& roles);
    void tellPlaces(const QSet<QString>& moved);
    void linkToParent(const core::Take& take);
    void unlinkFromParent(const core::Take& take);
    [[nodiscard]] QString originOf(const core::Take& take) const;
    [[nodiscard]] QString spoken(const core::Take& take) const;
    [[nodiscard]] QByteArray overviewOf(const QString& id) const;
    [[nodiscard]] QString subtitleOf(const core::Take& take) const;
    [[nodiscard]] int placeOf(const QString& id) const;

    core::TakeLibrary& m_library;
    QList<Row> m_rows;
    TakeTree m_tree;
    QHash<QString, QStringList> m_children; // of a take that is or is not there
    QString m_shown;
    QString m_playing;
    QSet<QString> m_selected;
    QCollator m_collator;
    QTimer m_ageTimer;
};

} // namespace arioso::ui
