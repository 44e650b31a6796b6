// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// The sound in the middle: title, waveform, transport, compare.
Card {
    id: root

    required property StageViewModel stage
    required property PlayerViewModel player
    required property CompareViewModel compare

    readonly property alias waveform: waveform
    /// What everything but the waveform needs, and a narrow waveform.
    readonly property real leastHeight: header.implicitHeight + (compareBar.visible ? compareBar.implicitHeight + column.spacing : 0)
                                        + Math.round(64 * Theme.textScale) + transport.implicitHeight + 2 * column.spacing + 2 * Theme.padding

    /// The new music is to begin at this place of a take.
    signal continueRequested(takeId: string, seconds: real)
    /// A take is to become longer, maybe from the playhead on.
    signal longerRequested(takeId: string, seconds: real)
    /// The selection is to become a take.
    signal trimRequested(takeId: string, begin: real, end: real)
    /// The selection, or everything when both are 0.
    signal exportRequested(takeId: string, begin: real, end: real)

    /// The selection is to be replaced by new music.
    signal replaceRequested(takeId: string, begin: real, end: real)
    /// A loop is to be made of the selection, or of everything when both are 0.
    signal loopRequested(takeId: string, begin: real, end: real)

    /// The same is dragged to another program.
    signal dragRequested(item: Item, takeId: string, begin: real, end: real)

    readonly property alias actions: stageActions

    function requestExport() {
        if (transport.isTake)
            root.exportRequested(root.stage.currentTake, waveform.selectionBegin, waveform.selectionEnd);
    }

    implicitWidth: 480
    implicitHeight: column.implicitHeight + 2 * Theme.padding
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Player")

    StageActions {
        id: stageActions

        player: root.player
        compare: root.compare
        waveform: waveform
        hasTake: transport.isTake
        onReplaceRequested: root.replaceRequested(root.stage.currentTake, waveform.selectionBegin, waveform.selectionEnd)
        onLoopRequested: root.loopRequested(root.stage.currentTake, waveform.selectionBegin, waveform.selectionEnd)
        onLongerRequested: root.longerRequested(root.stage.currentTake, root.player.position)
        onTrimRequested: root.trimRequested(root.stage.currentTake, waveform.selectionBegin, waveform.selectionEnd)
    }

    Connections {
        target: root.player
        function onDeviceChoiceRequested() {
            transport.openDevices();
        }
    }

    ColumnLayout {
        id: column

        anchors.fill: parent
        anchors.margins: Theme.padding
        spacing: Theme.spacing

        StageHeader {
            id: header

            Layout.fillWidth: true
            stage: root.stage
            hasSelection: waveform.hasSelection
            onDragged: item => root.dragRequested(item, root.stage.currentTake, waveform.selectionBegin, waveform.selectionEnd)
            selectionText: waveform.hasSelection
                ? qsTr("Selected: %1 to %2 (%3 s)").arg(root.player.timeText(waveform.selectionBegin)).arg(root.player.timeText(waveform.selectionEnd)).arg(Number(waveform.selectionEnd - waveform.selectionBegin).toLocaleString(Qt.locale(), "f", 1))
                : !root.stage.live ? qsTr("Drag on the waveform to select") : ""
        }

        CompareBar {
            id: compareBar

            Layout.fillWidth: true
            compare: root.compare
            actions: stageActions
        }

        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumHeight: Math.round(28 * Theme.textScale)

            TimeRuler {
                id: ruler

                objectName: "ruler"
                anchors.left: parent.left
                anchors.right: parent.right
                waveform: waveform
                player: root.player
                visible: !root.stage.empty
            }

            Waveform {
                id: waveform

                objectName: "waveform"
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.top: ruler.bottom
                anchors.bottom: parent.bottom
                visible: !root.stage.empty
                source: root.stage.waveformSource
                position: root.player.position
                looping: root.player.looping
                beats: root.stage.beats
                waveColor: Theme.wave
                lineColor: Theme.border
                selectionColor: Qt.alpha(Theme.accent, 0.22)
                edgeColor: Theme.accent
                beatColor: Theme.border
                playheadColor: Theme.playhead
                onSeekRequested: seconds => root.player.seek(seconds)
                onSelectionChanged: root.player.setSelection(selectionBegin, selectionEnd)

                FocusFrame {
                    shown: waveform.activeFocus
                }
            }

            BusyIndicator {
                anchors.centerIn: waveform
                running: root.stage.loading
                visible: running
                Accessible.name: qsTr("Reading the audio")
            }

            ColumnLayout {
                objectName: "empty"
                anchors.centerIn: parent
                width: Math.min(parent.width, Math.round(420 * Theme.textScale))
                visible: root.stage.empty
                spacing: Theme.spacing

                Label {
                    Layout.fillWidth: true
                    text: qsTr("Type a prompt and press Generate.")
                    font.pixelSize: Theme.fontLarge
                    wrapMode: Text.WordWrap
                    horizontalAlignment: Text.AlignHCenter
                }

                Label {
                    Layout.fillWidth: true
                    text: qsTr("Or drop an audio file here to continue it.")
                    color: Theme.textSecondary
                    wrapMode: Text.WordWrap
                    horizontalAlignment: Text.AlignHCenter
                }
            }
        }

        TransportBar {
            id: transport

            actions: stageActions
            Layout.fillWidth: true
            visible: !root.stage.empty
            player: root.player
            waveform: waveform
            duration: root.stage.duration
            isTake: root.stage.currentTake !== "" && root.stage.hasSound
            onContinueRequested: seconds => root.continueRequested(root.stage.currentTake, seconds)
            onExportRequested: root.requestExport()
        }
    }
}
