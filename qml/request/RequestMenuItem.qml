// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Fusion
import Arioso.Ui

// A line of a menu in the colours of the window.
MenuItem {
    id: root

    implicitHeight: Theme.controlHeight
    leftPadding: Theme.spacing + 4
    rightPadding: Theme.spacing + 4
    font.pixelSize: Theme.fontNormal
    Accessible.name: text

    contentItem: BodyText {
        text: root.text
        color: root.enabled ? Theme.text : Theme.textSecondary
        opacity: root.enabled ? 1 : 0.6
        verticalAlignment: Text.AlignVCenter
        wrapMode: Text.NoWrap
        elide: Text.ElideRight
    }

    background: Rectangle {
        radius: Theme.radius
        color: root.highlighted && root.enabled ? Theme.accentSoft : "transparent"
    }
}
