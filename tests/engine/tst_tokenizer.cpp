// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The tokenizer through its module, in a program that also uses libtorch, against ids from the reference
// (golden/tokenizer/make_tokenizer_goldens.py).

#include "engine/text/tokenizer.h"

#include "engine/text/pieces.h"
#include "support/test.h"

#include <ATen/core/Tensor.h>
#include <ATen/ops/ones.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <unistd.h>

using namespace arioso;
using engine::ErrorCode;
using engine::Tokenizer;
using nlohmann::json;

namespace {

using Ids = std::vector<std::int64_t>;

const std::filesystem::path kGoldens = ARIOSO_GOLDEN_DIR "/tokenizer";
const std::filesystem::path kModule = ARIOSO_TOKENIZER_MODULE;

std::string contents(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// A file that goes away with the object.
class TemporaryFile
{
public:
    TemporaryFile(const std::string& extension, const std::string& bytes)
        : m_path(std::filesystem::temp_directory_path() /
                 ("arioso-tst-tokenizer-" + std::to_string(getpid()) + extension))
    {
        std::ofstream(m_path, std::ios::binary) << bytes;
    }
    ~TemporaryFile() { std::filesystem::remove(m_path); }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

std::unique_ptr<Tokenizer> openBytes(const std::string& bytes, const std::string& extension = ".model")
{
    const TemporaryFile file(extension, bytes);
    return Tokenizer::open(file.path(), kModule);
}

const std::string& spiece()
{
    static const std::string bytes = contents(kGoldens / "spiece.model");
    return bytes;
}

const json& tokenizerJson()
{
    static const json file = json::parse(contents(kGoldens / "tokenizer.json"));
    return file;
}

/// tokenizer.json after `edit`.
template <typename Edit>
std::unique_ptr<Tokenizer> openEdited(Edit edit)
{
    json file = tokenizerJson();
    edit(file);
    return openBytes(file.dump(), ".json");
}

const json& cases()
{
    static const json goldens = json::parse(contents(kGoldens / "tokenizer-goldens.json"));
    return goldens.at("cases");
}

/// "" if every prompt gives its ids, else a sentence with the first that does not. `variant`: a key of the
/// goldens.
std::string mismatch(const Tokenizer& tokenizer, const std::string& variant)
{
    for (const json& golden : cases()) {
        if (golden.contains("differs"))
            continue;
        const auto prompt = golden.at("prompt").get<std::string>();
        const auto expected = golden.at(golden.contains(variant) ? variant : "spiece").get<Ids>();
        const Ids actual = tokenizer.encode(prompt);
        if (actual != expected)
            return golden.at("prompt").dump(-1, ' ', true) + " gives " + json(actual).dump() + ", not " +
                   json(expected).dump();
    }
    return {};
}

/// A protobuf field of bytes; all lengths here are below 128.
std::string field(int number, const std::string& bytes)
{
    return char(number << 3 | 2) + std::string(1, char(bytes.size())) + bytes;
}

} // namespace

ARIOSO_TEST(torchWorksBesideTheModule)
{
    QCOMPARE(at::ones({2, 3}).sum().item<float>(), 6.0F);
    const auto tokenizer = Tokenizer::open(kGoldens / "spiece.model", kModule);
    QCOMPARE(tokenizer->encode("").size(), std::size_t(1));
    QCOMPARE(at::ones({3, 3}).sum().item<float>(), 9.0F);
}

ARIOSO_TEST(spieceModelGivesTheReferencesIds)
{
    QVERIFY(cases().size() > 500);
    // With the steps of the published tokenizer.json, as Transformers 5 reads it; 4.46 had others, which
    // differ at U+0085 only.
    const std::string problem = mismatch(*openBytes(spiece()), "published");
    QVERIFY2(problem.empty(), problem.c_str());
}

ARIOSO_TEST(tokenizerJsonGivesTheReferencesIds)
{
    const std::string problem = mismatch(*Tokenizer::open(kGoldens / "tokenizer.json", kModule), "spiece");
    QVERIFY2(problem.empty(), problem.c_str());
}

ARIOSO_TEST(stepsOfThePublishedTokenizerJson)
{
    const auto tokenizer = openEdited([](json& file) {
        file["normalizer"] = json(file["normalizer"]["normalizers"][0]);
        file["pre_tokenizer"] =
            json::parse(R"({"type": "Sequence", "pretokenizers": [{"type": "WhitespaceSplit"},
            {"type": "Metaspace", "replacement": "▁", "add_prefix_space": true}]})");
    });
    const std::string problem = mismatch(*tokenizer, "published");
    QVERIFY2(problem.empty(), problem.c_str());
}

ARIOSO_TEST(prefixOfTheFirstWordOnly)
{
    const auto tokenizer = openEdited([](json& file) { file["pre_tokenizer"]["prepend_scheme"] = "first"; });
    const std::string problem = mismatch(*tokenizer, "first");
    QVERIFY2(problem.empty(), problem.c_str());
}

ARIOSO_TEST(differencesOnPurposeAreStillOnes)
{
    const auto tokenizer = openBytes(spiece());
    int marked = 0;
    for (const json& golden : cases()) {
        if (!golden.contains("differs"))
            continue;
        ++marked;
        QVERIFY2(tokenizer->encode(golden.at("prompt").get<std::string>()) != golden.at("spiece").get<Ids>(),
                 golden.at("prompt").dump(-1, ' ', true).c_str());
    }
    QVERIFY(marked > 0);
}

ARIOSO_TEST(emptyPromptIsOnlyEos)
{
    const auto tokenizer = openBytes(spiece());
    QCOMPARE(tokenizer->encode(""), Ids{1});
    QCOMPARE(tokenizer->encode(" \t\n"), Ids{1});
    QCOMPARE(tokenizer->encode({}), Ids{1});
}

ARIOSO_TEST(extraIdsFollowTheModelsPiecesInFallingOrder)
{
    const auto tokenizer = openBytes(spiece());
    for (int n = 0; n < 100; ++n)
        QCOMPARE(tokenizer->encode("<extra_id_" + std::to_string(n) + ">"), (Ids{1099 - n, 1}));
}

ARIOSO_TEST(extraIdsOfTheModelItselfAreKept)
{
    // <extra_id_0> as a user-defined piece of the model takes id 1000, the other 99 follow.
    const auto tokenizer = openBytes(spiece() + field(1, field(1, "<extra_id_0>") + "\x18\x04"));
    QCOMPARE(tokenizer->encode("<extra_id_0><extra_id_99><extra_id_1>"), (Ids{1000, 1001, 1099, 1}));
}

ARIOSO_TEST(addedTokensOfTokenizerJsonAreCutOut)
{
    const auto tokenizer = openEdited([](json& file) {
        file["added_tokens"].push_back({{"id", 7}, {"content", "piano"}});
        file["added_tokens"].push_back({{"id", 8}, {"content", "pianoforte"}}); // the longest wins
    });
    QCOMPARE(tokenizer->encode("pianopianofortepiano"), (Ids{7, 8, 7, 1}));
}

ARIOSO_TEST(bytesThatAreNotUtf8AreUnknown)
{
    const auto tokenizer = openBytes(spiece());
    const Ids one = tokenizer->encode("a\xFF"
                                      "b");
    QCOMPARE(one, tokenizer->encode("a☃b"));
    for (const std::string bytes : {"\xC3", "\xE2\x82", "\xF0\x9F\x8E", "\x80", "\xC0\x80", "\xED\xA0\x80",
                                    "\xFE\xFF", "\xE2", "\xC2", "a\xE3\x80"})
        QCOMPARE(tokenizer->encode(bytes).back(), std::int64_t(1));
}

ARIOSO_TEST(longPromptsAreTheirWordsOneAfterTheOther)
{
    const auto tokenizer = openBytes(spiece());
    const std::string sentence = "calm piano, fröhlich ☃☃ <pad> ";
    Ids expected = tokenizer->encode(sentence);
    expected.pop_back();
    const std::size_t once = expected.size();
    std::string prompt;
    std::size_t count = 0;
    for (; prompt.size() < (1U << 20); ++count)
        prompt += sentence;
    const Ids ids = tokenizer->encode(prompt);
    QCOMPARE(ids.size(), count * once + 1);
    QVERIFY(std::equal(expected.begin(), expected.end(), ids.end() - 1 - std::ptrdiff_t(once)));
    QCOMPARE(tokenizer->encode(std::string(1 << 20, ' ') + "a").size(), std::size_t(2));
    QCOMPARE(tokenizer->encode(std::string(1 << 20, '<').replace(500, 1, " ").substr(0, 1000)).back(),
             std::int64_t(1));
}

ARIOSO_TEST(wordWithoutEndIsRefused)
{
    const auto tokenizer = openBytes(spiece());
    QVERIFY(tokenizer->encode(std::string(64 << 10, 'x')).size() > 1000);
    CHECK_ERROR(tokenizer->encode(std::string(1 << 20, '\0')), ErrorCode::RequestTooLong, "1048576 bytes");
}

ARIOSO_TEST(missingFilesAreNamed)
{
    CHECK_ERROR(Tokenizer::open("/nowhere/spiece.model", kModule), ErrorCode::FileNotFound,
                "/nowhere/spiece.model");
    CHECK_ERROR(Tokenizer::open(kGoldens, kModule), ErrorCode::FileUnreadable, "tokenizer");
    CHECK_ERROR(Tokenizer::open(kGoldens / "spiece.model", "/nowhere/module.so"), ErrorCode::Internal,
                "/nowhere/module.so");
    CHECK_ERROR(Tokenizer::open(kGoldens / "spiece.model", "libc.so.6"), ErrorCode::Internal, "libc.so.6");
    CHECK_ERROR(Tokenizer::open(kGoldens / "spiece.model", kGoldens / "spiece.model"), ErrorCode::Internal,
                "cannot be used");
}

ARIOSO_TEST(filesThatAreNoModelAreRefused)
{
    CHECK_ERROR(openBytes(""), ErrorCode::CheckpointInvalid, "no pieces");
    CHECK_ERROR(openBytes("hello, this is a text file\n"), ErrorCode::CheckpointInvalid,
                "not a SentencePiece model");
    CHECK_ERROR(openBytes(std::string(1000, '\0')), ErrorCode::CheckpointInvalid, "cannot be used");
    CHECK_ERROR(openBytes(std::string(1000, '\xFF')), ErrorCode::CheckpointInvalid, "cannot be used");
    CHECK_ERROR(openBytes(spiece() + field(1, field(1, "▁piano"))), ErrorCode::CheckpointInvalid,
                "▁piano"); // twice
    CHECK_ERROR(openBytes(spiece() + field(1, field(1, ""))), ErrorCode::CheckpointInvalid, "piece 1000");
    CHECK_ERROR(openBytes(spiece() + field(1, field(1, "x") + std::string("\x15\x00\x00\xC0\x7F", 5))),
                ErrorCode::CheckpointInvalid, "not finite");
    CHECK_ERROR(openBytes(spiece() + field(2, "\x18\x02")), ErrorCode::CheckpointUnsupported,
                "unigram"); // a BPE model
    CHECK_ERROR(openBytes(spiece() + field(3, field(2, "\xFF\xFF\xFF\x7F"
                                                       "abcdef"))),
                ErrorCode::CheckpointInvalid, "character table");

    const TemporaryFile huge(".model", spiece());
    std::filesystem::resize_file(huge.path(), (64U << 20) + 1);
    CHECK_ERROR(Tokenizer::open(huge.path(), kModule), ErrorCode::FileUnreadable, "more than the limit");
}

ARIOSO_TEST(damagedModelsFailOrWorkButNeverCrash)
{
    const std::string prompt = "Fröhlich ½ ﬁ ｆｕｌｌ e\u0301 ☃ <pad> \xFF";
    int refused = 0;
    const auto attempt = [&](const std::string& bytes) {
        try {
            (void)openBytes(bytes)->encode(prompt);
        } catch (const engine::Error&) {
            ++refused;
        }
    };
    for (std::size_t length = 1; length < spiece().size(); length = length * 5 / 4 + 1)
        attempt(spiece().substr(0, length));
    QVERIFY(refused > 20);
    std::uint64_t dice = 1;
    for (int i = 0; i < 24; ++i) {
        std::string bytes = spiece();
        for (int flips = 0; flips <= i % 4 * 20; ++flips) {
            dice = dice * 6364136223846793005U + 1442695040888963407U;
            bytes[(dice >> 33) % bytes.size()] = char(dice >> 25);
        }
        attempt(bytes);
    }
}

ARIOSO_TEST(damagedTokenizerJsonIsRefused)
{
    const auto refusal = [](auto edit) { return [edit] { return openEdited(edit); }; };
    CHECK_ERROR(openBytes("", ".json"), ErrorCode::CheckpointInvalid, "JSON");
    CHECK_ERROR(openBytes(std::string(100000, '['), ".json"), ErrorCode::CheckpointInvalid, "JSON");
    CHECK_ERROR(openBytes(std::string(100000, '[') + std::string(100000, ']'), ".json"),
                ErrorCode::CheckpointInvalid, "JSON");
    CHECK_ERROR(openBytes("{\"model\":3}", ".json"), ErrorCode::CheckpointInvalid, "vocab");
    CHECK_ERROR(openBytes(contents(kGoldens / "tokenizer.json").substr(0, 100000), ".json"),
                ErrorCode::CheckpointInvalid, "JSON");
    CHECK_ERROR(refusal([](json& f) { f["model"]["type"] = "BPE"; })(), ErrorCode::CheckpointUnsupported,
                "Unigram");
    CHECK_ERROR(refusal([](json& f) { f["model"]["byte_fallback"] = true; })(),
                ErrorCode::CheckpointUnsupported, "byte fallback");
    CHECK_ERROR(refusal([](json& f) { f["model"]["unk_id"] = 1100; })(), ErrorCode::CheckpointInvalid,
                "unknown piece");
    CHECK_ERROR(refusal([](json& f) { f["model"]["unk_id"] = -1; })(), ErrorCode::CheckpointInvalid,
                "unk_id");
    CHECK_ERROR(refusal([](json& f) { f["model"].erase("unk_id"); })(), ErrorCode::CheckpointInvalid,
                "unk_id");
    CHECK_ERROR(refusal([](json& f) { f["model"]["vocab"] = json::array(); })(), ErrorCode::CheckpointInvalid,
                "0 pieces");
    CHECK_ERROR(refusal([](json& f) { f["model"]["vocab"][5] = "a"; })(), ErrorCode::CheckpointInvalid,
                "piece 5");
    CHECK_ERROR(refusal([](json& f) { f["model"]["vocab"][5][1] = 1e300; })(), ErrorCode::CheckpointInvalid,
                "piece 5");
    CHECK_ERROR(refusal([](json& f) { f["model"]["vocab"][5][0] = std::string("a\0b", 3); })(),
                ErrorCode::CheckpointInvalid, "piece 5");
    CHECK_ERROR(refusal([](json& f) {
                    f["model"]["vocab"][1][0] = "EOS";
                    f.erase("added_tokens");
                })(),
                ErrorCode::CheckpointInvalid, "</s>");
    CHECK_ERROR(refusal([](json& f) {
                    f["normalizer"] = {{"type", "Lowercase"}};
                })(),
                ErrorCode::CheckpointUnsupported, "Lowercase");
    CHECK_ERROR(
        refusal([](json& f) { f["normalizer"]["normalizers"][0]["precompiled_charsmap"] = "no base64!"; })(),
        ErrorCode::CheckpointInvalid, "base64");
    CHECK_ERROR(
        refusal([](json& f) { f["normalizer"]["normalizers"][0]["precompiled_charsmap"] = "AAAA"; })(),
        ErrorCode::CheckpointInvalid, "truncated");
    CHECK_ERROR(refusal([](json& f) {
                    f["pre_tokenizer"] = {{"type", "ByteLevel"}};
                })(),
                ErrorCode::CheckpointUnsupported, "ByteLevel");
    CHECK_ERROR(refusal([](json& f) { f["pre_tokenizer"]["replacement"] = "_"; })(),
                ErrorCode::CheckpointUnsupported, "'_'");
    CHECK_ERROR(refusal([](json& f) { f["added_tokens"][0]["content"] = ""; })(),
                ErrorCode::CheckpointInvalid, "has no text");
    CHECK_ERROR(refusal([](json& f) { f["added_tokens"][0]["id"] = 4294967296; })(),
                ErrorCode::CheckpointInvalid, "'id'");
}

ARIOSO_TEST(moduleKeepsToItsContract)
{
    const ArTokenizerApi& api = engine::loadTokenizerModule(kModule);
    QVERIFY(&api == &engine::loadTokenizerModule(kModule)); // loaded once
    std::vector<char> error(8, 'x');
    QVERIFY(!api.open("garbage", 7, error.data(), error.size()));
    QVERIFY(error.back() == '\0' && error.front() != '\0');
    QVERIFY(!api.open(nullptr, 0, nullptr, 0));

    ArTokenizer* tokenizer = api.open(spiece().data(), spiece().size(), error.data(), error.size());
    QVERIFY(tokenizer);
    QCOMPARE(api.size(tokenizer), 1000);
    const std::string text = "calm piano";
    std::int32_t ids[2] = {-1, -1};
    const std::int64_t count = api.encode(tokenizer, text.data(), text.size(), nullptr, 0);
    QVERIFY(count > 1);
    QCOMPARE(api.encode(tokenizer, text.data(), text.size(), ids, 1), count);
    QVERIFY(ids[0] > 0 && ids[1] == -1); // no more than there was room for
    QCOMPARE(api.encode(tokenizer, nullptr, 5, ids, 2), std::int64_t(-1));
    QCOMPARE(api.encode(nullptr, text.data(), text.size(), ids, 2), std::int64_t(-1));
    api.close(tokenizer);
    api.close(nullptr);
}

ARIOSO_TEST(moduleWritesNothingToTheTerminal)
{
    const ArTokenizerApi& api = engine::loadTokenizerModule(kModule);
    const TemporaryFile written(".txt", "");
    std::fflush(nullptr);
    const int streams[2] = {dup(1), dup(2)};
    std::FILE* file = std::fopen(written.path().c_str(), "w");
    dup2(fileno(file), 1);
    dup2(fileno(file), 2);
    (void)api.open("garbage", 7, nullptr, 0);
    (void)api.open(spiece().data(), spiece().size() / 2, nullptr, 0);
    const std::string twice = spiece() + field(1, field(1, "▁piano"));
    (void)api.open(twice.data(), twice.size(), nullptr, 0);
    std::fflush(nullptr);
    for (int i = 0; i < 2; ++i) {
        dup2(streams[i], i + 1);
        ::close(streams[i]);
    }
    std::fclose(file);
    QCOMPARE(contents(written.path()), std::string());
}

ARIOSO_TEST(realT5Vocabulary)
{
    const char* path = std::getenv("ARIOSO_T5_SPIECE");
    if (!path)
        QSKIP("ARIOSO_T5_SPIECE names no spiece.model of T5");
    const auto tokenizer = Tokenizer::open(path, kModule);
    const std::vector<std::pair<const char*, Ids>> table = {
        {"", {1}},
        {" ", {1}},
        {"Hello <extra_id_0>.", {8774, 32099, 3, 5, 1}},
        {"A long paragraph for summarization.", {71, 307, 8986, 21, 4505, 1635, 1707, 5, 1}},
        {"The quick brown fox jumps over the lazy dog.",
         {37, 1704, 4216, 3, 20400, 4418, 7, 147, 8, 19743, 1782, 5, 1}},
        {"BERT is designed to pre-train deep bidirectional representations from unlabeled text by jointly "
         "conditioning "
         "on both left and right context in all layers.",
         {272, 24203, 19, 876,   12,    554, 18,  9719, 1659, 2647, 26352, 6497, 7,  45,   73, 9339, 400,
          26,  1499,  57, 22801, 10760, 30,  321, 646,  11,   269,  2625,  16,   66, 7500, 5,  1}},
        {"<pad> Today is <unk> nice day </s>", {0, 1960, 19, 2, 1245, 239, 1, 1}},
        {"This is a test", {100, 19, 3, 9, 794, 1}},
        {"<s>", {3, 2, 7, 3155, 1}},
    };
    for (const auto& [prompt, ids] : table)
        QVERIFY2(tokenizer->encode(prompt) == ids, prompt);
}

namespace {

/// Ids by transformers 5.24 (golden/tokenizer/make_added_tokens.py).
const json& addedGoldens()
{
    static const json goldens = json::parse(contents(kGoldens / "added-tokens.json"));
    return goldens;
}

/// "" if every prompt of the list gives its ids.
std::string mismatch(const Tokenizer& tokenizer, const json& list)
{
    for (const json& golden : list) {
        const Ids actual = tokenizer.encode(golden.at("prompt").get<std::string>());
        if (actual != golden.at("ids").get<Ids>())
            return golden.dump(-1, ' ', true) + " gives " + json(actual).dump();
    }
    return {};
}

/// A folder with files of a tokenizer.
class Folder
{
public:
    explicit Folder(const std::vector<std::pair<std::string, std::string>>& files)
        : m_path(
              std::filesystem::temp_directory_path() /
              ("arioso-tst-tokenizer-folder-" + std::to_string(getpid()) + "-" + std::to_string(++s_count)))
    {
        std::filesystem::create_directory(m_path);
        for (const auto& [name, bytes] : files)
            std::ofstream(m_path / name, std::ios::binary) << bytes;
    }
    ~Folder() { std::filesystem::remove_all(m_path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::unique_ptr<Tokenizer> open(const char* name) const
    {
        return Tokenizer::open(m_path / name, kModule);
    }

private:
    inline static int s_count = 0;
    std::filesystem::path m_path;
};

json publishedSteps()
{
    json file = tokenizerJson();
    file["normalizer"] = json(file["normalizer"]["normalizers"][0]);
    file["pre_tokenizer"] = json::parse(R"({"type": "Sequence", "pretokenizers": [{"type": "WhitespaceSplit"},
        {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": true}]})");
    return file;
}

} // namespace

ARIOSO_TEST(addedTokensAreFoundAsInTheReference)
{
    const std::string config = json{{"added_tokens_decoder", addedGoldens().at("decoder")}}.dump();
    const Folder files({{"spiece.model", spiece()},
                        {"tokenizer.json", publishedSteps().dump()},
                        {"tokenizer_config.json", config}});
    for (const char* name : {"spiece.model", "tokenizer.json"}) {
        const std::string problem = mismatch(*files.open(name), addedGoldens().at("cases"));
        QVERIFY2(problem.empty(), problem.c_str());
    }
}

ARIOSO_TEST(addedTokensOfTokenizerJsonKeepTheirFlags)
{
    json file = publishedSteps();
    for (const auto& [id, token] : addedGoldens().at("decoder").items()) {
        json entry = token;
        entry["id"] = std::stoi(id);
        auto& list = file["added_tokens"];
        const auto same = std::find_if(list.begin(), list.end(), [&](const json& other) {
            return other["content"] == entry["content"];
        });
        if (same != list.end())
            *same = entry;
        else
            list.push_back(entry);
    }
    const std::string problem = mismatch(*openBytes(file.dump(), ".json"), addedGoldens().at("cases"));
    QVERIFY2(problem.empty(), problem.c_str());
}

ARIOSO_TEST(olderListOfAddedTokens)
{
    const std::string list = R"({"mystyle": 1101, "zeta": 1100})";
    const std::string problem =
        mismatch(*Folder({{"spiece.model", spiece()}, {"added_tokens.json", list}}).open("spiece.model"),
                 addedGoldens().at("added_tokens_json"));
    QVERIFY2(problem.empty(), problem.c_str());
    // added_tokens_decoder makes it nothing, as in the reference.
    const Folder both({{"spiece.model", spiece()},
                       {"added_tokens.json", list},
                       {"tokenizer_config.json", R"({"added_tokens_decoder": {}})"}});
    QCOMPARE(both.open("spiece.model")->encode("zeta"), openBytes(spiece())->encode("zeta"));
    CHECK_ERROR(
        Folder({{"spiece.model", spiece()}, {"added_tokens.json", R"({"a": "b"})"}}).open("spiece.model"),
        ErrorCode::CheckpointInvalid, "added_tokens.json");
    CHECK_ERROR(Folder({{"spiece.model", spiece()},
                        {"tokenizer_config.json", R"({"added_tokens_decoder": {"x": {"content": "a"}}})"}})
                    .open("spiece.model"),
                ErrorCode::CheckpointInvalid, "id 'x'");
}

ARIOSO_TEST(withoutANormalizerBlanksAreWhatTheStepsSay)
{
    json file = publishedSteps();
    file["normalizer"] = nullptr;
    std::string problem = mismatch(*openBytes(file.dump(), ".json"), addedGoldens().at("null"));
    QVERIFY2(problem.empty(), problem.c_str());
    file["pre_tokenizer"] = json(file["pre_tokenizer"]["pretokenizers"][1]);
    problem = mismatch(*openBytes(file.dump(), ".json"), addedGoldens().at("null_metaspace"));
    QVERIFY2(problem.empty(), problem.c_str());
}
