// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// Builds a prompt from chips and shows it while it is built.
AppDialog {
    id: root

    required property ConditionsBuilder conditions
    /// There is a prompt that the sentence could be added to.
    required property bool hasPrompt

    /// The sentence is in the prompt.
    signal inserted

    title: qsTr("Prompt builder")
    preferredWidth: 620
    guidePage: "020-prompts.md"
    // Of one height, so that no chip moves while others are chosen.
    height: parent ? Math.min(Math.round(720 * Theme.textScale), parent.height - 2 * Theme.spacingLarge) : implicitHeight

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.spacing + 4

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
                spacing: Theme.spacing + 4

                HelpText {
                    objectName: "limited"
                    Layout.fillWidth: true
                    visible: root.conditions.limited
                    text: qsTr("Only words this model understands are listed.")
                }

                ConditionChips {
                    objectName: "styles"
                    Layout.fillWidth: true
                    title: qsTr("Style")
                    choice: root.conditions.styles
                }

                ConditionChips {
                    objectName: "moods"
                    Layout.fillWidth: true
                    title: qsTr("Mood")
                    choice: root.conditions.moods
                }

                ConditionChips {
                    objectName: "instruments"
                    Layout.fillWidth: true
                    title: qsTr("Instruments")
                    choice: root.conditions.instruments
                }

                RowLayout {
                    Layout.fillWidth: true
                    spacing: Theme.spacingLarge

                    ConditionChips {
                        objectName: "tempos"
                        Layout.fillWidth: true
                        Layout.alignment: Qt.AlignTop
                        title: qsTr("Tempo")
                        choice: root.conditions.tempos
                    }

                    BeatsField {
                        Layout.fillWidth: true
                        Layout.alignment: Qt.AlignTop
                        conditions: root.conditions
                    }
                }

                ConditionChips {
                    objectName: "lengths"
                    Layout.fillWidth: true
                    title: qsTr("Duration")
                    choice: root.conditions.lengths
                }

                HelpText {
                    Layout.fillWidth: true
                    text: root.conditions.lengthText === "" ? qsTr("Sets the duration.") : root.conditions.lengthText
                }
            }
        }

        Rectangle {
            Layout.fillWidth: true
            implicitHeight: Math.max(preview.implicitHeight, Math.round(2.5 * Theme.fontNormal)) + 2 * Theme.spacing
            radius: Theme.radius
            color: Theme.surfaceRaised

            Label {
                id: preview

                objectName: "preview"
                anchors.fill: parent
                anchors.margins: Theme.spacing
                text: root.conditions.preview === "" ? qsTr("Your choices become a prompt here, in English.")
                                                     : root.conditions.preview
                wrapMode: Text.WordWrap
                color: root.conditions.preview === "" ? Theme.textSecondary : Theme.text
                Accessible.name: qsTr("Prompt: %1").arg(text)
            }
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.spacing

            Button {
                objectName: "clear"
                text: qsTr("Clear choices")
                enabled: !root.conditions.empty
                onClicked: root.conditions.clear()
            }

            Item {
                Layout.fillWidth: true
            }

            Button {
                objectName: "append"
                text: qsTr("Add to prompt")
                visible: root.hasPrompt
                enabled: root.conditions.preview !== ""
                onClicked: {
                    root.conditions.appendToPrompt();
                    root.close();
                    root.inserted();
                }
            }

            Button {
                objectName: "replace"
                highlighted: true
                text: root.hasPrompt ? qsTr("Replace prompt") : qsTr("Use as prompt")
                enabled: !root.conditions.empty
                onClicked: {
                    root.conditions.replacePrompt();
                    root.close();
                    root.inserted();
                }
            }
        }
    }
}
