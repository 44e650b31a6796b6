// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
import QtQuick
import QtQuick.Controls
import QtTest
import Arioso.Style

// The style by itself: plain text, the looks of a button, mirroring, focus, theme.
TestCase {
    id: test

    readonly property string rich: "<b>bold</b> <img src=\"x.png\">"

    name: "style"
    when: windowShown
    width: 600
    height: 700
    visible: true

    Component {
        id: allComponent

        Column {
            id: all

            readonly property Menu menu: menu
            readonly property Dialog dialog: dialog

            width: 300
            spacing: 4

            Label { text: test.rich }
            Button { text: test.rich; icon.source: Theme.icon("check") }
            Button { text: test.rich; highlighted: true }
            CheckBox { objectName: "check"; width: parent.width; text: test.rich }
            RadioButton { objectName: "radio"; width: parent.width; text: test.rich }
            ComboBox { objectName: "combo"; width: parent.width; model: [test.rich, "other"] }
            ItemDelegate { width: parent.width; text: test.rich }
            TabBar {
                width: parent.width

                TabButton { text: test.rich }
            }
            TextField { objectName: "field"; width: parent.width; placeholderText: test.rich }
            TextArea { width: parent.width; text: test.rich; placeholderText: test.rich }
            SpinBox { objectName: "spin" }
            Slider { objectName: "slider"; width: parent.width; from: 0; to: 10; value: 2 }
            ProgressBar { width: parent.width; value: 0.3 }

            Menu {
                id: menu

                MenuItem { objectName: "item"; text: test.rich; checkable: true; checked: true }
                Action { text: test.rich }
                Menu {
                    title: test.rich
                }
            }

            Dialog {
                id: dialog

                title: test.rich
            }
        }
    }

    Component {
        id: buttonComponent

        Button {}
    }

    function init() {
        failOnWarning(/TypeError|ReferenceError|Binding loop|Unable to assign|deprecated/);
    }

    function cleanup() {
        Theme.dark = false;
    }

    /// Every item of text in it.
    function texts(item): var {
        let found = item.textFormat === undefined ? [] : [item];
        for (let i = 0; i < item.children.length; ++i)
            found = found.concat(texts(item.children[i]));
        return found;
    }

    function verifyPlain(item, least: int): void {
        const found = texts(item);
        verify(found.length >= least, found.length);
        for (const text of found)
            compare(text.textFormat, Text.PlainText, text.text);
    }

    function test_textIsPlain() {
        const all = createTemporaryObject(allComponent, test);
        waitForRendering(all);
        verifyPlain(all, 11);

        all.menu.popup(all, 0, 0);
        tryVerify(() => all.menu.opened);
        verifyPlain(all.menu.contentItem, 3);
        all.menu.close();

        all.dialog.open();
        tryVerify(() => all.dialog.opened);
        verifyPlain(all.dialog.header, 1);
        all.dialog.close();

        const combo = findChild(all, "combo");
        combo.popup.open();
        tryVerify(() => combo.popup.opened);
        verifyPlain(combo.popup.contentItem, 2);
        combo.popup.close();
        tryVerify(() => !combo.popup.visible);

        all.ToolTip.text = rich;
        all.ToolTip.visible = true;
        tryVerify(() => all.ToolTip.toolTip.opened);
        verifyPlain(all.ToolTip.toolTip.contentItem, 1);
        all.ToolTip.visible = false;
    }

    function test_ofQtQuickControlsToo() {
        const made = Qt.createQmlObject("import QtQuick.Controls\nButton { text: \"a\"; highlighted: true }", test);
        compare(made.background.color, Theme.accent);
        made.destroy();
    }

    function test_looksOfAButton_data() {
        return [
            {tag: "usual", with: {text: "Open"}, ground: Theme.surface, ink: Theme.text, border: 1},
            {tag: "highlighted", with: {text: "Open", highlighted: true}, ground: Theme.accent, ink: Theme.accentText, border: 0},
            {tag: "flat", with: {text: "Open", flat: true}, ground: "#00000000", ink: Theme.text, border: 0},
            {tag: "checked", with: {text: "Open", checkable: true, checked: true}, ground: Theme.accentSoft, ink: Theme.text, border: 1},
            {tag: "disabled", with: {text: "Open", enabled: false}, ground: Theme.surface, ink: Theme.textSecondary, border: 1},
        ];
    }

    function test_looksOfAButton(data) {
        const button = createTemporaryObject(buttonComponent, test, data.with);
        compare(button.background.color, data.ground);
        compare(button.background.border.width, data.border);
        const label = texts(button.contentItem)[0];
        compare(label.color, data.ink);
        verify(button.width >= label.implicitWidth);
    }

    function test_anIconAloneIsSquare() {
        const button = createTemporaryObject(buttonComponent, test, {text: "Open", display: AbstractButton.IconOnly});
        button.icon.source = Theme.icon("check");
        compare(button.width, button.height);
        verify(!texts(button.contentItem)[0].visible);
    }

    function test_mirrors() {
        const all = createTemporaryObject(allComponent, test);
        const check = findChild(all, "check");
        const combo = findChild(all, "combo");
        const slider = findChild(all, "slider");
        const signs = () => [check.indicator, findChild(all, "radio").indicator, findChild(all, "spin").down.indicator];
        for (const sign of signs())
            verify(sign.x < sign.parent.width / 2);
        verify(combo.indicator.x > combo.width / 2);
        verify(slider.handle.x < slider.width / 2);

        all.LayoutMirroring.enabled = true;
        all.LayoutMirroring.childrenInherit = true;
        for (const sign of signs())
            verify(sign.x > sign.parent.width / 2);
        verify(combo.indicator.x < combo.width / 2);
        verify(slider.handle.x > slider.width / 2);
    }

    function test_theKeyboardSeesItsPlace() {
        const button = createTemporaryObject(buttonComponent, test, {text: "Open"});
        const frame = button.background.children[0];
        verify(!frame.visible);
        button.forceActiveFocus(Qt.TabFocusReason);
        verify(frame.visible);
        let clicks = 0;
        button.clicked.connect(() => ++clicks);
        keyClick(Qt.Key_Return);
        keyClick(Qt.Key_Space);
        compare(clicks, 2);
    }

    function test_followsTheTheme() {
        const all = createTemporaryObject(allComponent, test);
        const field = findChild(all, "field");
        const light = String(field.background.color);
        Theme.dark = true;
        verify(String(field.background.color) !== light);
        compare(field.background.color, Theme.surface);
        compare(field.color, Theme.text);
    }
}
