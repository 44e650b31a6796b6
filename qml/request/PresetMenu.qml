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
    width: Math.round(260 * Theme.textScale)
    padding: Theme.spacingSmall
    font.pixelSize: Theme.fontNormal

    background: Rectangle {
        color: Theme.surface
        radius: Theme.radius
        border.color: Theme.borderStrong
    }

    RequestMenuItem {
        objectName: "savePreset"
        text: qsTr("Save changes")
        enabled: root.hasCurrent && root.presets.modified
        onTriggered: root.presets.save()
    }

    RequestMenuItem {
        objectName: "savePresetAs"
        text: qsTr("Save as new preset…")
        onTriggered: root.newNameAsked()
    }

    RequestMenuItem {
        objectName: "takeBack"
        text: qsTr("Back to before it was applied")
        enabled: root.presets.canTakeBack
        onTriggered: root.presets.takeBack()
    }

    MenuSeparator {}

    RequestMenuItem {
        objectName: "editPreset"
        text: qsTr("Edit…")
        enabled: root.hasCurrent
        onTriggered: root.editAsked()
    }

    RequestMenuItem {
        objectName: "renamePreset"
        text: qsTr("Rename…")
        enabled: root.hasCurrent
        onTriggered: root.renameAsked()
    }

    RequestMenuItem {
        objectName: "duplicatePreset"
        text: qsTr("Duplicate")
        enabled: root.hasCurrent
        onTriggered: root.presets.duplicate(root.presets.current)
    }

    RequestMenuItem {
        objectName: "deletePreset"
        text: qsTr("Delete")
        enabled: root.hasCurrent
        onTriggered: root.presets.remove(root.presets.current)
    }

    MenuSeparator {}

    RequestMenuItem {
        objectName: "importPreset"
        text: qsTr("Import…")
        onTriggered: root.importAsked()
    }

    RequestMenuItem {
        objectName: "exportPreset"
        text: qsTr("Export…")
        enabled: root.hasCurrent
        onTriggered: root.exportAsked()
    }

    MenuSeparator {}

    RequestMenuItem {
        objectName: "restorePreset"
        text: qsTr("Restore as it came")
        enabled: root.presets.currentCanBeRestored
        onTriggered: root.presets.restoreFactory(root.presets.current)
    }

    RequestMenuItem {
        objectName: "restoreAllPresets"
        text: qsTr("Restore all ready-made presets")
        enabled: root.presets.canRestoreAll
        onTriggered: root.presets.restoreAllFactory()
    }
}
