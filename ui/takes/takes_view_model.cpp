// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/takes/takes_view_model.h"

#include "core/background.h"
#include "ui/show_file.h"
#include "ui/text/error_text.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLocale>
#include <QUrl>

#include <algorithm>

namespace arioso::ui {
namespace {

const QString kDamagedKey = QStringLiteral("takes-damaged");
const QString kUnsavedKey = QStringLiteral("takes-unsaved");

} // namespace

TakesViewModel::TakesViewModel(core::TakeLibrary& library, EditHistory& history, Notices& notices,
                               QObject* parent)
    : QObject(parent), m_library(library), m_history(history), m_notices(notices), m_takes(library),
      m_rows(m_takes), m_details(library), m_deleted(library), m_loading(!library.isOpen())
{
    connectLibrary();
    if (library.isOpen())
        m_rows.setLoaded();
    connect(&m_rows, &TakeFilterModel::countChanged, this, &TakesViewModel::onRowsChanged);
    connect(&m_takes, &QAbstractItemModel::rowsInserted, this, &TakesViewModel::countsChanged);
    connect(&m_takes, &QAbstractItemModel::rowsRemoved, this, &TakesViewModel::countsChanged);
    connect(&m_takes, &QAbstractItemModel::modelReset, this, &TakesViewModel::countsChanged);
    connect(&m_rows, &QAbstractItemModel::rowsMoved, this, &TakesViewModel::currentChanged);
    connect(&m_rows, &QAbstractItemModel::layoutChanged, this, &TakesViewModel::currentChanged);
}

void TakesViewModel::connectLibrary()
{
    connect(&m_library, &core::TakeLibrary::opened, this, [this] {
        m_loading = false;
        m_rows.setLoaded();
        Q_EMIT loadingChanged();
    });
    // After the rows: they were connected first.
    connect(&m_library, &core::TakeLibrary::takesAdded, this, [this](const QList<core::Take>& takes) {
        for (const core::Take& take : takes)
            m_rows.unfoldTo(take.id);
    });
    connect(&m_library, &core::TakeLibrary::damagedSkipped, this, &TakesViewModel::onDamaged);
    connect(&m_library, &core::TakeLibrary::failed, this, &TakesViewModel::onFailed);
    connect(&m_library, &core::TakeLibrary::saved, this, &TakesViewModel::onSaved);
}

/// Not while the filter changes: it adds and takes away rows by thousands of runs.
void TakesViewModel::onRowsChanged()
{
    if (m_filtering)
        return;
    dropHidden();
    Q_EMIT countsChanged();
}

template <typename Change>
void TakesViewModel::filter(Change change)
{
    m_filtering = true;
    change();
    m_filtering = false;
    onRowsChanged();
}

QString TakesViewModel::countText() const
{
    const int shown = m_rows.rowCount();
    if (shown == total())
        return tr("%Ln take(s)", nullptr, total());
    const QLocale locale;
    return tr("%1 of %2").arg(locale.toString(shown), locale.toString(total()));
}

void TakesViewModel::setSearch(const QString& text)
{
    if (text == m_search)
        return;
    m_search = text;
    filter([&] { m_rows.setSearch(text); });
    Q_EMIT searchChanged();
}

void TakesViewModel::setStarredOnly(bool only)
{
    if (only == m_starredOnly)
        return;
    m_starredOnly = only;
    filter([&] { m_rows.setStarredOnly(only); });
    Q_EMIT starredOnlyChanged();
}

void TakesViewModel::setOrder(TakeFilterModel::Order order)
{
    if (order == m_order)
        return;
    m_order = order;
    m_rows.setOrder(order);
    Q_EMIT orderChanged();
    Q_EMIT currentChanged();
}

void TakesViewModel::clearFilters()
{
    setSearch({});
    setStarredOnly(false);
}

void TakesViewModel::setShown(const QString& id)
{
    if (id == shown())
        return;
    m_takes.setShown(id);
    Q_EMIT shownChanged();
}

void TakesViewModel::setPlaying(const QString& id)
{
    if (id == playing())
        return;
    m_takes.setPlaying(id);
    Q_EMIT playingChanged();
}

QStringList TakesViewModel::selectedIds() const
{
    QList<int> rows;
    for (const QString& id : m_takes.selected())
        rows.append(m_rows.rowOf(id));
    std::sort(rows.begin(), rows.end());
    QStringList ids;
    for (const int row : rows)
        ids.append(m_rows.idAt(row));
    return ids;
}

bool TakesViewModel::isSelected(int row) const
{
    return m_takes.selected().contains(m_rows.idAt(row));
}

void TakesViewModel::setCurrent(const QString& id)
{
    if (id == m_current)
        return;
    m_current = id;
    Q_EMIT currentChanged();
}

void TakesViewModel::setSelection(const QSet<QString>& ids)
{
    if (ids == m_takes.selected())
        return;
    m_takes.setSelected(ids);
    Q_EMIT selectionChanged();
}

void TakesViewModel::selectOnly(int row)
{
    const QString id = m_rows.idAt(row);
    if (id.isEmpty())
        return;
    m_anchor = id;
    setSelection({id});
    setCurrent(id);
}

void TakesViewModel::toggle(int row)
{
    const QString id = m_rows.idAt(row);
    if (id.isEmpty())
        return;
    QSet<QString> ids = m_takes.selected();
    if (!ids.remove(id))
        ids.insert(id);
    m_anchor = id;
    setSelection(ids);
    setCurrent(id);
}

void TakesViewModel::extendTo(int row)
{
    const QString id = m_rows.idAt(row);
    if (id.isEmpty())
        return;
    const int anchor = m_rows.rowOf(m_anchor);
    if (anchor < 0) {
        selectOnly(row);
        return;
    }
    QSet<QString> ids;
    for (int r = std::min(anchor, row); r <= std::max(anchor, row); ++r)
        ids.insert(m_rows.idAt(r));
    setSelection(ids);
    setCurrent(id);
}

void TakesViewModel::move(int rows, bool extend)
{
    const int last = m_rows.rowCount() - 1;
    if (last < 0)
        return;
    const int from = currentRow();
    const int to = from < 0 ? 0 : int(std::clamp<qint64>(qint64(from) + rows, 0, last));
    if (extend)
        extendTo(to);
    else
        selectOnly(to);
}

void TakesViewModel::selectAll()
{
    QSet<QString> ids;
    for (int row = 0; row < m_rows.rowCount(); ++row)
        ids.insert(m_rows.idAt(row));
    setSelection(ids);
    if (m_rows.rowOf(m_current) < 0)
        setCurrent(m_rows.idAt(0));
}

void TakesViewModel::dropHidden()
{
    QSet<QString> ids;
    for (const QString& id : m_takes.selected())
        if (m_rows.rowOf(id) >= 0)
            ids.insert(id);
    if (ids.size() != m_takes.selected().size())
        m_takes.setSelected(ids);
    Q_EMIT selectionChanged(); // a deleted take has left the selection by itself
    Q_EMIT currentChanged();
}

bool TakesViewModel::reveal(const QString& id)
{
    if (m_library.find(id) == nullptr)
        return false;
    m_rows.unfoldTo(id);
    if (m_rows.rowOf(id) < 0)
        clearFilters();
    m_rows.unfoldTo(id);
    selectOnly(m_rows.rowOf(id));
    return true;
}

QString TakesViewModel::title(const QString& id) const
{
    const core::Take* take = m_library.find(id);
    return take == nullptr ? QString() : titleOf(*take);
}

QString TakesViewModel::givenName(const QString& id) const
{
    const core::Take* take = m_library.find(id);
    return take == nullptr ? QString() : take->name;
}

QString TakesViewModel::parentOf(const QString& id) const
{
    return m_takes.tree().parentOf(id);
}

bool TakesViewModel::isStarred(const QString& id) const
{
    const core::Take* take = m_library.find(id);
    return take != nullptr && take->starred;
}

bool TakesViewModel::hasPrompt(const QString& id) const
{
    const core::Take* take = m_library.find(id);
    return take != nullptr && !take->recipe.prompt.value_or(QString()).isEmpty();
}

QStringList TakesViewModel::existing(const QStringList& ids) const
{
    QStringList found;
    std::copy_if(ids.begin(), ids.end(), std::back_inserter(found),
                 [this](const QString& id) { return m_library.find(id) != nullptr; });
    return found;
}

void TakesViewModel::rename(const QString& id, const QString& name)
{
    const QString before = givenName(id);
    if (!changeName(id, name) || givenName(id) == before)
        return;
    m_history.record({EditHistory::What::RenameTake,
                      [this, id, before] { return changeName(id, before); },
                      [this, id, after = givenName(id)] { return changeName(id, after); },
                      {}});
}

bool TakesViewModel::changeName(const QString& id, const QString& name)
{
    m_library.rename(id, name);
    return m_library.find(id) != nullptr;
}

void TakesViewModel::setStarred(const QString& id, bool starred)
{
    if (isStarred(id) != starred)
        recordStars({id}, starred);
}

bool TakesViewModel::allStarred(const QStringList& ids) const
{
    return std::all_of(ids.begin(), ids.end(), [this](const QString& id) { return isStarred(id); });
}

void TakesViewModel::toggleStars(const QStringList& ids)
{
    const bool starred = !allStarred(ids);
    QStringList changed;
    std::copy_if(ids.begin(), ids.end(), std::back_inserter(changed),
                 [&](const QString& id) { return isStarred(id) != starred; });
    recordStars(changed, starred);
}

void TakesViewModel::recordStars(const QStringList& ids, bool starred)
{
    if (star(ids, starred))
        m_history.record({starred ? EditHistory::What::StarTakes : EditHistory::What::UnstarTakes,
                          [this, ids, starred] { return star(ids, !starred); },
                          [this, ids, starred] { return star(ids, starred); },
                          {}});
}

bool TakesViewModel::star(const QStringList& ids, bool starred)
{
    const QStringList there = existing(ids);
    for (const QString& id : there)
        m_library.setStarred(id, starred);
    return !there.isEmpty();
}

void TakesViewModel::remove(const QStringList& ids)
{
    const QStringList there = existing(ids);
    if (there.isEmpty())
        return;
    const QString text = there.size() == 1 ? tr("“%1” was deleted.").arg(title(there.first()))
                                           : tr("%Ln take(s) were deleted.", nullptr, int(there.size()));
    drop(there);
    m_history.record({EditHistory::What::DeleteTakes, [this, there] { return bringBack(there); },
                      [this, there] { return drop(there); }, text});
}

bool TakesViewModel::drop(const QStringList& ids)
{
    const QStringList there = existing(ids);
    const int row = currentRow();
    m_library.remove(there);
    if (m_rows.rowOf(m_current) < 0 && m_rows.rowCount() > 0) // the next row gets the keyboard
        selectOnly(std::clamp(row, 0, m_rows.rowCount() - 1));
    return !there.isEmpty();
}

void TakesViewModel::restore(const QStringList& ids)
{
    if (bringBack(ids))
        m_history.record({EditHistory::What::RestoreTakes,
                          [this, ids] { return drop(ids); },
                          [this, ids] { return bringBack(ids); },
                          {}});
}

/// False when all of them were restored already, or deleted for good.
bool TakesViewModel::bringBack(const QStringList& ids)
{
    const qsizetype before = existing(ids).size();
    m_library.restore(ids);
    const QStringList back = existing(ids);
    if (back.size() == before)
        return false;
    reveal(back.first());
    setSelection(QSet<QString>(back.begin(), back.end()));
    dropHidden();
    return true;
}

void TakesViewModel::showFile(const QString& id)
{
    if (m_library.find(id) == nullptr)
        return;
    core::inBackground([path = m_library.audioFile(id)] {
        return QFileInfo::exists(path) ? path : QString();
    }).then(this, [this](const QString& path) {
        if (!path.isEmpty()) {
            ui::showFile(path, this, m_notices);
            return;
        }
        Notices::Notice notice;
        notice.severity = Notices::Warning;
        notice.text = tr("This take hasn't been saved yet.");
        notice.wayOut = tr("Wait a moment, then try again.");
        notice.key = QStringLiteral("takes-file");
        m_notices.show(notice);
    });
}

void TakesViewModel::copyPrompt(const QString& id) const
{
    if (const core::Take* take = m_library.find(id))
        QGuiApplication::clipboard()->setText(take->recipe.prompt.value_or(QString()));
}

void TakesViewModel::copySeed(const QString& id) const
{
    const core::Take* take = m_library.find(id);
    if (take != nullptr && take->recipe.settings.seed)
        QGuiApplication::clipboard()->setText(QString::number(*take->recipe.settings.seed));
}

void TakesViewModel::showDetails(const QString& id)
{
    if (const core::Take* take = m_library.find(id))
        m_details.show(*take);
}

void TakesViewModel::retranslate()
{
    m_takes.retranslate();
    m_deleted.retranslate();
    m_rows.invalidate();
    Q_EMIT countsChanged();
}

void TakesViewModel::onDamaged(const QString& folder, const core::Failure& failure)
{
    m_damaged.append(folder + QStringLiteral(": ") + failure.detail);
    Notices::Notice notice;
    notice.severity = Notices::Warning;
    notice.text = tr("%Ln take(s) couldn't be read and aren't listed.", nullptr, int(m_damaged.size()));
    notice.wayOut = tr("Their folders weren't changed.");
    notice.details = m_damaged.join(u'\n');
    notice.key = kDamagedKey;
    m_notices.show(notice);
}

void TakesViewModel::onFailed(const QString& id, const core::Failure& failure)
{
    if (id.isEmpty()) {
        m_notices.report(failure, tr("The takes folder"));
    } else if (m_library.find(id) != nullptr && !m_library.isSaved(id)) {
        m_unsaved.insert(id, failure);
        tellUnsaved();
        Q_EMIT countsChanged();
    } else {
        m_notices.report(failure, title(id));
    }
}

void TakesViewModel::onSaved(const QString& id)
{
    if (m_unsaved.remove(id) == 0)
        return;
    Q_EMIT countsChanged();
    if (m_unsaved.isEmpty())
        m_notices.withdraw(kUnsavedKey);
    else
        tellUnsaved();
}

void TakesViewModel::tellUnsaved()
{
    const core::Failure& failure = m_unsaved.last();
    const ErrorText why = errorText(failure);
    Notices::Notice notice;
    notice.severity = Notices::Error;
    notice.text = tr("%Ln take(s) couldn't be saved: %1", nullptr, int(m_unsaved.size())).arg(why.sentence);
    notice.wayOut = why.wayOut;
    notice.details = failure.detail;
    notice.action = {tr("Try again"), [this] { retrySaves(); }};
    notice.key = kUnsavedKey;
    m_notices.show(notice);
}

/// Not those that were deleted since.
int TakesViewModel::unsaved() const
{
    const QStringList ids = m_unsaved.keys();
    return int(std::count_if(ids.begin(), ids.end(),
                             [this](const QString& id) { return m_library.find(id) != nullptr; }));
}

void TakesViewModel::retrySaves()
{
    const QStringList ids = m_unsaved.keys();
    for (const QString& id : ids)
        m_library.retrySave(id);
}

} // namespace arioso::ui
