// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import Arioso.Style
import Arioso.Ui

// Every preset with its description, to apply one. Enter applies the row with the frame.
Popup {
    id: root

    required property PresetsViewModel presets

    function pick(row: int) {
        if (row < 0)
            return;
        const preset = presets.idAt(row);
        close();
        presets.apply(preset);
    }

    // Not of the list's contentHeight, which is not known before the rows were seen.
    height: Math.round(Math.min(440, 60 + 52 * presets.count) * Theme.textScale)
    margins: Theme.spacing
    modal: true
    dim: false
    focus: true
    onOpened: {
        list.currentIndex = Math.max(0, presets.currentRow);
        list.forceActiveFocus(Qt.PopupFocusReason);
        list.forceLayout();
        list.positionViewAtIndex(list.currentIndex, presets.currentRow < 0 ? ListView.Beginning : ListView.Center);
    }

    ListView {
        id: list

        anchors.fill: parent
        objectName: "list"
        clip: true
        cacheBuffer: 0 // see TakesList
        model: root.presets
        keyNavigationEnabled: true
        boundsBehavior: Flickable.StopAtBounds
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Presets")
        Keys.onReturnPressed: root.pick(currentIndex)
        Keys.onEnterPressed: root.pick(currentIndex)
        ScrollBar.vertical: ScrollBar {}

        delegate: PickRow {
            required property int index
            required heading
            required property string name
            required property string description
            required property bool current

            width: ListView.view.width
            title: name
            line: description
            lines: 1
            chosen: current
            highlighted: ListView.isCurrentItem && list.activeFocus
            focusPolicy: Qt.NoFocus
            onClicked: root.pick(index)
        }
    }
}
