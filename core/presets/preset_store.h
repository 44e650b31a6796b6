// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The presets: those that ship with the program and the user's own, one small JSON file each. A factory
// preset that was edited or deleted can be restored: edits are kept as a user file of the same id, deletions
// as a list.

#include "core/failure.h"
#include "core/presets/preset.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>
#include <QString>
#include <QStringList>
#include <QThreadPool>

#include <optional>

namespace arioso::core {

/// Lives on the UI thread and keeps the presets in memory: changes take effect at once and are written in
/// order on a thread of its own. What cannot be written is kept in memory, until retry() or the end of the
/// program.
class PresetStore : public QObject
{
    Q_OBJECT

public:
    /// Reads both folders. Files that are no presets are skipped and listed in problems().
    explicit PresetStore(const QString& userFolder,
                         const QString& factoryFolder = QStringLiteral(":/arioso/presets"),
                         QObject* parent = nullptr);

    /// Waits until everything is written.
    ~PresetStore() override;

    /// Factory presets, then the user's, each by name.
    [[nodiscard]] const QList<Preset>& presets() const { return m_presets; }
    [[nodiscard]] const Preset* find(const QString& id) const;
    [[nodiscard]] bool isFactory(const QString& id) const;
    /// A factory preset that differs from how it shipped.
    [[nodiscard]] bool isEdited(const QString& id) const;
    /// Some factory preset is edited or deleted.
    [[nodiscard]] bool canRestore() const;
    [[nodiscard]] const QList<Failure>& problems() const { return m_problems; }

    /// A new preset; returns its id. The name is made unique ("Name 2"). Failure FormatInvalid (empty or
    /// overlong name, values out of range).
    Outcome<QString> create(Preset preset);

    /// Replaces the preset with this id. Failures as create, and NotThere.
    std::optional<Failure> save(const Preset& preset);
    std::optional<Failure> rename(const QString& id, const QString& name);

    /// A copy under a name of its own ("Name 2"); returns its id.
    Outcome<QString> duplicate(const QString& id);

    /// Failure NotThere.
    std::optional<Failure> remove(const QString& id);

    /// Back to how it shipped: one, or all factory presets. The user's own are not touched.
    std::optional<Failure> restoreFactory(const QString& id);
    void restoreAllFactory();

    /// Everything the user changed, to come back to.
    struct State
    {
        QList<Preset> own;
        QSet<QString> hidden;
    };
    [[nodiscard]] State state() const { return {m_own, m_hidden}; }
    void setState(const State& state);

    /// Something could not be written.
    [[nodiscard]] bool hasUnsaved() const { return !m_unsaved.isEmpty(); }
    /// Writes it again.
    void retry();
    /// Waits until everything changed so far was written. Signals about it still come through the event loop.
    void flush();

Q_SIGNALS:
    /// The list or one of its presets changed.
    void changed();

    /// A change of the preset of this name could not be written: FileUnwritable, DiskFull.
    void failed(const QString& name, const arioso::core::Failure& failure);
    /// Everything that had failed is written.
    void recovered();

private:
    void read();
    void compose();
    std::optional<Failure> write(const Preset& preset);
    void restore(const QStringList& ids);
    /// Makes the file of a user preset, or that there is none, what is in memory.
    void writeLater(const QString& id, const QString& name);
    void writeHiddenLater();
    template <typename Work>
    void inBackground(const QString& key, const QString& name, Work work);
    [[nodiscard]] QString uniqueName(const QString& name, const QString& exceptId) const;
    [[nodiscard]] QString userFile(const QString& id) const;
    [[nodiscard]] QString hiddenFile() const;

    QString m_userFolder;
    QString m_factoryFolder;
    QList<Preset> m_factory; // as shipped
    QList<Preset> m_own;     // the user's, edits of factory presets among them
    QList<Preset> m_presets; // as shown
    QSet<QString> m_hidden;  // factory presets that were deleted
    QHash<QString, QString>
        m_unsaved; // names of what could not be written, by id; "" is the list of deleted ones
    QList<Failure> m_problems;
    QThreadPool m_files; // one thread: file work happens in the order it was asked for
};

/// A preset as a file of its own, to give to others. Reading fails with FileNotFound, FileUnreadable,
/// FormatInvalid, VersionUnsupported.
[[nodiscard]] Outcome<Preset> readPreset(const QString& path);
[[nodiscard]] std::optional<Failure> writePreset(const Preset& preset, const QString& path);

} // namespace arioso::core
