// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// The part that the model hears, on a small waveform: drag over it, drag its edges, click to end it there; arrow keys
// move its end. The same in numbers below.
ColumnLayout {
    id: root

    required property ContinuationViewModel continuation

    /// The selection is being set from here, not by the user.
    property bool isPlacing: false

    function place() {
        isPlacing = true;
        waveform.select(continuation.partBegin, continuation.cursor);
        isPlacing = false;
    }

    // An empty selection is a click or Escape: the part stays.
    function take() {
        if (isPlacing)
            return;
        if (waveform.hasSelection)
            continuation.choose(waveform.selectionBegin, waveform.selectionEnd);
        place();
    }

    spacing: Theme.spacingSmall
    Component.onCompleted: place()

    Connections {
        target: root.continuation
        function onChanged() {
            root.place();
        }
    }

    Waveform {
        id: waveform

        objectName: "part"
        Layout.fillWidth: true
        Layout.preferredHeight: Math.round(56 * Theme.textScale)
        source: root.continuation.waveformSource
        position: root.continuation.cursor
        following: false
        waveColor: Theme.wave
        lineColor: Theme.border
        selectionColor: Qt.alpha(Theme.accent, 0.22)
        edgeColor: Theme.accent
        playheadColor: Theme.playhead
        Accessible.name: qsTr("Part to continue")
        onSeekRequested: seconds => {
            root.continuation.cursor = seconds;
            root.place();
        }
        onSelectionChanged: root.take()
        onDurationChanged: root.place()

        FocusFrame {
            shown: waveform.activeFocus
        }
    }

    GridLayout {
        columns: 3
        columnSpacing: Theme.spacingSmall
        rowSpacing: Theme.spacingSmall

        Label {
            text: qsTr("The last")
        }

        SecondsField {
            objectName: "partSeconds"
            name: qsTr("Seconds the model listens to")
            least: 0.1
            most: root.continuation.duration
            seconds: root.continuation.partSeconds
            onEdited: seconds => root.continuation.partSeconds = seconds
        }

        Label {
            Layout.fillWidth: true
            text: qsTr("seconds", "after a number field")
        }

        Label {
            text: qsTr("up to")
        }

        SecondsField {
            objectName: "cursor"
            name: qsTr("Where the new music starts, in seconds")
            least: 0.1
            most: root.continuation.duration
            seconds: root.continuation.cursor
            onEdited: seconds => root.continuation.cursor = seconds
        }

        Label {
            Layout.fillWidth: true
            text: qsTr("seconds", "after a number field")
        }
    }

    Label {
        objectName: "summary"
        Layout.fillWidth: true
        text: root.continuation.summary
        wrapMode: Text.WordWrap
        font.pixelSize: Theme.fontSmall
    }

    HelpText {
        objectName: "note"
        Layout.fillWidth: true
        text: root.continuation.shortenedNote
        visible: text !== ""
        color: Theme.warning
    }
}
