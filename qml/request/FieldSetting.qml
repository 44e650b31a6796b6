// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import Arioso.Ui

// A setting with a value to type, reset and what it does. Not a layout; see SliderSetting.
Column {
    id: root

    required property NumberSetting setting
    required property string title
    required property string help
    property bool steps: false

    spacing: 2

    SettingHeader {
        width: root.width
        setting: root.setting
        title: root.title
        steps: root.steps
    }

    SettingNote {
        objectName: "note"
        width: root.width
        text: root.setting.note
    }

    HelpText {
        width: root.width
        text: root.help
    }
}
