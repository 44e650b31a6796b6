// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Getting a model as the window does it: licence, download from a server of the test, and what the cards say;
// and what can be done with a model that is here.

#include "core/fake_engine.h"
#include "core/models/model_import.h"
#include "support/hub_server.h"
#include "ui/models/catalogue_text.h"
#include "ui/models/catalogue_view_model.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace arioso;
using namespace arioso::test;
using arioso::ui::CatalogueViewModel;
using arioso::ui::ModelListModel;
using arioso::ui::ModelsViewModel;
using arioso::ui::Notices;
namespace model_item = arioso::ui::model_item;

namespace {

const QString kSmall = QStringLiteral("facebook/musicgen-small");
constexpr qsizetype kWeights = 200'000;

QByteArray read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& bytes)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).absolutePath()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

/// Needs more memory than there is, but for 8 bits.
class SmallMachine : public FakeEngine
{
public:
    using FakeEngine::FakeEngine;
    std::unique_ptr<engine::Model> load(const engine::LoadOptions& options,
                                        engine::LoadListener& listener) const override
    {
        if (options.precision != engine::Precision::Int8)
            throw engine::Error(engine::ErrorCode::OutOfMemory, "There isn't enough memory.");
        return FakeEngine::load(options, listener);
    }
};

/// Copies nothing and says that it is done.
class FakeImport : public core::ModelImportJob
{
public:
    explicit FakeImport(const core::ModelImportRequest& request)
        : m_source(request.from), m_otherwise(request.otherwise)
    {
    }
    ~FakeImport() override { abandon(); }

protected:
    void work() override
    {
        m_target = core::convertedFolder(m_source, m_otherwise);
        QDir().mkpath(m_target);
        QFile config(m_target + QStringLiteral("/config.json"));
        if (!config.open(QIODevice::WriteOnly))
            throw engine::Error(engine::ErrorCode::FileUnwritable, "no room");
        config.write(R"({"architectures": ["MusicgenForConditionalGeneration"], "decoder": {}})");
        QFile weights(m_target + QStringLiteral("/model.safetensors"));
        if (!weights.open(QIODevice::WriteOnly))
            throw engine::Error(engine::ErrorCode::FileUnwritable, "no room");
        core::noteOrigin(m_target, m_source);
        proceed(0.5);
    }
    void succeed() override { Q_EMIT done(m_target); }

private:
    QString m_source;
    QString m_otherwise;
    QString m_target;
};

} // namespace

class CatalogueViewModelTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    FakeRecord m_record;
    SmallMachine m_engine{m_record};
    std::unique_ptr<HubServer> m_server;
    std::unique_ptr<core::SettingsStore> m_settings;
    std::unique_ptr<core::HubPreferencesStore> m_preferences;
    std::unique_ptr<core::GenerationService> m_generation;
    std::unique_ptr<core::ModelDownloads> m_downloads;
    std::unique_ptr<Notices> m_notices;
    std::unique_ptr<ModelsViewModel> m_models;
    std::unique_ptr<CatalogueViewModel> m_catalogue;

    QString path(const QString& name) const { return m_folder->filePath(name); }
    QString cache() const { return path(QStringLiteral("hub")); }
    HubFile& weights() { return m_server->files[QStringLiteral("model.safetensors")]; }
    QString repositoryFolder() const { return cache() + QStringLiteral("/models--facebook--musicgen-small"); }
    ModelListModel* list() const { return m_models->models(); }
    QVariant shown(const QString& key, int role) const
    {
        const int row = rowOf(key);
        return row < 0 ? QVariant() : list()->data(list()->index(row), role);
    }
    /// Of the recommended one.
    QVariant card(int role) const { return shown(kSmall, role); }
    int phase() const { return phaseOf(kSmall); }
    bool isInstalled(const QString& key) const
    {
        return phaseOf(key) == model_item::Installed || phaseOf(key) == model_item::Loaded;
    }

    /// The notice that says this; -1: none does.
    int noticeWith(const char* words) const
    {
        for (int row = 0; row < m_notices->count(); ++row)
            if (m_notices->notices()[row].text.contains(QLatin1String(words)))
                return row;
        return -1;
    }

    void open()
    {
        const core::EngineGateway gateway = [this]() -> const engine::Engine& { return m_engine; };
        m_generation = std::make_unique<core::GenerationService>(gateway, QStringLiteral("test"));
        m_downloads = std::make_unique<core::ModelDownloads>();
        m_notices = std::make_unique<Notices>();
        m_models = std::make_unique<ModelsViewModel>(*m_generation, *m_settings, *m_notices);
        m_models->finder().setMemoryFile(path(QStringLiteral("meminfo")));
        m_catalogue = std::make_unique<CatalogueViewModel>(CatalogueViewModel::Parts{
            *m_downloads, *m_preferences, *m_generation, *m_settings, *m_models, *m_notices, gateway});
        m_catalogue->setEndpoint(m_server->endpoint().toString());
        m_models->start({});
        QTRY_VERIFY(!m_models->isScanning());
    }

    void close()
    {
        m_catalogue.reset();
        m_models.reset();
        m_downloads.reset();
        m_generation.reset();
    }

    void allowConversions()
    {
        m_models->work()->setImporter(
            [](const core::ModelImportRequest& request) { return std::make_unique<FakeImport>(request); },
            path(QStringLiteral("converted")));
    }

    /// What checkpoints of audiocraft leave out.
    void serveParts()
    {
        for (const char* name : {"google-t5/t5-base", "facebook/encodec_32khz"}) {
            QHash<QString, HubFile>& files = m_server->others[QLatin1String(name)];
            files[QStringLiteral("config.json")].content = "{}";
            files[QStringLiteral("model.safetensors")].content = QByteArray(5000, name[0]);
        }
    }

    /// The row of a repository or folder; -1: it has none.
    int rowOf(const QString& key) const
    {
        for (int row = 0; row < list()->count(); ++row)
            if (list()->items()[row].key == key)
                return row;
        return -1;
    }
    int phaseOf(const QString& key) const
    {
        return rowOf(key) < 0 ? -1 : shown(key, ModelListModel::StateRole).toInt();
    }

    void get()
    {
        m_catalogue->download(kSmall);
        m_catalogue->acceptLicence();
        QTRY_VERIFY_WITH_TIMEOUT(isInstalled(kSmall), 20'000);
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const char* name : {"http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "HF_TOKEN"})
            qunsetenv(name);
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("HF_HOME", path(QStringLiteral("home")).toUtf8());
        write(path(QStringLiteral("meminfo")), "MemAvailable:  20000000 kB\n");
        m_server = std::make_unique<HubServer>();
        fillRepository(*m_server, kWeights);
        m_settings = std::make_unique<core::SettingsStore>(path(QStringLiteral("settings.json")));
        core::AppSettings settings;
        settings.modelFolder = cache();
        m_settings->set(settings);
        m_preferences = std::make_unique<core::HubPreferencesStore>(path(QStringLiteral("models.json")));
        open();
    }

    void cleanup() { close(); }

    void asksForTheLicenceOnce()
    {
        QSignalSpy asked(m_catalogue.get(), &CatalogueViewModel::askedChanged);
        m_catalogue->download(kSmall);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(m_catalogue->askedName(), QStringLiteral("musicgen-small"));
        m_catalogue->closeLicence();
        QCOMPARE(m_catalogue->asked(), QString());
        QVERIFY(!m_catalogue->isBusy());
        QVERIFY(m_server->requests.isEmpty());

        QSignalSpy busy(m_catalogue.get(), &CatalogueViewModel::busyChanged);
        get();
        QCOMPARE(busy.size(), 2);
        QTRY_COMPARE(m_models->state(), ModelsViewModel::Ready); // the first model is used at once
        QVERIFY(card(ModelListModel::ChosenRole).toBool());
        QCOMPARE(m_settings->settings().model.directory, card(ModelListModel::FolderRole).toString());

        m_server->repository = QStringLiteral("facebook/musicgen-medium");
        m_catalogue->download(QStringLiteral("facebook/musicgen-medium"));
        QCOMPARE(m_catalogue->asked(), QString());
        QTRY_VERIFY_WITH_TIMEOUT(noticeWith("musicgen-medium is ready to use") >= 0,
                                 20'000); // the second one is offered
        m_notices->act(noticeWith("musicgen-medium is ready to use"));
        QTRY_VERIFY(m_settings->settings().model.directory.contains(QStringLiteral("medium")));
    }

    void pausesAndGoesOnInAnotherRun()
    {
        weights().bytesPerTurn = 2000;
        m_catalogue->download(kSmall);
        m_catalogue->acceptLicence();
        QTRY_VERIFY(card(ModelListModel::ProgressRole).toDouble() > 0.1);
        QCOMPARE(phase(), int(model_item::Downloading));
        m_catalogue->pause(kSmall);
        QTRY_COMPARE(phase(), int(model_item::Paused));
        QVERIFY(card(ModelListModel::ProgressTextRole).toString().startsWith(QStringLiteral("Paused at ")));
        close();
        open();
        QTRY_COMPARE(phase(), int(model_item::Paused));
        QVERIFY(
            card(ModelListModel::ProgressTextRole).toString().contains(QStringLiteral("already downloaded")));
        weights().bytesPerTurn = 0;
        m_catalogue->download(kSmall); // the licence was accepted
        QTRY_VERIFY_WITH_TIMEOUT(isInstalled(kSmall), 20'000);
    }

    void anybodysModelIsFoundAndDownloaded()
    {
        const QString tune = QStringLiteral("me/my.tune");
        m_server->repository = tune;
        m_server->tags = {QStringLiteral("license:mit")};
        QCOMPARE(m_catalogue->find(m_server->endpoint().toString() + QStringLiteral("/me/my.tune/tree/main")),
                 tune);
        QTRY_COMPARE(shown(tune, ModelListModel::AboutRole), QStringLiteral("By me. License: mit."));
        QCOMPARE(phaseOf(tune), int(model_item::Available));
        QCOMPARE(rowOf(tune), 0);
        QCOMPARE(shown(tune, ModelListModel::NameRole), tune);
        QVERIFY(shown(tune, ModelListModel::SizeRole)
                    .toString()
                    .startsWith(QStringLiteral("Size: 205 kB. Memory: ")));
        QCOMPARE(shown(tune, ModelListModel::ProblemRole), QString());
        QVERIFY(m_server->requestsOf("GET", "signature=secret").isEmpty());
        QCOMPARE(list()->count(), 11);
        QCOMPARE(m_catalogue->find(tune), tune); // again
        QTRY_COMPARE(phaseOf(tune), int(model_item::Available));
        QCOMPARE(list()->count(), 11);

        weights().bytesPerTurn = 2000;
        m_catalogue->download(tune);
        QCOMPARE(m_catalogue->asked(), QString()); // the official ones' licence isn't its own
        QTRY_VERIFY(shown(tune, ModelListModel::ProgressRole).toDouble() > 0.1);
        m_catalogue->pause(tune);
        QTRY_COMPARE(phaseOf(tune), int(model_item::Paused));
        close();
        open();
        QTRY_COMPARE(phaseOf(tune), int(model_item::Paused)); // in another run too
        weights().bytesPerTurn = 0;
        m_catalogue->download(tune);
        QTRY_COMPARE_WITH_TIMEOUT(m_models->state(), ModelsViewModel::Ready, 20'000);
        QCOMPARE(m_models->name(), QStringLiteral("my.tune"));
        QTRY_COMPARE(phaseOf(tune), int(model_item::Loaded));
        QCOMPARE(shown(tune, ModelListModel::NameRole), tune);
        QCOMPARE(list()->count(), 11);
    }

    void saysWhatIsWrongWithAnybodysModel()
    {
        for (const char* text : {"", "tune", "https://elsewhere.example/me/tune", "me/tu ne"}) {
            QCOMPARE(m_catalogue->find(QLatin1String(text)), QString());
            QVERIFY(m_catalogue->findProblem().contains(QStringLiteral("owner/name")));
        }
        QVERIFY(m_server->requests.isEmpty());
        const QString tune = QStringLiteral("me/tune");
        const auto problem = [&] { return shown(tune, ModelListModel::ProblemRole).toString(); };
        QCOMPARE(m_catalogue->find(tune), tune);
        QCOMPARE(m_catalogue->findProblem(), QString());
        QTRY_COMPARE(phaseOf(tune), int(model_item::Failed));
        QVERIFY(problem().startsWith(QStringLiteral("The server doesn't have this model, or it's private.")));
        m_server->repository = tune;
        m_server->isGated = true;
        m_catalogue->download(tune); // looks again, as it isn't known what it is
        QTRY_VERIFY(problem().startsWith(QStringLiteral("The server requires permission")));
        m_server->isGated = false;
        m_server->files[QStringLiteral("config.json")].content = R"({"model_type": "llama"})";
        m_catalogue->download(tune);
        QTRY_VERIFY(problem().startsWith(QStringLiteral("Arioso doesn't support this kind of model.")));
        QVERIFY(shown(tune, ModelListModel::DetailsRole).toString().contains(QStringLiteral("llama")));
        QVERIFY(m_server->requestsOf("GET", "signature=secret").isEmpty());
        m_catalogue->cancel(tune);
        QTRY_COMPARE(rowOf(tune), -1);
        m_server.reset();
        QCOMPARE(m_catalogue->find(tune), tune);
        QTRY_VERIFY(shown(tune, ModelListModel::ProgressTextRole)
                        .toString()
                        .contains(QStringLiteral("no connection")));
        m_catalogue->pause(tune); // nothing was downloaded that could be kept
        QTRY_COMPARE(rowOf(tune), -1);
        QVERIFY(!QFileInfo::exists(cache() + QStringLiteral("/models--me--tune")));
    }

    void anOriginalIsConvertedAfterItsDownload()
    {
        QString tune = QStringLiteral("me/tune");
        allowConversions();
        serveParts();
        m_server->repository = QStringLiteral("me/tune");
        m_server->files.clear();
        addFile(*m_server, "state_dict.bin", QByteArray(50'000, 's'), true);
        QCOMPARE(m_catalogue->find(QStringLiteral("me/tune")), QStringLiteral("me/tune"));
        QTRY_VERIFY(
            shown(tune, ModelListModel::SizeRole).toString().contains(QStringLiteral("up to 1.1 GB")));
        m_catalogue->download(QStringLiteral("me/tune"));
        QTRY_COMPARE_WITH_TIMEOUT(m_models->state(), ModelsViewModel::Ready, 20'000);
        QCOMPARE(m_settings->settings().model.directory, path(QStringLiteral("converted/tune-converted")));
        // It is one model, although the original is still here.
        QTRY_COMPARE(phaseOf(tune), int(model_item::Loaded));
        QTRY_VERIFY(!m_models->isScanning());
        QCOMPARE(list()->count(), 11);
        const QString original = cache() + QStringLiteral("/models--me--tune");
        QVERIFY(QFileInfo::exists(original));
        QVERIFY(shown(tune, ModelListModel::RemovableRole).toBool());
        for (const core::FoundModel& model : m_models->models()->models())
            QVERIFY(model.state != core::FoundModel::State::NeedsConverting);
        for (const Notices::Notice& notice : m_notices->notices())
            QVERIFY2(notice.severity == Notices::Information, qPrintable(notice.text));
        m_models->remove(shown(tune, ModelListModel::FolderRole).toString());
        QTRY_VERIFY(!QFileInfo::exists(path(QStringLiteral("converted/tune-converted"))));
        QTRY_VERIFY(!QFileInfo::exists(original));
        QTRY_COMPARE(phaseOf(tune), int(model_item::Available));
        // The parts are here now.
        tune = QStringLiteral("me/other");
        m_server->repository = tune;
        m_server->requests.clear();
        QCOMPARE(m_catalogue->find(QStringLiteral("me/other")), QStringLiteral("me/other"));
        QTRY_VERIFY(
            shown(tune, ModelListModel::SizeRole).toString().endsWith(QStringLiteral("after the download.")));
    }

    void theButtonOfARowFollowsItsState()
    {
        const auto action = [this] { return card(ModelListModel::ActionRole).toInt(); };
        QCOMPARE(action(), int(model_item::Download));
        QCOMPARE(card(ModelListModel::ActionTextRole), QStringLiteral("Download"));
        weights().bytesPerTurn = 2000;
        m_catalogue->act(kSmall);
        QVERIFY(m_catalogue->asksToAccept());
        m_catalogue->acceptLicence();
        QTRY_VERIFY(card(ModelListModel::ProgressRole).toDouble() > 0.1);
        QCOMPARE(action(), int(model_item::Pause));
        m_catalogue->act(kSmall);
        QTRY_COMPARE(action(), int(model_item::Resume));
        m_server->isGated = true;
        m_catalogue->act(kSmall);
        QTRY_COMPARE(action(), int(model_item::TryAgain));
        m_server->isGated = false;
        weights().bytesPerTurn = 0;
        m_catalogue->act(kSmall);
        QTRY_COMPARE_WITH_TIMEOUT(phase(), int(model_item::Loaded), 20'000);
        QCOMPARE(action(), int(model_item::Unload));
        m_catalogue->act(kSmall);
        QTRY_COMPARE(phase(), int(model_item::Installed));
        QCOMPARE(action(), int(model_item::Load));
        m_catalogue->act(kSmall);
        QTRY_COMPARE(phase(), int(model_item::Loaded));
        m_catalogue->act(QStringLiteral("not/there"));
        QCOMPARE(list()->count(), 10);
    }

    void theLicenceIsShownAtAnyTime()
    {
        QSignalSpy asked(m_catalogue.get(), &CatalogueViewModel::askedChanged);
        m_catalogue->showLicence(kSmall);
        QCOMPARE(asked.size(), 1);
        QVERIFY(!m_catalogue->asksToAccept());
        QVERIFY(m_catalogue->licenceText().contains(QStringLiteral("CC-BY-NC 4.0")));
        m_catalogue->acceptLicence(); // nothing was asked
        QVERIFY(!m_catalogue->isBusy());
        QCOMPARE(m_catalogue->asked(), QString());
        m_catalogue->showLicence(QStringLiteral("me/tune"));
        QVERIFY(!m_catalogue->licenceText().contains(QStringLiteral("Meta")));
        QCOMPARE(m_catalogue->licenceUrl(), QStringLiteral("https://huggingface.co/me/tune"));
        m_catalogue->closeLicence();
        QCOMPARE(m_catalogue->asked(), QString());
    }

    void givesUpWhatAnEarlierRunHasLeft()
    {
        write(repositoryFolder() + QStringLiteral("/blobs/abc.incomplete"), QByteArray(1000, 'x'));
        m_catalogue->refresh();
        QTRY_COMPARE(phase(), int(model_item::Paused));
        m_catalogue->cancel(kSmall);
        QTRY_COMPARE(phase(), int(model_item::Available));
        QVERIFY(!QFileInfo::exists(repositoryFolder()));
    }

    void saysWhatFailed()
    {
        m_server->isGated = true;
        m_catalogue->download(kSmall);
        m_catalogue->acceptLicence();
        QTRY_COMPARE(phase(), int(model_item::Failed));
        QVERIFY(card(ModelListModel::ProblemRole).toString().contains(QStringLiteral("token")));
        QVERIFY(card(ModelListModel::DetailsRole).toString().contains(QStringLiteral("conditions")));
        m_server->isGated = false;
        m_server->token = "hf_secret";
        QVERIFY(!m_catalogue->hasToken());
        m_catalogue->setToken(QStringLiteral(" hf_secret\n"));
        QVERIFY(m_catalogue->hasToken());
        m_catalogue->download(kSmall);
        QTRY_VERIFY_WITH_TIMEOUT(isInstalled(kSmall), 20'000);
        m_settings->flush();
        m_preferences->flush();
        QDirIterator files(m_folder->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext())
            QVERIFY(!read(files.next()).contains("hf_secret"));
    }

    void tokensAreNotForOtherServers()
    {
        qputenv("HF_TOKEN", "hf_stored");
        QVERIFY(!m_catalogue->hasToken()); // the test's server is a mirror
        m_catalogue->download(kSmall);
        m_catalogue->acceptLicence();
        QTRY_VERIFY_WITH_TIMEOUT(isInstalled(kSmall), 20'000);
        QVERIFY(!m_server->requests.isEmpty());
        for (const HubRequest& request : std::as_const(m_server->requests))
            QVERIFY(!request.headers.contains("authorization"));
        m_catalogue->setToken(QStringLiteral("hf_typed"));
        QVERIFY(m_catalogue->hasToken());
        m_catalogue->setEndpoint(QStringLiteral("https://mirror.example"));
        QVERIFY(!m_catalogue->hasToken());
        m_catalogue->setEndpoint(QString());
        QTRY_VERIFY(m_catalogue->hasToken()); // the stored one
        qunsetenv("HF_TOKEN");
    }

    void staysOfflineWhenItIsTold()
    {
        qputenv("HF_HUB_OFFLINE", "1");
        m_catalogue->download(kSmall);
        m_catalogue->acceptLicence();
        qunsetenv("HF_HUB_OFFLINE");
        QCOMPARE(m_notices->count(), 1);
        QVERIFY(!m_catalogue->isBusy());
        QVERIFY(m_server->requests.isEmpty());
    }

    void refusesAddressesThatAreNone()
    {
        for (const char* address : {"nonsense", "ftp://x", "https://", "/etc"}) {
            m_catalogue->setEndpoint(QLatin1String(address));
            QCOMPARE(m_catalogue->endpoint(), m_server->endpoint().toString());
            QCOMPARE(m_notices->count(), 1);
        }
        m_catalogue->setEndpoint(QStringLiteral(" https://mirror.example/hf// "));
        QCOMPARE(m_catalogue->endpoint(), QStringLiteral("https://mirror.example/hf"));
        QCOMPARE(m_notices->count(), 0);
        m_catalogue->setEndpoint(QString());
        QCOMPARE(m_catalogue->endpoint(), QString());
        QCOMPARE(m_catalogue->usualEndpoint(), QStringLiteral("https://huggingface.co"));
    }

    void tellsWhatItNeeds()
    {
        QTRY_VERIFY(m_models->finder().freeMemory() > 0);
        // As counted for musicgen-small: 2.4 GB of weights and 0.6 GB of cache in 32 bits.
        const QString size = card(ModelListModel::SizeRole).toString();
        QVERIFY2(size.contains(QStringLiteral("about 2.4 GB")) &&
                     size.contains(QStringLiteral("3.0 GB (32-bit)")) &&
                     size.contains(QStringLiteral("20.5 GB free")),
                 qPrintable(size));
        QCOMPARE(card(ModelListModel::WarningRole), QString());
        const auto warning = [this] { return card(ModelListModel::WarningRole).toString(); };
        write(path(QStringLiteral("meminfo")), "MemAvailable:  1000000 kB\n");
        m_models->finder().measureMemory();
        QTRY_VERIFY(warning().endsWith(QStringLiteral("1.0 GB free. It may be slow or fail.")));
        core::AppSettings settings = m_settings->settings();
        settings.model.precision = engine::Precision::Float32;
        m_settings->set(settings);
        write(path(QStringLiteral("meminfo")), "MemAvailable:  2441406 kB\n"); // 2.5 GB: 8 bit fits
        m_models->finder().measureMemory();
        QTRY_VERIFY(warning().contains(QStringLiteral("Needs 3.0 GB of memory, 2.5 GB free.")));
        QVERIFY(warning().contains(QStringLiteral("in the settings it needs")));
        QVERIFY(card(ModelListModel::RecommendedRole).toBool());
        QSet<QString> purposes;
        for (int row = 0; row < list()->count(); ++row)
            purposes.insert(list()->data(list()->index(row), ModelListModel::AboutRole).toString());
        QCOMPARE(purposes.size(), 10);
    }

    void measuresOnce()
    {
        QCOMPARE(card(ModelListModel::SpeedRole), QString());
        // The engine of this test has no memory for floats: nothing is known then, and nothing breaks.
        m_catalogue->measure();
        QVERIFY(m_catalogue->isMeasuring());
        QTRY_VERIFY(!m_catalogue->isMeasuring());
        QVERIFY(!m_catalogue->isMeasured());
        core::HubPreferences preferences = m_preferences->preferences();
        preferences.speed = {core::machineName(), 40e9, 30e9, 30e9, 0.001};
        m_preferences->set(preferences);
        m_catalogue->retranslate();
        QVERIFY(card(ModelListModel::SpeedRole).toString().contains(QStringLiteral("real time")));
        m_catalogue->measure();
        QVERIFY(!m_catalogue->isMeasuring());
        m_catalogue->measureAgain(); // fails as before: what was known stays
        QVERIFY(m_catalogue->isMeasuring());
        QTRY_VERIFY(!m_catalogue->isMeasuring());
        QCOMPARE(m_preferences->preferences().speed, preferences.speed);
        QCOMPARE(ui::realTimeText(0), QString());
        QVERIFY(ui::realTimeText(1).contains(QStringLiteral("About real time")));
        QVERIFY(ui::realTimeText(2.04).contains(QStringLiteral("2.0× real time")));
        QVERIFY(ui::realTimeText(0.25).contains(QStringLiteral("4× slower")));
    }

    void musicShowsThatTheMachineIsFaster()
    {
        get();
        QTRY_COMPARE(m_models->state(), ModelsViewModel::Ready);
        core::HubPreferences preferences = m_preferences->preferences();
        preferences.speed = {core::machineName(), 40e6, 30e6, 20e6, 0.001}; // beside something that computes
        m_preferences->set(preferences);
        m_catalogue->retranslate();
        QVERIFY(card(ModelListModel::SpeedRole).toString().contains(QStringLiteral("× slower")));
        core::JobRequest request;
        request.prompt = QStringLiteral("endless"); // some thousand steps a second
        request.settings.seconds = 10;
        const core::JobId job = m_generation->submit(request);
        QTRY_VERIFY(card(ModelListModel::SpeedRole).toString().contains(QStringLiteral("× real time")));
        m_generation->cancel(job);
        QTRY_VERIFY(m_generation->isIdle());
        const core::MachineSpeed speed = m_preferences->preferences().speed;
        QCOMPARE(speed.machine, core::machineName());
        QCOMPARE(speed.floatBytes / speed.int8Bytes, 2.0);
    }

    void saysHowItGoes()
    {
        core::DownloadStatus status;
        QVERIFY(ui::downloadText(status).startsWith(QStringLiteral("Contacting")));
        status.phase = core::DownloadPhase::Fetching;
        status.bytes = 1'200'000'000;
        status.total = 2'400'000'000;
        QCOMPARE(ui::downloadText(status), QStringLiteral("1.2 GB of 2.4 GB"));
        status.bytesPerSecond = 12e6;
        status.secondsLeft = 100;
        QCOMPARE(ui::downloadText(status).remove(QStringLiteral("(s)")),
                 QStringLiteral("1.2 GB of 2.4 GB, 12 MB/s, about 2 minute left"));
        status.phase = core::DownloadPhase::Waiting;
        status.why = core::Failure{core::FailureCode::NetworkFailed, {}};
        QVERIFY(ui::downloadText(status).contains(QStringLiteral("connection")));
    }

    void checksAndRemoves()
    {
        get();
        QTRY_COMPARE(m_models->state(), ModelsViewModel::Ready);
        const QString folder = card(ModelListModel::FolderRole).toString();
        m_models->work()->verify(folder);
        QCOMPARE(m_models->work()->folder(), folder);
        QTRY_VERIFY(noticeWith("is intact: 7 file(s)") >= 0);
        QCOMPARE(m_models->work()->folder(), QString());
        write(QFile(folder + QStringLiteral("/model.safetensors")).symLinkTarget(),
              QByteArray(kWeights, '!'));
        m_models->work()->verify(folder);
        QTRY_VERIFY(noticeWith("corrupted or missing") >= 0);
        QVERIFY(m_notices->notices()[noticeWith("corrupted or missing")].details.contains(
            QStringLiteral("model.safetensors")));
        m_models->remove(folder);
        QTRY_COMPARE(phase(), int(model_item::Available));
        QVERIFY(!QFileInfo::exists(repositoryFolder()));
        QTRY_COMPARE(m_models->state(), ModelsViewModel::None);
        QCOMPARE(m_settings->settings().model.directory, QString());
    }

    void offersASmallerChoiceWhenMemoryIsOut()
    {
        core::AppSettings settings = m_settings->settings();
        settings.model.precision = engine::Precision::BFloat16;
        m_settings->set(settings);
        get();
        QTRY_COMPARE(m_models->state(), ModelsViewModel::Failed);
        QVERIFY(m_notices->notices()[0].wayOut.contains(QStringLiteral("needs less memory")));
        QCOMPARE(m_notices->notices()[0].action.text, QStringLiteral("Load it with 8-bit"));
        m_notices->act(0);
        QTRY_COMPARE(m_models->state(), ModelsViewModel::Ready);
        QCOMPARE(m_settings->settings().model.precision, engine::Precision::Int8);
    }

    void convertsWhatNeedsIt()
    {
        const QString source = path(QStringLiteral("mine/tune"));
        write(source + QStringLiteral("/state_dict.bin"), "weights");
        m_models->addFolder(QUrl::fromLocalFile(source)); // nobody can convert
        QTRY_COMPARE(m_notices->count(), 1);
        QVERIFY(!m_models->work()->canConvert());
        allowConversions();
        QVERIFY(m_models->work()->canConvert());
        serveParts();
        m_models->addFolder(QUrl::fromLocalFile(source)); // it was not said before that more is needed
        QTRY_VERIFY(noticeWith("needs to download google-t5/t5-base") >= 0);
        QVERIFY(m_server->requests.isEmpty());
        m_notices->act(noticeWith("needs to download google-t5/t5-base"));
        QTRY_COMPARE_WITH_TIMEOUT(m_models->state(), ModelsViewModel::Ready, 20'000);
        const QString made = path(QStringLiteral("mine/tune-converted"));
        QCOMPARE(m_settings->settings().model.directory, made);
        QCOMPARE(noticeWith("can't be used"), -1);

        // The original is listed only while nothing was made from it.
        m_models->addFolder(QUrl::fromLocalFile(path(QStringLiteral("mine"))));
        QTRY_COMPARE(m_settings->settings().modelFolders.size(), 2);
        QTRY_VERIFY(!m_models->isScanning());
        QTRY_COMPARE(phaseOf(made), int(model_item::Loaded));
        QCOMPARE(rowOf(source), -1);
        m_models->remove(made);
        QTRY_COMPARE(phaseOf(source), int(model_item::NeedsConversion));
        QVERIFY(!QFileInfo::exists(made));
        QVERIFY(QFileInfo::exists(source + QStringLiteral("/state_dict.bin")));
        m_catalogue->act(source);
        QTRY_COMPARE(phaseOf(made), int(model_item::Loaded));
        QCOMPARE(rowOf(source), -1);
    }
};

QTEST_MAIN(CatalogueViewModelTest)
#include "tst_catalogue_view_model.moc"
