// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Settings, recipes, takes and codes in their stored forms: what is accepted, refused, kept and compared.

#include "core/recipe/recipe.h"
#include "core/takes/codes_file.h"
#include "core/takes/take.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace arioso;
using namespace arioso::core;

namespace {

QJsonObject object(const char* json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    Q_ASSERT(document.isObject());
    return document.object();
}

QJsonObject with(QJsonObject base, const char* name, const QJsonValue& value)
{
    base.insert(QLatin1String(name), value);
    return base;
}

Recipe someRecipe()
{
    Recipe recipe;
    recipe.prompt = QStringLiteral("80s pop \u266b");
    recipe.settings.sample = true;
    recipe.settings.guidanceScale = 3.5;
    recipe.settings.temperature = 0.7;
    recipe.settings.topK = 250;
    recipe.settings.topP = 1;
    recipe.settings.minP = 0;
    recipe.settings.seconds = 12.5;
    recipe.settings.seed = 18446744073709551615ULL;
    recipe.settings.exclude = QStringLiteral("drums");
    recipe.model = {
        QStringLiteral("punk"), QStringLiteral("ab12"), {}, QStringLiteral("musicgen-small"), 0.8};
    recipe.continuation = SoundSource{QStringLiteral("20261122-0"), {}, 1.5, 4};
    recipe.melody = SoundSource{{}, QStringLiteral("hum.wav"), 0, 7};
    recipe.program = QStringLiteral("Arioso 1.0");
    return recipe;
}

Take someTake()
{
    Take take;
    take.id = QStringLiteral("20261122-163400-123-4f9a2c-0");
    take.name = QStringLiteral("Mine");
    take.starred = true;
    take.created = QDateTime(QDate(2026, 11, 22), QTime(16, 34, 0, 123), Qt::UTC);
    take.batch = QStringLiteral("20261122-163400-123-4f9a2c");
    take.batchIndex = 2;
    take.recipe = someRecipe();
    take.seconds = 12.5;
    take.sampleRate = 32000;
    take.channels = 2;
    take.codebooks = 8;
    take.frames = 625;
    take.frameRate = 50;
    take.promptFrames = 125;
    take.skippedSamples = 640;
    take.stopped = true;
    return take;
}

/// A safetensors file put together by hand.
QByteArray tensorFile(const QByteArray& header, const QByteArray& data)
{
    QByteArray bytes(8, '\0');
    bytes[0] = char(header.size());
    return bytes + header + data;
}

} // namespace

class RecipeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void editsReadBack()
    {
        Recipe recipe = someRecipe();
        recipe.edit = TakeEdit{TakeEdit::Kind::Repaint, QStringLiteral("20261122-0"), 50, 125};
        QVERIFY(*valueOf(recipeFromJson(toJson(recipe))) == recipe);
        QVERIFY(!(recipe == someRecipe()));
        Take take = someTake();
        take.recipe.edit =
            TakeEdit{TakeEdit::Kind::Loop, QStringLiteral("20261122-1"), 3, 403, 25, 4, 4, 119.5};
        QVERIFY(*valueOf(takeFromJson(toJson(take), take.id)) == take);
        QVERIFY(take.isLoop());
        QCOMPARE(take.parentId(), QStringLiteral("20261122-1")); // not that which it continued
        QCOMPARE(differences(recipe, someRecipe()).size(), 1);
        QCOMPARE(differences(recipe, someRecipe())[0].setting, Setting::Edit);
    }

    void editsAreStrict_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("kind") << QByteArray(R"({"kind": "cut", "take": "a", "from": 0, "to": 5})");
        QTest::newRow("no kind") << QByteArray(R"({"take": "a", "from": 0, "to": 5})");
        QTest::newRow("empty") << QByteArray(R"({"kind": "repaint", "take": "a", "from": 5, "to": 5})");
        QTest::newRow("negative") << QByteArray(R"({"kind": "repaint", "take": "a", "from": -1, "to": 5})");
        QTest::newRow("fraction") << QByteArray(R"({"kind": "loop", "take": "a", "from": 0.5, "to": 5})");
    }

    void editsAreStrict()
    {
        QFETCH(QByteArray, json);
        const auto recipe = recipeFromJson(with(toJson(someRecipe()), "edit", object(json)));
        QVERIFY(failureOf(recipe) != nullptr);
        QCOMPARE(failureOf(recipe)->code, FailureCode::FormatInvalid);
    }

    void settingsReadBack()
    {
        const GenerationSettings settings = someRecipe().settings;
        const QJsonObject json = toJson(settings);
        QCOMPARE(json.value(QLatin1String("seed")).toString(), QStringLiteral("18446744073709551615"));
        QCOMPARE(json.value(QLatin1String("guidance_scale")).toDouble(), 3.5);
        QVERIFY(*valueOf(settingsFromJson(json)) == settings);
        GenerationSettings endless;
        endless.endless = true;
        QCOMPARE(toJson(endless), object(R"({"takes": 1, "endless": true})"));
        QVERIFY(*valueOf(settingsFromJson(toJson(endless))) == endless);
        QVERIFY(!(endless == GenerationSettings()));
        QCOMPARE(toJson(GenerationSettings()), object(R"({"takes": 1})"));
        QVERIFY(*valueOf(settingsFromJson({})) == GenerationSettings());
        QCOMPARE(valueOf(settingsFromJson(object(R"({"seed": 42, "top_k": null})")))->seed,
                 std::optional<quint64>(42));
    }

    // Pieces that were generated until they were stopped can be longer than what may be asked for.
    void settingsOfAnyLengthReadBack()
    {
        GenerationSettings endless = someRecipe().settings;
        endless.endless = true;
        for (const auto& [seconds, expected] : {std::pair(0.01, 0.1), std::pair(75.5, 75.5), std::pair(86400.0, 3600.0)}) {
            const GenerationSettings settings = ofLength(endless, seconds);
            QCOMPARE(settings.seconds, std::optional(expected));
            QVERIFY(!settings.endless && settings.seed == endless.seed);
            QVERIFY(!problemWith(settings));
            QVERIFY(*valueOf(settingsFromJson(toJson(settings))) == settings);
        }
    }

    void settingsAreStrict_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("type") << QByteArray(R"({"sample": 1})");
        QTest::newRow("text for number") << QByteArray(R"({"temperature": "1"})");
        QTest::newRow("fraction") << QByteArray(R"({"top_k": 2.5})");
        QTest::newRow("negative") << QByteArray(R"({"top_k": -1})");
        QTest::newRow("temperature 0") << QByteArray(R"({"temperature": 0})");
        QTest::newRow("guidance") << QByteArray(R"({"guidance_scale": 31})");
        QTest::newRow("top-p above 1") << QByteArray(R"({"top_p": 1.01})");
        QTest::newRow("no takes") << QByteArray(R"({"takes": 0})");
        QTest::newRow("nine takes") << QByteArray(R"({"takes": 9})");
        QTest::newRow("no time") << QByteArray(R"({"seconds": 0})");
        QTest::newRow("seed beyond 64 bits") << QByteArray(R"({"seed": "18446744073709551616"})");
        QTest::newRow("signed seed") << QByteArray(R"({"seed": "+1"})");
        QTest::newRow("empty seed") << QByteArray(R"({"seed": ""})");
        QTest::newRow("negative seed") << QByteArray(R"({"seed": -1})");
        QTest::newRow("exclude") << QByteArray(R"({"exclude": 3})");
        QTest::newRow("list") << QByteArray(R"({"seconds": [1]})");
        QTest::newRow("huge") << QByteArray(R"({"top_k": 1e300})");
    }

    void settingsAreStrict()
    {
        QFETCH(QByteArray, json);
        const auto settings = settingsFromJson(object(json));
        QVERIFY(failureOf(settings) != nullptr);
        QCOMPARE(failureOf(settings)->code, FailureCode::FormatInvalid);
        const QString field = object(json).keys().first();
        QVERIFY2(failureOf(settings)->detail.contains(field), qPrintable(failureOf(settings)->detail));
    }

    void unknownFieldsAreKept()
    {
        const GenerationSettings settings =
            *valueOf(settingsFromJson(object(R"({"swing": {"depth": 3}, "takes": 2})")));
        QCOMPARE(toJson(settings), object(R"({"swing": {"depth": 3}, "takes": 2})"));
        GenerationSettings plain;
        plain.takes = 2;
        QVERIFY(settings == plain);

        const Recipe recipe =
            *valueOf(recipeFromJson(with(toJson(someRecipe()), "mood", QStringLiteral("blue"))));
        QVERIFY(recipe == someRecipe());
        QCOMPARE(toJson(recipe).value(QLatin1String("mood")).toString(), QStringLiteral("blue"));
        const Take take = *valueOf(takeFromJson(with(toJson(someTake()), "rating", 5), someTake().id));
        QCOMPARE(toJson(take).value(QLatin1String("rating")).toInt(), 5);
    }

    void recipesReadBack()
    {
        const auto recipe = recipeFromText(recipeText(someRecipe()));
        QVERIFY(valueOf(recipe) != nullptr);
        QVERIFY(*valueOf(recipe) == someRecipe());
        QCOMPARE(valueOf(recipe)->program, someRecipe().program);

        Recipe unconditional;
        QVERIFY(!valueOf(recipeFromText(recipeText(unconditional)))->prompt);
        unconditional.prompt = QString();
        QVERIFY(
            valueOf(recipeFromText(recipeText(unconditional)))->prompt); // the empty prompt is another thing
    }

    void badRecipesAreRefused()
    {
        const QJsonObject good = toJson(someRecipe());
        const auto code = [](const QJsonObject& json) {
            const auto recipe = recipeFromJson(json);
            return failureOf(recipe) != nullptr ? std::optional(failureOf(recipe)->code) : std::nullopt;
        };
        QVERIFY(!code(good));
        QCOMPARE(code(with(good, "version", 2)), std::optional(FailureCode::VersionUnsupported));
        QCOMPARE(code(with(good, "version", 0)), std::optional(FailureCode::FormatInvalid));
        QCOMPARE(code(with(good, "version", QJsonValue())), std::optional(FailureCode::FormatInvalid));
        QCOMPARE(code(with(good, "format", QStringLiteral("other"))),
                 std::optional(FailureCode::FormatInvalid));
        QCOMPARE(code(with(good, "prompt", 7)), std::optional(FailureCode::FormatInvalid));
        QCOMPARE(code(with(good, "prompt", QString(10001, QLatin1Char('x')))),
                 std::optional(FailureCode::FormatInvalid));
        QCOMPARE(code(with(good, "settings", object(R"({"takes": 99})"))),
                 std::optional(FailureCode::FormatInvalid));
        QCOMPARE(code(with(good, "model", QStringLiteral("small"))),
                 std::optional(FailureCode::FormatInvalid));
        QCOMPARE(code(with(good, "continuation", object(R"({"from": 0})"))),
                 std::optional(FailureCode::FormatInvalid));
        QCOMPARE(code(with(good, "continuation", object(R"({"take": "a", "file": "b"})"))),
                 std::optional(FailureCode::FormatInvalid));
        QCOMPARE(code(with(good, "melody", object(R"({"file": "b", "from": 3, "to": 2})"))),
                 std::optional(FailureCode::FormatInvalid));
        QCOMPARE(failureOf(recipeFromText("[1]"))->code, FailureCode::FormatInvalid);
        QCOMPARE(failureOf(recipeFromText(QByteArray(1000, '[')))->code, FailureCode::FormatInvalid);
        QCOMPARE(failureOf(recipeFromText({}))->code, FailureCode::FormatInvalid);
    }

    void differencesAreListed()
    {
        const Recipe left = someRecipe();
        QVERIFY(differences(left, left).isEmpty());
        Recipe right = left;
        right.prompt.reset();
        right.model.fingerprint = QStringLiteral("cd34");
        right.model.strength = 1;
        right.model.precision = QStringLiteral("int8");
        right.continuation.reset();
        right.settings.temperature = 1.1;
        right.settings.topK.reset();
        right.settings.seed = 5;
        right.settings.exclude.reset();
        right.program = QStringLiteral("another");
        const QList<SettingDifference> expected{
            {Setting::Prompt, *left.prompt, {}},
            {Setting::Model, QStringLiteral("punk"), QStringLiteral("punk")},
            {Setting::Strength, 0.8, 1.0},
            {Setting::Precision, {}, QStringLiteral("int8")},
            {Setting::Continuation, QStringLiteral("20261122-0"), {}},
            {Setting::Temperature, 0.7, 1.1},
            {Setting::TopK, 250, {}},
            {Setting::Seed, QVariant::fromValue<quint64>(18446744073709551615ULL),
             QVariant::fromValue<quint64>(5)},
            {Setting::Exclude, QStringLiteral("drums"), {}},
        };
        QCOMPARE(differences(left, right), expected);
        QVERIFY(!(left == right));
    }

    void resolvingKeepsWhatWasSet()
    {
        engine::GenerationDefaults defaults;
        defaults.temperature = 0.7F;
        defaults.topP = 0; // no file may hold it: stays the checkpoint's
        GenerationSettings settings;
        settings.topK = 10;
        const GenerationSettings all = resolved(settings, defaults);
        QCOMPARE(all.topK, std::optional(10));
        QCOMPARE(all.temperature, std::optional(0.7));
        QCOMPARE(all.guidanceScale, std::optional(3.0));
        QCOMPARE(all.sample, std::optional(true));
        QVERIFY(!all.topP && !all.seconds && !all.seed);
        QVERIFY(valueOf(settingsFromJson(toJson(all))) != nullptr);
    }

    void problemsNameTheValue()
    {
        GenerationSettings settings;
        QVERIFY(!problemWith(settings));
        settings.takes = 0;
        QVERIFY(problemWith(settings)->detail.contains(QStringLiteral("takes")));
        settings = {};
        settings.minP = std::numeric_limits<double>::quiet_NaN();
        QCOMPARE(problemWith(settings)->code, FailureCode::RequestInvalid);
    }

    void takesReadBack()
    {
        const auto take = takeFromJson(toJson(someTake()), someTake().id);
        QVERIFY(valueOf(take) != nullptr);
        QVERIFY(*valueOf(take) == someTake());
        QCOMPARE(valueOf(take)->parentId(), QStringLiteral("20261122-0"));
        QCOMPARE(valueOf(take)->promptSeconds(), 2.5);
    }

    void badTakesAreRefused()
    {
        const QJsonObject good = toJson(someTake());
        const auto refused = [](const QJsonObject& json) {
            return failureOf(takeFromJson(json, QStringLiteral("x"))) != nullptr;
        };
        QVERIFY(refused({}));
        QVERIFY(refused(with(good, "version", 2)));
        QVERIFY(refused(with(good, "created", QStringLiteral("yesterday"))));
        QVERIFY(refused(with(good, "recipe", QJsonValue())));
        QVERIFY(refused(with(good, "frames", -1)));
        QVERIFY(refused(with(good, "frames", 124))); // fewer than its prompt
        QVERIFY(refused(with(good, "seconds", QStringLiteral("long"))));
    }

    void codesFileIsAPlainTensor()
    {
        const engine::Codes codes{2, 3, {0, 1, 2, 2047, 256, 5}};
        const QByteArray bytes = codesToSafetensors(codes);
        const qsizetype header = bytes[0];
        QCOMPARE((8 + header) % 8, 0);
        const QJsonObject tensor =
            QJsonDocument::fromJson(bytes.mid(8, header)).object().value(QLatin1String("codes")).toObject();
        QCOMPARE(tensor, object(R"({"dtype": "I16", "shape": [2, 3], "data_offsets": [0, 12]})"));
        QCOMPARE(bytes.mid(8 + header), QByteArray::fromHex("000001000200ff0700010500"));

        const CodesPtr read = *valueOf(codesFromSafetensors(bytes));
        QCOMPARE(read->codebooks, 2);
        QCOMPARE(read->frames, 3);
        QCOMPARE(read->values, codes.values);
    }

    void codesOfAnySizeReadBack()
    {
        const engine::Codes wide{1, 2, {40000, 7}};
        QVERIFY(codesToSafetensors(wide).contains("I32"));
        QCOMPARE((*valueOf(codesFromSafetensors(codesToSafetensors(wide))))->values, wide.values);
        const engine::Codes none{4, 0, {}};
        QCOMPARE((*valueOf(codesFromSafetensors(codesToSafetensors(none))))->frames, 0);
        const QByteArray foreign = tensorFile(
            R"({"__metadata__":{"by":"x"},"codes":{"shape":[1,1],"data_offsets":[0,4],"dtype":"I32"}})",
            QByteArray::fromHex("09000000"));
        QCOMPARE((*valueOf(codesFromSafetensors(foreign)))->values, std::vector<std::int32_t>{9});
    }

    void damagedCodesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray good = codesToSafetensors({2, 3, {0, 1, 2, 3, 4, 5}});
        for (qsizetype size = 0; size < good.size(); ++size)
            QTest::newRow(qPrintable(QStringLiteral("cut at %1").arg(size))) << good.left(size);
        QTest::newRow("longer") << good + '\0';
        QTest::newRow("header of 2^64 - 1") << QByteArray(8, '\xff') + good.mid(8);
        const auto row = [](const char* name, const QByteArray& header, const QByteArray& data) {
            QTest::newRow(name) << tensorFile(header, data);
        };
        const QByteArray two(2, '\0');
        row("float", R"({"codes":{"dtype":"F16","shape":[1,1],"data_offsets":[0,2]}})", two);
        row("one dimension", R"({"codes":{"dtype":"I16","shape":[1],"data_offsets":[0,2]}})", two);
        row("no codebooks", R"({"codes":{"dtype":"I16","shape":[0,1],"data_offsets":[0,0]}})", {});
        row("negative", R"({"codes":{"dtype":"I16","shape":[1,-1],"data_offsets":[0,2]}})", two);
        row("overflow", R"({"codes":{"dtype":"I16","shape":[64,4611686018427387904],"data_offsets":[0,2]}})",
            two);
        row("fraction", R"({"codes":{"dtype":"I16","shape":[1.5,1],"data_offsets":[0,2]}})", two);
        row("hole", R"({"codes":{"dtype":"I16","shape":[1,1],"data_offsets":[2,4]}})", two + two);
        row("two tensors", R"({"codes":{"dtype":"I16","shape":[1,1],"data_offsets":[0,2]},"more":{}})", two);
        row("another name", R"({"tokens":{"dtype":"I16","shape":[1,1],"data_offsets":[0,2]}})", two);
        row("negative code", R"({"codes":{"dtype":"I16","shape":[1,1],"data_offsets":[0,2]}})", "\xff\xff");
        row("no JSON", "{{{{", two);
    }

    void damagedCodesAreRefused()
    {
        QFETCH(QByteArray, bytes);
        const auto codes = codesFromSafetensors(bytes);
        QVERIFY(failureOf(codes) != nullptr);
        QCOMPARE(failureOf(codes)->code, FailureCode::FormatInvalid);
    }
};

QTEST_GUILESS_MAIN(RecipeTest)

#include "tst_recipe.moc"
