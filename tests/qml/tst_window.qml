// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
import QtQuick
import QtTest
import Arioso.Test
import Arioso.Ui

// The whole window on the fake engine.
TestCase {
    id: test

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

    function test_opens() {
        const fixture = createTemporaryObject(fixtureComponent, test);
        const window = createTemporaryObject(windowComponent, test, {app: fixture.app});
        verify(window !== null);
        tryCompare(window, "visible", true);
    }
}
