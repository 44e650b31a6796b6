// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/takes/take_list_model.h"

#include "core/takes/take_folder.h"
#include "ui/text/clock_text.h"
#include "ui/text/model_title.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <chrono>
#include <utility>

namespace arioso::ui {
namespace {

constexpr std::chrono::seconds kAgeRefresh(30);
constexpr int kMinute = 60;
constexpr int kHour = 60 * kMinute;
constexpr int kDaysInWords = 7;
constexpr qsizetype kMostSteps = 20; ///< rows that come or go one by one

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Takes)
};

/// The C locale knows neither numbers nor small letters.
QLocale sortingLocale()
{
    const QLocale locale;
    return locale.language() == QLocale::C ? QLocale(QLocale::English) : locale;
}

} // namespace

QString ageText(const QDateTime& then, const QDateTime& now)
{
    const qint64 seconds = then.secsTo(now);
    if (seconds < kMinute)
        return Texts::tr("just now");
    if (seconds < kHour)
        return Texts::tr("%Ln minute(s) ago", nullptr, int(seconds / kMinute));
    const qint64 days = then.toLocalTime().date().daysTo(now.toLocalTime().date());
    if (days <= 0 || seconds < 6 * kHour)
        return Texts::tr("%Ln hour(s) ago", nullptr, int(seconds / kHour));
    if (days == 1)
        return Texts::tr("yesterday");
    if (days < kDaysInWords)
        return Texts::tr("%Ln day(s) ago", nullptr, int(days));
    return QLocale().toString(then.toLocalTime().date(), QLocale::ShortFormat);
}

TakeListModel::TakeListModel(core::TakeLibrary& library, QObject* parent)
    : QAbstractListModel(parent), m_library(library), m_tree(library)
{
    m_collator.setLocale(sortingLocale());
    m_collator.setNumericMode(true);
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    append(library.takes());
    connect(&library, &core::TakeLibrary::takesLoaded, this, &TakeListModel::append);
    connect(&library, &core::TakeLibrary::takesAdded, this, &TakeListModel::insert);
    connect(&library, &core::TakeLibrary::takeChanged, this, &TakeListModel::change);
    connect(&library, &core::TakeLibrary::takesRemoved, this, &TakeListModel::remove);
    const auto followTree = [this] { tellPlaces(m_tree.rebuild()); };
    connect(&library, &core::TakeLibrary::opened, this, followTree);
    connect(&library, &core::TakeLibrary::removedChanged, this, followTree);
    connect(&library.analyses(), &core::TakeAnalyses::ready, this,
            [this](const QString& id) { tellChanged(id, {OverviewRole}); });
    connect(&m_ageTimer, &QTimer::timeout, this, &TakeListModel::refreshAges);
    m_ageTimer.start(kAgeRefresh);
}

int TakeListModel::placeOf(const QString& id) const
{
    const auto at =
        std::lower_bound(m_rows.begin(), m_rows.end(), id, [](const Row& row, const QString& other) {
            return core::comesBefore(row.take.id, other);
        });
    return int(at - m_rows.begin());
}

int TakeListModel::rowOf(const QString& id) const
{
    const int row = placeOf(id);
    return row < count() && m_rows[row].take.id == id ? row : -1;
}

/// A batch that was loaded is older than all there is, but for takes made while loading went on.
void TakeListModel::append(const QList<core::Take>& takes)
{
    if (takes.isEmpty())
        return;
    if (placeOf(takes.first().id) < count()) {
        insert(takes);
        return;
    }
    beginInsertRows({}, count(), count() + int(takes.size()) - 1);
    m_rows.reserve(m_rows.size() + takes.size());
    for (const core::Take& take : takes) {
        m_rows.append({take, {}, {}});
        (void)searchText(count() - 1); // now, batch by batch, not all of them with the first key of a search
    }
    endInsertRows();
    for (const core::Take& take : takes)
        linkToParent(take);
    tellPlaces(m_tree.rebuild());
}

/// Takes came or left, and those under them have another place.
void TakeListModel::tellPlaces(const QSet<QString>& moved)
{
    if (moved.isEmpty())
        return;
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(count() - 1),
                           {ChildCountRole, DepthRole, BranchCountRole, SpokenRole, SearchRole});
    Q_EMIT treeChanged();
}

/// Row by row where few come, which is what a view can follow.
void TakeListModel::insert(const QList<core::Take>& takes)
{
    QList<core::Take> fresh;
    for (const core::Take& take : takes) {
        if (rowOf(take.id) >= 0)
            change(take);
        else
            fresh.append(take);
    }
    const QSet<QString> moved = m_tree.rebuild(); // before the rows, so that each is put where it belongs
    if (fresh.size() > kMostSteps) {
        resetWith(fresh);
    } else {
        for (const core::Take& take : fresh) {
            const int row = placeOf(take.id);
            beginInsertRows({}, row, row);
            m_rows.insert(row, {take, {}, {}});
            endInsertRows();
        }
    }
    for (const core::Take& take : fresh) {
        linkToParent(take);
        tellChildrenChanged(take.id, {OriginRole, SubtitleRole, SpokenRole});
    }
    tellPlaces(moved);
}

/// `takes` are in the order of the list.
void TakeListModel::resetWith(const QList<core::Take>& takes)
{
    beginResetModel();
    const qsizetype middle = m_rows.size();
    m_rows.reserve(middle + takes.size());
    for (const core::Take& take : takes)
        m_rows.append({take, {}, {}});
    std::inplace_merge(m_rows.begin(), m_rows.begin() + middle, m_rows.end(),
                       [](const Row& a, const Row& b) { return core::comesBefore(a.take.id, b.take.id); });
    endResetModel();
}

void TakeListModel::change(const core::Take& take)
{
    const int row = rowOf(take.id);
    if (row < 0)
        return;
    const bool renamed = m_rows[row].take.name != take.name;
    m_rows[row] = {take, {}, {}};
    QList<int> roles{Qt::DisplayRole, TitleRole, SubtitleRole, StarredRole, SpokenRole};
    const bool movesOthers = renamed && !m_tree.childrenOf(take.id).isEmpty();
    if (!movesOthers)
        roles.append(SearchRole);
    Q_EMIT dataChanged(index(row), index(row), roles);
    if (movesOthers) // sorted by name, those under it go with it
        tellPlaces({take.id});
    if (renamed)
        tellChildrenChanged(take.id, {OriginRole, SubtitleRole, SpokenRole});
}

void TakeListModel::remove(const QStringList& ids)
{
    QList<core::Take> gone;
    for (const QString& id : ids)
        if (const int row = rowOf(id); row >= 0)
            gone.append(m_rows[row].take);
    if (gone.size() > kMostSteps) {
        resetWithout(QSet<QString>(ids.begin(), ids.end()));
    } else {
        for (const core::Take& take : gone) {
            const int row = rowOf(take.id);
            beginRemoveRows({}, row, row);
            m_rows.removeAt(row);
            m_selected.remove(take.id);
            endRemoveRows();
        }
    }
    for (const core::Take& take : gone) {
        unlinkFromParent(take);
        tellChildrenChanged(take.id, {OriginRole, SubtitleRole, SpokenRole});
    }
    tellPlaces(m_tree.rebuild());
}

void TakeListModel::resetWithout(const QSet<QString>& ids)
{
    beginResetModel();
    m_rows.removeIf([&](const Row& row) { return ids.contains(row.take.id); });
    m_selected.subtract(ids);
    endResetModel();
}

void TakeListModel::linkToParent(const core::Take& take)
{
    if (take.parentId().isEmpty())
        return;
    m_children[take.parentId()].append(take.id);
}

void TakeListModel::unlinkFromParent(const core::Take& take)
{
    const auto children = m_children.find(take.parentId());
    if (children == m_children.end())
        return;
    children->removeOne(take.id);
}

void TakeListModel::tellChanged(const QString& id, const QList<int>& roles)
{
    if (const int row = rowOf(id); row >= 0)
        Q_EMIT dataChanged(index(row), index(row), roles);
}

void TakeListModel::tellChildrenChanged(const QString& parent, const QList<int>& roles)
{
    const QStringList children = m_children.value(parent);
    for (const QString& child : children)
        tellChanged(child, roles);
}

/// Only what is younger than the ages that are told in words: the first rows.
void TakeListModel::refreshAges()
{
    const QDateTime oldest = QDateTime::currentDateTimeUtc().addDays(-kDaysInWords - 1);
    const auto end =
        std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& row) { return row.take.created < oldest; });
    if (end != m_rows.begin())
        Q_EMIT dataChanged(index(0), index(int(end - m_rows.begin()) - 1), {AgeRole, SpokenRole});
}

void TakeListModel::retranslate()
{
    m_collator.setLocale(sortingLocale());
    for (Row& row : m_rows) {
        row.titleKey.reset();
        row.searchText.clear();
    }
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(count() - 1));
}

const QString& TakeListModel::searchText(int row) const
{
    const Row& r = m_rows[row];
    if (r.searchText.isEmpty()) {
        const core::Recipe& recipe = r.take.recipe;
        const QString seed = recipe.settings.seed ? QString::number(*recipe.settings.seed) : QString();
        r.searchText = QStringList{r.take.name, recipe.prompt.value_or(QString()), recipe.model.name,
                                   modelTitle(recipe.model.name), seed}
                           .join(u'\n')
                           .toCaseFolded();
    }
    return r.searchText;
}

const QCollatorSortKey& TakeListModel::titleKey(int row) const
{
    const Row& r = m_rows[row];
    if (!r.titleKey)
        r.titleKey = m_collator.sortKey(titleOf(r.take));
    return *r.titleKey;
}

void TakeListModel::setShown(const QString& id)
{
    const QString before = std::exchange(m_shown, id);
    if (before == id)
        return;
    tellChanged(before, {ShownRole});
    tellChanged(id, {ShownRole});
}

void TakeListModel::setPlaying(const QString& id)
{
    const QString before = std::exchange(m_playing, id);
    if (before == id)
        return;
    tellChanged(before, {PlayingRole, SpokenRole});
    tellChanged(id, {PlayingRole, SpokenRole});
}

void TakeListModel::setSelected(const QSet<QString>& ids)
{
    const QSet<QString> before = std::exchange(m_selected, ids);
    const QSet<QString> changed = (before - ids) + (ids - before);
    if (changed.size() > kMostSteps && count() > 0) {
        Q_EMIT dataChanged(index(0), index(count() - 1), {SelectedRole});
        return;
    }
    for (const QString& id : changed)
        tellChanged(id, {SelectedRole});
}

QString TakeListModel::originOf(const core::Take& take) const
{
    const auto& source = take.recipe.continuation;
    if (!source)
        return {};
    if (source->takeId.isEmpty())
        return Texts::tr("continues %1").arg(source->fileName);
    const int parent = rowOf(source->takeId);
    if (take.isPart())
        return parent < 0 ? Texts::tr("part of a deleted take")
                          : Texts::tr("part of %1").arg(titleOf(m_rows[parent].take));
    return parent < 0 ? Texts::tr("continues a deleted take")
                      : Texts::tr("continues %1").arg(titleOf(m_rows[parent].take));
}

QString TakeListModel::subtitleOf(const core::Take& take) const
{
    QStringList parts;
    if (take.stopped)
        parts.append(Texts::tr("stopped early"));
    if (const QString origin = originOf(take); !origin.isEmpty())
        parts.append(origin);
    const QString prompt = take.recipe.prompt.value_or(QString()).simplified();
    if (!take.name.isEmpty() && !prompt.isEmpty())
        parts.append(prompt);
    if (parts.isEmpty() && take.recipe.settings.seed)
        parts.append(Texts::tr("seed %1").arg(*take.recipe.settings.seed));
    return parts.join(QStringLiteral(" · "));
}

QString TakeListModel::spoken(const core::Take& take) const
{
    QStringList parts{titleOf(take), subtitleOf(take), clockText(take.seconds),
                      modelTitle(take.recipe.model.name),
                      ageText(take.created, QDateTime::currentDateTimeUtc())};
    if (take.starred)
        parts.append(Texts::tr("starred"));
    if (take.id == m_playing)
        parts.append(Texts::tr("playing"));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

QByteArray TakeListModel::overviewOf(const QString& id) const
{
    const core::TakeAnalysisPtr analysis = m_library.analyses().find(id);
    return analysis ? analysis->overview : QByteArray();
}

int TakeListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant TakeListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const core::Take& take = m_rows[index.row()].take;
    switch (role) {
    case IdRole:
        return take.id;
    case Qt::DisplayRole:
    case TitleRole:
        return titleOf(take);
    case SubtitleRole:
        return subtitleOf(take);
    case PromptRole:
        return take.recipe.prompt.value_or(QString());
    case SecondsRole:
        return take.seconds;
    case DurationRole:
        return clockText(take.seconds);
    case ModelRole:
        return modelTitle(take.recipe.model.name);
    case SeedRole:
        return take.recipe.settings.seed ? QString::number(*take.recipe.settings.seed) : QString();
    case StarredRole:
        return take.starred;
    case AgeRole:
        return ageText(take.created, QDateTime::currentDateTimeUtc());
    case CreatedRole:
        return QLocale().toString(take.created.toLocalTime(), QLocale::LongFormat);
    case OriginRole:
        return originOf(take);
    case ChildCountRole:
        return int(m_tree.childrenOf(take.id).size());
    case StoppedRole:
        return take.stopped;
    case ShownRole:
        return take.id == m_shown;
    case PlayingRole:
        return take.id == m_playing;
    case SpokenRole:
        return spoken(take);
    case SelectedRole:
        return m_selected.contains(take.id);
    case OverviewRole:
        return overviewOf(take.id);
    default:
        return {};
    }
}

QHash<int, QByteArray> TakeListModel::roleNames() const
{
    return {{IdRole, "takeId"},
            {TitleRole, "title"},
            {SubtitleRole, "subtitle"},
            {PromptRole, "prompt"},
            {SecondsRole, "seconds"},
            {DurationRole, "duration"},
            {ModelRole, "modelName"},
            {SeedRole, "seed"},
            {StarredRole, "starred"},
            {AgeRole, "age"},
            {CreatedRole, "created"},
            {OriginRole, "origin"},
            {ChildCountRole, "childCount"},
            {DepthRole, "depth"},
            {BranchCountRole, "branchCount"},
            {FoldedRole, "folded"},
            {StoppedRole, "stopped"},
            {ShownRole, "shown"},
            {PlayingRole, "playing"},
            {SelectedRole, "selected"},
            {SpokenRole, "spoken"},
            {OverviewRole, "overview"}};
}

} // namespace arioso::ui
