// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// How long a take is to become, from where on, and how many variants of the new music.
AppDialog {
    id: root

    required property LongerViewModel longer

    function openFor(takeId: string, cursor: real): void {
        if (longer.open(takeId, cursor))
            open();
    }

    objectName: "longerDialog"
    title: qsTr("Make longer")
    preferredWidth: 400

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.spacing

        Label {
            Layout.fillWidth: true
            text: root.longer.title
            elide: Text.ElideRight
        }

        RadioButton {
            objectName: "fromEnd"
            Layout.fillWidth: true
            visible: root.longer.cursorText !== ""
            text: qsTr("From the end")
            onClicked: root.longer.fromCursor = false

            Binding on checked {
                value: !root.longer.fromCursor
            }
        }

        RadioButton {
            objectName: "fromCursor"
            Layout.fillWidth: true
            visible: root.longer.cursorText !== ""
            text: qsTr("From the playhead at %1").arg(root.longer.cursorText)
            onClicked: root.longer.fromCursor = true

            Binding on checked {
                value: root.longer.fromCursor
            }
        }

        SettingHeader {
            objectName: "longerDuration"
            Layout.fillWidth: true
            setting: root.longer.duration
            title: qsTr("Total duration")
            enabled: !root.longer.endless
            opacity: enabled ? 1 : 0.5
        }

        CheckBox {
            objectName: "longerEndless"
            Layout.fillWidth: true
            text: qsTr("Generate until stopped")
            onToggled: root.longer.endless = checked

            Binding on checked {
                value: root.longer.endless
            }
        }

        SettingNote {
            text: root.longer.possible ? root.longer.duration.note : qsTr("Enter more than the part that is kept.")
        }

        SettingHeader {
            objectName: "longerVariants"
            Layout.fillWidth: true
            setting: root.longer.variants
            steps: true
            title: qsTr("Variants")
        }

        HelpText {
            Layout.fillWidth: true
            text: root.longer.fromCursor
                ? qsTr("Keeps everything before the playhead and continues with another seed. Each variant is a new take.")
                : qsTr("Keeps the take and continues with the same prompt, settings and seed. Each variant is a new take.")
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
                objectName: "longerStart"
                highlighted: true
                text: qsTr("Generate")
                enabled: root.longer.possible
                onClicked: {
                    root.close();
                    root.longer.start();
                }
            }
        }
    }
}
