// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// Start, play, stop, loop and the time; zoom; volume and device.
Flow {
    id: root

    required property PlayerViewModel player
    required property WaveformView waveform
    required property real duration
    /// A take that can be continued and exported.
    required property bool isTake
    required property StageActions actions
    /// The playhead is at the start: what can be continued is the whole.
    readonly property bool continuesFromEnd: player.position < 0.1

    signal continueRequested(seconds: real)
    signal exportRequested

    /// Opens the choice of the output device.
    function openDevices() {
        deviceMenu.popup(deviceButton, 0, deviceButton.height);
    }

    spacing: Theme.spacing

    // Time runs to the right in every language, and so do these.
    RowLayout {
        spacing: Theme.spacingSmall
        LayoutMirroring.enabled: false
        LayoutMirroring.childrenInherit: true

        IconButton {
            objectName: "skipToStart"
            does: root.actions.toStart
        }

        IconButton {
            id: playButton

            objectName: "play"
            does: root.actions.play
            icon.color: enabled ? Theme.accentText : Theme.textSecondary
            implicitWidth: Theme.controlHeight + 6
            implicitHeight: Theme.controlHeight + 6

            background: Rectangle {
                radius: height / 2
                color: !playButton.enabled ? Theme.surfaceRaised
                     : playButton.down ? Qt.darker(Theme.accent, 1.2)
                     : playButton.hovered ? Qt.lighter(Theme.accent, 1.1) : Theme.accent

                FocusFrame {
                    radius: height / 2
                    shown: playButton.visualFocus
                }
            }
        }

        IconButton {
            objectName: "stop"
            name: qsTr("Stop")
            icon.source: Theme.icon("stop")
            enabled: root.player.canPlay
            onClicked: root.player.stop()
        }

        IconButton {
            objectName: "loop"
            name: root.waveform.hasSelection ? qsTr("Repeat selection") : root.actions.loop.text
            does: root.actions.loop
            checked: root.player.looping
            Accessible.role: Accessible.CheckBox
            Accessible.checkable: true
            Accessible.checked: checked
        }

        Label {
            objectName: "time"
            text: qsTr("%1 / %2", "place in a sound, its length").arg(root.player.timeText(root.player.position)).arg(root.player.timeText(root.duration))
            leftPadding: Theme.spacing
            rightPadding: Theme.spacing
            // The longest text it can have, so that nothing beside it moves while it counts.
            Layout.minimumWidth: widest.advanceWidth + leftPadding + rightPadding
            Accessible.name: text
            Accessible.description: root.player.stateText

            TextMetrics {
                id: widest

                font.pixelSize: Theme.fontNormal
                text: root.duration >= 3600 ? "0:00:00.0 / 0:00:00.0" : root.duration >= 600 ? "00:00.0 / 00:00.0" : "0:00.0 / 0:00.0"
            }
        }
    }

    RowLayout {
        height: playButton.implicitHeight
        spacing: 0

        IconButton {
            objectName: "zoomOut"
            does: root.actions.zoomOut
        }

        IconButton {
            objectName: "zoomIn"
            does: root.actions.zoomIn
        }

        IconButton {
            objectName: "zoomAll"
            does: root.actions.zoomAll
        }

        Chip {
            objectName: "follow"
            text: qsTr("Follow")
            checked: root.waveform.following
            enabled: root.actions.isZoomed
            opacity: enabled ? 1 : 0.5
            Layout.leftMargin: Theme.spacingSmall
            Accessible.description: qsTr("Scrolls the waveform during playback")
            ToolTip.text: Accessible.description
            ToolTip.visible: hovered
            ToolTip.delay: 600
            onToggled: root.waveform.following = checked
        }
    }

    RowLayout {
        height: playButton.implicitHeight
        spacing: 0

        IconButton {
            objectName: "mute"
            name: root.player.muted ? qsTr("Unmute") : qsTr("Mute")
            icon.source: Theme.icon(root.player.muted || root.player.volume === 0 ? "volume-off" : "volume")
            onClicked: root.player.muted = !root.player.muted
        }

        Slider {
            objectName: "volume"
            implicitWidth: Math.round(72 * Theme.textScale)
            value: root.player.volume
            opacity: root.player.muted ? 0.5 : 1
            stepSize: 0.05
            Accessible.name: qsTr("Volume")
            snapMode: Slider.NoSnap
            wheelEnabled: true
            ToolTip.text: qsTr("Volume: %1%").arg(Math.round(value * 100))
            ToolTip.visible: hovered || pressed
            ToolTip.delay: 600
            onMoved: root.player.volume = value
        }

        IconButton {
            id: deviceButton

            objectName: "device"
            name: root.player.hasDevice ? qsTr("Audio device") : qsTr("No audio device found")
            icon.source: Theme.icon(root.player.hasDevice ? "down" : "warning")
            icon.color: root.player.hasDevice ? Theme.text : Theme.warning
            Accessible.role: Accessible.ButtonMenu
            onClicked: root.openDevices()

            OutputDeviceMenu {
                id: deviceMenu

                objectName: "deviceMenu"
                player: root.player
            }
        }
    }

    // A flow, because buttons that appear with a selection may need another line, and because a layout may leave them
    // where they were last (Qt 6.4).
    Flow {
        readonly property real wish: {
            let sum = -spacing;
            for (let i = 0; i < children.length; ++i)
                sum += children[i].visible ? children[i].implicitWidth + spacing : 0;
            return Math.max(0, Math.ceil(sum));
        }

        width: Math.min(wish, root.width)
        topPadding: (playButton.implicitHeight - Theme.controlHeight) / 2
        bottomPadding: topPadding
        spacing: Theme.spacing

        Button {
            objectName: "continueHere"
            text: root.continuesFromEnd ? qsTr("Continue") : qsTr("Continue here")
            icon.source: Theme.icon("continue")
            enabled: root.isTake
            ToolTip.text: root.continuesFromEnd
                ? qsTr("The next take continues from the end of this one")
                : qsTr("The next take continues from the playhead")
            ToolTip.visible: hovered
            ToolTip.delay: 600
            Accessible.description: ToolTip.text
            onClicked: root.continueRequested(root.continuesFromEnd ? root.duration : root.player.position)
        }

        Button {
            objectName: "replace"
            text: root.actions.replace.text
            icon.source: Theme.icon("sparkle")
            visible: root.waveform.hasSelection
            enabled: root.actions.replace.available
            ToolTip.text: root.actions.replace.tip(qsTr("Generates new music for the selection"))
            ToolTip.visible: hovered
            ToolTip.delay: 600
            Accessible.description: ToolTip.text
            onClicked: root.actions.replace.trigger()
        }

        Button {
            objectName: "longer"
            text: qsTr("Make longer…")
            icon.source: Theme.icon("add")
            enabled: root.isTake
            ToolTip.text: root.actions.longer.tip(qsTr("Continues this take with its own settings"))
            ToolTip.visible: hovered
            ToolTip.delay: 600
            Accessible.description: qsTr("Continues this take with its own settings")
            onClicked: root.actions.longer.trigger()
        }

        Button {
            objectName: "trim"
            text: qsTr("Trim")
            icon.source: Theme.icon("trim")
            visible: root.actions.trim.available
            ToolTip.text: root.actions.trim.tip(qsTr("Makes the selection a take of its own"))
            ToolTip.visible: hovered
            ToolTip.delay: 600
            Accessible.description: qsTr("Makes the selection a take of its own")
            onClicked: root.actions.trim.trigger()
        }

        Button {
            objectName: "export"
            text: qsTr("Export…")
            icon.source: Theme.icon("export")
            enabled: root.isTake
            ToolTip.text: root.waveform.hasSelection ? qsTr("Saves the selection as an audio file") : qsTr("Saves the take as an audio file")
            ToolTip.visible: hovered
            ToolTip.delay: 600
            Accessible.description: ToolTip.text
            onClicked: root.exportRequested()
        }
    }
}
