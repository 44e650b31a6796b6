// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/generation/model_state.h"

#include "core/files/paths.h"
#include "core/model_folder.h"
#include "core/recipe/precision_name.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace arioso::core {

namespace {

constexpr qint64 kReadWhole = 4 * 1024 * 1024;
constexpr qint64 kSampleBytes = 64 * 1024;
constexpr qint64 kSamples = 64;

bool addFile(QCryptographicHash& hash, const QFileInfo& info)
{
    QFile file(info.absoluteFilePath());
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const qint64 size = file.size();
    hash.addData(info.fileName().toUtf8() + '\0' + QByteArray::number(size) + '\0');
    if (size <= kReadWhole)
        return hash.addData(&file);
    for (qint64 i = 0; i < kSamples; ++i) {
        const qint64 at = (size - kSampleBytes) / (kSamples - 1) * i;
        file.seek(i + 1 < kSamples ? at : size - kSampleBytes);
        const QByteArray part = file.read(kSampleBytes);
        if (part.size() != kSampleBytes)
            return false;
        hash.addData(part);
    }
    return true;
}

/// In a Hugging Face cache a folder is named by its commit, which says nothing to anybody.
QString nameIn(const QString& directory, const std::string& folder)
{
    const auto place = snapshotPlace(directory);
    return place ? place->repository.section(u'/', 1) : QString::fromStdString(folder);
}

QStringList sentences(const std::vector<std::string>& from)
{
    QStringList list;
    for (const std::string& sentence : from)
        list.append(QString::fromStdString(sentence));
    return list;
}

} // namespace

ModelSummary summaryOf(const engine::ModelInfo& info, const QString& fingerprint, engine::Precision precision)
{
    ModelSummary summary;
    summary.directory = fromPath(info.directory);
    summary.reference = {QString::fromStdString(info.name), fingerprint, precisionName(precision)};
    summary.reference.name = nameIn(summary.directory, info.name);
    if (info.adapter) {
        summary.reference.base = summary.reference.name;
        summary.reference.name = nameIn(fromPath(info.adapter->directory), info.adapter->name);
        summary.reference.strength = info.adapter->strength;
    }
    summary.family = info.config.family;
    summary.defaults = info.defaults;
    summary.sampleRate = info.sampleRate;
    summary.frameRate = info.frameRate;
    summary.channels = info.channels;
    summary.codebooks = info.config.decoder.codebooks;
    summary.maxSeconds = info.frameRate > 0 ? double(info.maxFrames) / info.frameRate : 0;
    summary.parameters = info.textEncoderParameters + info.audioEncoderParameters + info.decoderParameters;
    summary.bytesOnDisk = info.bytesOnDisk;
    summary.warnings = sentences(info.warnings);
    return summary;
}

QString adapterFingerprint(const QString& adapter, const QString& base)
{
    if (adapter.isEmpty() || base.isEmpty())
        return {};
    return QString::fromLatin1(
        QCryptographicHash::hash((adapter + base).toLatin1(), QCryptographicHash::Sha256).toHex());
}

QString modelFingerprint(const QString& directory)
{
    const QStringList names{QStringLiteral("*.json"), QStringLiteral("*.safetensors"),
                            QStringLiteral("*.bin"), QStringLiteral("*.model"), QStringLiteral("*.th")};
    const QFileInfoList files = QDir(directory).entryInfoList(names, QDir::Files, QDir::Name);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const bool complete =
        std::all_of(files.begin(), files.end(), [&](const QFileInfo& f) { return addFile(hash, f); });
    return complete && !files.isEmpty() ? QString::fromLatin1(hash.result().toHex()) : QString();
}

} // namespace arioso::core
