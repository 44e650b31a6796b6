// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// The takes: search, filter, list. What a take is wanted for is told by signals.
Card {
    id: root

    required property TakesViewModel takes
    /// Goes to the search field.
    property AppAction searchAction: null
    readonly property alias actions: actions

    /// Play it, or pause it when it is the one that is heard.
    signal playRequested(takeId: string)
    /// It is shown on the stage.
    signal selected(takeId: string)
    signal useSettingsRequested(takeId: string)
    signal makeAgainRequested(takeId: string)
    signal continueRequested(takeId: string)
    signal longerRequested(takeId: string)
    signal loopRequested(takeId: string)
    signal compareRequested(first: string, second: string)
    signal exportRequested(takeIds: var)
    /// It is opened with another program.
    signal openWithRequested(takeId: string)
    /// Takes are dragged away.
    signal dragRequested(item: Item, takeIds: var)

    function focusSearch(): void {
        header.focusSearch();
    }

    function focusList(): void {
        list.forceActiveFocus(Qt.TabFocusReason);
        if (root.takes.currentRow < 0)
            root.takes.move(0, false);
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.padding
        spacing: Theme.spacing

        TakesHeader {
            id: header

            Layout.fillWidth: true
            takes: root.takes
            searchAction: root.searchAction
            onListRequested: root.focusList()
            onDeletedRequested: deletedTakes.open()
        }

        TakesList {
            id: list

            objectName: "takesList"
            Layout.fillWidth: true
            Layout.fillHeight: true
            takes: root.takes
            onPlayRequested: takeId => root.playRequested(takeId)
            onTakeShown: takeId => root.selected(takeId)
            onMenuRequested: (item, x, y) => menu.openFor(item, x, y)
            onDragRequested: item => root.dragRequested(item, root.takes.selectedIds())

            ColumnLayout {
                anchors.centerIn: parent
                width: Math.min(parent.width - 2 * Theme.spacingLarge, 500 * Theme.textScale)
                spacing: Theme.spacing
                visible: root.takes.rows.count === 0 && !root.takes.loading

                Label {
                    objectName: "emptyText"
                    Layout.fillWidth: true
                    horizontalAlignment: Text.AlignHCenter
                    color: Theme.textSecondary
                    text: root.takes.total === 0 ? qsTr("Your takes will appear here. Describe some music and press Generate.")
                                                 : qsTr("No matches.")
                    wrapMode: Text.WordWrap
                }

                Button {
                    objectName: "showAll"
                    Layout.alignment: Qt.AlignHCenter
                    text: qsTr("Show all takes")
                    visible: root.takes.total > 0
                    onClicked: root.takes.clearFilters()
                }
            }
        }
    }

    TakesActions {
        id: actions

        takes: root.takes
        list: list
    }

    TakeMenu {
        id: menu

        objectName: "takeMenu"
        takes: root.takes
        actions: actions
        onPlayRequested: takeId => root.playRequested(takeId)
        onRenameRequested: takeId => list.rename(takeId)
        onUseSettingsRequested: takeId => root.useSettingsRequested(takeId)
        onMakeAgainRequested: takeId => root.makeAgainRequested(takeId)
        onContinueRequested: takeId => root.continueRequested(takeId)
        onLongerRequested: takeId => root.longerRequested(takeId)
        onLoopRequested: takeId => root.loopRequested(takeId)
        onCompareRequested: (first, second) => root.compareRequested(first, second)
        onExportRequested: takeIds => root.exportRequested(takeIds)
        onOpenWithRequested: takeId => root.openWithRequested(takeId)
        onDetailsRequested: takeId => {
            root.takes.showDetails(takeId);
            details.open();
        }
    }

    DeletedTakes {
        id: deletedTakes

        takes: root.takes
    }

    TakeDetails {
        id: details

        objectName: "takeDetails"
        details: root.takes.details
        onUseSettingsRequested: takeId => root.useSettingsRequested(takeId)
    }
}
