// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/models/catalogue.h"

#include <QJsonArray>

#include <algorithm>

namespace arioso::core {
namespace {

// The same in every official model.
constexpr qint64 kTextEncoderParameters = 109'628'544; // T5 base
constexpr qint64 kCodecParameters = 58'990'022;        // EnCodec of 32 kHz
constexpr qint64 kTextWidth = 768;
constexpr qint64 kChroma = 12;
constexpr qint64 kCodes = 2048;
constexpr qint64 kPositions = 2048;
constexpr qint64 kFloatBytes = 4;
constexpr qint64 kRows = 2; // with guidance
constexpr qint64 kLongestSteps = 1503;
constexpr int kMostOfASize = 1 << 16; // in a config.json, which may say anything
constexpr double kMiddleSteps = 250;  // of a clip of 10 s

qint64 codebooks(const CatalogueEntry& entry)
{
    return entry.channels == CatalogueEntry::Channels::Stereo ? 8 : 4;
}

/// The matrices of one layer: attention to itself and, in the text family, to the text; feed-forward.
qint64 attentionMatrices(const CatalogueEntry& entry)
{
    return entry.family == CatalogueEntry::Family::Text ? 8 : 4;
}

qint64 layerMatrices(const CatalogueEntry& entry)
{
    const qint64 square = qint64(entry.width) * entry.width;
    return (attentionMatrices(entry) + 8) * square;
}

qint64 projections(const CatalogueEntry& entry)
{
    const qint64 text = (kTextWidth + 1) * entry.width;
    return entry.family == CatalogueEntry::Family::Text ? text : text + (kChroma + 1) * entry.width;
}

} // namespace

std::optional<CatalogueEntry> catalogueEntry(const QString& repository, const QJsonObject& config)
{
    const QString type = config.value(QLatin1String("model_type")).toString();
    const QString architecture = config.value(QLatin1String("architectures")).toArray().at(0).toString();
    if (!type.startsWith(QLatin1String("musicgen")) && !architecture.startsWith(QLatin1String("Musicgen")))
        return std::nullopt;
    const QJsonObject decoder = config.value(QLatin1String("decoder")).toObject();
    const auto number = [&](const char* name, int usual) {
        const int value = decoder.value(QLatin1String(name)).toInt(usual);
        return value > 0 && value <= kMostOfASize ? value : usual;
    };
    CatalogueEntry entry;
    entry.repository = repository;
    entry.revision = QStringLiteral("main");
    entry.width = number("hidden_size", 1024);
    entry.layers = number("num_hidden_layers", 24);
    if (number("num_codebooks", 4) > 4)
        entry.channels = CatalogueEntry::Channels::Stereo;
    if (type.contains(QLatin1String("melody")))
        entry.family = CatalogueEntry::Family::Melody;
    return entry;
}

FoundModel expectedModel(const CatalogueEntry& entry)
{
    const qint64 width = entry.width;
    const qint64 norms = (entry.family == CatalogueEntry::Family::Text ? 6 : 4) * width;
    FoundModel model;
    model.name = entry.name();
    model.official = true;
    model.decoderParameters =
        entry.layers * layerMatrices(entry) + codebooks(entry) * (2 * kCodes + 1) * width;
    model.parameters = kTextEncoderParameters + kCodecParameters + projections(entry) +
                       model.decoderParameters + entry.layers * norms + 2 * width + kPositions * width;
    model.bytesOnDisk = model.parameters * kFloatBytes;
    model.cacheBytes = kLongestSteps * kRows * entry.layers * 2 * width * kFloatBytes;
    return model;
}

StepWork stepWork(const CatalogueEntry& entry)
{
    const double width = entry.width;
    StepWork work;
    // Keys and values of the text are computed once, before the first step.
    const double unread = entry.family == CatalogueEntry::Family::Text ? 2 * width * width : 0;
    work.weights =
        entry.layers * (double(layerMatrices(entry)) - unread) + double(codebooks(entry)) * kCodes * width;
    work.cachedNumbers = double(kRows) * 2 * entry.layers * width * kMiddleSteps;
    work.soundStreams = entry.channels == CatalogueEntry::Channels::Stereo ? 2 : 1;
    return work;
}

const QList<CatalogueEntry>& officialModels()
{
    using Family = CatalogueEntry::Family;
    using Channels = CatalogueEntry::Channels;
    struct Row
    {
        const char* name;
        Family family;
        Channels channels;
        int width;
        int layers;
    };
    static constexpr Row kRowsOfTable[] = {
        {"musicgen-small", Family::Text, Channels::Mono, 1024, 24},
        {"musicgen-stereo-small", Family::Text, Channels::Stereo, 1024, 24},
        {"musicgen-medium", Family::Text, Channels::Mono, 1536, 48},
        {"musicgen-stereo-medium", Family::Text, Channels::Stereo, 1536, 48},
        {"musicgen-melody", Family::Melody, Channels::Mono, 1536, 48},
        {"musicgen-stereo-melody", Family::Melody, Channels::Stereo, 1536, 48},
        {"musicgen-large", Family::Text, Channels::Mono, 2048, 48},
        {"musicgen-stereo-large", Family::Text, Channels::Stereo, 2048, 48},
        {"musicgen-melody-large", Family::Melody, Channels::Mono, 2048, 48},
        {"musicgen-stereo-melody-large", Family::Melody, Channels::Stereo, 2048, 48},
    };
    static const QList<CatalogueEntry> entries = [] {
        QList<CatalogueEntry> list;
        for (const Row& row : kRowsOfTable)
            list.append({QStringLiteral("facebook/") + QLatin1String(row.name), QStringLiteral("main"),
                         row.family, row.channels, row.width, row.layers, list.isEmpty()});
        return list;
    }();
    return entries;
}

bool isOfficialModel(const QString& repository)
{
    const QList<CatalogueEntry>& all = officialModels();
    return std::any_of(all.begin(), all.end(),
                       [&](const CatalogueEntry& entry) { return entry.repository == repository; });
}

QString officialLicence()
{
    return QStringLiteral("CC-BY-NC 4.0");
}

QString officialLicenceUrl()
{
    return QStringLiteral("https://creativecommons.org/licenses/by-nc/4.0/");
}

} // namespace arioso::core
