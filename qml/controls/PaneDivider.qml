// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Arioso.Ui

// Between two panes: a gap that shows a line when it can be dragged.
Item {
    id: root

    implicitWidth: Theme.spacing
    implicitHeight: Theme.spacing

    Rectangle {
        readonly property bool isUpright: root.width < root.height

        anchors.centerIn: parent
        width: isUpright ? 3 : 40
        height: isUpright ? 40 : 3
        radius: 1.5
        color: root.T.SplitHandle.pressed ? Theme.accent : root.T.SplitHandle.hovered ? Theme.borderStrong : Theme.border
    }
}
