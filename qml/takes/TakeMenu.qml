// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import Arioso.Ui

// What can be done with the selected takes.
Menu {
    id: root

    required property TakesViewModel takes
    required property TakesActions actions
    /// The selected takes, as they were when the menu opened.
    property list<string> ids: []
    readonly property string first: ids.length > 0 ? ids[0] : ""
    readonly property bool single: ids.length === 1
    /// Another take is on the stage.
    readonly property bool comparable: single && takes.shown !== "" && takes.shown !== first

    signal playRequested(takeId: string)
    signal renameRequested(takeId: string)
    signal useSettingsRequested(takeId: string)
    signal makeAgainRequested(takeId: string)
    signal continueRequested(takeId: string)
    signal longerRequested(takeId: string)
    signal loopRequested(takeId: string)
    signal compareRequested(first: string, second: string)
    signal exportRequested(takeIds: var)
    signal detailsRequested(takeId: string)
    signal openWithRequested(takeId: string)

    /// Opens it for the takes that are selected now. (x, y): its corner where a line begins.
    function openFor(item: Item, x: real, y: real): void {
        ids = []; // so that everything is asked again for the same take
        ids = takes.selectedIds();
        if (ids.length > 0)
            popup(item, mirrored ? x - implicitWidth : x, y);
    }

    KeyMenuItem {
        text: qsTr("Play")
        key: root.actions.play.nativeText
        enabled: root.single
        onTriggered: root.playRequested(root.first)
    }
    KeyMenuItem {
        text: qsTr("Rename")
        key: root.actions.rename.nativeText
        enabled: root.single
        onTriggered: root.renameRequested(root.first)
    }
    KeyMenuItem {
        text: root.takes.allStarred(root.ids) ? qsTr("Unstar") : qsTr("Star")
        key: root.actions.star.nativeText
        onTriggered: root.takes.toggleStars(root.ids)
    }
    Action {
        text: qsTr("Details…")
        enabled: root.single
        onTriggered: root.detailsRequested(root.first)
    }
    MenuSeparator {}
    Action {
        text: qsTr("Use these settings")
        enabled: root.single
        onTriggered: root.useSettingsRequested(root.first)
    }
    Action {
        text: qsTr("Regenerate")
        enabled: root.single
        onTriggered: root.makeAgainRequested(root.first)
    }
    Action {
        text: qsTr("Continue from the end")
        enabled: root.single
        onTriggered: root.continueRequested(root.first)
    }
    Action {
        text: qsTr("Make longer…")
        enabled: root.single
        onTriggered: root.longerRequested(root.first)
    }
    Action {
        text: qsTr("Make a loop…")
        enabled: root.single
        onTriggered: root.loopRequested(root.first)
    }
    Action {
        text: qsTr("Show original take")
        enabled: root.single && root.takes.parentOf(root.first) !== ""
        onTriggered: root.takes.reveal(root.takes.parentOf(root.first))
    }
    Action {
        text: root.takes.isFolded(root.first) ? qsTr("Show continuations") : qsTr("Hide continuations")
        enabled: root.single && root.takes.isFoldable(root.first)
        onTriggered: root.takes.setFolded(root.first, !root.takes.isFolded(root.first))
    }
    Action {
        text: root.ids.length === 2 ? qsTr("Compare") : qsTr("Compare with current take")
        enabled: root.ids.length === 2 || root.comparable
        onTriggered: {
            if (root.ids.length === 2)
                root.compareRequested(root.ids[0], root.ids[1]);
            else
                root.compareRequested(root.takes.shown, root.first);
        }
    }
    MenuSeparator {}
    Action {
        text: qsTr("Export…")
        onTriggered: root.exportRequested(root.ids)
    }
    Action {
        text: qsTr("Open with…")
        enabled: root.single
        onTriggered: root.openWithRequested(root.first)
    }
    Action {
        text: qsTr("Show file")
        enabled: root.single
        onTriggered: root.takes.showFile(root.first)
    }
    Action {
        text: qsTr("Copy prompt")
        enabled: root.single && root.takes.hasPrompt(root.first)
        onTriggered: root.takes.copyPrompt(root.first)
    }
    Action {
        text: qsTr("Copy seed")
        enabled: root.single
        onTriggered: root.takes.copySeed(root.first)
    }
    MenuSeparator {}
    KeyMenuItem {
        text: qsTr("Delete")
        key: root.actions.remove.nativeText
        onTriggered: root.takes.remove(root.ids)
    }
}
