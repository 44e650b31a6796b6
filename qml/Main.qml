// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Fusion
import QtQuick.Layouts
import Arioso.Ui

// The window: what is asked for on one side, the take in the middle, the takes below.
ApplicationWindow {
    id: root

    required property Application app

    width: 1280
    height: 820
    minimumWidth: 860
    minimumHeight: 560
    visible: true
    title: qsTr("Arioso")
    color: Theme.window

    RowLayout {
        anchors.fill: parent
        anchors.margins: Theme.spacing
        spacing: Theme.spacing

        ColumnLayout {
            Layout.preferredWidth: 360
            Layout.fillWidth: false

            RequestPane {
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

        ColumnLayout {
            StagePane {
                Layout.fillWidth: true
                Layout.fillHeight: true
                stage: root.app.stage
                player: root.app.player
                compare: root.app.compare
            }

            TakesPane {
                Layout.fillWidth: true
                Layout.fillHeight: true
                takes: root.app.takes
            }
        }
    }
}
