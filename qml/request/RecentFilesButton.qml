// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Fusion
import Arioso.Ui

// The files that were continued last, in a menu.
IconButton {
    id: root

    required property RecentFiles files

    signal chosen(file: url)

    name: qsTr("Recent files")
    icon.source: Theme.icon("history")
    visible: files.count > 0
    ToolTip.visible: hovered && !menu.visible
    onClicked: {
        files.refresh();
        menu.popup(root, mirrored ? 0 : root.width - menu.implicitWidth, root.height);
    }

    PlainMenu {
        id: menu

        objectName: "recentFilesMenu"
        title: qsTr("Recent files")

        // The items of a Repeater would come after the others.
        Instantiator {
            model: root.files
            delegate: PlainMenuItem {
                required property string name
                required property url url

                text: name
                onTriggered: root.chosen(url)
            }
            onObjectAdded: (index, object) => menu.insertItem(index, object as PlainMenuItem)
            onObjectRemoved: (index, object) => menu.removeItem(object as PlainMenuItem)
        }

        PlainMenuSeparator {}

        PlainMenuItem {
            objectName: "clearRecentFiles"
            text: qsTr("Clear list")
            onTriggered: root.files.clear()
        }
    }
}
