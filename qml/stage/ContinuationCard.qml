// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import Arioso.Ui

// What the next generation continues, and the room left for it.
Item {
    id: root

    required property ContinuationViewModel continuation
}
