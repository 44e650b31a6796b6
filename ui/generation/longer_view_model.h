// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The dialog that makes a take longer: from its end, or from the playhead with several variants.

#include "core/takes/take_library.h"
#include "ui/request/number_setting.h"

#include <QObject>
#include <QtQml/qqml.h>

#include <optional>

namespace arioso::ui {

/// What a take becomes when it is made longer.
struct LongerTake
{
    double seconds = 0;                ///< of the whole
    std::optional<double> fromSeconds; ///< where the new music begins, with other random numbers; absent: the end
    int takes = 1;
    bool endless = false; ///< until it is stopped
};

class LongerViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Application")
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString cursorText READ cursorText NOTIFY changed)
    Q_PROPERTY(bool fromCursor READ isFromCursor WRITE setFromCursor NOTIFY changed)
    Q_PROPERTY(bool endless READ isEndless WRITE setEndless NOTIFY changed)
    Q_PROPERTY(bool possible READ isPossible NOTIFY changed)
    Q_PROPERTY(arioso::ui::NumberSetting* duration READ duration CONSTANT)
    Q_PROPERTY(arioso::ui::NumberSetting* variants READ variants CONSTANT)

public:
    static constexpr double kUsualMoreSeconds = 20;

    explicit LongerViewModel(core::TakeLibrary& takes, QObject* parent = nullptr);

    /// `cursorSeconds`: the playhead in this take; 0 offers the end alone. False when there is no such take.
    Q_INVOKABLE bool open(const QString& takeId, double cursorSeconds);

    [[nodiscard]] const QString& title() const { return m_title; }
    /// The place of the playhead; "" when only the end is offered.
    [[nodiscard]] QString cursorText() const;
    [[nodiscard]] bool isFromCursor() const { return m_fromCursor; }
    void setFromCursor(bool fromCursor);
    /// Of the whole.
    [[nodiscard]] NumberSetting* duration() { return &m_duration; }
    [[nodiscard]] NumberSetting* variants() { return &m_variants; }
    /// There is something to add.
    [[nodiscard]] bool isPossible() const { return m_endless || m_duration.value() > begin(); }
    [[nodiscard]] bool isEndless() const { return m_endless; }
    void setEndless(bool endless);

    Q_INVOKABLE void start();

Q_SIGNALS:
    void changed();
    void started(const QString& takeId, const arioso::ui::LongerTake& wish);

private:
    /// Of the new music.
    [[nodiscard]] double begin() const { return m_fromCursor ? m_cursor : m_seconds; }

    core::TakeLibrary& m_takes;
    QString m_takeId;
    QString m_title;
    double m_seconds = 0; // of the take
    double m_cursor = 0;
    bool m_fromCursor = false;
    bool m_endless = false;
    NumberSetting m_duration;
    NumberSetting m_variants;
};

} // namespace arioso::ui
