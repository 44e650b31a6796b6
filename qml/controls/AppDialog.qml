// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import QtQuick.Templates as T
import Arioso.Style
import Arioso.Ui

// A dialog in the middle of the window, with its title and a button to close it. Escape closes it too; a press outside
// doesn't, so that nothing typed is lost by a stray click. The keyboard goes to the item with `focus`, else to the first
// one, and afterwards back to where it was.
Dialog {
    id: root

    /// Width at the normal size of text; never more than the window's.
    property int preferredWidth: 560
    /// The page of the user guide that explains it, such as "080-export.md".
    property string guidePage: ""

    signal guideRequested(string page)

    function holds(item: Item): bool {
        for (let at = item; at; at = at.parent) {
            if (at === contentItem || at === header)
                return true;
        }
        return false;
    }

    parent: T.Overlay.overlay
    anchors.centerIn: parent
    modal: true
    focus: true
    width: parent ? Math.min(Math.round(preferredWidth * Math.max(1, Theme.textScale)), parent.width - 2 * Theme.spacingLarge) : preferredWidth
    height: parent ? Math.min(implicitHeight, parent.height - 2 * Theme.spacingLarge) : implicitHeight
    margins: 0
    padding: Theme.spacingLarge
    topPadding: 0
    closePolicy: Popup.CloseOnEscape
    onOpened: {
        const active = parent.Window.activeFocusItem;
        if (!holds(active) || active === contentItem)
            contentItem.nextItemInFocusChain().forceActiveFocus(Qt.PopupFocusReason);
    }

    header: Item {
        implicitHeight: headerRow.implicitHeight + 2 * Theme.spacing

        RowLayout {
            id: headerRow

            anchors.fill: parent
            anchors.margins: Theme.spacing
            anchors.leftMargin: Theme.spacingLarge
            spacing: Theme.spacing

            Label {
                Layout.fillWidth: true
                text: root.title
                font.pixelSize: Theme.fontLarge
                font.weight: Font.DemiBold
                elide: Text.ElideRight
                Accessible.role: Accessible.Heading
            }

            IconButton {
                objectName: "guideButton"
                visible: root.guidePage !== ""
                name: qsTr("Help")
                icon.source: Theme.icon("help")
                onClicked: root.guideRequested(root.guidePage)
            }

            IconButton {
                objectName: "closeButton"
                name: qsTr("Close")
                icon.source: Theme.icon("close")
                onClicked: root.close()
            }
        }
    }
}
