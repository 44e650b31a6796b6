// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// What went wrong or was done, with the way out. Warnings and errors stay until they are dismissed, information hides
// after some seconds in which somebody could read it. Scrolls where there is little room.
Flickable {
    id: root

    required property Notices notices
    /// Milliseconds that information stays.
    property int shownFor: 8000

    implicitHeight: column.height
    contentHeight: column.height
    clip: contentHeight > height
    boundsBehavior: Flickable.StopAtBounds
    ScrollBar.vertical: ScrollBar {}

    Column {
        id: column

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.rightMargin: root.clip ? Theme.spacing : 0
        spacing: Theme.spacingSmall

        Repeater {
            model: root.notices

            delegate: Rectangle {
                id: banner

                required property int index
                required property int severity
                required property string text
                required property string wayOut
                required property string details
                required property string actionText
                readonly property bool hasFocus: {
                    for (let item = root.Window.activeFocusItem; item; item = item.parent) {
                        if (item === banner)
                            return true;
                    }
                    return false;
                }
                readonly property color ink: severity === Notices.Error ? Theme.error
                                           : severity === Notices.Warning ? Theme.warning : Theme.text

                objectName: "banner"
                width: column.width
                implicitHeight: row.implicitHeight + 2 * Theme.spacing
                radius: Theme.radius
                color: severity === Notices.Error ? Theme.errorSoft
                     : severity === Notices.Warning ? Theme.warningSoft : Theme.accentSoft
                border.color: ink
                Accessible.role: Accessible.AlertMessage
                Accessible.name: text + " " + wayOut

                HoverHandler {
                    id: hover
                }

                Timer {
                    objectName: "bannerTimer"
                    interval: root.shownFor
                    running: banner.severity === Notices.Information && !hover.hovered && !banner.hasFocus && root.Window.active
                    onTriggered: root.notices.dismiss(banner.index)
                }

                RowLayout {
                    id: row

                    anchors.fill: parent
                    anchors.margins: Theme.spacing
                    anchors.leftMargin: Theme.spacing + 4
                    anchors.rightMargin: Theme.spacing + 4
                    spacing: Theme.spacing

                    TintedIcon {
                        iconName: banner.severity === Notices.Error ? "error" : banner.severity === Notices.Warning ? "warning" : "info"
                        color: banner.ink
                    }

                    ColumnLayout {
                        Layout.fillWidth: true
                        spacing: 2

                        Label {
                            Layout.fillWidth: true
                            text: banner.text
                            wrapMode: Text.WordWrap
                            font.weight: Font.DemiBold
                            color: banner.ink
                        }

                        Label {
                            Layout.fillWidth: true
                            text: banner.wayOut
                            wrapMode: Text.WordWrap
                            visible: text !== ""
                        }

                        HelpText {
                            id: detailsText

                            Layout.fillWidth: true
                            text: banner.details
                            color: Theme.text
                            visible: false
                            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                        }
                    }

                    Button {
                        objectName: "bannerAction"
                        text: banner.actionText
                        visible: text !== ""
                        onClicked: root.notices.act(banner.index)
                    }

                    Button {
                        objectName: "bannerDetails"
                        text: detailsText.visible ? qsTr("Hide details") : qsTr("Details")
                        visible: banner.details !== ""
                        onClicked: detailsText.visible = !detailsText.visible
                    }

                    IconButton {
                        name: qsTr("Copy details")
                        icon.source: Theme.icon("copy")
                        visible: detailsText.visible
                        onClicked: root.notices.copyDetails(banner.index)
                    }

                    IconButton {
                        name: qsTr("Dismiss")
                        icon.source: Theme.icon("close")
                        onClicked: root.notices.dismiss(banner.index)
                    }
                }
            }
        }
    }
}
