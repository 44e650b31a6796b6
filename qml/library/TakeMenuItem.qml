// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Fusion
import Arioso.Ui

// One line of the menu.
MenuItem {
    id: root

    implicitHeight: Theme.controlHeight
    font.pixelSize: Theme.fontNormal
    Accessible.name: text

    contentItem: BodyText {
        leftPadding: Theme.spacing
        rightPadding: Theme.spacing
        text: root.text
        color: root.enabled ? Theme.text : Theme.textSecondary
        opacity: root.enabled ? 1 : 0.6
        wrapMode: Text.NoWrap
        elide: Text.ElideRight
        verticalAlignment: Text.AlignVCenter
    }

    background: Rectangle {
        radius: Theme.radius
        color: root.highlighted ? Theme.accentSoft : "transparent"
    }
}
