// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

// One of the pages of a TabBar.
T.TabButton {
    id: root

    implicitWidth: Math.max(implicitBackgroundWidth + leftInset + rightInset, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Theme.controlHeight
    padding: 6
    spacing: 6
    font.pixelSize: Theme.fontNormal
    font.weight: checked ? Font.DemiBold : Font.Normal
    icon.color: enabled ? Theme.text : Theme.textSecondary
    icon.width: Theme.iconSize
    icon.height: Theme.iconSize
    palette.buttonText: enabled ? Theme.text : Theme.textSecondary
    Accessible.name: text

    contentItem: ButtonLabel {
        button: root
    }

    background: Rectangle {
        radius: Theme.radius
        color: root.checked ? Theme.accentSoft : root.hovered ? Theme.surfaceRaised : "transparent"

        FocusFrame {
            shown: root.visualFocus
        }
    }
}
