// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Dialogs
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// A setting that is a folder: where it is, another one, and back to the standard place.
SettingRow {
    id: root

    /// "" when it is the standard place, which standard describes.
    required property string folder
    required property string standard
    required property url startFolder

    signal chosen(folder: url)
    signal reset

    Label {
        Layout.fillWidth: true
        text: root.folder === "" ? root.standard : root.folder
        color: Theme.textSecondary
        elide: Text.ElideMiddle
    }

    IconButton {
        objectName: "resetFolder"
        name: qsTr("Reset to default")
        icon.source: Theme.icon("reset")
        visible: root.folder !== ""
        onClicked: root.reset()
    }

    Button {
        objectName: "chooseFolder"
        text: qsTr("Change…")
        Accessible.name: qsTr("Change: %1").arg(root.label)
        onClicked: {
            dialog.currentFolder = root.startFolder;
            dialog.open();
        }
    }

    FolderDialog {
        id: dialog

        title: root.label
        acceptLabel: qsTr("Choose")
        rejectLabel: qsTr("Cancel")
        onAccepted: root.chosen(selectedFolder)
    }
}
