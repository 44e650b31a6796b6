// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The takes: list, search, filter, selection, and what can be done with them.

#include "core/takes/take_library.h"
#include "ui/edit_history.h"
#include "ui/notices.h"
#include "ui/takes/deleted_takes_model.h"
#include "ui/takes/take_details_model.h"
#include "ui/takes/take_filter_model.h"
#include "ui/takes/take_list_model.h"

#include <QMap>
#include <QObject>
#include <QtQml/qqml.h>

namespace arioso::ui {

class TakesViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Application")
    /// What the list shows.
    Q_PROPERTY(arioso::ui::TakeFilterModel* rows READ rows CONSTANT)
    Q_PROPERTY(arioso::ui::TakeDetailsModel* details READ details CONSTANT)
    /// What was deleted and can be brought back.
    Q_PROPERTY(arioso::ui::DeletedTakesModel* deleted READ deleted CONSTANT)
    Q_PROPERTY(int total READ total NOTIFY countsChanged)     ///< filtered away or not
    Q_PROPERTY(int unsaved READ unsaved NOTIFY countsChanged) ///< of them, those that could not be saved
    Q_PROPERTY(QString countText READ countText NOTIFY countsChanged)
    Q_PROPERTY(bool loading READ isLoading NOTIFY loadingChanged)
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY searchChanged)
    Q_PROPERTY(bool starredOnly READ isStarredOnly WRITE setStarredOnly NOTIFY starredOnlyChanged)
    Q_PROPERTY(arioso::ui::TakeFilterModel::Order order READ order WRITE setOrder NOTIFY orderChanged)
    /// The take on the stage, and the one that is heard; "" for none. Set from outside.
    Q_PROPERTY(QString shown READ shown WRITE setShown NOTIFY shownChanged)
    Q_PROPERTY(QString playing READ playing WRITE setPlaying NOTIFY playingChanged)
    /// The row that has the keyboard, -1 for none, and its take.
    Q_PROPERTY(int currentRow READ currentRow NOTIFY currentChanged)
    Q_PROPERTY(QString currentId READ currentId NOTIFY currentChanged)
    Q_PROPERTY(int selectedCount READ selectedCount NOTIFY selectionChanged)

public:
    explicit TakesViewModel(core::TakeLibrary& library, EditHistory& history, Notices& notices,
                            QObject* parent = nullptr);

    [[nodiscard]] TakeFilterModel* rows() { return &m_rows; }
    [[nodiscard]] TakeDetailsModel* details() { return &m_details; }
    [[nodiscard]] DeletedTakesModel* deleted() { return &m_deleted; }
    [[nodiscard]] int total() const { return m_takes.count(); }
    [[nodiscard]] int unsaved() const;
    [[nodiscard]] QString countText() const;
    [[nodiscard]] bool isLoading() const { return m_loading; }

    [[nodiscard]] QString search() const { return m_search; }
    void setSearch(const QString& text);
    [[nodiscard]] bool isStarredOnly() const { return m_starredOnly; }
    void setStarredOnly(bool only);
    [[nodiscard]] TakeFilterModel::Order order() const { return m_order; }
    void setOrder(TakeFilterModel::Order order);
    Q_INVOKABLE void clearFilters();

    [[nodiscard]] QString shown() const { return m_takes.shown(); }
    void setShown(const QString& id);
    [[nodiscard]] QString playing() const { return m_takes.playing(); }
    void setPlaying(const QString& id);

    // Selection. What the filter hides is never selected, so that nothing unseen is deleted.
    [[nodiscard]] int currentRow() const { return m_rows.rowOf(m_current); }
    [[nodiscard]] QString currentId() const { return m_current; }
    [[nodiscard]] int selectedCount() const { return int(m_takes.selected().size()); }
    /// In the order of the list.
    Q_INVOKABLE [[nodiscard]] QStringList selectedIds() const;
    Q_INVOKABLE [[nodiscard]] bool isSelected(int row) const;
    Q_INVOKABLE void selectOnly(int row);
    Q_INVOKABLE void toggle(int row);
    /// From the last row that was selected alone or toggled.
    Q_INVOKABLE void extendTo(int row);
    /// The row that many further, kept within the list; from none it is the first.
    Q_INVOKABLE void move(int rows, bool extend);
    Q_INVOKABLE void selectAll();
    /// The takes under a take are hidden or shown. Those that are hidden are not selected.
    Q_INVOKABLE [[nodiscard]] bool isFoldable(const QString& id) const { return m_rows.branchCount(id) > 0; }
    Q_INVOKABLE [[nodiscard]] bool isFolded(const QString& id) const { return m_rows.isFolded(id); }
    Q_INVOKABLE void setFolded(const QString& id, bool folded);
    /// Left and right in a tree: hides what is under the current take, else goes to the take above; shows what is
    /// under it, else goes to the first of that. True when it went to another take.
    Q_INVOKABLE bool stepOut();
    Q_INVOKABLE bool stepIn();
    /// Shows a take in the list, without the filters if they hide it. False when there is none.
    Q_INVOKABLE bool reveal(const QString& id);

    // What can be done with a take. Changes can be undone.
    Q_INVOKABLE [[nodiscard]] QString title(const QString& id) const;
    Q_INVOKABLE [[nodiscard]] QString givenName(const QString& id) const;
    Q_INVOKABLE [[nodiscard]] QString parentOf(const QString& id) const; ///< above it; "" at the top
    Q_INVOKABLE [[nodiscard]] bool isStarred(const QString& id) const;
    Q_INVOKABLE [[nodiscard]] bool allStarred(const QStringList& ids) const;
    Q_INVOKABLE [[nodiscard]] bool hasPrompt(const QString& id) const;
    Q_INVOKABLE void rename(const QString& id, const QString& name);
    Q_INVOKABLE void setStarred(const QString& id, bool starred);
    /// All get a star when one has none, else none keeps it.
    Q_INVOKABLE void toggleStars(const QStringList& ids);
    /// Deletes them; undo and `deleted` bring them back.
    Q_INVOKABLE void remove(const QStringList& ids);
    /// Brings deleted takes back and selects them.
    Q_INVOKABLE void restore(const QStringList& ids);
    /// These takes were just made of a part of another one: undo deletes them.
    void recordTrim(const QStringList& ids);
    Q_INVOKABLE void showFile(const QString& id);
    Q_INVOKABLE void copyPrompt(const QString& id) const;
    Q_INVOKABLE void copySeed(const QString& id) const;
    /// Fills `details`.
    Q_INVOKABLE void showDetails(const QString& id);

    /// Makes the texts anew, after the language changed.
    void retranslate();

Q_SIGNALS:
    void countsChanged();
    void loadingChanged();
    void searchChanged();
    void starredOnlyChanged();
    void orderChanged();
    void shownChanged();
    void playingChanged();
    void currentChanged();
    void selectionChanged();

private:
    void connectLibrary();
    void onRowsChanged();
    template <typename Change>
    void filter(Change change);
    void setCurrent(const QString& id);
    void setSelection(const QSet<QString>& ids);
    void dropHidden();
    bool drop(const QStringList& ids);
    bool bringBack(const QStringList& ids);
    bool changeName(const QString& id, const QString& name);
    bool star(const QStringList& ids, bool starred);
    void recordStars(const QStringList& ids, bool starred);
    [[nodiscard]] QStringList existing(const QStringList& ids) const;
    void onDamaged(const QString& folder, const core::Failure& failure);
    void onFailed(const QString& id, const core::Failure& failure);
    void onSaved(const QString& id);
    void tellUnsaved();
    void retrySaves();

    core::TakeLibrary& m_library;
    EditHistory& m_history;
    Notices& m_notices;
    TakeListModel m_takes;
    TakeFilterModel m_rows;
    TakeDetailsModel m_details;
    DeletedTakesModel m_deleted;
    bool m_loading = false;
    bool m_filtering = false;
    QString m_search;
    bool m_starredOnly = false;
    TakeFilterModel::Order m_order = TakeFilterModel::Newest;
    QString m_current;
    QString m_anchor;      // where a range begins
    QStringList m_damaged; // a line each
    QMap<QString, core::Failure> m_unsaved;
};

} // namespace arioso::ui
