// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Every rule of the safetensors format, each broken by one file.

#include "engine/checkpoint/formats/safetensors.h"
#include "support/formula_weights.h"
#include "support/test.h"
#include "support/tiny_checkpoint.h"

#include <ATen/ops/arange.h>
#include <ATen/ops/equal.h>

#include <algorithm>
#include <cstring>
#include <fstream>

using namespace arioso;
using engine::ErrorCode;

namespace {

std::string lengthBytes(std::uint64_t length)
{
    std::string bytes;
    for (int i = 0; i < 8; ++i)
        bytes.push_back(char((length >> (8 * i)) & 0xff));
    return bytes;
}

std::string file(const std::string& header, std::size_t dataBytes)
{
    std::string data;
    for (std::size_t i = 0; i < dataBytes; ++i)
        data.push_back(char(i + 1));
    return lengthBytes(header.size()) + header + data;
}

const char* const kExample = R"({"test":{"dtype":"I32","shape":[2,2],"data_offsets":[0,16]}})";

std::filesystem::path write(const test::TemporaryFolder& folder, const std::string& bytes)
{
    const auto path = folder / "x.safetensors";
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
    return path;
}

std::vector<engine::StoredTensor> map(const std::string& bytes)
{
    const test::TemporaryFolder folder; // a mapping outlives the file's name
    return engine::mapSafetensors(write(folder, bytes));
}

/// One tensor "t" with this description.
std::string described(const std::string& dtype, const std::string& shape, const std::string& offsets)
{
    return R"({"t":{"dtype":)" + dtype + R"(,"shape":)" + shape + R"(,"data_offsets":)" + offsets + "}}";
}

std::string entry(const std::string& name, int begin, int end)
{
    return "\"" + name + R"(":{"dtype":"U8","shape":[)" + std::to_string(end - begin) +
           R"(],"data_offsets":[)" + std::to_string(begin) + "," + std::to_string(end) + "]}";
}

} // namespace

/// Both readers refuse the file, with the same sentence.
#define CHECK_INVALID(bytes, fragment)                                                                       \
    do {                                                                                                     \
        const test::TemporaryFolder folder_;                                                                 \
        const auto path_ = write(folder_, bytes);                                                            \
        CHECK_ERROR(engine::mapSafetensors(path_), ErrorCode::CheckpointInvalid, fragment);                  \
        CHECK_ERROR(engine::readSafetensorsHeader(path_), ErrorCode::CheckpointInvalid, fragment);           \
    } while (false)

ARIOSO_TEST(workedExample)
{
    const std::string bytes = file(kExample, 16);
    QVERIFY(bytes.size() == 84);
    QVERIFY(std::memcmp(bytes.data(), "\x3c\0\0\0\0\0\0\0{", 9) == 0);

    const auto tensors = map(bytes);
    QVERIFY(tensors.size() == 1);
    QVERIFY(tensors[0].entry.name == "test" && tensors[0].entry.dtype == "I32" &&
            tensors[0].entry.bytes == 16);
    QVERIFY(tensors[0].tensor.scalar_type() == at::kInt &&
            tensors[0].tensor.sizes() == at::IntArrayRef({2, 2}));
    const std::int32_t* values = tensors[0].tensor.data_ptr<std::int32_t>();
    QVERIFY(values[0] == 0x04030201 && values[1] == 0x08070605 && values[3] == 0x100f0e0d);

    const test::TemporaryFolder folder;
    const auto entries = engine::readSafetensorsHeader(write(folder, bytes));
    QVERIFY(entries.size() == 1 && entries[0].begin == 68);
}

ARIOSO_TEST(lengthsMustAgreeToTheByte)
{
    const std::string bytes = file(kExample, 16);
    CHECK_INVALID(bytes.substr(0, bytes.size() - 1), "its tensors have 16 bytes, but 15 follow the header");
    CHECK_INVALID(bytes + "x", "its tensors have 16 bytes, but 17 follow the header");
    std::string longer = bytes;
    longer[0] = 61;
    CHECK_INVALID(longer, "x.safetensors' is not valid JSON");
    std::string shorter = bytes;
    shorter[0] = 59;
    CHECK_INVALID(shorter, "x.safetensors' is not valid JSON");
}

ARIOSO_TEST(everyTruncationIsRefused)
{
    const std::string bytes = file(kExample, 16);
    const test::TemporaryFolder folder;
    for (std::size_t size = 1; size < bytes.size(); ++size)
        CHECK_ERROR(engine::mapSafetensors(write(folder, bytes.substr(0, size))),
                    ErrorCode::CheckpointInvalid, "");
    CHECK_ERROR(engine::mapSafetensors(write(folder, "")), ErrorCode::FileUnreadable, "is empty");
}

ARIOSO_TEST(everyByteOfTheHeaderCanBeWrongWithoutHarm)
{
    const std::string bytes = file(kExample, 16);
    const test::TemporaryFolder folder;
    int accepted = 0;
    for (std::size_t i = 0; i < bytes.size() - 16; ++i) {
        for (const int flip : {0x01, 0x02, 0x10, 0x80}) {
            std::string changed = bytes;
            changed[i] = char(changed[i] ^ flip);
            try {
                const auto tensors = engine::mapSafetensors(write(folder, changed));
                accepted += tensors.at(0).entry.bytes == 16 ? 1 : 0;
            } catch (const engine::Error&) {
            }
        }
    }
    QVERIFY2(accepted > 10 && accepted < 100,
             std::to_string(accepted).c_str()); // other names and dtypes of 32 bits
}

ARIOSO_TEST(headerLengthIsBounded)
{
    CHECK_INVALID("1234567", "has 7 bytes, too few");
    CHECK_INVALID(lengthBytes(100'000'001) + "{}", "claims 100000001 bytes, more than the format allows");
    CHECK_INVALID(lengthBytes(100'000'000) + "{}", "claims 100000000 bytes, but the file has only 10");
    for (const std::uint64_t length : {~0ULL, ~0ULL - 7, 1ULL << 63})
        CHECK_INVALID(lengthBytes(length) + "{}", "more than the format allows");
    CHECK_INVALID(lengthBytes(3) + "{}", "but the file has only 10");
    CHECK_INVALID(lengthBytes(0), "does not begin with '{'");
    CHECK_ERROR(engine::parseSafetensorsHeader("{}", 9, "x"), ErrorCode::CheckpointInvalid,
                "longer than the file");
    CHECK_ERROR(engine::parseSafetensorsHeader("{}", 0, "x"), ErrorCode::CheckpointInvalid,
                "longer than the file");
}

ARIOSO_TEST(headerIsAnObjectOfUniqueKeysInUtf8)
{
    QVERIFY(map(file("{}", 0)).empty());
    QVERIFY(map(file("{}      ", 0)).empty()); // padding
    CHECK_INVALID(file(" {}", 0), "does not begin with '{'");
    CHECK_INVALID(file("\xef\xbb\xbf{}", 0), "does not begin with '{'");
    CHECK_INVALID(file("[]", 0), "does not begin with '{'");
    CHECK_INVALID(file("{}x", 0), "not valid JSON");
    CHECK_INVALID(file(std::string("{}\0", 3), 0), "NUL");
    CHECK_INVALID(file("{" + entry("a", 0, 4) + "," + entry("a", 0, 4) + "}", 4), "\"a\" occurs twice");
    CHECK_INVALID(file(R"({"__metadata__":{},"__metadata__":{}})", 0), "occurs twice");
    CHECK_INVALID(file("{" + entry("a\xff", 0, 4) + "}", 4), "not UTF-8");
    std::string deep = R"({"t":)";
    for (int i = 0; i < 100'000; ++i)
        deep += "[";
    CHECK_INVALID(file(deep, 0), "nested deeper");
}

ARIOSO_TEST(tensorsTileTheData)
{
    const std::string a = entry("a", 0, 4);
    QVERIFY(map(file("{" + entry("b", 4, 6) + "," + a + "}", 6)).size() == 2); // any order in the header
    CHECK_INVALID(file("{" + entry("b", 5, 7) + "," + a + "}", 7),
                  R"("b" begins at 5, but the tensor before it ends at 4)");
    CHECK_INVALID(file("{" + entry("b", 3, 5) + "," + a + "}", 5),
                  R"("b" begins at 3, but the tensor before it ends at 4)");
    CHECK_INVALID(file("{" + entry("b", 0, 4) + "," + a + "}", 4), "begins at 0, but");
    CHECK_INVALID(file("{" + entry("a", 1, 4) + "}", 4),
                  R"("a" begins at 1, but the tensor before it ends at 0)");
    CHECK_INVALID(file("{}", 1), "its tensors have 0 bytes, but 1 follow");
    CHECK_INVALID(file("{" + a + "}", 5), "its tensors have 4 bytes, but 5 follow");
}

ARIOSO_TEST(descriptionsAreComplete)
{
    CHECK_INVALID(file(R"({"t":1})", 0), "\"t\" is not described by an object");
    CHECK_INVALID(file(R"({"t":{"shape":[1],"data_offsets":[0,1]}})", 1), "\"t\" has no string 'dtype'");
    CHECK_INVALID(file(described("4", "[1]", "[0,1]"), 1), "no string 'dtype'");
    CHECK_INVALID(file(R"({"t":{"dtype":"U8","data_offsets":[0,1]}})", 1), "\"t\" has no list 'shape'");
    CHECK_INVALID(file(described("\"U8\"", "1", "[0,1]"), 1), "has no list 'shape'");
    CHECK_INVALID(file(R"({"t":{"dtype":"U8","shape":[1]}})", 1), "\"t\" has no list 'data_offsets'");
    CHECK_INVALID(file(described("\"U8\"", "[1]", "[0]"), 1), "of 1 numbers, not 2");
    CHECK_INVALID(file(described("\"U8\"", "[1]", "[0,1,1]"), 1), "of 3 numbers, not 2");
    CHECK_INVALID(file(described("\"Q7\"", "[1]", "[0,1]"), 1), "\"t\" has the unknown dtype \"Q7\"");
    QVERIFY(
        map(file(R"({"t":{"dtype":"U8","shape":[1],"data_offsets":[0,1],"more":{"x":[1]}}})", 1)).size() ==
        1);
}

ARIOSO_TEST(numbersAreWholeAndNotNegative)
{
    for (const char* bad : {"-1", "1.0", "1e0", "\"1\"", "null", "true", "[1]", "9223372036854775808",
                            "18446744073709551616", "1e400000"}) {
        const std::string number = bad;
        CHECK_INVALID(file(described("\"U8\"", "[" + number + "]", "[0,1]"), 1), "x.safetensors'");
        CHECK_INVALID(file(described("\"U8\"", "[1]", "[" + number + ",1]"), 1), "x.safetensors'");
        CHECK_INVALID(file(described("\"U8\"", "[1]", "[0," + number + "]"), 1), "x.safetensors'");
    }
}

ARIOSO_TEST(sizesAreCheckedWithoutOverflow)
{
    const std::string max = "9223372036854775807";
    CHECK_INVALID(file(described("\"F32\"", "[4294967296,4294967296]", "[0,0]"), 0), "overflows 64 bits");
    CHECK_INVALID(file(described("\"U8\"", "[" + max + "]", "[0," + max + "]"), 1), "overflows 64 bits");
    // 2^61 elements of 64 bits wrap to zero bytes.
    CHECK_INVALID(file(described("\"F64\"", "[2305843009213693952]", "[0,0]"), 0), "overflows 64 bits");
    // A zero dimension does not excuse the others: strides would overflow.
    CHECK_INVALID(file(described("\"U8\"", "[0," + max + "," + max + "]", "[0,0]"), 0), "overflows 64 bits");
    CHECK_INVALID(file(described("\"U8\"", "[1152921504606846975]", "[0,1152921504606846975]"), 1),
                  "its tensors have 1152921504606846975 bytes, but 1 follow");
    CHECK_INVALID(file(described("\"U8\"", "[1]", "[" + max + "," + max + "]"), 1), "spans 0 bytes");
    CHECK_INVALID(file(described("\"U8\"", "[1]", "[1,0]"), 1), "ends before it begins");
    CHECK_INVALID(file(described("\"F32\"", "[2]", "[0,4]"), 4),
                  "spans 4 bytes, but its shape and dtype need 8");
    CHECK_INVALID(file(described("\"F4\"", "[3]", "[0,2]"), 2), "has 12 bits, not whole bytes");
}

ARIOSO_TEST(scalarsAndEmptyTensorsAreLegal)
{
    const auto scalar = map(file(described("\"F32\"", "[]", "[0,4]"), 4));
    QVERIFY(scalar[0].tensor.dim() == 0 && scalar[0].tensor.numel() == 1);
    const auto tensors = map(file(R"({"e":{"dtype":"F32","shape":[0,3],"data_offsets":[2,2]},)" +
                                      entry("a", 0, 2) + "," + entry("b", 2, 3) + "}",
                                  3));
    QVERIFY(tensors.size() == 3 && tensors[1].entry.name == "e");
    QVERIFY(tensors[1].tensor.sizes() == at::IntArrayRef({0, 3}) &&
            tensors[1].tensor.scalar_type() == at::kFloat);
}

ARIOSO_TEST(metadataHoldsTexts)
{
    QVERIFY(map(file(R"({"__metadata__":{"format":"pt","x":"y"}})", 0)).empty());
    QVERIFY(map(file(R"({"__metadata__":{}})", 0)).empty());
    CHECK_INVALID(file(R"({"__metadata__":[]})", 0), "__metadata__ is not an object");
    CHECK_INVALID(file(R"({"__metadata__":{"format":1}})", 0), "\"format\" is not a string");
    CHECK_INVALID(file(R"({"__metadata__":{"a":{"b":"c"}}})", 0), "\"a\" is not a string");
    for (const char* format : {"tf", "flax"}) {
        const std::string header = std::string(R"({"__metadata__":{"format":")") + format + "\"}}";
        CHECK_ERROR(map(file(header, 0)), ErrorCode::CheckpointUnsupported, format);
    }
}

ARIOSO_TEST(everyDtypeOfTheFormatIsListed)
{
    const std::vector<std::pair<const char*, int>> bits{
        {"BOOL", 8},    {"U8", 8},          {"I8", 8},          {"F8_E5M2", 8}, {"F8_E4M3", 8},
        {"F8_E8M0", 8}, {"F8_E4M3FNUZ", 8}, {"F8_E5M2FNUZ", 8}, {"I16", 16},    {"U16", 16},
        {"F16", 16},    {"BF16", 16},       {"I32", 32},        {"U32", 32},    {"F32", 32},
        {"I64", 64},    {"U64", 64},        {"F64", 64},        {"C64", 64},    {"F4", 4},
        {"F6_E2M3", 6}, {"F6_E3M2", 6}};
    for (const auto& [dtype, size] : bits) {
        const std::string bytes = std::to_string(size); // eight elements
        const auto tensors = map(
            file(described("\"" + std::string(dtype) + "\"", "[8]", "[0," + bytes + "]"), std::size_t(size)));
        QVERIFY2(tensors.size() == 1 && tensors[0].entry.dtype == dtype && tensors[0].entry.bytes == size,
                 dtype);
        const std::string name = dtype;
        const std::vector<std::string> foreign{"F8_E5M2",     "F8_E4M3", "F8_E8M0", "F8_E4M3FNUZ",
                                               "F8_E5M2FNUZ", "F4",      "F6_E2M3", "F6_E3M2",
                                               "U16",         "U32",     "U64"};
        const bool known = std::find(foreign.begin(), foreign.end(), name) == foreign.end();
        QVERIFY2(tensors[0].tensor.defined() == known, dtype);
        if (known)
            QVERIFY2(int(tensors[0].tensor.element_size()) == size / 8 && tensors[0].tensor.numel() == 8,
                     dtype);
    }
}

ARIOSO_TEST(boolsAreZeroOrOne)
{
    const auto tensors = map(file(described("\"BOOL\"", "[3]", "[0,3]"), 3)); // bytes 1, 2, 3
    const auto* bytes = static_cast<const unsigned char*>(tensors[0].tensor.data_ptr());
    QVERIFY(bytes[0] == 1 && bytes[1] == 1 && bytes[2] == 1);
}

ARIOSO_TEST(alignedTensorsAreViewsAndOthersCopies)
{
    // The data begins at a multiple of eight: "a" shifts "b" by one byte.
    std::string header =
        R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"F32","shape":[1],"data_offsets":[1,5]},)"
        R"("c":{"dtype":"U8","shape":[3],"data_offsets":[5,8]},"d":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}})";
    header.append((8 - header.size() % 8) % 8, ' ');
    auto tensors = map(file(header, 12));
    const auto address = [&](int i) {
        return static_cast<const char*>(tensors[std::size_t(i)].tensor.data_ptr());
    };
    QVERIFY(address(2) - address(0) == 5 && address(3) - address(0) == 8);
    QVERIFY(address(1) - address(0) != 1);
    std::uint32_t b = 0;
    std::memcpy(&b, address(1), 4);
    QVERIFY(b == 0x05040302);

    const at::Tensor last = tensors[3].tensor; // keeps the mapping when all else is gone
    tensors.clear();
    std::uint32_t d = 0;
    std::memcpy(&d, last.data_ptr(), 4);
    QVERIFY(d == 0x0c0b0a09);
}

ARIOSO_TEST(writtenTensorsComeBack)
{
    const test::TemporaryFolder folder;
    const at::Tensor f32 = test::formulaTensor("x", {3, 5});
    std::vector<std::pair<std::string, at::Tensor>> tensors{{"f32 ü\"\n", f32},
                                                            {"f16", f32.to(at::kHalf)},
                                                            {"bf16", f32.to(at::kBFloat16)},
                                                            {"f64", f32.to(at::kDouble)},
                                                            {"i64", at::arange(7)}};
    test::writeSafetensors(folder / "x", tensors);
    const auto read = engine::mapSafetensors(folder / "x");
    QVERIFY(read.size() == tensors.size());
    for (std::size_t i = 0; i < read.size(); ++i) {
        QVERIFY(read[i].entry.name == tensors[i].first);
        QVERIFY(read[i].tensor.scalar_type() == tensors[i].second.scalar_type());
        QVERIFY(at::equal(read[i].tensor, tensors[i].second));
    }
}

ARIOSO_TEST(missingFilesAreNamed)
{
    const test::TemporaryFolder folder;
    CHECK_ERROR(engine::mapSafetensors(folder / "none"), ErrorCode::FileNotFound, "none' does not exist");
    CHECK_ERROR(engine::readSafetensorsHeader(folder / "none"), ErrorCode::FileNotFound,
                "none' does not exist");
    CHECK_ERROR(engine::readSafetensorsHeader(folder.path()), ErrorCode::FileUnreadable, "is a folder");
}
