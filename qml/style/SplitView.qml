// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

// Panes beside each other. The gap between two shows a line where it can be dragged.
T.SplitView {
    id: root

    implicitWidth: Math.max(implicitBackgroundWidth + leftInset + rightInset, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(implicitBackgroundHeight + topInset + bottomInset, implicitContentHeight + topPadding + bottomPadding)

    handle: Item {
        id: divider

        implicitWidth: Theme.spacing
        implicitHeight: Theme.spacing

        Rectangle {
            readonly property bool isUpright: divider.width < divider.height

            anchors.centerIn: parent
            width: isUpright ? 3 : 40
            height: isUpright ? 40 : 3
            radius: 1.5
            color: divider.T.SplitHandle.pressed ? Theme.accent : divider.T.SplitHandle.hovered ? Theme.borderStrong : Theme.border
        }
    }
}
