// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The prompts of the last generations, most recent first.

#include "core/files/json_file.h"

#include <QObject>
#include <QStringList>

namespace arioso::core {

class RecentPrompts : public QObject
{
    Q_OBJECT

public:
    static constexpr int kMost = 50;

    explicit RecentPrompts(const QString& path, QObject* parent = nullptr);

    [[nodiscard]] const QStringList& prompts() const { return m_prompts; }

    /// Puts a prompt first; one that is there already moves. Blank ones are ignored.
    void add(const QString& prompt);
    void remove(const QString& prompt);
    void clear();
    void flush() { m_file.flush(); }

Q_SIGNALS:
    void changed();
    void failed(const arioso::core::Failure& failure);     ///< of writing
    void unreadable(const arioso::core::Failure& failure); ///< the file was put aside

private:
    void store();

    JsonFile m_file;
    QStringList m_prompts;
};

} // namespace arioso::core
