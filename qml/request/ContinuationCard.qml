// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Dialogs
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// What the next generation continues, the part of it that the model hears, and the room left for new music.
Card {
    id: root

    required property ContinuationViewModel continuation

    readonly property string soundFiles: qsTr("Audio files (%1)").arg("*.wav *.flac *.mp3 *.ogg *.oga *.opus *.m4a *.aac *.aif *.aiff")
    readonly property string allFiles: qsTr("All files (%1)").arg("*")

    function openDialog(): void {
        soundDialog.open();
    }

    /// Nothing but a button needs no frame around it.
    readonly property bool framed: !continuation.empty || continuation.acceptsMelody

    implicitHeight: column.implicitHeight + (framed ? 2 * Theme.padding : 0)
    color: framed ? Theme.surface : "transparent"
    border.width: framed ? 1 : 0
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Continue audio")

    FileDialog {
        id: soundDialog

        title: qsTr("Continue an audio file")
        nameFilters: [root.soundFiles, root.allFiles]
        onAccepted: root.continuation.openFile(selectedFile)
    }

    FileDialog {
        id: melodyDialog

        title: qsTr("Choose a melody")
        nameFilters: [root.soundFiles, root.allFiles]
        onAccepted: root.continuation.openMelody(selectedFile)
    }

    ColumnLayout {
        id: column

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: root.framed ? Theme.padding : 0
        spacing: Theme.spacingSmall

        RowLayout {
            spacing: Theme.spacingSmall
            visible: root.continuation.empty

            Button {
                objectName: "open"
                Layout.fillWidth: true
                text: qsTr("Continue an audio file…")
                icon.source: Theme.icon("continue")
                ToolTip.text: qsTr("Generates music that continues your recording. You can also drop a file here.")
                ToolTip.visible: hovered
                ToolTip.delay: 600
                Accessible.description: ToolTip.text
                onClicked: soundDialog.open()
            }

            RecentFilesButton {
                objectName: "recentFiles"
                files: root.continuation.recentFiles
                onChosen: file => root.continuation.openFile(file)
            }
        }

        RowLayout {
            spacing: Theme.spacingSmall
            visible: !root.continuation.empty

            ColumnLayout {
                spacing: 0

                Label {
                    objectName: "title"
                    Layout.fillWidth: true
                    text: root.continuation.title
                    font.weight: Font.DemiBold
                    elide: Text.ElideMiddle
                }

                HelpText {
                    Layout.fillWidth: true
                    text: root.continuation.reading ? qsTr("Reading…")
                        : root.continuation.ofTake ? qsTr("Continues this take · %1").arg(root.continuation.lengthText)
                        : qsTr("Continues this file · %1").arg(root.continuation.lengthText)
                    elide: Text.ElideRight
                    wrapMode: Text.NoWrap
                }
            }

            RecentFilesButton {
                files: root.continuation.recentFiles
                onChosen: file => root.continuation.openFile(file)
            }

            IconButton {
                objectName: "clear"
                name: root.continuation.reading ? qsTr("Cancel") : qsTr("Start from scratch")
                icon.source: Theme.icon("close")
                onClicked: root.continuation.clear()
            }
        }

        ProgressBar {
            Layout.fillWidth: true
            visible: root.continuation.reading
            value: root.continuation.progress
            indeterminate: root.continuation.ofTake
            Accessible.name: qsTr("Reading the audio")
        }

        ContinuationPart {
            Layout.fillWidth: true
            visible: !root.continuation.empty && !root.continuation.reading
            continuation: root.continuation
        }

        RowLayout {
            objectName: "melody"
            spacing: Theme.spacingSmall
            visible: root.continuation.acceptsMelody

            Label {
                Layout.fillWidth: true
                text: root.continuation.readingMelody ? qsTr("Melody: reading %1…").arg(root.continuation.melodyName)
                    : root.continuation.hasMelody ? qsTr("Melody: %1").arg(root.continuation.melodyName)
                    : qsTr("Melody: none")
                elide: Text.ElideMiddle
            }

            Button {
                objectName: "openMelody"
                text: qsTr("File…")
                Accessible.name: qsTr("Choose a melody file")
                Accessible.description: qsTr("The music follows the tune of a recording")
                ToolTip.text: Accessible.description
                ToolTip.visible: hovered
                ToolTip.delay: 600
                onClicked: melodyDialog.open()
            }

            IconButton {
                objectName: "clearMelody"
                name: qsTr("Remove melody")
                icon.source: Theme.icon("close")
                visible: root.continuation.hasMelody || root.continuation.readingMelody
                onClicked: root.continuation.clearMelody()
            }
        }
    }
}
