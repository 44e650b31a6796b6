// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Everything that makes one take again exactly: prompt, every parameter, seed, model and program version. It
// is kept with the take, travels in exported files, and two of them can be compared.

#include "core/failure.h"
#include "core/recipe/generation_settings.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QVariant>

#include <optional>

namespace arioso::core {

/// Which checkpoint made it.
struct ModelReference
{
    QString name;        ///< such as "musicgen-small"
    QString fingerprint; ///< hex, see modelFingerprint; "" when unknown
    QString precision;   ///< of the weights, see precision_name.h; "" when unknown
    QString
        base{}; ///< name of the model that an adapter changed; "" without an adapter, whose name is `name`
    std::optional<double> strength{}; ///< of the adapter; absent without one

    friend bool operator==(const ModelReference&, const ModelReference&) = default;
};

/// What a take continues, or where its melody came from. Exactly one of takeId and fileName is set.
struct SoundSource
{
    QString takeId;         ///< a take of the same library
    QString fileName;       ///< name without folder, as information
    double fromSeconds = 0; ///< the part of it that was used
    double toSeconds = 0;

    friend bool operator==(const SoundSource&, const SoundSource&) = default;
};

/// How a take was made of another take's codes.
struct TakeEdit
{
    enum class Kind {
        Repaint, ///< frames were replaced
        Loop,    ///< frames were cut out, and the last of them generated again
    };

    Kind kind = Kind::Repaint;
    QString takeId; ///< the other take
    int from = 0;   ///< frames from..to-1 of its codes
    int to = 0;
    // Of a loop:
    int seam = 0; ///< frames at its end that were generated again
    int bars = 0;
    int beatsPerBar = 0;
    double perMinute = 0; ///< tempo

    friend bool operator==(const TakeEdit&, const TakeEdit&) = default;
};

struct Recipe
{
    /// Version of the JSON form. Files of a higher one are refused; fields added without raising it are kept.
    static constexpr int kVersion = 1;

    std::optional<QString> prompt; ///< absent: unconditional
    /// As the generation ran: sampling values filled in. `seed` makes this take alone, so takes is 1.
    GenerationSettings settings;
    ModelReference model;
    std::optional<SoundSource> continuation;
    std::optional<SoundSource> melody;
    std::optional<TakeEdit> edit{}; ///< prompt, settings and seed are those of the new frames
    QString program; ///< name and version of what made it, such as "Arioso 0.1.0"

    QJsonObject unknown; ///< fields of later versions; no part of equality

    /// All but `program` and `unknown`.
    friend bool operator==(const Recipe& a, const Recipe& b);
};

[[nodiscard]] QJsonObject toJson(const Recipe& recipe);

/// Strict as settingsFromJson. Failures: FormatInvalid, VersionUnsupported.
[[nodiscard]] Outcome<Recipe> recipeFromJson(const QJsonObject& object);

/// Compact UTF-8 JSON, as it is put into audio files, and back. Failures: FormatInvalid, VersionUnsupported.
[[nodiscard]] QByteArray recipeText(const Recipe& recipe);
[[nodiscard]] Outcome<Recipe> recipeFromText(const QByteArray& text);

/// One thing that can be set; ui has a translated label for each.
enum class Setting {
    Prompt,
    Model,
    Strength,
    Precision,
    Continuation,
    Melody,
    Sample,
    GuidanceScale,
    Temperature,
    TopK,
    TopP,
    MinP,
    Seconds,
    Seed,
    Takes,
    Exclude,
    Edit,
};

struct SettingDifference
{
    Setting setting = Setting::Prompt;
    QVariant left; ///< QString, bool, int, double or quint64; invalid when absent
    QVariant right;

    friend bool operator==(const SettingDifference&, const SettingDifference&) = default;
};

/// What differs, in the order of Setting. Sources are compared whole and shown by take id or file name.
[[nodiscard]] QList<SettingDifference> differences(const Recipe& left, const Recipe& right);
[[nodiscard]] QList<SettingDifference> differences(const GenerationSettings& left,
                                                   const GenerationSettings& right);

} // namespace arioso::core

Q_DECLARE_METATYPE(arioso::core::Recipe)
