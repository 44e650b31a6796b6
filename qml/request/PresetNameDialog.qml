// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// Asks for the name of a preset.
AppDialog {
    id: root

    required property PresetsViewModel presets
    /// For a new preset, that may have the prompt in it; else another name for one that is there.
    required property bool forNew

    signal named(string name, bool withPrompt)

    function begin(name: string) {
        field.text = name;
        withPrompt.checked = true;
        open();
        field.selectAll();
        field.forceActiveFocus(Qt.PopupFocusReason);
    }

    function finish() {
        if (presets.problemWithName(field.text) !== "")
            return;
        close();
        named(field.text, withPrompt.checked);
    }

    title: forNew ? qsTr("Save as new preset") : qsTr("Rename preset")
    preferredWidth: 380

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.spacing

        TextField {
            id: field

            objectName: "presetName"
            Layout.fillWidth: true
            focus: true
            Accessible.name: qsTr("Name")
            placeholderText: qsTr("Name")
            onAccepted: root.finish()
        }

        SettingNote {
            text: field.text === "" ? "" : root.presets.problemWithName(field.text)
        }

        CheckBox {
            id: withPrompt

            objectName: "withPrompt"
            Layout.fillWidth: true
            visible: root.forNew
            text: qsTr("Include prompt")
            Accessible.description: withPromptHelp.text
        }

        HelpText {
            id: withPromptHelp

            Layout.fillWidth: true
            visible: root.forNew
            text: qsTr("If off, applying the preset keeps the current prompt.")
        }

        RowLayout {
            Layout.fillWidth: true
            Layout.topMargin: Theme.spacing
            spacing: Theme.spacing

            Item {
                Layout.fillWidth: true
            }

            Button {
                text: qsTr("Cancel")
                onClicked: root.close()
            }

            Button {
                objectName: "presetNameOk"
                highlighted: true
                text: root.forNew ? qsTr("Save") : qsTr("Rename")
                enabled: root.presets.problemWithName(field.text) === ""
                onClicked: root.finish()
            }
        }
    }
}
