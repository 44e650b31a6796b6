// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/settings/recent_prompts.h"

#include <QJsonArray>

namespace arioso::core {

namespace {

constexpr QLatin1String kPrompts("prompts");

} // namespace

RecentPrompts::RecentPrompts(const QString& path, QObject* parent) : QObject(parent), m_file(path)
{
    connect(&m_file, &JsonFile::failed, this, &RecentPrompts::failed);
    connect(&m_file, &JsonFile::unreadable, this, &RecentPrompts::unreadable);
    const QJsonArray prompts = m_file.read().value(kPrompts).toArray();
    for (const QJsonValue& prompt : prompts) {
        const QString text = prompt.toString();
        if (m_prompts.size() < kMost && !text.isEmpty() && !m_prompts.contains(text))
            m_prompts.append(text);
    }
}

void RecentPrompts::add(const QString& prompt)
{
    const QString text = prompt.trimmed();
    if (text.isEmpty() || (!m_prompts.isEmpty() && m_prompts.first() == text))
        return;
    m_prompts.removeAll(text);
    m_prompts.prepend(text);
    m_prompts.resize(qMin<qsizetype>(m_prompts.size(), kMost));
    store();
}

void RecentPrompts::remove(const QString& prompt)
{
    if (m_prompts.removeAll(prompt) > 0)
        store();
}

void RecentPrompts::clear()
{
    if (m_prompts.isEmpty())
        return;
    m_prompts.clear();
    store();
}

void RecentPrompts::store()
{
    m_file.write({{QLatin1String("version"), 1}, {kPrompts, QJsonArray::fromStringList(m_prompts)}});
    Q_EMIT changed();
}

} // namespace arioso::core
