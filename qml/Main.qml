// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Fusion
import QtQuick.Layouts
import Arioso.Ui

// The window: what is asked for on one side, the take in the middle, the takes below. Connects the panes with each
// other; what each does is its own.
ApplicationWindow {
    id: root

    required property Application app

    /// The first start has no last time.
    readonly property bool isPlaced: app.windowGeometry.width > 0

    x: isPlaced ? app.windowGeometry.x : Math.max(0, (Screen.width - width) / 2)
    y: isPlaced ? app.windowGeometry.y : Math.max(0, (Screen.height - height) / 2)
    width: isPlaced ? app.windowGeometry.width : Math.min(1280, Screen.desktopAvailableWidth)
    height: isPlaced ? app.windowGeometry.height : Math.min(820, Screen.desktopAvailableHeight)
    minimumWidth: 860
    minimumHeight: 560
    visible: true
    title: qsTr("Arioso")
    color: Theme.window
    LayoutMirroring.enabled: app.mirrored
    LayoutMirroring.childrenInherit: true

    palette {
        window: Theme.window
        windowText: Theme.text
        base: Theme.surface
        alternateBase: Theme.surfaceRaised
        text: Theme.text
        button: Theme.surfaceRaised
        buttonText: Theme.text
        brightText: Theme.accentText
        highlight: Theme.accent
        highlightedText: Theme.accentText
        placeholderText: Theme.textSecondary
        toolTipBase: Theme.surfaceRaised
        toolTipText: Theme.text
        link: Theme.accent
        light: Theme.surface
        midlight: Theme.surfaceRaised
        mid: Theme.borderStrong
        dark: Theme.border
        shadow: Theme.border
    }

    Component.onCompleted: {
        if (app.windowMaximized)
            showMaximized();
    }
    onClosing: app.rememberWindow(Qt.rect(x, y, width, height), visibility === Window.Maximized)

    Shortcut {
        sequences: ["Ctrl+Return", "Ctrl+Enter"]
        onActivated: root.app.generation.generate()
    }

    Shortcut {
        sequence: "Escape"
        enabled: root.app.generation.busy
        onActivated: root.app.generation.stop()
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.spacing
        spacing: Theme.spacing

        Banners {
            Layout.fillWidth: true
            notices: root.app.notices
            visible: root.app.notices.count > 0
        }

        SplitView {
            id: columns

            Layout.fillWidth: true
            Layout.fillHeight: true
            orientation: Qt.Horizontal

            ColumnLayout {
                SplitView.preferredWidth: 372
                SplitView.minimumWidth: 320
                SplitView.maximumWidth: 520
                spacing: Theme.spacing

                RequestPane {
                    id: requestPane

                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    request: root.app.request
                    presets: root.app.presets
                    conditions: root.app.conditions
                }

                ContinuationCard {
                    Layout.fillWidth: true
                    continuation: root.app.continuation
                }

                GeneratePanel {
                    Layout.fillWidth: true
                    generation: root.app.generation
                }
            }

            SplitView {
                SplitView.fillWidth: true
                orientation: Qt.Vertical

                StagePane {
                    SplitView.preferredHeight: 400
                    SplitView.minimumHeight: 240
                    stage: root.app.stage
                    player: root.app.player
                    compare: root.app.compare
                }

                TakesPane {
                    SplitView.fillHeight: true
                    SplitView.minimumHeight: 120
                    takes: root.app.takes
                }
            }
        }

        ModelBox {
            Layout.fillWidth: true
            models: root.app.models
        }
    }
}
