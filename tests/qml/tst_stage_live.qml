// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
import QtQuick
import QtTest
import Arioso.Test
import Arioso.Ui

// The pane while clips are made, and their chips.
TestCase {
    id: test

    name: "stage_live"
    when: windowShown
    width: 900
    height: 460
    visible: true

    property var fixture
    property var pane

    Component {
        id: fixtureComponent

        Fixture {}
    }
    Component {
        id: paneComponent

        StagePane {
            width: 900
            height: 400
        }
    }

    function init() {
        failOnWarning(/TypeError|ReferenceError|Binding loop|Unable to assign/);
        fixture = createTemporaryObject(fixtureComponent, test);
        pane = createTemporaryObject(paneComponent, test, {
            stage: fixture.app.stage,
            player: fixture.app.player,
            compare: fixture.app.compare
        });
        tryVerify(() => fixture.modelReady());
    }

    function cleanup() {
        fixture.stopJobs();
        pane.destroy();
        wait(0);
    }

    function test_aClipGrowsOnTheStage() {
        const stage = fixture.app.stage;
        fixture.submit("endless", 20, 1);
        tryVerify(() => stage.hasSound);
        compare(findChild(pane, "title").text, "endless");
        verify(findChild(pane, "facts").text !== "");
        verify(pane.waveform.duration >= 20);
        verify(!findChild(pane, "export").enabled);
        verify(findChild(pane, "playWhileMade").checked);
        waitForRendering(pane);
        mouseClick(findChild(pane, "playWhileMade"));
        verify(!stage.playWhileMade);
        const made = stage.madeSeconds;
        tryVerify(() => stage.madeSeconds > made + 1);
    }

    function test_chipsSwitchTheClip() {
        const stage = fixture.app.stage;
        fixture.submit("endless", 20, 3);
        tryVerify(() => stage.hasSound);
        const chips = findChild(pane, "chips");
        verify(chips.visible);
        waitForRendering(pane);
        mouseClick(findChild(pane, "chip2"));
        compare(stage.clip, 2);
        verify(findChild(pane, "chip2").checked);
        verify(!findChild(pane, "chip0").checked);
        mouseClick(findChild(pane, "chip2"));
        verify(findChild(pane, "chip2").checked);
        findChild(pane, "chip0").forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Space);
        compare(stage.clip, 0);
    }

    function test_whatIsMadeMeanwhileCanBeShown() {
        const stage = fixture.app.stage;
        const id = fixture.addTake("rain", 4, 1);
        fixture.submit("endless", 20, 1);
        tryVerify(() => stage.hasSound);
        verify(!findChild(pane, "nowMaking").visible);
        stage.showTake(id);
        compare(stage.nowMaking, "endless");
        verify(findChild(pane, "nowMaking").visible);
        waitForRendering(pane);
        mouseClick(findChild(pane, "showMaking"));
        compare(stage.currentTake, "");
        verify(stage.live);
    }
}
