// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// A and B in turn, their stars, and what differs in their settings.
Rectangle {
    id: root

    required property CompareViewModel compare
    required property StageActions actions

    implicitHeight: column.implicitHeight + 2 * Theme.spacing
    color: Theme.accentSoft
    radius: Theme.radius
    visible: compare.active
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Comparing two takes")

    component SideButton: RowLayout {
        id: sideButton

        required property int side
        required property string letter
        required property string title
        required property bool starred

        spacing: 0

        Button {
            id: hearButton

            objectName: "side" + sideButton.side
            Layout.fillWidth: true
            text: qsTr("%1   %2", "letter and title of a compared take").arg(sideButton.letter).arg(sideButton.title)
            checkable: true
            autoExclusive: true
            checked: root.compare.side === sideButton.side
            enabled: !root.compare.preparing
            font.weight: checked ? Font.DemiBold : Font.Normal
            Accessible.role: Accessible.RadioButton
            Accessible.checkable: true
            Accessible.checked: checked
            Accessible.description: (sideButton.side === 0 ? root.actions.first : root.actions.second).tip(qsTr("Listen"))
            onClicked: root.compare.side = sideButton.side

            contentItem: Label {
                text: hearButton.text
                font: hearButton.font
                elide: Text.ElideRight
                verticalAlignment: Text.AlignVCenter
            }
        }

        IconButton {
            objectName: "star" + sideButton.side
            name: sideButton.starred ? qsTr("Unstar %1").arg(sideButton.letter) : qsTr("Star %1").arg(sideButton.letter)
            icon.source: Theme.icon(sideButton.starred ? "star-filled" : "star")
            icon.color: sideButton.starred ? Theme.star : Theme.text
            onClicked: root.compare.toggleStar(sideButton.side)
        }
    }

    ColumnLayout {
        id: column

        anchors.fill: parent
        anchors.margins: Theme.spacing
        spacing: Theme.spacingSmall

        RowLayout {
            spacing: Theme.spacing

            // Each of the two buttons is exclusive of the other.
            SideButton {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                side: 0
                letter: qsTr("A", "first of two compared takes")
                title: root.compare.firstTitle
                starred: root.compare.firstStarred
            }

            SideButton {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                side: 1
                letter: qsTr("B", "second of two compared takes")
                title: root.compare.secondTitle
                starred: root.compare.secondStarred
            }

            IconButton {
                objectName: "closeCompare"
                name: qsTr("Stop comparing")
                icon.source: Theme.icon("close")
                onClicked: root.compare.close()
            }
        }

        HelpText {
            Layout.fillWidth: true
            text: root.compare.preparing ? qsTr("Matching loudness…") : root.compare.loudnessText
        }

        ListView {
            id: table

            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(contentHeight, Math.round(96 * Theme.textScale))
            visible: count > 0
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            cacheBuffer: 0 // see TakesList
            model: root.compare.differences
            activeFocusOnTab: contentHeight > height
            Accessible.role: Accessible.Table
            Accessible.name: qsTr("Different settings")
            Keys.onUpPressed: bar.decrease()
            Keys.onDownPressed: bar.increase()
            ScrollBar.vertical: ScrollBar {
                id: bar
            }

            FocusFrame {
                shown: table.activeFocus
            }

            delegate: RowLayout {
                id: row

                required property string name
                required property string first
                required property string second

                width: ListView.view.width
                spacing: Theme.spacing
                Accessible.role: Accessible.Row
                Accessible.name: qsTr("%1: A %2, B %3").arg(name).arg(first).arg(second)

                Label {
                    Layout.preferredWidth: Math.round(96 * Theme.textScale)
                    text: row.name
                    font.pixelSize: Theme.fontSmall
                    color: Theme.textSecondary
                    elide: Text.ElideRight
                }

                Repeater {
                    model: [row.first, row.second]

                    Label {
                        required property string modelData

                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        text: modelData
                        font.pixelSize: Theme.fontSmall
                        elide: Text.ElideRight
                        maximumLineCount: 2
                        wrapMode: Text.Wrap
                    }
                }
            }
        }
    }
}
