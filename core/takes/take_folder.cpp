// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/takes/take_folder.h"

#include "core/files/paths.h"
#include "core/files/safe_file.h"
#include "core/takes/codes_file.h"
#include "core/playback/sample_file.h"
#include "engine/audio/audio_file.h"
#include "engine/audio/audio_file_writer.h"

#include <QDir>
#include <QRandomGenerator>
#include <QStorageInfo>

#include <algorithm>
#include <filesystem>

namespace arioso::core {

namespace {

constexpr QLatin1String kTakeFile("take.json");
constexpr QLatin1String kCodesFile("codes.safetensors");
constexpr QLatin1String kAudioFile("audio.wav");
constexpr QLatin1String kAnalysisFile("analysis.json");
constexpr QLatin1String kTrash(".trash");
constexpr QLatin1String kUnfinished(".new-");
constexpr qint64 kLargestCodesFile = 1LL << 32;

QString join(const QString& folder, const QString& name)
{
    return folder + QLatin1Char('/') + name;
}

/// Moves a folder within the library. One that is not there is left to be so.
std::optional<Failure> move(const QString& from, const QString& to)
{
    if (!QFileInfo::exists(from))
        return std::nullopt;
    std::error_code error;
    std::filesystem::rename(toPath(from), toPath(to), error);
    if (!error)
        return std::nullopt;
    return Failure{
        FailureCode::FileUnwritable,
        QStringLiteral("\"%1\" could not be moved: %2.").arg(from, QString::fromStdString(error.message()))};
}

std::optional<Failure> makeFolder(const QString& folder)
{
    std::error_code error;
    std::filesystem::create_directories(toPath(folder), error);
    if (!error)
        return std::nullopt;
    const bool full = error == std::errc::no_space_on_device;
    return Failure{full ? FailureCode::DiskFull : FailureCode::FileUnwritable,
                   QStringLiteral("The folder \"%1\" could not be made: %2.")
                       .arg(folder, QString::fromStdString(error.message()))};
}

/// The engine's writer knows one code for all that can go wrong; a full disk has an advice of its own.
Failure writingFailure(const std::exception& exception, const QString& folder, qint64 needed)
{
    Failure failure = failureFrom(exception);
    const QStorageInfo disk(folder);
    if (failure.code == FailureCode::FileUnwritable && disk.isValid() && disk.bytesAvailable() < needed)
        failure.code = FailureCode::DiskFull;
    return failure;
}

std::optional<Failure> writeAudio(const QString& folder, const engine::Audio& audio)
{
    if (audio.samples() == 0)
        return std::nullopt; // a take of codes alone
    try {
        engine::writeAudioFile(toPath(join(folder, kAudioFile)), audio, engine::AudioFormat::WavFloat32);
        return std::nullopt;
    } catch (const std::exception& exception) {
        return writingFailure(exception, folder,
                              qint64(audio.samples() * audio.channels.size() * sizeof(float)));
    }
}

/// Of a file of interleaved floats, bit by bit.
std::optional<Failure> writeAudio(const QString& folder, const QString& floats, const Take& take)
{
    constexpr qint64 kBlock = 1 << 16;
    const SampleFilePtr file = SampleFile::open(floats, {take.sampleRate, take.channels});
    if (!file)
        return Failure{FailureCode::FileUnreadable, QStringLiteral("\"%1\" cannot be read.").arg(floats)};
    const qint64 samples = file->samples();
    try {
        engine::AudioFileWriter writer(toPath(join(folder, kAudioFile)),
                                       {engine::AudioFormat::WavFloat32, take.sampleRate, take.channels, samples});
        for (qint64 begin = 0; begin < samples; begin += kBlock) {
            const qint64 count = std::min(kBlock, samples - begin);
            engine::Audio block{take.sampleRate, std::vector(std::size_t(take.channels),
                                                             std::vector<float>(std::size_t(count)))};
            for (int channel = 0; channel < take.channels; ++channel)
                file->read(channel, begin, count, block.channels[std::size_t(channel)].data());
            writer.append(block);
        }
        writer.commit();
        return std::nullopt;
    } catch (const std::exception& exception) {
        return writingFailure(exception, folder, samples * take.channels * qint64(sizeof(float)));
    }
}

/// A folder that appears under its name when it is complete. `writeSound`: writes the audio into a folder.
template <typename WriteSound>
std::optional<Failure> writeWhole(const QString& library, const Take& take, const CodesPtr& codes,
                                  WriteSound writeSound)
{
    if (QFileInfo::exists(join(library, take.id))) // saved by an earlier try
        return writeTakeFields(library, take);
    const QString unfinished = join(library, kUnfinished + take.id);
    QDir(unfinished).removeRecursively(); // of an earlier try
    auto failure = makeFolder(unfinished);
    if (!failure)
        failure = writeSound(unfinished);
    if (!failure)
        failure = writeFileSafely(join(unfinished, kCodesFile), codesToSafetensors(*codes));
    if (!failure)
        failure = writeJsonSafely(join(unfinished, kTakeFile), toJson(take));
    if (!failure)
        failure = move(unfinished, join(library, take.id));
    if (failure)
        QDir(unfinished).removeRecursively();
    return failure;
}

} // namespace

QString newBatchName(const QDateTime& now)
{
    return now.toUTC().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz")) +
           QStringLiteral("-%1").arg(QRandomGenerator::global()->bounded(0x1000000), 6, 16, QLatin1Char('0'));
}

QString takeId(const QString& batch, int index)
{
    return batch + QLatin1Char('-') + QString::number(index);
}

bool comesBefore(const QString& id, const QString& other)
{
    const auto batch = [](const QString& name) {
        return QStringView(name).left(name.lastIndexOf(QLatin1Char('-')));
    };
    const int order = batch(id).compare(batch(other));
    return order != 0 ? order > 0 : id < other; // at most eight takes in a batch: one digit
}

std::optional<Failure> prepareLibrary(const QString& library)
{
    if (const auto failure = makeFolder(library))
        return failure;
    const QDir folder(library);
    for (const QString& name : folder.entryList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot))
        if (name.startsWith(kUnfinished))
            QDir(folder.filePath(name)).removeRecursively();
    if (!QFileInfo(library).isReadable())
        return Failure{FailureCode::FileUnreadable,
                       QStringLiteral("The folder \"%1\" cannot be read.").arg(library)};
    return std::nullopt;
}

QStringList takeIds(const QString& library)
{
    QStringList ids = QDir(library).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::NoSort);
    std::sort(ids.begin(), ids.end(), comesBefore);
    return ids;
}

Outcome<Take> readTake(const QString& library, const QString& id)
{
    const auto object = readJsonFile(join(join(library, id), kTakeFile));
    if (const Failure* failure = failureOf(object))
        return *failure;
    return takeFromJson(*valueOf(object), id);
}

Outcome<AudioPtr> readTakeAudio(const QString& library, const QString& id)
{
    try {
        return shareAudio(engine::readAudioFile(toPath(takeAudioFile(library, id))));
    } catch (const std::exception& exception) {
        return failureFrom(exception);
    }
}

Outcome<CodesPtr> readTakeCodes(const QString& library, const QString& id)
{
    const auto bytes = readFile(join(join(library, id), kCodesFile), kLargestCodesFile);
    if (const Failure* failure = failureOf(bytes))
        return *failure;
    return codesFromSafetensors(*valueOf(bytes));
}

Outcome<TakeAnalysis> readTakeAnalysis(const QString& library, const QString& id)
{
    const auto object = readJsonFile(join(join(library, id), kAnalysisFile));
    if (const Failure* failure = failureOf(object))
        return *failure;
    return analysisFromJson(*valueOf(object));
}

std::optional<Failure> writeTakeAnalysis(const QString& library, const QString& id,
                                         const TakeAnalysis& analysis)
{
    const QString folder = join(library, id);
    return QFileInfo::exists(folder) ? writeJsonSafely(join(folder, kAnalysisFile), toJson(analysis))
                                     : std::nullopt;
}

std::optional<Failure> writeTake(const QString& library, const Take& take, const AudioPtr& audio,
                                 const CodesPtr& codes)
{
    return writeWhole(library, take, codes, [&](const QString& folder) { return writeAudio(folder, *audio); });
}

std::optional<Failure> writeTake(const QString& library, const Take& take, const QString& floats,
                                 const CodesPtr& codes)
{
    return writeWhole(library, take, codes,
                      [&](const QString& folder) { return writeAudio(folder, floats, take); });
}

std::optional<Failure> writeTakeFields(const QString& library, const Take& take)
{
    const QString folder = join(library, take.id);
    return QFileInfo::exists(folder) ? writeJsonSafely(join(folder, kTakeFile), toJson(take)) : std::nullopt;
}

std::optional<Failure> moveToTrash(const QString& library, const QString& id)
{
    const QString trash = join(library, kTrash);
    if (const auto failure = makeFolder(trash))
        return failure;
    if (const auto failure = move(join(library, id), join(trash, id)))
        return failure;
    // When it was removed: moving a folder does not change its time.
    std::error_code ignored;
    std::filesystem::last_write_time(toPath(join(trash, id)), std::filesystem::file_time_type::clock::now(),
                                     ignored);
    return std::nullopt;
}

std::optional<Failure> moveFromTrash(const QString& library, const QString& id)
{
    return move(join(join(library, kTrash), id), join(library, id));
}

QList<RemovedTake> readTrash(const QString& library)
{
    const QString trash = join(library, kTrash);
    QList<RemovedTake> takes;
    for (const QString& id : takeIds(trash))
        if (const auto take = readTake(trash, id); valueOf(take) != nullptr)
            takes.append({*valueOf(take), QFileInfo(join(trash, id)).lastModified().toUTC()});
    return takes;
}

std::optional<Failure> deleteFromTrash(const QString& library, const QStringList& ids)
{
    std::optional<Failure> failure;
    for (const QString& id : ids) {
        const QString folder = join(join(library, kTrash), id);
        if (QFileInfo::exists(folder) && !QDir(folder).removeRecursively())
            failure = Failure{FailureCode::FileUnwritable,
                              QStringLiteral("\"%1\" could not be removed.").arg(folder)};
    }
    return failure;
}

void deleteOldTrash(const QString& library, const QDateTime& before)
{
    const QDir trash(join(library, kTrash));
    for (const QFileInfo& folder : trash.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot))
        if (folder.lastModified() < before)
            QDir(folder.filePath()).removeRecursively();
}

QString takeAudioFile(const QString& library, const QString& id)
{
    return join(join(library, id), kAudioFile);
}

} // namespace arioso::core
