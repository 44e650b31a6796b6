// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import Arioso.Style

// One choice of several, as a pill: pressed or not.
Button {
    id: root

    checkable: true
    implicitHeight: Math.round(28 * Theme.textScale)
    leftPadding: 12
    rightPadding: 12
    font.pixelSize: Theme.fontSmall
    palette.buttonText: Theme.text
    Accessible.role: checkable ? Accessible.CheckBox : Accessible.Button
    Accessible.checkable: checkable
    Accessible.checked: checked

    background: Rectangle {
        radius: height / 2
        color: root.checked ? Theme.accentSoft : root.hovered ? Theme.surfaceRaised : Theme.surface
        border.color: root.checked ? Theme.accent : Theme.borderStrong

        FocusFrame {
            radius: height / 2
            shown: root.visualFocus
        }
    }
}
