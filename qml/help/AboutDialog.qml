// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// Version, licenses and where the log is.
PageDialog {
    id: root

    required property About about

    signal reportRequested

    objectName: "aboutDialog"
    title: qsTr("About Arioso")
    preferredWidth: 640

    body: ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.spacing

        // No layout: it would keep the old height of lines that wrap while it is arranged (Qt 6.4).
        Row {
            Layout.fillWidth: true
            spacing: Theme.spacingLarge

            Image {
                id: icon

                source: Theme.icon("arioso")
                sourceSize.width: 64
                sourceSize.height: 64
                Accessible.ignored: true
            }

            Column {
                width: parent.width - icon.width - parent.spacing
                spacing: Theme.spacingSmall

                SectionTitle {
                    objectName: "aboutVersion"
                    width: parent.width
                    text: root.about.program
                }

                Label {
                    width: parent.width
                    text: qsTr("Generates music from text with MusicGen, on this computer.")
                    wrapMode: Text.WordWrap
                }

                HelpText {
                    width: parent.width
                    text: qsTr("© 2026 The Arioso authors. MIT license.")
                }
            }
        }

        SectionTitle {
            Layout.topMargin: Theme.spacing
            text: qsTr("Licenses")
        }

        TextEditor {
            objectName: "licences"
            Layout.fillWidth: true
            Layout.preferredHeight: Math.round(200 * Theme.textScale)
            name: qsTr("Licenses")
            text: root.about.licences
            area.readOnly: true
        }

        SectionTitle {
            Layout.topMargin: Theme.spacing
            text: qsTr("Log file")
            visible: root.about.logFile !== ""
        }

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.spacing
            visible: root.about.logFile !== ""

            Label {
                objectName: "logFile"
                Layout.fillWidth: true
                text: root.about.logFile
                wrapMode: Text.Wrap
            }

            Button {
                objectName: "showLogFile"
                text: qsTr("Show log file")
                icon.source: Theme.icon("folder")
                onClicked: root.about.showLogFile()
            }
        }

        HelpText {
            Layout.fillWidth: true
            text: qsTr("Warnings and errors of the last sessions, without prompts, file names or access tokens.")
            visible: root.about.logFile !== ""
        }
    }

    buttons: RowLayout {
        Layout.fillWidth: true
        spacing: Theme.spacing

        Button {
            objectName: "reportProblem"
            text: qsTr("Report a problem…")
            onClicked: {
                root.close();
                root.reportRequested();
            }
        }

        Item {
            Layout.fillWidth: true
        }

        Button {
            objectName: "aboutDone"
            text: qsTr("Close")
            focus: true
            onClicked: root.close()
        }
    }
}
