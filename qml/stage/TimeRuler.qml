// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import Arioso.Style
import Arioso.Ui

// Marks and times above a waveform. Later is to the right in every language.
Item {
    id: root

    required property WaveformView waveform
    required property PlayerViewModel player

    readonly property var ticks: ticksFor(waveform.viewBegin, waveform.viewEnd, width)
    readonly property real step: ticks.length > 1 ? ticks[1] - ticks[0] : 1
    readonly property int decimals: step >= 0.999 ? 0 : step >= 0.0999 ? 1 : step >= 0.00999 ? 2 : 3

    // The arguments say when to ask again.
    function ticksFor(begin: real, end: real, width: real): var {
        return end > begin && width > 0 ? Array.from(waveform.ticks(Math.round(72 * Theme.textScale))) : [];
    }

    implicitHeight: label.implicitHeight + 4
    clip: true
    Accessible.ignored: true

    Label {
        id: label

        visible: false
        text: "0:00"
        font.pixelSize: Theme.fontSmall
    }

    Repeater {
        model: root.ticks

        Item {
            id: tick

            required property real modelData

            x: Math.round(root.waveform.xAt(modelData))
            height: root.height

            Rectangle {
                width: 1
                height: parent.height
                color: Theme.border
            }

            Label {
                x: 4
                text: root.player.timeText(tick.modelData, root.decimals)
                font.pixelSize: Theme.fontSmall
                color: Theme.textSecondary
                visible: tick.x + x + width <= root.width
            }
        }
    }
}
