// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import Arioso.Ui

// What a key does to the selected takes while their list has the keyboard.
Item {
    id: root

    required property TakesViewModel takes
    required property TakesList list

    readonly property alias play: play
    readonly property alias rename: rename
    readonly property alias star: star
    readonly property alias remove: remove
    readonly property alias selectAll: selectAll
    readonly property bool isAnySelected: takes.selectedCount > 0
    /// The list has the focus too while a name is typed in it.
    readonly property bool listens: list.activeFocus && list.renaming === ""

    AppAction {
        id: play

        name: "playTakeAction"
        text: qsTr("Play selected take")
        group: qsTr("Takes")
        iconName: "play"
        sequence: "Return"
        sequences: ["Enter"]
        available: root.takes.currentId !== ""
        listens: root.listens
        onTriggered: root.list.playRequested(root.takes.currentId)
    }

    AppAction {
        id: rename

        name: "renameAction"
        text: qsTr("Rename take")
        group: play.group
        iconName: "edit"
        sequence: "F2"
        available: root.takes.currentId !== ""
        listens: root.listens
        onTriggered: root.list.rename(root.takes.currentId)
    }

    AppAction {
        id: star

        name: "starAction"
        text: qsTr("Star or unstar selected takes")
        group: play.group
        iconName: "star"
        sequence: "S"
        available: root.isAnySelected
        listens: root.listens
        onTriggered: root.takes.toggleStars(root.takes.selectedIds())
    }

    AppAction {
        id: remove

        name: "deleteAction"
        text: qsTr("Delete selected takes")
        group: play.group
        iconName: "trash"
        sequence: "Del"
        available: root.isAnySelected
        listens: root.listens
        onTriggered: root.takes.remove(root.takes.selectedIds())
    }

    AppAction {
        id: selectAll

        name: "selectAllAction"
        text: qsTr("Select all takes")
        group: play.group
        sequence: "Ctrl+A"
        available: root.takes.rows.count > 0
        listens: root.listens
        onTriggered: root.takes.selectAll()
    }
}
