// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// The messages of this session, also those that are no longer shown.
PageDialog {
    id: root

    required property MessageLog messages

    objectName: "messagesDialog"
    title: qsTr("Messages")

    body: ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.spacing

        Label {
            Layout.fillWidth: true
            text: qsTr("No messages yet.")
            wrapMode: Text.WordWrap
            visible: list.count === 0
        }

        ListView {
            id: list

            objectName: "messagesList"
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(contentHeight, Math.round(380 * Theme.textScale))
            clip: true
            spacing: Theme.spacing
            cacheBuffer: 0 // see TakesList
            model: root.messages
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: true
            Accessible.role: Accessible.List
            Accessible.name: root.title
            ScrollBar.vertical: ScrollBar {}

            delegate: RowLayout {
                id: row

                required property int index
                required property int severity
                required property string text
                required property string wayOut
                required property string details
                required property string time
                readonly property color ink: severity === Notices.Error ? Theme.error
                                           : severity === Notices.Warning ? Theme.warning : Theme.text

                width: ListView.view ? ListView.view.width - Theme.spacing : 0
                spacing: Theme.spacing
                Accessible.role: Accessible.ListItem
                Accessible.name: time + ", " + text + " " + wayOut

                TintedIcon {
                    Layout.alignment: Qt.AlignTop
                    iconName: row.severity === Notices.Error ? "error" : row.severity === Notices.Warning ? "warning" : "info"
                    color: row.ink
                }

                Column {
                    Layout.fillWidth: true
                    Layout.alignment: Qt.AlignTop
                    spacing: 2

                    Label {
                        width: parent.width
                        text: row.text
                        wrapMode: Text.WordWrap
                        color: row.ink
                    }

                    Label {
                        width: parent.width
                        text: row.wayOut
                        wrapMode: Text.WordWrap
                        visible: text !== ""
                    }

                    HelpText {
                        width: parent.width
                        text: row.details
                        visible: text !== ""
                        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                    }
                }

                HelpText {
                    Layout.alignment: Qt.AlignTop
                    text: row.time
                    wrapMode: Text.NoWrap
                }

                IconButton {
                    objectName: "copyMessage"
                    implicitWidth: Math.round(24 * Theme.textScale)
                    implicitHeight: implicitWidth
                    Layout.alignment: Qt.AlignTop
                    name: qsTr("Copy message")
                    icon.source: Theme.icon("copy")
                    onClicked: root.messages.copy(row.index)
                }
            }
        }
    }

    buttons: RowLayout {
        Layout.fillWidth: true
        spacing: Theme.spacing

        Button {
            objectName: "clearMessages"
            text: qsTr("Clear")
            enabled: root.messages.count > 0
            onClicked: root.messages.clear()
        }

        Item {
            Layout.fillWidth: true
        }

        Button {
            objectName: "messagesDone"
            text: qsTr("Close")
            focus: true
            onClicked: root.close()
        }
    }
}
