// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// One kind of condition: its name and a chip for each choice.
ColumnLayout {
    id: root

    required property ConditionChoice choice
    required property string title

    spacing: Theme.spacingSmall

    SectionTitle {
        Layout.fillWidth: true
        text: root.title
    }

    Flow {
        Layout.fillWidth: true
        spacing: Theme.spacing - 2
        Accessible.role: Accessible.Grouping
        Accessible.name: root.title

        Repeater {
            model: root.choice

            Chip {
                required property int index
                required property string label
                required property bool chosen
                required property bool offered

                visible: offered
                text: label
                checked: chosen
                onClicked: root.choice.toggle(index)
            }
        }
    }
}
