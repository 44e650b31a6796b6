// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/takes/unfinished_take.h"

#include "core/files/safe_file.h"
#include "core/takes/take_folder.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace arioso::core {

namespace {

constexpr QLatin1String kUnfinished(".unfinished");
constexpr QLatin1String kTake("take.json");
constexpr QLatin1String kCodes("codes");
constexpr QLatin1String kAudio("audio");

QString folderOf(const QString& library)
{
    return library + QLatin1Char('/') + kUnfinished;
}

QString folderOf(const QString& library, const QString& id)
{
    return folderOf(library) + QLatin1Char('/') + id;
}

QString fileOf(const QString& library, const QString& id, QLatin1String name)
{
    return folderOf(library, id) + QLatin1Char('/') + name;
}

/// Closes the file when only a part could be written, because later values would be at the wrong place.
template <typename Value>
void write(QFile& file, const std::vector<Value>& values)
{
    const auto bytes = qint64(values.size() * sizeof(Value));
    if (file.isOpen() && file.write(reinterpret_cast<const char*>(values.data()), bytes) != bytes)
        file.close();
}

/// Rows of `width` values, as many as are whole.
template <typename Value>
std::vector<Value> readRows(const QString& path, int width)
{
    QFile file(path);
    if (width < 1 || !openToRead(file))
        return {};
    const qint64 rows = file.size() / qint64(sizeof(Value)) / width;
    std::vector<Value> values(std::size_t(rows) * std::size_t(width));
    const qint64 bytes = qint64(values.size() * sizeof(Value));
    if (file.read(reinterpret_cast<char*>(values.data()), bytes) != bytes)
        return {};
    return values;
}

engine::Codes readCodes(const QString& path, int codebooks)
{
    const std::vector<std::int32_t> rows = readRows<std::int32_t>(path, codebooks);
    engine::Codes codes{codebooks, codebooks > 0 ? int(rows.size()) / codebooks : 0, {}};
    codes.values.resize(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        codes.at(int(i) % codebooks, int(i) / codebooks) = rows[i];
    return codes;
}

} // namespace

UnfinishedTake::UnfinishedTake(const QString& library, const Take& take)
    : m_codes(fileOf(library, take.id, kCodes)), m_audio(fileOf(library, take.id, kAudio))
{
    if (!QDir().mkpath(folderOf(library, take.id)) || writeJsonSafely(fileOf(library, take.id, kTake), toJson(take)))
        return;
    // Unbuffered: what was written survives the program.
    if (!m_codes.open(QIODevice::WriteOnly | QIODevice::Unbuffered) ||
        !m_audio.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) {
        m_codes.close();
        m_audio.close();
    }
}

void UnfinishedTake::append(const engine::Codes& codes)
{
    std::vector<std::int32_t> rows;
    rows.reserve(codes.values.size());
    for (int frame = 0; frame < codes.frames; ++frame)
        for (int k = 0; k < codes.codebooks; ++k)
            rows.push_back(codes.at(k, frame));
    write(m_codes, rows);
}

void UnfinishedTake::append(const engine::Audio& audio)
{
    std::vector<float> rows;
    rows.reserve(audio.samples() * audio.channels.size());
    for (std::size_t i = 0; i < audio.samples(); ++i)
        for (const std::vector<float>& channel : audio.channels)
            rows.push_back(channel[i]);
    write(m_audio, rows);
}

QString unfinishedAudio(const QString& library, const QString& id)
{
    return fileOf(library, id, kAudio);
}

QStringList unfinishedTakes(const QString& library)
{
    return takeIds(folderOf(library));
}

Outcome<std::optional<Take>> recoverTake(const QString& library, const QString& id)
{
    std::optional<Take> none;
    if (QFileInfo::exists(library + QLatin1Char('/') + id)) { // it was saved, and the program killed just then
        removeUnfinished(library, id);
        return none;
    }
    const Outcome<Take> described = readTake(folderOf(library), id);
    if (failureOf(described) != nullptr) { // killed before it was described: there is no music yet
        removeUnfinished(library, id);
        return none;
    }
    Take take = *valueOf(described);
    if (take.sampleRate <= 0 || take.frameRate <= 0 || take.channels <= 0 || take.codebooks <= 0) {
        removeUnfinished(library, id);
        return none;
    }
    const QString audio = unfinishedAudio(library, id);
    const qint64 samples = QFileInfo(audio).size() / qint64(sizeof(float)) / take.channels;
    engine::Codes codes = readCodes(fileOf(library, id, kCodes), take.codebooks);
    // The codes are ahead of the audio by what the codec has in hand.
    const double heard = (double(samples) + double(take.skippedSamples)) / take.sampleRate * take.frameRate;
    codes = codes.part(0, std::min(codes.frames, int(std::ceil(heard))));
    if (samples == 0 || codes.frames <= take.promptFrames) {
        removeUnfinished(library, id);
        return none;
    }
    take.frames = codes.frames;
    take.seconds = double(samples) / take.sampleRate;
    take.stopped = true;
    if (take.recipe.settings.endless) // regenerated, it is as long as it became
        take.recipe.settings = ofLength(take.recipe.settings, take.seconds);
    if (const auto failure = writeTake(library, take, audio, std::make_shared<const engine::Codes>(std::move(codes))))
        return *failure;
    removeUnfinished(library, id);
    return std::optional(take);
}

void removeUnfinished(const QString& library, const QString& id)
{
    QDir(folderOf(library, id)).removeRecursively();
    QDir().rmdir(folderOf(library)); // when it is empty
}

} // namespace arioso::core
