// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
import QtQuick
import QtTest
import Arioso.Test
import Arioso.Ui

// The whole window on the fake engine: what the panes do with each other.
TestCase {
    id: test

    property Fixture fixture: null
    property Main window: null

    name: "window"
    when: windowShown

    Component {
        id: fixtureComponent

        Fixture {}
    }

    Component {
        id: windowComponent

        Main {}
    }

    function init() {
        fixture = fixtureComponent.createObject(test);
        fixture.app.settings.welcomeSeen = true;
        window = windowComponent.createObject(null, {app: fixture.app});
        window.requestActivate();
        tryVerify(() => window.active && fixture.app.generation.canGenerate);
    }

    function cleanup() {
        window.closesAnyway = true;
        window.destroy();
        wait(0);
        fixture.destroy();
        wait(0);
    }

    function type(text) {
        for (const c of text)
            keyClickIn(c);
    }

    // Keys go to the window that is active.
    function keyClickIn(key, modifiers) {
        keyClick(key, modifiers === undefined ? Qt.NoModifier : modifiers);
    }

    function test_typesAndGeneratesByKeyboard() {
        // The prompt has the keyboard from the start.
        type("calm piano");
        compare(fixture.app.request.prompt, "calm piano");
        keyClick(Qt.Key_Return, Qt.ControlModifier);
        tryVerify(() => fixture.app.takes.total === 1);
        tryVerify(() => !fixture.app.generation.busy);
    }

    function test_asksBeforeAnUnsavedTakeIsLost() {
        const dialog = findChild(window, "closeDialog");
        tryVerify(() => !fixture.app.takes.loading);
        fixture.setLibraryWritable(false);
        fixture.addTake("calm piano", 1, 1);
        tryCompare(fixture.app.takes, "unsaved", 1);
        window.close();
        tryVerify(() => dialog.visible);
        verify(window.visible);
        keyClick(Qt.Key_Escape);
        tryVerify(() => !dialog.visible);

        fixture.setLibraryWritable(true);
        fixture.app.notices.act(0); // Try again
        tryCompare(fixture.app.takes, "unsaved", 0);
        window.close();
        tryVerify(() => !window.visible);
    }
}
