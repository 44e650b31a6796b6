// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Fusion
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

    height: Math.min(list.contentHeight + 2 * padding, Math.round(440 * Theme.textScale))
    margins: Theme.spacing
    padding: Theme.spacingSmall
    modal: true
    dim: false
    focus: true
    font.pixelSize: Theme.fontNormal
    // Not before it is open: the rows have no places yet.
    onOpened: {
        list.currentIndex = Math.max(0, presets.currentRow);
        if (list.currentIndex === 0)
            list.positionViewAtBeginning();
        else
            list.positionViewAtIndex(list.currentIndex, ListView.Center);
        list.forceActiveFocus(Qt.PopupFocusReason);
    }

    background: Rectangle {
        color: Theme.surface
        radius: Theme.radius
        border.color: Theme.borderStrong
    }

    ListView {
        id: list

        anchors.fill: parent
        objectName: "list"
        clip: true
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
