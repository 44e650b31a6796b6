// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

// One line of a menu.
T.MenuItem {
    id: root

    /// A line divides it from the item above.
    property bool separated: false

    implicitWidth: Math.max(implicitBackgroundWidth + leftInset + rightInset, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Theme.controlHeight
    padding: 6
    leftPadding: Theme.spacing
    rightPadding: Theme.spacing
    spacing: Theme.spacing
    font.pixelSize: Theme.fontNormal
    Accessible.name: text

    indicator: TintedIcon {
        x: root.mirrored ? root.width - width - Theme.spacing : Theme.spacing
        y: (root.height - height) / 2
        iconName: "check"
        color: Theme.accent
        visible: root.checkable && root.checked
    }

    arrow: TintedIcon {
        x: root.mirrored ? Theme.spacing : root.width - width - Theme.spacing
        y: (root.height - height) / 2
        iconName: "down"
        rotation: root.mirrored ? 90 : -90
        color: root.enabled ? Theme.textSecondary : Theme.border
        visible: root.subMenu !== null
    }

    contentItem: Label {
        // The room for the sign is there whether it is shown or not.
        readonly property real signRoom: root.checkable ? Theme.iconSize + Theme.spacing : 0
        readonly property real arrowRoom: root.subMenu ? Theme.iconSize + Theme.spacing : 0

        leftPadding: root.mirrored ? arrowRoom : signRoom
        rightPadding: root.mirrored ? signRoom : arrowRoom
        text: root.text
        font: root.font
        color: root.enabled ? Theme.text : Theme.textSecondary
        opacity: root.enabled ? 1 : 0.7
        elide: Text.ElideRight
        verticalAlignment: Text.AlignVCenter
    }

    Rectangle {
        width: root.width
        height: 1
        color: Theme.border
        visible: root.separated
    }

    background: Rectangle {
        radius: Theme.radius - 2
        color: root.highlighted && root.enabled ? Theme.accentSoft : "transparent"
    }
}
