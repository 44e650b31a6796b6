// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Fusion
import QtQuick.Layouts
import QtQuick.Templates as T
import Arioso.Ui

// A dialog in the middle of the window, in its colours. Escape and a click outside close it.
Dialog {
    id: root

    property int preferredWidth: 480
    /// The page of the user guide that explains it, such as "080-export.md".
    property string guidePage: ""

    signal guideRequested(string page)

    parent: T.Overlay.overlay
    anchors.centerIn: parent
    modal: true
    focus: true
    width: parent ? Math.min(Math.round(preferredWidth * Theme.textScale), parent.width - 2 * Theme.spacingLarge) : preferredWidth
    height: parent ? Math.min(implicitHeight, parent.height - 2 * Theme.spacingLarge) : implicitHeight
    margins: 0
    padding: Theme.spacingLarge
    topPadding: 0
    closePolicy: Popup.CloseOnEscape | Popup.CloseOnPressOutside
    font.pixelSize: Theme.fontNormal

    header: Item {
        implicitHeight: headerRow.implicitHeight + 2 * Theme.spacing

        RowLayout {
            id: headerRow

            anchors.fill: parent
            anchors.margins: Theme.spacing
            anchors.leftMargin: Theme.spacingLarge
            spacing: Theme.spacing

            PlainLabel {
                Layout.fillWidth: true
                text: root.title
                font.pixelSize: Theme.fontLarge
                font.weight: Font.DemiBold
                color: Theme.text
                elide: Text.ElideRight
                horizontalAlignment: Text.AlignLeft
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

    background: Rectangle {
        color: Theme.surface
        radius: Theme.radius
        border.color: Theme.border
    }

    T.Overlay.modal: Rectangle {
        color: "#80000000"
    }
}
