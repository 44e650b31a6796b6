// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import Arioso.Style
import Arioso.Ui

// The files that were continued last, in a menu.
IconButton {
    id: root

    required property RecentFiles files

    readonly property int urlRole: Qt.UserRole + 1

    signal chosen(file: url)

    name: qsTr("Recent files")
    icon.source: Theme.icon("history")
    visible: files.count > 0
    onHoveredChanged: files.refresh()
    ToolTip.visible: hovered && !menu.visible
    onClicked: menu.popup(root, mirrored ? 0 : root.width - menu.implicitWidth, root.height)

    Menu {
        id: menu

        objectName: "recentFilesMenu"
        title: qsTr("Recent files")

        // Items are only appended: one that is inserted before others makes the list bind in a loop.
        Instantiator {
            model: root.files.count + 1

            delegate: MenuItem {
                required property int index

                readonly property bool isFile: index >= 0 && index < root.files.count // -1: about to be removed

                objectName: isFile ? "" : "clearRecentFiles"
                text: isFile ? root.files.data(root.files.index(index, 0), Qt.DisplayRole) ?? ""
                             : qsTr("Clear list")
                separated: !isFile
                onTriggered: {
                    if (isFile)
                        root.chosen(root.files.data(root.files.index(index, 0), root.urlRole));
                    else
                        root.files.clear();
                }
            }

            onObjectAdded: (index, object) => menu.insertItem(index, object as MenuItem)
            onObjectRemoved: (index, object) => menu.removeItem(object as MenuItem)
        }
    }
}
