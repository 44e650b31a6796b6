// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

// A value by the position of a handle. The wheel scrolls what is behind it.
T.Slider {
    id: root

    implicitWidth: Math.round(120 * Theme.textScale)
    implicitHeight: Math.round(24 * Theme.textScale)
    padding: 0
    snapMode: T.Slider.SnapAlways
    wheelEnabled: false

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
            color: root.enabled ? Theme.accent : Theme.border
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
        border.color: root.enabled ? Theme.accent : Theme.border

        FocusFrame {
            anchors.margins: -4
            radius: width / 2
            shown: root.visualFocus
        }
    }
}
