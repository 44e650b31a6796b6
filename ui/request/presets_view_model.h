// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The presets: the list, the one that was applied, and whether something was changed since.

#include "core/presets/preset_store.h"
#include "core/settings/session_store.h"
#include "ui/edit_history.h"
#include "ui/notices.h"
#include "ui/request/preset_draft.h"
#include "ui/request/request_view_model.h"

#include <QAbstractListModel>
#include <QUrl>
#include <QtQml/qqml.h>

namespace arioso::ui {

/// Factory presets first, then the user's; the first row of each has a `heading`. What cannot be done is told
/// by a notice; functions that change something return whether they did, and can be undone.
class PresetsViewModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Application")
    Q_PROPERTY(int count READ count NOTIFY listChanged)
    Q_PROPERTY(bool canRestoreAll READ canRestoreAll NOTIFY listChanged)
    Q_PROPERTY(QString current READ current NOTIFY currentChanged)
    Q_PROPERTY(int currentRow READ currentRow NOTIFY currentChanged)
    Q_PROPERTY(QString currentName READ currentName NOTIFY currentChanged)
    Q_PROPERTY(QString currentDescription READ currentDescription NOTIFY currentChanged)
    Q_PROPERTY(QString currentLabel READ currentLabel NOTIFY currentChanged)
    Q_PROPERTY(bool currentCanBeRestored READ currentCanBeRestored NOTIFY currentChanged)
    Q_PROPERTY(bool modified READ isModified NOTIFY currentChanged)
    Q_PROPERTY(bool canTakeBack READ canTakeBack NOTIFY currentChanged)
    Q_PROPERTY(bool unsaved READ isUnsaved NOTIFY unsavedChanged) ///< some could not be written
    Q_PROPERTY(arioso::ui::PresetDraft* draft READ draft CONSTANT)

public:
    enum Role {
        IdRole = Qt::UserRole,
        NameRole,
        DescriptionRole,
        PromptRole,
        HeadingRole,
        EditedRole,
        CurrentRole
    };

    explicit PresetsViewModel(core::PresetStore& store, RequestViewModel& request, EditHistory& history,
                              Notices& notices, QObject* parent = nullptr);

    /// The preset of last time becomes the current one, and files that could not be read are told.
    void restore(const core::Session& session);
    void store(core::Session& session) const;

    [[nodiscard]] int count() const { return rowCount(); }
    [[nodiscard]] bool canRestoreAll() const { return m_store.canRestore(); }

    /// Id of the preset that was applied last; "" none.
    [[nodiscard]] QString current() const { return m_current; }
    [[nodiscard]] int currentRow() const; ///< -1 none
    [[nodiscard]] QString currentName() const;
    [[nodiscard]] QString currentDescription() const;
    /// The name, with a dot when it is modified.
    [[nodiscard]] QString currentLabel() const;
    [[nodiscard]] bool currentCanBeRestored() const { return m_store.isEdited(m_current); }
    /// Prompt or settings are no longer those of the current preset.
    [[nodiscard]] bool isModified() const;
    [[nodiscard]] bool canTakeBack() const { return m_before.has_value(); }
    [[nodiscard]] bool isUnsaved() const { return m_store.hasUnsaved(); }
    [[nodiscard]] PresetDraft* draft() { return &m_draft; }

    Q_INVOKABLE [[nodiscard]] QString idAt(int row) const;
    Q_INVOKABLE [[nodiscard]] QString nameOf(const QString& id) const;
    /// Why a preset cannot have this name; "" when it can.
    Q_INVOKABLE [[nodiscard]] QString problemWithName(const QString& name) const;

    /// Its settings become the present ones, and its prompt when it has one.
    Q_INVOKABLE void apply(const QString& id);
    /// Prompt and settings as they were before the last apply().
    Q_INVOKABLE void takeBack();

    /// The present settings, and the prompt if the preset has one, become those of the current preset.
    Q_INVOKABLE bool save();
    /// A new preset of the present settings, which becomes the current one.
    Q_INVOKABLE bool saveAs(const QString& name, bool withPrompt);

    /// Fills draft() with a preset; saveDraft() writes it back.
    Q_INVOKABLE bool beginEdit(const QString& id);
    Q_INVOKABLE bool saveDraft();

    Q_INVOKABLE bool rename(const QString& id, const QString& name);
    /// The copy becomes the current one when the original was.
    Q_INVOKABLE bool duplicate(const QString& id);
    Q_INVOKABLE bool remove(const QString& id);
    /// Back to how they shipped: one, or all.
    Q_INVOKABLE bool restoreFactory(const QString& id);
    Q_INVOKABLE bool restoreAllFactory();
    /// Off the UI thread; a notice says how it went.
    Q_INVOKABLE void importFile(const QUrl& file);
    Q_INVOKABLE void exportFile(const QString& id, const QUrl& file);

    /// A file name for exporting it.
    Q_INVOKABLE [[nodiscard]] QString fileNameFor(const QString& id) const;

    /// The language changed.
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void listChanged();
    void currentChanged();
    void unsavedChanged();
    /// The current preset is another one: there is something to store.
    void edited();

private:
    struct Before
    {
        QString current;
        QString prompt;
        core::GenerationSettings settings;
    };

    /// What undo and redo move between.
    struct Edited
    {
        core::PresetStore::State presets;
        QString current;
    };

    void onStoreChanged();
    void onImported(const core::Preset& preset, const QString& fileName);
    void tellUnsaved(const QString& name, const core::Failure& failure);
    void setCurrent(const QString& id);
    void tellProblems();
    bool report(const std::optional<core::Failure>& failure, const QString& subject);
    [[nodiscard]] Edited state() const { return {m_store.state(), m_current}; }
    void record(EditHistory::What what, const Edited& before, const QString& notice = {},
                bool followed = false);
    bool change(const Edited& from, const Edited& to, bool followed);
    [[nodiscard]] QString headingOf(int row) const;
    [[nodiscard]] QString descriptionOf(const core::Preset& preset) const;

    core::PresetStore& m_store;
    RequestViewModel& m_request;
    EditHistory& m_history;
    Notices& m_notices;
    PresetDraft m_draft;
    QString m_current;
    std::optional<Before> m_before;
};

} // namespace arioso::ui
