// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Models on the machine: what counts as one, what it needs, choosing, loading and failing.

#include "core/fake_engine.h"
#include "core/models/hub_environment.h"
#include "support/slow_file.h"
#include "ui/models/models_view_model.h"
#include "ui/text/precision_text.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace arioso;
using namespace arioso::test;
using arioso::core::FoundModel;
using arioso::ui::ModelListModel;
using arioso::ui::ModelsViewModel;
using arioso::ui::Notices;

namespace {

// The sizes of musicgen-small.
const char* const kSmall =
    R"({"architectures": ["MusicgenForConditionalGeneration"], "model_type": "musicgen",
    "torch_dtype": "float32", "decoder": {"hidden_size": 1024, "num_hidden_layers": 24, "ffn_dim": 4096,
    "num_codebooks": 4, "vocab_size": 2048}})";

void write(const QString& path, const QByteArray& bytes, qint64 size = -1)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).absolutePath()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    if (size >= 0)
        QVERIFY(file.resize(size)); // a hole: takes no room
}

/// Has no memory for what is called large.
class SmallMachine : public FakeEngine
{
public:
    using FakeEngine::FakeEngine;
    std::unique_ptr<engine::Model> load(const engine::LoadOptions& options,
                                        engine::LoadListener& listener) const override
    {
        if (options.directory.filename() == "large")
            throw engine::Error(engine::ErrorCode::OutOfMemory, "There isn't enough memory.");
        return FakeEngine::load(options, listener);
    }
};

} // namespace

class ModelsTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    FakeRecord m_record;
    SmallMachine m_engine{m_record};
    std::unique_ptr<core::SettingsStore> m_settings;
    std::unique_ptr<core::GenerationService> m_generation;
    std::unique_ptr<Notices> m_notices;
    std::unique_ptr<ModelsViewModel> m_models;

    QString path(const QString& name) const { return m_folder->filePath(name); }
    void makeModel(const QString& name, qint64 size = 1000, const QByteArray& config = kSmall) const
    {
        write(path(name + QStringLiteral("/config.json")), config);
        write(path(name + QStringLiteral("/model.safetensors")), {}, size);
    }
    void makeAdapter(const QString& name, const QByteArray& base, const QByteArray& kind = "LORA") const
    {
        const QJsonObject config{{QStringLiteral("peft_type"), QString::fromLatin1(kind)},
                                 {QStringLiteral("base_model_name_or_path"), QString::fromLatin1(base)}};
        write(path(name + QStringLiteral("/adapter_config.json")), QJsonDocument(config).toJson());
        write(path(name + QStringLiteral("/adapter_model.safetensors")), {}, 500);
    }
    QVariant shown(int row, int role) const
    {
        return m_models->models()->data(m_models->models()->index(row), role);
    }
    QStringList names() const
    {
        QStringList names;
        for (int row = 0; row < m_models->models()->count(); ++row)
            if (!shown(row, ModelListModel::FolderRole).toString().isEmpty())
                names.append(shown(row, ModelListModel::NameRole).toString());
        return names;
    }
    void start(const QString& directory = {})
    {
        m_models->start(directory);
        QTRY_VERIFY(!m_models->isScanning());
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("models")));
        m_settings = std::make_unique<core::SettingsStore>(path(QStringLiteral("settings.json")));
        core::AppSettings settings;
        settings.modelFolder = path(QStringLiteral("models"));
        m_settings->set(settings);
        m_generation = std::make_unique<core::GenerationService>(
            [this]() -> const engine::Engine& { return m_engine; }, QStringLiteral("test"));
        m_notices = std::make_unique<Notices>();
        m_models = std::make_unique<ModelsViewModel>(*m_generation, *m_settings, *m_notices);
    }
    void cleanup()
    {
        m_models.reset();
        m_generation.reset();
    }

    void findsModelsAndSaysWhatIsWrong()
    {
        makeModel(QStringLiteral("models/b-good"), 2000);
        makeModel(QStringLiteral("models/llama"), 10, R"({"architectures": ["LlamaForCausalLM"]})");
        write(path(QStringLiteral("models/broken-musicgen/config.json")), "{nonsense");
        write(path(QStringLiteral("models/c-old/config.json")), kSmall);
        write(path(QStringLiteral("models/c-old/pytorch_model.bin")), {}, 500);
        write(path(QStringLiteral("models/d-empty/config.json")), kSmall);
        write(path(QStringLiteral("models/f-original/state_dict.bin")), {}, 70);
        write(path(QStringLiteral("models/f-original/compression_state_dict.bin")), {}, 7);
        write(path(QStringLiteral("models/e-shards/config.json")), kSmall);
        write(path(QStringLiteral("models/e-shards/model.safetensors.index.json")),
              R"({"weight_map": {"a": "one.safetensors", "b": "two.safetensors", "c": "one.safetensors"}})");
        write(path(QStringLiteral("models/e-shards/one.safetensors")), {}, 300);
        write(path(QStringLiteral("models/notes.txt")), "no folder");
        QVERIFY(QDir().mkpath(path(QStringLiteral("models/empty folder"))));

        const QList<FoundModel> found = core::findModels({path(QStringLiteral("models"))});
        QStringList lines;
        for (const FoundModel& model : found)
            lines.append(
                QStringLiteral("%1 %2 %3").arg(model.name).arg(int(model.state)).arg(model.bytesOnDisk));
        using State = FoundModel::State;
        const auto line = [](const char* name, State state, int bytes) {
            return QStringLiteral("%1 %2 %3").arg(QLatin1String(name)).arg(int(state)).arg(bytes);
        };
        QCOMPARE(lines,
                 QStringList({line("b-good", State::Usable, 2000), line("broken-musicgen", State::Damaged, 0),
                              line("c-old", State::Usable, 500), line("d-empty", State::Incomplete, 0),
                              line("e-shards", State::Incomplete, 300),
                              line("f-original", State::NeedsConverting, 77)}));
        write(path(QStringLiteral("models/e-shards/two.safetensors")), {}, 40);
        QCOMPARE(core::inspectFolder(path(QStringLiteral("models/e-shards"))).model.bytesOnDisk, 340);
        QCOMPARE(core::inspectFolder(path(QStringLiteral("models/e-shards"))).model.state, State::Usable);
    }

    void tellsGitLfsPointers()
    {
        const QByteArray pointer =
            "version https://git-lfs.github.com/spec/v1\noid sha256:" + QByteArray(64, '0') +
            "\nsize 2364408000\n";
        using State = FoundModel::State;
        const auto stateOf = [this](const QString& name) {
            return core::inspectFolder(path(QStringLiteral("models/") + name)).model.state;
        };
        makeModel(QStringLiteral("models/a"));
        write(path(QStringLiteral("models/a/model.safetensors")), pointer);
        QCOMPARE(stateOf(QStringLiteral("a")), State::LfsPointer);
        for (const char* name : {"spiece.model", "tokenizer.json"}) {
            makeModel(QStringLiteral("models/b"));
            write(path(QStringLiteral("models/b/") + QLatin1String(name)), pointer);
            QCOMPARE(stateOf(QStringLiteral("b")), State::LfsPointer);
            write(path(QStringLiteral("models/b/") + QLatin1String(name)), "a tokenizer");
            QCOMPARE(stateOf(QStringLiteral("b")), State::Usable);
        }
        write(path(QStringLiteral("models/musicgen-c/config.json")), pointer);
        QCOMPARE(stateOf(QStringLiteral("musicgen-c")), State::LfsPointer);
        write(path(QStringLiteral("models/d/state_dict.bin")), pointer);
        QCOMPARE(stateOf(QStringLiteral("d")), State::LfsPointer);
        QCOMPARE(core::findModels({path(QStringLiteral("models"))}).size(), 4);
    }

    void findsModelsOfTheirOwners()
    {
        makeModel(QStringLiteral("models/facebook/musicgen-small"));
        makeModel(QStringLiteral("models/someone/tiny"));
        makeModel(QStringLiteral("models/here"));
        makeModel(QStringLiteral("models/here/inside")); // a model's own folders are not looked into
        makeModel(QStringLiteral("models/too/deep/down"));
        QStringList found;
        for (const FoundModel& model : core::findModels({path(QStringLiteral("models"))}))
            found.append(model.name);
        QCOMPARE(found, QStringList({QStringLiteral("facebook/musicgen-small"), QStringLiteral("here"),
                                     QStringLiteral("someone/tiny")}));
        // A folder that holds the cache: ~/.cache/huggingface instead of its hub.
        makeModel(QStringLiteral("python/hub/models--me--tune/snapshots/aaa"));
        QCOMPARE(core::findModels({path(QStringLiteral("python"))}).value(0).name, QStringLiteral("tune"));
    }

    void linksThatLeadBackAreNotFollowed()
    {
        makeModel(QStringLiteral("models/facebook/musicgen-small"));
        QVERIFY(QFile::link(path(QStringLiteral("models")), path(QStringLiteral("models/again"))));
        QVERIFY(QFile::link(QStringLiteral("."), path(QStringLiteral("models/facebook/self"))));
        QVERIFY(QFile::link(path(QStringLiteral("models/facebook")), path(QStringLiteral("models/a-link"))));
        const QList<FoundModel> found = core::findModels({path(QStringLiteral("models"))});
        QCOMPARE(found.size(), 1);
        QVERIFY(found[0].name.endsWith(QStringLiteral("/musicgen-small")));
    }

    void aPlaceThatDoesNotAnswerHoldsUpNoOther()
    {
        makeModel(QStringLiteral("models/here"));
        QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("dead/model")));
        SlowFile dead(path(QStringLiteral("dead/model/config.json")));
        core::AppSettings settings = m_settings->settings();
        settings.modelFolders = {path(QStringLiteral("dead"))};
        m_settings->set(settings);
        m_models->start({});
        QTRY_COMPARE(names(), QStringList{QStringLiteral("here")});
        QVERIFY(m_models->isScanning());
        m_models->choose(path(QStringLiteral("models/here")));
        QTRY_COMPARE(m_models->state(), ModelsViewModel::Ready);
        QTRY_VERIFY(dead.isWaitedFor());
        dead.release(kSmall);
        QTRY_COMPARE(m_models->models()->models().size(), 2);
        QTRY_VERIFY(!m_models->isScanning());
        m_models->scan(); // what is known stays until the place answers
        QCOMPARE(m_models->models()->models().size(), 2);
    }

    void readsTheCacheOfPythonUsers()
    {
        const QString repository = path(QStringLiteral("hub/models--facebook--musicgen-small"));
        write(repository + QStringLiteral("/blobs/c0"), kSmall);
        write(repository + QStringLiteral("/blobs/w0"), {}, 4000);
        for (const char* revision : {"aaa", "bbb"}) {
            const QString snapshot = repository + QStringLiteral("/snapshots/") + QLatin1String(revision);
            QVERIFY(QDir().mkpath(snapshot));
            QVERIFY(QFile::link(QStringLiteral("../../blobs/c0"), snapshot + QStringLiteral("/config.json")));
            QVERIFY(QFile::link(QStringLiteral("../../blobs/w0"),
                                snapshot + QStringLiteral("/model.safetensors")));
        }
        write(repository + QStringLiteral("/refs/main"), "bbb\n");
        // Another one whose weights were never fetched.
        const QString half = path(QStringLiteral("hub/models--me--my-musicgen/snapshots/ccc"));
        write(half + QStringLiteral("/config.json"), kSmall);
        QVERIFY(
            QFile::link(QStringLiteral("../../blobs/missing"), half + QStringLiteral("/model.safetensors")));
        write(path(QStringLiteral("hub/models--other--bert/snapshots/d/config.json")),
              R"({"architectures": ["BertModel"]})");

        qputenv("HF_HUB_CACHE", path(QStringLiteral("hub")).toLocal8Bit());
        const QList<FoundModel> found = core::findModels({core::hubCacheFolder()});
        qunsetenv("HF_HUB_CACHE");
        QCOMPARE(found.size(), 2);
        QCOMPARE(found[0].name, QStringLiteral("musicgen-small"));
        QCOMPARE(found[0].directory, repository + QStringLiteral("/snapshots/bbb"));
        QCOMPARE(found[0].bytesOnDisk, 4000);
        QVERIFY(found[0].official);
        QCOMPARE(found[1].name, QStringLiteral("my-musicgen"));
        QCOMPARE(found[1].state, FoundModel::State::Incomplete);
        QVERIFY(!found[1].official);
        QCOMPARE(
            core::findModels({path(QStringLiteral("hub")), repository + QStringLiteral("/snapshots/bbb")})
                .size(),
            2);
    }

    void knowsTheCacheFolder()
    {
        qputenv("HF_HOME", "/somewhere");
        QCOMPARE(core::hubCacheFolder(), QStringLiteral("/somewhere/hub"));
        qunsetenv("HF_HOME");
        qputenv("XDG_CACHE_HOME", "/cache");
        QCOMPARE(core::hubCacheFolder(), QStringLiteral("/cache/huggingface/hub"));
        qunsetenv("XDG_CACHE_HOME");
        QCOMPARE(core::hubCacheFolder(), QDir::homePath() + QStringLiteral("/.cache/huggingface/hub"));
    }

    void countsMemory()
    {
        // By hand: a decoder of 24 layers, each 8 x 1024^2 of attention and 2 x 1024 x 4096, and 4 codebooks
        // of 2049 + 2048 rows; its cache of 1503 steps x 2 rows x 24 layers x keys and values x 1024 x 4
        // bytes.
        constexpr qint64 kDecoder = 24LL * (8 * 1048576 + 2 * 4194304) + 4LL * 4097 * 1024;
        constexpr qint64 kCache = 1503LL * 2 * 24 * 2 * 1024 * 4;
        constexpr qint64 kBytes = 2'360'000'000;
        makeModel(QStringLiteral("models/musicgen-small"), kBytes);
        const FoundModel model = core::inspectFolder(path(QStringLiteral("models/musicgen-small"))).model;
        QCOMPARE(model.decoderParameters, kDecoder);
        QCOMPARE(core::memoryNeeded(model, 4), kBytes + kCache);
        QCOMPARE(core::memoryNeeded(model, 2), kBytes - 2 * kDecoder + kCache);
        // Weights stored in 16 bits are twice as many.
        QByteArray half = kSmall;
        half.replace("float32", "bfloat16");
        makeModel(QStringLiteral("models/half"), kBytes / 2, half);
        QCOMPARE(core::memoryNeeded(core::inspectFolder(path(QStringLiteral("models/half"))).model, 4),
                 kBytes + kCache);
    }

    void countsParametersOfAnyType()
    {
        // Two tensors of 6 and 8 numbers, whatever config.json says of their type.
        const QByteArray header =
            R"({"__metadata__": {"format": "pt"}, "a": {"dtype": "F16", "shape": [2, 3], "data_offsets": [0, 12]},)"
            R"( "b": {"dtype": "F32", "shape": [8], "data_offsets": [12, 44]}})";
        makeModel(QStringLiteral("models/counted"));
        write(path(QStringLiteral("models/counted/model.safetensors")),
              QByteArray(1, char(header.size())) + QByteArray(7, '\0') + header + QByteArray(44, 'x'));
        QVERIFY(header.size() < 256);
        QCOMPARE(core::inspectFolder(path(QStringLiteral("models/counted"))).model.parameters, 14);
        // Other files: the type in config.json under its old and its new name, also in a part, or none.
        const auto parametersOf = [this](const QByteArray& config, qint64 bytes) {
            write(path(QStringLiteral("models/bin/config.json")), config);
            write(path(QStringLiteral("models/bin/pytorch_model.bin")), {}, bytes);
            return core::inspectFolder(path(QStringLiteral("models/bin"))).model.parameters;
        };
        constexpr qint64 kParameters = 590'000'000;
        QByteArray config = kSmall;
        QCOMPARE(parametersOf(config, 4 * kParameters), kParameters);
        config.replace("torch_dtype", "dtype");
        QCOMPARE(parametersOf(config, 4 * kParameters), kParameters);
        config.replace("float32", "float16");
        QCOMPARE(parametersOf(config, 2 * kParameters), kParameters);
        config.replace("\"dtype\": \"float16\",", "");
        QCOMPARE(parametersOf(config, 2 * kParameters), kParameters);
        QCOMPARE(parametersOf(config, 4 * kParameters), kParameters);
        config.replace("\"decoder\": {", "\"decoder\": {\"dtype\": \"bfloat16\", ");
        QCOMPARE(parametersOf(config, 2 * kParameters), kParameters);
    }

    void warnsOfTooLittleMemory()
    {
        write(path(QStringLiteral("meminfo")),
              "MemTotal:  8000000 kB\nMemAvailable:    1171875 kB\nSwapFree: 7 kB\n");
        QCOMPARE(core::availableMemory(path(QStringLiteral("meminfo"))), 1'200'000'000);
        QCOMPARE(core::availableMemory(path(QStringLiteral("nothing"))), 0);
        makeModel(QStringLiteral("models/musicgen-small"), 2'360'000'000);
        makeModel(QStringLiteral("models/tiny"), 1000,
                  R"({"architectures": ["MusicgenForConditionalGeneration"], "decoder": {"hidden_size": 16,
                      "num_hidden_layers": 2, "ffn_dim": 32}})");
        m_models->finder().setMemoryFile(path(QStringLiteral("meminfo")));
        core::AppSettings settings = m_settings->settings();
        settings.model.precision = engine::Precision::Float32;
        m_settings->set(settings);
        start();
        QCOMPARE(names(), QStringList({QStringLiteral("musicgen-small"), QStringLiteral("tiny")}));
        QTRY_COMPARE(shown(0, ModelListModel::WarningRole),
                     QStringLiteral("Needs 3.0 GB of memory, 1.2 GB free. It may be slow or fail."));
        QCOMPARE(shown(1, ModelListModel::WarningRole), QString());
        QVERIFY(shown(0, ModelListModel::LicenceRole).toString().contains(QStringLiteral("CC-BY-NC 4.0")));
        QCOMPARE(shown(1, ModelListModel::LicenceRole), QString());
        write(path(QStringLiteral("meminfo")), "MemAvailable:    2441406 kB\n"); // 2.5 GB: 8 bit fits
        m_models->scan();
        QTRY_VERIFY(
            shown(0, ModelListModel::WarningRole).toString().contains(QStringLiteral("it needs 1.7 GB")));
    }

    void loadsTheOnlyModelTheFirstTime()
    {
        makeModel(QStringLiteral("models/only"));
        start();
        QTRY_COMPARE(m_models->state(), ModelsViewModel::Ready);
        QCOMPARE(m_settings->settings().model.directory, path(QStringLiteral("models/only")));
        QCOMPARE(
            m_models->summary(),
            QStringLiteral("only · CPU, 8-bit · ready").replace(QLatin1String("only"), m_models->name()));
        QVERIFY(shown(0, ModelListModel::ChosenRole).toBool());
    }

    void starterIsUsedUntilAnotherIsChosen()
    {
        makeModel(QStringLiteral("models/big"));
        makeModel(QStringLiteral("program/starter"));
        const QString starter = path(QStringLiteral("program/starter"));
        m_models->setStarter(starter);
        start();
        QTRY_COMPARE(m_models->state(), ModelsViewModel::Ready);
        QCOMPARE(m_record.loads.back(), starter.toStdString());
        QCOMPARE(m_models->summary(), QStringLiteral("Starter (demo) · CPU, 8-bit · ready"));
        QVERIFY(m_models->isStarter());
        QCOMPARE(m_settings->settings().model.directory, QString()); // a default, not a choice
        QCOMPARE(names(), QStringList({QStringLiteral("Starter (demo)"), QStringLiteral("big")}));
        QVERIFY(shown(0, ModelListModel::ChosenRole).toBool());
        QVERIFY(shown(0, ModelListModel::AboutRole).toString().contains(QStringLiteral("MIT")));
        QVERIFY(!m_models->placesText().contains(starter));

        m_models->choose(path(QStringLiteral("models/big")));
        QTRY_COMPARE(m_record.loads.back(), path(QStringLiteral("models/big")).toStdString());
        QVERIFY(!m_models->isStarter());
        m_models->choose(starter); // and back
        QTRY_COMPARE(m_record.loads.back(), starter.toStdString());
        QVERIFY(m_models->isStarter());
    }

    void choosesNoneOfTwo()
    {
        makeModel(QStringLiteral("models/one"));
        makeModel(QStringLiteral("models/two"));
        start();
        QCOMPARE(m_models->state(), ModelsViewModel::None);
        QVERIFY(m_models->isAnyUsable());
        QCOMPARE(m_models->summary(), QStringLiteral("Choose a model"));
        m_models->choose(path(QStringLiteral("models/two")));
        QTRY_COMPARE(m_models->state(), ModelsViewModel::Ready);
        QCOMPARE(QString::fromStdString(m_record.loads.back()), path(QStringLiteral("models/two")));
    }

    void loadsThatOfLastTimeOrTheGivenOne()
    {
        core::AppSettings settings = m_settings->settings();
        settings.model.directory = QStringLiteral("last");
        m_settings->set(settings);
        start(QStringLiteral("given"));
        QTRY_COMPARE(m_models->state(), ModelsViewModel::Ready);
        QCOMPARE(m_record.loads.back(), std::string("given"));
        QCOMPARE(m_settings->settings().model.directory, QStringLiteral("last")); // for this run only
        FoundModel missing;
        missing.state = FoundModel::State::Missing;
        QCOMPARE(shown(0, ModelListModel::ProblemRole), ui::problemText(missing));
    }

    void settingsLoadTheModelAgain()
    {
        makeModel(QStringLiteral("models/only"));
        start();
        QTRY_COMPARE(m_models->state(), ModelsViewModel::Ready);
        const int loads = m_record.loadCount;
        core::AppSettings settings = m_settings->settings();
        settings.volume = 0.5; // nothing to do with it
        m_settings->set(settings);
        settings.model.precision = engine::Precision::BFloat16;
        settings.model.threads = 1;
        m_settings->set(settings);
        QTRY_VERIFY(m_models->summary().contains(QStringLiteral("CPU, 16-bit · ready")));
        QCOMPARE(m_record.loadCount, loads + 1);
        QCOMPARE(m_generation->modelState().selection.threads, 1);

        m_models->unload();
        QTRY_COMPARE(m_models->state(), ModelsViewModel::None);
        settings.model.threads = 2; // does not load what was unloaded
        m_settings->set(settings);
        QTest::qWait(20);
        QCOMPARE(m_models->state(), ModelsViewModel::None);
        m_models->load();
        QTRY_COMPARE(m_models->state(), ModelsViewModel::Ready);
        QCOMPARE(m_generation->modelState().selection.threads, 2);
    }

    void sayWhatFailed()
    {
        core::AppSettings settings = m_settings->settings();
        settings.model.directory = QStringLiteral("missing"); // the fake engine refuses it
        m_settings->set(settings);
        start();
        QTRY_COMPARE(m_models->state(), ModelsViewModel::Failed);
        QCOMPARE(m_notices->count(), 1);
        QCOMPARE(m_notices->notices()[0].severity, Notices::Error);
        QSignalSpy wanted(m_models.get(), &ModelsViewModel::chooseRequested);
        m_notices->act(0);
        QCOMPARE(wanted.size(), 1);
        makeModel(QStringLiteral("models/good"));
        m_models->choose(path(QStringLiteral("models/good")));
        QTRY_COMPARE(m_models->state(), ModelsViewModel::Ready);
    }

    void adviceIsToldOnce()
    {
        makeModel(QStringLiteral("models/one"));
        makeModel(QStringLiteral("models/two"));
        start();
        m_models->choose(path(QStringLiteral("models/one")));
        QTRY_COMPARE(m_notices->count(), 1);
        QCOMPARE(m_notices->notices()[0].details, QStringLiteral("Its BLAS is slow."));
        m_notices->dismiss(0);
        const int loads = m_record.loadCount;
        m_models->choose(path(QStringLiteral("models/two")));
        QTRY_COMPARE(m_record.loadCount, loads + 1);
        QTRY_COMPARE(m_models->state(), ModelsViewModel::Ready);
        QCOMPARE(m_notices->count(), 0);
    }

    void addsAndForgetsFolders()
    {
        makeModel(QStringLiteral("elsewhere/mine"));
        makeModel(QStringLiteral("elsewhere/llama"), 10, R"({"architectures": ["LlamaForCausalLM"]})");
        write(path(QStringLiteral("plain/readme.txt")), "x");
        start();
        QSignalSpy added(m_models.get(), &ModelsViewModel::folderAdded);
        const auto add = [&](const char* name) {
            m_models->addFolder(QUrl::fromLocalFile(path(QLatin1String(name))));
        };
        const auto wayOut = [&] { return m_notices->notices().value(0).wayOut; };
        add("plain");
        QTRY_COMPARE(m_notices->count(), 1);
        QVERIFY(wayOut().contains(QStringLiteral("config.json")));
        add("elsewhere/llama");
        QTRY_VERIFY(wayOut().contains(QStringLiteral("LlamaForCausalLM")));
        QCOMPARE(m_notices->count(), 1); // the same banner
        add("not there");
        QTRY_VERIFY(!wayOut().contains(QStringLiteral("Llama")));
        m_models->addFolder(QUrl(QStringLiteral("https://huggingface.co/x")));
        QVERIFY(m_settings->settings().modelFolders.isEmpty());
        QCOMPARE(added.size(), 0);

        add("elsewhere");
        QTRY_COMPARE(names(), QStringList{QStringLiteral("mine")});
        QVERIFY(shown(0, ModelListModel::AddedRole).toBool());
        QVERIFY(!shown(0, ModelListModel::RemovableRole).toBool());
        QCOMPARE(m_notices->count(), 0);
        add("elsewhere/mine/config.json"); // a model's file is as good as its folder, and chooses it
        QTRY_COMPARE(m_models->state(), ModelsViewModel::Ready);
        QCOMPARE(added.size(), 2);
        QCOMPARE(m_settings->settings().model.directory, path(QStringLiteral("elsewhere/mine")));
        QTRY_VERIFY(!m_models->isScanning());
        QCOMPARE(m_models->models()->models().size(), 1);

        makeModel(QStringLiteral("models/other"));
        m_models->choose(path(QStringLiteral("models/other")));
        QTRY_COMPARE(m_settings->settings().model.directory, path(QStringLiteral("models/other")));
        m_models->forget(path(QStringLiteral("elsewhere/mine")));
        m_models->forget(path(QStringLiteral("elsewhere/mine")));
        QTRY_VERIFY(!m_models->isScanning());
        m_models->scan();
        QTRY_VERIFY(!m_models->isScanning());
        QVERIFY(QFileInfo::exists(path(QStringLiteral("elsewhere/mine/config.json"))));
    }

    /// Opening a named pipe waits until somebody writes.
    void pipesAreNoFilesOfAModel()
    {
        makeModel(QStringLiteral("models/pipes"));
        const auto replace = [this](const QString& name) {
            QFile::remove(path(name));
            return ::mkfifo(QFile::encodeName(path(name)).constData(), 0600) == 0;
        };
        QVERIFY(replace(QStringLiteral("models/pipes/model.safetensors")));
        QVERIFY(replace(QStringLiteral("models/pipes/tokenizer.json")));
        write(path(QStringLiteral("models/sharded/config.json")), kSmall);
        write(path(QStringLiteral("models/sharded/model.safetensors.index.json")),
              R"({"weight_map": {"a": "shard.safetensors"}})");
        QVERIFY(replace(QStringLiteral("models/sharded/shard.safetensors")));
        write(path(QStringLiteral("models/described/model.safetensors")), {});
        QVERIFY(replace(QStringLiteral("models/described/config.json")));
        write(path(QStringLiteral("models/adapter/adapter_model.safetensors")), {});
        QVERIFY(replace(QStringLiteral("models/adapter/adapter_config.json")));
        for (const FoundModel& model : core::findModels({path(QStringLiteral("models"))}))
            QVERIFY2(model.state != FoundModel::State::Usable, qPrintable(model.name));
    }

    void aSlowDiskHoldsNothingUp()
    {
        makeModel(QStringLiteral("models/quick"));
        start();
        QTRY_COMPARE(m_models->state(), ModelsViewModel::Ready);
        const QString mine = path(QStringLiteral("elsewhere/mine"));
        makeModel(QStringLiteral("elsewhere/mine"));
        QVERIFY(QFile::remove(mine + QStringLiteral("/config.json")));
        SlowFile description(mine + QStringLiteral("/config.json"));
        m_models->choose(mine);
        QTRY_VERIFY(description.isWaitedFor());
        QCOMPARE(m_settings->settings().model.directory, path(QStringLiteral("models/quick")));
        makeModel(QStringLiteral("models/second"));
        m_models->scan(); // of other disks
        QTRY_COMPARE(m_models->models()->models().size(), 2);
        description.release(kSmall);
        QTRY_COMPARE(m_settings->settings().model.directory, mine);
        QTRY_COMPARE(m_models->name(), mine); // as the fake engine calls it

        // Another one is looked at meanwhile, and the last choice counts.
        const QString late = path(QStringLiteral("elsewhere/late"));
        makeModel(QStringLiteral("elsewhere/late"));
        QVERIFY(QFile::remove(late + QStringLiteral("/config.json")));
        SlowFile hung(late + QStringLiteral("/config.json"));
        m_models->choose(late);
        QTRY_VERIFY(hung.isWaitedFor());
        m_models->choose(path(QStringLiteral("models/second")));
        QTRY_COMPARE(m_settings->settings().model.directory, path(QStringLiteral("models/second")));
        hung.release(kSmall);
        QTest::qWait(100);
        QCOMPARE(m_settings->settings().model.directory, path(QStringLiteral("models/second")));

        SlowFile memory(path(QStringLiteral("slow-meminfo")));
        m_models->finder().setMemoryFile(path(QStringLiteral("slow-meminfo")));
        m_models->unload();
        QTRY_COMPARE(m_models->state(), ModelsViewModel::None);
        QTRY_VERIFY(memory.isWaitedFor());
        memory.release("MemAvailable:    1000000 kB\n");
        QTRY_COMPARE(m_models->finder().freeMemory(), 1'024'000'000);
    }

    void offersASmallerModelOnceItKnowsOne()
    {
        makeModel(QStringLiteral("models/large"), 4000);
        makeModel(QStringLiteral("models/middle"), 3000);
        makeModel(QStringLiteral("models/small"), 1000);
        makeModel(QStringLiteral("models/tail"), 500);
        QVERIFY(QFile::remove(path(QStringLiteral("models/tail/config.json"))));
        SlowFile tail(path(QStringLiteral("models/tail/config.json")));
        core::AppSettings settings = m_settings->settings();
        settings.model.directory = path(QStringLiteral("models/large"));
        m_settings->set(settings);
        m_models->start({});
        QTRY_COMPARE(m_models->state(), ModelsViewModel::Failed);
        QTRY_VERIFY(tail.isWaitedFor());
        QVERIFY(m_models->isScanning());
        QCOMPARE(m_notices->notices().value(0).action.text, QStringLiteral("Choose a model…"));
        tail.release(kSmall);
        QTRY_COMPARE(m_notices->notices().value(0).action.text, QStringLiteral("Use middle"));
        QCOMPARE(m_notices->count(), 1);
        m_notices->act(0);
        QTRY_COMPARE(m_models->state(), ModelsViewModel::Ready);
        QCOMPARE(m_settings->settings().model.directory, path(QStringLiteral("models/middle")));
    }

    void anAdapterIsUsedWithItsModel()
    {
        const auto cache = qScopeGuard([] { qunsetenv("HF_HUB_CACHE"); });
        qputenv("HF_HUB_CACHE", path(QStringLiteral("hub")).toLocal8Bit());
        makeModel(QStringLiteral("models/musicgen-small"), 3000);
        makeAdapter(QStringLiteral("models/punk"), "facebook/musicgen-small");
        makeAdapter(QStringLiteral("models/chat"), "meta-llama/Llama-3.2-1B"); // nothing of ours
        start();
        QCOMPARE(names(), QStringList({QStringLiteral("musicgen-small"), QStringLiteral("punk")}));
        QCOMPARE(shown(1, ModelListModel::AboutRole), QStringLiteral("Adapter for musicgen-small"));
        QCOMPARE(m_models->models()->models()[1].bytesOnDisk, 500);
        QCOMPARE(core::memoryNeeded(m_models->models()->models()[1], 4),
                 core::memoryNeeded(m_models->models()->models()[0], 4));

        m_models->choose(path(QStringLiteral("models/punk")));
        QTRY_COMPARE(m_models->state(), ModelsViewModel::Ready);
        QCOMPARE(QString::fromStdString(m_record.options.back().directory.string()),
                 path(QStringLiteral("models/musicgen-small")));
        QCOMPARE(QString::fromStdString(m_record.options.back().adapter.string()),
                 path(QStringLiteral("models/punk")));
        QCOMPARE(m_models->strength(), 100);
        QCOMPARE(m_models->name(), QStringLiteral("punk"));
        QVERIFY(shown(1, ModelListModel::ChosenRole).toBool());

        int loads = m_record.loadCount;
        m_models->setStrength(80);
        m_models->setStrength(80);
        QTRY_COMPARE(m_models->name(), QStringLiteral("punk (80%)"));
        QCOMPARE(m_record.loadCount, loads + 1);
        QCOMPARE(m_record.options.back().strength, std::optional(0.8));
        const core::ModelReference made = m_generation->modelState().model->reference;
        QCOMPARE(made.strength, std::optional(0.8));
        QVERIFY(!made.base.isEmpty());

        // It is remembered, each adapter's own.
        m_models->choose(path(QStringLiteral("models/musicgen-small")));
        QTRY_COMPARE(m_models->strength(), 100);
        QTRY_VERIFY(m_record.options.back().adapter.empty() && m_models->state() == ModelsViewModel::Ready);
        QVERIFY(!m_record.options.back().strength);
        m_settings->flush();
        const core::AppSettings stored = core::settingsOf(path(QStringLiteral("settings.json")));
        QCOMPARE(stored.adapterStrengths, m_settings->settings().adapterStrengths);
        m_models->choose(path(QStringLiteral("models/punk")));
        QTRY_COMPARE(m_models->name(), QStringLiteral("punk (80%)"));
    }

    void anAdapterWithoutItsModelSaysHowToGetIt()
    {
        const auto cache = qScopeGuard([] { qunsetenv("HF_HUB_CACHE"); });
        qputenv("HF_HUB_CACHE", path(QStringLiteral("hub")).toLocal8Bit());
        makeAdapter(QStringLiteral("elsewhere/punk"), "facebook/musicgen-medium");
        makeAdapter(QStringLiteral("models/hada"), "facebook/musicgen-medium", "LOHA");
        start();
        QVERIFY(shown(0, ModelListModel::ProblemRole).toString().contains(QStringLiteral("LoRA and DoRA")));
        QSignalSpy wanted(m_models.get(), &ModelsViewModel::downloadRequested);
        m_models->addFolder(QUrl::fromLocalFile(path(QStringLiteral("elsewhere/punk"))));
        QTRY_COMPARE(m_notices->count(), 1);
        QCOMPARE(m_notices->notices()[0].wayOut,
                 QStringLiteral("An adapter for facebook/musicgen-medium, which isn't on this computer."));
        QCOMPARE(m_notices->notices()[0].action.text, QStringLiteral("Download musicgen-medium"));
        m_notices->act(0);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][0].toString(), QStringLiteral("facebook/musicgen-medium"));
        QTRY_COMPARE(m_models->models()->models().size(), 2); // it stays in the list
        QCOMPARE(shown(1, ModelListModel::ActionTextRole), QStringLiteral("Download musicgen-medium"));
        QCOMPARE(shown(1, ModelListModel::StateRole).toInt(), int(ui::model_item::Unusable));

        // Once its model has come, it can be used.
        const QString repository = path(QStringLiteral("models/models--facebook--musicgen-medium"));
        const QString commit(40, u'a');
        makeModel(QStringLiteral("models/models--facebook--musicgen-medium/snapshots/") + commit);
        write(repository + QStringLiteral("/refs/main"), commit.toLatin1());
        m_models->scan();
        QTRY_VERIFY(!m_models->isScanning());
        QCOMPARE(shown(2, ModelListModel::StateRole).toInt(), int(ui::model_item::Installed));
        m_models->choose(path(QStringLiteral("elsewhere/punk")));
        QTRY_COMPARE(m_models->state(), ModelsViewModel::Ready);
        QCOMPARE(QString::fromStdString(m_record.options.back().directory.string()),
                 repository + QStringLiteral("/snapshots/") + commit);
    }

    void refusesToChooseWhatCannotBeUsed()
    {
        write(path(QStringLiteral("models/old/state_dict.bin")), {}, 500);
        start();
        QVERIFY(!m_models->isAnyUsable());
        m_models->choose(path(QStringLiteral("models/old")));
        QTRY_COMPARE(m_notices->count(), 1);
        QVERIFY(m_notices->notices()[0].wayOut.contains(QStringLiteral("audiocraft")));
        QCOMPARE(m_models->state(), ModelsViewModel::None);
    }
};

QTEST_MAIN(ModelsTest)
#include "tst_models.moc"
