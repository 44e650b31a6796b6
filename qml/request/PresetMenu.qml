// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Fusion
import QtQuick.Dialogs
import Arioso.Ui

// What can be done with presets: with the current one, and with all.
Menu {
    id: root

    required property PresetsViewModel presets

    readonly property bool hasCurrent: presets.current !== ""
    /// The name dialog makes a new preset; else it renames the current one.
    property bool namesNew: true

    function askForName(forNew: bool) {
        namesNew = forNew;
        root.nameDialog.begin(forNew ? "" : presets.currentName);
    }

    title: qsTr("Presets")
    font.pixelSize: Theme.fontNormal

    Action {
        objectName: "savePreset"
        text: qsTr("Save changes")
        enabled: root.hasCurrent && root.presets.modified
        onTriggered: root.presets.save()
    }

    Action {
        objectName: "savePresetAs"
        text: qsTr("Save as new preset…")
        onTriggered: root.askForName(true)
    }

    Action {
        objectName: "takeBack"
        text: qsTr("Back to before it was applied")
        enabled: root.presets.canTakeBack
        onTriggered: root.presets.takeBack()
    }

    MenuSeparator {}

    Action {
        objectName: "editPreset"
        text: qsTr("Edit…")
        enabled: root.hasCurrent
        onTriggered: {
            if (root.presets.beginEdit(root.presets.current))
                root.editDialog.open();
        }
    }

    Action {
        objectName: "renamePreset"
        text: qsTr("Rename…")
        enabled: root.hasCurrent
        onTriggered: root.askForName(false)
    }

    Action {
        objectName: "duplicatePreset"
        text: qsTr("Duplicate")
        enabled: root.hasCurrent
        onTriggered: root.presets.duplicate(root.presets.current)
    }

    Action {
        objectName: "deletePreset"
        text: qsTr("Delete")
        enabled: root.hasCurrent
        onTriggered: root.presets.remove(root.presets.current)
    }

    MenuSeparator {}

    Action {
        objectName: "importPreset"
        text: qsTr("Import…")
        onTriggered: root.importDialog.open()
    }

    Action {
        objectName: "exportPreset"
        text: qsTr("Export…")
        enabled: root.hasCurrent
        onTriggered: {
            root.exportDialog.currentFile = root.exportDialog.currentFolder + "/" + encodeURIComponent(root.presets.fileNameFor(root.presets.current));
            root.exportDialog.open();
        }
    }

    MenuSeparator {}

    Action {
        objectName: "restorePreset"
        text: qsTr("Restore as it came")
        enabled: root.presets.currentCanBeRestored
        onTriggered: root.presets.restoreFactory(root.presets.current)
    }

    Action {
        objectName: "restoreAllPresets"
        text: qsTr("Restore all ready-made presets")
        enabled: root.presets.canRestoreAll
        onTriggered: root.presets.restoreAllFactory()
    }

    property PresetNameDialog nameDialog: PresetNameDialog {
        objectName: "presetNameDialog"
        presets: root.presets
        forNew: root.namesNew
        onNamed: (name, withPrompt) => {
            if (root.namesNew)
                root.presets.saveAs(name, withPrompt);
            else
                root.presets.rename(root.presets.current, name);
        }
    }

    property PresetEditDialog editDialog: PresetEditDialog {
        objectName: "presetEditDialog"
        presets: root.presets
    }

    property FileDialog importDialog: FileDialog {
        objectName: "presetImportDialog"
        title: qsTr("Import a preset")
        nameFilters: [qsTr("Presets (*.json)"), qsTr("All files (*)")]
        onAccepted: root.presets.importFile(selectedFile)
    }

    property FileDialog exportDialog: FileDialog {
        objectName: "presetExportDialog"
        title: qsTr("Export the preset")
        fileMode: FileDialog.SaveFile
        acceptLabel: qsTr("Export")
        defaultSuffix: "json"
        nameFilters: [qsTr("Presets (*.json)")]
        onAccepted: root.presets.exportFile(root.presets.current, selectedFile)
    }
}
