// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Arioso.Ui

// What the stage does by a key, in the whole window, except where the focused item has a use for the key.
Item {
    id: root

    required property PlayerViewModel player
    required property CompareViewModel compare
    required property WaveformView waveform
    /// What is on the stage can be exported.
    required property bool hasTake

    signal longerRequested
    signal trimRequested

    readonly property alias play: play
    readonly property alias toStart: toStart
    readonly property alias loop: loop
    readonly property alias snap: snap
    readonly property alias spectrogram: spectrogram
    readonly property alias replace: replace
    readonly property alias makeLoop: makeLoop
    readonly property alias zoomIn: zoomIn
    readonly property alias zoomOut: zoomOut
    readonly property alias zoomAll: zoomAll
    readonly property alias first: first
    readonly property alias second: second
    readonly property alias longer: longer
    readonly property alias trim: trim

    signal replaceRequested
    signal loopRequested

    readonly property Item focused: Window.activeFocusItem
    /// Text fields and combo boxes take letters.
    readonly property bool isFree: !((focused instanceof TextInput || focused instanceof TextEdit) && !focused.readOnly)
                                   && !(focused instanceof T.ComboBox)
    readonly property bool isInList: {
        for (let item = focused; item; item = item.parent) {
            if (item instanceof ListView)
                return true;
        }
        return false;
    }

    readonly property bool isZoomed: waveform.viewEnd - waveform.viewBegin < waveform.duration
    /// The other waveform has a zoom of its own.
    readonly property bool zooms: isFree && (!(focused instanceof WaveformView) || focused === waveform)

    AppAction {
        id: play

        name: "playAction"
        text: root.player.playing ? qsTr("Pause") : qsTr("Play")
        group: qsTr("Playback")
        iconName: root.player.playing ? "pause" : "play"
        sequence: "Space"
        available: root.player.canPlay
        listens: root.isFree && !(root.focused instanceof T.AbstractButton) // one reached with Tab is pressed by it
        onTriggered: root.player.toggle()
    }

    AppAction {
        id: toStart

        name: "toStartAction"
        text: qsTr("Skip to start")
        group: play.group
        iconName: "start"
        sequence: "Home"
        available: root.player.canPlay
        listens: root.isFree && !(root.focused instanceof T.Control) && !root.isInList // these go to their own start
        onTriggered: root.player.skipToStart()
    }

    AppAction {
        id: loop

        name: "loopAction"
        text: qsTr("Repeat")
        group: play.group
        iconName: "loop"
        sequence: "L"
        listens: root.isFree
        onTriggered: root.player.looping = !root.player.looping
    }

    AppAction {
        id: snap

        name: "snapAction"
        text: root.waveform.snapping ? qsTr("Hide beat grid") : qsTr("Show beat grid")
        group: play.group
        sequence: "G"
        available: root.waveform.beats.length > 0
        listens: root.isFree
        onTriggered: root.waveform.snapping = !root.waveform.snapping
    }

    AppAction {
        id: spectrogram

        name: "spectrogramAction"
        text: root.waveform.spectral ? qsTr("Show waveform") : qsTr("Show spectrogram")
        group: play.group
        sequence: "V"
        listens: root.isFree
        onTriggered: root.waveform.spectral = !root.waveform.spectral
    }

    AppAction {
        id: replace

        name: "replaceAction"
        text: qsTr("Replace selection…")
        group: play.group
        iconName: "sparkle"
        sequence: "Ctrl+R"
        available: root.hasTake && root.waveform.hasSelection
        onTriggered: root.replaceRequested()
    }

    AppAction {
        id: makeLoop

        name: "makeLoopAction"
        text: qsTr("Make a loop…")
        group: play.group
        iconName: "loop"
        sequence: "Ctrl+Shift+L"
        available: root.hasTake
        onTriggered: root.loopRequested()
    }

    AppAction {
        id: zoomIn

        name: "zoomInAction"
        text: qsTr("Zoom in")
        group: play.group
        iconName: "zoom-in"
        sequence: "+"
        sequences: ["="] // the same key without Shift on many keyboards
        autoRepeat: true
        available: root.waveform.duration > 0
        listens: root.zooms
        onTriggered: root.waveform.zoom(1.5)
    }

    AppAction {
        id: zoomOut

        name: "zoomOutAction"
        text: qsTr("Zoom out")
        group: play.group
        iconName: "zoom-out"
        sequence: "-"
        autoRepeat: true
        available: root.isZoomed
        listens: root.zooms
        onTriggered: root.waveform.zoom(1 / 1.5)
    }

    AppAction {
        id: zoomAll

        name: "zoomAllAction"
        text: qsTr("Zoom to fit")
        group: play.group
        iconName: "zoom-all"
        sequence: "0"
        available: root.isZoomed
        listens: root.zooms
        onTriggered: root.waveform.showAll()
    }

    AppAction {
        id: longer

        name: "longerAction"
        text: qsTr("Make longer…")
        group: qsTr("Takes")
        iconName: "add"
        sequence: "Ctrl+M"
        available: root.hasTake
        onTriggered: root.longerRequested()
    }

    AppAction {
        id: trim

        name: "trimAction"
        text: qsTr("Trim to selection")
        group: longer.group
        iconName: "trim"
        sequence: "Ctrl+T"
        available: root.hasTake && root.waveform.selectionEnd - root.waveform.selectionBegin >= 0.1
        onTriggered: root.trimRequested()
    }

    AppAction {
        id: first

        name: "firstAction"
        text: qsTr("Compare: hear the first take")
        group: play.group
        iconName: "compare"
        sequence: "1"
        available: root.compare.active
        listens: root.isFree
        onTriggered: root.compare.side = 0
    }

    AppAction {
        id: second

        name: "secondAction"
        text: qsTr("Compare: hear the second take")
        group: play.group
        iconName: "compare"
        sequence: "2"
        available: root.compare.active
        listens: root.isFree
        onTriggered: root.compare.side = 1
    }
}
