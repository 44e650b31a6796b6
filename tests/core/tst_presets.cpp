// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Factory and user presets: editing, deleting, restoring, import and export; and that all that ship are
// sound.

#include "core/files/safe_file.h"
#include "core/presets/preset_store.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace arioso::core;

namespace {

const QString kFactory = QStringLiteral(":/arioso/presets");
const QString kLofi = QStringLiteral("lofi-study");

Preset preset(const char* name, double temperature = 1.2)
{
    Preset made;
    made.name = QString::fromLatin1(name);
    made.settings.temperature = temperature;
    return made;
}

} // namespace

class PresetsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = open();
    }

    void factoryPresetsAreSound()
    {
        const QStringList files = QDir(kFactory).entryList({QStringLiteral("*.json")});
        QVERIFY(files.size() >= 12);
        QVERIFY(m_store->problems().isEmpty());
        QCOMPARE(m_store->presets().size(), files.size());
        QSet<QString> names;
        for (const Preset& shipped : m_store->presets()) {
            names.insert(shipped.name);
            QVERIFY(m_store->isFactory(shipped.id));
            QVERIFY(!shipped.description.isEmpty());
            QVERIFY(shipped.unknown.isEmpty() && shipped.settings.unknown.isEmpty()); // no misspelt field
            QVERIFY(shipped.settings.seconds.value_or(0) <= 30);
            QVERIFY(!shipped.prompt || shipped.prompt->size() > 20);
        }
        QCOMPARE(names.size(), files.size());
        QVERIFY(!m_store->canRestore());
    }

    void createdPresetsAreThereAgain()
    {
        QSignalSpy changed(m_store.get(), &PresetStore::changed);
        Preset mine = preset(" Mine ");
        mine.prompt = QStringLiteral("a prompt");
        mine.description = QStringLiteral("what it is for");
        const QString id = *valueOf(m_store->create(mine));
        QCOMPARE(changed.size(), 1);
        reopen();
        mine.id = id;
        mine.name = QStringLiteral("Mine");
        QVERIFY(*m_store->find(id) == mine);
        QVERIFY(!m_store->isFactory(id));
        QCOMPARE(m_store->presets().last().id, id); // after the factory's
    }

    void namesStayApart()
    {
        m_store->create(preset("Mine"));
        QCOMPARE(nameOf(*valueOf(m_store->create(preset("mine")))), QStringLiteral("mine 2"));
        const QString third = *valueOf(m_store->create(preset("Mine 2")));
        QCOMPARE(nameOf(third), QStringLiteral("Mine 3"));
        QVERIFY(!m_store->rename(third, QStringLiteral("Mine 3"))); // its own name is not taken
        QCOMPARE(nameOf(third), QStringLiteral("Mine 3"));
        QVERIFY(!m_store->rename(third, QStringLiteral("Other")));
        QCOMPARE(nameOf(third), QStringLiteral("Other"));
        const QString longest = *valueOf(m_store->create(preset(QByteArray(100, 'n').constData())));
        QCOMPARE(nameOf(*valueOf(m_store->duplicate(longest))).size(), 100 - 5 + 2);
    }

    void whatCouldNotBeReadBackIsNotWritten()
    {
        QCOMPARE(failureOf(m_store->create(preset("  ")))->code, FailureCode::FormatInvalid);
        QCOMPARE(failureOf(m_store->create(preset(QByteArray(101, 'n').constData())))->code,
                 FailureCode::FormatInvalid);
        QCOMPARE(failureOf(m_store->create(preset("Hot", 1000)))->code, FailureCode::FormatInvalid);
        const QString id = *valueOf(m_store->create(preset("Mine")));
        Preset hot = *m_store->find(id);
        hot.settings.temperature = 1000;
        QCOMPARE(m_store->save(hot)->code, FailureCode::FormatInvalid);
        QCOMPARE(m_store->find(id)->settings.temperature, std::optional(1.2));
        hot.id = QStringLiteral("nobody");
        QCOMPARE(m_store->save(hot)->code, FailureCode::NotThere);
        QCOMPARE(m_store->remove(QStringLiteral("nobody"))->code, FailureCode::NotThere);
        QCOMPARE(failureOf(m_store->duplicate(QStringLiteral("nobody")))->code, FailureCode::NotThere);
    }

    void editedFactoryPresetIsRestored()
    {
        const Preset shipped = *m_store->find(kLofi);
        Preset edited = shipped;
        edited.settings.temperature = 0.5;
        QVERIFY(!m_store->save(edited));
        reopen();
        QVERIFY(m_store->isEdited(kLofi) && m_store->canRestore() && m_store->isFactory(kLofi));
        QVERIFY(*m_store->find(kLofi) == edited);
        QVERIFY(!m_store->restoreFactory(kLofi));
        QVERIFY(*m_store->find(kLofi) == shipped);
        QVERIFY(!m_store->canRestore());
    }

    void deletedFactoryPresetsAreRestored()
    {
        const QList<Preset> shipped = m_store->presets();
        const QString mine = *valueOf(m_store->create(preset("Mine")));
        QVERIFY(!m_store->rename(kLofi, QStringLiteral("Edited, then deleted")));
        for (const Preset& each : shipped)
            QVERIFY(!m_store->remove(each.id));
        reopen();
        QCOMPARE(m_store->presets().size(), 1);
        QVERIFY(!m_store->restoreFactory(kLofi));
        QCOMPARE(m_store->presets().size(), 2);
        m_store->restoreAllFactory();
        QCOMPARE(m_store->presets().mid(0, shipped.size()), shipped);
        QVERIFY(m_store->find(mine) != nullptr);
    }

    void presetsTravelAsFiles()
    {
        const QString file = m_folder->filePath(QStringLiteral("100% #1.json"));
        QVERIFY(!writePreset(*m_store->find(kLofi), file));
        const Outcome<Preset> read = readPreset(file);
        QVERIFY(valueOf(read) != nullptr);
        const QString id = *valueOf(m_store->create(*valueOf(read)));
        QVERIFY(id != kLofi);
        QCOMPARE(m_store->find(id)->prompt, m_store->find(kLofi)->prompt);
        QVERIFY(m_store->find(id)->settings == m_store->find(kLofi)->settings);
        QVERIFY(m_store->find(id)->name != m_store->find(kLofi)->name);
    }

    void foreignFilesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<FailureCode>("code");
        QTest::newRow("no JSON") << QByteArray("RIFF....WAVE") << FailureCode::FormatInvalid;
        QTest::newRow("empty") << QByteArray() << FailureCode::FormatInvalid;
        QTest::newRow("other JSON") << QByteArray(R"({"name": "x", "version": 1})")
                                    << FailureCode::FormatInvalid;
        QTest::newRow("later") << QByteArray(R"({"format": "arioso-preset", "name": "x", "version": 2})")
                               << FailureCode::VersionUnsupported;
        QTest::newRow("nameless") << QByteArray(R"({"format": "arioso-preset", "version": 1})")
                                  << FailureCode::FormatInvalid;
        QTest::newRow("out of range")
            << QByteArray(
                   R"({"format": "arioso-preset", "name": "x", "version": 1, "settings": {"takes": 1000}})")
            << FailureCode::FormatInvalid;
    }

    void foreignFilesAreRefused()
    {
        QFETCH(QByteArray, content);
        QFETCH(FailureCode, code);
        const QString file = m_folder->filePath(QStringLiteral("foreign.json"));
        QVERIFY(!writeFileSafely(file, content));
        QCOMPARE(failureOf(readPreset(file))->code, code);
    }

    void missingFilesAreTold()
    {
        QCOMPARE(failureOf(readPreset(QStringLiteral("/nowhere/x.json")))->code, FailureCode::FileNotFound);
        QCOMPARE(writePreset(*m_store->find(kLofi), QStringLiteral("/nowhere/x.json"))->code,
                 FailureCode::FileUnwritable);
    }

    void damagedUserFileIsSkipped()
    {
        const QString id = *valueOf(m_store->create(preset("Mine")));
        m_store->flush();
        const QString damaged = userFolder() + QStringLiteral("/damaged.json");
        QVERIFY(!writeFileSafely(damaged, "{\"format\": \"arioso-pre"));
        reopen();
        QCOMPARE(m_store->problems().size(), 1);
        QVERIFY(m_store->problems().first().detail.contains(QStringLiteral("damaged.json")));
        QVERIFY(m_store->find(id) != nullptr);
        QVERIFY(QFile::exists(damaged));
    }

    void changesAreWrittenInOrder()
    {
        const QString id = *valueOf(m_store->create(preset("Mine")));
        for (int i = 0; i < 20; ++i) {
            QVERIFY(!m_store->remove(kLofi));
            QVERIFY(!m_store->restoreFactory(kLofi));
            QVERIFY(!m_store->rename(id, QStringLiteral("Name %1").arg(i)));
        }
        QVERIFY(!m_store->remove(kLofi));
        reopen();
        QCOMPARE(nameOf(id), QStringLiteral("Name 19"));
        QCOMPARE(m_store->find(kLofi), nullptr);
    }

    /// What is in the way of the folder is no reason to lose what was made.
    void whatCouldNotBeWrittenIsKeptAndWrittenAgain()
    {
        const QString file = m_folder->filePath(QStringLiteral("file"));
        QVERIFY(!writeFileSafely(file, "x"));
        QString id;
        {
            PresetStore store(file + QStringLiteral("/presets"));
            QSignalSpy failed(&store, &PresetStore::failed);
            QSignalSpy recovered(&store, &PresetStore::recovered);
            id = *valueOf(store.create(preset("Mine")));
            QVERIFY(!store.remove(kLofi));
            QTRY_COMPARE(failed.size(), 2);
            QCOMPARE(failed[0][0].toString(), QStringLiteral("Mine"));
            QCOMPARE(failed[0][1].value<Failure>().code, FailureCode::FileUnwritable);
            QVERIFY(store.hasUnsaved());
            QVERIFY(store.find(id) != nullptr);
            QVERIFY(QFile::remove(file));
            store.retry();
            QTRY_COMPARE(recovered.size(), 1);
            QVERIFY(!store.hasUnsaved());
        }
        const PresetStore store(file + QStringLiteral("/presets"));
        QVERIFY(store.find(id) != nullptr);
        QCOMPARE(store.find(kLofi), nullptr);
    }

private:
    QString userFolder() const { return m_folder->filePath(QStringLiteral("presets")); }
    std::unique_ptr<PresetStore> open() const { return std::make_unique<PresetStore>(userFolder()); }
    void reopen()
    {
        m_store.reset(); // writes everything
        m_store = open();
    }
    QString nameOf(const QString& id) const { return m_store->find(id)->name; }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PresetStore> m_store;
};

QTEST_GUILESS_MAIN(PresetsTest)

#include "tst_presets.moc"
