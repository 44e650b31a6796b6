// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// Above the list: how many takes, search, star filter, order.
RowLayout {
    id: root

    required property TakesViewModel takes
    property AppAction searchAction: null

    /// Down was pressed in the search field.
    signal listRequested
    signal deletedRequested

    function focusSearch(): void {
        searchField.forceActiveFocus();
        searchField.selectAll();
    }

    spacing: Theme.spacing

    SectionTitle {
        text: root.takes.countText
        elide: Text.ElideRight
        Layout.fillWidth: true
        Layout.minimumWidth: 60
        Layout.preferredWidth: implicitWidth
    }

    TextField {
        id: searchField

        objectName: "searchField"
        Accessible.name: qsTr("Search takes")
        Layout.fillWidth: true
        Layout.maximumWidth: 340 * Theme.textScale
        Layout.minimumWidth: 110
        placeholderText: qsTr("Search")
        text: root.takes.search
        rightPadding: searchField.LayoutMirroring.enabled || text === "" ? Theme.spacing : clearButton.width + 2
        leftPadding: searchField.LayoutMirroring.enabled && text !== "" ? clearButton.width + 2 : Theme.spacing
        onTextEdited: root.takes.search = text
        Keys.onDownPressed: root.listRequested()
        Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Escape && text !== ""
        Keys.onEscapePressed: event => {
            event.accepted = text !== "";
            root.takes.search = "";
        }
        ToolTip.text: {
            const tip = qsTr("Searches name, prompt, model and seed");
            return root.searchAction ? root.searchAction.tip(tip) : tip;
        }
        ToolTip.visible: hovered && text === ""
        ToolTip.delay: 800

        IconButton {
            id: clearButton

            objectName: "clearSearch"
            name: qsTr("Clear search")
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            icon.source: Theme.icon("close")
            icon.width: Theme.iconSize - 4
            icon.height: Theme.iconSize - 4
            focusPolicy: Qt.NoFocus
            visible: searchField.text !== ""
            onClicked: root.takes.search = ""
        }
    }

    IconButton {
        objectName: "starFilter"
        name: qsTr("Starred only")
        checkable: true
        checked: root.takes.starredOnly
        icon.source: Theme.icon(checked ? "star-filled" : "star")
        icon.color: checked ? Theme.star : Theme.text
        Accessible.role: Accessible.CheckBox
        Accessible.checkable: true
        Accessible.checked: checked
        onToggled: {
            root.takes.starredOnly = checked;
            checked = Qt.binding(() => root.takes.starredOnly);
        }
    }

    // Always there: a layout may leave a button that appears where it was last (Qt 6.4).
    IconButton {
        objectName: "deletedButton"
        name: qsTr("Recently deleted")
        icon.source: Theme.icon("trash")
        enabled: root.takes.deleted.count > 0
        onClicked: root.deletedRequested()
    }

    ComboBox {
        objectName: "orderBox"
        Accessible.name: qsTr("Sort takes")
        Layout.fillWidth: true
        Layout.preferredWidth: 160 * Theme.textScale
        Layout.maximumWidth: 160 * Theme.textScale
        Layout.minimumWidth: 90
        model: [qsTr("Newest first"), qsTr("By name"), qsTr("Longest first")] // as TakeFilterModel.Order
        currentIndex: root.takes.order
        onActivated: index => {
            root.takes.order = index;
            currentIndex = Qt.binding(() => root.takes.order);
        }
    }
}
