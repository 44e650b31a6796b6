// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Samples that are read from a file when they are needed, so that a sound of an hour takes no memory.

#include <QFile>
#include <QString>

#include <memory>

namespace arioso::core {

/// Interleaved 32-bit floats. Any thread may read, also while the file grows. The file may be moved or deleted.
class SampleFile
{
public:
    struct Format
    {
        int sampleRate = 0; ///< Hz
        int channels = 0;
    };

    /// A file of samples alone. Null when it can't be opened.
    [[nodiscard]] static std::shared_ptr<const SampleFile> open(const QString& path, const Format& format);
    /// The audio of a WAV file of `samples` floats a channel. Null when the file isn't that.
    [[nodiscard]] static std::shared_ptr<const SampleFile> openWav(const QString& path, const Format& format,
                                                                   qint64 samples);

    [[nodiscard]] const Format& format() const { return m_format; }
    /// That are there by now. To be asked by the thread that opened it.
    [[nodiscard]] qint64 samples() const;

    /// Samples [from, from + count) of a channel; zeros where there are none.
    void read(int channel, qint64 from, qint64 count, float* out) const;

private:
    SampleFile(const QString& path, const Format& format) : m_file(path), m_format(format) {}
    [[nodiscard]] qint64 frameBytes() const { return qint64(sizeof(float)) * m_format.channels; }

    QFile m_file;
    Format m_format;
    qint64 m_begin = 0; // of the samples in the file
    qint64 m_end = -1;  // -1: the file's end
};

using SampleFilePtr = std::shared_ptr<const SampleFile>;

/// Some of it.
struct StoredSamples
{
    SampleFilePtr file;
    qint64 first = 0;
    qint64 count = 0;
};

} // namespace arioso::core
