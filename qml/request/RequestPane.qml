// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// Presets, prompt and settings: what is asked for. Scrolls when there is little room, and to what the keyboard reaches.
Card {
    id: root

    required property RequestViewModel request
    required property PresetsViewModel presets
    required property ConditionsBuilder conditions

    property alias showsMore: more.checked

    readonly property Item focusItem: Window.activeFocusItem

    signal guideRequested(string page)

    /// Puts the cursor into the prompt.
    function focusPrompt() {
        promptSection.focusPrompt();
    }

    function isInside(item: Item): bool {
        for (let at = item; at; at = at.parent) {
            if (at === content)
                return true;
        }
        return false;
    }

    /// What has the keyboard is in sight, also after what is above it has grown.
    function showFocusItem() {
        if (!focusItem || !isInside(focusItem))
            return;
        const top = content.y + focusItem.mapToItem(content, 0, 0).y;
        const above = Math.max(0, top - Theme.spacing);
        flick.contentY = Math.max(Math.min(flick.contentY, above), Math.min(top, top + focusItem.height + Theme.spacing - flick.height));
    }

    onFocusItemChanged: {
        showFocusItem();
        settled.restart();
    }

    // A layout is done frames after what it holds has changed.
    Timer {
        id: settled

        interval: 100
        onTriggered: root.showFocusItem()
    }

    Connections {
        target: content
        function onHeightChanged() {
            settled.restart();
        }
    }

    implicitWidth: 360
    implicitHeight: content.implicitHeight + 2 * Theme.padding

    Flickable {
        id: flick

        objectName: "flick"
        anchors.fill: parent
        anchors.margins: 1
        contentWidth: width
        contentHeight: content.height + 2 * Theme.padding
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        ScrollBar.vertical: ScrollBar {}

        ColumnLayout {
            id: content

            // Anchors, so that the room for the scroll bar changes sides in a mirrored window.
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.leftMargin: Theme.padding - 1
            anchors.rightMargin: Theme.padding - 1
            y: Theme.padding - 1
            spacing: Theme.spacing + 4

            PresetBox {
                objectName: "presetBox"
                Layout.fillWidth: true
                presets: root.presets
            }

            PromptSection {
                id: promptSection

                objectName: "promptSection"
                Layout.fillWidth: true
                onGuideRequested: page => root.guideRequested(page)
                request: root.request
                conditions: root.conditions
            }

            MainSettings {
                objectName: "mainSettings"
                Layout.fillWidth: true
                form: root.request.form
            }

            Button {
                id: more

                objectName: "more"
                Layout.fillWidth: true
                checkable: true
                text: checked ? qsTr("Fewer settings") : qsTr("More settings")
                icon.source: Theme.icon(checked ? "up" : "down")
                Accessible.description: root.request.form.summary
            }

            HelpText {
                Layout.fillWidth: true
                visible: !more.checked
                text: root.request.form.summary
            }

            MoreSettings {
                objectName: "moreSettings"
                Layout.fillWidth: true
                visible: more.checked
                form: root.request.form
            }

            UsedSeed {
                objectName: "usedSeed"
                Layout.fillWidth: true
                seed: root.request.form.seed
            }
        }
    }
}
