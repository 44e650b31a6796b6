// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// Generate, and while a job runs: how far it is, Stop, and what waits behind it.
Card {
    id: root

    required property GenerationViewModel generation
    required property WindowActions actions

    implicitHeight: column.implicitHeight + 2 * Theme.padding
    implicitWidth: column.implicitWidth + 2 * Theme.padding

    ColumnLayout {
        id: column

        anchors.fill: parent
        anchors.margins: Theme.padding
        spacing: Theme.spacing

        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.spacingSmall
            visible: root.generation.busy

            Label {
                Layout.fillWidth: true
                text: root.generation.title
                elide: Text.ElideRight
            }

            ProgressBar {
                Layout.fillWidth: true
                value: root.generation.part
                indeterminate: root.generation.busy && !root.generation.partKnown
                Accessible.name: qsTr("Progress")
                Accessible.description: root.generation.stateText
            }

            HelpText {
                Layout.fillWidth: true
                text: root.generation.stateText + behind(root.generation.timeText) + behind(root.generation.speedText)

                function behind(text: string): string {
                    return text === "" ? "" : " · " + text;
                }
            }
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.spacing

            Button {
                objectName: "generateButton"
                highlighted: true
                implicitHeight: Theme.controlHeight + 6
                Layout.fillWidth: true
                text: root.generation.busy ? qsTr("Add to queue") : qsTr("Generate")
                icon.source: Theme.icon(root.generation.busy ? "add" : "note")
                enabled: root.generation.canGenerate
                Accessible.description: qsTr("Generates music from the prompt")
                ToolTip.text: root.actions.generate.tip(qsTr("Generates music from the prompt"))
                ToolTip.visible: hovered
                ToolTip.delay: 800
                onClicked: root.generation.generate()
            }

            Button {
                objectName: "stopButton"
                text: root.generation.stopping ? qsTr("Stopping…") : qsTr("Stop")
                icon.source: Theme.icon("stop")
                implicitHeight: Theme.controlHeight + 6
                visible: root.generation.busy
                enabled: !root.generation.stopping
                Accessible.description: qsTr("Stops and keeps what has been generated")
                ToolTip.text: root.actions.stop.tip(qsTr("Stops and keeps what has been generated"))
                ToolTip.visible: hovered
                ToolTip.delay: 800
                onClicked: root.generation.stop()
            }
        }

        HelpText {
            Layout.fillWidth: true
            text: root.generation.hint
            visible: text !== ""
        }

        RowLayout {
            Layout.fillWidth: true
            visible: queueList.count > 0

            SectionTitle {
                Layout.fillWidth: true
                text: qsTr("%Ln job(s) queued", "", queueList.count)
            }

            Button {
                text: qsTr("Cancel all")
                visible: queueList.count > 1
                onClicked: root.generation.cancelAll()
            }
        }

        ListView {
            id: queueList

            objectName: "queueList"
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(contentHeight, 3.5 * Theme.controlHeight)
            visible: count > 0
            clip: true
            cacheBuffer: 0 // see TakesList
            model: root.generation.queue
            boundsBehavior: Flickable.StopAtBounds
            ScrollBar.vertical: ScrollBar {}

            delegate: RowLayout {
                id: row

                required property int index
                required property var jobId
                required property string title
                required property string facts

                width: ListView.view.width
                spacing: Theme.spacing

                Label {
                    Layout.fillWidth: true
                    text: row.title
                    elide: Text.ElideRight
                }

                HelpText {
                    text: row.facts
                    wrapMode: Text.NoWrap
                }

                IconButton {
                    name: qsTr("Cancel “%1”").arg(row.title)
                    icon.source: Theme.icon("close")
                    onClicked: root.generation.cancel(row.jobId)
                }
            }
        }
    }
}
