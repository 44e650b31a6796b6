// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
import QtQuick
import QtQuick.Controls
import QtTest
import Arioso.Test
import Arioso.Ui

// The list of models, licences and the first run, with mouse and keys.
TestCase {
    id: test

    readonly property string small: "facebook/musicgen-small"
    property Fixture fixture
    property ApplicationWindow window
    property Application app

    name: "models"
    when: windowShown

    Component {
        id: fixtureComponent

        Fixture {}
    }
    Component {
        id: windowComponent

        ApplicationWindow {
            id: top

            required property Application app
            property alias models: modelsDialog
            property alias licence: licenceDialog
            property alias welcome: welcomePage
            property alias box: modelBox

            width: 900
            height: 700
            visible: true

            ModelBox {
                id: modelBox

                models: top.app.models
                onClicked: modelsDialog.open()
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
        }
    }

    function init() {
        failOnWarning(/^(?!PulseAudioService)/);
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

    function type(text: string) {
        for (const c of text)
            keyClick(c);
    }

    function list(): ListView {
        return part(window.models, "modelsList") as ListView;
    }

    /// The row of a model, scrolled to; null when it isn't listed.
    function row(key: string): Item {
        for (let i = 0; i < list().count; ++i) {
            if (list().shown.keyOf(i) === key) {
                list().positionViewAtIndex(i, ListView.Contain);
                return list().itemAtIndex(i);
            }
        }
        return null;
    }

    function click(item: Item) {
        for (let at = item; at; at = at.parent)
            waitForItemPolished(at);
        mouseClick(item);
    }

    function menuItem(entry: string): Item {
        const menu = list().menu;
        for (let n = 0; n < menu.count; ++n) {
            if (menu.itemAt(n).objectName === entry)
                return menu.itemAt(n);
        }
        return null;
    }

    /// Does what an entry of a row's menu says.
    function choose(key: string, entry: string) {
        click(findChild(row(key), "modelMenuButton"));
        const menu = list().menu;
        tryVerify(() => menu.opened);
        click(menuItem(entry));
        tryVerify(() => !menu.visible);
    }

    function test_modelIsUnloadedAndLoaded() {
        tryCompare(app.models, "state", ModelsViewModel.Ready);
        compare(window.box.Accessible.name, "Model: fake · CPU, 8-bit · ready");
        mouseClick(window.box);
        tryCompare(window.models, "opened", true);
        tryVerify(() => row("fake") !== null);
        compare(row("fake").chosen, true);
        compare(row("fake").phase, ModelItem.Loaded);
        click(part(row("fake"), "modelAction"));
        tryCompare(app.models, "state", ModelsViewModel.None);
        tryVerify(() => row("fake").action === ModelItem.Load);
        click(part(row("fake"), "modelAction"));
        tryCompare(app.models, "state", ModelsViewModel.Ready);
        click(findChild(window.models.header, "closeButton"));
        tryCompare(window.models, "visible", false);
    }

    function test_theListIsOneWithKeys() {
        show(window.models);
        tryVerify(() => list().count === 11); // what is loaded, and the official ones
        verify(list().activeFocus);
        compare(list().currentIndex, 0);
        keyClick(Qt.Key_Down);
        compare(list().currentIndex, 1);
        keyClick(Qt.Key_End);
        compare(list().currentIndex, 10);
        keyClick(Qt.Key_Up);
        compare(list().currentItem.Accessible.name.indexOf(list().currentItem.name), 0);
        verify(list().currentItem.Accessible.name.includes("Available"));
        keyClick(Qt.Key_Home);
        keyClick(Qt.Key_Down);
        compare(list().currentItem.key, small);
        keyClick(Qt.Key_Menu);
        const menu = list().menu;
        tryVerify(() => menu.opened);
        verify(!menuItem("removeModel").enabled);
        verify(menuItem("showLicence").enabled);
        keyClick(Qt.Key_Escape);
        tryVerify(() => !menu.visible);
        verify(window.models.visible);
        tryVerify(() => list().activeFocus);
        keyClick(Qt.Key_Return);
        tryCompare(window.licence, "opened", true);
        verify(part(window.licence, "acceptLicence").visible);
        keyClick(Qt.Key_Escape);
        tryCompare(window.licence, "visible", false);
        compare(app.catalogue.asked, "");
        keyClick(Qt.Key_F, Qt.ControlModifier);
        type("stereo-large");
        compare(list().count, 1);
        keyClick(Qt.Key_Return);
        verify(list().activeFocus);
        tryVerify(() => list().currentIndex === 0);
        compare(list().currentItem.key, "facebook/musicgen-stereo-large");
        window.models.close();
        tryCompare(window.models, "visible", false);
        show(window.models);
        compare(list().count, 11);
    }

    function test_aLicenceIsShown() {
        show(window.models);
        tryVerify(() => row(small) !== null);
        choose(small, "showLicence");
        tryCompare(window.licence, "opened", true);
        verify(!part(window.licence, "acceptLicence").visible);
        verify(part(window.licence, "closeLicence").activeFocus);
        keyClick(Qt.Key_Space);
        tryCompare(window.licence, "visible", false);
        compare(app.catalogue.busy, false);
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
        verify(part(window.welcome, "modelActionFirst").activeFocus);
        verify(part(window.welcome, "placesLooked").visible);
        mouseClick(part(window.welcome, "welcomeLater"));
        tryCompare(window.welcome, "visible", false);
        verify(app.settings.welcomeSeen);
    }

    // The recommended model is the one that fixture.serve() serves.
    function test_aModelIsGotAndUsed() {
        fixture.serve();
        show(window.welcome);
        keyClick(Qt.Key_Space);
        tryCompare(window.licence, "opened", true);
        waitForRendering(window.licence.contentItem);
        mouseClick(part(window.licence, "closeLicence"));
        tryCompare(window.licence, "visible", false);
        compare(app.catalogue.busy, false);
        mouseClick(part(window.welcome, "modelActionFirst"));
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
        tryVerify(() => row(small)?.phase === ModelItem.Installed);
        verify(row(small).Accessible.name.includes("musicgen-small"));
        choose(small, "verifyModel");
        tryVerify(() => app.models.work.folder === "");
        choose(small, "removeModel");
        tryVerify(() => findChild(window.contentItem.parent, "removeModelNow") !== null);
        mouseClick(findChild(window.contentItem.parent, "removeModelNow"));
        tryVerify(() => !app.models.anyUsable);
        tryVerify(() => row(small).phase === ModelItem.Available);
    }

    function test_anAdapterHasAStrength() {
        fixture.writeText("mine/musicgen-small/config.json", '{"architectures": ["MusicgenForConditionalGeneration"]}');
        fixture.writeText("mine/musicgen-small/model.safetensors", "weights");
        fixture.writeText("mine/punk/adapter_config.json", '{"peft_type": "LORA", "base_model_name_or_path": "facebook/musicgen-small"}');
        fixture.writeText("mine/punk/adapter_model.safetensors", "weights");
        app.models.addFolder(fixture.urlOf(fixture.folder + "/mine"));
        show(window.models);
        const punk = () => row(fixture.folder + "/mine/punk");
        tryVerify(() => punk() !== null);
        app.models.choose(fixture.folder + "/mine/punk");
        tryVerify(() => punk().chosen);
        compare(findChild(punk(), "modelAbout").text, "Adapter for musicgen-small");
        tryVerify(() => findChild(punk(), "adapterStrength") !== null);
        const slider = findChild(punk(), "adapterStrength");
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
        app.catalogue.download(small);
        app.catalogue.acceptLicence();
        show(window.models);
        tryVerify(() => row(small)?.progress > 0, 20000);
        click(part(row(small), "modelAction"));
        tryVerify(() => row(small).phase === ModelItem.Paused);
        verify(row(small).progressText.includes("Paused"));
        choose(small, "cancelDownload");
        tryVerify(() => row(small).phase === ModelItem.Available);
        fixture.holdBack(false);
    }

    function test_anybodysModelIsLookedUp() {
        fixture.serve();
        show(window.models);
        tryVerify(() => list().count === 11);
        const field = part(window.models, "modelSearch");
        field.forceActiveFocus();
        type("tune");
        compare(list().count, 0);
        keyClick(Qt.Key_Return); // nothing is called like that
        verify(part(window.models, "findProblem").visible);
        field.text = "https://huggingface.co/me/tune";
        keyClick(Qt.Key_Return);
        compare(field.text, "me/tune");
        verify(!part(window.models, "findProblem").visible);
        compare(app.models.models.count, 12);
        compare(list().currentItem.key, "me/tune");
        app.catalogue.cancel("me/tune");
        tryCompare(app.models.models, "count", 11);
    }

    function test_addressAndToken() {
        show(window.models);
        mouseClick(part(window.models, "downloadSettings"));
        const overlay = window.contentItem.parent;
        tryVerify(() => findChild(overlay, "endpointField") !== null);
        const address = findChild(overlay, "endpointField");
        address.forceActiveFocus();
        type("nonsense");
        keyClick(Qt.Key_Return);
        compare(app.catalogue.endpoint, "");
        tryCompare(address, "text", "");
        const token = findChild(overlay, "tokenField");
        token.forceActiveFocus();
        type("secret");
        keyClick(Qt.Key_Return);
        verify(app.catalogue.hasToken);
        compare(token.text, "");
    }
}
