// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

// A box to choose one of several.
T.ComboBox {
    id: root

    implicitWidth: Math.max(implicitBackgroundWidth + leftInset + rightInset, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Theme.controlHeight
    padding: 0
    leftPadding: mirrored ? indicator.width + Theme.spacing : 0
    rightPadding: mirrored ? 0 : indicator.width + Theme.spacing
    font.pixelSize: Theme.fontNormal

    contentItem: Label {
        leftPadding: Theme.spacing
        rightPadding: Theme.spacing
        text: root.displayText
        font: root.font
        color: root.enabled ? Theme.text : Theme.textSecondary
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
        required property int index

        width: ListView.view ? ListView.view.width : 0
        text: root.textAt(index)
        font.weight: root.currentIndex === index ? Font.DemiBold : Font.Normal
        highlighted: root.highlightedIndex === index
    }

    background: Rectangle {
        radius: Theme.radius
        color: root.enabled && (root.hovered || root.down) ? Theme.surfaceRaised : Theme.surface
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
        padding: Theme.spacingSmall
        // Chosen with the mouse: Space is to play again, not to open it again.
        onClosed: {
            if (!root.visualFocus)
                root.focus = false;
        }

        contentItem: ListView {
            clip: true
            implicitHeight: contentHeight
            model: root.delegateModel
            currentIndex: root.highlightedIndex
            highlightMoveDuration: 0
            boundsBehavior: Flickable.StopAtBounds

            ScrollBar.vertical: ScrollBar {}
        }
    }
}
