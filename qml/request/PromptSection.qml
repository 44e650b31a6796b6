// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// The prompt with what helps to write one.
ColumnLayout {
    id: root

    required property RequestViewModel request
    required property ConditionsBuilder conditions

    signal guideRequested(string page)

    // Made when they are first opened, so that the window opens sooner.
    property ConditionsDialog builderDialog: null
    property RecentPromptsDialog recentDialog: null
    property ExamplesDialog examplesDialog: null

    function focusPrompt() {
        editor.area.forceActiveFocus(Qt.ShortcutFocusReason);
    }

    spacing: Theme.spacingSmall

    SectionTitle {
        Layout.fillWidth: true
        text: qsTr("Prompt")
    }

    TextEditor {
        id: editor

        objectName: "prompt"
        Layout.fillWidth: true
        Layout.preferredHeight: Math.round(96 * Theme.textScale)
        name: qsTr("Prompt")
        placeholderText: qsTr("Describe the music: style, mood, instruments, tempo")
    }

    PromptDocument {
        document: editor.area.textDocument
        request: root.request
    }

    SettingNote {
        objectName: "lengthNote"
        text: root.request.lengthNote
        color: root.request.tooLong ? Theme.warning : Theme.textSecondary
    }

    HelpText {
        objectName: "unknownNote"
        Layout.fillWidth: true
        visible: text !== ""
        text: root.request.unknownNote
    }

    HelpText {
        objectName: "promptHelp"
        Layout.fillWidth: true
        text: root.request.unconditional ? qsTr("Empty prompt: the model improvises, and guidance has no effect.")
                                         : qsTr("English words work best.")
    }

    Flow {
        Layout.fillWidth: true
        spacing: Theme.spacing

        Button {
            objectName: "build"
            text: qsTr("Build…")
            icon.source: Theme.icon("sparkle")
            Accessible.description: qsTr("Choose style, mood and instruments; the prompt is written for you")
            onClicked: {
                if (!root.builderDialog)
                    root.builderDialog = builderComponent.createObject(root) as ConditionsDialog;
                root.builderDialog.open();
            }
        }

        Button {
            objectName: "recent"
            text: qsTr("Recent")
            icon.source: Theme.icon("history")
            Accessible.description: qsTr("Recently used prompts")
            onClicked: {
                if (!root.recentDialog)
                    root.recentDialog = recentComponent.createObject(root) as RecentPromptsDialog;
                root.recentDialog.open();
            }
        }

        Button {
            objectName: "examples"
            text: qsTr("Examples")
            icon.source: Theme.icon("list")
            Accessible.description: qsTr("Prompts to start with")
            onClicked: {
                if (!root.examplesDialog)
                    root.examplesDialog = examplesComponent.createObject(root) as ExamplesDialog;
                root.examplesDialog.open();
            }
        }
    }

    Component {
        id: builderComponent

        ConditionsDialog {
            objectName: "conditionsDialog"
            conditions: root.conditions
            hasPrompt: !root.request.unconditional
            onInserted: root.focusPrompt()
            onGuideRequested: page => root.guideRequested(page)
        }
    }

    Component {
        id: recentComponent

        RecentPromptsDialog {
            objectName: "recentDialog"
            recent: root.request.recent
            onPicked: prompt => {
                root.request.prompt = prompt;
                root.focusPrompt();
            }
        }
    }

    Component {
        id: examplesComponent

        ExamplesDialog {
            objectName: "examplesDialog"
            examples: root.request.examples
            onPicked: prompt => {
                root.request.prompt = prompt;
                root.focusPrompt();
            }
        }
    }
}
