// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
import QtQuick
import QtQuick.Controls
import QtTest
import Arioso.Test
import Arioso.Style
import Arioso.Ui

// The stage with mouse and keys. The fake engine's takes are 3200 samples a second; nothing is heard.
TestCase {
    id: test

    name: "stage_pane"
    when: windowShown
    width: 900
    height: 460
    visible: true

    property var fixture
    property var pane
    property var waveform

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
    Component {
        id: spyComponent

        SignalSpy {}
    }
    Component {
        id: fieldComponent

        TextField {
            Accessible.name: "field"
            y: 410
        }
    }
    Component {
        id: buttonComponent

        Button {
            text: "button"
            y: 410
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
        waveform = pane.waveform;
    }

    // While its view-models are still there.
    function cleanup() {
        pane.destroy();
        wait(0);
    }

    function part(name: string): var {
        return findChild(pane, name);
    }

    function showTake(seconds = 12): string {
        tryVerify(() => fixture.modelReady()); // which is told by a notice
        const id = fixture.addTake("rain on a roof", seconds, 7);
        fixture.app.stage.showTake(id);
        tryVerify(() => fixture.app.stage.hasSound);
        tryCompare(waveform, "duration", seconds);
        waitForRendering(pane);
        return id;
    }

    function at(seconds: real): real {
        return waveform.xAt(seconds);
    }

    function drag(from: real, to: real) {
        const y = waveform.height / 2;
        mousePress(waveform, at(from), y);
        mouseMove(waveform, (at(from) + at(to)) / 2, y);
        mouseMove(waveform, at(to), y);
        mouseRelease(waveform, at(to), y);
    }

    function test_emptyInvites() {
        verify(part("empty").visible);
        verify(!waveform.visible);
        verify(!part("play").visible);
        showTake();
        verify(!part("empty").visible);
        verify(waveform.visible);
        compare(part("title").text, "rain on a roof");
        verify(part("facts").text.includes("12.0 s"));
        verify(part("facts").text.includes("seed 7"));
        compare(part("time").text, "0:00.0 / 0:12.0");
    }

    // The hint shows where the facts leave room, and never lies on them, whatever the width was before.
    function test_theHintMakesRoom() {
        showTake();
        const hint = part("selection");
        const facts = part("facts");
        const copy = part("copySeed");
        let shown = 0;
        let hidden = 0;
        const look = width => {
            pane.width = width;
            waitForRendering(pane, 200);
            if (!hint.visible) {
                ++hidden;
                return;
            }
            ++shown;
            const end = facts.mapToItem(pane, 0, 0).x + facts.width;
            verify(hint.mapToItem(pane, 0, 0).x >= end, `hint over the facts at ${width}`);
            verify(hint.mapToItem(pane, hint.width, 0).x <= pane.width, `hint cut at ${width}`);
            verify(copy.mapToItem(pane, copy.width, 0).x <= end, `button cut at ${width}`);
        };
        for (let width = 420; width < 700; width += 3)
            look(width);
        for (let width = 700; width > 420; width -= 7)
            look(width);
        for (let i = 0; i < 10; ++i)
            look(i % 2 ? 420 : 900);
        verify(shown > 10 && hidden > 10, `${shown}, ${hidden}`);
    }

    function test_clickSeeks() {
        showTake();
        mouseClick(waveform, at(3), waveform.height / 2);
        fuzzyCompare(fixture.app.player.position, 3, 0.02);
        compare(part("time").text, "0:03.0 / 0:12.0");
        compare(waveform.position, fixture.app.player.position);
        mouseClick(part("skipToStart"));
        compare(fixture.app.player.position, 0);
    }

    function test_dragSelectsAndLoopRepeatsIt() {
        showTake();
        drag(2, 5);
        fuzzyCompare(waveform.selectionBegin, 2, 0.05);
        fuzzyCompare(waveform.selectionEnd, 5, 0.05);
        compare(part("selection").text, "Selected: 0:02.0 to 0:05.0 (3.0 s)");
        mouseClick(part("loop"));
        verify(fixture.app.player.looping);
        verify(part("loop").checked);
        verify(waveform.looping);
        compare(fixture.app.player.position, waveform.selectionBegin);
        mouseClick(part("loop"));
        verify(!fixture.app.player.looping);
        // A click outside drops the selection.
        mouseClick(waveform, at(9), waveform.height / 2);
        verify(!waveform.hasSelection);
    }

    function test_zoomsWithButtonsWheelAndKeys() {
        showTake();
        verify(!part("zoomOut").enabled);
        verify(!part("follow").enabled);
        mouseClick(part("zoomIn"));
        fuzzyCompare(waveform.viewEnd - waveform.viewBegin, 8, 0.01);
        verify(part("follow").enabled);
        mouseClick(part("follow"));
        verify(!waveform.following);
        mouseClick(part("follow"));
        verify(waveform.following);
        mouseClick(part("zoomOut"));
        fuzzyCompare(waveform.viewEnd - waveform.viewBegin, 12, 0.01);
        mouseWheel(waveform, 10, 10, 0, 240);
        verify(waveform.viewEnd - waveform.viewBegin < 12);
        mouseClick(part("zoomAll"));
        compare(waveform.viewEnd - waveform.viewBegin, 12);
        waveform.forceActiveFocus();
        keyClick(Qt.Key_Plus);
        fuzzyCompare(waveform.viewEnd - waveform.viewBegin, 8, 0.01);
        keyClick(Qt.Key_0);
        compare(waveform.viewEnd - waveform.viewBegin, 12);
    }

    function test_keysWorkWhereNothingElseTakesThem() {
        showTake();
        waveform.forceActiveFocus();
        fixture.app.player.seek(5);
        keyClick(Qt.Key_Home);
        compare(fixture.app.player.position, 0);
        keyClick(Qt.Key_L);
        verify(fixture.app.player.looping);
        keyClick(Qt.Key_L);
        verify(!fixture.app.player.looping);
        // Without a device Play says so: that is how Space is seen here.
        const before = fixture.app.notices.count;
        keyClick(Qt.Key_Space);
        compare(fixture.app.notices.count, before + 1);
    }

    function test_keysAreNotTakenFromFieldsAndButtons() {
        showTake();
        const before = fixture.app.notices.count;
        const field = createTemporaryObject(fieldComponent, test);
        field.forceActiveFocus();
        keyClick(Qt.Key_L);
        keyClick(Qt.Key_Space);
        keyClick(Qt.Key_1);
        compare(field.text, "l 1");
        keyClick(Qt.Key_Home);
        compare(field.cursorPosition, 0);
        verify(!fixture.app.player.looping);
        compare(fixture.app.notices.count, before);
        const button = createTemporaryObject(buttonComponent, test);
        const spy = createTemporaryObject(spyComponent, test, {target: button, signalName: "clicked"});
        button.forceActiveFocus();
        keyClick(Qt.Key_Space);
        compare(spy.count, 1);
        compare(fixture.app.notices.count, before);
    }

    function test_aClickOnTheTransportLeavesTheKeyboard() {
        showTake();
        waveform.forceActiveFocus();
        for (const name of ["zoomIn", "loop", "mute", "skipToStart", "stop"]) {
            mouseClick(part(name));
            verify(waveform.activeFocus, name);
        }
    }

    function test_everythingIsReachedByTab() {
        showTake();
        drag(2, 5);
        waveform.zoom(2);
        waveform.forceActiveFocus();
        const wanted = new Set(["copySeed", "waveform", "skipToStart", "play", "stop", "loop", "zoomOut", "zoomIn",
                                "zoomAll", "follow", "mute", "volume", "device", "continueHere", "longer", "trim", "export"]);
        for (let i = 0; i < 30; ++i) {
            const focused = pane.Window.activeFocusItem;
            verify(focused !== null);
            wanted.delete(focused.objectName);
            keyClick(Qt.Key_Tab);
        }
        compare([...wanted].join(" "), "");
    }

    function test_volume() {
        showTake();
        const slider = part("volume");
        mouseClick(slider, slider.leftPadding + slider.availableWidth / 2, slider.height / 2);
        fuzzyCompare(fixture.app.player.volume, 0.5, 0.06);
        mouseClick(part("mute"));
        verify(fixture.app.player.muted);
        compare(slider.value, fixture.app.player.volume);
        slider.forceActiveFocus();
        keyClick(Qt.Key_Right);
        verify(!fixture.app.player.muted);
        fuzzyCompare(fixture.app.player.volume, 0.55, 0.06);
    }

    function test_continueAndExportAreAskedFor() {
        const id = showTake();
        const continued = createTemporaryObject(spyComponent, test, {target: pane, signalName: "continueRequested"});
        const exported = createTemporaryObject(spyComponent, test, {target: pane, signalName: "exportRequested"});
        mouseClick(part("continueHere"));
        compare(continued.signalArguments[0][0], id);
        compare(continued.signalArguments[0][1], 12);
        fixture.app.player.seek(4);
        mouseClick(part("continueHere"));
        compare(continued.signalArguments[1][1], 4);
        mouseClick(part("export"));
        compare(exported.signalArguments[0][0], id);
        compare(exported.signalArguments[0][1], 0);
        compare(exported.signalArguments[0][2], 0);
        waveform.select(2, 5);
        mouseClick(part("export"));
        compare(exported.signalArguments[1][1], 2);
        compare(exported.signalArguments[1][2], 5);
    }

    function test_makingLongerAndTrimmingAreAskedFor() {
        const id = showTake();
        const longer = createTemporaryObject(spyComponent, test, {target: pane, signalName: "longerRequested"});
        const trimmed = createTemporaryObject(spyComponent, test, {target: pane, signalName: "trimRequested"});
        fixture.app.player.seek(4);
        mouseClick(part("longer"));
        compare(longer.signalArguments[0][0], id);
        compare(longer.signalArguments[0][1], 4);
        verify(!part("trim").visible);
        waveform.select(2, 2.05); // too short for a take
        verify(!part("trim").visible);
        waveform.select(2, 5);
        tryVerify(() => part("trim").visible);
        waitForRendering(pane);
        mouseClick(part("trim"));
        compare(trimmed.signalArguments[0][0], id);
        compare(trimmed.signalArguments[0][1], 2);
        compare(trimmed.signalArguments[0][2], 5);
        pane.actions.trim.trigger();
        compare(trimmed.count, 2);
    }

    function test_theOutputDevicesAreAMenu() {
        showTake();
        mouseClick(part("device"));
        const menu = findChild(pane, "deviceMenu");
        tryVerify(() => menu.opened);
        compare(menu.count, 1);
        verify(menu.itemAt(0).checked);
        keyClick(Qt.Key_Escape);
        tryVerify(() => !menu.visible);
        // A notice can ask for it too.
        fixture.app.player.deviceChoiceRequested();
        tryVerify(() => menu.opened);
        menu.close();
    }

    function test_theRulerMarksRoundTimes() {
        showTake();
        const ruler = part("ruler");
        verify(ruler.ticks.length >= 4);
        compare(ruler.ticks[0], 0);
        compare(ruler.step, 1);
        compare(ruler.decimals, 0);
        waveform.show(3, 3.2);
        verify(ruler.step < 0.1);
        verify(ruler.decimals >= 2);
        for (const tick of ruler.ticks)
            verify(tick >= 3 - 1e-9 && tick <= 3.2 + 1e-9);
    }

    function test_compareWithMouseAndKeys() {
        const a = fixture.addTake("one", 4, 1);
        const b = fixture.addTake("two", 4, 2);
        const app = fixture.app;
        app.compare.compare(a, b);
        tryVerify(() => !app.compare.preparing);
        compare(app.stage.currentTake, a);
        app.player.seek(1.5);
        waitForRendering(pane);
        mouseClick(part("side1"));
        compare(app.compare.side, 1);
        compare(app.stage.currentTake, b);
        compare(app.player.position, 1.5);
        waveform.forceActiveFocus();
        keyClick(Qt.Key_1);
        compare(app.stage.currentTake, a);
        verify(part("side0").checked);
        keyClick(Qt.Key_2);
        compare(app.stage.currentTake, b);
        mouseClick(part("star1"));
        verify(app.compare.secondStarred);
        mouseClick(part("closeCompare"));
        verify(!app.compare.active);
        compare(app.stage.currentTake, b);
    }

    function test_nothingIsClippedInSmallPanesAndLargeText_data() {
        return [
            {tag: "narrow", width: 470, scale: 1},
            {tag: "large text", width: 700, scale: 2},
            {tag: "small text", width: 900, scale: 0.75}
        ];
    }
    function test_nothingIsClippedInSmallPanesAndLargeText(data) {
        Theme.textScale = data.scale;
        pane.width = data.width;
        showTake();
        waveform.select(2, 5);
        waitForRendering(pane);
        pane.height = pane.implicitHeight;
        waitForRendering(pane);
        for (const name of ["skipToStart", "play", "stop", "loop", "time", "zoomIn", "mute", "volume", "device",
                            "continueHere", "replace", "longer", "trim", "export"]) {
            const item = part(name);
            const place = item.mapToItem(pane, 0, 0);
            verify(place.x >= 0 && place.x + item.width <= pane.width, name);
            verify(place.y >= 0 && place.y + item.height <= pane.height, name);
        }
        Theme.textScale = 1;
    }
}
