// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// Switches between the clips that one click made.
RowLayout {
    id: root

    required property StageViewModel stage

    spacing: Theme.spacingSmall
    visible: stage.clips.length > 1
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Takes in this batch")

    Repeater {
        model: root.stage.clips

        Chip {
            required property int index
            required property string modelData

            objectName: "chip" + index
            text: modelData
            checked: root.stage.clip === index
            autoExclusive: true
            Accessible.name: qsTr("Take %1").arg(modelData)
            Accessible.role: Accessible.RadioButton
            onClicked: root.stage.selectClip(index)
        }
    }
}
