// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// The actions that have a key, by group; typing filters them.
AppDialog {
    id: root

    required property var actions // AppActions

    /// Those whose words or key contain what is typed.
    readonly property var shown: {
        const wanted = searchField.text.toLocaleLowerCase().trim();
        const found = [];
        for (const action of actions) {
            const words = `${action.group} ${action.text} ${action.nativeText}`.toLocaleLowerCase();
            if (action.nativeText !== "" && words.includes(wanted))
                found.push(action);
        }
        return found;
    }

    objectName: "keysDialog"
    title: qsTr("Keyboard shortcuts")
    preferredWidth: 460
    onOpened: searchField.forceActiveFocus(Qt.PopupFocusReason)
    onClosed: searchField.clear()

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.spacing

        TextField {
            id: searchField

            objectName: "keysSearch"
            Layout.fillWidth: true
            Accessible.name: qsTr("Search keyboard shortcuts")
            placeholderText: qsTr("Search")
        }

        ListView {
            id: list

            objectName: "keysList"
            Layout.fillWidth: true
            Layout.fillHeight: true
            // As high as all of them: the dialog keeps its height while they are filtered.
            Layout.preferredHeight: Math.round(460 * Theme.textScale)
            clip: true
            cacheBuffer: 0 // see TakesList
            model: root.shown.length
            boundsBehavior: Flickable.StopAtBounds
            Accessible.role: Accessible.List
            Accessible.name: root.title
            ScrollBar.vertical: ScrollBar {}

            delegate: Column {
                id: row

                required property int index
                readonly property AppAction does: root.shown[index] ?? null
                readonly property bool begins: index === 0 || root.shown[index - 1]?.group !== does?.group

                width: ListView.view.width - Theme.spacingLarge
                x: root.mirrored ? Theme.spacingLarge : 0

                SectionTitle {
                    text: row.does?.group ?? ""
                    visible: row.begins
                    topPadding: row.index > 0 ? Theme.spacing : 0
                    bottomPadding: Theme.spacingSmall
                }

                RowLayout {
                    width: parent.width
                    height: Theme.controlHeight
                    spacing: Theme.spacing
                    Accessible.role: Accessible.ListItem
                    Accessible.name: `${row.does?.text ?? ""}, ${row.does?.nativeText ?? ""}`

                    Label {
                        Layout.fillWidth: true
                        text: row.does?.text ?? ""
                        elide: Text.ElideRight
                    }

                    HelpText {
                        text: row.does?.nativeText ?? ""
                        wrapMode: Text.NoWrap
                    }
                }
            }

            HelpText {
                anchors.fill: parent
                visible: list.count === 0
                verticalAlignment: Text.AlignVCenter
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("No matches.")
            }
        }
    }
}
