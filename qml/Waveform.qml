// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import Arioso.Ui

// The waveform of a take as a slider for screen readers; colours come from whoever places it.
WaveformView {
    id: root

    function tenths(seconds: real): string {
        return Number(seconds).toLocaleString(Qt.locale(), "f", 1);
    }

    Accessible.role: Accessible.Slider
    Accessible.name: qsTr("Waveform")
    Accessible.description: hasSelection
        ? qsTr("Selected: %1 to %2 seconds of %3").arg(tenths(selectionBegin)).arg(tenths(selectionEnd)).arg(tenths(duration))
        : qsTr("%1 of %2 seconds").arg(tenths(position)).arg(tenths(duration))
    Accessible.focusable: true
    Accessible.focused: activeFocus
    Accessible.onIncreaseAction: seekRequested(Math.min(duration, position + stepSize))
    Accessible.onDecreaseAction: seekRequested(Math.max(0, position - stepSize))
}
