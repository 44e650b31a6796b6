// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Undo and redo of changes to takes and presets.

#include "ui/notices.h"

#include <QObject>
#include <QUndoStack>
#include <QtQml/qqml.h>

#include <functional>

namespace arioso::ui {

/// A linear history: undo() reverts the last edit first, and a new edit ends what could be redone.
class EditHistory : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Application")
    Q_PROPERTY(bool canUndo READ canUndo NOTIFY changed)
    Q_PROPERTY(bool canRedo READ canRedo NOTIFY changed)
    Q_PROPERTY(QString undoText READ undoText NOTIFY changed) ///< such as "Undo delete"
    Q_PROPERTY(QString redoText READ redoText NOTIFY changed)

public:
    enum class What {
        DeleteTakes,
        ReplaceSelection,
        MakeLoop,
        TrimTake,
        RestoreTakes,
        RenameTake,
        StarTakes,
        UnstarTakes,
        AddPreset,
        ImportPreset,
        EditPreset,
        RenamePreset,
        DeletePreset,
        ResetPresets
    };

    struct Edit
    {
        What what;
        /// Both return false when there is nothing left to do, such as when the take was deleted for good.
        std::function<bool()> undo;
        std::function<bool()> redo;
        QString notice; ///< shown in a banner with an Undo button; "": none
    };

    static constexpr int kMost = 100;

    explicit EditHistory(Notices& notices, QObject* parent = nullptr);

    /// Records an edit that was just done. The oldest of more than kMost is forgotten.
    void record(const Edit& edit);

    /// The last edit that still has something to undo.
    Q_INVOKABLE void undo();
    /// The edit that was undone last.
    Q_INVOKABLE void redo();

    [[nodiscard]] bool canUndo() const { return m_stack.canUndo(); }
    [[nodiscard]] bool canRedo() const { return m_stack.canRedo(); }
    [[nodiscard]] QString undoText() const;
    [[nodiscard]] QString redoText() const;

    /// The language changed.
    void retranslate() { Q_EMIT changed(); }

Q_SIGNALS:
    void changed();

private:
    template <typename Step>
    void step(Step step);

    Notices& m_notices;
    QUndoStack m_stack;
};

} // namespace arioso::ui
