// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
import QtQuick
import QtQuick.Controls
import QtTest
import Arioso.Test
import Arioso.Ui

// The whole window on the fake engine: what the panes do with each other.
TestCase {
    id: test

    property Fixture fixture: null
    property Main window: null

    name: "window"
    when: windowShown

    Component {
        id: fixtureComponent

        Fixture {}
    }

    Component {
        id: spyComponent

        SignalSpy {}
    }

    Component {
        id: windowComponent

        Main {}
    }

    function init() {
        failOnWarning(/^(?!PulseAudioService)/); // the window prints nothing, Qt prints that there is no sound server
        fixture = fixtureComponent.createObject(test);
        fixture.app.settings.welcomeSeen = true;
        window = windowComponent.createObject(null, {app: fixture.app});
        window.requestActivate();
        tryVerify(() => window.active && fixture.app.generation.canGenerate && fixture.modelReady());
    }

    function cleanup() {
        window.closesAnyway = true;
        window.destroy();
        wait(0);
        fixture.destroy();
        wait(0);
    }

    function type(text) {
        for (const c of text)
            keyClickIn(c);
    }

    // Keys go to the window that is active.
    function keyClickIn(key, modifiers) {
        keyClick(key, modifiers === undefined ? Qt.NoModifier : modifiers);
    }

    function test_typesAndGeneratesByKeyboard() {
        // The prompt has the keyboard from the start.
        type("calm piano");
        compare(fixture.app.request.prompt, "calm piano");
        keyClick(Qt.Key_Return, Qt.ControlModifier);
        tryVerify(() => fixture.app.takes.total === 1);
        tryVerify(() => !fixture.app.generation.busy);
    }

    function item(name) {
        const found = findChild(window, name);
        verify(found, name);
        return found;
    }

    // A mouse press takes a control where it is: after a moment in which the layout may still move it.
    function click(name) {
        const target = item(name);
        for (let at = target; at; at = at.parent)
            waitForItemPolished(at);
        const flick = item("flick");
        const y = target.mapToItem(flick.contentItem, 0, 0).y;
        if (findChild(flick.contentItem, name) && y + target.height > flick.contentY + flick.height)
            flick.contentY = y + target.height - flick.height;
        mouseClick(target);
    }

    function showTake(prompt) {
        const id = fixture.addTake(prompt, 2, 1);
        fixture.app.stage.showTake(id);
        tryVerify(() => fixture.app.stage.hasSound);
        return id;
    }

    // Without a device Play says so: that is how Space is seen here.
    function dismissAll() {
        while (fixture.app.notices.count > 0)
            fixture.app.notices.dismiss(0);
    }

    function test_spacePlaysAfterAClickOnGenerate() {
        type("calm piano");
        click("generateButton");
        tryVerify(() => fixture.app.takes.total === 1 && !fixture.app.generation.busy);
        tryVerify(() => fixture.app.stage.hasSound);
        dismissAll();
        keyClick(Qt.Key_Space);
        compare(fixture.app.notices.count, 1);
        verify(!fixture.app.generation.busy);
        compare(fixture.app.request.prompt, "calm piano");
    }

    function test_buttonsReachedByTabArePressedByKeys() {
        showTake("rain");
        dismissAll();
        const button = item("generateButton");
        button.forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Space);
        tryCompare(fixture.app.takes, "total", 2);
        tryVerify(() => !fixture.app.generation.busy);
        keyClick(Qt.Key_Return);
        tryCompare(fixture.app.takes, "total", 3);
        tryVerify(() => !fixture.app.generation.busy);
        keyClick(Qt.Key_Enter, Qt.KeypadModifier);
        tryCompare(fixture.app.takes, "total", 4);
        compare(button.activeFocus, true);
    }

    function test_everyControlLeavesSpaceToThePlayer_data() {
        return ["starFilter", "orderBox", "helpButton", "loop", "volume", "presetButton", "recent"].map(name => ({tag: name}));
    }

    function test_everyControlLeavesSpaceToThePlayer(data) {
        showTake("rain");
        dismissAll();
        click(data.tag);
        wait(50);
        keyClick(Qt.Key_Escape); // what it opened
        wait(300);
        dismissAll();
        keyClick(Qt.Key_Space);
        tryCompare(fixture.app.notices, "count", 1);
    }

    // What the keys of a real keyboard do is seen by whether the action was triggered.
    function test_everyActionHasItsKey_data() {
        return [
            {tag: "generateAction", key: Qt.Key_Return, modifiers: Qt.ControlModifier},
            {tag: "promptAction", key: Qt.Key_L, modifiers: Qt.ControlModifier, focused: "prompt"},
            {tag: "openAction", key: Qt.Key_O, modifiers: Qt.ControlModifier},
            {tag: "stopAction", key: Qt.Key_Escape, modifiers: Qt.NoModifier, before: () => {
                fixture.submit("endless", 1, 1);
                tryVerify(() => fixture.app.generation.busy);
            }},
            {tag: "playAction", key: Qt.Key_Space, modifiers: Qt.NoModifier},
            {tag: "toStartAction", key: Qt.Key_Home, modifiers: Qt.NoModifier},
            {tag: "loopAction", key: Qt.Key_L, modifiers: Qt.NoModifier},
            {tag: "snapAction", key: Qt.Key_G, modifiers: Qt.NoModifier, before: () => {
                item("waveform").beats = [0.5, 1];
            }},
            {tag: "spectrogramAction", key: Qt.Key_V, modifiers: Qt.NoModifier},
            {tag: "replaceAction", key: Qt.Key_R, modifiers: Qt.ControlModifier, before: () => item("waveform").select(0.2, 1)},
            {tag: "makeLoopAction", key: Qt.Key_L, modifiers: Qt.ControlModifier | Qt.ShiftModifier},
            {tag: "zoomInAction", key: Qt.Key_Plus, modifiers: Qt.NoModifier, repeats: true},
            {tag: "zoomInAction", key: Qt.Key_Equal, modifiers: Qt.NoModifier, repeats: true},
            {tag: "zoomOutAction", key: Qt.Key_Minus, modifiers: Qt.NoModifier, repeats: true, before: () => {
                item("waveform").zoom(1e9); // so far in that twenty steps don't reach the end
            }},
            {tag: "zoomAllAction", key: Qt.Key_0, modifiers: Qt.NoModifier, before: () => item("waveform").zoom(2)},
            {tag: "firstAction", key: Qt.Key_1, modifiers: Qt.NoModifier, before: () => compareTwo()},
            {tag: "secondAction", key: Qt.Key_2, modifiers: Qt.NoModifier, before: () => compareTwo()},
            {tag: "playTakeAction", key: Qt.Key_Return, modifiers: Qt.NoModifier, from: "takesList"},
            {tag: "playTakeAction", key: Qt.Key_Enter, modifiers: Qt.KeypadModifier, from: "takesList"},
            {tag: "renameAction", key: Qt.Key_F2, modifiers: Qt.NoModifier, from: "takesList"},
            {tag: "starAction", key: Qt.Key_S, modifiers: Qt.NoModifier, from: "takesList"},
            {tag: "deleteAction", key: Qt.Key_Delete, modifiers: Qt.NoModifier, from: "takesList"},
            {tag: "selectAllAction", key: Qt.Key_A, modifiers: Qt.ControlModifier, from: "takesList"},
            {tag: "searchAction", key: Qt.Key_F, modifiers: Qt.ControlModifier, focused: "searchField"},
            {tag: "longerAction", key: Qt.Key_M, modifiers: Qt.ControlModifier, opened: "longerDialog"},
            {tag: "trimAction", key: Qt.Key_T, modifiers: Qt.ControlModifier, before: () => item("waveform").select(0.2, 1)},
            {tag: "exportAction", key: Qt.Key_E, modifiers: Qt.ControlModifier, opened: "exportDialog"},
            {tag: "undoAction", key: Qt.Key_Z, modifiers: Qt.ControlModifier},
            {tag: "redoAction", key: Qt.Key_Z, modifiers: Qt.ControlModifier | Qt.ShiftModifier},
            {tag: "redoAction", key: Qt.Key_Y, modifiers: Qt.ControlModifier},
            {tag: "settingsAction", key: Qt.Key_Comma, modifiers: Qt.ControlModifier, opened: "settingsDialog"},
            {tag: "guideAction", key: Qt.Key_F1, modifiers: Qt.NoModifier, focused: "guideSearch"},
            {tag: "keysAction", key: Qt.Key_Question, modifiers: Qt.ControlModifier, focused: "keysSearch"},
            {tag: "quitAction", key: Qt.Key_Q, modifiers: Qt.ControlModifier}
        ];
    }

    function test_everyActionHasItsKey(data) {
        showTake("rain");
        fixture.app.takes.remove([fixture.addTake("gone", 1, 2)]); // for Undo
        if (data.tag === "redoAction")
            fixture.app.history.undo();
        if (data.before !== undefined)
            data.before();
        item(data.from ?? "waveform").forceActiveFocus();
        const action = actionOf(data.tag);
        tryVerify(() => action.available && action.listens);
        const spy = createTemporaryObject(spyComponent, test, {target: action, signalName: "triggered"});
        window.closesAnyway = data.tag === "quitAction";
        fixture.holdKey(window, data.key, data.modifiers);
        if (data.repeats)
            verify(spy.count > 5);
        else
            compare(spy.count, 1);
        if (data.focused !== undefined)
            tryVerify(() => item(data.focused).activeFocus);
        if (data.opened !== undefined)
            tryCompare(item(data.opened), "opened", true);
    }

    function compareTwo() {
        fixture.app.takes.selectAll();
        const shown = fixture.app.stage.currentTake;
        fixture.app.compare.compare(shown, fixture.addTake("other", 2, 5));
        tryVerify(() => fixture.app.compare.active && !fixture.app.compare.preparing);
    }

    function test_noActionIsWithoutATestOfItsKey() {
        const tested = new Set(test_everyActionHasItsKey_data().map(row => row.tag));
        for (const action of window.actionList)
            verify(action.nativeText === "" || tested.has(action.name), action.name);
    }

    // Qt makes rows ahead when a frame leaves time for it; a reset of the model comes at any moment.
    function test_listsAreEmptiedSilently() {
        const list = item("takesList");
        const rows = Math.ceil(list.height / 20);
        for (let round = 0; round < 3; ++round) {
            for (let i = 0; i < 2 * rows; ++i)
                fixture.addTake("take", 1, i);
            waitForItemPolished(list);
            fixture.app.takes.search = "no such words";
            waitForItemPolished(list);
            fixture.app.takes.search = "";
            waitForItemPolished(list);
            fixture.app.takes.selectAll();
            fixture.app.takes.remove(fixture.app.takes.selectedIds());
            waitForItemPolished(list);
            compare(list.count, 0);
        }
        keyClick(Qt.Key_F1);
        tryVerify(() => findChild(window, "guideSearch")?.activeFocus);
        const search = findChild(window, "guideSearch");
        for (let pause = 0; pause < 60; pause += 5) {
            search.text = "";
            wait(pause);
            search.text = "zz";
            waitForItemPolished(item("guideList"));
        }
        item("guideDialog").close();
    }

    function test_undoIsOfferedWhenThereIsSomethingToUndo() {
        const undo = actionOf("undoAction");
        verify(!undo.available);
        fixture.app.takes.remove([fixture.addTake("gone", 1, 2)]);
        verify(undo.available);
        verify(item("prompt").activeFocus); // no row that is removed takes the keyboard
        item("generateButton").forceActiveFocus(); // the prompt has an undo of its own
        keyClick(Qt.Key_Z, Qt.ControlModifier);
        tryCompare(fixture.app.takes, "total", 1);
        verify(!undo.available);
    }

    // Keys pressed away from text fields, which have an undo of their own.
    function undoKey() {
        item("generateButton").forceActiveFocus();
        keyClick(Qt.Key_Z, Qt.ControlModifier);
    }

    function redoKey() {
        item("generateButton").forceActiveFocus();
        keyClick(Qt.Key_Z, Qt.ControlModifier | Qt.ShiftModifier);
    }

    function test_takesAreUndoneAndRedoneByKeys() {
        const takes = fixture.app.takes;
        const id = fixture.addTake("calm", 1, 1);
        fixture.app.stage.showTake(id);
        tryVerify(() => fixture.app.stage.hasSound);
        takes.selectOnly(0);
        item("takesList").forceActiveFocus();
        keyClick(Qt.Key_F2);
        type("Mine");
        keyClick(Qt.Key_Return);
        compare(takes.title(id), "Mine");
        tryVerify(() => window.activeFocusItem === item("takesList"));
        compare(takes.selectedIds(), [id]);
        keyClick(Qt.Key_S);
        verify(takes.isStarred(id));
        keyClick(Qt.Key_Delete);
        compare(takes.total, 0);
        compare(actionOf("undoAction").text, "Undo delete");
        verify(!actionOf("redoAction").available);
        undoKey();
        compare(takes.total, 1);
        compare(actionOf("undoAction").text, "Undo star");
        undoKey();
        verify(!takes.isStarred(id));
        undoKey();
        compare(takes.title(id), "calm");
        verify(!actionOf("undoAction").available);
        compare(actionOf("redoAction").text, "Redo rename");
        redoKey();
        compare(takes.title(id), "Mine");
        redoKey();
        redoKey();
        compare(takes.total, 0);
        undoKey();
        keyClick(Qt.Key_Y, Qt.ControlModifier);
        compare(takes.total, 0);
        verify(!actionOf("redoAction").available);
    }

    function test_presetsAreUndoneAndRedoneByKeys() {
        showTake("rain");
        const presets = fixture.app.presets;
        const count = presets.count;
        fixture.app.request.prompt = "mine";
        presets.saveAs("Own", true);
        presets.rename(presets.current, "Other");
        presets.remove(presets.current);
        compare(presets.count, count);
        for (const text of ["Undo delete preset", "Undo rename preset"]) {
            compare(actionOf("undoAction").text, text);
            undoKey();
        }
        compare(presets.currentName, "Own");
        undoKey();
        compare(presets.count, count);
        redoKey();
        redoKey();
        compare(presets.currentName, "Other");
    }

    function open(name) {
        const dialog = item(name);
        dialog.open();
        tryCompare(dialog, "opened", true);
        return dialog;
    }

    function inDialog(dialog, name) {
        tryVerify(() => findChild(dialog.contentItem, name) !== null);
        return findChild(dialog.contentItem, name);
    }

    function test_zoomByKeysInTheWholeWindow() {
        showTake("rain");
        const waveform = item("waveform");
        const whole = waveform.viewEnd - waveform.viewBegin;
        item("takesList").forceActiveFocus();
        verify(!actionOf("zoomOutAction").available);
        keyClick(Qt.Key_Plus);
        verify(waveform.viewEnd - waveform.viewBegin < whole);
        keyClick(Qt.Key_Minus);
        fuzzyCompare(waveform.viewEnd - waveform.viewBegin, whole, 0.001);
        keyClick(Qt.Key_Plus);
        keyClick(Qt.Key_0);
        fuzzyCompare(waveform.viewEnd - waveform.viewBegin, whole, 0.001);
        compare(item("zoomIn").ToolTip.text, "Zoom in (+)");
        item("prompt").forceActiveFocus();
        type("+");
        compare(fixture.app.request.prompt, "+"); // a letter in a text
    }

    function test_aboutTellsVersionLicensesAndLog() {
        const about = open("aboutDialog");
        compare(inDialog(about, "aboutVersion").text, "Arioso test");
        const licences = inDialog(about, "licences").text;
        for (const words of ["Permission is hereby granted", "Qt 6", "libtorch", "SentencePiece", "FFmpeg", "LGPL"])
            verify(licences.includes(words), words);
        compare(inDialog(about, "logFile").text, fixture.app.about.logFile);
        verify(inDialog(about, "showLogFile").visible);
        mouseClick(inDialog(about, "reportProblem"));
        tryCompare(item("reportDialog"), "opened", true);
        verify(!about.visible);
    }

    function test_theReportSaysWhatItContains() {
        fixture.app.request.prompt = "secret song";
        fixture.app.takes.rename(fixture.addTake("secret song", 1, 1), "secret song");
        const dialog = open("reportDialog");
        verify(findChild(dialog.contentItem, "copyReport").activeFocus);
        keyClick(Qt.Key_Return);
        const copied = fixture.clipboardText();
        compare(copied, findChild(dialog.contentItem, "reportText").text);
        for (const words of ["Arioso test\n", "Qt 6", "libtorch ", "System: ", "Processor: ", "Model: fake"])
            verify(copied.includes(words), words);
        verify(!copied.includes("secret") && !copied.includes(fixture.folder));
        compare(findChild(dialog.contentItem, "reportCopied").text, "Copied to the clipboard.");
    }

    function test_informationHidesAndIsFoundAgain() {
        const notices = fixture.app.notices;
        const banners = item("banners");
        dismissAll();
        notices.log.clear();
        mouseMove(item("prompt"), 5, 5);
        fixture.app.openDropped([]); // a warning
        compare(notices.count, 1);
        banners.shownFor = 30;
        fixture.app.takes.remove([fixture.addTake("gone", 1, 2)]);
        compare(notices.count, 2);
        tryCompare(notices, "count", 1);
        compare(notices.log.count, 2);
        verify(actionOf("undoAction").available);
        const dialog = open("messagesDialog");
        const list = inDialog(dialog, "messagesList");
        compare(list.count, 2);
        verify(list.itemAtIndex(0).text.includes("gone"));
        tryVerify(() => list.itemAtIndex(1) !== null);
        mouseClick(findChild(list.itemAtIndex(1), "copyMessage"));
        verify(fixture.clipboardText().includes("Only files can be dropped here."));
        mouseClick(inDialog(dialog, "clearMessages"));
        compare(list.count, 0);
        compare(notices.count, 1); // the banner of the warning stays
    }

    function test_informationStaysWhileItIsUsed() {
        const notices = fixture.app.notices;
        dismissAll();
        item("banners").shownFor = 300;
        fixture.app.takes.remove([fixture.addTake("gone", 1, 2)]);
        tryVerify(() => findChild(item("banners"), "banner") !== null);
        const banner = findChild(item("banners"), "banner");
        waitForItemPolished(item("banners"));
        mouseMove(banner, banner.width / 2, banner.height / 2);
        wait(600);
        compare(notices.count, 1);
        mouseMove(item("prompt"), 5, 5);
        tryCompare(notices, "count", 0);
        fixture.app.takes.remove([fixture.addTake("gone", 1, 3)]);
        tryVerify(() => findChild(item("banners"), "bannerAction") !== null);
        findChild(item("banners"), "bannerAction").forceActiveFocus(Qt.TabFocusReason);
        wait(600);
        compare(notices.count, 1);
        keyClick(Qt.Key_Space);
        compare(fixture.app.takes.total, 1);
    }

    function test_dialogsBehaveAlike_data() {
        return [...["aboutDialog", "reportDialog", "messagesDialog", "settingsDialog", "welcomePage", "modelsDialog", "keysDialog", "deletedTakes",
                    "takeDetails"].map(name => ({tag: name})),
                {tag: "conditionsDialog", button: "build"}, {tag: "recentDialog", button: "recent"},
                {tag: "examplesDialog", button: "examples"}];
    }

    // Each takes the keyboard and gives it back; Escape and its button close it, a press outside does not.
    function test_dialogsBehaveAlike(data) {
        fixture.app.takes.showDetails(fixture.addTake("rain", 1, 1));
        const before = item("generateButton");
        before.forceActiveFocus();
        const show = () => {
            if (data.button !== undefined && findChild(window, data.tag) === null) {
                click(data.button);
                tryVerify(() => item(data.tag).opened);
                keyClick(Qt.Key_Escape);
                tryVerify(() => !item(data.tag).visible);
                before.forceActiveFocus();
            }
            return open(data.tag);
        };
        let dialog = show();
        tryVerify(() => dialog.holds(window.activeFocusItem));
        mouseClick(window.contentItem, 2, 2);
        wait(50);
        verify(dialog.opened);
        keyClick(Qt.Key_Escape);
        tryVerify(() => !dialog.visible);
        tryVerify(() => before.activeFocus);
        dialog = show();
        const button = findChild(dialog.header, "closeButton");
        mouseClick(button);
        tryVerify(() => !dialog.visible);
        tryVerify(() => before.activeFocus);
    }

    function reopen() {
        window.close();
        tryVerify(() => !window.visible);
        window.destroy();
        wait(0);
        fixture.reopen();
        window = windowComponent.createObject(null, {app: fixture.app});
        window.requestActivate();
        tryVerify(() => window.active && fixture.app.generation.canGenerate && fixture.modelReady());
    }

    function test_theViewIsRemembered() {
        showTake("rain");
        tryVerify(() => fixture.app.takes.unsaved === 0);
        const before = item("prompt").width;
        const panes = item("panes");
        drag(panes, item("flick").mapToItem(panes, item("flick").width, 0).x, 40);
        tryVerify(() => item("prompt").width > before + 20);
        const width = item("prompt").width;
        fixture.app.takes.order = TakeFilterModel.Longest;
        fixture.app.takes.starredOnly = true;
        fixture.app.takes.search = "rain";
        fixture.app.player.looping = true;
        item("waveform").following = false;
        click("more");
        reopen();
        compare(item("prompt").width, width);
        compare(fixture.app.takes.order, TakeFilterModel.Longest);
        compare(fixture.app.takes.starredOnly, true);
        compare(fixture.app.takes.search, "");
        compare(fixture.app.player.looping, true);
        compare(item("waveform").following, false);
        compare(item("more").checked, true);
    }

    // Grips the divider that begins at `x`.
    function drag(panes, x, distance) {
        const y = panes.height / 2;
        mousePress(panes, x + 4, y);
        for (let i = 1; i <= 8; ++i)
            mouseMove(panes, x + 4 + distance * i / 8, y, -1, Qt.LeftButton);
        mouseRelease(panes, x + 4 + distance, y);
    }

    function actionOf(name) {
        for (const action of window.actionList) {
            if (action.name === name)
                return action;
        }
        fail(name);
        return null;
    }

    function test_noTwoActionsShareAKey() {
        const seen = new Set();
        const names = new Set();
        for (const action of window.actionList) {
            names.add(action.name);
            for (const key of [action.nativeText, ...Array.from(action.sequences)]) {
                verify(key === "" || !seen.has(key), key);
                seen.add(key);
            }
        }
        compare(names.size, window.actionList.length);
    }

    function test_theMenuHasEveryAction() {
        click("menuButton");
        const menu = item("actionsMenu");
        tryCompare(menu, "opened", true);
        compare(menu.count, window.actionList.length);
        for (let i = 0; i < menu.count; ++i) {
            const action = window.actionList[i];
            compare(menu.itemAt(i).objectName, action.name + "Item");
            compare(menu.itemAt(i).text, action.text);
            compare(menu.itemAt(i).key, action.nativeText);
            compare(menu.itemAt(i).enabled, action.available);
        }
        for (let i = 0; i < menu.count; ++i)
            if (menu.itemAt(i).objectName === "keysActionItem")
                menu.contentItem.positionViewAtIndex(i, ListView.Contain);
        mouseClick(findChild(menu.contentItem, "keysActionItem"));
        tryVerify(() => findChild(window, "keysSearch")?.activeFocus);
    }

    function test_theListOfKeysIsSearched() {
        keyClick(Qt.Key_Question, Qt.ControlModifier);
        tryVerify(() => findChild(window, "keysSearch")?.activeFocus);
        const list = item("keysList");
        const all = list.count;
        compare(all, window.actionList.filter(action => action.nativeText !== "").length);
        type("ctrl+e");
        tryVerify(() => list.count >= 1 && list.count < all); // also Ctrl+Enter
        type("zz");
        compare(list.count, 0);
        keyClick(Qt.Key_Escape);
        tryCompare(list, "visible", false);
    }

    function test_theGuideIsSearched() {
        keyClick(Qt.Key_F1);
        tryVerify(() => findChild(window, "guideSearch")?.activeFocus);
        const list = item("guideList");
        const all = list.count;
        verify(all > 10);
        type("audiocraft convert");
        compare(list.count, 1);
        verify(item("guidePage").getText(0, 6) === "Models");
        type("zz");
        compare(list.count, 0);
        keyClick(Qt.Key_Escape);
        tryCompare(item("guideDialog"), "visible", false);
    }

    function test_dialogsOpenTheirPageOfTheGuide_data() {
        return [
            {tag: "settingsDialog", open: () => keyClick(Qt.Key_Comma, Qt.ControlModifier), page: "Settings of the application"},
            {tag: "modelsDialog", open: () => click("modelBox"), page: "Models"},
            {tag: "conditionsDialog", open: () => click("build"), page: "Prompts that work"}
        ];
    }

    function test_dialogsOpenTheirPageOfTheGuide(data) {
        data.open();
        tryCompare(item(data.tag), "opened", true);
        mouseClick(findChild(item(data.tag).header, "guideButton"));
        tryCompare(item("guideDialog"), "opened", true);
        compare(item("guidePage").Accessible.name, data.page);
        item("guideDialog").close();
        item(data.tag).close();
    }

    function test_linksLeadToPagesOfTheGuide() {
        window.openGuide("010-first-music.md");
        tryCompare(item("guideDialog"), "opened", true);
        item("guidePage").linkActivated("090-models.md");
        compare(item("guidePage").Accessible.name, "Models");
        item("guideDialog").close();
    }

    function test_heldKeysDoItOnce() {
        type("endless");
        fixture.holdKey(window, Qt.Key_Return, Qt.ControlModifier);
        tryVerify(() => fixture.app.generation.busy);
        compare(fixture.app.generation.queue.count, 0);
        compare(fixture.app.request.prompt, "endless");
        fixture.stopJobs();
        for (let i = 0; i < 3; ++i)
            fixture.addTake("take", 1, i);
        const total = fixture.app.takes.total;
        item("takesList").forceActiveFocus();
        fixture.app.takes.selectOnly(0);
        fixture.holdKey(window, Qt.Key_Delete, Qt.NoModifier);
        compare(fixture.app.takes.total, total - 1);
        const looping = fixture.app.player.looping;
        fixture.holdKey(window, Qt.Key_L, Qt.NoModifier);
        compare(fixture.app.player.looping, !looping);
    }

    function test_homeAndEndAreTheListsInTheList() {
        for (let i = 0; i < 3; ++i)
            fixture.addTake("take", 1, i);
        showTake("rain");
        fixture.app.player.seek(1);
        item("takesList").forceActiveFocus();
        fixture.app.takes.selectOnly(1);
        keyClick(Qt.Key_End);
        compare(fixture.app.takes.currentRow, 3);
        keyClick(Qt.Key_Home);
        compare(fixture.app.takes.currentRow, 0);
    }

    function test_everyDeletedTakeComesBack() {
        const ids = [];
        for (let i = 0; i < 5; ++i)
            ids.push(fixture.addTake("take " + i, 1, i));
        item("takesList").forceActiveFocus();
        for (let i = 0; i < 5; ++i) {
            fixture.app.takes.selectOnly(0);
            keyClick(Qt.Key_Delete);
        }
        compare(fixture.app.takes.total, 0);
        verify(item("deletedButton").enabled);
        for (let i = 1; i <= 4; ++i) {
            keyClick(Qt.Key_Z, Qt.ControlModifier);
            compare(fixture.app.takes.total, i);
        }
        // The last one from the list of deleted takes, also at the next start.
        window.closesAnyway = true;
        window.destroy();
        wait(0);
        fixture.reopen();
        window = windowComponent.createObject(null, {app: fixture.app});
        tryVerify(() => fixture.app.takes.deleted.count === 1 && fixture.app.takes.total === 4);
        click("deletedButton");
        const dialog = item("deletedTakes");
        tryCompare(dialog, "opened", true);
        tryVerify(() => findChild(dialog.content, "restoreTake") !== null);
        mouseClick(findChild(dialog.content, "restoreTake"));
        compare(fixture.app.takes.total, 5);
        compare(fixture.app.takes.deleted.count, 0);
    }

    function test_undoInAFieldIsTheFields() {
        fixture.addTake("take", 1, 1);
        fixture.app.takes.remove(fixture.app.takes.selectedIds());
        fixture.app.takes.selectAll();
        fixture.app.takes.remove(fixture.app.takes.selectedIds());
        compare(fixture.app.takes.total, 0);
        click("prompt");
        type("abc");
        keyClick(Qt.Key_Z, Qt.ControlModifier);
        compare(fixture.app.takes.total, 0);
        verify(fixture.app.request.prompt !== "abc");
    }

    function test_asksBeforeAConversionIsLost() {
        const work = fixture.app.models.work;
        work.convert("/endless");
        tryCompare(work, "converting", true);
        const dialog = item("closeDialog");
        window.close();
        tryVerify(() => dialog.visible);
        verify(findChild(dialog.content, "closeConverting").visible);
        keyClick(Qt.Key_Escape);
        tryVerify(() => !dialog.visible);
        work.cancel();
        tryCompare(work, "converting", false);
        window.close();
        tryVerify(() => !window.visible);
    }

    function test_findSearchesTheModelsWhileTheyAreShown() {
        keyClick(Qt.Key_F, Qt.ControlModifier);
        verify(item("searchField").activeFocus);
        const dialog = item("modelsDialog");
        dialog.open();
        tryCompare(dialog, "opened", true);
        tryVerify(() => findChild(dialog.contentItem, "modelsList").activeFocus);
        keyClick(Qt.Key_F, Qt.ControlModifier);
        tryVerify(() => findChild(dialog.contentItem, "modelSearch").activeFocus);
        keyClick(Qt.Key_Escape);
        tryVerify(() => !dialog.visible);
    }

    function test_asksBeforeAnUnsavedTakeIsLost() {
        const dialog = findChild(window, "closeDialog");
        tryVerify(() => !fixture.app.takes.loading);
        fixture.setLibraryWritable(false);
        fixture.addTake("calm piano", 1, 1);
        tryCompare(fixture.app.takes, "unsaved", 1);
        window.close();
        tryVerify(() => dialog.visible);
        verify(window.visible);
        keyClick(Qt.Key_Escape);
        tryVerify(() => !dialog.visible);

        fixture.setLibraryWritable(true);
        fixture.app.notices.act(0); // Try again
        tryCompare(fixture.app.takes, "unsaved", 0);
        window.close();
        tryVerify(() => !window.visible);
    }
}
