// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
import QtQuick
import QtQuick.Controls
import QtTest
import Arioso.Test
import Arioso.Style
import Arioso.Ui

// Export and settings, with mouse and keys.
TestCase {
    id: test

    name: "library_dialogs"
    when: windowShown

    property Fixture fixture
    property ApplicationWindow window
    property Application app

    Component {
        id: fixtureComponent

        Fixture {}
    }
    Component {
        id: windowComponent

        ApplicationWindow {
            id: top

            required property Application app
            property alias settings: settingsDialog
            property alias models: modelsDialog
            property alias welcome: welcomePage
            property alias exportDialog: exportDialog
            property alias longer: longerDialog

            width: 900
            height: 700
            visible: true

            SettingsDialog {
                id: settingsDialog

                settings: top.app.settings
                onModelsRequested: modelsDialog.open()
            }
            ModelsDialog {
                id: modelsDialog

                models: top.app.models
                catalogue: top.app.catalogue
            }
            WelcomePage {
                id: welcomePage

                models: top.app.models
                catalogue: top.app.catalogue
                settings: top.app.settings
            }
            LongerDialog {
                id: longerDialog

                longer: top.app.longer
            }
            ExportDialog {
                id: exportDialog

                exporter: top.app.exporter
            }
        }
    }

    function init() {
        fixture = fixtureComponent.createObject(test);
        app = fixture.app;
        window = windowComponent.createObject(null, {app: app});
        waitForRendering(window.contentItem);
        window.requestActivate();
        tryVerify(() => window.active);
    }

    function cleanup() {
        window.destroy();
        tryVerify(() => !window);
        fixture.destroy();
        wait(0);
    }

    function part(dialog, name: string): Item {
        const item = findChild(dialog.contentItem ? dialog.contentItem : dialog, name);
        verify(item !== null, name);
        return item;
    }

    function show(dialog) {
        dialog.open();
        tryCompare(dialog, "opened", true);
        waitForRendering(dialog.contentItem);
    }

    function test_aTakeIsMadeLongerFromThePlayhead() {
        const id = fixture.addTake("rain", 4, 3);
        window.longer.openFor("none", 0);
        verify(!window.longer.visible);
        window.longer.openFor(id, 0);
        tryVerify(() => window.longer.opened);
        verify(!findChild(window.longer.contentItem, "fromCursor").visible); // only the end is offered
        window.longer.close();
        tryVerify(() => !window.longer.visible);

        window.longer.openFor(id, 1.5);
        tryVerify(() => window.longer.opened);
        mouseClick(findChild(window.longer.contentItem, "fromCursor"));
        verify(app.longer.fromCursor);
        const field = findChild(findChild(window.longer.contentItem, "longerDuration"), "field");
        field.forceActiveFocus();
        field.selectAll();
        keyClick(Qt.Key_1);
        keyClick(Qt.Key_Return);
        const start = findChild(window.longer.contentItem, "longerStart");
        verify(!start.enabled); // less than what is kept
        field.selectAll();
        keyClick(Qt.Key_6);
        keyClick(Qt.Key_Return);
        verify(start.enabled);
        tryVerify(() => fixture.modelReady());
        const notices = app.notices.count;
        mouseClick(start);
        tryVerify(() => !window.longer.visible);
        // It asks first: the model is loaded in another precision than the take's.
        tryCompare(app.notices, "count", notices + 1);
        app.notices.act(0);
        tryCompare(app.takes, "total", 2);
    }

    function test_settingsAreAppliedAtOnce() {
        const dialog = window.settings;
        show(dialog);
        const theme = part(dialog, "themeBox");
        theme.forceActiveFocus();
        keyClick(Qt.Key_Down);
        keyClick(Qt.Key_Down);
        tryCompare(app.settings, "dark", true);
        compare(theme.displayText, "Dark");
        const notify = part(dialog, "notifyWhenDone");
        verify(app.settings.notifyWhenDone);
        mouseClick(notify, 10, notify.height / 2);
        verify(!app.settings.notifyWhenDone);
        const slider = part(dialog, "textSlider");
        slider.forceActiveFocus();
        keyClick(Qt.Key_Right);
        tryCompare(app.settings, "textPercent", 105);

        mouseClick(part(dialog, "settingsTabs").itemAt(1));
        const check = part(dialog, "playWhileMade");
        verify(app.settings.playWhileMade);
        mouseClick(check, 10, check.height / 2);
        verify(!app.settings.playWhileMade);

        mouseClick(part(dialog, "settingsTabs").itemAt(2));
        tryCompare(app.models, "state", ModelsViewModel.Ready);
        const precision = part(dialog, "precisionBox");
        mouseClick(precision);
        tryCompare(precision.popup, "opened", true);
        keyClick(Qt.Key_Down);
        keyClick(Qt.Key_Return);
        tryVerify(() => app.models.summary.includes("16-bit · ready"));
        const threads = part(dialog, "threadsBox");
        threads.forceActiveFocus();
        keyClick(Qt.Key_Up);
        compare(app.settings.threads, 1);
        keyClick(Qt.Key_Escape);
        tryCompare(dialog, "visible", false);
    }

    function test_settingsLeadToTheModels() {
        show(window.settings);
        mouseClick(part(window.settings, "settingsTabs").itemAt(2));
        mouseClick(part(window.settings, "modelsButton"));
        tryCompare(window.models, "opened", true);
    }

    function test_aFolderGoesBackToItsPlace() {
        app.settings.setLibraryFolder(fixture.urlOf(fixture.folder));
        show(window.settings);
        const folder = part(window.settings, "libraryFolder");
        compare(folder.folder, fixture.folder);
        verify(folder.help.includes("after a restart"));
        mouseClick(findChild(folder, "resetFolder"));
        compare(app.settings.libraryFolder, "");
    }

    function test_exports() {
        const id = fixture.addTake("loop", 2, 3);
        app.exporter.open(id, 0.5, 1);
        const dialog = window.exportDialog;
        tryCompare(dialog, "opened", true);
        waitForRendering(dialog.contentItem);
        verify(part(dialog, "partOnly").checked);
        mouseClick(part(dialog, "whole"));
        verify(!app.exporter.selectionOnly);
        const formats = part(dialog, "formatBox");
        formats.forceActiveFocus();
        keyClick(Qt.Key_Home);
        keyClick(Qt.Key_Down);
        const file = fixture.folder + "/out.wav";
        app.exporter.chooseFile(fixture.urlOf(file)); // as the save dialog does
        tryCompare(dialog, "visible", false);
        verify(fixture.exists(file));

        app.exporter.open(id);
        tryCompare(dialog, "opened", true);
        app.exporter.chooseFile(fixture.urlOf(file));
        tryVerify(() => part(dialog, "replaceButton").visible);
        verify(part(dialog, "replaceQuestion").text.includes("out.wav"));
        mouseClick(part(dialog, "replaceButton"));
        tryCompare(dialog, "visible", false);
        compare(app.exporter.state, ExportViewModel.Idle);
    }

    function test_exportsAsItWasChosen() {
        app.exporter.open(fixture.addTake("loop", 2, 3));
        const dialog = window.exportDialog;
        tryCompare(dialog, "opened", true);
        waitForRendering(dialog.contentItem);
        verify(!part(dialog, "qualityBox").visible);
        const rates = part(dialog, "rateBox");
        rates.forceActiveFocus();
        keyClick(Qt.Key_End);
        verify(rates.displayText.includes("48"));
        const recipe = part(dialog, "withRecipe");
        verify(recipe.checked);
        recipe.forceActiveFocus();
        keyClick(Qt.Key_Space);
        verify(!app.exporter.options.withRecipe);
        app.exporter.cancel();
        tryCompare(dialog, "visible", false);

        // The choices are those of the next time.
        app.exporter.open(fixture.addTake("other", 2, 3));
        tryCompare(dialog, "opened", true);
        verify(part(dialog, "rateBox").displayText.includes("48"));
        verify(!part(dialog, "withRecipe").checked);
        const formats = part(dialog, "formatBox");
        formats.forceActiveFocus();
        keyClick(Qt.Key_End);
        compare(part(dialog, "qualityBox").visible, app.exporter.options.hasQualities);
        compare(part(dialog, "rateBox").visible, app.exporter.options.hasRates);
        keyClick(Qt.Key_Home);
        app.exporter.options.withRecipe = true;
        app.exporter.options.rates.choose(0);
        app.exporter.cancel();
    }

    function test_exportsSeveral() {
        const ids = [fixture.addTake("first", 2, 3), fixture.addTake("second", 2, 3)];
        app.exporter.openSeveral(ids);
        const dialog = window.exportDialog;
        tryCompare(dialog, "opened", true);
        waitForRendering(dialog.contentItem);
        verify(part(dialog, "severalHelp").visible);
        verify(!part(dialog, "partOnly").visible);
        compare(part(dialog, "saveAs").text, "Choose folder…");
        app.exporter.options.formats.choose(0);
        app.exporter.chooseFolder(fixture.urlOf(fixture.folder)); // as the folder dialog does
        tryCompare(dialog, "visible", false);
        verify(fixture.exists(fixture.folder + "/first.wav"));
        verify(fixture.exists(fixture.folder + "/second.wav"));
    }

    function test_peaksAboveFullScale() {
        app.exporter.open(fixture.addTake("quiet", 2, 3));
        const dialog = window.exportDialog;
        tryCompare(dialog, "opened", true);
        verify(!part(dialog, "levelChoice").visible);
        app.exporter.cancel();
        tryCompare(dialog, "visible", false);

        app.exporter.open(fixture.addTake("loud", 2, 3, 1.5));
        tryCompare(dialog, "opened", true);
        tryVerify(() => part(dialog, "levelChoice").visible);
        waitForRendering(dialog.contentItem);
        verify(part(dialog, "lowerToFit").checked);
        mouseClick(part(dialog, "keepLevel"));
        compare(app.exporter.level, ExportViewModel.KeepLevel);
        mouseClick(part(dialog, "useFloat"));
        compare(app.exporter.level, ExportViewModel.UseFloat);
        compare(app.exporter.options.formats.currentIndex, 2);
        // Choosing another format is choosing another level.
        const formats = part(dialog, "formatBox");
        formats.forceActiveFocus();
        keyClick(Qt.Key_Home);
        verify(part(dialog, "lowerToFit").checked);
        verify(!part(dialog, "useFloat").checked);
        app.exporter.cancel();
    }

    function test_escapeGivesUpAnExport() {
        const id = fixture.addTake("loop", 2, 3);
        app.exporter.open(id);
        tryCompare(window.exportDialog, "opened", true);
        keyClick(Qt.Key_Escape);
        tryCompare(window.exportDialog, "visible", false);
        compare(app.exporter.state, ExportViewModel.Idle);
    }

    function test_bigTextStaysInTheWindow() {
        Theme.textScale = 2;
        for (const dialog of [window.settings, window.models, window.welcome]) {
            show(dialog);
            verify(dialog.width <= window.width && dialog.height <= window.height);
            dialog.close();
            tryCompare(dialog, "visible", false);
        }
        Theme.textScale = 1;
    }
}
