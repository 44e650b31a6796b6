// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The presets: those that ship with the program and the user's own, one small JSON file each. A factory
// preset that was edited or deleted can be restored: edits are kept as a user file of the same id, deletions
// as a list.

#include "core/failure.h"
#include "core/presets/preset.h"

#include <QList>
#include <QObject>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

namespace arioso::core {

class PresetStore : public QObject
{
    Q_OBJECT

public:
    /// Reads both folders. Files that are no presets are skipped and listed in problems().
    explicit PresetStore(const QString& userFolder,
                         const QString& factoryFolder = QStringLiteral(":/arioso/presets"),
                         QObject* parent = nullptr);

    /// Factory presets, then the user's, each by name.
    [[nodiscard]] const QList<Preset>& presets() const { return m_presets; }
    [[nodiscard]] const Preset* find(const QString& id) const;
    [[nodiscard]] bool isFactory(const QString& id) const;
    /// A factory preset that differs from how it shipped.
    [[nodiscard]] bool isEdited(const QString& id) const;
    /// Some factory preset is edited or deleted.
    [[nodiscard]] bool canRestore() const;
    [[nodiscard]] const QList<Failure>& problems() const { return m_problems; }

    /// A new preset; returns its id. The name is made unique ("Name 2"). Failures: FormatInvalid (empty or
    /// overlong name, values out of range), FileUnwritable, DiskFull.
    Outcome<QString> create(Preset preset);

    /// Replaces the preset with this id. Failures as create, and NotThere.
    std::optional<Failure> save(const Preset& preset);
    std::optional<Failure> rename(const QString& id, const QString& name);

    /// A copy under a name of its own ("Name 2"); returns its id.
    Outcome<QString> duplicate(const QString& id);

    /// Failures: NotThere, FileUnwritable.
    std::optional<Failure> remove(const QString& id);

    /// Back to how it shipped: one, or all factory presets. The user's own are not touched.
    std::optional<Failure> restoreFactory(const QString& id);
    std::optional<Failure> restoreAllFactory();

    /// A preset file from elsewhere becomes one of the user's. Failures: FileNotFound, FileUnreadable,
    /// FormatInvalid, VersionUnsupported, FileUnwritable.
    Outcome<QString> importFile(const QString& path);
    std::optional<Failure> exportFile(const QString& id, const QString& path) const;

Q_SIGNALS:
    /// The list or one of its presets changed.
    void changed();

private:
    void read();
    std::optional<Failure> write(const Preset& preset);
    std::optional<Failure> writeHidden(const QSet<QString>& hidden);
    std::optional<Failure> restore(const QStringList& ids);
    std::optional<Failure> removeUserFiles(const QStringList& ids);
    [[nodiscard]] QString uniqueName(const QString& name, const QString& exceptId) const;
    [[nodiscard]] QString userFile(const QString& id) const;
    [[nodiscard]] QString hiddenFile() const;

    QString m_userFolder;
    QString m_factoryFolder;
    QList<Preset> m_factory; // as shipped
    QList<Preset> m_presets; // as shown
    QSet<QString> m_hidden;  // factory presets that were deleted
    QList<Failure> m_problems;
};

} // namespace arioso::core
