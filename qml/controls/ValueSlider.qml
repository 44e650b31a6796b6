// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Fusion
import Arioso.Ui

// A slider in the colours of the window. The wheel scrolls what is behind it.
Slider {
    id: root

    /// What it sets, for screen readers.
    required property string name

    implicitHeight: Math.round(24 * Theme.textScale)
    padding: 0
    snapMode: Slider.SnapAlways
    wheelEnabled: false
    Accessible.name: name

    background: Rectangle {
        x: root.leftPadding
        y: root.topPadding + (root.availableHeight - height) / 2
        width: root.availableWidth
        height: 4
        radius: 2
        color: Theme.border

        Rectangle {
            x: root.mirrored ? parent.width - width : 0
            width: root.position * parent.width
            height: parent.height
            radius: 2
            color: Theme.accent
        }
    }

    handle: Rectangle {
        x: root.leftPadding + root.visualPosition * (root.availableWidth - width)
        y: root.topPadding + (root.availableHeight - height) / 2
        width: Math.round(16 * Theme.textScale)
        height: width
        radius: width / 2
        color: root.pressed ? Theme.accent : Theme.surface
        border.width: 2
        border.color: Theme.accent

        FocusFrame {
            anchors.margins: -4
            radius: width / 2
            shown: root.visualFocus
        }
    }
}
