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
    : QObject(parent), m_library(library), m_settings(settings), m_notices(notices), m_options(settings),
      m_folder(QDir::homePath())
{
    connect(&m_options, &ExportOptions::formatChanged, this, [this] {
        if (m_options.format() != engine::AudioFormat::WavFloat32)
            m_integerFormat = m_options.format();
        Q_EMIT levelChanged();
        Q_EMIT suggestionChanged();
    });
}

ExportViewModel::~ExportViewModel()
{
    if (m_measuring)
        *m_measuring = true;
}

void ExportViewModel::retranslate()
{
    m_options.retranslate();
}

void ExportViewModel::open(const QString& takeId, double begin, double end)
{
    if (m_state == Writing || m_library.find(takeId) == nullptr)
        return;
    m_selection.reset();
    if (end > begin)
        m_selection = core::TimeRange{begin, end};
    openTakes({takeId});
}

void ExportViewModel::openSeveral(const QStringList& takeIds)
{
    QStringList there = takeIds;
    there.removeIf([this](const QString& id) { return m_library.find(id) == nullptr; });
    if (m_state == Writing || there.isEmpty())
        return;
    m_selection.reset();
    openTakes(there);
}

void ExportViewModel::openTakes(const QStringList& takeIds)
{
    m_takeIds = takeIds;
    m_selectionOnly = m_selection.has_value();
    m_level = core::ExportLevel::LowerToFit;
    m_options.restore(isSeveral() ? 0 : m_library.find(takeIds.first())->sampleRate);
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
    if (isSeveral())
        return tr("%Ln take(s)", nullptr, int(m_takeIds.size()));
    const core::Take* take = m_library.find(m_takeIds.value(0));
    return take == nullptr ? QString() : titleOf(*take);
}

QString ExportViewModel::wholeText() const
{
    const core::Take* take = m_library.find(m_takeIds.value(0));
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
    const QString name = safeFileName(title()) + u'.' + m_options.suffix();
    return QUrl::fromLocalFile(QDir(m_folder).filePath(name));
}

QString ExportViewModel::fileName() const
{
    return QFileInfo(m_path).fileName();
}

void ExportViewModel::setFile(const QString& path)
{
    m_path = path;
    Q_EMIT fileChanged();
}

void ExportViewModel::chooseFile(const QUrl& file)
{
    if (m_state == Writing || m_state == Idle || !file.isLocalFile())
        return;
    QFileInfo info(file.toLocalFile());
    if (info.suffix().compare(m_options.suffix(), Qt::CaseInsensitive) != 0)
        info.setFile(info.filePath() + u'.' + m_options.suffix());
    setFile(info.absoluteFilePath());
    remember(info.absolutePath());
    core::inBackground([path = m_path] {
        return QFileInfo::exists(path);
    }).then(this, [this, run = ++m_run](bool exists) {
        if (run != m_run || m_state == Idle)
            return;
        if (exists)
            setState(Replacing);
        else
            begin(core::SameName::Kept);
    });
}

void ExportViewModel::chooseFolder(const QUrl& folder)
{
    if (m_state != Choosing || !isSeveral() || !folder.isLocalFile())
        return;
    remember(folder.toLocalFile());
    QList<core::ExportItem> items;
    for (const QString& id : std::as_const(m_takeIds))
        if (const core::Take* take = m_library.find(id)) {
            core::ExportRequest request = requestFor(*take);
            const QString name = safeFileName(titleOf(*take)) + u'.' + m_options.suffix();
            request.path = QDir(m_folder).filePath(name);
            request.sameName = core::SameName::Numbered;
            items.append({id, request});
        }
    write(items);
}

void ExportViewModel::replace()
{
    if (m_state == Replacing)
        begin(core::SameName::Replaced);
}

void ExportViewModel::chooseAnother()
{
    if (m_state == Replacing)
        setState(Choosing);
}

void ExportViewModel::cancel()
{
    if (m_state == Writing && m_queue != nullptr) {
        m_queue->cancel(); // its end makes it idle
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

core::ExportRequest ExportViewModel::requestFor(const core::Take& take) const
{
    core::ExportRequest request = m_options.requestFor(take.recipe, titleOf(take));
    request.level = m_level;
    return request;
}

void ExportViewModel::begin(core::SameName sameName)
{
    const core::Take* take = m_library.find(m_takeIds.value(0));
    core::ExportRequest request = take == nullptr ? core::ExportRequest() : requestFor(*take);
    request.path = m_path;
    request.sameName = sameName;
    if (m_selectionOnly)
        request.selection = m_selection;
    write({{m_takeIds.value(0), request}});
}

void ExportViewModel::write(const QList<core::ExportItem>& items)
{
    ++m_run;
    m_queue = std::make_unique<core::ExportQueue>(m_library, items);
    connect(m_queue.get(), &core::ExportQueue::began, this,
            [this, items](int index) { setFile(items[index].request.path); });
    connect(m_queue.get(), &core::ExportQueue::progressed, this, &ExportViewModel::setProgress);
    connect(m_queue.get(), &core::ExportQueue::finished, this, &ExportViewModel::onFinished);
    setProgress(0);
    setState(Writing);
    m_queue->start();
}

void ExportViewModel::onFinished(const core::ExportReport& report)
{
    m_queue.release()->deleteLater(); // its signal led here
    setProgress(1);
    if (report.nameTaken && !isSeveral()) {
        setState(Replacing); // asked as if it had been there before
        return;
    }
    setState(Idle);
    if (!report.files.isEmpty())
        showWritten(report);
    if (!report.problems.isEmpty())
        showProblems(report);
    for (const QString& file : report.files)
        Q_EMIT exported(file);
}

void ExportViewModel::showWritten(const core::ExportReport& report)
{
    const QString path = report.files.last();
    QString text;
    if (isSeveral() && report.files.size() < m_takeIds.size())
        text = tr("%1 of %2 takes saved.")
                   .arg(QLocale().toString(report.files.size()), QLocale().toString(m_takeIds.size()));
    else if (isSeveral())
        text = tr("%Ln take(s) saved.", nullptr, int(report.files.size()));
    else if (report.lowered > 0)
        text = tr("Saved as “%1”, lowered by %2 dB to fit.")
                   .arg(QFileInfo(path).fileName(), decibelText(-report.gainDecibels));
    else
        text = tr("Saved as “%1”.").arg(QFileInfo(path).fileName());
    if (isSeveral() && report.lowered > 0)
        text += u' ' + tr("%Ln of them were lowered to fit.", nullptr, report.lowered);
    Notices::Notice notice;
    notice.text = text;
    notice.action = {tr("Show file"), [this, path] { showFile(path, this, m_notices); }};
    notice.key = QStringLiteral("exported");
    m_notices.show(notice);
}

/// Every take that failed is named; the way out is that of the first, as they mostly fail alike.
void ExportViewModel::showProblems(const core::ExportReport& report)
{
    QStringList ids;
    QStringList details;
    QStringList titles;
    for (const core::ExportReport::Problem& problem : report.problems) {
        const core::Take* take = m_library.find(problem.takeId);
        ids.append(problem.takeId);
        titles.append(take == nullptr ? problem.takeId : titleOf(*take));
        details.append(problem.failure.detail);
    }
    const auto again = [this, ids, range = m_selection.value_or(core::TimeRange{})] {
        if (ids.size() > 1)
            openSeveral(ids);
        else
            open(ids.first(), range.begin, range.end);
    };
    const core::Failure failure{report.problems.first().failure.code, details.join(u'\n')};
    m_notices.report(failure, isSeveral() ? QLocale().createSeparatedList(titles) : fileName(),
                     {tr("Export again…"), again});
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
