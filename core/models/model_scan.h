// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Which models there are on this machine: folders with a MusicGen's config.json and its weights. Only
// config.json and the headers of weights are read, so that looking through a cache of a hundred models takes
// a moment. Any thread.

#include "core/model_folder.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace arioso::core {

struct FoundModel
{
    enum class State {
        Usable,
        NeedsConverting, ///< in the format of audiocraft, Meta's own library
        Incomplete,      ///< weights, or some of them, are not there
        LfsPointer,      ///< files are Git LFS pointers
        Damaged,         ///< config.json cannot be read
        Missing,         ///< the folder is not there
        NeedsBase,       ///< an adapter whose model is not there
        OtherAdapter,    ///< an adapter of a kind that the engine doesn't read
    };

    QString name;      ///< "musicgen-small", or "owner/name" two folders below the one looked through
    QString directory; ///< absolute
    QString place;     ///< the same without links: two ways to one folder are one model
    QString source;    ///< the folder that was looked through
    State state = State::Usable;
    QString problem;              ///< plain English, for details; "" when usable
    qint64 bytesOnDisk = 0;       ///< of the weights
    qint64 parameters = 0;        ///< as the weights' header says, else as bytes and config.json tell
    qint64 decoderParameters = 0; ///< of these
    qint64 cacheBytes = 0;        ///< that one clip of full length needs while it is made
    bool official = false;        ///< published by Meta
    bool starter = false;         ///< comes with the program
    bool adapter = false;         ///< a PEFT adapter (LoRA, DoRA); the numbers above are those of its model
    QString base;                 ///< the adapter's model, as the adapter calls it
    QString baseFolder;           ///< and where that is; "" when it wasn't found
    QString repository; ///< "OWNER/NAME" at the Hub that it comes from, as far as its path tells; ""
    QString origin;     ///< of a converted model, what it was made from: see noteOrigin; ""
    QString original;   ///< and the folder of that, when it was found

    friend bool operator==(const FoundModel&, const FoundModel&) = default;
};

/// What a folder holds. `ours` tells whether it is a MusicGen at all: an other model's folder is no finding.
struct FolderReport
{
    bool isModel = false; ///< there is a config.json of a MusicGen, usable or not
    FoundModel model;
    QString architecture; ///< of what is not a MusicGen, when it says so
};
[[nodiscard]] FolderReport inspectFolder(const QString& folder);

/// Whether a folder holds a checkpoint of audiocraft, which has no description of its own.
[[nodiscard]] bool isOriginal(const QString& folder);

/// Notes in a converted model's folder which checkpoint it was made from, so that both are listed as one
/// model: "hub:OWNER/NAME" of a snapshot, else the path from the folder that holds the new one. False when it
/// can't be written.
bool noteOrigin(const QString& folder, const QString& from);

/// Of several lists those that differ, sorted by name, with their adapters' models. A checkpoint that was
/// converted is left out beside what was made from it. Doesn't read the disk.
[[nodiscard]] QList<FoundModel> combined(const QList<QList<FoundModel>>& lists);

/// All models in `roots`, each a model's folder, a folder of such ("name" or "owner/name"), or a Hugging Face
/// cache. Sorted by name, each once.
[[nodiscard]] QList<FoundModel> findModels(const QStringList& roots);

/// Bytes that a model needs while it makes music: text encoder and codec in 32 bit, the decoder's weights
/// with so many bytes each, and its cache.
[[nodiscard]] qint64 memoryNeeded(const FoundModel& model, double bytesPerWeight);

/// MemAvailable of Linux's /proc/meminfo in bytes; 0 when it cannot be told.
[[nodiscard]] qint64 availableMemory(const QString& meminfo = QStringLiteral("/proc/meminfo"));

} // namespace arioso::core
