// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// Beats a minute for the conditions builder; may stay empty.
ColumnLayout {
    id: root

    required property ConditionsBuilder conditions

    spacing: Theme.spacingSmall

    SectionTitle {
        Layout.fillWidth: true
        text: qsTr("Tempo (BPM)")
    }

    TextField {
        id: field

        property bool editing: false

        function finish() {
            if (!editing)
                return;
            const typed = text;
            editing = false;
            root.conditions.enterBeats(typed);
        }

        objectName: "beats"
        Layout.preferredWidth: Math.round(90 * Theme.textScale)
        Accessible.name: qsTr("Tempo (BPM)")
        placeholderText: qsTr("any")
        inputMethodHints: Qt.ImhDigitsOnly
        onTextEdited: editing = true
        onEditingFinished: finish()

        Binding {
            target: field
            property: "text"
            value: root.conditions.beatsText
            when: !field.editing
            restoreMode: Binding.RestoreNone
        }
    }

    SettingNote {
        text: root.conditions.beatsNote
    }
}
