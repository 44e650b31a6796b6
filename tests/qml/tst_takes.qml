// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
import QtQuick
import QtQuick.Controls
import QtTest
import Arioso.Test
import Arioso.Ui

// The list of takes with mouse and keys.
TestCase {
    id: test

    name: "takes"
    when: windowShown

    property Fixture fixture
    property ApplicationWindow window
    property TakesPane pane
    property ListView list
    property TakesViewModel takes
    property var ids

    Component {
        id: fixtureComponent

        Fixture {}
    }
    Component {
        id: windowComponent

        ApplicationWindow {
            id: top

            required property Application app
            property alias pane: takesPane

            width: 800
            height: 500
            visible: true

            TakesPane {
                id: takesPane

                anchors.fill: parent
                takes: top.app.takes
            }
        }
    }
    SignalSpy {
        id: played

        signalName: "playRequested"
    }
    SignalSpy {
        id: shown

        signalName: "selected"
    }
    SignalSpy {
        id: wanted
    }

    function init() {
        fixture = fixtureComponent.createObject(test);
        takes = fixture.app.takes;
        ids = [];
        for (let i = 0; i < 5; ++i) {
            ids.unshift(fixture.addTake("idea " + i, 1 + i, i));
            wait(2); // ids are made of the time
        }
        window = windowComponent.createObject(null, {app: fixture.app});
        pane = window.pane;
        list = findChild(pane, "takesList");
        waitForRendering(pane);
        window.requestActivate();
        tryVerify(() => window.active);
        played.target = pane;
        shown.target = pane;
        played.clear();
        shown.clear();
    }

    function cleanup() {
        window.destroy();
        tryVerify(() => !window);
        fixture.destroy();
        wait(0);
    }

    function row(index: int): Item {
        tryVerify(() => list.itemAtIndex(index) !== null);
        return list.itemAtIndex(index);
    }

    function openMenuAt(index: int) {
        mouseClick(row(index), 200, 10, Qt.RightButton);
        const menu = findChild(pane, "takeMenu");
        tryCompare(menu, "opened", true);
        return menu;
    }

    function trigger(menu, text: string) {
        for (let i = 0; i < menu.count; ++i)
            if (menu.itemAt(i).text === text) {
                verify(menu.itemAt(i).enabled, text);
                menu.contentItem.positionViewAtIndex(i, ListView.Contain);
                mouseClick(menu.itemAt(i));
                tryCompare(menu, "visible", false);
                return;
            }
        fail("no " + text);
    }

    function test_clickShowsAndDoubleClickPlays() {
        mouseClick(row(1), 200, 10);
        compare(shown.count, 1);
        compare(shown.signalArguments[0][0], ids[1]);
        compare(takes.selectedIds(), [ids[1]]);
        mouseDoubleClickSequence(row(2), 200, 10);
        compare(played.count, 1);
        compare(played.signalArguments[0][0], ids[2]);
    }

    function test_buttonsOfARow() {
        mouseClick(findChild(row(3), "playButton"));
        compare(played.signalArguments[0][0], ids[3]);
        mouseClick(findChild(row(3), "starButton"));
        verify(takes.isStarred(ids[3]));
        mouseClick(findChild(pane, "starFilter"));
        tryCompare(list, "count", 1);
        mouseClick(findChild(pane, "starFilter"));
        tryCompare(list, "count", 5);
    }

    function titles() {
        const found = [];
        for (let i = 0; i < list.count; ++i)
            found.push(row(i).title);
        return found;
    }

    function test_continuationsAreFoldedWithMouseAndKeys() {
        const child = fixture.addContinuation(ids[3], "later");
        tryVerify(() => titles().join() === "idea 4,idea 3,idea 2,idea 1,later,idea 0");
        compare(row(4).depth, 1);
        verify(!findChild(row(0), "foldButton").visible);
        const fold = findChild(row(3), "foldButton");
        verify(fold.visible);
        mouseClick(fold);
        tryVerify(() => titles().join() === "idea 4,idea 3,idea 2,idea 1,idea 0");
        mouseClick(findChild(row(3), "foldButton"));
        tryVerify(() => titles().join() === "idea 4,idea 3,idea 2,idea 1,later,idea 0");
        waitForRendering(pane);

        mouseClick(row(4), 200, 10);
        compare(takes.currentId, child);
        shown.clear();
        keyClick(Qt.Key_Left); // to the take it continues
        compare(takes.currentId, ids[3]);
        compare(shown.count, 1);
        keyClick(Qt.Key_Left);
        tryCompare(list, "count", 5);
        keyClick(Qt.Key_Right);
        tryCompare(list, "count", 6);
        keyClick(Qt.Key_Right);
        compare(takes.currentId, child);

        trigger(openMenuAt(4), "Show original take");
        compare(takes.currentId, ids[3]);
        trigger(openMenuAt(3), "Hide continuations");
        tryCompare(list, "count", 5);
        trigger(openMenuAt(3), "Show continuations");
        tryCompare(list, "count", 6);
    }

    function test_aMirroredTreeIsFoldedTheOtherWayRound() {
        pane.LayoutMirroring.enabled = true;
        pane.LayoutMirroring.childrenInherit = true;
        fixture.addContinuation(ids[0], "later");
        tryCompare(list, "count", 6);
        mouseClick(row(0), 200, 10);
        keyClick(Qt.Key_Right);
        tryCompare(list, "count", 5);
        compare(findChild(row(0), "foldButton").rotation, 90);
        keyClick(Qt.Key_Left);
        tryCompare(list, "count", 6);
    }

    function test_severalAreSelectedAndDeletedAndBroughtBack() {
        mouseClick(row(0), 200, 10);
        mouseClick(row(2), 200, 10, Qt.LeftButton, Qt.ShiftModifier);
        compare(takes.selectedCount, 3);
        mouseClick(row(1), 200, 10, Qt.LeftButton, Qt.ControlModifier);
        compare(takes.selectedIds(), [ids[0], ids[2]]);
        compare(shown.count, 1); // only a single one is shown
        keyClick(Qt.Key_Delete);
        tryCompare(list, "count", 3);
        fixture.app.notices.act(0);
        tryCompare(list, "count", 5);
        compare(takes.selectedIds(), [ids[0], ids[2]]);
    }

    function test_keys() {
        pane.focusList();
        verify(list.activeFocus);
        compare(takes.currentId, ids[0]);
        keyClick(Qt.Key_Down);
        compare(shown.signalArguments[shown.count - 1][0], ids[1]);
        keyClick(Qt.Key_Down, Qt.ShiftModifier);
        compare(takes.selectedCount, 2);
        keyClick(Qt.Key_End);
        compare(takes.currentId, ids[4]);
        keyClick(Qt.Key_Return);
        compare(played.signalArguments[0][0], ids[4]);
        keyClick(Qt.Key_S);
        verify(takes.isStarred(ids[4]));
        keyClick(Qt.Key_A, Qt.ControlModifier);
        compare(takes.selectedCount, 5);
        keyClick(Qt.Key_Home);
        compare(takes.selectedIds(), [ids[0]]);
    }

    function test_renamesInPlace() {
        mouseClick(row(1), 200, 10);
        keyClick(Qt.Key_F2);
        const field = findChild(row(1), "nameField");
        tryVerify(() => field.activeFocus);
        for (const key of "Dawn")
            keyClick(key);
        keyClick(Qt.Key_Return);
        compare(takes.title(ids[1]), "Dawn");
        tryVerify(() => list.activeFocus);
        keyClick(Qt.Key_F2); // begins with the name there is
        tryCompare(field, "text", "Dawn");
        keyClick("x");
        keyClick(Qt.Key_Escape);
        compare(takes.title(ids[1]), "Dawn");
        tryVerify(() => list.activeFocus);
    }

    function test_searches() {
        pane.focusSearch();
        const field = findChild(pane, "searchField");
        verify(field.activeFocus);
        for (const key of "idea 3")
            keyClick(key);
        tryCompare(list, "count", 1);
        keyClick(Qt.Key_Down);
        verify(list.activeFocus);
        compare(takes.currentId, ids[1]);
        pane.focusSearch();
        for (const key of "zz")
            keyClick(key);
        tryCompare(list, "count", 0);
        const all = findChild(pane, "showAll");
        verify(all.visible);
        mouseClick(all);
        tryCompare(list, "count", 5);
        compare(field.text, "");
    }

    function test_ordersByBox() {
        const box = findChild(pane, "orderBox");
        box.forceActiveFocus();
        keyClick(Qt.Key_Down);
        tryCompare(takes, "order", TakeFilterModel.Name);
        compare(takes.rows.idAt(0), ids[4]);
        keyClick(Qt.Key_Down);
        tryCompare(takes, "order", TakeFilterModel.Longest);
        compare(takes.rows.idAt(0), ids[0]);
    }

    function test_menuTellsWhatIsWanted_data() {
        return [
            {tag: "play", text: "Play", signal: "playRequested"},
            {tag: "settings", text: "Use these settings", signal: "useSettingsRequested"},
            {tag: "again", text: "Regenerate", signal: "makeAgainRequested"},
            {tag: "continue", text: "Continue from the end", signal: "continueRequested"}
        ];
    }
    function test_menuTellsWhatIsWanted(data) {
        wanted.target = pane;
        wanted.signalName = data.signal;
        wanted.clear();
        trigger(openMenuAt(2), data.text);
        compare(wanted.count, 1);
        compare(wanted.signalArguments[0][0], ids[2]);
        verify(list.activeFocus);
    }

    function test_menuExportsWhatIsSelected() {
        wanted.target = pane;
        wanted.signalName = "exportRequested";
        wanted.clear();
        mouseClick(row(1), 200, 10);
        mouseClick(row(3), 200, 10, Qt.LeftButton, Qt.ControlModifier);
        trigger(openMenuAt(3), "Export…");
        compare(wanted.count, 1);
        compare(wanted.signalArguments[0][0], [ids[1], ids[3]]);
    }

    function test_menuCompares() {
        wanted.target = pane;
        wanted.signalName = "compareRequested";
        wanted.clear();
        takes.shown = ids[0];
        trigger(openMenuAt(2), "Compare with current take");
        compare(wanted.signalArguments[0][0], ids[0]);
        compare(wanted.signalArguments[0][1], ids[2]);
        mouseClick(row(1), 200, 10);
        mouseClick(row(3), 200, 10, Qt.LeftButton, Qt.ControlModifier);
        trigger(openMenuAt(3), "Compare");
        compare(wanted.signalArguments[1][0], ids[1]);
        compare(wanted.signalArguments[1][1], ids[3]);
    }

    function test_menuByKeyCopiesAndShowsEverything() {
        mouseClick(row(4), 200, 10);
        keyClick(Qt.Key_Menu);
        const menu = findChild(pane, "takeMenu");
        tryCompare(menu, "opened", true);
        trigger(menu, "Copy prompt");
        compare(fixture.clipboardText(), "idea 0");
        trigger(openMenuAt(4), "Details…");
        const details = findChild(pane, "takeDetails");
        tryCompare(details, "opened", true);
        compare(details.title, "idea 0");
        keyClick(Qt.Key_Escape);
        tryCompare(details, "visible", false);
    }

    function test_moreButtonOpensTheMenuOfItsRow() {
        mouseClick(row(0), 200, 10);
        mouseClick(findChild(row(3), "moreButton"));
        tryCompare(findChild(pane, "takeMenu"), "opened", true);
        compare(takes.selectedIds(), [ids[3]]);
        keyClick(Qt.Key_Escape);
    }

    function test_emptyState() {
        takes.remove(ids);
        const text = findChild(pane, "emptyText");
        tryVerify(() => text.visible);
        verify(!findChild(pane, "showAll").visible);
    }

    function test_manyTakesScroll() {
        for (let i = 0; i < 300; ++i)
            fixture.addTake("more " + i, 0.2, 100 + i);
        tryCompare(list, "count", 305);
        pane.focusList();
        keyClick(Qt.Key_End);
        compare(takes.currentRow, 304);
        tryVerify(() => list.currentItem !== null && list.currentItem.y - list.contentY <= list.height - list.currentItem.height + 1);
        verify(list.contentItem.children.length < 60, "rows are made as they come in sight");
    }
}
