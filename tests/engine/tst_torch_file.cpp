// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The reader of PyTorch's files: what the real PyTorch wrote (golden/torch), and what nobody should have
// written.

#include "conversion/tensor_writer.h"
#include "engine/checkpoint/formats/torch_file.h"
#include "support/test.h"
#include "support/tiny_checkpoint.h"
#include "support/torch_archive.h"

#include <ATen/ops/arange.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

using namespace arioso;
using namespace arioso::test;
using engine::ErrorCode;
using engine::StoredTensor;
using engine::TorchFile;
using nlohmann::json;

namespace {

json goldenValues()
{
    return json::parse(std::ifstream(ARIOSO_GOLDEN_DIR "/torch/values.json"));
}

std::vector<double> doubles(const at::Tensor& tensor)
{
    const at::Tensor flat = tensor.to(at::kDouble).flatten().contiguous();
    return {flat.data_ptr<double>(), flat.data_ptr<double>() + flat.numel()};
}

/// "" when these are the tensors of the golden.
std::string difference(const std::vector<StoredTensor>& tensors, const json& expected)
{
    if (tensors.size() != expected.size())
        return std::to_string(tensors.size()) + " tensors";
    for (const StoredTensor& tensor : tensors) {
        const json& golden = expected.at(tensor.entry.name);
        if (tensor.entry.shape != golden.at("shape") || tensor.tensor.sizes().vec() != tensor.entry.shape)
            return tensor.entry.name + " has another shape";
        if (!tensor.tensor.is_contiguous() || tensor.entry.bytes != std::int64_t(tensor.tensor.nbytes()))
            return tensor.entry.name + " is not laid out as it says";
        if (doubles(tensor.tensor) != golden.at("values").get<std::vector<double>>())
            return tensor.entry.name + " has other values";
    }
    return {};
}

/// A file of these bytes, which goes away with the object.
class Written
{
public:
    explicit Written(const std::string& bytes) { std::ofstream(path(), std::ios::binary) << bytes; }
    [[nodiscard]] std::filesystem::path path() const { return m_folder / "file.bin"; }
    [[nodiscard]] TorchFile open() const { return TorchFile(path()); }
    [[nodiscard]] std::vector<StoredTensor> tensors() const { return engine::mapTorchWeights(path()); }

private:
    TemporaryFolder m_folder;
};

/// Four floats 0..3.
std::string fourFloats()
{
    std::string bytes(16, '\0');
    for (int i = 0; i < 4; ++i) {
        const float value = float(i);
        std::memcpy(bytes.data() + 4 * i, &value, 4);
    }
    return bytes;
}

std::string floats(std::int64_t elements = 4)
{
    return pickle::storage("FloatStorage", "0", elements);
}

/// A file with one tensor "w" over `fourFloats`.
std::string oneTensor(const std::string& tensor, ZipKind kind = ZipKind::Plain)
{
    return torchFile(pickle::stream(pickle::dict({{"w", tensor}})), {fourFloats()}, kind);
}

std::string soundFile(ZipKind kind = ZipKind::Plain)
{
    return oneTensor(pickle::tensor(floats(), 0, {2, 2}, {2, 1}), kind);
}

/// A file whose top-level value these instructions leave on the stack.
Written ofPickle(const std::string& instructions)
{
    return Written(torchFile(pickle::stream(instructions), {fourFloats()}));
}

} // namespace

ARIOSO_TEST(whatPyTorchWroteIsRead)
{
    const json expected = goldenValues();
    QCOMPARE(
        difference(engine::mapTorchWeights(ARIOSO_GOLDEN_DIR "/torch/weights.bin"), expected.at("weights")),
        std::string());
    const TorchFile file(ARIOSO_GOLDEN_DIR "/torch/checkpoint.bin");
    QCOMPARE(difference(file.tensors({"best_state"}), expected.at("best_state")), std::string());
    QVERIFY(file.text("xp.cfg") != nullptr && *file.text("xp.cfg") == expected.at("xp.cfg"));
    QVERIFY(file.text("exported") == nullptr);
    QVERIFY(file.holdsTensors({"best_state"}) && !file.holdsTensors({"fsdp_best_state"}));
    CHECK_ERROR(file.tensors({"optimizer"}), ErrorCode::CheckpointInvalid, "\"optimizer\"");
}

ARIOSO_TEST(ourWriterIsReadTheSameWay)
{
    const at::Tensor whole = at::arange(12, at::kFloat).view({3, 4});
    const Written file(torchFile(TorchDict{{"whole", whole},
                                           {"part", whole.narrow(0, 1, 2)},
                                           {"turned", whole.t()},
                                           {"half", whole.to(at::kHalf)}}));
    const std::vector<StoredTensor> tensors = file.tensors();
    QCOMPARE(tensors.size(), std::size_t(4));
    QVERIFY(doubles(tensors[1].tensor) == doubles(whole.narrow(0, 1, 2)));
    QVERIFY(doubles(tensors[2].tensor) == doubles(whole.t()));
    QVERIFY(tensors[3].entry.dtype == "F16" && doubles(tensors[3].tensor) == doubles(whole));
    QVERIFY2(tensors[1].tensor.data_ptr() == static_cast<char*>(tensors[0].tensor.data_ptr()) + 16,
             "not mapped");
}

ARIOSO_TEST(sizesAbove4GiBAreReadFromTheirOwnFields)
{
    for (const ZipKind kind : {ZipKind::Plain, ZipKind::Zip64})
        QVERIFY(doubles(Written(soundFile(kind)).tensors().at(0).tensor) ==
                (std::vector<double>{0, 1, 2, 3}));
    const json expected = goldenValues();
    const TorchFile file(ARIOSO_GOLDEN_DIR "/torch/checkpoint64.bin"); // by Python's zipfile
    QCOMPARE(difference(file.tensors({"best_state"}), expected.at("best_state")), std::string());
    QVERIFY(file.text("xp.cfg") != nullptr && *file.text("xp.cfg") == expected.at("xp.cfg"));
}

ARIOSO_TEST(whatIsAbove4GiBIsWrittenWith64BitFields)
{
    engine::PlannedTensorFile planned{"weights.bin", engine::TensorFileKind::Torch, {}, {{"xp.cfg", "a: 1"}}};
    for (int i = 0; i < 3; ++i)
        planned.tensors.push_back(
            {"t" + std::to_string(i), {at::arange(i, i + 100, at::kFloat)}, at::kFloat});
    const TemporaryFolder folder;
    // None, the directory alone, later members and it, tensors of 400 bytes too, everything.
    for (const std::uint64_t begins : {engine::kZip64Begins, std::uint64_t(1800), std::uint64_t(1000),
                                       std::uint64_t(400), std::uint64_t(0)}) {
        const std::filesystem::path path = folder / "weights.bin";
        engine::NewFile out(path);
        engine::writeTorchFile(
            out, planned, [](std::uint64_t) {}, begins);
        out.commit();
        std::stringstream bytes;
        bytes << std::ifstream(path, std::ios::binary).rdbuf();
        QCOMPARE(bytes.str().find("PK\6\6") != std::string::npos, begins != engine::kZip64Begins);
        const TorchFile file(path);
        QVERIFY(file.text("xp.cfg") != nullptr && *file.text("xp.cfg") == "a: 1");
        const std::vector<StoredTensor> tensors = file.tensors({"best_state"});
        QCOMPARE(tensors.size(), std::size_t(3));
        for (std::size_t i = 0; i < 3; ++i)
            QVERIFY(doubles(tensors[i].tensor) == doubles(planned.tensors[i].parts[0]));
    }
}

ARIOSO_TEST(legacyAndForeignFilesAreNamed)
{
    std::string tar(600, '\0');
    tar.replace(257, 5, "ustar");
    CHECK_ERROR(Written(tar).open(), ErrorCode::CheckpointUnsupported, "before 1.6");
    const std::string magic("\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.\x80\x02M\xe9\x03.",
                            21);
    CHECK_ERROR(Written(magic).open(), ErrorCode::CheckpointUnsupported, "before 1.6");
    CHECK_ERROR(Written("version https://git-lfs.github.com/spec/v1\n").open(), ErrorCode::CheckpointInvalid,
                "Git LFS");
    CHECK_ERROR(Written("<!DOCTYPE html>").open(), ErrorCode::CheckpointInvalid, "is not a PyTorch file");
    CHECK_ERROR(Written("").open(), ErrorCode::FileUnreadable, "empty");
    CHECK_ERROR(TorchFile("/nowhere/file.bin"), ErrorCode::FileNotFound, "does not exist");
    const std::string pickle = pickle::stream("}");
    CHECK_ERROR(Written(zipOf({{"m/data.pkl", pickle}, {"m/constants.pkl", pickle}})).open(),
                ErrorCode::CheckpointUnsupported, "TorchScript");
    CHECK_ERROR(Written(zipOf({{"m/data.pkl", pickle}, {"m/byteorder", "big"}})).open(),
                ErrorCode::CheckpointUnsupported, "byte order");
    QVERIFY(Written(zipOf({{"m/data.pkl", pickle}, {"m/byteorder", "little"}})).tensors().empty());
}

ARIOSO_TEST(everyTruncationIsRefused)
{
    const std::string sound = soundFile();
    for (std::size_t size = 1; size < sound.size(); ++size) {
        bool refused = false;
        try {
            (void)Written(sound.substr(0, size)).open();
        } catch (const engine::Error&) {
            refused = true;
        }
        QVERIFY2(refused, std::to_string(size).c_str());
    }
}

ARIOSO_TEST(wrongZipFilesAreRefused)
{
    const std::string pickle = pickle::stream("}");
    const auto check = [&](const std::vector<ZipPart>& parts) { return Written(zipOf(parts)).open(); };
    const ErrorCode invalid = ErrorCode::CheckpointInvalid;
    CHECK_ERROR(check({{"m/data.pkl", pickle, 8}}), invalid, "compressed");
    CHECK_ERROR(check({{"m/data.pkl", pickle, 0, 0x0809}}), invalid, "encrypted");
    CHECK_ERROR(check({{"m/data.pkl", pickle}, {"m/data.pkl", pickle}}), invalid, "twice");
    CHECK_ERROR(check({{"m/data.pkl", pickle}, {"n/data.pkl", pickle}}), invalid, "two descriptions");
    CHECK_ERROR(check({{"m/data.pkl", pickle}, {"n/data/0", ""}}), invalid, "not in the folder");
    CHECK_ERROR(check({{"data.pkl", pickle}}), invalid, "data.pkl");
    CHECK_ERROR(check({{"m/version", "3"}}), invalid, "data.pkl");
    for (const std::string name :
         {"../data.pkl", "m/../../data.pkl", "/m/data.pkl", "m\\data.pkl", "C:/data.pkl"})
        CHECK_ERROR(check({{name, pickle}}), invalid, "outside of the archive");

    // The second entry of the directory leads to the first one's place.
    std::string overlapping = zipOf({{"m/data.pkl", pickle}, {"m/data.pkm", pickle}});
    const std::size_t second = overlapping.rfind("PK\1\2");
    overlapping.replace(second + 42, 4, 4, '\0');
    CHECK_ERROR(Written(overlapping).open(), invalid, "different entries");
    overlapping.replace(second + 46 + 9, 1, "l");
    CHECK_ERROR(Written(overlapping).open(), invalid, "twice");
    // A member that swallows the next one.
    std::string swallowing = zipOf({{"m/data.pkl", pickle}, {"m/data/0", std::string(100, 'x')}});
    const std::size_t first = swallowing.find("PK\1\2");
    swallowing.replace(first + 20, 1, "\x70").replace(first + 24, 1, "\x70");
    CHECK_ERROR(Written(swallowing).open(), invalid, "overlap");
    // A directory that claims more than is there.
    std::string claiming = soundFile();
    claiming.replace(claiming.size() - 12, 2, "\xfe\xff");
    CHECK_ERROR(Written(claiming).open(), invalid, "more members");
}

ARIOSO_TEST(whatIsNotDataIsRefused)
{
    const std::string system =
        pickle::global("os", "system") + pickle::tuple({pickle::text("touch /tmp/owned")}) + "R";
    CHECK_ERROR(ofPickle(system).open(), ErrorCode::CheckpointUnsupported, "\"os.system\"");
    CHECK_ERROR(ofPickle(pickle::text("posix") + pickle::text("system") + "\x93").open(),
                ErrorCode::CheckpointUnsupported, "\"posix.system\"");
    CHECK_ERROR(ofPickle(pickle::global("__builtin__", "eval")).open(), ErrorCode::CheckpointUnsupported,
                "eval");
    CHECK_ERROR(ofPickle(pickle::global("torch._utils", "_rebuild_tensor_v3")).open(),
                ErrorCode::CheckpointUnsupported, "v3");
    CHECK_ERROR(ofPickle(pickle::global("omegaconf.dictconfig", "DictConfig")).open(),
                ErrorCode::CheckpointUnsupported, "more than data");
    for (const std::string code :
         {"(ios\nsystem\n", "P1\n", "o", "\x82\x01", "\x92", "I1\n", "S'a'\n", "V\n", "d", "l"})
        CHECK_ERROR(ofPickle("}" + code).open(), ErrorCode::CheckpointInvalid, "which is not allowed");
    CHECK_ERROR(
        ofPickle(pickle::global("collections", "OrderedDict") + ")R" + pickle::integer(1) + "b").open(),
        ErrorCode::CheckpointInvalid, "attributes");
}

ARIOSO_TEST(damagedPicklesAreRefused)
{
    const ErrorCode invalid = ErrorCode::CheckpointInvalid;
    CHECK_ERROR(Written(torchFile("\x80\x06}.", {})).open(), invalid, "protocol");
    CHECK_ERROR(Written(torchFile("}.", {})).open(), invalid, "protocol");
    CHECK_ERROR(Written(torchFile(pickle::stream("}") + "x", {})).open(), invalid, "after its end");
    CHECK_ERROR(ofPickle("").open(), invalid, "0 values");
    CHECK_ERROR(ofPickle("}}").open(), invalid, "2 values");
    CHECK_ERROR(ofPickle("(}").open(), invalid, "instead of one");
    CHECK_ERROR(ofPickle("]").open(), invalid, "dictionary");
    CHECK_ERROR(ofPickle("R").open(), invalid, "does not exist");
    CHECK_ERROR(ofPickle("}(R").open(), invalid, "does not exist"); // below the mark
    CHECK_ERROR(ofPickle("t").open(), invalid, "mark");
    CHECK_ERROR(ofPickle("h\x07").open(), invalid, "memo");
    CHECK_ERROR(ofPickle(std::string("X\xff\xff\xff\x7f", 5)).open(), invalid, "incomplete");
    CHECK_ERROR(ofPickle("\x8a\x09" + std::string(9, 'x')).open(), invalid, "64 bits");
    CHECK_ERROR(ofPickle("c" + std::string(10'000, 'a')).open(), invalid, "too long");
    CHECK_ERROR(ofPickle("}}}}").open(), invalid, "4 values");
    CHECK_ERROR(ofPickle("}(" + pickle::text("a") + "u").open(), invalid, "items");
    CHECK_ERROR(ofPickle(pickle::dict({{"a", "N"}})).tensors(), invalid, "not a tensor");
    CHECK_ERROR(ofPickle(pickle::dict({{"a", pickle::tensor(floats(), 0, {}, {})},
                                       {"a", pickle::tensor(floats(), 0, {}, {})}}))
                    .tensors(),
                invalid, "twice");
}

ARIOSO_TEST(bombsDoNotGoOff)
{
    const ErrorCode invalid = ErrorCode::CheckpointInvalid;
    CHECK_ERROR(ofPickle(std::string(1'100'000, ']')).open(), invalid, "million");
    CHECK_ERROR(ofPickle(std::string(1'100'000, '(')).open(), invalid, "nested too deeply");
    CHECK_ERROR(ofPickle("}" + std::string(1'100'000, '2')).open(), invalid, "nested too deeply");
    // A list inside a list inside a list: closing it must not use up the stack.
    const Written deep = ofPickle(std::string(400'000, ']') + std::string(399'999, 'a') + "0}");
    QVERIFY(deep.tensors().empty());
    // A list that contains itself.
    QVERIFY(ofPickle("]q" + std::string(1, '\0') + "h" + std::string(1, '\0') + "a0}").tensors().empty());
    // One list of pairs, made into a dictionary ten thousand times.
    std::string pairs = "](";
    for (int i = 0; i < 1000; ++i)
        pairs += "NN\x86";
    pairs += "e\x85q\x01" + std::string("0") + pickle::global("collections", "OrderedDict") + "q\x02" + "0";
    for (int i = 0; i < 10'000; ++i)
        pairs += "h\x02h\x01R0";
    CHECK_ERROR(ofPickle(pairs + "}").open(), invalid, "million");
    // Small storages that claim to be large.
    CHECK_ERROR(Written(oneTensor(pickle::tensor(floats(), 0, {1 << 20, 1 << 20}, {0, 0}))).tensors(),
                invalid, "larger than");
    CHECK_ERROR(Written(oneTensor(pickle::tensor(floats(), 0, {std::int64_t(1) << 40, std::int64_t(1) << 40},
                                                 {1, 1})))
                    .tensors(),
                invalid, "larger than");
    // Strided views of one storage, each a copy.
    std::vector<std::pair<std::string, std::string>> views;
    std::string columns(1 << 16, '\0');
    for (int i = 0; i < 200; ++i)
        views.emplace_back(std::to_string(i), pickle::tensor(floats(1 << 14), 0, {128, 128}, {1, 128}));
    CHECK_ERROR(Written(torchFile(pickle::stream(pickle::dict(views)), {columns})).tensors(), invalid,
                "strided");
}

ARIOSO_TEST(tensorsStayInsideTheirStorage)
{
    const ErrorCode invalid = ErrorCode::CheckpointInvalid;
    const auto tensor = [](std::int64_t offset, const std::vector<std::int64_t>& sizes,
                           const std::vector<std::int64_t>& strides) {
        return Written(oneTensor(pickle::tensor(floats(), offset, sizes, strides))).tensors();
    };
    const std::int64_t huge = std::int64_t(1) << 62;
    CHECK_ERROR(tensor(1, {4}, {1}), invalid, "beyond its storage");
    CHECK_ERROR(tensor(0, {2, 2}, {3, 1}), invalid, "beyond its storage");
    CHECK_ERROR(tensor(huge, {1}, {1}), invalid, "beyond its storage");
    CHECK_ERROR(tensor(0, {3, 1}, {huge, 1}), invalid, "beyond its storage");
    CHECK_ERROR(tensor(-1, {1}, {1}), invalid, "no valid storage");
    CHECK_ERROR(tensor(0, {-1}, {1}), invalid, "sizes");
    CHECK_ERROR(tensor(0, {2}, {-1}), invalid, "strides");
    CHECK_ERROR(tensor(0, {2, 2}, {1}), invalid, "strides");
    CHECK_ERROR(tensor(0, std::vector<std::int64_t>(17, 1), std::vector<std::int64_t>(17, 1)), invalid,
                "short list");
    QCOMPARE(tensor(3, {1}, {1}).at(0).tensor.item<float>(), 3.0F);
    QCOMPARE(tensor(0, {0, huge}, {huge, 1}).at(0).tensor.numel(), std::int64_t(0));
    QCOMPARE(tensor(1, {}, {}).at(0).tensor.item<float>(), 1.0F);

    const auto stored = [](const std::string& storage) {
        return Written(oneTensor(pickle::tensor(storage, 0, {1}, {1}))).tensors();
    };
    CHECK_ERROR(stored(floats(3)), invalid, "16 bytes");
    CHECK_ERROR(stored(floats(5)), invalid, "16 bytes");
    CHECK_ERROR(stored(floats(huge)), invalid, "16 bytes");
    CHECK_ERROR(stored(pickle::storage("HalfStorage", "0", 4)), invalid, "16 bytes");
    CHECK_ERROR(stored(pickle::storage("FloatStorage", "1", 4)), invalid, "missing");
    CHECK_ERROR(stored(pickle::storage("FloatStorage", "../0", 4)), invalid, "missing");
    CHECK_ERROR(stored(pickle::storage("FloatStorage", std::string(1000, '0'), 4)), invalid,
                "description of a storage");
    CHECK_ERROR(stored(pickle::text("0")), invalid, "no valid storage");
}

// training.th: golden/torch/make_training_file.py.
ARIOSO_TEST(aTrainingsFileIsReadAroundItsObjects)
{
    const auto path = ARIOSO_GOLDEN_DIR "/torch/training.th";
    CHECK_ERROR(TorchFile(path), ErrorCode::CheckpointUnsupported, "more than data");
    const TorchFile file(path, engine::ForeignObjects::Keep);
    QVERIFY(file.holdsTensors({"best_state", "model"}) && !file.holdsTensors({"best_state"}));
    const auto tensors = file.tensors({"best_state", "model"});
    QVERIFY(tensors.size() == 1 && tensors[0].entry.name == "_fsdp_wrapped_module.weight");
    QCOMPARE(tensors[0].tensor.data_ptr<float>()[2], 3.0F);
    QVERIFY(file.data("xp.cfg") == json::parse(R"({"sample_rate": 32000, "lm_model": "transformer_lm",
        "transformer_lm": {"dim": 4, "num_heads": 2, "causal": true, "layer_scale": null, "name": "${lm_model}"},
        "codebooks_pattern": {"delay": {"delays": [0, 1]}}, "optim": {"lr": 0.5}})"));
    QVERIFY(file.data("nothing").is_null());
}
