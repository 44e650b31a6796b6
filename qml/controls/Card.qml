// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import Arioso.Style

// The ground of a pane or of a group of controls.
Rectangle {
    color: Theme.surface
    radius: Theme.radius
    border.color: Theme.border
}
