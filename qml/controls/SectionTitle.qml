// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls

// Heads a group of controls.
Label {
    font.weight: Font.DemiBold
    Accessible.role: Accessible.Heading
}
