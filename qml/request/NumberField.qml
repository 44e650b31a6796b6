// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import Arioso.Style
import Arioso.Ui

// A number to type, with up and down. Counts while it is typed; what cannot be is put right at the end.
TextField {
    id: root

    required property NumberSetting setting
    /// What it sets, for screen readers.
    required property string name

    property bool editing: false

    function finish() {
        if (!editing)
            return;
        const typed = text;
        editing = false;
        setting.enter(typed);
    }

    function step(steps: int) {
        finish();
        setting.stepBy(steps);
    }

    implicitWidth: Math.round(56 * Theme.textScale)
    implicitHeight: Math.round(28 * Theme.textScale)
    horizontalAlignment: TextInput.AlignHCenter
    inputMethodHints: Qt.ImhFormattedNumbersOnly
    Accessible.name: name
    Accessible.role: Accessible.SpinBox
    Accessible.onIncreaseAction: step(1)
    Accessible.onDecreaseAction: step(-1)
    Keys.onUpPressed: step(1)
    Keys.onDownPressed: step(-1)
    onTextEdited: {
        editing = true;
        setting.enterSoFar(text);
    }
    onEditingFinished: finish()
    onActiveFocusChanged: if (activeFocus) selectAll()

    Binding {
        target: root
        property: "text"
        value: root.setting.text
        when: !root.editing
        restoreMode: Binding.RestoreNone
    }
}
