// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
import QtQuick
import QtTest
import Arioso.Test
import Arioso.Ui

// Replacing a selection, with the mouse and the keyboard.
TestCase {
    id: test

    name: "edit_dialog"
    when: windowShown
    width: 900
    height: 640
    visible: true

    property var fixture
    property var dialog

    Component {
        id: fixtureComponent

        Fixture {}
    }
    Component {
        id: dialogComponent

        EditDialog {}
    }

    function init() {
        failOnWarning(/TypeError|ReferenceError|Binding loop|Unable to assign/);
        fixture = createTemporaryObject(fixtureComponent, test);
        dialog = createTemporaryObject(dialogComponent, test, {
            edit: fixture.app.edit,
            generation: fixture.app.generation,
            player: fixture.app.player
        });
        tryVerify(() => fixture.modelReady());
    }

    function cleanup() {
        fixture.stopJobs();
        dialog.close();
        tryVerify(() => !dialog.visible);
    }

    function item(name) {
        return findChild(dialog.contentItem, name);
    }

    function test_candidatesAreListedAndOneIsKept() {
        const id = fixture.addTake("rain", 4, 1);
        const before = fixture.app.takes.total;
        dialog.openRepaint(id, 1, 2);
        tryVerify(() => dialog.opened);
        compare(item("editPrompt").text, "rain");
        verify(!item("editBars").visible);
        verify(!item("editApply").visible);
        mouseClick(item("editGenerate"));
        tryCompare(item("editCandidates"), "count", 4);
        tryVerify(() => item("editApply").visible);
        verify(!item("editGenerate").visible);
        waitForRendering(item("editCandidates"));
        mouseClick(findChild(item("editCandidates"), "candidate2"));
        compare(dialog.edit.heard, 2);
        compare(dialog.chosen, 2);
        item("editCandidates").forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Up);
        compare(dialog.chosen, 1);
        mouseClick(item("hearOriginal"));
        compare(dialog.edit.heard, -1);
        compare(dialog.chosen, 1);
        mouseClick(item("editApply"));
        tryVerify(() => !dialog.visible);
        compare(fixture.app.takes.total, before + 1);
        verify(fixture.app.stage.currentTake !== id);
        verify(fixture.app.history.canUndo);
        fixture.app.history.undo();
        compare(fixture.app.takes.total, before);
    }

    function test_escapeKeepsNothing() {
        const id = fixture.addTake("rain", 4, 1);
        const before = fixture.app.takes.total;
        dialog.openRepaint(id, 1, 2);
        tryVerify(() => dialog.opened);
        mouseClick(item("editGenerate"));
        tryCompare(item("editCandidates"), "count", 4);
        keyClick(Qt.Key_Escape);
        tryVerify(() => !dialog.visible);
        verify(!dialog.edit.active);
        compare(fixture.app.takes.total, before);
        dialog.openRepaint(id, 1, 2);
        tryVerify(() => dialog.opened);
        compare(item("editCandidates").count, 0);
    }

    function test_aSelectionOfNothingDoesNotOpen() {
        const id = fixture.addTake("rain", 4, 1);
        dialog.openRepaint(id, 1, 1);
        verify(!dialog.visible);
        dialog.openLoop("none", 0, 0);
        verify(!dialog.visible);
    }
}
