// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Arioso.Ui

// One official model: what it is for, what it means on this machine, and how its download goes.
Rectangle {
    id: root

    required property string repository
    required property string name
    required property string purpose
    required property string size
    required property string warning
    required property string speed
    required property bool recommended
    required property int phase
    required property real progress
    required property string progressText
    required property string problem
    required property string details
    required property bool chosen
    /// It is the one thing to do here.
    property bool highlighted: false

    readonly property bool isStarted: phase === CatalogueModel.Partial || phase === CatalogueModel.Paused || phase === CatalogueModel.Failed
    readonly property string getText: phase === CatalogueModel.Failed ? qsTr("Try again") : isStarted ? qsTr("Resume") : qsTr("Download")
    readonly property string getName: isStarted ? qsTr("Resume downloading %1").arg(name) : qsTr("Download %1").arg(name)

    signal getClicked
    signal pauseClicked
    signal cancelClicked
    signal useClicked

    objectName: "catalogueCard"
    implicitHeight: row.implicitHeight + 2 * Theme.spacing
    radius: Theme.radius
    color: chosen ? Theme.accentSoft : Theme.surface
    border.color: chosen || recommended ? Theme.accent : Theme.border
    Accessible.role: Accessible.ListItem
    Accessible.name: name + " " + recommendation.text + " " + purpose + " " + size + " " + speed + " " + warning + " " + progressText + " " + problem

    RowLayout {
        id: row

        anchors.fill: parent
        anchors.margins: Theme.spacing
        anchors.leftMargin: Theme.spacing + 4
        spacing: Theme.spacing

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.spacing

                BodyText {
                    Layout.fillWidth: !root.recommended
                    text: root.name
                    font.weight: Font.DemiBold
                }
                HelpText {
                    id: recommendation

                    Layout.fillWidth: true
                    text: root.recommended ? qsTr("recommended") : ""
                    color: Theme.accent
                    visible: text !== ""
                }
            }
            // Not in the layout itself, which keeps the height of a line that wraps later (Qt 6.4).
            Column {
                Layout.fillWidth: true
                spacing: 2

                HelpText {
                    width: parent.width
                    text: root.purpose
                    color: Theme.text
                }
                HelpText {
                    width: parent.width
                    text: root.size
                    visible: text !== ""
                }
                HelpText {
                    objectName: "cardSpeed"
                    width: parent.width
                    text: root.speed
                    visible: text !== ""
                }
                HelpText {
                    width: parent.width
                    text: root.warning
                    color: Theme.warning
                    visible: text !== ""
                }
            }
            FlatProgressBar {
                objectName: "downloadProgress"
                Layout.fillWidth: true
                Layout.topMargin: Theme.spacingSmall
                visible: root.phase === CatalogueModel.Working || root.phase === CatalogueModel.Paused || root.phase === CatalogueModel.Partial
                value: Math.max(0, root.progress)
                indeterminate: root.phase === CatalogueModel.Working && root.progress < 0
                Accessible.name: qsTr("Download progress for %1").arg(root.name)
            }
            HelpText {
                objectName: "downloadText"
                Layout.fillWidth: true
                text: root.progressText
                color: Theme.text
                visible: text !== ""
            }
            HelpText {
                objectName: "downloadProblem"
                Layout.fillWidth: true
                text: root.problem
                color: Theme.error
                visible: text !== ""
            }
            HelpText {
                Layout.fillWidth: true
                text: root.details
                visible: root.problem !== "" && text !== ""
            }
        }

        HelpText {
            text: qsTr("in use")
            color: Theme.text
            visible: root.chosen
        }

        PlainButton {
            objectName: "useModel"
            text: qsTr("Use")
            Accessible.name: qsTr("Use %1").arg(root.name)
            visible: root.phase === CatalogueModel.Installed && !root.chosen
            onClicked: root.useClicked()
        }

        PrimaryButton {
            objectName: "getModelFirst"
            text: root.getText
            Accessible.name: root.getName
            visible: root.highlighted && (root.phase === CatalogueModel.Absent || root.isStarted)
            focus: visible
            onClicked: root.getClicked()
        }

        PlainButton {
            objectName: "getModel"
            text: root.getText
            Accessible.name: root.getName
            visible: !root.highlighted && (root.phase === CatalogueModel.Absent || root.isStarted)
            onClicked: root.getClicked()
        }

        PlainButton {
            objectName: "pauseDownload"
            text: qsTr("Pause")
            Accessible.name: qsTr("Pause downloading %1").arg(root.name)
            visible: root.phase === CatalogueModel.Working
            onClicked: root.pauseClicked()
        }

        IconButton {
            objectName: "cancelDownload"
            name: qsTr("Cancel download of %1 and delete partial files").arg(root.name)
            icon.source: Theme.icon("close")
            visible: root.phase === CatalogueModel.Working || root.isStarted
            onClicked: root.cancelClicked()
        }
    }
}
