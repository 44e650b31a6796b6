// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

// On or off.
T.CheckBox {
    id: root

    implicitWidth: Math.max(implicitBackgroundWidth + leftInset + rightInset, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(implicitContentHeight + topPadding + bottomPadding, implicitIndicatorHeight + topPadding + bottomPadding)
    padding: 6
    horizontalPadding: 0
    spacing: Theme.spacing
    font.pixelSize: Theme.fontNormal
    palette.windowText: enabled ? Theme.text : Theme.textSecondary
    focusPolicy: Qt.TabFocus
    Accessible.name: text

    contentItem: Label {
        leftPadding: root.mirrored ? 0 : root.indicator.width + root.spacing
        rightPadding: root.mirrored ? root.indicator.width + root.spacing : 0
        text: root.text
        font: root.font
        color: root.palette.windowText
        elide: Text.ElideRight
        verticalAlignment: Text.AlignVCenter
    }

    indicator: Rectangle {
        x: root.mirrored ? root.width - width - root.rightPadding : root.leftPadding
        y: root.topPadding + (root.availableHeight - height) / 2
        implicitWidth: Theme.iconSize
        implicitHeight: Theme.iconSize
        radius: 3
        color: !root.checked ? Theme.surface : root.enabled ? Theme.accent : Theme.border
        border.color: !root.enabled ? Theme.border : root.checked ? Theme.accent : Theme.borderStrong

        TintedIcon {
            anchors.centerIn: parent
            iconName: "check"
            color: Theme.accentText
            visible: root.checked
            size: Theme.iconSize - 4
        }

        FocusFrame {
            shown: root.visualFocus
        }
    }
}
