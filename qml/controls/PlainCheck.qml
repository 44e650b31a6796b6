// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Fusion
import Arioso.Ui

// On or off.
CheckBox {
    id: root

    font.pixelSize: Theme.fontNormal
    palette.windowText: Theme.text
    spacing: Theme.spacing
    focusPolicy: Qt.TabFocus
    Accessible.name: text

    contentItem: PlainLabel {
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
        color: root.checked ? Theme.accent : Theme.surface
        border.color: root.checked ? Theme.accent : Theme.borderStrong

        TintedIcon {
            anchors.centerIn: parent
            iconName: "check"
            color: Theme.accentText
            visible: root.checked
            icon.width: Theme.iconSize - 4
            icon.height: Theme.iconSize - 4
        }

        FocusFrame {
            shown: root.visualFocus
        }
    }
}
