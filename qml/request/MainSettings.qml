// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Arioso.Ui

// The settings that are always in sight.
ColumnLayout {
    id: root

    required property SettingsForm form

    spacing: Theme.spacing + 4

    SliderSetting {
        objectName: "guidance"
        Layout.fillWidth: true
        setting: root.form.guidance
        title: qsTr("Guidance")
        help: qsTr("How closely it follows your words: higher is stricter.")
    }

    SliderSetting {
        objectName: "temperature"
        Layout.fillWidth: true
        enabled: root.form.sampled
        setting: root.form.temperature
        title: qsTr("Temperature")
        help: root.form.sampled ? qsTr("How daring it is: lower is tidier, higher is wilder.")
                                : qsTr("Has no effect while the most likely sound is taken.")
    }

    SliderSetting {
        objectName: "duration"
        Layout.fillWidth: true
        setting: root.form.duration
        title: qsTr("Duration (s)")
        help: qsTr("How much new music is made.")
    }

    FieldSetting {
        objectName: "takes"
        Layout.fillWidth: true
        setting: root.form.takes
        steps: true
        title: qsTr("Takes")
        help: qsTr("How many different versions one click makes, 1 to 8.")
    }
}
