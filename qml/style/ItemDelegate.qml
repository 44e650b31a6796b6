// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

// A row of a list.
T.ItemDelegate {
    id: root

    implicitWidth: Math.max(implicitBackgroundWidth + leftInset + rightInset, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(implicitBackgroundHeight + topInset + bottomInset, implicitContentHeight + topPadding + bottomPadding)
    padding: 6
    horizontalPadding: Theme.spacing
    spacing: Theme.spacing
    font.pixelSize: Theme.fontNormal
    palette.highlightedText: Theme.text // in file dialogs of Qt, on the same ground
    Accessible.name: text

    contentItem: Label {
        text: root.text
        font: root.font
        color: root.enabled ? Theme.text : Theme.textSecondary
        elide: Text.ElideRight
        verticalAlignment: Text.AlignVCenter
    }

    background: Rectangle {
        implicitHeight: Theme.controlHeight
        radius: Theme.radius - 2
        color: root.highlighted ? Theme.accentSoft : root.hovered ? Theme.surfaceRaised : "transparent"
    }
}
