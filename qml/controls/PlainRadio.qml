// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Fusion
import Arioso.Ui

// One of several that exclude each other.
RadioButton {
    id: root

    font.pixelSize: Theme.fontNormal
    palette.windowText: Theme.text
    spacing: Theme.spacing
    focusPolicy: Qt.TabFocus
    Accessible.name: text

    contentItem: PlainLabel {
        leftPadding: root.mirrored ? 0 : root.indicator.width + root.spacing
        rightPadding: root.mirrored ? root.indicator.width + root.spacing : 0
        text: root.text
        font: root.font
        color: root.palette.windowText
        elide: Text.ElideRight
        verticalAlignment: Text.AlignVCenter
    }

    indicator: Rectangle {
        x: root.mirrored ? root.width - width - root.rightPadding : root.leftPadding
        y: root.topPadding + (root.availableHeight - height) / 2
        implicitWidth: Theme.iconSize
        implicitHeight: Theme.iconSize
        radius: width / 2
        color: Theme.surface
        border.color: root.checked ? Theme.accent : Theme.borderStrong
        border.width: root.checked ? 2 : 1

        Rectangle {
            anchors.centerIn: parent
            width: parent.width / 2
            height: width
            radius: width / 2
            color: Theme.accent
            visible: root.checked
        }

        FocusFrame {
            radius: height / 2
            shown: root.visualFocus
        }
    }
}
