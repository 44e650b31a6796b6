// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import Arioso.Ui

// One choice of several, from a view-model's table, each with a line on what it means.
ComboBox {
    id: root

    required property ChoiceModel choices
    /// What is chosen, for screen readers.
    required property string name

    model: choices
    textRole: "label"
    Accessible.name: name
    currentIndex: choices.currentIndex
    displayText: choices.currentText
    onActivated: index => {
        root.choices.currentIndex = index;
        root.currentIndex = Qt.binding(() => root.choices.currentIndex);
    }

    delegate: ItemDelegate {
        id: entry

        required property int index
        required property string label
        required property string help

        objectName: "choice"
        width: ListView.view ? ListView.view.width : 0
        highlighted: root.highlightedIndex === index
        Accessible.name: label

        contentItem: Column {
            spacing: 2

            Label {
                width: parent.width
                text: entry.label
                wrapMode: Text.WordWrap
                font.weight: root.currentIndex === entry.index ? Font.DemiBold : Font.Normal
            }

            HelpText {
                width: parent.width
                text: entry.help
                visible: text !== ""
            }
        }
    }
}
