// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/documents_page.h"

#include "core/documents/corrections.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/meetings/minutes.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/bridge/words.h"
#include "ui/documents/document_view.h"
#include "ui/documents/export_run.h"
#include "ui/documents/paper_choices.h"
#include "ui/documents/papers_model.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/page_header.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace muster::ui {
namespace {

using muster::documents::Edition;

constexpr int kChoicesWidth = 320;
constexpr int kPaperRow = 56;
constexpr int kWidestPreview = 1040;  // wider, a page is no easier to read
constexpr int kSoon = 60;  // several notices in a row are one new preview

base::Id chosenOf(const QComboBox* box) { return base::parseId(typed(box->currentData().toString())).value_or(base::Id {}); }

/// Fills a choice anew; what was chosen stays chosen where it is still there.
void refill(QComboBox* box, const std::vector<std::pair<QString, base::Id>>& choices)
{
    const QSignalBlocker quiet(box);
    const QString chosen = box->currentData().toString();
    box->clear();
    for (const auto& [text, id] : choices)
        box->addItem(text, words(id.hex()));
    box->setCurrentIndex(choices.empty() ? -1 : std::max(0, box->findData(chosen)));
}

}  // namespace

DocumentsPage::DocumentsPage(ReplicaBridge& bridge, Prompts& prompts, QWidget* parent)
    : Page(DocumentsPage::ownSign(), parent)
    , m_bridge(bridge)
    , m_prompts(prompts)
    , m_header(new PageHeader(tr("Documents"), QStringLiteral(" ")))
    , m_meeting(new QComboBox)
    , m_model(new PapersModel(this))
    , m_papers(new DataTable(tr("Papers")))
    , m_choices(new PaperChoices(bridge))
    , m_extract(new QWidget)
    , m_item(new QComboBox)
    , m_agency(new QComboBox)
    , m_versions(new QWidget)
    , m_version(new QComboBox)
    , m_message(new MessageBar)
    , m_sentence(new TextLabel({}, TextStyle::Body, TextLabel::Ink::Quiet))
    , m_place(new TextLabel({}, TextStyle::Body, TextLabel::Ink::Quiet))
    , m_view(new documents::DocumentView)
    , m_print(new QPushButton(muster::ui::icon(Icon::Print), tr("Print")))
    , m_cancel(new QPushButton(tr("Cancel the export")))
    , m_reading(new QTimer(this))
    , m_choosePrinter([](QPrinter& printer, QWidget* over) { return QPrintDialog(&printer, over).exec() == QDialog::Accepted; })
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (const auto& [ending, text] : {std::pair {"pdf", tr("Export PDF")}, std::pair {"html", tr("HTML")},
                                       std::pair {"txt", tr("Text")}, std::pair {"csv", tr("CSV")},
                                       std::pair {"ics", tr("Calendar")}}) {
        auto* button = new QPushButton(text);
        const QString wanted = QLatin1String(ending);
        button->setAccessibleName(wanted == QLatin1String("pdf") ? text : tr("Export %1").arg(text));
        if (wanted == QLatin1String("pdf")) {
            button->setProperty("primary", true);
            button->setToolTip(tr("Ctrl+E"));
        }
        connect(button, &QPushButton::clicked, this, [this, wanted] { exportAs(wanted); });
        m_exports.emplace_back(wanted, button);
    }
    m_print->setAccessibleName(tr("Print"));
    m_print->setToolTip(tr("Ctrl+P"));
    m_header->addRight(m_print);
    for (auto at = m_exports.rbegin(); at != m_exports.rend(); ++at)
        m_header->addRight(at->second);
    column->addWidget(m_header);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(makeLeft());
    row->addWidget(new Hairline(Qt::Vertical));
    row->addWidget(makeRight(), 1);
    column->addLayout(row, 1);

    // Before anything listens: no paper is laid out until somebody comes to look.
    readMeetings();
    m_papers->selectRowAt(0);
    m_reading->setSingleShot(true);
    m_reading->setInterval(kSoon);
    connect(m_reading, &QTimer::timeout, this, [this] {
        readMeetings();
        showPaper();
    });
    connect(m_print, &QPushButton::clicked, this, &DocumentsPage::printPaper);
    connect(m_cancel, &QPushButton::clicked, this, &DocumentsPage::cancelExport);
    connect(m_meeting, &QComboBox::currentIndexChanged, this, [this] {
        readItems();
        showPaper();
    });
    connect(m_item, &QComboBox::currentIndexChanged, this, [this] {
        readAgencies();
        showPaper();
    });
    connect(m_agency, &QComboBox::currentIndexChanged, this, &DocumentsPage::showPaper);
    connect(m_choices, &PaperChoices::changed, this, &DocumentsPage::showPaper);
    connect(m_version, &QComboBox::currentIndexChanged, this, &DocumentsPage::showPaper);
    connect(m_papers, &DataTable::rowChanged, this, &DocumentsPage::showPaper);
    connect(m_papers, &DataTable::opened, this, [this] { m_view->setFocus(Qt::OtherFocusReason); });
    connect(m_view, &documents::DocumentView::pageChanged, this, &DocumentsPage::showPlace);
    connect(m_view, &documents::DocumentView::zoomChanged, this, &DocumentsPage::showPlace);
    // Nothing is laid out while another page is in front; coming to the front does.
    const auto again = [this] {
        if (m_inFront)
            m_reading->start();
    };
    connect(&bridge, &ReplicaBridge::changed, this, again);
    connect(&bridge, &ReplicaBridge::partTwoChanged, this, [this] {
        // What was restricted must not stay on the screen for a moment.
        readItems();
        showPaper();
    });
    showButtons();
}

DocumentsPage::~DocumentsPage() { delete m_run; }

QWidget* DocumentsPage::makeLeft()
{
    auto* panel = new QWidget;
    panel->setFixedWidth(kChoicesWidth);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(0, kSpace4, 0, kSpace4);
    column->setSpacing(kSpace2);
    const auto inset = [](QWidget* widget) {
        auto* line = new QHBoxLayout;
        line->setContentsMargins(kSpace5, 0, kSpace5, 0);
        line->addWidget(widget);
        return line;
    };
    column->addLayout(inset(new SectionLabel(tr("Meeting"))));
    m_meeting->setAccessibleName(tr("Meeting"));
    column->addLayout(inset(m_meeting));
    column->addSpacing(kSpace2);
    column->addLayout(inset(new SectionLabel(tr("Papers"))));
    m_papers->setModel(m_model);
    m_papers->horizontalHeader()->hide();
    m_papers->horizontalHeader()->setStretchLastSection(true);
    m_papers->verticalHeader()->setDefaultSectionSize(kPaperRow);
    // All of them where there is room; on a low screen the list scrolls and what belongs to the paper stays in sight.
    m_papers->setMinimumHeight(4 * kPaperRow);
    m_papers->setMaximumHeight(m_model->rowCount() * kPaperRow + 2);
    m_papers->setFrameShape(QFrame::NoFrame);
    column->addWidget(m_papers, 100);
    column->addLayout(inset(m_sentence));
    column->addWidget(m_choices);
    auto* extract = new QVBoxLayout(m_extract);
    extract->setContentsMargins(kSpace5, kSpace2, kSpace5, 0);
    extract->setSpacing(kSpace2);
    extract->addWidget(new SectionLabel(tr("Copy")));
    m_item->setAccessibleName(tr("Restricted item"));
    m_agency->setAccessibleName(tr("For which agency"));
    extract->addWidget(m_item);
    extract->addWidget(m_agency);
    extract->addWidget(new TextLabel(tr("Who was given a copy goes into the register of copies."), TextStyle::Body,
                                     TextLabel::Ink::Quiet));
    column->addWidget(m_extract);
    auto* versions = new QVBoxLayout(m_versions);
    versions->setContentsMargins(kSpace5, kSpace2, kSpace5, 0);
    versions->setSpacing(kSpace2);
    versions->addWidget(new SectionLabel(tr("Version")));
    m_version->setAccessibleName(tr("Version of the minutes"));
    versions->addWidget(m_version);
    column->addWidget(m_versions);
    column->addStretch(1);
    for (QComboBox* box : {m_meeting, m_item, m_agency, m_version}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(12);
    }
    return panel;
}

QWidget* DocumentsPage::makeRight()
{
    auto* panel = new QWidget;
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_message);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(kSpace5, kSpace1, kSpace5, kSpace1);
    bar->addWidget(m_place, 1);
    m_cancel->setAccessibleName(m_cancel->text());
    m_cancel->hide();
    bar->addWidget(m_cancel);
    column->addLayout(bar);
    column->addWidget(new Hairline);
    m_view->setAccessibleName(tr("Preview"));
    m_view->fitWidth();
    m_view->setMaximumWidth(kWidestPreview);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_view, 100);
    row->addStretch(1);
    column->addLayout(row, 1);
    return panel;
}

std::vector<Command> DocumentsPage::commands()
{
    const auto hasPaper = [this] { return !m_view->isEmpty() && m_run == nullptr; };
    return {{.id = QStringLiteral("documents.export"),
             .text = tr("Export the paper as PDF"),
             .shortcut = QKeySequence(Qt::CTRL | Qt::Key_E),
             .handler = [this] { exportAs(QStringLiteral("pdf")); },
             .enabled = hasPaper},
            {.id = QStringLiteral("documents.print"),
             .text = tr("Print the paper"),
             .shortcut = QKeySequence(Qt::CTRL | Qt::Key_P),
             .handler = [this] { printPaper(); },
             .enabled = hasPaper},
            {.id = QStringLiteral("documents.meeting"),
             .text = tr("Choose the meeting"),
             .shortcut = QKeySequence(Qt::CTRL | Qt::Key_M),
             .handler = [this] { m_meeting->setFocus(Qt::ShortcutFocusReason); }},
            {.id = QStringLiteral("documents.preview"),
             .text = tr("Read the preview"),
             .shortcut = QKeySequence(Qt::CTRL | Qt::Key_R),
             .handler = [this] { m_view->setFocus(Qt::ShortcutFocusReason); }}};
}

void DocumentsPage::activated()
{
    m_inFront = true;
    readMeetings();
    showPaper();
    m_papers->setFocus(Qt::OtherFocusReason);
}

void DocumentsPage::deactivated() { m_inFront = false; }

void DocumentsPage::showTarget(const QString& target)
{
    readMeetings();
    const bool named = target.contains(QLatin1Char(':'));
    const QString wanted = named ? target.section(QLatin1Char(':'), 1) : target;
    const auto meeting = meetings::findMeeting(m_bridge.reader(), typed(wanted));
    const int at = meeting ? m_meeting->findData(words(meeting->id.hex())) : -1;
    if (at < 0) {
        m_message->showNotice(tr("That meeting is not there any more. Choose another one."), Tone::Attention);
        return;
    }
    m_meeting->setCurrentIndex(at);
    if (named)
        choosePaper(target.section(QLatin1Char(':'), 0, 0), Edition::Full);
    showPaper();
}

void DocumentsPage::choosePaper(const QString& kind, Edition edition)
{
    if (const int row = m_model->rowOf(kind, edition); row >= 0)
        m_papers->selectRowAt(row);
}

// The meeting chosen stays chosen; at first it is the newest that is over or under way.
void DocumentsPage::readMeetings()
{
    std::vector<std::pair<QString, base::Id>> choices;
    const auto all = meetings::allMeetings(m_bridge.reader());
    for (auto meeting = all.rbegin(); meeting != all.rend(); ++meeting)
        choices.emplace_back(words(meeting->bodyShortName) + QStringLiteral(", ")
                                 + words(base::weekdayAndDate(meeting->date)),
                             meeting->id);
    const bool first = m_meeting->count() == 0;
    refill(m_meeting, choices);
    if (const auto current = meetings::currentMeeting(m_bridge.reader()); first && current) {
        const QSignalBlocker quiet(m_meeting);
        m_meeting->setCurrentIndex(std::max(0, m_meeting->findData(words(current->id.hex()))));
    }
    readItems();
}

void DocumentsPage::readItems()
{
    std::vector<std::pair<QString, base::Id>> choices;
    for (const meetings::AgendaItem& item : meetings::agendaOf(m_bridge.reader(), chosenOf(m_meeting)).items) {
        if (item.sensitivity == meetings::Sensitivity::Restricted)
            choices.emplace_back(tr("Item %1: %2").arg(item.number).arg(words(item.title)), item.id);
    }
    refill(m_item, choices);
    m_model->setState(!choices.empty(), m_bridge.partTwoState() == replica::PartTwoState::Open);
    readAgencies();
}

void DocumentsPage::readAgencies()
{
    std::vector<std::pair<QString, base::Id>> choices;
    const auto item = meetings::itemOf(m_bridge.reader(), chosenOf(m_meeting), chosenOf(m_item));
    if (item) {
        for (const meetings::ItemRequirement& need : item->requirements) {
            if (need.need == meetings::Need::Required)
                choices.emplace_back(words(need.agencyName), need.agency);
        }
    }
    refill(m_agency, choices);
}

// Of approved minutes there is one for each correction that a later meeting recorded.
void DocumentsPage::readVersions()
{
    const muster::documents::ExportRequest wanted = request();
    const bool minutes = wanted.kind == "minutes" && wanted.edition != Edition::Restricted
        && meetings::minutesRecord(m_bridge.reader(), wanted.meeting).state == meetings::MinutesState::Approved;
    const int versions =
        minutes ? muster::documents::minutesVersions(m_bridge.reader(), wanted.meeting, wanted.edition) : 1;
    const QSignalBlocker quiet(m_version);
    // Another meeting or paper begins with its newest.
    const QString of = words(wanted.meeting.hex()) + words(wanted.kind) + QString::number(static_cast<int>(wanted.edition));
    const int chosen = m_version->property("of").toString() == of ? m_version->currentData().toInt() : 0;
    m_version->setProperty("of", of);
    m_version->clear();
    m_version->addItem(tr("Newest, with corrections"), 0);
    for (int version = versions - 1; version > 1; --version)
        m_version->addItem(tr("Version %1").arg(version), version);
    m_version->addItem(tr("Version 1, as approved"), 1);
    m_version->setCurrentIndex(std::max(0, m_version->findData(chosen)));
    m_versions->setVisible(versions > 1);
    if (versions == 1)
        m_version->setCurrentIndex(0);
}

muster::documents::ExportRequest DocumentsPage::request() const
{
    muster::documents::ExportRequest request;
    const Paper* paper = m_model->paperAt(m_papers->currentRow());
    if (paper == nullptr)
        return request;
    request.kind = std::string {paper->kind->word};
    request.edition = paper->edition;
    request.meeting = chosenOf(m_meeting);
    m_choices->fill(request);
    if (paper->edition == Edition::Restricted && paper->kind->restrictedByItem) {
        request.item = chosenOf(m_item);
        request.agency = chosenOf(m_agency);
    } else if (request.kind == "minutes") {
        request.version = m_version->currentData().toInt();
    }
    return request;
}

void DocumentsPage::showPaper()
{
    const Paper* paper = m_model->paperAt(m_papers->currentRow());
    if (paper == nullptr)
        return;
    m_extract->setVisible(paper->edition == Edition::Restricted && paper->kind->restrictedByItem);
    m_choices->setKind(words(paper->kind->word));
    readVersions();
    m_sentence->setText(paper->sentence);
    m_header->setSubtitle(tr("%1 · %2").arg(paper->title, m_meeting->currentText()));
    if (m_run == nullptr)
        m_message->dismiss();
    const auto document = muster::documents::buildDocument(m_bridge.reader(), request());
    const base::Result<void> shown = document ? m_view->setDocument(*document) : tl::unexpected(document.error());
    if (!shown) {
        m_view->clear();
        m_message->showRefusal(words(shown.error().detail));
    }
    m_marking = document ? words(document->marking) : QString();
    showPlace();
    showButtons();
}

void DocumentsPage::showPlace()
{
    const QString place = m_view->isEmpty()
        ? tr("Nothing to show")
        : tr("Page %1 of %2 · %3%").arg(m_view->currentPage()).arg(m_view->pageCount()).arg(qRound(m_view->zoom() * 100));
    m_place->setText(m_marking.isEmpty() ? place : place + QStringLiteral(" · ") + m_marking);
    if (m_inFront)
        Q_EMIT statusChanged(m_view->isEmpty() ? QString() : place);
}

void DocumentsPage::showButtons()
{
    const Paper* paper = m_model->paperAt(m_papers->currentRow());
    const bool ready = paper != nullptr && !m_view->isEmpty() && m_run == nullptr;
    for (const auto& [ending, button] : m_exports) {
        const bool offered = paper != nullptr
            && std::find(paper->kind->endings.begin(), paper->kind->endings.end(), typed(ending))
                != paper->kind->endings.end();
        button->setVisible(offered);
        button->setEnabled(ready);
    }
    m_print->setEnabled(ready);
    m_cancel->setVisible(m_run != nullptr);
    Q_EMIT commandsChanged();
}

QString DocumentsPage::message() const { return m_message->isVisibleTo(this) ? m_message->text() : QString(); }

}  // namespace muster::ui
