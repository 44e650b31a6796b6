// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import Arioso.Style
import Arioso.Ui

// The list itself: selection by mouse and keys (TakesActions has those of commands), renaming in place. The view-model
// keeps selection and keyboard place by take, so that both survive searching and sorting.
ListView {
    id: root

    required property TakesViewModel takes
    /// The take that is being renamed; "" for none.
    property string renaming: ""
    property string renamingFrom: ""

    signal playRequested(takeId: string)
    signal takeShown(takeId: string)
    signal menuRequested(item: Item, x: real, y: real)
    /// The selected takes are dragged away.
    signal dragRequested(item: Item)

    function rename(takeId: string): void {
        takes.reveal(takeId);
        renamingFrom = takes.givenName(takeId);
        renaming = takeId;
    }

    function step(rows: int, modifiers: int): void {
        takes.move(rows, (modifiers & Qt.ShiftModifier) !== 0);
        if (takes.selectedCount === 1)
            takeShown(takes.currentId);
    }

    /// Towards the beginning of a line: to the take above.
    function stepAside(out: bool): void {
        const moved = out ? takes.stepOut() : takes.stepIn();
        if (moved && takes.selectedCount === 1)
            takeShown(takes.currentId);
    }

    function openMenu(): void {
        if (takes.selectedCount === 0)
            takes.selectOnly(takes.currentRow);
        const item = currentItem;
        if (item !== null)
            menuRequested(item, LayoutMirroring.enabled ? item.width - Theme.spacingLarge : Theme.spacingLarge, item.height / 2);
    }

    function pageRows(): int {
        return currentItem === null ? 1 : Math.max(1, Math.floor(height / currentItem.height) - 1);
    }

    model: takes.rows
    clip: true
    activeFocusOnTab: true
    keyNavigationEnabled: false
    boundsBehavior: Flickable.StopAtBounds
    reuseItems: true
    cacheBuffer: 0 // a reset of the model cancels rows that are made ahead by numbers that are gone, of which Qt warns
    highlightFollowsCurrentItem: false
    currentIndex: -1
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Takes")

    ScrollBar.vertical: ScrollBar {}

    Component.onCompleted: currentIndex = takes.currentRow

    Connections {
        target: root.takes

        function onCurrentChanged() {
            root.currentIndex = root.takes.currentRow;
            if (root.currentIndex >= 0)
                root.positionViewAtIndex(root.currentIndex, ListView.Contain);
        }
    }

    onActiveFocusChanged: {
        if (activeFocus && takes.currentRow < 0)
            takes.move(0, false);
    }

    Keys.onPressed: event => {
        event.accepted = true;
        switch (event.key) {
        case Qt.Key_Up:
            root.step(-1, event.modifiers);
            break;
        case Qt.Key_Down:
            root.step(1, event.modifiers);
            break;
        case Qt.Key_Left:
        case Qt.Key_Right:
            event.accepted = event.modifiers === Qt.NoModifier;
            if (event.accepted)
                root.stepAside((event.key === Qt.Key_Left) !== root.LayoutMirroring.enabled);
            break;
        case Qt.Key_PageUp:
            root.step(-root.pageRows(), event.modifiers);
            break;
        case Qt.Key_PageDown:
            root.step(root.pageRows(), event.modifiers);
            break;
        case Qt.Key_Home:
            root.step(-root.count, event.modifiers);
            break;
        case Qt.Key_End:
            root.step(root.count, event.modifiers);
            break;
        case Qt.Key_F10:
            event.accepted = (event.modifiers & Qt.ShiftModifier) !== 0;
            if (event.accepted)
                root.openMenu();
            break;
        case Qt.Key_Menu:
            root.openMenu();
            break;
        default:
            event.accepted = false;
        }
    }

    delegate: TakeRow {
        id: row

        function choose(modifiers: int, button: int): void {
            root.forceActiveFocus(Qt.MouseFocusReason);
            if (button === Qt.RightButton) {
                if (!row.selected)
                    root.takes.selectOnly(row.index);
            } else if (modifiers & Qt.ControlModifier) {
                root.takes.toggle(row.index);
            } else if (modifiers & Qt.ShiftModifier) {
                root.takes.extendTo(row.index);
            } else if (!row.selected || root.takes.selectedCount === 1) {
                row.chooseAlone();
            }
        }

        function chooseAlone(): void {
            root.takes.selectOnly(row.index);
            root.takeShown(row.takeId);
        }

        objectName: "takeRow"
        width: ListView.view ? ListView.view.width : 0
        inTree: root.takes.rows.hasTree
        wide: width > 520 * Theme.textScale
        current: ListView.isCurrentItem
        listFocused: root.activeFocus
        renaming: takeId !== "" && root.renaming === takeId // a row that is being removed has no id
        givenName: root.renamingFrom
        onPressed: (modifiers, button, x, y) => {
            row.choose(modifiers, button);
            if (button === Qt.RightButton)
                root.menuRequested(row, x, y);
        }
        onClicked: modifiers => {
            // One of several is chosen when it's released, because pressing it may drag all of them.
            if (modifiers === Qt.NoModifier && root.takes.selectedCount > 1)
                row.chooseAlone();
        }
        onDragged: root.dragRequested(row)
        onDoubleClicked: root.playRequested(takeId)
        onPlayClicked: {
            root.takes.selectOnly(index);
            root.playRequested(takeId);
        }
        onFoldToggled: root.takes.setFolded(takeId, !folded)
        onStarToggled: root.takes.setStarred(takeId, !starred)
        onMenuRequested: {
            row.choose(Qt.NoModifier, Qt.RightButton);
            root.menuRequested(row, root.LayoutMirroring.enabled ? Theme.controlHeight : row.width - Theme.controlHeight, row.height / 2);
        }
        onRenamed: name => root.takes.rename(takeId, name)
        onRenameEnded: {
            root.renaming = "";
            root.forceActiveFocus(Qt.OtherFocusReason);
        }
    }
}
