// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import Arioso.Style
import Arioso.Ui

// Model, device and state in the status bar; a click opens the list to choose from.
Button {
    id: root

    required property ModelsViewModel models
    readonly property bool working: models.work.folder !== ""
    /// Work on files, which somebody waits for, before the state of what is in use.
    readonly property string status: working ? models.work.text : models.summary
    readonly property color ink: models.state === ModelsViewModel.Failed ? Theme.error : Theme.text

    implicitHeight: Theme.controlHeight
    leftPadding: Theme.spacing
    rightPadding: Theme.spacing
    font.pixelSize: Theme.fontSmall
    Accessible.name: qsTr("Model: %1").arg(status)
    ToolTip.text: qsTr("The current model. Click to choose another.")
    ToolTip.visible: hovered
    ToolTip.delay: 600

    background: Rectangle {
        radius: Theme.radius
        color: root.down ? Theme.accentSoft : root.hovered ? Theme.surfaceRaised : "transparent"

        FocusFrame {
            shown: root.visualFocus
        }
    }

    contentItem: RowLayout {
        spacing: Theme.spacing

        TintedIcon {
            iconName: root.models.state === ModelsViewModel.Failed ? "error" : "chip"
            color: root.ink
        }

        HelpText {
            Layout.fillWidth: true
            text: root.status
            color: root.ink
            wrapMode: Text.NoWrap
            elide: Text.ElideMiddle
        }

        ProgressBar {
            objectName: "modelProgress"
            Layout.preferredWidth: 80 * Theme.textScale
            visible: root.working || root.models.state === ModelsViewModel.Loading
            value: root.working ? root.models.work.progress : root.models.progress
            Accessible.name: root.working ? qsTr("Model progress") : qsTr("Loading progress")
        }
    }
}
