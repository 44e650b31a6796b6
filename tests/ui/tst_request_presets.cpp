// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The presets as the window shows them: current, modified, and what undoes what.
#include "core/files/safe_file.h"
#include "support/slow_file.h"
#include "ui/request/factory_presets.h"
#include "ui/request/presets_view_model.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace arioso;
using namespace arioso::ui;

namespace {

struct Presets
{
    QTemporaryDir folder;
    core::RecentPrompts recentPrompts{folder.filePath(QStringLiteral("recent.json"))};
    core::PresetStore store{folder.filePath(QStringLiteral("presets"))};
    RequestViewModel request{recentPrompts};
    Notices notices;
    EditHistory history{notices};
    PresetsViewModel model{store, request, history, notices};
    QAbstractItemModelTester tester{&model};

    QString write(const QString& name, const QByteArray& text) const
    {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(text);
        return file.fileName();
    }
};

const QString kLofi = QStringLiteral("lofi-study");
const QString kCloser = QStringLiteral("closer-to-the-prompt"); // has no prompt

} // namespace

class TestPresetsViewModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void applySetsPromptAndSettings();
    void presetWithoutPromptKeepsIt();
    void modifiedComesAndGoes();
    void changeOfModelIsNoModification();
    void takeBackUndoesApply();
    void saveWritesTheCurrentOne();
    void saveAsMakesANewCurrentOne();
    void draftIsWrittenOnlyWhenSaved();
    void untouchedTextsOfADraftStayTranslatable();
    void renameAndDuplicate();
    void removeIsUndone_data();
    void removeIsUndone();
    void restoreIsUndone();
    void everyEditIsUndoneAndRedone_data();
    void everyEditIsUndoneAndRedone();
    void undoOfAnEditFollowsWhatIsShown();
    void undoOfSavingKeepsWhatIsShown();
    void undoLeavesAPresetThatWasAppliedSince();
    void damagedImportIsANotice();
    void exportAndImport();
    void aHungImportHoldsNothingUp();
    void unsavedOnesAreToldAndTriedAgain();
    void problemsAreOneNotice();
    void sessionRoundTrip();
    void everyFactoryTextCanBeTranslated();
    void listHasHeadings();
};

void TestPresetsViewModel::applySetsPromptAndSettings()
{
    Presets p;
    p.request.form()->guidance()->setValue(9);
    p.request.form()->seed()->enter(QStringLiteral("5"));
    QSignalSpy edited(&p.request, &RequestViewModel::edited);
    p.model.apply(kLofi);
    QCOMPARE(edited.count(), 1);
    QVERIFY(p.request.prompt().startsWith(QStringLiteral("lofi hip hop beat")));
    core::GenerationSettings settings;
    settings.seconds = 20;
    QCOMPARE(p.request.chosenSettings(), settings);
    QCOMPARE(p.model.current(), kLofi);
    QCOMPARE(p.model.currentLabel(), QStringLiteral("Lo-fi study"));
    QCOMPARE(p.model.idAt(p.model.currentRow()), kLofi);
    p.model.apply(QStringLiteral("no such preset"));
    QCOMPARE(p.model.current(), kLofi);
}

void TestPresetsViewModel::presetWithoutPromptKeepsIt()
{
    Presets p;
    p.request.setPrompt(QStringLiteral("mine"));
    p.model.apply(kCloser);
    QCOMPARE(p.request.prompt(), QStringLiteral("mine"));
    QCOMPARE(p.request.settings().guidanceScale, std::optional(5.0));
    p.request.setPrompt(QStringLiteral("another"));
    QVERIFY(!p.model.isModified());
}

void TestPresetsViewModel::modifiedComesAndGoes()
{
    Presets p;
    QVERIFY(!p.model.isModified());
    p.model.apply(kLofi);
    const QString prompt = p.request.prompt();
    QVERIFY(!p.model.isModified());
    p.request.setPrompt(prompt + u'!');
    QVERIFY(p.model.isModified());
    QCOMPARE(p.model.currentLabel(), QString::fromUtf8("Lo-fi study •"));
    p.request.setPrompt(prompt);
    QVERIFY(!p.model.isModified());
    QSignalSpy changed(&p.model, &PresetsViewModel::currentChanged);
    p.request.form()->temperature()->setValue(0.5);
    QVERIFY(changed.count() > 0);
    QVERIFY(p.model.isModified());
    p.request.form()->temperature()->reset();
    QVERIFY(!p.model.isModified());
    p.request.form()->takes()->stepBy(1);
    QVERIFY(p.model.isModified());
    p.request.form()->takes()->stepBy(-1);
    QVERIFY(!p.model.isModified());
}

void TestPresetsViewModel::changeOfModelIsNoModification()
{
    Presets p;
    p.model.apply(kLofi);
    core::ModelSummary model;
    model.maxSeconds = 12;
    model.defaults.guidanceScale = 7;
    p.request.setModel(model);
    p.request.setRoom(4);
    QCOMPARE(p.request.settings().seconds, std::optional(4.0));
    QVERIFY(!p.model.isModified());
}

void TestPresetsViewModel::takeBackUndoesApply()
{
    Presets p;
    p.request.setPrompt(QStringLiteral("mine"));
    p.request.form()->guidance()->setValue(9);
    QVERIFY(!p.model.canTakeBack());
    p.model.apply(kLofi);
    p.model.takeBack();
    QCOMPARE(p.request.prompt(), QStringLiteral("mine"));
    QCOMPARE(p.request.settings().guidanceScale, std::optional(9.0));
    QCOMPARE(p.model.current(), QString());
    QVERIFY(!p.model.canTakeBack());
}

void TestPresetsViewModel::saveWritesTheCurrentOne()
{
    Presets p;
    p.model.apply(kLofi);
    p.request.setPrompt(QStringLiteral("changed"));
    p.request.form()->guidance()->setValue(4);
    QVERIFY(p.model.save());
    QVERIFY(!p.model.isModified());
    QVERIFY(p.model.currentCanBeRestored());
    p.store.flush();
    core::PresetStore again(p.folder.filePath(QStringLiteral("presets")));
    QCOMPARE(again.find(kLofi)->prompt, std::optional(QStringLiteral("changed")));
    QCOMPARE(again.find(kLofi)->settings.guidanceScale, std::optional(4.0));

    p.model.apply(kCloser);
    p.request.form()->takes()->setValue(3);
    QVERIFY(p.model.save());
    QCOMPARE(p.store.find(kCloser)->prompt, std::nullopt); // it keeps to keep the prompt
}

void TestPresetsViewModel::saveAsMakesANewCurrentOne()
{
    Presets p;
    const int before = p.model.count();
    p.request.setPrompt(QStringLiteral("mine"));
    p.request.form()->duration()->setValue(7);
    QVERIFY(p.model.saveAs(QStringLiteral(" My preset "), true));
    QCOMPARE(p.model.count(), before + 1);
    QCOMPARE(p.model.currentName(), QStringLiteral("My preset"));
    QVERIFY(!p.model.isModified());
    QCOMPARE(p.store.find(p.model.current())->prompt, std::optional(QStringLiteral("mine")));
    QVERIFY(p.model.saveAs(QStringLiteral("my PRESET"), false));
    QVERIFY(p.model.currentName() != QStringLiteral("my PRESET")); // made unique
    QCOMPARE(p.store.find(p.model.current())->prompt, std::nullopt);
    QVERIFY(!p.model.saveAs(QStringLiteral("  "), true));
    QCOMPARE(p.notices.count(), 1);
    QVERIFY(!p.model.problemWithName(QStringLiteral(" ")).isEmpty());
    QVERIFY(!p.model.problemWithName(QString(101, u'x')).isEmpty());
    QCOMPARE(p.model.problemWithName(QStringLiteral("x")), QString());
}

void TestPresetsViewModel::draftIsWrittenOnlyWhenSaved()
{
    Presets p;
    p.model.apply(kLofi);
    QVERIFY(p.model.beginEdit(kLofi));
    PresetDraft* draft = p.model.draft();
    draft->setProperty("name", QStringLiteral("Studying"));
    draft->setProperty("description", QStringLiteral("two\nlines"));
    draft->setProperty("prompt", QStringLiteral("quiet beat"));
    draft->form()->temperature()->setValue(0.8);
    QVERIFY(p.request.prompt() != QStringLiteral("quiet beat"));
    QCOMPARE(p.store.find(kLofi)->name, QStringLiteral("Lo-fi study"));
    QVERIFY(p.model.saveDraft());
    const core::Preset* saved = p.store.find(kLofi);
    QCOMPARE(saved->name, QStringLiteral("Studying"));
    QCOMPARE(saved->description, QStringLiteral("two lines"));
    QCOMPARE(saved->settings.temperature, std::optional(0.8));
    QCOMPARE(saved->settings.seconds, std::optional(20.0));
    // It was current and unmodified, so what is shown follows.
    QCOMPARE(p.request.prompt(), QStringLiteral("quiet beat"));
    QVERIFY(!p.model.isModified());

    QVERIFY(p.model.beginEdit(kLofi));
    draft->setProperty("name", QString());
    QVERIFY(!draft->problem().isEmpty());
    draft->setProperty("name", QStringLiteral("x"));
    draft->setProperty("hasPrompt", false);
    QCOMPARE(draft->problem(), QString());
    QVERIFY(p.model.saveDraft());
    QCOMPARE(p.store.find(kLofi)->prompt, std::nullopt);
}

void TestPresetsViewModel::untouchedTextsOfADraftStayTranslatable()
{
    core::Preset preset;
    preset.name = QStringLiteral("English");
    preset.description = QStringLiteral("English line");
    PresetDraft draft;
    draft.begin(preset, QStringLiteral("Übersetzt"), QStringLiteral("Zeile"));
    QCOMPARE(draft.result(), preset);
    draft.setProperty("description", QStringLiteral("Neue Zeile"));
    QCOMPARE(draft.result().name, QStringLiteral("English"));
    QCOMPARE(draft.result().description, QStringLiteral("Neue Zeile"));
}

void TestPresetsViewModel::renameAndDuplicate()
{
    Presets p;
    p.model.apply(kLofi);
    QVERIFY(p.model.rename(kLofi, QStringLiteral(" Study ")));
    QCOMPARE(p.model.currentName(), QStringLiteral("Study"));
    QCOMPARE(p.model.current(), kLofi);
    QVERIFY(p.model.duplicate(kLofi));
    QVERIFY(p.model.current() != kLofi);
    QCOMPARE(p.model.currentName(), QStringLiteral("Study 2"));
    QVERIFY(!p.model.isModified());
    QVERIFY(!p.model.rename(QStringLiteral("gone"), QStringLiteral("x")));
    QCOMPARE(p.notices.count(), 1);
}

void TestPresetsViewModel::removeIsUndone_data()
{
    QTest::addColumn<bool>("factory");
    QTest::addColumn<bool>("edited");
    QTest::newRow("factory") << true << false;
    QTest::newRow("edited factory") << true << true;
    QTest::newRow("own") << false << false;
}

void TestPresetsViewModel::removeIsUndone()
{
    QFETCH(bool, factory);
    QFETCH(bool, edited);
    Presets p;
    p.request.setPrompt(QStringLiteral("mine"));
    if (factory)
        p.model.apply(kLofi);
    else
        QVERIFY(p.model.saveAs(QStringLiteral("Own"), true));
    if (edited) {
        p.request.form()->guidance()->setValue(8);
        QVERIFY(p.model.save());
    }
    const core::Preset before = *p.store.find(p.model.current());
    const int count = p.model.count();
    QVERIFY(p.model.remove(p.model.current()));
    QCOMPARE(p.model.count(), count - 1);
    QCOMPARE(p.model.current(), QString());
    QCOMPARE(p.request.prompt(), before.prompt.value()); // what is shown stays
    p.notices.act(0);
    QCOMPARE(p.model.count(), count);
    QCOMPARE(p.model.currentName(), before.name);
    const core::Preset after = *p.store.find(p.model.current());
    QCOMPARE(after, before);
    QVERIFY(!p.model.isModified());
}

void TestPresetsViewModel::restoreIsUndone()
{
    Presets p;
    QVERIFY(!p.model.canRestoreAll());
    p.model.apply(kLofi);
    p.request.setPrompt(QStringLiteral("edited"));
    QVERIFY(p.model.save());
    QVERIFY(p.model.remove(QStringLiteral("jazz-trio")));
    QVERIFY(p.model.saveAs(QStringLiteral("Own"), true));
    QVERIFY(p.model.canRestoreAll());
    const QList<core::Preset> before = p.store.presets();

    QVERIFY(p.model.restoreAllFactory());
    QVERIFY(!p.model.canRestoreAll());
    QVERIFY(p.store.find(QStringLiteral("jazz-trio")) != nullptr);
    QVERIFY(p.store.find(kLofi)->prompt != std::optional(QStringLiteral("edited")));
    QCOMPARE(p.model.currentName(), QStringLiteral("Own"));
    p.notices.act(0);
    QCOMPARE(p.store.presets(), before);

    QVERIFY(p.model.restoreFactory(kLofi));
    QVERIFY(!p.store.isEdited(kLofi));
    QCOMPARE(p.store.find(QStringLiteral("jazz-trio")), nullptr);
    p.notices.act(0);
    QCOMPARE(p.store.presets(), before);
}

void TestPresetsViewModel::everyEditIsUndoneAndRedone_data()
{
    using Edit = std::function<void(Presets&)>;
    QTest::addColumn<Edit>("edit");
    QTest::newRow("add") << Edit([](Presets& p) { p.model.saveAs(QStringLiteral("New"), true); });
    QTest::newRow("change") << Edit([](Presets& p) {
        p.request.form()->guidance()->setValue(7);
        p.model.save();
    });
    QTest::newRow("edit") << Edit([](Presets& p) {
        p.model.beginEdit(p.model.current());
        p.model.draft()->setProperty("description", QStringLiteral("another"));
        p.model.saveDraft();
    });
    QTest::newRow("rename") << Edit(
        [](Presets& p) { p.model.rename(p.model.current(), QStringLiteral("Other")); });
    QTest::newRow("rename a built-in one")
        << Edit([](Presets& p) { p.model.rename(kCloser, QStringLiteral("Other")); });
    QTest::newRow("duplicate") << Edit([](Presets& p) { p.model.duplicate(p.model.current()); });
    QTest::newRow("delete") << Edit([](Presets& p) { p.model.remove(p.model.current()); });
    QTest::newRow("delete a built-in one") << Edit([](Presets& p) { p.model.remove(kLofi); });
    QTest::newRow("reset all") << Edit([](Presets& p) { p.model.restoreAllFactory(); });
}

/// In memory and on disk, to the id.
void TestPresetsViewModel::everyEditIsUndoneAndRedone()
{
    QFETCH(const std::function<void(Presets&)>, edit);
    Presets p;
    p.request.setPrompt(QStringLiteral("mine"));
    QVERIFY(p.model.saveAs(QStringLiteral("Own"), true));
    QVERIFY(
        p.model.rename(QStringLiteral("jazz-trio"), QStringLiteral("Trio"))); // there is something to reset
    const auto onDisk = [&] {
        p.store.flush();
        return core::PresetStore(p.folder.filePath(QStringLiteral("presets"))).presets();
    };
    const QList<core::Preset> before = p.store.presets();
    const QString current = p.model.current();
    edit(p);
    const QList<core::Preset> after = p.store.presets();
    const QString currentAfter = p.model.current();
    QVERIFY(before != after);
    for (int i = 0; i < 2; ++i) {
        p.history.undo();
        QCOMPARE(p.store.presets(), before);
        QCOMPARE(onDisk(), before);
        QCOMPARE(p.model.current(), current);
        p.history.redo();
        QCOMPARE(p.store.presets(), after);
        QCOMPARE(onDisk(), after);
        QCOMPARE(p.model.current(), currentAfter);
    }
    p.history.undo();
    p.history.undo();
    p.history.undo();
    QVERIFY(!p.history.canUndo());
    QVERIFY(!p.model.canRestoreAll());
    QCOMPARE(p.model.current(), QString());
}

void TestPresetsViewModel::undoOfAnEditFollowsWhatIsShown()
{
    Presets p;
    p.model.apply(kLofi);
    const QString prompt = p.request.prompt();
    QVERIFY(p.model.beginEdit(kLofi));
    p.model.draft()->setProperty("prompt", QStringLiteral("edited"));
    QVERIFY(p.model.saveDraft());
    QCOMPARE(p.request.prompt(), QStringLiteral("edited"));
    p.history.undo();
    QCOMPARE(p.request.prompt(), prompt);
    p.request.setPrompt(QStringLiteral("typed since"));
    p.history.redo();
    QCOMPARE(p.request.prompt(), QStringLiteral("typed since"));
}

void TestPresetsViewModel::undoOfSavingKeepsWhatIsShown()
{
    Presets p;
    p.model.apply(kLofi);
    p.request.setPrompt(QStringLiteral("typed"));
    QVERIFY(p.model.save());
    QVERIFY(!p.model.isModified());
    p.history.undo();
    QCOMPARE(p.request.prompt(), QStringLiteral("typed"));
    QVERIFY(p.model.isModified());
}

void TestPresetsViewModel::undoLeavesAPresetThatWasAppliedSince()
{
    Presets p;
    QVERIFY(p.model.saveAs(QStringLiteral("Own"), true));
    p.model.apply(kLofi);
    p.history.undo();
    QCOMPARE(p.model.current(), kLofi);
    p.history.redo();
    QCOMPARE(p.model.current(), kLofi);
}

void TestPresetsViewModel::damagedImportIsANotice()
{
    Presets p;
    const int count = p.model.count();
    const QString damaged = p.write(QStringLiteral("damaged.json"), "{\"format\": \"arioso-preset\", \"ver");
    p.model.importFile(QUrl::fromLocalFile(damaged));
    QTRY_COMPARE(p.notices.count(), 1);
    QCOMPARE(p.model.count(), count);
    QCOMPARE(p.notices.notices().first().severity, Notices::Error);
    QVERIFY(p.notices.notices().first().text.contains(QStringLiteral("damaged.json")));
    const QString wild = p.write(QStringLiteral("wild.json"), R"({"format": "arioso-preset", "version": 1,
        "name": "x", "settings": {"temperature": -4}})");
    p.model.importFile(QUrl::fromLocalFile(wild));
    p.model.importFile(QUrl::fromLocalFile(p.folder.filePath(QStringLiteral("missing.json"))));
    QTRY_COMPARE(p.notices.count(), 3);
    QCOMPARE(p.model.count(), count);
}

void TestPresetsViewModel::exportAndImport()
{
    Presets p;
    p.request.setPrompt(QStringLiteral("mine"));
    p.request.form()->seed()->enter(QStringLiteral("18446744073709551615"));
    QVERIFY(p.model.saveAs(QStringLiteral("A/B: \"test\""), true));
    const core::Preset mine = *p.store.find(p.model.current());
    QCOMPARE(p.model.fileNameFor(mine.id), QStringLiteral("A-B- -test-.json"));
    const QUrl file = QUrl::fromLocalFile(p.folder.filePath(QStringLiteral("50% #2.json")));
    p.model.exportFile(mine.id, file);
    QTRY_COMPARE(p.notices.count(), 1);
    QVERIFY(p.notices.notices().first().text.contains(QStringLiteral("50% #2.json")));
    QVERIFY(p.store.remove(mine.id) == std::nullopt);
    p.model.importFile(file);
    QTRY_COMPARE(p.notices.count(), 2);
    p.request.replace(QString(), {});
    QCOMPARE(p.history.undoText(), QStringLiteral("Undo import preset"));
    p.notices.act(0); // "Apply it"
    QCOMPARE(p.model.currentName(), mine.name);
    QCOMPARE(p.request.prompt(), QStringLiteral("mine"));
    QCOMPARE(p.request.chosenSettings(), mine.settings);
    p.model.exportFile(p.model.current(), QUrl::fromLocalFile(QStringLiteral("/nowhere/out.json")));
    QTRY_COMPARE(p.notices.notices().first().severity, Notices::Error);
}

/// It waits for a disk that does not answer; the window does not.
void TestPresetsViewModel::aHungImportHoldsNothingUp()
{
    Presets p;
    test::SlowFile slow(p.folder.filePath(QStringLiteral("slow.json")));
    p.model.importFile(QUrl::fromLocalFile(p.folder.filePath(QStringLiteral("slow.json"))));
    QTRY_VERIFY(slow.isWaitedFor());
    const QString quick = p.folder.filePath(QStringLiteral("quick.json"));
    QVERIFY(!core::writeFileSafely(quick, R"({"format": "arioso-preset", "version": 1, "name": "Quick"})"));
    p.model.importFile(QUrl::fromLocalFile(quick));
    QTRY_COMPARE(p.notices.count(), 1);
    QVERIFY(p.notices.notices().first().text.contains(QStringLiteral("Quick")));
    const QString pipe = p.folder.filePath(QStringLiteral("pipe.json"));
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    p.model.importFile(QUrl::fromLocalFile(pipe));
    QTRY_COMPARE(p.notices.count(), 2);
    QVERIFY(slow.isWaitedFor());
    p.notices.dismiss(1);
    p.notices.dismiss(0);
    QVERIFY(p.model.saveAs(QStringLiteral("Meanwhile"), false));
    p.store.flush();
    QVERIFY(core::PresetStore(p.folder.filePath(QStringLiteral("presets"))).find(p.model.current()) !=
            nullptr);
    slow.release(R"({"format": "arioso-preset", "version": 1, "name": "Late"})");
    QTRY_COMPARE(p.notices.count(), 1);
    QVERIFY(p.notices.notices().first().text.contains(QStringLiteral("Late")));
}

void TestPresetsViewModel::unsavedOnesAreToldAndTriedAgain()
{
    QTemporaryDir folder;
    core::RecentPrompts recent(folder.filePath(QStringLiteral("recent.json")));
    core::PresetStore store(folder.filePath(QStringLiteral("file/presets")));
    RequestViewModel request(recent);
    Notices notices;
    EditHistory history(notices);
    PresetsViewModel model(store, request, history, notices);
    QFile file(folder.filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(model.saveAs(QStringLiteral("Mine"), false));
    QTRY_COMPARE(notices.count(), 1);
    QVERIFY(model.isUnsaved());
    QVERIFY(notices.notices().first().text.contains(QStringLiteral("Mine")));
    QCOMPARE(model.currentName(), QStringLiteral("Mine"));
    QVERIFY(file.remove());
    notices.act(0); // Try again
    QTRY_VERIFY(!model.isUnsaved());
    QCOMPARE(notices.count(), 0);
}

void TestPresetsViewModel::problemsAreOneNotice()
{
    Presets p;
    QVERIFY(QDir().mkpath(p.folder.filePath(QStringLiteral("presets"))));
    p.write(QStringLiteral("presets/one.json"), "rubbish");
    p.write(QStringLiteral("presets/two.json"), "{}");
    core::PresetStore store(p.folder.filePath(QStringLiteral("presets")));
    PresetsViewModel model(store, p.request, p.history, p.notices);
    model.restore({});
    QCOMPARE(p.notices.count(), 1);
    const Notices::Notice& notice = p.notices.notices().first();
    QCOMPARE(notice.severity, Notices::Warning);
    QVERIFY(notice.details.contains(QStringLiteral("one.json")) &&
            notice.details.contains(QStringLiteral("two.json")));
}

void TestPresetsViewModel::sessionRoundTrip()
{
    Presets p;
    QSignalSpy edited(&p.model, &PresetsViewModel::edited);
    p.model.apply(kLofi);
    QCOMPARE(edited.count(), 1);
    p.request.form()->guidance()->setValue(6);
    core::Session session;
    p.request.store(session);
    p.model.store(session);
    QCOMPARE(session.presetId, kLofi);

    Presets q;
    q.request.restore(session);
    q.model.restore(session);
    QCOMPARE(q.model.current(), kLofi);
    QVERIFY(q.model.isModified());
    q.request.form()->guidance()->reset();
    QVERIFY(!q.model.isModified());
    session.presetId = QStringLiteral("gone since");
    q.model.restore(session);
    QCOMPARE(q.model.current(), QString());
    QCOMPARE(q.notices.count(), 0);
}

void TestPresetsViewModel::everyFactoryTextCanBeTranslated()
{
    Presets p;
    const QStringList texts = factoryPresetTexts();
    QSet<QString> used;
    for (const core::Preset& preset : p.store.presets()) {
        QVERIFY2(texts.contains(preset.name), qPrintable(preset.name));
        QVERIFY2(texts.contains(preset.description), qPrintable(preset.description));
        used << preset.name << preset.description;
    }
    QCOMPARE(used.size(), texts.size()); // and none is left over
}

void TestPresetsViewModel::listHasHeadings()
{
    Presets p;
    QVERIFY(p.model.saveAs(QStringLiteral("Own"), false));
    QStringList headings;
    for (int row = 0; row < p.model.count(); ++row) {
        const QString heading = p.model.index(row).data(PresetsViewModel::HeadingRole).toString();
        if (!heading.isEmpty())
            headings << heading;
    }
    QCOMPARE(headings, QStringList({QStringLiteral("Built-in"), QStringLiteral("My presets")}));
    QCOMPARE(p.model.index(p.model.count() - 1).data(PresetsViewModel::CurrentRole).toBool(), true);
}

QTEST_MAIN(TestPresetsViewModel)
#include "tst_request_presets.moc"
