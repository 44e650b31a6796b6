// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// What a report of a problem contains, to copy.
PageDialog {
    id: root

    required property About about
    property bool copied: false

    objectName: "reportDialog"
    title: qsTr("Report a problem")
    onAboutToShow: copied = false

    body: ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.spacing

        // A column, for a layout keeps the old height of lines that wrap while it is arranged (Qt 6.4).
        Column {
            Layout.fillWidth: true

            Label {
                width: parent.width
                text: qsTr("Copy this report and add what you did and what happened instead. It contains versions, system, processor and the model's name, but no prompts, file names or audio.")
                wrapMode: Text.WordWrap
            }
        }

        TextEditor {
            objectName: "reportText"
            Layout.fillWidth: true
            Layout.preferredHeight: Math.round(150 * Theme.textScale)
            name: root.title
            text: root.about.report()
            area.readOnly: true
        }

        HelpText {
            objectName: "reportCopied"
            Layout.fillWidth: true
            text: root.copied ? qsTr("Copied to the clipboard.")
                              : root.about.logFile !== "" ? qsTr("The log file may help too; About shows where it is.") : ""
        }
    }

    buttons: RowLayout {
        Layout.fillWidth: true
        spacing: Theme.spacing

        Item {
            Layout.fillWidth: true
        }

        Button {
            objectName: "reportClose"
            text: qsTr("Close")
            onClicked: root.close()
        }

        Button {
            objectName: "copyReport"
            highlighted: true
            text: qsTr("Copy report")
            focus: true
            onClicked: {
                root.about.copyReport();
                root.copied = true;
            }
        }
    }
}
