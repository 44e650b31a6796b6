// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import Arioso.Ui

// What can be done with presets: with the current one, and with all.
PlainMenu {
    id: root

    required property PresetsViewModel presets

    readonly property bool hasCurrent: presets.current !== ""
    signal newNameAsked
    signal renameAsked
    signal editAsked
    signal importAsked
    signal exportAsked

    title: qsTr("Presets")

    PlainMenuItem {
        objectName: "savePreset"
        text: qsTr("Save changes")
        enabled: root.hasCurrent && root.presets.modified
        onTriggered: root.presets.save()
    }

    PlainMenuItem {
        objectName: "savePresetAs"
        text: qsTr("Save as new preset…")
        onTriggered: root.newNameAsked()
    }

    PlainMenuItem {
        objectName: "takeBack"
        text: qsTr("Revert to before it was applied")
        enabled: root.presets.canTakeBack
        onTriggered: root.presets.takeBack()
    }

    PlainMenuSeparator {}

    PlainMenuItem {
        objectName: "editPreset"
        text: qsTr("Edit…")
        enabled: root.hasCurrent
        onTriggered: root.editAsked()
    }

    PlainMenuItem {
        objectName: "renamePreset"
        text: qsTr("Rename…")
        enabled: root.hasCurrent
        onTriggered: root.renameAsked()
    }

    PlainMenuItem {
        objectName: "duplicatePreset"
        text: qsTr("Duplicate")
        enabled: root.hasCurrent
        onTriggered: root.presets.duplicate(root.presets.current)
    }

    PlainMenuItem {
        objectName: "deletePreset"
        text: qsTr("Delete")
        enabled: root.hasCurrent
        onTriggered: root.presets.remove(root.presets.current)
    }

    PlainMenuSeparator {}

    PlainMenuItem {
        objectName: "importPreset"
        text: qsTr("Import…")
        onTriggered: root.importAsked()
    }

    PlainMenuItem {
        objectName: "exportPreset"
        text: qsTr("Export…")
        enabled: root.hasCurrent
        onTriggered: root.exportAsked()
    }

    PlainMenuSeparator {}

    PlainMenuItem {
        objectName: "restorePreset"
        text: qsTr("Reset to default")
        enabled: root.presets.currentCanBeRestored
        onTriggered: root.presets.restoreFactory(root.presets.current)
    }

    PlainMenuItem {
        objectName: "restoreAllPresets"
        text: qsTr("Reset all built-in presets")
        enabled: root.presets.canRestoreAll
        onTriggered: root.presets.restoreAllFactory()
    }
}
