// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Arioso.Ui

// One model of the list: what it is, what it needs, and a button to use it.
Rectangle {
    id: root

    required property string name
    required property string folder
    required property string size
    required property string warning
    required property string licence
    required property string problem
    required property bool usable
    required property bool chosen
    required property bool added
    required property bool removable
    required property bool importable
    /// What has become of the chosen one.
    required property string stateText
    /// Its files are checked, or it is converted.
    property bool working: false
    property real workProgress: 0
    property bool canImport: false

    signal chooseClicked
    signal forgetClicked
    signal verifyClicked
    signal removeClicked
    signal importClicked
    signal cancelClicked

    objectName: "modelRow"
    implicitHeight: row.implicitHeight + 2 * Theme.spacing
    radius: Theme.radius
    color: chosen ? Theme.accentSoft : Theme.surface
    border.color: chosen ? Theme.accent : Theme.border
    Accessible.role: Accessible.ListItem
    Accessible.name: root.name + " " + root.size + " " + root.warning + " " + root.problem + " " + root.licence

    RowLayout {
        id: row

        anchors.fill: parent
        anchors.margins: Theme.spacing
        anchors.leftMargin: Theme.spacing + 4
        spacing: Theme.spacing

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

            BodyText {
                Layout.fillWidth: true
                text: root.name
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
            }
            HelpText {
                Layout.fillWidth: true
                text: root.size
                visible: text !== ""
            }
            HelpText {
                Layout.fillWidth: true
                text: root.warning
                color: Theme.warning
                visible: text !== ""
            }
            HelpText {
                Layout.fillWidth: true
                text: root.problem
                color: Theme.error
                visible: text !== ""
            }
            HelpText {
                Layout.fillWidth: true
                text: root.licence
                visible: text !== ""
            }
            HelpText {
                Layout.fillWidth: true
                text: root.folder
                wrapMode: Text.NoWrap
                elide: Text.ElideMiddle
            }
            FlatProgressBar {
                objectName: "modelWork"
                Layout.fillWidth: true
                visible: root.working
                value: root.workProgress
                Accessible.name: qsTr("Progress of the work on %1").arg(root.name)
            }
        }

        HelpText {
            text: root.stateText
            color: Theme.text
            visible: root.chosen && root.usable
        }

        PlainButton {
            objectName: "chooseModel"
            text: qsTr("Use")
            Accessible.name: qsTr("Use %1").arg(root.name)
            visible: root.usable && !root.chosen
            onClicked: root.chooseClicked()
        }

        PlainButton {
            objectName: "importModel"
            text: qsTr("Convert")
            Accessible.name: qsTr("Convert %1").arg(root.name)
            visible: root.importable && root.canImport && !root.working
            onClicked: root.importClicked()
        }

        PlainButton {
            objectName: "cancelWork"
            text: qsTr("Cancel")
            Accessible.name: qsTr("Stop the work on %1").arg(root.name)
            visible: root.working
            onClicked: root.cancelClicked()
        }

        IconButton {
            objectName: "verifyModel"
            name: qsTr("Check the files of %1").arg(root.name)
            icon.source: Theme.icon("check")
            visible: root.removable && !root.working
            onClicked: root.verifyClicked()
        }

        IconButton {
            objectName: "removeModel"
            name: qsTr("Remove %1 from the disk").arg(root.name)
            icon.source: Theme.icon("trash")
            visible: root.removable && !root.working
            onClicked: root.removeClicked()
        }

        IconButton {
            objectName: "forgetModel"
            name: qsTr("Take its folder off the list (nothing is deleted)")
            icon.source: Theme.icon("close")
            visible: root.added && !root.chosen
            onClicked: root.forgetClicked()
        }
    }
}
