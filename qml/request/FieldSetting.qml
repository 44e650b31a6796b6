// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Arioso.Ui

// A setting with a value to type, reset and what it does.
ColumnLayout {
    id: root

    required property NumberSetting setting
    required property string title
    required property string help
    property bool steps: false

    spacing: 2

    SettingHeader {
        Layout.fillWidth: true
        setting: root.setting
        title: root.title
        steps: root.steps
    }

    SettingNote {
        objectName: "note"
        text: root.setting.note
    }

    HelpText {
        Layout.fillWidth: true
        text: root.help
    }
}
