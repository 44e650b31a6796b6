// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Fusion
import QtQuick.Layouts
import QtQuick.Templates as T
import Arioso.Ui

// A dialog in the middle of the window: a title with a button to close it, what it is about, and a row of buttons.
// What is higher than the window scrolls.
Popup {
    id: root

    required property string title
    /// Widest, at the normal size of text.
    property int wanted: 560
    /// Buttons at the bottom, from the leading side on.
    property alias buttons: buttonRow.data
    default property alias body: bodyColumn.data

    parent: T.Overlay.overlay
    anchors.centerIn: parent
    width: Math.min(wanted * Math.max(1, Theme.textScale), parent ? parent.width - 4 * Theme.spacing : wanted)
    modal: true
    focus: true
    padding: 0
    closePolicy: Popup.CloseOnEscape

    T.Overlay.modal: Rectangle {
        color: "#80000000"
    }

    background: Rectangle {
        color: Theme.surface
        radius: Theme.radius
        border.color: Theme.border
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        Accessible.role: Accessible.Dialog
        Accessible.name: root.title

        RowLayout {
            Layout.fillWidth: true
            Layout.margins: Theme.spacing
            Layout.leftMargin: Theme.spacingLarge
            Layout.rightMargin: Theme.spacing

            Label {
                Layout.fillWidth: true
                text: root.title
                font.pixelSize: Theme.fontLarge
                font.weight: Font.DemiBold
                color: Theme.text
                elide: Text.ElideRight
                horizontalAlignment: Text.AlignLeft
                Accessible.role: Accessible.Heading
            }

            IconButton {
                objectName: "closeButton"
                name: qsTr("Close")
                icon.source: Theme.icon("close")
                onClicked: root.close()
            }
        }

        Flickable {
            id: scroller

            readonly property real room: root.parent ? root.parent.height - 160 * Math.max(1, Theme.textScale) : 400

            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(contentHeight, room)
            Layout.leftMargin: Theme.spacingLarge
            Layout.rightMargin: Theme.spacingLarge
            contentWidth: width
            contentHeight: bodyColumn.implicitHeight + Theme.spacing
            clip: contentHeight > height
            boundsBehavior: Flickable.StopAtBounds

            ScrollBar.vertical: ScrollBar {
                policy: scroller.contentHeight > scroller.height ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff
            }

            ColumnLayout {
                id: bodyColumn

                width: scroller.width - (scroller.contentHeight > scroller.height ? Theme.spacingLarge : 0)
                spacing: Theme.spacing
            }
        }

        RowLayout {
            id: buttonRow

            Layout.fillWidth: true
            Layout.margins: Theme.spacingLarge
            Layout.topMargin: Theme.spacing
            spacing: Theme.spacing
        }
    }
}
