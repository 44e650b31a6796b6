// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// A setting with a slider: name, value to type, reset, the ends of the range and what it does. Not a layout: one that is
// in others keeps places for the lines of a text that wrapped in an earlier width.
Column {
    id: root

    required property NumberSetting setting
    required property string title
    required property string help

    spacing: 0

    SettingHeader {
        width: root.width
        setting: root.setting
        title: root.title
    }

    RowLayout {
        width: root.width
        spacing: Theme.spacing

        HelpText {
            text: root.setting.lowestText
        }

        Slider {
            objectName: "slider"
            Layout.fillWidth: true
            Accessible.name: root.title
            from: root.setting.sliderLowest
            to: root.setting.sliderHighest
            stepSize: root.setting.step
            value: root.setting.value
            Accessible.description: root.help
            onMoved: root.setting.value = value
        }

        HelpText {
            text: root.setting.highestText
        }
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
