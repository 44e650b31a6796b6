// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import Arioso.Style

// Drags what is on the stage to a file manager or another program. For the mouse only; Export is for the keyboard.
Item {
    id: root

    required property bool hasSelection

    signal dragged

    implicitWidth: Theme.controlHeight
    implicitHeight: Theme.controlHeight
    Accessible.role: Accessible.StaticText
    Accessible.name: hasSelection ? qsTr("Drag the selection to another program") : qsTr("Drag the take to another program")
    ToolTip.text: Accessible.name
    ToolTip.visible: area.containsMouse && !area.pressed
    ToolTip.delay: 600

    TintedIcon {
        anchors.centerIn: parent
        iconName: "drag"
        color: area.containsMouse ? Theme.text : Theme.textSecondary
    }

    MouseArea {
        id: area

        property point start
        property bool dragging: false

        anchors.fill: parent
        hoverEnabled: true
        cursorShape: pressed ? Qt.ClosedHandCursor : Qt.OpenHandCursor
        onPressed: mouse => {
            start = Qt.point(mouse.x, mouse.y);
            dragging = false;
        }
        onPositionChanged: mouse => {
            const distance = Math.abs(mouse.x - start.x) + Math.abs(mouse.y - start.y);
            if (dragging || !pressed || distance < Qt.styleHints.startDragDistance)
                return;
            dragging = true;
            root.dragged();
        }
    }
}
