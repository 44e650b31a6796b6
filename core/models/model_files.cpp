// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/models/model_files.h"

#include "core/models/hub_cache.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <initializer_list>
#include <utility>

namespace arioso::core {
namespace {

constexpr std::initializer_list<const char*> kDescriptions{
    "config.json",     "generation_config.json", "preprocessor_config.json", "tokenizer_config.json",
    "spiece.model",    "tokenizer.json",         "special_tokens_map.json",  "added_tokens.json",
    "tokenizer.model", "processor_config.json"};
const QString kAdapterConfig = QStringLiteral("adapter_config.json");

QStringList matching(const QStringList& all, const char* pattern)
{
    return all.filter(QRegularExpression(QRegularExpression::anchoredPattern(QLatin1String(pattern))));
}

ModelFiles weightsIn(const QStringList& all)
{
    const auto has = [&](const char* name) { return all.contains(QLatin1String(name)); };
    if (has("model.safetensors"))
        return {WeightForm::Safetensors, {QStringLiteral("model.safetensors")}};
    if (has("model.safetensors.index.json"))
        return {WeightForm::Safetensors, QStringList{QStringLiteral("model.safetensors.index.json")} +
                                             matching(all, "model-\\d+-of-\\d+\\.safetensors")};
    if (has("pytorch_model.bin"))
        return {WeightForm::PyTorch, {QStringLiteral("pytorch_model.bin")}};
    if (has("pytorch_model.bin.index.json"))
        return {WeightForm::PyTorch, QStringList{QStringLiteral("pytorch_model.bin.index.json")} +
                                         matching(all, "pytorch_model-\\d+-of-\\d+\\.bin")};
    for (const char* original : {"state_dict.bin", "checkpoint.th", "lm_final.pt"})
        if (has(original))
            return {WeightForm::Audiocraft,
                    matching(all, "compression_state_dict\\.bin") + QStringList{QLatin1String(original)}};
    if (all.contains(kAdapterConfig))
        for (const char* weights : {"adapter_model.safetensors", "adapter_model.bin"})
            if (has(weights))
                return {WeightForm::Adapter, {kAdapterConfig, QLatin1String(weights)}};
    return {};
}

} // namespace

ModelFiles modelFiles(const QStringList& all)
{
    const ModelFiles weights = weightsIn(all);
    if (weights.form == WeightForm::Audiocraft)
        return weights; // its files are not described by those of another library
    ModelFiles files{weights.form, {}};
    for (const char* name : kDescriptions)
        if (all.contains(QLatin1String(name)))
            files.paths.append(QLatin1String(name));
    files.paths += weights.paths;
    return files;
}

std::optional<RepositoryListing> parseListing(const QByteArray& json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    RepositoryListing listing{object.value(QLatin1String("sha")).toString(), {}, {}, {}};
    if (!isCommit(listing.commit))
        return std::nullopt;
    for (const QJsonValue& file : object.value(QLatin1String("siblings")).toArray())
        if (const QString path = file.toObject().value(QLatin1String("rfilename")).toString();
            isRepositoryPath(path))
            listing.files.append(path);
    for (const QJsonValue& tag : object.value(QLatin1String("tags")).toArray())
        listing.tags.append(tag.toString());
    const QString licence = QStringLiteral("license:");
    for (const QString& tag : std::as_const(listing.tags))
        if (tag.startsWith(licence))
            listing.licence = tag.sliced(licence.size());
    return listing;
}

} // namespace arioso::core
