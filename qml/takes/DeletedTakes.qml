// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// The deleted takes, to bring some back or to delete all for good.
PageDialog {
    id: root

    required property TakesViewModel takes
    readonly property DeletedTakesModel deleted: takes.deleted
    property bool asking: false

    objectName: "deletedTakes"
    title: qsTr("Recently deleted")
    onAboutToShow: asking = false

    body: ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.spacing

        HelpText {
            Layout.fillWidth: true
            text: root.deleted.keptText
        }

        Label {
            Layout.fillWidth: true
            text: qsTr("No deleted takes.")
            wrapMode: Text.WordWrap
            visible: list.count === 0
        }

        ListView {
            id: list

            objectName: "deletedList"
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(contentHeight, Math.round(320 * Theme.textScale))
            clip: true
            spacing: Theme.spacingSmall
            cacheBuffer: 0 // see TakesList
            model: root.deleted
            boundsBehavior: Flickable.StopAtBounds
            Accessible.role: Accessible.List
            Accessible.name: root.title
            ScrollBar.vertical: ScrollBar {}

            delegate: RowLayout {
                id: row

                required property string takeId
                required property string title
                required property string facts

                width: ListView.view ? ListView.view.width - Theme.spacing : 0
                spacing: Theme.spacing
                Accessible.role: Accessible.ListItem
                Accessible.name: title + ", " + facts

                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0

                    Label {
                        Layout.fillWidth: true
                        text: row.title
                        elide: Text.ElideRight
                    }

                    HelpText {
                        Layout.fillWidth: true
                        text: row.facts
                        wrapMode: Text.NoWrap
                        elide: Text.ElideRight
                    }
                }

                Button {
                    objectName: "restoreTake"
                    text: qsTr("Restore")
                    Accessible.name: qsTr("Restore “%1”").arg(row.title)
                    onClicked: root.takes.restore([row.takeId])
                }
            }
        }

        Label {
            Layout.fillWidth: true
            text: qsTr("Delete all %Ln take(s) permanently? This can't be undone.", "", list.count)
            wrapMode: Text.WordWrap
            visible: root.asking
        }
    }

    buttons: RowLayout {
        Layout.fillWidth: true
        spacing: Theme.spacing

        Button {
            objectName: "restoreAll"
            text: qsTr("Restore all")
            visible: root.deleted.count > 0 && !root.asking
            onClicked: root.takes.restore(root.deleted.ids)
        }

        Button {
            objectName: "deleteForGood"
            text: qsTr("Delete permanently…")
            visible: root.deleted.count > 0 && !root.asking
            onClicked: root.asking = true
        }

        Item {
            Layout.fillWidth: true
        }

        Button {
            objectName: "keepDeleted"
            text: qsTr("Cancel")
            visible: root.asking
            onClicked: root.asking = false
        }

        Button {
            objectName: "deleteForGoodNow"
            highlighted: true
            text: qsTr("Delete permanently")
            visible: root.asking
            onClicked: {
                root.deleted.deleteForGood();
                root.asking = false;
            }
        }

        Button {
            objectName: "deletedDone"
            text: qsTr("Close")
            visible: !root.asking
            focus: true
            onClicked: root.close()
        }
    }
}
