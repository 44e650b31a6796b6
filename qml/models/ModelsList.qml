// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import Arioso.Style
import Arioso.Ui

// The models that are looked for, with mouse and keys: arrows choose a row, Enter does what its button says.
ListView {
    id: root

    required property ModelsViewModel models
    required property CatalogueViewModel catalogue
    required property ModelFilter shown
    readonly property alias menu: menu

    signal removeRequested(folder: string, name: string)

    /// Makes a row the current one and shows it.
    function reveal(row: int): void {
        currentIndex = row;
        positionViewAtIndex(row, ListView.Contain);
    }

    function step(rows: int): void {
        if (count > 0)
            reveal(Math.max(0, Math.min(count - 1, currentIndex + rows)));
    }

    clip: true
    cacheBuffer: 0 // see TakesList
    model: shown
    spacing: Theme.spacingSmall
    activeFocusOnTab: true
    keyNavigationEnabled: false
    highlightFollowsCurrentItem: false
    boundsBehavior: Flickable.StopAtBounds
    currentIndex: -1
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Models")

    ScrollBar.vertical: ScrollBar {}

    onActiveFocusChanged: {
        if (activeFocus && currentIndex < 0)
            step(1);
    }

    Keys.onPressed: event => {
        const row = root.currentItem as ModelRow;
        event.accepted = true;
        const once = [Qt.Key_Return, Qt.Key_Enter, Qt.Key_Delete];
        if (event.isAutoRepeat && once.includes(event.key))
            return;
        switch (event.key) {
        case Qt.Key_Up:
            root.step(-1);
            break;
        case Qt.Key_Down:
            root.step(1);
            break;
        case Qt.Key_PageUp:
            root.step(-5);
            break;
        case Qt.Key_PageDown:
            root.step(5);
            break;
        case Qt.Key_Home:
            root.step(-root.count);
            break;
        case Qt.Key_End:
            root.step(root.count);
            break;
        case Qt.Key_Return:
        case Qt.Key_Enter:
            event.accepted = event.modifiers === Qt.NoModifier || event.modifiers === Qt.KeypadModifier;
            if (event.accepted && row !== null)
                row.acted();
            break;
        case Qt.Key_Delete:
            if (row !== null && row.removable && !row.workedOn)
                root.removeRequested(row.folder, row.name);
            break;
        case Qt.Key_Menu:
            row?.openMenu();
            break;
        case Qt.Key_F10:
            event.accepted = (event.modifiers & Qt.ShiftModifier) !== 0;
            if (event.accepted)
                row?.openMenu();
            break;
        default:
            event.accepted = false;
        }
    }

    ModelMenu {
        id: menu

        objectName: "modelMenu"
        models: root.models
        catalogue: root.catalogue
        onRemoveRequested: (folder, name) => root.removeRequested(folder, name)
    }

    delegate: ModelRow {
        id: row

        required property int index

        width: ListView.view ? ListView.view.width - Theme.padding : 0
        x: root.LayoutMirroring.enabled ? Theme.padding : 0
        current: ListView.isCurrentItem
        listFocused: root.activeFocus
        strength: root.models.strength
        onHeightChanged: {
            if (current)
                root.positionViewAtIndex(index, ListView.Contain); // the current row is higher
        }
        onPressed: {
            root.currentIndex = index;
            root.forceActiveFocus(Qt.MouseFocusReason);
        }
        onActed: root.catalogue.act(key)
        onMenuRequested: item => menu.openFor(row, item)
        onStrengthPicked: percent => root.models.strength = percent
    }
}
