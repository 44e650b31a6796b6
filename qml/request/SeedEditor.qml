// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// Another seed every time, or a fixed one.
ColumnLayout {
    id: root

    required property SeedSetting seed

    spacing: Theme.spacingSmall

    SectionTitle {
        Layout.fillWidth: true
        text: qsTr("Seed")
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.spacing

        Chip {
            objectName: "random"
            text: qsTr("Random")
            autoExclusive: true
            checked: !root.seed.fixed
            Accessible.role: Accessible.RadioButton
            onClicked: root.seed.fixed = false
        }

        Chip {
            objectName: "fixed"
            text: qsTr("Fixed")
            autoExclusive: true
            checked: root.seed.fixed
            Accessible.role: Accessible.RadioButton
            onClicked: root.seed.fixed = true
        }

        TextField {
            id: field

            property bool editing: false

            function finish() {
                if (!editing)
                    return;
                const typed = text;
                editing = false;
                root.seed.enter(typed);
            }

            objectName: "seedField"
            Layout.fillWidth: true
            Accessible.name: qsTr("Seed")
            visible: root.seed.fixed
            inputMethodHints: Qt.ImhDigitsOnly
            onTextEdited: editing = true
            onEditingFinished: finish()
            onVisibleChanged: editing = false

            Binding {
                target: field
                property: "text"
                value: root.seed.text
                when: !field.editing
                restoreMode: Binding.RestoreNone
            }
        }
    }

    SettingNote {
        objectName: "note"
        text: root.seed.note
    }

    HelpText {
        Layout.fillWidth: true
        text: qsTr("The same seed, prompt and settings always give the same music.")
    }
}
