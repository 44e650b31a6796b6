// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
import QtQuick
import QtQuick.Controls
import QtTest
import Arioso.Test
import Arioso.Ui

// What others wrote is text: not a word of it is fetched, wherever it is shown. A listener must hear nothing, and each
// item that shows the text must show it as it is.
TestCase {
    id: test

    property Fixture fixture: null
    property Main window: null
    property Application app: null
    property string image: ""
    property int before: 0

    name: "plain_text"
    when: windowShown

    Component {
        id: fixtureComponent

        Fixture {}
    }

    Component {
        id: windowComponent

        Main {}
    }

    Component {
        id: richComponent

        Text {
            textFormat: Text.RichText
        }
    }

    Component {
        id: tipComponent

        Button {}
    }

    function init() {
        fixture = fixtureComponent.createObject(test);
        app = fixture.app;
        app.settings.welcomeSeen = true;
        window = windowComponent.createObject(null, {app: app});
        window.requestActivate();
        tryVerify(() => window.active && app.generation.canGenerate && fixture.modelReady());
        image = "<img src=\"http://127.0.0.1:" + fixture.listen() + "/x.png\">";
        const rich = createTemporaryObject(richComponent, test, {text: image});
        tryVerify(() => fixture.heard > 0); // such a text would be heard
        rich.destroy();
        wait(50);
        before = fixture.heard;
    }

    function cleanup() {
        wait(100);
        compare(fixture.heard, before);
        window.closesAnyway = true;
        window.destroy();
        wait(0);
        fixture.destroy();
        wait(0);
    }

    function item(name) {
        const found = findChild(window, name);
        verify(found, name);
        return found;
    }

    function click(name) {
        const target = item(name);
        for (let at = target; at; at = at.parent)
            waitForItemPolished(at);
        mouseClick(target);
    }

    /// The visible items below one that show the text of others.
    function showing(root: Item): var {
        const found = [];
        const look = at => {
            if (!at.visible)
                return;
            const text = at instanceof Text || at instanceof TextEdit || at instanceof TextInput ? at.text : "";
            if (text.includes("<img"))
                found.push(at);
            for (let i = 0; i < at.children.length; ++i)
                look(at.children[i]);
        };
        look(root);
        return found;
    }

    /// It is shown somewhere in the window, or below an item, and as plain text only.
    function check(place: string, root: Item) {
        const top = root ?? window.contentItem.parent;
        tryVerify(() => showing(top).length > 0, 5000, place);
        waitForRendering(window.contentItem, 200);
        for (const at of showing(top))
            verify(at instanceof TextInput || at.textFormat === TextEdit.PlainText, `${place}: ${at}`);
        compare(fixture.heard, before, place);
    }

    function checkDialog(dialog) {
        tryCompare(dialog, "opened", true);
        check(dialog.objectName, dialog.contentItem);
        dialog.close();
        tryVerify(() => !dialog.visible);
    }

    /// The tool tip of an item, as the mouse finds it.
    function checkTip(target: Item) {
        if (target.hoverEnabled === false)
            target.hoverEnabled = true; // not by itself on the offscreen platform
        mouseMove(target, 2, 2);
        mouseMove(target, target.width / 2, target.height / 2);
        const tip = target.ToolTip.toolTip;
        tryVerify(() => tip.visible, 5000, target.objectName);
        check(target.objectName + " tip", tip.contentItem);
        mouseMove(window.contentItem, 1, 1);
        tryVerify(() => !tip.visible);
    }

    function test_prompts() {
        app.request.prompt = image;
        check("prompt", item("prompt"));
        app.generation.generate();
        tryVerify(() => app.takes.total === 1 && !app.generation.busy);
        check("takes", item("takesList"));
        app.request.prompt = "endless " + image;
        app.generation.generate();
        tryVerify(() => app.generation.busy);
        app.generation.generate();
        tryVerify(() => app.generation.queue.count === 1);
        check("queue", item("generateButton").parent.parent);
        app.request.prompt = "";
        fixture.stopJobs();
        click("recent");
        check("recent prompts");
        keyClick(Qt.Key_Escape);
    }

    function test_takes() {
        const ids = [fixture.addTake(image, 2, 3), fixture.addTake(image + " x".repeat(200), 2, 4)];
        app.takes.rename(ids[0], image + " named");
        app.stage.showTake(ids[1]);
        tryVerify(() => app.stage.hasSound);
        check("stage", item("stagePane"));
        checkTip(findChild(item("stagePane"), "title"));
        app.compare.compare(ids[0], ids[1]);
        tryVerify(() => !app.compare.preparing);
        check("comparison", item("closeCompare").parent.parent);
        app.compare.close();
        app.takes.showDetails(ids[0]);
        item("takeDetails").open();
        checkDialog(item("takeDetails"));
        app.exporter.open(ids[0], 0, 0);
        tryVerify(() => app.exporter.state !== ExportViewModel.Idle);
        wait(50);
        app.exporter.cancel();
        item("longerDialog").openFor(ids[0], 0);
        tryCompare(item("longerDialog"), "opened", true);
        item("longerDialog").close();
        app.takes.selectOnly(0);
        item("takesList").forceActiveFocus();
        keyClick(Qt.Key_F2); // its old title is the field's hint
        wait(50);
        keyClick(Qt.Key_Escape);
        app.takes.selectOnly(0);
        keyClick(Qt.Key_Menu);
        tryVerify(() => item("takeMenu").opened);
        item("takeMenu").close();
        app.continuation.continueTake(ids[0], 1);
        tryVerify(() => !app.continuation.empty && !app.continuation.reading);
        check("continuation", item("continuationCard"));
        app.takes.remove(ids); // a notice names them
        item("deletedTakes").open();
        checkDialog(item("deletedTakes"));
    }

    function test_presets() {
        const file = fixture.writeText("preset.json", JSON.stringify({format: "arioso-preset", version: 1, name: image,
                                                                      description: image, prompt: image}));
        const count = app.presets.count;
        app.presets.importFile(fixture.urlOf(file));
        tryCompare(app.presets, "count", count + 1);
        app.presets.apply(app.presets.idAt(count));
        compare(app.presets.currentName, image);
        check("preset", item("presetButton"));
        checkTip(item("presetButton"));
        click("presetButton");
        tryVerify(() => item("presetList").opened);
        check("presets", item("presetList").contentItem);
        keyClick(Qt.Key_Escape);
        click("presetMenuButton"); // builds it
        tryVerify(() => item("presetMenu").opened);
        item("presetMenu").close();
        tryVerify(() => !item("presetMenu").visible);
        item("presetMenu").editAsked();
        checkDialog(item("presetEditDialog"));
        app.presets.remove(app.presets.current);
        check("undo", item("banners"));
        app.history.undo();
    }

    function test_filesOfOthers() {
        // No file's name holds a slash, and so none names an address: it must be plain all the same.
        const tone = fixture.writeTone("<img src=x>.wav", 1);
        app.continuation.openFile(fixture.urlOf(tone));
        tryVerify(() => !app.continuation.empty && !app.continuation.reading);
        check("continuation", item("continuationCard"));
        app.continuation.clear();
        click("recentFiles");
        tryVerify(() => item("recentFilesMenu").opened);
        check("recent files", item("recentFilesMenu").contentItem);
        item("recentFilesMenu").close();
        const broken = fixture.writeText("<img src=y>.wav", "no sound");
        app.continuation.openFile(fixture.urlOf(broken));
        check("notice of a file", item("banners"));
    }

    function test_modelsOfOthers() {
        fixture.writeText("odd/config.json", JSON.stringify({model_type: image, architectures: [image]}));
        app.openDropped([fixture.urlOf(fixture.folder + "/odd")]);
        check("notice of a model", item("banners"));
        const messages = item("messagesDialog");
        messages.open();
        checkDialog(messages);
        fixture.writeText("mine/<img src=x>/config.json", '{"architectures": ["MusicgenForConditionalGeneration"]}');
        fixture.writeText("mine/<img src=x>/model.safetensors", "weights");
        fixture.writeText("mine/punk/adapter_config.json", JSON.stringify({peft_type: "LORA", base_model_name_or_path:
                                                                          "facebook/musicgen-" + image}));
        fixture.writeText("mine/punk/adapter_model.safetensors", "weights");
        fixture.serveLicence(image);
        app.models.addFolder(fixture.urlOf(fixture.folder + "/mine"));
        const dialog = item("modelsDialog");
        dialog.open();
        tryCompare(dialog, "opened", true);
        app.catalogue.find("me/tune");
        const list = findChild(dialog.contentItem, "modelsList");
        tryVerify(() => list.count >= 14);
        for (let i = 0; i < list.count; ++i) {
            list.reveal(i);
            wait(0);
        }
        list.reveal(0);
        check("models", list);
        dialog.close();
        app.catalogue.showLicence("me/tune");
        tryVerify(() => item("licenceDialog").opened);
        wait(50);
        app.catalogue.closeLicence();
        app.models.choose(fixture.folder + "/mine/<img src=x>");
        check("model in use", item("modelBox"));
    }

    // All tool tips are one item, whichever control it belongs to.
    function test_everyToolTip() {
        const button = createTemporaryObject(tipComponent, window.contentItem);
        button.ToolTip.show(image);
        tryVerify(() => button.ToolTip.toolTip.visible);
        check("tool tip", button.ToolTip.toolTip.contentItem);
    }
}
