// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Fusion
import Arioso.Ui

// One tab of the settings.
TabButton {
    id: root

    implicitHeight: Theme.controlHeight
    font.pixelSize: Theme.fontNormal
    font.weight: checked ? Font.DemiBold : Font.Normal
    palette.buttonText: Theme.text
    palette.windowText: Theme.text
    Accessible.name: text

    background: Rectangle {
        radius: Theme.radius
        color: root.checked ? Theme.accentSoft : root.hovered ? Theme.surfaceRaised : "transparent"

        FocusFrame {
            shown: root.visualFocus
        }
    }
}
