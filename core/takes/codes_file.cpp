// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/takes/codes_file.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>

#include <algorithm>
#include <limits>

namespace arioso::core {

namespace {

constexpr qsizetype kLengthBytes = 8; // the header's length, little-endian, before it
constexpr quint64 kLongestHeader = 1024 * 1024;
constexpr QLatin1String kTensor("codes");

Failure invalid(const QString& why)
{
    return {FailureCode::FormatInvalid, QStringLiteral("The codes file %1.").arg(why)};
}

template <typename Stored>
void appendValues(QByteArray& bytes, const std::vector<std::int32_t>& values)
{
    const qsizetype start = bytes.size();
    bytes.resize(start + qsizetype(values.size() * sizeof(Stored)));
    char* to = bytes.data() + start;
    for (std::size_t i = 0; i < values.size(); ++i)
        qToLittleEndian(Stored(values[i]), to + i * sizeof(Stored));
}

template <typename Stored>
void readValues(std::vector<std::int32_t>& values, const char* from)
{
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = qFromLittleEndian<Stored>(from + i * sizeof(Stored));
}

} // namespace

QByteArray codesToSafetensors(const engine::Codes& codes)
{
    const bool fits16 = std::all_of(codes.values.begin(), codes.values.end(),
                                    [](std::int32_t v) { return v <= std::numeric_limits<qint16>::max(); });
    const qint64 size = qint64(codes.values.size()) * (fits16 ? 2 : 4);
    const QJsonObject tensor{
        {QLatin1String("dtype"), fits16 ? QLatin1String("I16") : QLatin1String("I32")},
        {QLatin1String("shape"), QJsonArray{codes.codebooks, codes.frames}},
        {QLatin1String("data_offsets"), QJsonArray{0, size}},
    };
    QByteArray header = QJsonDocument(QJsonObject{{kTensor, tensor}}).toJson(QJsonDocument::Compact);
    header.append((kLengthBytes - header.size() % kLengthBytes) % kLengthBytes,
                  ' '); // the data begins aligned

    QByteArray bytes(kLengthBytes, '\0');
    qToLittleEndian(quint64(header.size()), bytes.data());
    bytes.append(header);
    if (fits16)
        appendValues<qint16>(bytes, codes.values);
    else
        appendValues<qint32>(bytes, codes.values);
    return bytes;
}

Outcome<CodesPtr> codesFromSafetensors(const QByteArray& bytes)
{
    if (bytes.size() < kLengthBytes)
        return invalid(QStringLiteral("ends within its header"));
    const quint64 headerSize = qFromLittleEndian<quint64>(bytes.constData());
    if (headerSize > kLongestHeader || headerSize > quint64(bytes.size() - kLengthBytes))
        return invalid(QStringLiteral("is shorter than its header says"));
    const QJsonDocument header = QJsonDocument::fromJson(bytes.mid(kLengthBytes, qsizetype(headerSize)));
    QJsonObject tensors = header.object();
    tensors.remove(QLatin1String("__metadata__"));
    const QJsonObject tensor = tensors.value(kTensor).toObject();
    if (tensors.size() != 1 || tensor.isEmpty())
        return invalid(QStringLiteral("does not hold the one tensor \"codes\""));

    const QString type = tensor.value(QLatin1String("dtype")).toString();
    const qint64 width = type == QLatin1String("I16") ? 2 : type == QLatin1String("I32") ? 4 : 0;
    if (width == 0)
        return invalid(QStringLiteral("holds \"%1\" and not I16 or I32").arg(type));
    const QJsonArray shape = tensor.value(QLatin1String("shape")).toArray();
    const qint64 codebooks = shape.size() == 2 ? shape[0].toInteger(-1) : -1;
    const qint64 frames = shape.size() == 2 ? shape[1].toInteger(-1) : -1;
    if (codebooks < 1 || codebooks > kMostCodebooks || frames < 0 || frames > kMostFrames)
        return invalid(QStringLiteral("does not have a shape of codebooks and frames"));
    const QJsonArray offsets = tensor.value(QLatin1String("data_offsets")).toArray();
    const qint64 size = codebooks * frames * width;
    if (offsets != QJsonArray{0, size} || bytes.size() != kLengthBytes + qsizetype(headerSize) + size)
        return invalid(QStringLiteral("does not have the %1 bytes of %2 x %3 codes")
                           .arg(size)
                           .arg(codebooks)
                           .arg(frames));

    auto codes = std::make_shared<engine::Codes>();
    codes->codebooks = int(codebooks);
    codes->frames = int(frames);
    codes->values.resize(std::size_t(codebooks * frames));
    const char* data = bytes.constData() + kLengthBytes + headerSize;
    if (width == 2)
        readValues<qint16>(codes->values, data);
    else
        readValues<qint32>(codes->values, data);
    if (std::any_of(codes->values.begin(), codes->values.end(), [](std::int32_t v) { return v < 0; }))
        return invalid(QStringLiteral("holds a negative code"));
    return CodesPtr(codes);
}

} // namespace arioso::core
