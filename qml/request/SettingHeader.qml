// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// Name, value and reset of one setting.
RowLayout {
    id: root

    required property NumberSetting setting
    required property string title
    /// Buttons for one less and one more.
    property bool steps: false

    spacing: Theme.spacingSmall

    SectionTitle {
        Layout.fillWidth: true
        text: root.title
        elide: Text.ElideRight
    }

    IconButton {
        visible: root.steps
        implicitWidth: Math.round(24 * Theme.textScale)
        implicitHeight: Math.round(28 * Theme.textScale)
        icon.source: Theme.icon("remove")
        name: qsTr("%1: decrease").arg(root.title)
        enabled: root.setting.value > root.setting.lowest
        autoRepeat: true
        onClicked: root.setting.stepBy(-1)
    }

    NumberField {
        objectName: "field"
        name: root.title
        setting: root.setting
    }

    IconButton {
        visible: root.steps
        implicitWidth: Math.round(24 * Theme.textScale)
        implicitHeight: Math.round(28 * Theme.textScale)
        icon.source: Theme.icon("add")
        name: qsTr("%1: increase").arg(root.title)
        enabled: root.setting.value < root.setting.highest
        autoRepeat: true
        onClicked: root.setting.stepBy(1)
    }

    IconButton {
        objectName: "reset"
        implicitWidth: Math.round(28 * Theme.textScale)
        implicitHeight: implicitWidth
        icon.source: Theme.icon("reset")
        name: qsTr("%1: reset to default").arg(root.title)
        enabled: !root.setting.isDefault
        onClicked: root.setting.reset()
    }
}
