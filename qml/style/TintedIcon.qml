// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.impl

// An icon in a colour of the theme: decoration, passed over by assistive technology.
IconImage {
    /// Name of a file in resources/icons.
    property string iconName: ""
    property int size: Theme.iconSize

    source: iconName === "" ? "" : Theme.icon(iconName)
    sourceSize.width: size
    sourceSize.height: size
    color: Theme.text
    Accessible.ignored: true
}
