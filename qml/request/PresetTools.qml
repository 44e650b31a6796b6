// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import Arioso.Ui

// The menu of the presets and the dialogs that it opens.
Item {
    id: root

    required property PresetsViewModel presets

    readonly property alias menu: menu
    readonly property alias nameDialog: nameDialog
    readonly property alias editDialog: editDialog
    readonly property alias importDialog: importDialog
    readonly property alias exportDialog: exportDialog

    function askForName(forNew: bool) {
        nameDialog.forNew = forNew;
        nameDialog.begin(forNew ? "" : presets.currentName);
    }

    function edit() {
        if (presets.beginEdit(presets.current))
            editDialog.open();
    }

    function exportCurrent() {
        exportDialog.currentFile = exportDialog.currentFolder + "/" + encodeURIComponent(presets.fileNameFor(presets.current));
        exportDialog.open();
    }

    PresetMenu {
        id: menu

        objectName: "presetMenu"
        presets: root.presets
        onNewNameAsked: root.askForName(true)
        onRenameAsked: root.askForName(false)
        onEditAsked: root.edit()
        onImportAsked: importDialog.open()
        onExportAsked: root.exportCurrent()
    }

    PresetNameDialog {
        id: nameDialog

        objectName: "presetNameDialog"
        presets: root.presets
        forNew: true
        onNamed: (name, withPrompt) => {
            if (forNew)
                root.presets.saveAs(name, withPrompt);
            else
                root.presets.rename(root.presets.current, name);
        }
    }

    PresetEditDialog {
        id: editDialog

        objectName: "presetEditDialog"
        presets: root.presets
    }

    FileDialog {
        id: importDialog

        objectName: "presetImportDialog"
        title: qsTr("Import preset")
        nameFilters: [qsTr("Presets (*.json)"), qsTr("All files (*)")]
        onAccepted: root.presets.importFile(selectedFile)
    }

    FileDialog {
        id: exportDialog

        objectName: "presetExportDialog"
        title: qsTr("Export preset")
        fileMode: FileDialog.SaveFile
        acceptLabel: qsTr("Export")
        defaultSuffix: "json"
        nameFilters: [qsTr("Presets (*.json)")]
        onAccepted: root.presets.exportFile(root.presets.current, selectedFile)
    }
}
