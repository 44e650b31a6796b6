// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
import QtQuick
import QtTest
import Arioso.Test
import Arioso.Ui

// The preset box: choosing, saving, naming, editing, deleting, restoring, files.
TestCase {
    id: test

    property Fixture fixture: null
    property RequestPane pane: null
    property int panes: 0
    readonly property RequestViewModel request: fixture ? fixture.app.request : null
    readonly property PresetsViewModel presets: fixture ? fixture.app.presets : null
    readonly property Notices notices: fixture ? fixture.app.notices : null

    name: "request presets"
    when: windowShown
    visible: true
    width: 900
    height: 700

    Component {
        id: fixtureComponent

        Fixture {}
    }
    Component {
        id: paneComponent

        RequestPane {
            width: 360
            height: 700
            Component.onCompleted: ++test.panes
            Component.onDestruction: --test.panes
        }
    }

    function init() {
        fixture = fixtureComponent.createObject(test);
        pane = paneComponent.createObject(test, {
            request: fixture.app.request,
            presets: fixture.app.presets,
            conditions: fixture.app.conditions
        });
        settle(item("presetMenuButton"));
    }

    function cleanup() {
        pane.destroy();
        tryCompare(test, "panes", 0);
        fixture.destroy();
    }

    function item(name, inside) {
        const found = findChild(inside || pane, name);
        verify(found, name);
        return found;
    }

    function settle(target) {
        for (let at = target; at; at = at.parent)
            waitForItemPolished(at);
    }

    function typeText(text) {
        for (const character of text)
            keyClick(character);
    }

    function tools() {
        return item("presetBox").tools;
    }

    /// The menu makes them when it is first opened.
    function makeTools() {
        mouseClick(item("presetMenuButton"));
        tryCompare(tools().menu, "opened", true);
        keyClick(Qt.Key_Escape);
        tryCompare(tools().menu, "visible", false);
        return tools();
    }

    function buttonWith(text, inside) {
        for (let n = 0; n < inside.children.length; ++n) {
            const child = inside.children[n];
            if (child.visible && (child.text === text || child.fileName === text) && child.clicked)
                return child;
            const found = buttonWith(text, child);
            if (found)
                return found;
        }
        return null;
    }

    /// Presses the button or row with this text in the file dialog.
    function press(text) {
        tryVerify(() => buttonWith(text, pane.Window.contentItem) !== null);
        const button = buttonWith(text, pane.Window.contentItem);
        settle(button);
        tryCompare(button, "enabled", true);
        mouseClick(button);
    }

    /// Opens the menu with the mouse and chooses a line with it.
    function choose(name) {
        mouseClick(item("presetMenuButton"));
        const menu = tools().menu;
        tryCompare(menu, "opened", true);
        let line = null;
        for (let n = 0; n < menu.count; ++n) {
            if (menu.itemAt(n).objectName === name)
                line = menu.itemAt(n);
        }
        verify(line !== null, name);
        settle(line);
        compare(line.enabled, true);
        mouseClick(line);
        tryCompare(menu, "visible", false);
    }

    /// Whether a line of the menu can be chosen.
    function canChoose(name) {
        const menu = tools().menu;
        for (let n = 0; n < menu.count; ++n) {
            if (menu.itemAt(n).objectName === name)
                return menu.itemAt(n).enabled;
        }
        return false;
    }

    function label() {
        return item("presetLabel").text;
    }

    /// Lets the pointer press the button in the newest banner.
    function undoByNotice() {
        verify(notices.count > 0);
        notices.act(0);
    }

    function saveAs(name) {
        choose("savePresetAs");
        const dialog = tools().nameDialog;
        tryCompare(dialog, "opened", true);
        tryCompare(item("presetName", dialog.contentItem), "activeFocus", true);
        typeText(name);
        keyClick(Qt.Key_Return);
        tryCompare(dialog, "visible", false);
    }

    function test_isChosenFromTheListByMouse() {
        mouseClick(item("presetButton"));
        const list = item("presetList");
        tryCompare(list, "opened", true);
        const rows = item("list", list.contentItem);
        tryVerify(() => rows.itemAtIndex(1) !== null);
        settle(rows);
        mouseClick(rows.itemAtIndex(1));
        tryCompare(list, "visible", false);
        compare(presets.currentRow, 1);
        compare(label(), presets.currentName);
        verify(request.prompt !== "");
    }

    function test_isChosenByKeys() {
        item("presetButton").forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Space);
        const list = item("presetList");
        tryCompare(list, "opened", true);
        const rows = item("list", list.contentItem);
        tryCompare(rows, "activeFocus", true);
        keyClick(Qt.Key_Down);
        keyClick(Qt.Key_Down);
        keyClick(Qt.Key_Return);
        tryCompare(list, "visible", false);
        compare(presets.currentRow, 2);
        tryCompare(item("presetButton"), "activeFocus", true);
        keyClick(Qt.Key_Space);
        tryCompare(list, "opened", true);
        compare(rows.currentIndex, 2);
        keyClick(Qt.Key_Escape);
        tryCompare(list, "visible", false);
    }

    function test_listOpensAtTheCurrentPreset() {
        presets.apply("synthwave-drive");
        mouseClick(item("presetButton"));
        const list = item("presetList");
        tryCompare(list, "opened", true);
        const rows = item("list", list.contentItem);
        settle(rows);
        tryVerify(() => rows.itemAtIndex(presets.currentRow) !== null);
        const row = rows.itemAtIndex(presets.currentRow);
        const y = row.mapToItem(rows, 0, 0).y;
        verify(y >= 0 && y + row.height <= rows.height + 1, y);
        keyClick(Qt.Key_Escape);
        tryCompare(list, "visible", false);
    }

    function test_modifiedIsShownAndSaved() {
        presets.apply("lofi-study");
        compare(label(), "Lo-fi study");
        request.form.guidance.value = 6;
        compare(label(), "Lo-fi study •");
        choose("savePreset");
        compare(label(), "Lo-fi study");
        compare(canChoose("savePreset"), false);
        choose("restorePreset");
        compare(label(), "Lo-fi study •"); // what is on the screen stays
        undoByNotice();
        compare(label(), "Lo-fi study");
    }

    function test_savedAsNewRenamedAndDuplicated() {
        request.prompt = "mine";
        saveAs("First");
        compare(label(), "First");
        const count = presets.count;
        choose("renamePreset");
        const dialog = tools().nameDialog;
        tryCompare(dialog, "opened", true);
        typeText("Second"); // the old name is selected
        mouseClick(item("presetNameOk", dialog.contentItem));
        tryCompare(dialog, "visible", false);
        compare(label(), "Second");
        compare(presets.count, count);
        choose("duplicatePreset");
        compare(label(), "Second 2");
        compare(presets.count, count + 1);
    }

    function test_nameMustNotBeEmpty() {
        const count = presets.count;
        choose("savePresetAs");
        const dialog = tools().nameDialog;
        tryCompare(dialog, "opened", true);
        compare(item("presetNameOk", dialog.contentItem).enabled, false);
        typeText("  ");
        keyClick(Qt.Key_Return);
        compare(dialog.opened, true);
        keyClick(Qt.Key_Escape);
        tryCompare(dialog, "visible", false);
        compare(presets.count, count);
    }

    function test_savedWithoutThePrompt() {
        request.prompt = "mine";
        choose("savePresetAs");
        const dialog = tools().nameDialog;
        tryCompare(dialog, "opened", true);
        typeText("Only settings");
        settle(item("withPrompt", dialog.contentItem));
        mouseClick(item("withPrompt", dialog.contentItem), 12, 12);
        keyClick(Qt.Key_Escape);
        tryCompare(dialog, "visible", false);
        choose("savePresetAs");
        tryCompare(dialog, "opened", true);
        typeText("Only settings");
        mouseClick(item("withPrompt", dialog.contentItem), 12, 12);
        mouseClick(item("presetNameOk", dialog.contentItem));
        tryCompare(dialog, "visible", false);
        compare(label(), "Only settings");
        request.prompt = "another";
        compare(label(), "Only settings");
    }

    function test_deletedAndBroughtBack() {
        request.prompt = "mine";
        saveAs("Mine");
        const count = presets.count;
        choose("deletePreset");
        compare(presets.count, count - 1);
        compare(presets.current, "");
        compare(request.prompt, "mine");
        undoByNotice();
        compare(presets.count, count);
        compare(label(), "Mine");
    }

    function test_allAreRestored() {
        presets.apply("lofi-study");
        choose("deletePreset");
        const count = presets.count;
        choose("restoreAllPresets");
        compare(presets.count, count + 1);
        compare(canChoose("restoreAllPresets"), false);
    }

    function test_takenBack() {
        request.prompt = "mine";
        presets.apply("lofi-study");
        choose("takeBack");
        compare(request.prompt, "mine");
        compare(presets.current, "");
        compare(canChoose("takeBack"), false);
    }

    function test_editedInItsDialog() {
        presets.apply("lofi-study");
        choose("editPreset");
        const dialog = tools().editDialog;
        tryCompare(dialog, "opened", true);
        const name = item("draftName", dialog.contentItem);
        compare(name.text, "Lo-fi study");
        compare(item("draftPrompt", dialog.contentItem).area.text, request.prompt);
        settle(name);
        mouseClick(name);
        keySequence(StandardKey.SelectAll);
        typeText("Study");
        const area = item("draftPrompt", dialog.contentItem).area;
        mouseClick(area);
        keySequence(StandardKey.SelectAll);
        typeText("quiet beat");
        const field = item("field", item("guidance", dialog.contentItem));
        mouseClick(field);
        keySequence(StandardKey.SelectAll);
        typeText("7");
        keyClick(Qt.Key_Return);
        verify(request.prompt !== "quiet beat"); // not before it is saved
        mouseClick(item("draftSave", dialog.contentItem));
        tryCompare(dialog, "visible", false);
        compare(label(), "Study");
        compare(request.prompt, "quiet beat");
        compare(request.form.guidance.value, 7);
    }

    function test_cancelledEditChangesNothing() {
        presets.apply("lofi-study");
        choose("editPreset");
        const dialog = tools().editDialog;
        tryCompare(dialog, "opened", true);
        const name = item("draftName", dialog.contentItem);
        settle(name);
        mouseClick(name);
        keySequence(StandardKey.SelectAll);
        keyClick(Qt.Key_Delete);
        compare(item("draftSave", dialog.contentItem).enabled, false);
        mouseClick(item("draftCancel", dialog.contentItem));
        tryCompare(dialog, "visible", false);
        compare(label(), "Lo-fi study");
        choose("editPreset");
        tryCompare(dialog, "opened", true);
        compare(name.text, "Lo-fi study");
        keyClick(Qt.Key_Escape);
        tryCompare(dialog, "visible", false);
    }

    function test_damagedImportIsTold() {
        const count = presets.count;
        fixture.writeText("files/damaged.json", "{\"format\": \"arioso-preset\",");
        const dialog = makeTools().importDialog;
        dialog.currentFolder = fixture.urlOf(fixture.folder + "/files");
        choose("importPreset");
        tryCompare(dialog, "visible", true);
        press("damaged.json");
        press("Open");
        // Below it may be the engine's advice about this machine.
        tryVerify(() => notices.count > 0 && notices.data(notices.index(0, 0), Notices.TextRole).includes("damaged.json"));
        compare(presets.count, count);
        compare(dialog.visible, false);
    }

    function test_exportedAndImportedAgain() {
        request.prompt = "mine";
        saveAs("Mine");
        const exporter = tools().exportDialog;
        exporter.currentFolder = fixture.urlOf(fixture.folder);
        choose("exportPreset");
        tryCompare(exporter, "visible", true);
        press("Export");
        tryVerify(() => fixture.exists(fixture.folder + "/Mine.json"));
        choose("deletePreset");
        const count = presets.count;
        const importer = tools().importDialog;
        importer.currentFolder = fixture.urlOf(fixture.folder);
        choose("importPreset");
        tryCompare(importer, "visible", true);
        press("Mine.json");
        press("Open");
        tryCompare(presets, "count", count + 1);
        undoByNotice(); // its button applies the preset
        compare(label(), "Mine");
    }

    function test_menuByKeys() {
        item("presetMenuButton").forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Space);
        tryCompare(tools().menu, "opened", true);
        keyClick(Qt.Key_Down); // nothing is current: the first that can be chosen is "Save as"
        keyClick(Qt.Key_Return);
        tryCompare(tools().nameDialog, "opened", true);
        keyClick(Qt.Key_Escape);
        tryCompare(tools().nameDialog, "visible", false);
    }
}
