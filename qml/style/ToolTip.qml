// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

// What a control does, or the whole of a text that is cut, as plain text.
T.ToolTip {
    id: root

    x: parent ? (parent.width - implicitWidth) / 2 : 0
    y: -implicitHeight - 3
    implicitWidth: Math.max(implicitBackgroundWidth + leftInset + rightInset, contentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(implicitBackgroundHeight + topInset + bottomInset, contentHeight + topPadding + bottomPadding)
    contentWidth: Math.ceil(Math.min(implicitContentWidth, 360 * Theme.textScale))
    margins: 6
    padding: 6
    leftPadding: Theme.spacing
    rightPadding: Theme.spacing
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent | T.Popup.CloseOnReleaseOutsideParent
    font.pixelSize: Theme.fontSmall

    contentItem: Label {
        text: root.text
        font: root.font
        wrapMode: Text.Wrap
    }

    background: Rectangle {
        radius: Theme.radius - 2
        color: Theme.surfaceRaised
        border.color: Theme.borderStrong
    }
}
