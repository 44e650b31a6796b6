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
constexpr qsizetype kSha256Digits = 64;
constexpr qsizetype kSha1Digits = 40;

} // namespace

ContentHash::ContentHash(const QString& etag, qint64 size)
    : m_etag(etag), m_size(size),
      m_plain(etag.size() == kSha1Digits ? QCryptographicHash::Sha1 : QCryptographicHash::Sha256)
{
    reset();
}

void ContentHash::reset()
{
    m_plain.reset();
    m_git.reset();
    m_git.addData("blob " + QByteArray::number(m_size) + '\0');
}

void ContentHash::add(const QByteArray& bytes)
{
    m_plain.addData(bytes);
    if (m_etag.size() == kSha1Digits)
        m_git.addData(bytes);
}

bool ContentHash::isKnown() const
{
    const bool isHex = std::all_of(m_etag.begin(), m_etag.end(), [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
    });
    return isHex && (m_etag.size() == kSha256Digits || m_etag.size() == kSha1Digits);
}

bool ContentHash::matches() const
{
    const QByteArray etag = m_etag.toLatin1();
    return m_plain.result().toHex() == etag ||
           (m_etag.size() == kSha1Digits && m_git.result().toHex() == etag);
}

PartialFile::PartialFile(const QString& path, const ExpectedContent& expected)
    : m_file(path), m_expected(expected), m_hash(expected.etag, expected.size)
{
}

void PartialFile::startHash()
{
    m_hash.reset();
    m_hashed = 0;
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
    m_hash.add(piece);
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
    m_hash.add(bytes);
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
    return m_expected.isOpaque || !m_hash.isKnown() || m_hash.matches();
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
