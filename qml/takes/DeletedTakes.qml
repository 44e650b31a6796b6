// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Fusion
import QtQuick.Layouts
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

        BodyText {
            Layout.fillWidth: true
            text: qsTr("No deleted takes.")
            visible: list.count === 0
        }

        ListView {
            id: list

            objectName: "deletedList"
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(contentHeight, Math.round(320 * Theme.textScale))
            clip: true
            spacing: Theme.spacingSmall
            model: root.deleted
            boundsBehavior: Flickable.StopAtBounds
            Accessible.role: Accessible.List
            Accessible.name: root.title
            ScrollBar.vertical: FlatScrollBar {}

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

                    BodyText {
                        Layout.fillWidth: true
                        text: row.title
                        wrapMode: Text.NoWrap
                        elide: Text.ElideRight
                    }

                    HelpText {
                        Layout.fillWidth: true
                        text: row.facts
                        wrapMode: Text.NoWrap
                        elide: Text.ElideRight
                    }
                }

                PlainButton {
                    objectName: "restoreTake"
                    text: qsTr("Restore")
                    Accessible.name: qsTr("Restore “%1”").arg(row.title)
                    onClicked: root.takes.restore([row.takeId])
                }
            }
        }

        BodyText {
            Layout.fillWidth: true
            text: qsTr("Delete all %Ln take(s) permanently? This can't be undone.", "", list.count)
            visible: root.asking
        }
    }

    buttons: RowLayout {
        Layout.fillWidth: true
        spacing: Theme.spacing

        PlainButton {
            objectName: "restoreAll"
            text: qsTr("Restore all")
            visible: root.deleted.count > 0 && !root.asking
            onClicked: root.takes.restore(root.deleted.ids)
        }

        PlainButton {
            objectName: "deleteForGood"
            text: qsTr("Delete permanently…")
            visible: root.deleted.count > 0 && !root.asking
            onClicked: root.asking = true
        }

        Item {
            Layout.fillWidth: true
        }

        PlainButton {
            objectName: "keepDeleted"
            text: qsTr("Cancel")
            visible: root.asking
            onClicked: root.asking = false
        }

        PrimaryButton {
            objectName: "deleteForGoodNow"
            text: qsTr("Delete permanently")
            visible: root.asking
            onClicked: {
                root.deleted.deleteForGood();
                root.asking = false;
            }
        }

        PrimaryButton {
            objectName: "deletedDone"
            text: qsTr("Close")
            visible: !root.asking
            focus: true
            onClicked: root.close()
        }
    }
}
