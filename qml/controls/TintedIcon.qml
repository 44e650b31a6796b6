// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Fusion
import Arioso.Ui

// An icon that does nothing: decoration, passed over by assistive technology. (Only controls can tint an icon.)
Button {
    id: root

    /// Name of a file in resources/icons.
    required property string iconName
    property color color: Theme.text

    display: AbstractButton.IconOnly
    enabled: false
    padding: 0
    focusPolicy: Qt.NoFocus
    background: null
    implicitWidth: Theme.iconSize
    implicitHeight: Theme.iconSize
    icon.source: Theme.icon(iconName)
    icon.color: color
    icon.width: Theme.iconSize
    icon.height: Theme.iconSize
    Accessible.ignored: true
}
