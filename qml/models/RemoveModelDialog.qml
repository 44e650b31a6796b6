// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// Asks before a model is deleted from the disk.
PageDialog {
    id: root

    required property ModelsViewModel models
    property string folder: ""
    property string name: ""

    function ask(folder: string, name: string) {
        root.folder = folder;
        root.name = name;
        open();
    }

    objectName: "removeModelDialog"
    title: qsTr("Delete %1 from the disk?").arg(name)
    preferredWidth: 460

    body: ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.spacing

        Label {
            Layout.fillWidth: true
            text: qsTr("Its files will be deleted, including for other programs that use this cache. Your takes are kept. You can download it again.")
            wrapMode: Text.WordWrap
        }

        HelpText {
            Layout.fillWidth: true
            text: root.folder
            wrapMode: Text.WrapAnywhere
        }
    }

    buttons: RowLayout {
        Layout.fillWidth: true
        spacing: Theme.spacing

        Item {
            Layout.fillWidth: true
        }

        Button {
            objectName: "keepModel"
            text: qsTr("Cancel")
            focus: true
            onClicked: root.close()
        }

        Button {
            objectName: "removeModelNow"
            highlighted: true
            text: qsTr("Delete")
            onClicked: {
                root.models.remove(root.folder);
                root.close();
            }
        }
    }
}
