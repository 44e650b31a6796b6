// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/models/partial_file.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>

#include <unistd.h>

namespace arioso::core {
namespace {

constexpr qint64 kPieceBytes = 8 << 20;

} // namespace

EtagKind etagKind(const QString& etag)
{
    constexpr qsizetype kSha256Digits = 64;
    constexpr qsizetype kSha1Digits = 40;
    const bool isHex = std::all_of(etag.begin(), etag.end(), [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
    });
    if (isHex && etag.size() == kSha256Digits)
        return EtagKind::Sha256;
    return isHex && etag.size() == kSha1Digits ? EtagKind::GitBlob : EtagKind::Unknown;
}

PartialFile::PartialFile(const QString& path, const ExpectedContent& expected)
    : m_file(path), m_expected(expected),
      m_hash(etagKind(expected.etag) == EtagKind::GitBlob ? QCryptographicHash::Sha1
                                                          : QCryptographicHash::Sha256)
{
    startHash();
}

void PartialFile::startHash()
{
    m_hash.reset();
    m_hashed = 0;
    if (etagKind(m_expected.etag) == EtagKind::GitBlob)
        m_hash.addData("blob " + QByteArray::number(m_expected.size) + '\0');
}

std::optional<Failure> PartialFile::open()
{
    // Unbuffered: what was written is what survives when the program is killed.
    if (!m_file.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return writeFailure(errno);
    m_size = m_file.size();
    if (m_size > m_expected.size)
        return clear();
    return std::nullopt;
}

void PartialFile::catchUp()
{
    m_file.seek(m_hashed);
    const QByteArray piece = m_file.read(std::min(kPieceBytes, m_size - m_hashed));
    if (piece.isEmpty()) { // it has become shorter, or cannot be read: go on from where it can
        m_size = m_hashed;
        return;
    }
    m_hash.addData(piece);
    m_hashed += piece.size();
}

std::optional<Failure> PartialFile::append(const QByteArray& bytes)
{
    errno = 0;
    m_file.seek(m_size);
    const qint64 written = m_file.write(bytes);
    if (written != bytes.size()) {
        const Failure failure = writeFailure(errno);
        m_file.resize(m_size);
        return failure;
    }
    m_hash.addData(bytes);
    m_size += written;
    m_hashed = m_size;
    return std::nullopt;
}

std::optional<Failure> PartialFile::clear()
{
    if (!m_file.resize(0))
        return writeFailure(errno);
    m_size = 0;
    startHash();
    return std::nullopt;
}

bool PartialFile::isWhole() const
{
    if (m_size != m_expected.size || !isCaughtUp())
        return false;
    return etagKind(m_expected.etag) == EtagKind::Unknown ||
           QString::fromLatin1(m_hash.result().toHex()) == m_expected.etag;
}

std::optional<Failure> PartialFile::moveTo(const QString& path)
{
    errno = 0;
    if (!m_file.isOpen() || ::fsync(m_file.handle()) != 0)
        return writeFailure(errno);
    m_file.close();
    // QFile::rename refuses what is there; here the new one is as good.
    if (std::rename(QFile::encodeName(m_file.fileName()).constData(), QFile::encodeName(path).constData()) !=
        0)
        return writeFailure(errno);
    return std::nullopt;
}

Failure PartialFile::writeFailure(int error) const
{
    const bool full =
        m_file.error() == QFileDevice::ResourceError || error == ENOSPC || error == EDQUOT || error == EFBIG;
    return {full ? FailureCode::DiskFull : FailureCode::FileUnwritable,
            QStringLiteral("\"%1\" could not be written: %2.").arg(m_file.fileName(), m_file.errorString())};
}

} // namespace arioso::core
