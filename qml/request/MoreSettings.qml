// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Arioso.Ui

// The settings that few people need: how sounds are drawn, and the seed.
ColumnLayout {
    id: root

    required property SettingsForm form

    spacing: Theme.spacing + 4

    ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.spacingSmall

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.spacingSmall

            SectionTitle {
                Layout.fillWidth: true
                text: qsTr("Choice of sounds")
                elide: Text.ElideRight
            }

            IconButton {
                objectName: "resetSampled"
                implicitWidth: Math.round(28 * Theme.textScale)
                implicitHeight: implicitWidth
                icon.source: Theme.icon("reset")
                name: qsTr("Choice of sounds: back to the default")
                enabled: !root.form.sampledIsDefault
                onClicked: root.form.resetSampled()
            }
        }

        Flow {
            Layout.fillWidth: true
            spacing: Theme.spacing

            Chip {
                objectName: "sampled"
                text: qsTr("Sampled")
                autoExclusive: true
                checked: root.form.sampled
                Accessible.role: Accessible.RadioButton
                onClicked: root.form.sampled = true
            }

            Chip {
                objectName: "greedy"
                text: qsTr("Most likely")
                autoExclusive: true
                checked: !root.form.sampled
                Accessible.role: Accessible.RadioButton
                onClicked: root.form.sampled = false
            }
        }

        HelpText {
            Layout.fillWidth: true
            text: qsTr("Sampled draws each sound by chance and is livelier; most likely always makes the same, often monotonous music.")
        }
    }

    FieldSetting {
        objectName: "topK"
        Layout.fillWidth: true
        enabled: root.form.sampled
        setting: root.form.topK
        title: qsTr("Top-k")
        help: qsTr("Draws only from this many of the likeliest sounds. 0 switches it off.")
    }

    FieldSetting {
        objectName: "topP"
        Layout.fillWidth: true
        enabled: root.form.sampled
        setting: root.form.topP
        title: qsTr("Top-p")
        help: qsTr("Draws only from the likeliest sounds that make up this share. 1 switches it off.")
    }

    SeedEditor {
        objectName: "seed"
        Layout.fillWidth: true
        enabled: root.form.sampled
        seed: root.form.seed
    }
}
