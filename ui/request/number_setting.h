// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// One number that can be set: what the user chose, or else the default of the loaded model, with its range.

#include <QObject>
#include <QtQml/qqml.h>

#include <optional>

namespace arioso::ui {

/// Absent until the user chooses a value; then that value stays, whatever default or range come later. Texts
/// are numbers of the user's locale.
class NumberSetting : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of SettingsForm")
    Q_PROPERTY(double value READ value WRITE setValue NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(double defaultValue READ defaultValue NOTIFY changed)
    Q_PROPERTY(bool isDefault READ isDefault NOTIFY changed)
    Q_PROPERTY(QString note READ note NOTIFY changed)
    Q_PROPERTY(double lowest READ lowest NOTIFY rangeChanged)
    Q_PROPERTY(double highest READ highest NOTIFY rangeChanged)
    Q_PROPERTY(double sliderLowest READ sliderLowest NOTIFY rangeChanged)
    Q_PROPERTY(double sliderHighest READ sliderHighest NOTIFY rangeChanged)
    Q_PROPERTY(QString lowestText READ lowestText NOTIFY rangeChanged)
    Q_PROPERTY(QString highestText READ highestText NOTIFY rangeChanged)
    Q_PROPERTY(double step READ step CONSTANT)

public:
    struct Scale
    {
        double lowest = 0; ///< of what may be typed
        double highest = 1;
        double sliderLowest = 0;
        double sliderHighest = 1;
        double step = 1;
        int decimals = 0; ///< shown at least
        bool whole = false;
        bool time = false; ///< in seconds: from a minute on shown as 1:30, which may be typed too
    };

    explicit NumberSetting(const Scale& scale, double defaultValue, QObject* parent = nullptr);

    /// What is used: the chosen value or the default, held to the present range.
    [[nodiscard]] double value() const;
    /// Chosen with a slider or buttons: rounded to the step's precision and held to the range.
    void setValue(double value);

    /// What the user chose, even when the present range does not allow it.
    [[nodiscard]] std::optional<double> chosen() const { return m_chosen; }
    /// Set by a preset, a take or the last session, as it is.
    void choose(std::optional<double> value);

    /// Of the model; shown while nothing is chosen.
    void setDefaultValue(double value);
    /// The ends of what may be typed and of the slider.
    void setHighest(double highest, double sliderHighest);

    [[nodiscard]] QString text() const { return textOf(value()); }
    [[nodiscard]] double defaultValue() const { return m_default; }
    [[nodiscard]] bool isDefault() const { return !m_chosen; }
    /// Why the value is another than the one that was typed; "" when it is not.
    [[nodiscard]] QString note() const;
    [[nodiscard]] double lowest() const;
    [[nodiscard]] double highest() const { return m_scale.highest; }
    [[nodiscard]] double sliderLowest() const;
    [[nodiscard]] double sliderHighest() const { return m_scale.sliderHighest; }
    [[nodiscard]] QString lowestText() const { return endText(sliderLowest()); }
    [[nodiscard]] QString highestText() const { return endText(sliderHighest()); }
    [[nodiscard]] double step() const { return m_scale.step; }

    /// What the user typed. Out of range it becomes the nearest end, no number at all changes nothing; note()
    /// says so.
    Q_INVOKABLE void enter(const QString& typed);
    /// What the user has typed so far: counts when it is a number in the range, and is no mistake when not.
    Q_INVOKABLE void enterSoFar(const QString& typed);
    Q_INVOKABLE void stepBy(int steps);
    /// Back to the model's default.
    Q_INVOKABLE void reset();

    /// In the user's locale; as many decimals as the value needs, and at least those of the scale.
    [[nodiscard]] QString textOf(double value) const;

Q_SIGNALS:
    void changed();
    /// Always followed by changed(), so that a slider has its new ends before its new value.
    void rangeChanged();

private:
    [[nodiscard]] QString endText(double value) const;
    [[nodiscard]] std::optional<double> valueIn(const QString& typed) const;
    static QString numberText(double value, int decimals);
    void take(std::optional<double> value, const QString& note);

    Scale m_scale;
    double m_default;
    std::optional<double> m_chosen;
    QString m_note;
};

} // namespace arioso::ui
