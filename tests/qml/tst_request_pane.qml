// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
import QtQuick
import QtTest
import Arioso.Test
import Arioso.Style
import Arioso.Ui

// Prompt, sliders, seed, recent prompts, examples and builder, with mouse and keys.
TestCase {
    id: test

    property Fixture fixture: null
    property RequestPane pane: null
    property int panes: 0
    readonly property RequestViewModel request: fixture ? fixture.app.request : null

    name: "request pane"
    when: windowShown
    visible: true
    width: 900
    height: 700

    Component {
        id: fixtureComponent

        Fixture {}
    }
    Component {
        id: paneComponent

        RequestPane {
            width: 360
            height: 700
            Component.onCompleted: ++test.panes
            Component.onDestruction: --test.panes
        }
    }
    SignalSpy {
        id: edited

        target: test.request
        signalName: "edited"
    }

    function init() {
        fixture = fixtureComponent.createObject(test);
        open();
    }

    function open() {
        pane = paneComponent.createObject(test, {
            request: fixture.app.request,
            presets: fixture.app.presets,
            conditions: fixture.app.conditions
        });
        // The first model is loaded behind the window: its defaults are there.
        tryCompare(request.form.temperature, "value", 0.7);
        edited.clear();
    }

    /// The window goes before the program, as in the program.
    function close() {
        pane.destroy();
        tryCompare(test, "panes", 0);
    }

    function reopen() {
        close();
        fixture.reopen();
        open();
    }

    function cleanup() {
        close();
        fixture.destroy();
    }

    function item(name, inside) {
        const found = findChild(inside || pane, name);
        verify(found, name);
        return found;
    }

    function area() {
        return item("prompt").area;
    }

    /// Scrolled to, and clicked in its middle.
    function click(name, inside) {
        const target = item(name, inside);
        show(target);
        mouseClick(target);
    }

    function show(target) {
        settle(target);
        const flick = item("flick");
        const y = target.mapToItem(flick.contentItem, 0, 0).y;
        flick.contentY = Math.max(0, Math.min(y - 100, flick.contentHeight - flick.height));
    }

    /// Everything around it has its place.
    function settle(target) {
        for (let at = target; at; at = at.parent)
            waitForItemPolished(at);
    }

    function typeText(text) {
        for (const character of text)
            keyClick(character);
    }

    function typeValue(setting, text) {
        const field = item("field", item(setting));
        show(field);
        mouseClick(field);
        keySequence(StandardKey.SelectAll);
        typeText(text);
        return field;
    }

    function test_typedPromptComesBackAfterAPreset() {
        pane.focusPrompt();
        verify(area().activeFocus);
        typeText("my own words");
        compare(request.prompt, "my own words");
        verify(edited.count > 0);
        fixture.app.presets.apply("lofi-study");
        verify(area().text.startsWith("lofi hip hop"));
        keySequence(StandardKey.Undo);
        compare(area().text, "my own words"); // one step
        compare(request.prompt, "my own words");
        keySequence(StandardKey.Redo);
        verify(request.prompt.startsWith("lofi hip hop"));
    }

    function test_severalLinesAndHelp() {
        const help = item("promptHelp");
        const without = help.text;
        pane.focusPrompt();
        typeText("a");
        keyClick(Qt.Key_Return);
        typeText("b");
        compare(request.prompt, "a\nb");
        verify(help.text !== without);
        keySequence(StandardKey.SelectAll);
        keyClick(Qt.Key_Delete);
        compare(help.text, without);
        request.prompt = "x".repeat(10001);
        verify(item("lengthNote").visible);
    }

    function test_promptOfLastTimeIsThereAndCannotBeUndone() {
        request.prompt = "of last time";
        reopen();
        compare(area().text, "of last time");
        pane.focusPrompt();
        keySequence(StandardKey.Undo);
        compare(area().text, "of last time");
    }

    function test_sliderIsDraggedAndReset() {
        const slider = item("slider", item("guidance"));
        compare(request.form.guidance.isDefault, true);
        mouseDrag(slider, slider.width * 0.3, slider.height / 2, slider.width * 0.4, 0);
        verify(request.form.guidance.value > 5, String(request.form.guidance.value));
        verify(request.form.guidance.value < 9);
        compare(item("field", item("guidance")).text, request.form.guidance.text);
        click("reset", item("guidance"));
        compare(request.form.guidance.value, 3);
        compare(request.form.guidance.isDefault, true);
        compare(slider.value, 3);
    }

    function test_sliderByKeys() {
        const slider = item("slider", item("temperature"));
        slider.forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Right);
        compare(request.form.temperature.value, 0.75);
        keyClick(Qt.Key_Left);
        keyClick(Qt.Key_Left);
        compare(request.form.temperature.value, 0.65);
    }

    function test_wheelScrollsAndDoesNotSet() {
        pane.height = 300;
        const slider = item("slider", item("guidance"));
        show(slider);
        const before = item("flick").contentY;
        mouseWheel(slider, slider.width / 2, slider.height / 2, 0, -240);
        compare(request.form.guidance.isDefault, true);
        tryVerify(() => item("flick").contentY > before);
        const field = item("field", item("guidance"));
        mouseWheel(field, 5, 5, 0, 240);
        compare(request.form.guidance.isDefault, true);
    }

    function test_valueIsTyped() {
        const field = typeValue("guidance", "12.5");
        compare(request.form.guidance.value, 12.5); // counts without Enter
        keyClick(Qt.Key_Return);
        compare(field.text, "12.5");
        compare(item("note", item("guidance")).visible, false);
    }

    function test_wrongValueIsPutRightWithAWord() {
        const field = typeValue("duration", "9500");
        keyClick(Qt.Key_Tab);
        compare(request.form.duration.value, 3600);
        compare(field.text, "1:00:00");
        const note = item("note", item("duration"));
        verify(note.visible);
        verify(note.text.includes("2:38:20") && note.text.includes("1:00:00"));
        typeValue("duration", "loud");
        keyClick(Qt.Key_Return);
        compare(field.text, "1:00:00");
        verify(note.text.includes("loud"));
        keyClick(Qt.Key_Down);
        compare(request.form.duration.value, 3599);
        compare(field.text, "59:59");
        compare(note.visible, false);
    }

    function test_endlessHasNoDuration() {
        const check = item("endless");
        check.forceActiveFocus();
        keyClick(Qt.Key_Space);
        verify(request.form.endless);
        verify(!item("duration").enabled);
        request.form.endless = false;
        verify(!check.checked);
        verify(item("duration").enabled);
    }

    function test_roomShortensTheSlider() {
        request.form.duration.value = 20;
        const slider = item("slider", item("duration"));
        compare(slider.value, 20);
        compare(slider.to, 30);
    }

    function test_takesByButtons() {
        const takes = item("takes");
        show(takes);
        const buttons = [];
        for (const name of ["Takes: increase", "Takes: decrease"])
            buttons.push(named(takes, name));
        mouseClick(buttons[0]);
        mouseClick(buttons[0]);
        compare(request.form.takes.value, 3);
        mouseClick(buttons[1]);
        compare(request.form.takes.value, 2);
        typeValue("takes", "9");
        keyClick(Qt.Key_Return);
        compare(request.form.takes.value, 8);
        compare(buttons[0].enabled, false);
    }

    /// The button with this text or name.
    function named(inside, name) {
        for (let n = 0; n < inside.children.length; ++n) {
            const child = inside.children[n];
            if (child.text === name || child.name === name)
                return child;
            const found = named(child, name);
            if (found)
                return found;
        }
        return null;
    }

    function test_mostLikelySwitchesOffChance() {
        click("more");
        click("greedy");
        compare(request.form.sampled, false);
        compare(item("temperature").enabled, false);
        compare(item("topK").enabled, false);
        compare(item("greedy").checked, true);
        compare(item("sampled").checked, false);
        click("resetSampled");
        compare(request.form.sampled, true);
        compare(item("sampled").checked, true);
        compare(item("topK").enabled, true);
    }

    function test_seedIsFixedTypedAndFreed() {
        compare(item("usedSeed").visible, false); // nothing was made yet
        click("more");
        click("fixed");
        verify(request.form.seed.fixed);
        const field = item("seedField");
        tryCompare(field, "visible", true);
        compare(field.text, request.form.seed.text);
        show(field);
        mouseClick(field);
        keySequence(StandardKey.SelectAll);
        typeText("18446744073709551615");
        keyClick(Qt.Key_Return);
        compare(request.form.seed.text, "18446744073709551615");
        keySequence(StandardKey.SelectAll);
        typeText("12x");
        keyClick(Qt.Key_Return);
        compare(field.text, "18446744073709551615");
        verify(item("note", item("seed")).visible);
        click("random");
        compare(request.form.seed.fixed, false);
        compare(field.visible, false);
    }

    function test_usedSeedIsCopiedAndKept() {
        fixture.writeText("config/session.json", JSON.stringify({view: {request: {used_seed: "9007199254740993"}}}));
        reopen();
        tryCompare(item("usedSeed"), "visible", true);
        click("copySeed");
        compare(fixture.clipboardText(), "9007199254740993");
        click("keepSeed");
        compare(request.form.seed.text, request.form.seed.usedText);
        compare(item("keepSeed").checked, true);
        click("keepSeed");
        compare(request.form.seed.fixed, false);
        compare(item("keepSeed").checked, false);
    }

    function test_promptIsBuiltFromChips() {
        pane.focusPrompt();
        typeText("old");
        click("build");
        const dialog = item("promptSection").builderDialog;
        tryCompare(dialog, "opened", true);
        const chip = (group, label) => {
            const target = named(findChild(dialog.contentItem, group), label);
            settle(target);
            mouseClick(target);
            compare(target.checked, true);
        };
        chip("styles", "Lo-fi");
        chip("moods", "Calm");
        chip("instruments", "Electric piano");
        chip("instruments", "Soft drums");
        const beats = findChild(dialog.contentItem, "beats");
        mouseClick(beats);
        typeText("80");
        keyClick(Qt.Key_Return);
        const sentence = "calm lo-fi hip hop with electric piano and soft drums, slow tempo, 80 bpm";
        compare(findChild(dialog.contentItem, "preview").text, sentence);
        compare(request.prompt, "old");
        mouseClick(findChild(dialog.contentItem, "replace"));
        compare(request.prompt, sentence);
        tryCompare(dialog, "visible", false);
        tryCompare(area(), "activeFocus", true);
        keySequence(StandardKey.Undo);
        compare(area().text, "old");

        // The choices are there again, after the next start too.
        reopen();
        compare(fixture.app.conditions.preview, sentence);
        click("build");
        const again = item("promptSection").builderDialog;
        tryCompare(again, "opened", true);
        mouseClick(findChild(again.contentItem, "append"));
        compare(request.prompt, "old, " + sentence);
    }

    function test_escapeClosesTheBuilder() {
        click("build");
        const dialog = item("promptSection").builderDialog;
        tryCompare(dialog, "opened", true);
        keyClick(Qt.Key_Escape);
        tryCompare(dialog, "visible", false);
        compare(request.prompt, "");
    }

    function test_examplesByKeys() {
        click("examples");
        const dialog = item("promptSection").examplesDialog;
        tryCompare(dialog, "opened", true);
        tryCompare(findChild(dialog.contentItem, "list"), "activeFocus", true);
        keyClick(Qt.Key_Down);
        keyClick(Qt.Key_Return);
        compare(request.prompt, request.examples.promptAt(1));
        tryCompare(area(), "activeFocus", true);
    }

    function test_recentPromptsArePickedRemovedAndSearched() {
        const prompts = [];
        for (let n = 1; n <= 10; ++n)
            prompts.push("prompt " + n);
        fixture.writeText("config/recent-prompts.json", JSON.stringify({version: 1, prompts: prompts}));
        reopen();
        compare(request.recent.total, 10);
        click("recent");
        const dialog = item("promptSection").recentDialog;
        tryCompare(dialog, "opened", true);
        const list = findChild(dialog.contentItem, "list");
        tryCompare(list, "activeFocus", true);
        compare(list.count, 10);
        keyClick(Qt.Key_Delete);
        compare(request.recent.total, 9);
        mouseClick(findChild(dialog.contentItem, "undo"));
        compare(request.recent.total, 10);
        const search = findChild(dialog.contentItem, "search");
        verify(search.visible);
        mouseClick(search);
        typeText("prompt 3");
        compare(list.count, 1);
        keyClick(Qt.Key_Return);
        compare(request.prompt, "prompt 3");
        tryCompare(dialog, "visible", false);
        compare(request.recent.search, "");
        click("recent");
        tryCompare(dialog, "opened", true);
        mouseClick(findChild(dialog.contentItem, "clear"));
        compare(request.recent.total, 0);
        compare(list.count, 0);
    }

    function test_tabReachesEverything() {
        item("more").checked = true;
        fixture.app.presets.apply("lofi-study");
        request.form.seed.fixed = true;
        request.form.guidance.value = 5; // its reset is enabled
        item("presetButton").forceActiveFocus(Qt.TabFocusReason);
        const names = [];
        let last = null;
        for (let n = 0; n < 60; ++n) {
            const at = pane.Window.activeFocusItem;
            if (n > 0 && at === item("presetButton"))
                break;
            names.push(at.Accessible.name);
            // What has the keyboard is in sight, at the latest when the opened settings are laid out.
            tryVerify(() => {
                const y = at.mapToItem(pane, 0, 0).y;
                return y >= -1 && y + at.height <= pane.height + 1;
            }, 2000, at.Accessible.name);
            verify(at !== last, at.Accessible.name);
            last = at;
            keyClick(Qt.Key_Tab);
        }
        for (const name of ["Save and edit presets", "Prompt", "Build…", "Recent", "Examples", "Guidance", "Guidance: reset to default",
                            "Temperature", "Duration", "Generate until stopped", "Takes", "Takes: increase", "Fewer settings", "Random", "Greedy", "Top-k", "Top-p",
                            "Random", "Fixed", "Seed"])
            verify(names.includes(name), name + " in " + names.join(", "));
        verify(!names.includes(""), names.join(", "));
        verify(names.indexOf("Prompt") < names.indexOf("Build…"));
        verify(names.indexOf("Build…") < names.indexOf("Guidance"));
        keyClick(Qt.Key_Backtab);
        verify(pane.Window.activeFocusItem !== item("presetButton"));
        // Out of the prompt backwards.
        pane.focusPrompt();
        keyClick(Qt.Key_Backtab);
        compare(pane.Window.activeFocusItem, item("presetMenuButton"));
    }

    function test_mirrored() {
        const slider = item("slider", item("guidance"));
        const field = item("field", item("guidance"));
        pane.LayoutMirroring.enabled = true;
        pane.LayoutMirroring.childrenInherit = true;
        tryVerify(() => field.mapToItem(pane, 0, 0).x < pane.width / 2);
        verify(slider.mirrored);
        mouseDrag(slider, slider.width * 0.7, slider.height / 2, -slider.width * 0.4, 0); // to the left: more
        verify(request.form.guidance.value > 5, String(request.form.guidance.value));
        click("build");
        const dialog = item("promptSection").builderDialog;
        tryCompare(dialog, "opened", true);
        keyClick(Qt.Key_Escape);
        tryCompare(dialog, "visible", false);
    }

    function test_narrowWithLargeText_data() {
        return [{tag: "320, small", width: 320, scale: 0.75}, {tag: "320, large", width: 320, scale: 1.5}, {tag: "420, largest", width: 420, scale: 2}];
    }

    function test_narrowWithLargeText(data) {
        Theme.textScale = data.scale;
        pane.width = data.width;
        item("more").checked = true;
        show(item("seed"));
        const right = name => item(name).mapToItem(pane, item(name).width, 0).x;
        for (const name of ["presetMenuButton", "prompt", "build", "recent", "examples", "guidance", "takes", "topK", "seed", "more"])
            verify(right(name) <= pane.width + 0.5, name + " ends at " + right(name));
        const field = item("field", item("takes"));
        verify(field.contentWidth <= field.width);
        Theme.textScale = 1;
    }
}
