// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import Arioso.Style
import Arioso.Ui

// A line of a menu that shows the key that does the same.
MenuItem {
    id: root

    /// As the key is called here; "" when there is none.
    property string key: ""
    readonly property real keyRoom: key === "" ? 0 : keyText.implicitWidth + Theme.spacing

    leftPadding: mirrored ? Theme.spacing + keyRoom : Theme.spacing
    rightPadding: mirrored ? Theme.spacing : Theme.spacing + keyRoom

    HelpText {
        id: keyText

        anchors.right: parent.right
        anchors.rightMargin: Theme.spacing
        anchors.verticalCenter: parent.verticalCenter
        text: root.key
        wrapMode: Text.NoWrap
    }
}
