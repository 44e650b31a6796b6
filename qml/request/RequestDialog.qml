// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Fusion
import QtQuick.Templates as T
import Arioso.Ui

// A dialog in the middle of the window, in its colours. Escape and a click outside close it.
Dialog {
    id: root

    property int preferredWidth: 480

    parent: T.Overlay.overlay
    anchors.centerIn: parent
    modal: true
    focus: true
    width: parent ? Math.min(Math.round(preferredWidth * Theme.textScale), parent.width - 2 * Theme.spacingLarge) : preferredWidth
    height: parent ? Math.min(implicitHeight, parent.height - 2 * Theme.spacingLarge) : implicitHeight
    margins: 0
    padding: Theme.spacingLarge
    topPadding: Theme.spacing
    closePolicy: Popup.CloseOnEscape | Popup.CloseOnPressOutside
    font.pixelSize: Theme.fontNormal

    header: Label {
        text: root.title
        visible: text !== ""
        font.pixelSize: Theme.fontLarge
        font.weight: Font.DemiBold
        color: Theme.text
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        padding: Theme.spacingLarge
        bottomPadding: Theme.spacing
        Accessible.role: Accessible.Heading
    }

    background: Rectangle {
        color: Theme.surface
        radius: Theme.radius * 2
        border.color: Theme.border
    }

    T.Overlay.modal: Rectangle {
        color: Qt.rgba(0, 0, 0, 0.45)
    }
}
