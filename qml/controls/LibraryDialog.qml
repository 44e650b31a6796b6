// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Fusion
import QtQuick.Layouts
import QtQuick.Templates as T
import Arioso.Ui

// A dialog in the middle of the window: a title with a button to close it, what it is about, and a row of buttons.
// What is higher than the window scrolls. It is built when it opens: the window starts sooner, and layouts that were
// hidden while the size of text changed would keep the old heights (Qt 6.4). Repeaters build it, for a Loader of Qt 6.4
// refuses components that are bound to their file.
Popup {
    id: root

    required property string title
    /// Width at the normal size of text; never more than the window's.
    property int wanted: 560
    /// The page of the user guide that explains it, such as "080-export.md".
    property string guidePage: ""
    required property Component body
    required property Component buttons
    property Item content: null

    signal guideRequested(string page)

    parent: T.Overlay.overlay
    anchors.centerIn: parent
    width: Math.min(wanted * Math.max(1, Theme.textScale), parent ? parent.width - 4 * Theme.spacing : wanted)
    height: content ? content.implicitHeight : 0
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

    Repeater {
        model: root.visible ? 1 : 0

        delegate: ColumnLayout {
            id: column

            width: root.width
            height: root.height
            spacing: 0
            Accessible.role: Accessible.Dialog
            Accessible.name: root.title
            Component.onCompleted: root.content = column

            RowLayout {
                Layout.fillWidth: true
                Layout.margins: Theme.spacing
                Layout.leftMargin: Theme.spacingLarge
                spacing: Theme.spacing

                PlainLabel {
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
                    objectName: "guideButton"
                    visible: root.guidePage !== ""
                    name: qsTr("Help")
                    icon.source: Theme.icon("help")
                    onClicked: root.guideRequested(root.guidePage)
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

                readonly property bool scrolls: contentHeight > height
                readonly property real room: root.parent ? root.parent.height - 160 * Math.max(1, Theme.textScale) : 400

                Layout.fillWidth: true
                Layout.preferredHeight: Math.min(contentHeight, room)
                Layout.leftMargin: Theme.spacingLarge
                Layout.rightMargin: Theme.spacingSmall
                contentWidth: width
                contentHeight: bodyColumn.implicitHeight + Theme.spacing
                clip: scrolls
                boundsBehavior: Flickable.StopAtBounds

                ScrollBar.vertical: FlatScrollBar {}

                ColumnLayout {
                    id: bodyColumn

                    // Of one width, with room for the bar: lines that wrap anew would keep their old height.
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.padding

                    Repeater {
                        model: 1
                        delegate: root.body
                    }
                }
            }

            RowLayout {
                Layout.fillWidth: true
                Layout.margins: Theme.spacingLarge
                Layout.topMargin: Theme.spacing

                Repeater {
                    model: 1
                    delegate: root.buttons
                }
            }
        }
    }
}
