// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Asks, in a window of its own, what to do with a library that another program has open and does not answer
// for: before there is an Application, which would open it.

#include "core/settings/settings_store.h"
#include "core/single_instance.h"
#include "ui/language.h"

#include <QEventLoop>
#include <QObject>
#include <QUrl>
#include <QtQml/qqml.h>

namespace arioso::ui {

class LibraryInUse : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by main")
    Q_PROPERTY(QString text READ text CONSTANT)
    Q_PROPERTY(QString advice READ advice CONSTANT)
    Q_PROPERTY(QUrl folder READ folder CONSTANT)
    Q_PROPERTY(bool dark READ isDark CONSTANT)
    Q_PROPERTY(double textScale READ textScale CONSTANT)
    Q_PROPERTY(bool mirrored READ isMirrored CONSTANT)

public:
    enum Answer { Quit, OpenAnyway, OtherFolder };
    Q_ENUM(Answer)

    LibraryInUse(const QString& folder, const core::LibraryHolder& holder, const core::AppSettings& settings,
                 QObject* parent = nullptr);

    /// Shows the window until it is answered; closing it is Quit.
    [[nodiscard]] Answer ask();
    Q_INVOKABLE void answer(arioso::ui::LibraryInUse::Answer answer, const QUrl& folder = {});

    /// OtherFolder: the one that was chosen.
    [[nodiscard]] QString otherFolder() const { return m_other.toLocalFile(); }

    [[nodiscard]] QString text() const;
    [[nodiscard]] QString advice() const;
    [[nodiscard]] QUrl folder() const { return QUrl::fromLocalFile(m_folder); }
    [[nodiscard]] bool isDark() const;
    [[nodiscard]] double textScale() const { return m_settings.textScale; }
    [[nodiscard]] bool isMirrored() const;

private:
    QString m_folder;
    core::LibraryHolder m_holder;
    core::AppSettings m_settings;
    Language m_language;
    Answer m_answer = Quit;
    QUrl m_other;
    QEventLoop m_loop;
};

} // namespace arioso::ui
