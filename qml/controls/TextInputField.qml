// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Fusion
import Arioso.Ui

// One line of text.
TextField {
    id: root

    /// What it is for, for screen readers.
    required property string name

    implicitHeight: Theme.controlHeight
    leftPadding: Theme.spacing
    rightPadding: Theme.spacing
    font.pixelSize: Theme.fontNormal
    color: Theme.text
    placeholderTextColor: Theme.textSecondary
    selectByMouse: true
    Accessible.name: name

    background: Rectangle {
        radius: Theme.radius
        color: Theme.surface
        border.color: root.activeFocus ? Theme.accent : Theme.borderStrong
        border.width: root.activeFocus ? 2 : 1
    }
}
