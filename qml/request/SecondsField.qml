// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls

// A number of seconds with one decimal. Up and Down change it.
SpinBox {
    id: root

    /// What it sets, for screen readers.
    required property string name
    property real seconds: 0
    property real least: 0
    property real most: 3600

    /// The user typed or stepped to another.
    signal edited(seconds: real)

    editable: true
    Accessible.name: name
    from: Math.round(least * 10)
    to: Math.max(from, Math.round(most * 10))
    stepSize: 5
    value: Math.round(seconds * 10)
    validator: RegularExpressionValidator {
        regularExpression: /[0-9٠-٩]{1,4}([.,٫][0-9٠-٩]?)?/
    }
    textFromValue: (value, locale) => Number(value / 10).toLocaleString(locale, "f", 1)
    valueFromText: (text, locale) => Math.round(Number.fromLocaleString(locale, text) * 10)
    onValueModified: {
        const asked = value / 10;
        value = Qt.binding(() => Math.round(root.seconds * 10));
        edited(asked);
    }
}
