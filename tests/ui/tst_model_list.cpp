// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The one list of models: what is merged into a row, its state and what its button does, order, search and
// filter.

#include "ui/models/model_filter.h"

#include <QSignalSpy>
#include <QTest>

#include <functional>
#include <memory>

using namespace arioso;
using arioso::core::FoundModel;
using arioso::ui::ModelFilter;
using arioso::ui::ModelListModel;
using arioso::ui::ModelSituation;
namespace model_item = arioso::ui::model_item;

namespace {

const QString kSmall = QStringLiteral("facebook/musicgen-small");
const QString kTune = QStringLiteral("me/tune");

FoundModel found(const char* name, FoundModel::State state, const QString& repository = {})
{
    FoundModel model;
    model.name = QLatin1String(name);
    model.directory = QStringLiteral("/models/") + model.name;
    model.state = state;
    model.repository = repository;
    model.bytesOnDisk = 1'000'000;
    return model;
}

core::DownloadStatus status(core::DownloadPhase phase, const QString& repository = kSmall)
{
    core::DownloadStatus status;
    status.repository = repository;
    status.phase = phase;
    status.bytes = 250;
    status.total = 1000;
    return status;
}

} // namespace

class TestModelList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_list = std::make_unique<ModelListModel>(); }
    void aModelHasOneRow();
    void theStateFollowsTheDownload();
    void theStateFollowsWhatIsOnTheDisk();
    void whatIsLoadedCanBeUnloaded();
    void workIsShownOnItsRow();
    void rowsKeepTheirPlaces();
    void isSearched();
    void isFiltered();

private:
    [[nodiscard]] QVariant shown(const QString& key, int role) const
    {
        for (int row = 0; row < m_list->count(); ++row)
            if (m_list->items()[row].key == key)
                return m_list->data(m_list->index(row), role);
        return {};
    }
    [[nodiscard]] int state(const QString& key) const
    {
        return shown(key, ModelListModel::StateRole).toInt();
    }
    [[nodiscard]] int action(const QString& key) const
    {
        return shown(key, ModelListModel::ActionRole).toInt();
    }
    [[nodiscard]] QStringList keys() const
    {
        QStringList keys;
        for (const ui::ModelItem& item : m_list->items())
            keys.append(item.key);
        return keys;
    }
    void setSituation(const std::function<void(ModelSituation&)>& change)
    {
        ModelSituation situation = m_list->situation();
        change(situation);
        m_list->setSituation(situation);
    }

    std::unique_ptr<ModelListModel> m_list;
};

void TestModelList::aModelHasOneRow()
{
    QCOMPARE(m_list->count(), 10);
    QCOMPARE(keys().first(), kSmall); // the recommended one
    FoundModel converted = found("tune-converted", FoundModel::State::Usable, kTune);
    converted.origin = QStringLiteral("hub:me/tune");
    m_list->setModels({found("musicgen-small", FoundModel::State::Usable, kSmall), converted});
    m_list->addEntry({kTune, QStringLiteral("main")});
    QCOMPARE(m_list->count(), 11);
    QCOMPARE(keys().mid(0, 2), QStringList({kSmall, kTune}));
    QCOMPARE(shown(kTune, ModelListModel::NameRole), kTune);
    QCOMPARE(shown(kSmall, ModelListModel::NameRole), QStringLiteral("musicgen-small"));
    QVERIFY(shown(kTune, ModelListModel::RemovableRole).toBool());
    QVERIFY(!shown(kSmall, ModelListModel::RemovableRole).toBool()); // a folder of the user's own
    QCOMPARE(m_list->item(QStringLiteral("/models/tune-converted")), m_list->item(kTune));
    // The same repository in a second folder is another model.
    FoundModel second = found("copy", FoundModel::State::Usable, kSmall);
    m_list->setModels({found("musicgen-small", FoundModel::State::Usable, kSmall), second});
    QCOMPARE(keys().mid(0, 2), QStringList({kSmall, second.directory}));
}

void TestModelList::theStateFollowsTheDownload()
{
    using Phase = core::DownloadPhase;
    QCOMPARE(state(kSmall), int(model_item::Available));
    QCOMPARE(action(kSmall), int(model_item::Download));
    QCOMPARE(shown(kSmall, ModelListModel::ProgressRole).toDouble(), -1.0);
    QVERIFY(!shown(kSmall, ModelListModel::StartedRole).toBool());
    const auto after = [this](Phase phase) {
        m_list->setStatus(status(phase));
        return state(kSmall);
    };
    for (const Phase phase : {Phase::Asking, Phase::Checking, Phase::Fetching, Phase::Waiting}) {
        QCOMPARE(after(phase), int(model_item::Downloading));
        QCOMPARE(action(kSmall), int(model_item::Pause));
        QVERIFY(shown(kSmall, ModelListModel::StartedRole).toBool());
    }
    QCOMPARE(shown(kSmall, ModelListModel::ProgressRole).toDouble(), 0.25);
    QCOMPARE(after(Phase::Paused), int(model_item::Paused));
    QCOMPARE(action(kSmall), int(model_item::Resume));
    QCOMPARE(after(Phase::Failed), int(model_item::Failed));
    QCOMPARE(action(kSmall), int(model_item::TryAgain));
    QVERIFY(!shown(kSmall, ModelListModel::ProblemRole).toString().isEmpty());
    QCOMPARE(after(Phase::Cancelled), int(model_item::Available));
    QVERIFY(!shown(kSmall, ModelListModel::StartedRole).toBool());
    m_list->setLeftBytes({{kSmall, 5'000'000}}); // of an earlier run
    QCOMPARE(state(kSmall), int(model_item::Paused));
    QVERIFY(shown(kSmall, ModelListModel::StartedRole).toBool());
}

void TestModelList::theStateFollowsWhatIsOnTheDisk()
{
    using State = FoundModel::State;
    FoundModel adapter = found("punk", State::NeedsBase);
    adapter.adapter = true;
    adapter.base = kSmall;
    m_list->setModels({found("broken", State::Damaged), found("hub", State::Damaged, kTune),
                       found("old", State::NeedsConverting), adapter});
    const auto stateOf = [this](const char* name) { return state(QLatin1String(name)); };
    const auto actionOf = [this](const char* name) { return action(QLatin1String(name)); };
    QCOMPARE(stateOf("/models/broken"), int(model_item::Unusable));
    QCOMPARE(actionOf("/models/broken"), int(model_item::NoAction));
    QCOMPARE(stateOf("me/tune"), int(model_item::Unusable));
    QCOMPARE(actionOf("me/tune"), int(model_item::Download)); // again
    QCOMPARE(stateOf("/models/old"), int(model_item::NeedsConversion));
    QCOMPARE(actionOf("/models/old"), int(model_item::NoAction));
    setSituation([](ModelSituation& situation) { situation.canConvert = true; });
    QCOMPARE(actionOf("/models/old"), int(model_item::Convert));
    QCOMPARE(actionOf("/models/punk"), int(model_item::DownloadBase));
    QCOMPARE(shown(adapter.directory, ModelListModel::ActionTextRole),
             QStringLiteral("Download musicgen-small"));
}

void TestModelList::whatIsLoadedCanBeUnloaded()
{
    const FoundModel mine = found("mine", FoundModel::State::Usable);
    m_list->setModels({mine});
    QCOMPARE(state(mine.directory), int(model_item::Installed));
    QCOMPARE(action(mine.directory), int(model_item::Load));
    const auto after = [&](ModelSituation::Memory memory) {
        setSituation([&](ModelSituation& situation) {
            situation.chosen = mine.directory;
            situation.memory = memory;
            situation.loaded = memory == ModelSituation::Memory::Ready ? mine.directory : QString();
        });
        return action(mine.directory);
    };
    QCOMPARE(after(ModelSituation::Memory::Loading), int(model_item::CancelLoading));
    QVERIFY(shown(mine.directory, ModelListModel::ChosenRole).toBool());
    QCOMPARE(after(ModelSituation::Memory::Ready), int(model_item::Unload));
    QCOMPARE(state(mine.directory), int(model_item::Loaded));
    QCOMPARE(after(ModelSituation::Memory::Failed), int(model_item::TryAgain));
    QCOMPARE(after(ModelSituation::Memory::Empty), int(model_item::Load));
    // Its drive may come back.
    FoundModel gone = mine;
    gone.state = FoundModel::State::Missing;
    m_list->setModels({gone});
    QCOMPARE(state(mine.directory), int(model_item::Unusable));
    QCOMPARE(action(mine.directory), int(model_item::Load));
}

void TestModelList::workIsShownOnItsRow()
{
    const QString dropped = QStringLiteral("/elsewhere/tune"); // in no place that is searched
    setSituation([&](ModelSituation& situation) {
        situation.workFolder = dropped;
        situation.workText = QStringLiteral("Converting tune: 50%");
        situation.workProgress = 0.5;
        situation.isConverting = true;
    });
    QCOMPARE(keys().first(), dropped);
    QCOMPARE(state(dropped), int(model_item::Converting));
    QCOMPARE(action(dropped), int(model_item::CancelWork));
    QCOMPARE(shown(dropped, ModelListModel::ProgressRole).toDouble(), 0.5);
    QCOMPARE(shown(dropped, ModelListModel::ProgressTextRole), QStringLiteral("Converting tune: 50%"));
    setSituation([](ModelSituation& situation) { situation.workFolder.clear(); });
    QCOMPARE(m_list->count(), 10);
}

void TestModelList::rowsKeepTheirPlaces()
{
    const QString key = QStringLiteral("facebook/musicgen-large");
    const QPersistentModelIndex large = m_list->index(int(keys().indexOf(key)));
    QSignalSpy resets(m_list.get(), &ModelListModel::modelReset);
    m_list->setModels(
        {found("abc", FoundModel::State::Usable), found("large", FoundModel::State::Usable, key)});
    QCOMPARE(large.row(), 1);
    QCOMPARE(large.data(ModelListModel::KeyRole), key);
    m_list->addEntry({kTune, QStringLiteral("main")});
    m_list->removeEntry(kTune);
    m_list->setModels({});
    QCOMPARE(large.data(ModelListModel::KeyRole), key);
    QCOMPARE(resets.size(), 0);
    QCOMPARE(m_list->count(), 10);
}

void TestModelList::isSearched()
{
    ModelFilter filter;
    filter.setModels(m_list.get());
    QSignalSpy counted(&filter, &ModelFilter::countChanged);
    QCOMPARE(filter.count(), 10);
    filter.setSearch(QStringLiteral("LARGE  stereo"));
    QCOMPARE(filter.count(), 2);
    QVERIFY(!counted.isEmpty());
    filter.setSearch(kSmall);
    QCOMPARE(filter.count(), 1);
    QCOMPARE(filter.keyOf(0), kSmall);
    filter.setSearch(QStringLiteral("nothing"));
    QCOMPARE(filter.count(), 0);
    QCOMPARE(filter.rowOf(kSmall), -1);
    filter.setSearch({});
    QCOMPARE(filter.count(), 10);
}

void TestModelList::isFiltered()
{
    ModelFilter filter;
    filter.setModels(m_list.get());
    const auto countOf = [&](ModelFilter::Group group) {
        filter.setGroup(group);
        return filter.count();
    };
    QCOMPARE(countOf(ModelFilter::Recommended), 1);
    QCOMPARE(filter.rowOf(kSmall), 0);
    QCOMPARE(countOf(ModelFilter::OnComputer), 0);
    QCOMPARE(countOf(ModelFilter::ToDownload), 10);
    m_list->setStatus(status(core::DownloadPhase::Fetching)); // goes away while it is looked at
    QCOMPARE(filter.count(), 9);
    QCOMPARE(countOf(ModelFilter::InProgress), 1);
    m_list->setStatus(status(core::DownloadPhase::Paused));
    QCOMPARE(filter.count(), 1);
    m_list->setStatus(status(core::DownloadPhase::Finished));
    m_list->setModels({found("musicgen-small", FoundModel::State::Usable, kSmall),
                       found("old", FoundModel::State::NeedsConverting),
                       found("broken", FoundModel::State::Damaged)});
    QCOMPARE(filter.count(), 0);
    QCOMPARE(countOf(ModelFilter::ToConvert), 1);
    QCOMPARE(countOf(ModelFilter::OnComputer), 2);
    QCOMPARE(countOf(ModelFilter::All), 12);
}

QTEST_MAIN(TestModelList)
#include "tst_model_list.moc"
