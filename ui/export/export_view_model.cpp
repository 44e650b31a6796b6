// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/export/export_view_model.h"

#include "core/background.h"
#include "ui/show_file.h"
#include "ui/text/clock_text.h"
#include "ui/text/take_title.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace arioso::ui {
namespace {

constexpr int kFileNameCharacters = 60;

QString firstFolder(const QStringList& candidates)
{
    for (const QString& folder : candidates)
        if (!folder.isEmpty() && QFileInfo(folder).isDir())
            return folder;
    return QDir::homePath();
}

QString suffixOf(engine::AudioFormat format)
{
    return QString::fromStdString(engine::extensionOf(format)).mid(1);
}

} // namespace

QString safeFileName(const QString& title)
{
    QString name;
    for (const QChar c : title.simplified()) {
        const bool plain = c.isLetterOrNumber() || c.isSurrogate() || c.isMark();
        name += plain || c == u'-' || c == u'_' || c == u' ' ? c : u' ';
    }
    name = name.simplified();
    if (name.size() > kFileNameCharacters) {
        const qsizetype word = name.lastIndexOf(u' ', kFileNameCharacters);
        name.truncate(word > kFileNameCharacters / 2 ? word : kFileNameCharacters);
        if (name.back().isHighSurrogate())
            name.chop(1);
    }
    while (name.startsWith(u'-') || name.startsWith(u' '))
        name.remove(0, 1);
    return name.isEmpty() ? QStringLiteral("Arioso") : name;
}

ExportViewModel::ExportViewModel(core::TakeLibrary& library, core::SettingsStore& settings, Notices& notices,
                                 QObject* parent)
    : QObject(parent), m_library(library), m_settings(settings), m_notices(notices),
      m_folder(QDir::homePath())
{
    retranslate();
    m_formats.setValue(int(settings.settings().exportFormat));
    connect(&m_formats, &ChoiceModel::chosen, this, [this](const QVariant& value) {
        core::AppSettings changed = m_settings.settings();
        changed.exportFormat = engine::AudioFormat(value.toInt());
        m_settings.set(changed);
        setFormat(changed.exportFormat);
    });
}

ExportViewModel::~ExportViewModel()
{
    if (m_measuring)
        *m_measuring = true;
}

void ExportViewModel::retranslate()
{
    using Format = engine::AudioFormat;
    m_formats.setChoices({
        {int(Format::WavInt16), tr("WAV, 16-bit"), tr("CD quality; opens everywhere.")},
        {int(Format::WavInt24), tr("WAV, 24-bit"), tr("Opens nearly everywhere; best for editing.")},
        {int(Format::WavFloat32), tr("WAV, 32-bit float"),
         tr("Exactly the generated samples; the largest file.")},
        {int(Format::Flac24), tr("FLAC, 24-bit"), tr("As good as WAV at about half the size.")},
        {int(Format::Flac16), tr("FLAC, 16-bit"), tr("The smallest lossless file.")},
    });
}

void ExportViewModel::open(const QString& takeId, double begin, double end)
{
    if (m_state == Writing || m_library.find(takeId) == nullptr)
        return;
    m_takeId = takeId;
    m_selection.reset();
    if (end > begin)
        m_selection = core::TimeRange{begin, end};
    m_selectionOnly = m_selection.has_value();
    m_level = core::ExportLevel::LowerToFit;
    setFormat(m_settings.settings().exportFormat);
    ++m_run;
    setState(Choosing);
    Q_EMIT takeChanged();
    Q_EMIT selectionOnlyChanged();
    Q_EMIT suggestionChanged();
    Q_EMIT opened();
    lookForFolder();
    measure();
}

QString ExportViewModel::title() const
{
    const core::Take* take = m_library.find(m_takeId);
    return take == nullptr ? QString() : titleOf(*take);
}

QString ExportViewModel::wholeText() const
{
    const core::Take* take = m_library.find(m_takeId);
    return tr("The whole take, %1").arg(clockText(take == nullptr ? 0 : take->seconds, 1));
}

QString ExportViewModel::selectionText() const
{
    if (!m_selection)
        return {};
    return tr("The selected part, from %1 to %2")
        .arg(clockText(m_selection->begin, 1), clockText(m_selection->end, 1));
}

void ExportViewModel::setSelectionOnly(bool only)
{
    if (only == m_selectionOnly || (only && !m_selection))
        return;
    m_selectionOnly = only;
    Q_EMIT selectionOnlyChanged();
    measure();
}

engine::AudioFormat ExportViewModel::format() const
{
    return engine::AudioFormat(m_formats.value().toInt());
}

/// A folder on a network may take long to answer.
void ExportViewModel::lookForFolder()
{
    core::inBackground([last = m_settings.settings().exportFolder] {
        return firstFolder({last, QStandardPaths::writableLocation(QStandardPaths::MusicLocation)});
    }).then(this, [this, run = m_run](const QString& folder) {
        if (run != m_run)
            return;
        m_folder = folder;
        Q_EMIT folderChanged();
        Q_EMIT suggestionChanged();
    });
}

QUrl ExportViewModel::suggestedFile() const
{
    const QString name = safeFileName(title()) + u'.' + suffix();
    return QUrl::fromLocalFile(QDir(m_folder).filePath(name));
}

QString ExportViewModel::suffix() const
{
    return suffixOf(format());
}

QString ExportViewModel::nameFilter() const
{
    return tr("%1 files (*.%2)").arg(suffix().toUpper(), suffix());
}

QString ExportViewModel::fileName() const
{
    return QFileInfo(m_path).fileName();
}

void ExportViewModel::chooseFile(const QUrl& file)
{
    if (m_state == Writing || m_state == Idle || !file.isLocalFile())
        return;
    QFileInfo info(file.toLocalFile());
    if (info.suffix().compare(suffix(), Qt::CaseInsensitive) != 0)
        info.setFile(info.filePath() + u'.' + suffix());
    m_path = info.absoluteFilePath();
    Q_EMIT fileChanged();
    remember(info.absolutePath());
    core::inBackground([path = m_path] {
        return QFileInfo::exists(path);
    }).then(this, [this, run = ++m_run](bool exists) {
        if (run != m_run || m_state == Idle)
            return;
        if (exists)
            setState(Replacing);
        else
            begin();
    });
}

void ExportViewModel::replace()
{
    if (m_state == Replacing)
        begin();
}

void ExportViewModel::chooseAnother()
{
    if (m_state == Replacing)
        setState(Choosing);
}

void ExportViewModel::cancel()
{
    if (m_state == Writing && m_job != nullptr) {
        m_job->cancel(); // its end makes it idle
        return;
    }
    ++m_run;
    setState(Idle);
}

void ExportViewModel::remember(const QString& folder)
{
    core::AppSettings settings = m_settings.settings();
    settings.exportFolder = folder;
    m_settings.set(settings);
    m_folder = folder;
    Q_EMIT folderChanged();
    Q_EMIT suggestionChanged();
}

void ExportViewModel::begin()
{
    m_job.reset();
    setProgress(0);
    setState(Writing);
    m_library.audio(m_takeId).then(this, [this, run = ++m_run](const core::Outcome<core::AudioPtr>& audio) {
        if (run != m_run)
            return;
        if (const core::Failure* failure = failureOf(audio))
            onFailed(*failure);
        else
            write(*valueOf(audio));
    });
}

void ExportViewModel::write(const core::AudioPtr& audio)
{
    core::ExportRequest request;
    request.audio = audio;
    if (m_selectionOnly)
        request.selection = m_selection;
    request.path = m_path;
    request.format = format();
    request.level = m_level;
    if (const core::Take* take = m_library.find(m_takeId))
        request.recipe = take->recipe;
    m_job = std::make_unique<core::ExportJob>(request);
    connect(m_job.get(), &core::ExportJob::progressed, this, &ExportViewModel::setProgress);
    connect(m_job.get(), &core::ExportJob::finished, this, &ExportViewModel::onFinished);
    connect(m_job.get(), &core::ExportJob::failed, this, &ExportViewModel::onFailed);
    connect(m_job.get(), &core::ExportJob::cancelled, this, [this] { setState(Idle); });
    m_job->start();
}

void ExportViewModel::onFinished(const QString& path, double gainDecibels)
{
    setProgress(1);
    setState(Idle);
    Notices::Notice notice;
    const QString name = QFileInfo(path).fileName();
    notice.text = gainDecibels < 0
                      ? tr("Saved as “%1”, lowered by %2 dB to fit.").arg(name, decibelText(-gainDecibels))
                      : tr("Saved as “%1”.").arg(name);
    notice.action = {tr("Show file"), [this, path] { showFile(path, this, m_notices); }};
    notice.key = QStringLiteral("exported");
    m_notices.show(notice);
    Q_EMIT exported(path);
}

void ExportViewModel::onFailed(const core::Failure& failure)
{
    setState(Idle);
    const auto again = [this, id = m_takeId, selection = m_selection] {
        const core::TimeRange range = selection.value_or(core::TimeRange{});
        open(id, range.begin, range.end);
    };
    m_notices.report(failure, fileName(), {tr("Export again…"), again});
}

void ExportViewModel::setState(State state)
{
    if (state == m_state)
        return;
    m_state = state;
    if (state == Idle && m_measuring)
        *m_measuring = true;
    Q_EMIT stateChanged();
}

void ExportViewModel::setProgress(double part)
{
    m_progress = part;
    Q_EMIT progressChanged();
}

} // namespace arioso::ui
