// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import Arioso.Ui

// A button with words, and perhaps an icon, of lesser weight.
PushButton {
    id: root

    implicitHeight: Theme.controlHeight
    leftPadding: Theme.spacing + 4
    rightPadding: Theme.spacing + 4
    font.pixelSize: Theme.fontNormal
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
        color: root.down || root.checked ? Theme.accentSoft : root.hovered && root.enabled ? Theme.surfaceRaised : Theme.surface
        border.color: root.enabled ? Theme.borderStrong : Theme.border

        FocusFrame {
            shown: root.visualFocus
        }
    }
}
