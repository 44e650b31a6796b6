// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Reads and writes SentencePiece's file, a protobuf message, without a protobuf library: few fields are
// needed, and the library would conflict with the one in libtorch. Source: sentencepiece_model.proto, the
// protobuf encoding guide.

#include "engine/api/error.h"
#include "engine/text/tokenizer_model.h"

#include <cstring>
#include <optional>

namespace arioso::engine {

namespace {

enum WireType : unsigned { kVarint = 0, kFixed64 = 1, kBytes = 2, kFixed32 = 5 };

// Field numbers.
namespace model {
enum : unsigned { kPieces = 1, kTrainerSpec = 2, kNormalizerSpec = 3 };
}
namespace piece {
enum : unsigned { kText = 1, kScore = 2, kType = 3 };
enum Type : unsigned { kNormal = 1, kUnknown = 2, kControl = 3, kUserDefined = 4 };
} // namespace piece
namespace trainer {
enum : unsigned { kModelType = 3 };
enum : unsigned { kUnigram = 1 };
} // namespace trainer
namespace normalizer {
enum : unsigned { kCharsmap = 2, kAddDummyPrefix = 3, kRemoveExtraWhitespaces = 4, kEscapeWhitespaces = 5 };
}

[[noreturn]] void invalid(const std::string& what)
{
    throw Error(ErrorCode::CheckpointInvalid, what);
}

struct Field
{
    unsigned number = 0;
    unsigned type = kVarint;
    std::uint64_t value = 0; ///< kVarint, kFixed32
    std::string_view bytes;  ///< kBytes
};

/// The fields of one message in the order of the file.
class Message
{
public:
    explicit Message(std::string_view bytes) : m_rest(bytes) {}

    std::optional<Field> next()
    {
        if (m_rest.empty())
            return std::nullopt;
        Field field;
        const std::uint64_t key = varint();
        field.number = unsigned(key >> 3);
        field.type = unsigned(key & 7);
        switch (field.type) {
        case kVarint:
            field.value = varint();
            break;
        case kFixed64:
            take(8);
            break;
        case kFixed32: {
            const std::string_view little = take(4);
            for (int i = 3; i >= 0; --i)
                field.value = field.value << 8 | static_cast<unsigned char>(little[std::size_t(i)]);
            break;
        }
        case kBytes:
            field.bytes = take(varint());
            break;
        default:
            invalid("it is not a SentencePiece model");
        }
        return field;
    }

private:
    std::string_view take(std::uint64_t count)
    {
        if (count > m_rest.size())
            invalid("it is not a SentencePiece model, or is truncated");
        const std::string_view taken = m_rest.substr(0, count);
        m_rest.remove_prefix(count);
        return taken;
    }

    std::uint64_t varint()
    {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const auto byte = static_cast<unsigned char>(take(1).front());
            value |= std::uint64_t(byte & 0x7F) << shift;
            if (byte < 0x80)
                return value;
        }
        invalid("it is not a SentencePiece model");
    }

    std::string_view m_rest;
};

void putVarint(std::string& out, std::uint64_t value)
{
    for (; value >= 0x80; value >>= 7)
        out += char(value | 0x80);
    out += char(value);
}

void putNumber(std::string& out, unsigned field, std::uint64_t value)
{
    putVarint(out, field << 3 | kVarint);
    putVarint(out, value);
}

void putBytes(std::string& out, unsigned field, std::string_view bytes)
{
    putVarint(out, field << 3 | kBytes);
    putVarint(out, bytes.size());
    out += bytes;
}

void putFloat(std::string& out, unsigned field, float value)
{
    putVarint(out, field << 3 | kFixed32);
    std::uint32_t bits = 0;
    std::memcpy(&bits, &value, 4);
    for (int shift = 0; shift < 32; shift += 8)
        out += char(bits >> shift);
}

unsigned readPiece(std::string_view bytes, TokenizerModel::Piece& result)
{
    unsigned type = piece::kNormal;
    Message message(bytes);
    while (const auto field = message.next()) {
        if (field->number == piece::kText && field->type == kBytes)
            result.text = field->bytes;
        else if (field->number == piece::kType && field->type == kVarint)
            type = unsigned(field->value);
        else if (field->number == piece::kScore && field->type == kFixed32) {
            const auto bits = std::uint32_t(field->value);
            std::memcpy(&result.score, &bits, 4);
        }
    }
    return type;
}

} // namespace

TokenizerModel readSentencePieceModel(std::string_view bytes)
{
    TokenizerModel result;
    std::uint64_t modelType = trainer::kUnigram;
    Message message(bytes);
    while (const auto field = message.next()) {
        if (field->type != kBytes)
            continue;
        Message inner(field->bytes);
        switch (field->number) {
        case model::kPieces: {
            const auto id = std::int32_t(result.pieces.size());
            const unsigned type = readPiece(field->bytes, result.pieces.emplace_back());
            if (type == piece::kUnknown && result.unknown >= 0)
                invalid("it has two unknown pieces");
            if (type == piece::kUnknown)
                result.unknown = id;
            if (type == piece::kUnknown || type == piece::kControl || type == piece::kUserDefined)
                result.added.push_back({result.pieces.back().text, id});
            break;
        }
        case model::kTrainerSpec:
            while (const auto value = inner.next())
                if (value->number == trainer::kModelType && value->type == kVarint)
                    modelType = value->value;
            break;
        case model::kNormalizerSpec:
            while (const auto value = inner.next())
                if (value->number == normalizer::kCharsmap && value->type == kBytes)
                    result.charsmap = value->bytes;
            break;
        }
    }
    if (result.pieces.empty())
        invalid("it is not a SentencePiece model: it has no pieces");
    if (modelType != trainer::kUnigram)
        throw Error(ErrorCode::CheckpointUnsupported,
                    "it is a SentencePiece model of a type other than unigram");

    result.steps = {TokenizerModel::Step::Charsmap};
    result.splitsWords = true;
    addExtraIds(result);
    addT5Specials(result);
    checkPieces(result);
    checkCharsmap(result.charsmap);
    return result;
}

std::string writeSentencePieceModel(const TokenizerModel& tokenizer)
{
    std::string result;
    for (std::size_t id = 0; id < tokenizer.pieces.size(); ++id) {
        std::string message;
        putBytes(message, piece::kText, tokenizer.pieces[id].text);
        putFloat(message, piece::kScore, tokenizer.pieces[id].score);
        putNumber(message, piece::kType,
                  std::int64_t(id) == tokenizer.unknown ? piece::kUnknown : piece::kNormal);
        putBytes(result, model::kPieces, message);
    }
    std::string training;
    putNumber(training, trainer::kModelType, trainer::kUnigram);
    putBytes(result, model::kTrainerSpec, training);
    std::string normalisation;
    putNumber(normalisation, normalizer::kAddDummyPrefix, 0);
    putNumber(normalisation, normalizer::kRemoveExtraWhitespaces, 0);
    putNumber(normalisation, normalizer::kEscapeWhitespaces, 1);
    putBytes(result, model::kNormalizerSpec, normalisation);
    return result;
}

} // namespace arioso::engine
