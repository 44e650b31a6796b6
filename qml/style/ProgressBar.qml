// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

// How far something is, as a thin line; a part of it wanders while nobody knows.
T.ProgressBar {
    id: root

    implicitWidth: Math.max(implicitBackgroundWidth + leftInset + rightInset, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(implicitBackgroundHeight + topInset + bottomInset, implicitContentHeight + topPadding + bottomPadding)

    background: Rectangle {
        implicitWidth: 120
        implicitHeight: 6
        radius: height / 2
        color: Theme.border
    }

    contentItem: Item {
        implicitHeight: 6
        clip: true

        Rectangle {
            property real place

            x: root.indeterminate ? (parent.width + width) * place - width : root.mirrored ? parent.width - width : 0
            width: parent.width * (root.indeterminate ? 0.3 : root.position)
            height: parent.height
            radius: height / 2
            color: Theme.accent

            NumberAnimation on place {
                running: root.indeterminate && root.visible
                from: root.mirrored ? 1 : 0
                to: root.mirrored ? 0 : 1
                duration: 1400
                loops: Animation.Infinite
            }
        }
    }
}
