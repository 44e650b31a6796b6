// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/takes/codes_file.h"

#include "engine/api/error.h"
#include "engine/files/codes_file.h"

#include <string_view>
#include <utility>

namespace arioso::core {

QByteArray codesToSafetensors(const engine::Codes& codes)
{
    return QByteArray::fromStdString(engine::codesToSafetensors(engine::StoredCodes{{codes}, {}}));
}

Outcome<CodesPtr> codesFromSafetensors(const QByteArray& bytes)
{
    const auto invalid = [](const QString& why) { return Failure{FailureCode::FormatInvalid, why}; };
    try {
        engine::StoredCodes stored = engine::codesFromSafetensors(
            std::string_view(bytes.constData(), std::size_t(bytes.size())), "codes.safetensors");
        if (stored.clips.size() != 1)
            return invalid(QStringLiteral("'codes.safetensors' contains more than one clip."));
        return CodesPtr(std::make_shared<engine::Codes>(std::move(stored.clips.front())));
    } catch (const engine::Error& error) {
        return invalid(QString::fromUtf8(error.what()));
    }
}

} // namespace arioso::core
