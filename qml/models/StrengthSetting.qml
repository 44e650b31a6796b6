// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// How much of the chosen adapter is used.
RowLayout {
    id: root

    required property int strength

    signal picked(percent: int)

    spacing: Theme.spacing

    HelpText {
        text: qsTr("Strength")
    }
    Slider {
        id: slider

        objectName: "adapterStrength"
        Layout.fillWidth: true
        Layout.maximumWidth: 240 * Theme.textScale
        Accessible.name: qsTr("Strength of the adapter")
        from: 0
        to: 200
        stepSize: 5
        value: root.strength
        // Each change loads the model again: dragging waits until it is let go.
        onMoved: {
            if (!pressed)
                root.picked(value);
        }
        onPressedChanged: {
            if (!pressed)
                root.picked(value);
        }
    }
    HelpText {
        objectName: "adapterStrengthText"
        Layout.preferredWidth: 48 * Theme.textScale
        text: qsTr("%1%").arg(Number(slider.value).toLocaleString(Qt.locale(), "f", 0))
    }
    Item {
        Layout.fillWidth: true
    }
}
