// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Fusion
import Arioso.Ui

// A box to choose one of several.
ComboBox {
    id: root

    /// What is chosen, for screen readers.
    required property string name

    implicitHeight: Theme.controlHeight
    font.pixelSize: Theme.fontNormal
    palette.buttonText: Theme.text
    palette.text: Theme.text
    Accessible.name: name
    popup.palette.window: Theme.surface
    popup.palette.base: Theme.surface
    popup.palette.text: Theme.text
    popup.palette.windowText: Theme.text
    popup.palette.highlight: Theme.accentSoft
    popup.palette.highlightedText: Theme.text

    contentItem: BodyText {
        leftPadding: Theme.spacing
        rightPadding: Theme.spacing
        text: root.displayText
        wrapMode: Text.NoWrap
        elide: Text.ElideRight
        verticalAlignment: Text.AlignVCenter
    }

    background: Rectangle {
        radius: Theme.radius
        color: root.hovered || root.down ? Theme.surfaceRaised : Theme.surface
        border.color: Theme.borderStrong

        FocusFrame {
            shown: root.visualFocus
        }
    }
}
