// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// Everything a preset holds, to change. Nothing counts until it is saved.
AppDialog {
    id: root

    required property PresetsViewModel presets

    readonly property PresetDraft draft: presets.draft

    function finish() {
        if (draft.problem === "" && presets.saveDraft())
            close();
    }

    title: qsTr("Edit preset")
    preferredWidth: 460
    onAboutToShow: promptEditor.text = draft.prompt

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.spacing
        // From the start: rows arranged before a popup inherits it would keep their direction.
        LayoutMirroring.enabled: Qt.locale().textDirection === Qt.RightToLeft
        LayoutMirroring.childrenInherit: true

        ScrollView {
            id: scroll

            contentWidth: availableWidth
            Layout.fillWidth: true
            Layout.fillHeight: true

            ColumnLayout {
                // Anchors, so that the room for the bar changes sides in a mirrored window.
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.rightMargin: Theme.spacingLarge
                spacing: Theme.spacing

                SectionTitle {
                    text: qsTr("Name")
                }

                TextField {
                    objectName: "draftName"
                    Layout.fillWidth: true
                    focus: true
                    Accessible.name: qsTr("Name")
                    text: root.draft.name
                    onTextEdited: root.draft.name = text
                }

                SectionTitle {
                    text: qsTr("Description")
                }

                TextField {
                    objectName: "draftDescription"
                    Layout.fillWidth: true
                    Accessible.name: qsTr("Description")
                    placeholderText: qsTr("Short description")
                    text: root.draft.description
                    onTextEdited: root.draft.description = text
                }

                CheckBox {
                    objectName: "draftHasPrompt"
                    Layout.fillWidth: true
                    text: qsTr("Include prompt")
                    checked: root.draft.hasPrompt
                    onToggled: root.draft.hasPrompt = checked
                }

                TextEditor {
                    id: promptEditor

                    objectName: "draftPrompt"
                    Layout.fillWidth: true
                    Layout.preferredHeight: Math.round(80 * Theme.textScale)
                    visible: root.draft.hasPrompt
                    name: qsTr("Prompt of the preset")
                    placeholderText: qsTr("Empty: the model improvises")
                    area.onTextChanged: root.draft.prompt = area.text
                }

                MainSettings {
                    objectName: "draftMain"
                    Layout.fillWidth: true
                    form: root.draft.form
                }

                MoreSettings {
                    Layout.fillWidth: true
                    form: root.draft.form
                }
            }
        }

        SettingNote {
            text: root.draft.problem
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.spacing

            Item {
                Layout.fillWidth: true
            }

            Button {
                objectName: "draftCancel"
                text: qsTr("Cancel")
                onClicked: root.close()
            }

            Button {
                objectName: "draftSave"
                highlighted: true
                text: qsTr("Save")
                enabled: root.draft.problem === ""
                onClicked: root.finish()
            }
        }
    }
}
