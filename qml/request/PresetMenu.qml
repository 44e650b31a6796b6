// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
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

    MenuItem {
        objectName: "savePreset"
        text: qsTr("Save changes")
        enabled: root.hasCurrent && root.presets.modified
        onTriggered: root.presets.save()
    }

    MenuItem {
        objectName: "savePresetAs"
        text: qsTr("Save as new preset…")
        onTriggered: root.newNameAsked()
    }

    MenuItem {
        objectName: "takeBack"
        text: qsTr("Restore previous settings")
        enabled: root.presets.canTakeBack
        onTriggered: root.presets.takeBack()
    }

    MenuSeparator {}

    MenuItem {
        objectName: "editPreset"
        text: qsTr("Edit…")
        enabled: root.hasCurrent
        onTriggered: root.editAsked()
    }

    MenuItem {
        objectName: "renamePreset"
        text: qsTr("Rename…")
        enabled: root.hasCurrent
        onTriggered: root.renameAsked()
    }

    MenuItem {
        objectName: "duplicatePreset"
        text: qsTr("Duplicate")
        enabled: root.hasCurrent
        onTriggered: root.presets.duplicate(root.presets.current)
    }

    MenuItem {
        objectName: "deletePreset"
        text: qsTr("Delete")
        enabled: root.hasCurrent
        onTriggered: root.presets.remove(root.presets.current)
    }

    MenuSeparator {}

    MenuItem {
        objectName: "importPreset"
        text: qsTr("Import…")
        onTriggered: root.importAsked()
    }

    MenuItem {
        objectName: "exportPreset"
        text: qsTr("Export…")
        enabled: root.hasCurrent
        onTriggered: root.exportAsked()
    }

    MenuSeparator {}

    MenuItem {
        objectName: "restorePreset"
        text: qsTr("Reset to default")
        enabled: root.presets.currentCanBeRestored
        onTriggered: root.presets.restoreFactory(root.presets.current)
    }

    MenuItem {
        objectName: "restoreAllPresets"
        text: qsTr("Reset all built-in presets")
        enabled: root.presets.canRestoreAll
        onTriggered: root.presets.restoreAllFactory()
    }
}
