// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import Arioso.Style
import Arioso.Ui

// One line of text, cut short where there is no room, with a control directly behind it.
Item {
    id: root

    property alias text: label.text
    property alias color: label.color
    default property alias control: slot.data

    implicitWidth: Math.ceil(metrics.advanceWidth) + slot.width + Theme.spacing
    implicitHeight: Math.max(label.implicitHeight, slot.height)

    HelpText {
        id: label

        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        width: Math.max(0, Math.min(Math.ceil(metrics.advanceWidth) + 2, root.width - slot.width - Theme.spacingSmall))
        wrapMode: Text.NoWrap
        elide: Text.ElideRight
        Accessible.name: text

        TextMetrics {
            id: metrics

            font: label.font
            text: label.text
        }
    }

    Row {
        id: slot

        anchors.left: label.right
        anchors.leftMargin: Theme.spacingSmall
        anchors.verticalCenter: parent.verticalCenter
    }
}
