// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
import QtQuick
import QtTest
import Arioso.Test
import Arioso.Ui

// The card of what is continued, with mouse and keys. The fake model's window is 30 s.
TestCase {
    id: test

    name: "stage_continuation"
    when: windowShown
    width: 400
    height: 460
    visible: true

    property var fixture
    property var card
    property var continuation

    Component {
        id: fixtureComponent

        Fixture {}
    }
    Component {
        id: cardComponent

        ContinuationCard {
            width: 352
        }
    }

    function init() {
        failOnWarning(/TypeError|ReferenceError|Binding loop|Unable to assign/);
        fixture = createTemporaryObject(fixtureComponent, test);
        continuation = fixture.app.continuation;
        card = createTemporaryObject(cardComponent, test, {continuation: continuation});
        tryVerify(() => fixture.modelReady());
    }

    function cleanup() {
        card.destroy();
        wait(0);
    }

    function part(name: string): var {
        return findChild(card, name);
    }

    function open(seconds: real) {
        continuation.openFile(fixture.urlOf(fixture.writeTone("garage.wav", seconds)));
        tryVerify(() => !continuation.reading);
        tryCompare(part("part"), "duration", seconds);
    }

    function test_emptyIsAButton() {
        verify(part("open").visible);
        verify(!part("part").visible);
        const before = card.implicitHeight;
        open(20);
        verify(!part("open").visible);
        verify(part("part").visible);
        verify(card.implicitHeight > before);
        compare(part("title").text, "garage.wav");
        compare(part("summary").text, "Continues the last 10.0 s.");
        mouseClick(part("clear"));
        verify(continuation.empty);
        verify(part("open").visible);
    }

    function test_recentFilesAreInAMenu() {
        verify(!part("recentFiles").visible);
        open(20);
        continuation.clear();
        tryVerify(() => part("recentFiles").visible);
        card.destroy();
        wait(0);
        fixture.reopen();
        continuation = fixture.app.continuation;
        card = createTemporaryObject(cardComponent, test, {continuation: continuation});
        const button = part("recentFiles");
        tryVerify(() => button.visible && button.x > 0); // also after a restart; the layout has placed it
        mouseClick(button);
        const menu = findChild(card, "recentFilesMenu");
        tryCompare(menu, "opened", true);
        compare(menu.itemAt(0).text, "garage.wav");
        tryVerify(() => menu.itemAt(1).y > 0); // the layout has placed them
        menu.itemAt(0).triggered();
        tryVerify(() => !continuation.empty && !continuation.reading);
        compare(continuation.title, "garage.wav");
        continuation.recentFiles.clear();
        continuation.clear();
        verify(!button.visible);
    }

    function test_clickAndKeysMoveTheEnd() {
        open(20);
        const wave = part("part");
        mouseClick(wave, wave.xAt(12), wave.height / 2);
        fuzzyCompare(continuation.cursor, 12, 0.1);
        fuzzyCompare(continuation.partBegin, 2, 0.1);
        fuzzyCompare(wave.selectionEnd, continuation.cursor, 1e-6);
        fuzzyCompare(wave.selectionBegin, continuation.partBegin, 1e-6);
        const before = continuation.cursor;
        keyClick(Qt.Key_Right);
        verify(continuation.cursor > before);
        fuzzyCompare(continuation.partSeconds, 10, 1e-6);
        // With Shift the part grows with its end.
        keyClick(Qt.Key_Right, Qt.ShiftModifier);
        verify(continuation.partSeconds > 10);
        // Escape leaves the part as it is.
        const begin = continuation.partBegin;
        keyClick(Qt.Key_Escape);
        compare(continuation.partBegin, begin);
        fuzzyCompare(wave.selectionBegin, begin, 1e-6);
    }

    function test_dragChoosesThePart() {
        open(20);
        const wave = part("part");
        const y = wave.height / 2;
        mousePress(wave, wave.xAt(4), y);
        mouseMove(wave, wave.xAt(6), y);
        mouseMove(wave, wave.xAt(9), y);
        mouseRelease(wave, wave.xAt(9), y);
        fuzzyCompare(continuation.partBegin, 4, 0.1);
        fuzzyCompare(continuation.cursor, 9, 0.1);
        // Its beginning alone.
        mousePress(wave, wave.xAt(continuation.partBegin), y);
        mouseMove(wave, wave.xAt(3), y);
        mouseMove(wave, wave.xAt(2), y);
        mouseRelease(wave, wave.xAt(2), y);
        fuzzyCompare(continuation.partBegin, 2, 0.1);
        fuzzyCompare(continuation.cursor, 9, 0.1);
    }

    function test_aPartBeyondTheWindowIsShortenedAndSaysSo() {
        open(60);
        const wave = part("part");
        const y = wave.height / 2;
        verify(!part("note").visible);
        mousePress(wave, wave.xAt(55), y);
        mouseMove(wave, wave.xAt(40), y);
        mouseMove(wave, wave.xAt(10), y);
        mouseRelease(wave, wave.xAt(10), y);
        fuzzyCompare(continuation.cursor, 55, 0.2);
        fuzzyCompare(continuation.partSeconds, 27, 1e-6);
        fuzzyCompare(continuation.roomSeconds, 3573, 1e-6);
        verify(part("note").visible);
        fuzzyCompare(wave.selectionBegin, continuation.partBegin, 1e-6);
    }

    function test_numbersSetThePart() {
        open(20);
        const length = part("partSeconds");
        length.contentItem.forceActiveFocus();
        keySequence("Ctrl+A");
        keyClick(Qt.Key_4);
        keyClick(Qt.Key_Period);
        keyClick(Qt.Key_5);
        keyClick(Qt.Key_Return);
        fuzzyCompare(continuation.partSeconds, 4.5, 1e-6);
        fuzzyCompare(continuation.roomSeconds, 3595.5, 1e-6);
        const cursor = part("cursor");
        cursor.contentItem.forceActiveFocus();
        keyClick(Qt.Key_Down);
        fuzzyCompare(continuation.cursor, 19.5, 1e-6);
        compare(cursor.value, 195);
        fuzzyCompare(continuation.partSeconds, 4.5, 1e-6);
    }

    function test_aTakeIsContinued() {
        const id = fixture.addTake("rain", 8, 3);
        continuation.continueTake(id, 6);
        tryVerify(() => !continuation.reading);
        compare(part("title").text, "rain");
        fuzzyCompare(continuation.cursor, 6, 1e-6);
        fuzzyCompare(continuation.partSeconds, 6, 1e-6);
        compare(part("summary").text, "Continues the 6.0 s before 0:06.0.");
    }

    function test_theMelodyRowIsForMelodyModels() {
        verify(!part("melody").visible);
    }
}
