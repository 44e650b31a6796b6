// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import Arioso.Style
import Arioso.Ui

// The settings that are always in sight.
Column {
    id: root

    required property SettingsForm form

    spacing: Theme.spacing + 4

    SliderSetting {
        objectName: "guidance"
        width: root.width
        setting: root.form.guidance
        title: qsTr("Guidance")
        help: qsTr("How closely the music follows your prompt.")
    }

    SliderSetting {
        objectName: "temperature"
        width: root.width
        enabled: root.form.sampled
        setting: root.form.temperature
        title: qsTr("Temperature")
        help: root.form.sampled ? qsTr("Lower is more predictable, higher is more varied.")
                                : qsTr("No effect with greedy sampling.")
    }

    SliderSetting {
        objectName: "duration"
        width: root.width
        setting: root.form.duration
        title: qsTr("Duration")
        help: qsTr("In seconds or m:ss, up to an hour.")
        enabled: !root.form.endless
        opacity: enabled ? 1 : 0.5
    }

    CheckBox {
        objectName: "endless"
        width: root.width
        text: qsTr("Generate until stopped")
        onToggled: root.form.endless = checked

        Binding on checked {
            value: root.form.endless
        }
    }

    FieldSetting {
        objectName: "takes"
        width: root.width
        setting: root.form.takes
        steps: true
        title: qsTr("Takes")
        help: qsTr("Number of versions to generate (1–8).")
    }
}
