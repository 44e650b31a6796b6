// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
import QtQuick
import QtQuick.Controls.Fusion
import QtTest
import Arioso.Test
import Arioso.Ui

// Export, settings, models and first run, with mouse and keys.
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
            property alias licence: licenceDialog
            property alias welcome: welcomePage
            property alias exportDialog: exportDialog
            property alias longer: longerDialog
            property alias box: modelBox

            width: 900
            height: 700
            visible: true

            ModelBox {
                id: modelBox

                models: top.app.models
                onClicked: modelsDialog.open()
            }
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
            LicenceDialog {
                id: licenceDialog

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

    function test_modelIsUnloadedAndLoaded() {
        tryCompare(app.models, "state", ModelsViewModel.Ready);
        compare(window.box.Accessible.name, "Model: fake · CPU, 8-bit · ready");
        mouseClick(window.box);
        tryCompare(window.models, "opened", true);
        tryVerify(() => findChild(window.models.contentItem, "modelRow") !== null);
        compare(part(window.models, "modelRow").chosen, true);
        mouseClick(part(window.models, "unloadModel"));
        tryCompare(app.models, "state", ModelsViewModel.None);
        tryVerify(() => part(window.models, "loadModel").visible);
        mouseClick(part(window.models, "loadModel"));
        tryCompare(app.models, "state", ModelsViewModel.Ready);
        mouseClick(findChild(window.models.header, "closeButton"));
        tryCompare(window.models, "visible", false);
    }

    function test_aFailureAsksForAnotherModel() {
        app.models.chooseRequested();
        tryCompare(window.models, "opened", true);
        const before = app.notices.count;
        app.models.addFolder(fixture.urlOf(fixture.folder));
        tryVerify(() => app.notices.count > before);
    }

    function test_welcomeIsSeenWhenItCloses() {
        app.settings.welcomeSeen = false;
        verify(!app.models.anyUsable);
        show(window.welcome);
        verify(part(window.welcome, "welcomeChoose").visible);
        verify(part(window.welcome, "getModelFirst").activeFocus);
        verify(part(window.welcome, "placesLooked").visible);
        mouseClick(part(window.welcome, "welcomeLater"));
        tryCompare(window.welcome, "visible", false);
        verify(app.settings.welcomeSeen);
    }

    // The first card is the recommended one; its repository holds the model that fixture.serve() serves.
    function test_aModelIsGotAndUsed() {
        fixture.serve();
        show(window.welcome);
        keyClick(Qt.Key_Space);
        tryCompare(window.licence, "opened", true);
        waitForRendering(window.licence.contentItem);
        mouseClick(part(window.licence, "refuseLicence"));
        tryCompare(window.licence, "visible", false);
        compare(app.catalogue.busy, false);
        mouseClick(part(window.welcome, "getModelFirst"));
        tryCompare(window.licence, "opened", true);
        waitForRendering(window.licence.contentItem);
        verify(part(window.licence, "acceptLicence").activeFocus);
        keyClick(Qt.Key_Space);
        tryCompare(window.licence, "visible", false);
        tryVerify(() => app.models.anyUsable, 20000);
        verify(part(window.welcome, "welcomeStart").visible);
        verify(!part(window.welcome, "placesLooked").visible);
        window.welcome.close();

        show(window.models);
        tryVerify(() => findChild(window.models.contentItem, "removeModel") !== null);
        mouseClick(part(window.models, "tabGet"));
        tryVerify(() => findChild(window.models.contentItem, "catalogueCard") !== null);
        const card = part(window.models, "catalogueCard");
        compare(card.phase, CatalogueModel.Installed);
        verify(card.Accessible.name.includes("musicgen-small"));
        mouseClick(part(window.models, "tabHere"));
        tryVerify(() => findChild(window.models.contentItem, "verifyModel") !== null);
        waitForRendering(window.models.contentItem);
        mouseClick(findChild(musicgenRow(), "verifyModel"));
        tryVerify(() => app.models.work.folder === "");
        mouseClick(findChild(musicgenRow(), "removeModel"));
        tryVerify(() => findChild(window.contentItem.parent, "removeModelNow") !== null);
        mouseClick(findChild(window.contentItem.parent, "removeModelNow"));
        tryVerify(() => !app.models.anyUsable);
    }

    function musicgenRow(): Item {
        return rows().find(row => row.name === "musicgen-small");
    }

    function rows() {
        const found = [];
        const look = item => {
            if (item.objectName === "modelRow")
                found.push(item);
            for (let i = 0; i < item.children.length; ++i)
                look(item.children[i]);
        };
        look(window.models.contentItem);
        return found;
    }

    function test_anAdapterHasAStrength() {
        fixture.writeText("mine/musicgen-small/config.json", '{"architectures": ["MusicgenForConditionalGeneration"]}');
        fixture.writeText("mine/musicgen-small/model.safetensors", "weights");
        fixture.writeText("mine/punk/adapter_config.json", '{"peft_type": "LORA", "base_model_name_or_path": "facebook/musicgen-small"}');
        fixture.writeText("mine/punk/adapter_model.safetensors", "weights");
        app.models.addFolder(fixture.urlOf(fixture.folder + "/mine"));
        show(window.models);
        tryVerify(() => rows().some(row => row.name === "punk"));
        app.models.choose(fixture.folder + "/mine/punk");
        const punk = () => rows().find(row => row.name === "punk");
        tryVerify(() => punk().chosen);
        compare(findChild(punk(), "adapterText").text, "Adapter for musicgen-small");
        const slider = findChild(punk(), "adapterStrength");
        tryVerify(() => slider.visible);
        slider.forceActiveFocus();
        keyClick(Qt.Key_Left);
        compare(app.models.strength, 95);
        compare(findChild(punk(), "adapterStrengthText").text, "95%");
        for (let at = slider; at; at = at.parent) // a press takes it where it is
            waitForItemPolished(at);
        mousePress(slider, slider.width / 2, slider.height / 2);
        tryCompare(slider, "pressed", true);
        mouseMove(slider, slider.width - 1, slider.height / 2);
        compare(app.models.strength, 95); // not while it is dragged
        mouseRelease(slider, slider.width - 1, slider.height / 2);
        compare(app.models.strength, 200);
    }

    function test_aDownloadIsPausedAndGivenUp() {
        fixture.serve();
        fixture.holdBack(true);
        app.catalogue.download("facebook/musicgen-small");
        app.catalogue.acceptLicence();
        show(window.models);
        mouseClick(part(window.models, "tabGet"));
        tryVerify(() => findChild(window.models.contentItem, "catalogueCard") !== null);
        const card = part(window.models, "catalogueCard");
        tryVerify(() => card.progress > 0, 20000);
        mouseClick(part(card, "pauseDownload"));
        tryCompare(card, "phase", CatalogueModel.Paused);
        verify(card.progressText.includes("Paused"));
        mouseClick(part(card, "cancelDownload"));
        tryCompare(card, "phase", CatalogueModel.Absent);
        fixture.holdBack(false);
    }

    function test_anybodysModelIsLookedUp() {
        fixture.serve();
        show(window.models);
        mouseClick(part(window.models, "tabGet"));
        tryVerify(() => findChild(window.models.contentItem, "findField") !== null);
        const field = part(window.models, "findField");
        field.forceActiveFocus();
        for (const c of "tune")
            keyClick(c);
        keyClick(Qt.Key_Return);
        verify(part(window.models, "findProblem").visible);
        compare(field.text, "tune");
        field.text = "me/tune";
        keyClick(Qt.Key_Return);
        compare(field.text, "");
        verify(!part(window.models, "findProblem").visible);
        compare(app.catalogue.models.count, 11);
        app.catalogue.cancel("me/tune");
        tryCompare(app.catalogue.models, "count", 10);
    }

    function test_addressAndToken() {
        show(window.models);
        mouseClick(part(window.models, "tabGet"));
        tryVerify(() => findChild(window.models.contentItem, "endpointField") !== null);
        const address = part(window.models, "endpointField");
        address.forceActiveFocus();
        for (const c of "nonsense")
            keyClick(c);
        keyClick(Qt.Key_Return);
        compare(app.catalogue.endpoint, "");
        tryCompare(address, "text", "");
        const token = part(window.models, "tokenField");
        token.forceActiveFocus();
        for (const c of "secret")
            keyClick(c);
        keyClick(Qt.Key_Return);
        verify(app.catalogue.hasToken);
        compare(token.text, "");
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
