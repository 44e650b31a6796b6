// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Fusion
import Arioso.Ui

// What can be done with presets: with the current one, and with all.
Menu {
    id: root

    required property PresetsViewModel presets

    readonly property bool hasCurrent: presets.current !== ""
    signal newNameAsked
    signal renameAsked
    signal editAsked
    signal importAsked
    signal exportAsked

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
        onTriggered: root.newNameAsked()
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
        onTriggered: root.editAsked()
    }

    Action {
        objectName: "renamePreset"
        text: qsTr("Rename…")
        enabled: root.hasCurrent
        onTriggered: root.renameAsked()
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
        onTriggered: root.importAsked()
    }

    Action {
        objectName: "exportPreset"
        text: qsTr("Export…")
        enabled: root.hasCurrent
        onTriggered: root.exportAsked()
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
}
