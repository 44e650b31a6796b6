// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The seed: another one for every job, or a fixed one; and the one that was used last.

#include <QObject>
#include <QtQml/qqml.h>

#include <optional>

namespace arioso::ui {

/// Seeds are shown and typed as decimal digits 0..9 in every language, so that they can be passed on.
class SeedSetting : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of SettingsForm")
    Q_PROPERTY(bool fixed READ isFixed WRITE setFixed NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(QString usedText READ usedText NOTIFY changed)
    Q_PROPERTY(bool usesUsed READ usesUsed NOTIFY changed)
    Q_PROPERTY(QString note READ note NOTIFY changed)

public:
    explicit SeedSetting(QObject* parent = nullptr);

    /// Absent while it is random.
    [[nodiscard]] std::optional<quint64> chosen() const { return m_chosen; }
    void choose(std::optional<quint64> seed);

    [[nodiscard]] std::optional<quint64> used() const { return m_used; }
    void setUsed(std::optional<quint64> seed);

    [[nodiscard]] bool isFixed() const { return m_chosen.has_value(); }
    /// Fixes the seed that was used last, or one drawn now when there was none; or makes it random again.
    void setFixed(bool fixed);

    [[nodiscard]] QString text() const;     ///< "" while it is random
    [[nodiscard]] QString usedText() const; ///< "" before the first generation
    [[nodiscard]] bool usesUsed() const { return m_used && m_chosen == m_used; }
    /// Why what was typed was not taken; "" when it was.
    [[nodiscard]] QString note() const { return m_note; }

    /// Fixes the typed seed. What is none changes nothing, and note() says so.
    Q_INVOKABLE void enter(const QString& typed);
    Q_INVOKABLE void useAgain();
    Q_INVOKABLE void copyUsed() const;

Q_SIGNALS:
    void changed();

private:
    std::optional<quint64> m_chosen;
    std::optional<quint64> m_used;
    QString m_note;
};

/// The seed in a text of decimal digits of any script; spaces are ignored.
[[nodiscard]] std::optional<quint64> seedFromText(const QString& text);

} // namespace arioso::ui
