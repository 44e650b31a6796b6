// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Fusion
import Arioso.Ui

// One choice of several, from a view-model's table.
ComboBox {
    id: root

    required property ChoiceModel choices
    /// What is chosen, for screen readers.
    required property string name

    model: choices
    textRole: "label"
    currentIndex: choices.currentIndex
    displayText: choices.currentText
    implicitHeight: Theme.controlHeight
    font.pixelSize: Theme.fontNormal
    palette.buttonText: Theme.text
    palette.text: Theme.text
    Accessible.name: name
    onActivated: index => {
        root.choices.currentIndex = index;
        root.currentIndex = Qt.binding(() => root.choices.currentIndex);
    }

    background: Rectangle {
        radius: Theme.radius
        color: root.hovered || root.down ? Theme.surfaceRaised : Theme.surface
        border.color: Theme.borderStrong

        FocusFrame {
            shown: root.visualFocus
        }
    }

    popup.palette.window: Theme.surface
    popup.palette.base: Theme.surface
    popup.palette.text: Theme.text
    popup.palette.highlight: Theme.accentSoft
    popup.palette.highlightedText: Theme.text

    delegate: ItemDelegate {
        id: entry

        required property int index
        required property string label
        required property string help

        width: ListView.view ? ListView.view.width : 0
        highlighted: root.highlightedIndex === index
        Accessible.name: label

        contentItem: Column {
            spacing: 2

            BodyText {
                width: parent.width
                text: entry.label
                font.weight: root.currentIndex === entry.index ? Font.DemiBold : Font.Normal
            }

            HelpText {
                width: parent.width
                text: entry.help
                visible: text !== ""
            }
        }

        background: Rectangle {
            color: entry.highlighted ? Theme.accentSoft : "transparent"
        }
    }
}
