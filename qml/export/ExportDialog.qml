// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Dialogs
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// Writes a take to an audio file, or several to a folder: what, in which format, where. Opens when the view-model is
// asked to export.
PageDialog {
    id: root

    required property ExportViewModel exporter
    readonly property ExportOptions options: exporter.options
    readonly property bool choosing: exporter.state === ExportViewModel.Choosing
    readonly property bool replacing: exporter.state === ExportViewModel.Replacing
    readonly property bool writing: exporter.state === ExportViewModel.Writing

    objectName: "exportDialog"
    title: qsTr("Export")
    preferredWidth: 500
    guidePage: "080-export.md"
    onClosed: exporter.cancel()

    Connections {
        target: root.exporter

        function onOpened() {
            root.open();
        }

        function onStateChanged() {
            if (root.exporter.state === ExportViewModel.Idle)
                root.close();
        }
    }

    FileDialog {
        id: fileDialog

        objectName: "exportFileDialog"
        title: qsTr("Save audio")
        fileMode: FileDialog.SaveFile
        acceptLabel: qsTr("Save")
        rejectLabel: qsTr("Cancel")
        // Not every system's dialog asks, so this one does.
        options: FileDialog.DontConfirmOverwrite // qmllint disable
        defaultSuffix: root.options.suffix
        nameFilters: [root.options.nameFilter]
        onAccepted: root.exporter.chooseFile(selectedFile)
    }

    FolderDialog {
        id: folderDialog

        objectName: "exportFolderDialog"
        title: qsTr("Save to folder")
        acceptLabel: qsTr("Save")
        rejectLabel: qsTr("Cancel")
        onAccepted: root.exporter.chooseFolder(selectedFolder)
    }

    function chooseFile(): void {
        if (replacing)
            exporter.chooseAnother();
        fileDialog.currentFolder = exporter.folder;
        fileDialog.selectedFile = exporter.suggestedFile;
        fileDialog.open();
    }

    function chooseFolder(): void {
        folderDialog.currentFolder = exporter.folder;
        folderDialog.open();
    }

    body: ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.spacing

        Label {
            Layout.fillWidth: true
            text: root.exporter.title
            wrapMode: Text.WordWrap
            font.weight: Font.DemiBold
            maximumLineCount: 2
            elide: Text.ElideRight
        }

        ColumnLayout {
            Layout.fillWidth: true
            visible: root.choosing
            spacing: Theme.spacing

            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0
                visible: root.exporter.hasSelection

                RadioButton {
                    id: partButton

                    objectName: "partOnly"
                    Layout.fillWidth: true
                    text: root.exporter.selectionText
                    checked: root.exporter.selectionOnly
                    onToggled: root.exporter.selectionOnly = true
                }

                RadioButton {
                    objectName: "whole"
                    Layout.fillWidth: true
                    text: root.exporter.wholeText
                    checked: !root.exporter.selectionOnly
                    onToggled: root.exporter.selectionOnly = false
                }
            }

            HelpText {
                Layout.fillWidth: true
                text: root.exporter.wholeText
                visible: !root.exporter.hasSelection && !root.exporter.several
            }

            SectionTitle {
                Layout.topMargin: Theme.spacing
                text: qsTr("Format")
            }

            ChoiceBox {
                objectName: "formatBox"
                Layout.fillWidth: true
                choices: root.options.formats
                name: qsTr("Format")
            }

            HelpText {
                Layout.fillWidth: true
                text: root.options.formats.currentHelp
            }

            SectionTitle {
                Layout.topMargin: Theme.spacing
                text: qsTr("Quality")
                visible: root.options.hasQualities
            }

            ChoiceBox {
                objectName: "qualityBox"
                Layout.fillWidth: true
                choices: root.options.qualities
                name: qsTr("Quality")
                visible: root.options.hasQualities
            }

            HelpText {
                Layout.fillWidth: true
                text: root.options.qualities.currentHelp
                visible: root.options.hasQualities
            }

            SectionTitle {
                Layout.topMargin: Theme.spacing
                text: qsTr("Sample rate")
                visible: root.options.hasRates
            }

            ChoiceBox {
                objectName: "rateBox"
                Layout.fillWidth: true
                choices: root.options.rates
                name: qsTr("Sample rate")
                visible: root.options.hasRates
            }

            HelpText {
                Layout.fillWidth: true
                text: root.options.rates.currentHelp
                visible: root.options.hasRates
            }

            ColumnLayout {
                objectName: "levelChoice"
                Layout.fillWidth: true
                Layout.topMargin: Theme.spacing
                spacing: 0
                visible: root.exporter.peakText !== ""

                Label {
                    objectName: "peakText"
                    Layout.fillWidth: true
                    text: root.exporter.peakText
                    wrapMode: Text.WordWrap
                    font.weight: Font.DemiBold
                }

                RadioButton {
                    objectName: "lowerToFit"
                    Layout.fillWidth: true
                    text: root.exporter.lowerText
                    checked: root.exporter.level === ExportViewModel.LowerToFit
                    onToggled: root.exporter.level = ExportViewModel.LowerToFit
                }

                RadioButton {
                    objectName: "keepLevel"
                    Layout.fillWidth: true
                    text: qsTr("Keep the level: peaks clip")
                    checked: root.exporter.level === ExportViewModel.KeepLevel
                    onToggled: root.exporter.level = ExportViewModel.KeepLevel
                }

                RadioButton {
                    objectName: "useFloat"
                    Layout.fillWidth: true
                    text: qsTr("Save as 32-bit float: nothing clips")
                    checked: root.exporter.level === ExportViewModel.UseFloat
                    onToggled: root.exporter.level = ExportViewModel.UseFloat
                }
            }

            CheckBox {
                objectName: "withRecipe"
                Layout.fillWidth: true
                Layout.topMargin: Theme.spacing
                text: qsTr("Save prompt and settings in the file")
                checked: root.options.withRecipe
                onToggled: root.options.withRecipe = checked
            }

            HelpText {
                Layout.fillWidth: true
                text: root.options.withRecipe ? qsTr("Drop the file on the window to restore them.") : qsTr("The file contains audio only.")
            }

            HelpText {
                objectName: "severalHelp"
                Layout.fillWidth: true
                text: qsTr("Files are named after the takes. Existing files are kept. Peaks above full scale are lowered to fit.")
                visible: root.exporter.several
            }
        }

        Label {
            objectName: "replaceQuestion"
            Layout.fillWidth: true
            visible: root.replacing
            text: qsTr("“%1” already exists. Replace it?").arg(root.exporter.fileName)
            wrapMode: Text.WordWrap
        }

        ColumnLayout {
            Layout.fillWidth: true
            visible: root.writing
            spacing: Theme.spacing

            Label {
                Layout.fillWidth: true
                text: qsTr("Exporting “%1”…").arg(root.exporter.fileName)
                wrapMode: Text.WordWrap
            }

            ProgressBar {
                objectName: "exportProgress"
                Layout.fillWidth: true
                value: root.exporter.progress
                Accessible.name: qsTr("Export progress")
            }
        }
    }

    buttons: RowLayout {
        Layout.fillWidth: true
        spacing: Theme.spacing

        Item {
            Layout.fillWidth: true
        }

        Button {
            objectName: "cancelExport"
            text: qsTr("Cancel")
            onClicked: root.exporter.cancel()
        }

        Button {
            objectName: "chooseAnother"
            text: qsTr("Choose another name…")
            visible: root.replacing
            onClicked: root.chooseFile()
        }

        Button {
            objectName: "replaceButton"
            highlighted: true
            text: qsTr("Replace")
            visible: root.replacing
            onClicked: root.exporter.replace()
        }

        Button {
            objectName: "saveAs"
            highlighted: true
            text: root.exporter.several ? qsTr("Choose folder…") : qsTr("Save as…")
            icon.source: Theme.icon("export")
            visible: root.choosing
            focus: true
            onClicked: root.exporter.several ? root.chooseFolder() : root.chooseFile()
        }
    }
}
