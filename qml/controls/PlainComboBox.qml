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
    padding: 0
    font.pixelSize: Theme.fontNormal
    Accessible.name: name

    contentItem: BodyText {
        leftPadding: Theme.spacing
        rightPadding: Theme.spacing
        text: root.displayText
        color: root.enabled ? Theme.text : Theme.textSecondary
        wrapMode: Text.NoWrap
        elide: Text.ElideRight
        verticalAlignment: Text.AlignVCenter
    }

    indicator: TintedIcon {
        x: root.mirrored ? Theme.spacing : root.width - width - Theme.spacing
        y: (root.height - height) / 2
        iconName: "down"
        color: root.enabled ? Theme.textSecondary : Theme.border
    }

    delegate: ItemDelegate {
        id: entry

        required property int index
        required property var modelData

        width: ListView.view ? ListView.view.width : 0
        height: Theme.controlHeight
        leftPadding: Theme.spacing
        rightPadding: Theme.spacing
        highlighted: root.highlightedIndex === index
        Accessible.name: String(modelData)

        contentItem: BodyText {
            text: entry.modelData
            font.weight: root.currentIndex === entry.index ? Font.DemiBold : Font.Normal
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            verticalAlignment: Text.AlignVCenter
        }

        background: Rectangle {
            radius: Theme.radius - 2
            color: entry.highlighted ? Theme.accentSoft : "transparent"
        }
    }

    background: Rectangle {
        radius: Theme.radius
        color: root.hovered || root.down ? Theme.surfaceRaised : Theme.surface
        border.color: root.enabled ? Theme.borderStrong : Theme.border

        FocusFrame {
            shown: root.visualFocus
        }
    }

    popup: Popup {
        y: root.height + 2
        width: root.width
        height: Math.min(contentItem.implicitHeight + 2 * padding, (root.Window.height > 0 ? root.Window.height : 400) - 2 * margins)
        margins: Theme.spacing
        // Chosen with the mouse: Space is to play again, not to open it again.
        onClosed: {
            if (!root.visualFocus)
                root.focus = false;
        }
        padding: Theme.spacingSmall

        contentItem: ListView {
            clip: true
            implicitHeight: contentHeight
            model: root.delegateModel
            currentIndex: root.highlightedIndex
            highlightMoveDuration: 0
            boundsBehavior: Flickable.StopAtBounds
            ScrollBar.vertical: FlatScrollBar {}
        }

        background: Rectangle {
            radius: Theme.radius
            color: Theme.surface
            border.color: Theme.borderStrong
        }
    }
}
