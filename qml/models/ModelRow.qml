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
    /// "Adapter for musicgen-small"; "" for a whole model.
    required property string adapter
    /// Repository of the adapter's model, when that is to be downloaded first; "".
    required property string base
    /// How much of the chosen adapter is used, in percent.
    property int strength: 100
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
    signal baseClicked
    signal strengthPicked(int percent)
    signal cancelClicked

    objectName: "modelRow"
    implicitHeight: row.implicitHeight + 2 * Theme.spacing
    radius: Theme.radius
    color: chosen ? Theme.accentSoft : Theme.surface
    border.color: chosen ? Theme.accent : Theme.border
    Accessible.role: Accessible.ListItem
    Accessible.name: root.name + " " + root.adapter + " " + root.size + " " + root.warning + " " + root.problem + " " + root.licence

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
                objectName: "adapterText"
                Layout.fillWidth: true
                text: root.adapter
                visible: text !== ""
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
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.spacing
                visible: root.chosen && root.adapter !== ""

                HelpText {
                    text: qsTr("Strength")
                }
                ValueSlider {
                    id: strengthSlider

                    objectName: "adapterStrength"
                    Layout.fillWidth: true
                    Layout.maximumWidth: 240 * Theme.textScale
                    name: qsTr("Strength of the adapter")
                    from: 0
                    to: 200
                    stepSize: 5
                    value: root.strength
                    // Each change loads the model again: dragging waits until it is let go.
                    onMoved: {
                        if (!pressed)
                            root.strengthPicked(value);
                    }
                    onPressedChanged: {
                        if (!pressed)
                            root.strengthPicked(value);
                    }
                }
                HelpText {
                    objectName: "adapterStrengthText"
                    Layout.preferredWidth: 48 * Theme.textScale
                    text: qsTr("%1%").arg(Number(strengthSlider.value).toLocaleString(Qt.locale(), "f", 0))
                }
            }
            FlatProgressBar {
                objectName: "modelWork"
                Layout.fillWidth: true
                visible: root.working
                value: root.workProgress
                Accessible.name: qsTr("Progress for %1").arg(root.name)
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
            objectName: "downloadBase"
            text: qsTr("Download %1").arg(root.base.split("/").pop())
            visible: root.base !== ""
            onClicked: root.baseClicked()
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
            Accessible.name: qsTr("Cancel the task for %1").arg(root.name)
            visible: root.working
            onClicked: root.cancelClicked()
        }

        IconButton {
            objectName: "verifyModel"
            name: qsTr("Verify the files of %1").arg(root.name)
            icon.source: Theme.icon("check")
            visible: root.removable && !root.working
            onClicked: root.verifyClicked()
        }

        IconButton {
            objectName: "removeModel"
            name: qsTr("Delete %1 from the disk").arg(root.name)
            icon.source: Theme.icon("trash")
            visible: root.removable && !root.working
            onClicked: root.removeClicked()
        }

        IconButton {
            objectName: "forgetModel"
            name: qsTr("Remove from list (files are kept)")
            icon.source: Theme.icon("close")
            visible: root.added && !root.chosen
            onClicked: root.forgetClicked()
        }
    }
}
