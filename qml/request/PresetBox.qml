// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// The current preset, the list to choose another, and what can be done with presets.
RowLayout {
    id: root

    required property PresetsViewModel presets

    /// Made when it is first opened, so that the window opens sooner.
    property PresetTools tools: null

    spacing: Theme.spacingSmall

    Button {
        id: button

        objectName: "presetButton"
        Layout.fillWidth: true
        Accessible.name: root.presets.current === "" ? qsTr("Preset: none") : qsTr("Preset: %1").arg(root.presets.currentName)
        Accessible.description: root.presets.modified ? qsTr("Modified. %1").arg(root.presets.currentDescription) : root.presets.currentDescription
        Accessible.role: Accessible.ComboBox
        ToolTip.text: root.presets.modified ? qsTr("Modified since it was applied") : root.presets.currentDescription
        ToolTip.visible: hovered && ToolTip.text !== "" && !list.opened
        ToolTip.delay: 600
        onClicked: {
            list.byKey = activeFocus;
            list.open();
        }
        Keys.onDownPressed: {
            list.byKey = true;
            list.open();
        }

        contentItem: RowLayout {
            spacing: Theme.spacing

            HelpText {
                text: qsTr("Preset")
                wrapMode: Text.NoWrap
            }

            Label {
                objectName: "presetLabel"
                Layout.fillWidth: true
                text: root.presets.current === "" ? qsTr("None") : root.presets.currentLabel
                elide: Text.ElideRight
            }

            TintedIcon {
                iconName: "down"
                color: Theme.textSecondary
            }
        }

        PresetList {
            id: list

            /// It was opened with the keyboard, which goes back to the button.
            property bool byKey: false

            objectName: "presetList"
            x: button.mirrored ? button.width - width : 0
            y: button.height + 2
            width: root.width
            presets: root.presets
            onClosed: {
                if (byKey)
                    button.forceActiveFocus(Qt.PopupFocusReason);
            }
        }
    }

    IconButton {
        id: menuButton

        objectName: "presetMenuButton"
        icon.source: Theme.icon("more")
        name: qsTr("Save and edit presets")
        onClicked: {
            if (!root.tools)
                root.tools = toolsComponent.createObject(menuButton) as PresetTools;
            root.tools.menu.popup(menuButton, menuButton.mirrored ? 0 : menuButton.width - root.tools.menu.width, menuButton.height);
        }
    }

    Component {
        id: toolsComponent

        PresetTools {
            presets: root.presets
        }
    }
}
