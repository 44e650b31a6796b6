// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// The settings that few people need: the negative prompt, how sounds are drawn, and the seed.
ColumnLayout {
    id: root

    required property SettingsForm form

    spacing: Theme.spacing + 4

    ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.spacingSmall

        SectionTitle {
            Layout.fillWidth: true
            text: qsTr("Exclude")
        }

        TextField {
            objectName: "exclude"
            Layout.fillWidth: true
            Accessible.name: qsTr("Exclude")
            placeholderText: qsTr("Drums, vocals, distortion")
            text: root.form.exclude
            onTextEdited: root.form.exclude = text
        }

        SettingNote {
            objectName: "excludeNote"
            text: root.form.excludeNote
        }

        HelpText {
            Layout.fillWidth: true
            text: qsTr("Negative prompt: guidance steers away from it.")
        }
    }

    ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.spacingSmall

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.spacingSmall

            SectionTitle {
                Layout.fillWidth: true
                text: qsTr("Sampling")
                elide: Text.ElideRight
            }

            IconButton {
                objectName: "resetSampled"
                implicitWidth: Math.round(28 * Theme.textScale)
                implicitHeight: implicitWidth
                icon.source: Theme.icon("reset")
                name: qsTr("Sampling: reset to default")
                enabled: !root.form.sampledIsDefault
                onClicked: root.form.resetSampled()
            }
        }

        Flow {
            Layout.fillWidth: true
            spacing: Theme.spacing

            Chip {
                objectName: "sampled"
                text: qsTr("Random")
                autoExclusive: true
                checked: root.form.sampled
                Accessible.role: Accessible.RadioButton
                onClicked: root.form.sampled = true
            }

            Chip {
                objectName: "greedy"
                text: qsTr("Greedy")
                autoExclusive: true
                checked: !root.form.sampled
                Accessible.role: Accessible.RadioButton
                onClicked: root.form.sampled = false
            }
        }

        HelpText {
            Layout.fillWidth: true
            text: qsTr("Random is livelier. Greedy always gives the same, often monotonous music.")
        }
    }

    FieldSetting {
        objectName: "topK"
        Layout.fillWidth: true
        enabled: root.form.sampled
        setting: root.form.topK
        title: qsTr("Top-k")
        help: qsTr("Only considers the k most likely tokens. 0 turns this off.")
    }

    FieldSetting {
        objectName: "topP"
        Layout.fillWidth: true
        enabled: root.form.sampled
        setting: root.form.topP
        title: qsTr("Top-p")
        help: qsTr("Only considers the most likely tokens up to this total probability. 1 turns this off.")
    }

    SeedEditor {
        objectName: "seed"
        Layout.fillWidth: true
        enabled: root.form.sampled
        seed: root.form.seed
    }
}
