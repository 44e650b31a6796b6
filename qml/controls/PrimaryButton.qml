// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import Arioso.Ui

// The one action of a pane.
PushButton {
    id: root

    implicitHeight: Theme.controlHeight + 6
    leftPadding: Theme.spacingLarge
    rightPadding: Theme.spacingLarge
    font.pixelSize: Theme.fontNormal
    font.weight: Font.DemiBold
    icon.color: enabled ? Theme.accentText : Theme.textSecondary
    icon.width: Theme.iconSize
    icon.height: Theme.iconSize
    palette.buttonText: enabled ? Theme.accentText : Theme.textSecondary
    Accessible.name: text

    contentItem: ButtonLabel {
        button: root
    }

    background: Rectangle {
        radius: Theme.radius
        color: !root.enabled ? Theme.surfaceRaised
             : root.down ? Qt.darker(Theme.accent, 1.2)
             : root.hovered ? Qt.lighter(Theme.accent, 1.1) : Theme.accent

        FocusFrame {
            shown: root.visualFocus
        }
    }
}
