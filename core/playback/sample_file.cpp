// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/playback/sample_file.h"

#include "engine/audio/riff.h"
#include "engine/files/file_bytes.h"

#include <algorithm>
#include <cstring>

namespace arioso::core {
namespace {

constexpr qint64 kBlockBytes = 1 << 16;

} // namespace

SampleFilePtr SampleFile::open(const QString& path, const Format& format)
{
    if (format.sampleRate <= 0 || format.channels <= 0)
        return nullptr;
    std::shared_ptr<SampleFile> file(new SampleFile(path, format));
    return file->m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) ? file : nullptr;
}

SampleFilePtr SampleFile::openWav(const QString& path, const Format& format, qint64 samples)
{
    const SampleFilePtr opened = open(path, format);
    if (!opened)
        return nullptr;
    const auto file = std::const_pointer_cast<SampleFile>(opened);
    engine::WavFile wav;
    if (engine::readWav(file->m_file.handle(), std::uint64_t(file->m_file.size()), wav) != engine::WavKind::Whole ||
        qint64(wav.end - wav.begin) != samples * file->frameBytes())
        return nullptr;
    file->m_begin = qint64(wav.begin);
    file->m_end = qint64(wav.end);
    return file;
}

qint64 SampleFile::samples() const
{
    return ((m_end < 0 ? m_file.size() : m_end) - m_begin) / frameBytes();
}

void SampleFile::read(int channel, qint64 from, qint64 count, float* out) const
{
    // The end of a file that grows is where reading ends: asking a QFile for its size is for one thread alone.
    const qint64 all = m_end < 0 ? INT64_MAX : (m_end - m_begin) / frameBytes();
    const qint64 blockFrames = std::max<qint64>(1, kBlockBytes / frameBytes());
    while (count > 0) {
        const qint64 size = std::min(count, blockFrames);
        const qint64 begin = std::clamp<qint64>(from, 0, all);
        const qint64 wanted = std::clamp<qint64>(from + size, begin, all) - begin;
        const std::string bytes =
            wanted > 0 ? engine::readAt(m_file.handle(), std::uint64_t(m_begin + begin * frameBytes()),
                                        std::size_t(wanted * frameBytes()))
                       : std::string();
        std::fill_n(out, size, 0.0F);
        float* first = out + (begin - from);
        const qint64 got = qint64(bytes.size()) / frameBytes();
        for (qint64 i = 0; i < got; ++i)
            std::memcpy(first + i, bytes.data() + i * frameBytes() + channel * qint64(sizeof(float)), sizeof(float));
        from += size;
        out += size;
        count -= size;
    }
}

} // namespace arioso::core
