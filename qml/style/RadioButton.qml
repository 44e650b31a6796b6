// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

// One of several that exclude each other.
T.RadioButton {
    id: root

    implicitWidth: Math.max(implicitBackgroundWidth + leftInset + rightInset, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(implicitContentHeight + topPadding + bottomPadding, implicitIndicatorHeight + topPadding + bottomPadding)
    padding: 6
    horizontalPadding: 0
    spacing: Theme.spacing
    font.pixelSize: Theme.fontNormal
    palette.windowText: enabled ? Theme.text : Theme.textSecondary
    focusPolicy: Qt.TabFocus
    Accessible.name: text

    contentItem: Label {
        leftPadding: root.mirrored ? 0 : root.indicator.width + root.spacing
        rightPadding: root.mirrored ? root.indicator.width + root.spacing : 0
        text: root.text
        font: root.font
        color: root.palette.windowText
        elide: Text.ElideRight
        verticalAlignment: Text.AlignVCenter
    }

    indicator: Rectangle {
        readonly property color ink: root.enabled ? Theme.accent : Theme.border

        x: root.mirrored ? root.width - width - root.rightPadding : root.leftPadding
        y: root.topPadding + (root.availableHeight - height) / 2
        implicitWidth: Theme.iconSize
        implicitHeight: Theme.iconSize
        radius: width / 2
        color: Theme.surface
        border.color: root.checked ? ink : root.enabled ? Theme.borderStrong : Theme.border
        border.width: root.checked ? 2 : 1

        Rectangle {
            anchors.centerIn: parent
            width: parent.width / 2
            height: width
            radius: width / 2
            color: parent.ink
            visible: root.checked
        }

        FocusFrame {
            radius: height / 2
            shown: root.visualFocus
        }
    }
}
