// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

// Something is being worked on, nobody knows for how long.
T.BusyIndicator {
    id: root

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    padding: 6

    contentItem: Item {
        implicitWidth: 40
        implicitHeight: 40
        visible: root.running

        RotationAnimator on rotation {
            running: root.running && root.visible
            from: 0
            to: 360
            duration: 1200
            loops: Animation.Infinite
        }

        Repeater {
            model: 8

            Rectangle {
                required property int index
                readonly property real angle: 2 * Math.PI * index / 8

                x: (parent.width - width) / 2 * (1 + Math.cos(angle))
                y: (parent.height - height) / 2 * (1 + Math.sin(angle))
                width: parent.width / 6
                height: width
                radius: width / 2
                color: Theme.accent
                opacity: (index + 1) / 8
            }
        }
    }
}
