// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import Arioso.Ui

// Generate, Stop, progress and the queue.
Item {
    id: root

    required property GenerationViewModel generation
}
