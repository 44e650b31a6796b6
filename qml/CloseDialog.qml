// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// Asks before closing ends or loses something, and says what.
PageDialog {
    id: root

    required property GenerationViewModel generation
    required property ExportViewModel exporter
    required property TakesViewModel takes
    required property ModelWork work
    required property PresetsViewModel presets

    readonly property bool isExporting: exporter.state === ExportViewModel.Writing
    readonly property bool isUnsaved: isExporting || takes.unsaved > 0 || presets.unsaved
    /// There is something to ask about.
    readonly property bool isNeeded: generation.busy || work.converting || isUnsaved

    signal closeRequested

    objectName: "closeDialog"
    title: generation.busy ? qsTr("Still generating")
         : isUnsaved ? qsTr("Unsaved changes") : qsTr("A model is being converted")
    preferredWidth: 440

    body: ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.spacing

        Label {
            Layout.fillWidth: true
            visible: root.generation.busy
            text: root.generation.queue.count > 0
                ? qsTr("What has been generated so far will be saved as a take. %Ln queued job(s) will be dropped.", "",
                       root.generation.queue.count)
                : qsTr("What has been generated so far will be saved as a take.")
            wrapMode: Text.WordWrap
        }

        Label {
            Layout.fillWidth: true
            visible: root.isExporting
            text: qsTr("“%1” is still being exported. Quitting cancels the export.").arg(root.exporter.fileName)
            wrapMode: Text.WordWrap
        }

        Label {
            objectName: "closeConverting"
            Layout.fillWidth: true
            visible: root.work.converting
            text: qsTr("A model is being converted. Quitting cancels the conversion; the original files are kept.")
            wrapMode: Text.WordWrap
        }

        Label {
            objectName: "closeUnsaved"
            Layout.fillWidth: true
            visible: root.takes.unsaved > 0
            text: qsTr("%Ln take(s) couldn't be saved and will be lost. Free some disk space, then try again.", "",
                       root.takes.unsaved)
            wrapMode: Text.WordWrap
        }

        Label {
            Layout.fillWidth: true
            visible: root.presets.unsaved
            text: qsTr("Changed presets couldn't be saved and will be lost.")
            wrapMode: Text.WordWrap
        }
    }

    buttons: RowLayout {
        Layout.fillWidth: true
        spacing: Theme.spacing

        Item {
            Layout.fillWidth: true
        }

        Button {
            text: root.generation.busy ? qsTr("Keep generating") : qsTr("Don't quit")
            focus: true
            onClicked: root.close()
        }

        Button {
            objectName: "closeAnyway"
            highlighted: true
            text: root.generation.busy ? qsTr("Stop and quit") : qsTr("Quit anyway")
            onClicked: root.closeRequested()
        }
    }
}
