// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A named set of settings, with or without a prompt.

#include "core/failure.h"
#include "core/recipe/generation_settings.h"

#include <QJsonObject>
#include <QMetaType>
#include <QString>

#include <optional>

namespace arioso::core {

struct Preset
{
    static constexpr int kVersion = 1;
    static constexpr int kNameCharacters = 100;
    static constexpr int kDescriptionCharacters = 1000;

    QString id;                    ///< file name without extension
    QString name;                  ///< of factory presets: English, translated by ui
    QString description;           ///< one line; may be empty
    std::optional<QString> prompt; ///< absent: applying leaves the prompt as it is
    GenerationSettings settings;

    QJsonObject unknown; ///< fields of later versions; no part of equality

    friend bool operator==(const Preset& a, const Preset& b);
};

/// With "format": "arioso-preset", so that other JSON is told apart.
[[nodiscard]] QJsonObject toJson(const Preset& preset);

/// Strict. Failures: FormatInvalid, VersionUnsupported.
[[nodiscard]] Outcome<Preset> presetFromJson(const QJsonObject& object, const QString& id);

} // namespace arioso::core

Q_DECLARE_METATYPE(arioso::core::Preset)
