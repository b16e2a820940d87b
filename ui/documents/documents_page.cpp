// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/documents_page.h"

#include "core/meetings/meeting_queries.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/bridge/words.h"
#include "ui/documents/document_view.h"
#include "ui/documents/export_run.h"
#include "ui/documents/paper_choices.h"
#include "ui/documents/paper_list_section.h"
#include "ui/documents/papers_model.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/page_header.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace muster::ui {
namespace {

using muster::documents::Edition;

constexpr int kSoon = 60;  // several notices in a row are one new preview

}  // namespace

DocumentsPage::DocumentsPage(ReplicaBridge& bridge, Prompts& prompts, QWidget* parent)
    : Page(DocumentsPage::ownSign(), parent)
    , m_bridge(bridge)
    , m_prompts(prompts)
    , m_header(new PageHeader(tr("Documents"), QStringLiteral(" ")))
    , m_back(new QPushButton(tr("All papers")))
    , m_front(new QStackedWidget)
    , m_list(new PaperListSection(bridge, prompts))
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
    , m_choosePrinter(
          [](QPrinter& printer, QWidget* over) { return QPrintDialog(&printer, over).exec() == QDialog::Accepted; })
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (const auto& [ending, text] :
         {std::pair {"pdf", tr("Export PDF")}, std::pair {"html", tr("HTML")}, std::pair {"txt", tr("Text")},
          std::pair {"csv", tr("CSV")}, std::pair {"ics", tr("Calendar")}}) {
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
    m_back->setAccessibleName(tr("Back to all papers"));
    m_back->setToolTip(tr("Escape, Alt+Left"));
    m_header->addLeft(m_back);
    column->addWidget(m_header);
    m_front->addWidget(m_list);
    m_front->addWidget(makeMaker());
    column->addWidget(m_front, 1);

    // Before anything listens: no paper is laid out until somebody comes to look.
    readMeetings();
    m_papers->selectRowAt(0);
    m_reading->setSingleShot(true);
    m_reading->setInterval(kSoon);
    connect(m_reading, &QTimer::timeout, this, &DocumentsPage::showFront);
    connect(m_back, &QPushButton::clicked, this, &DocumentsPage::showList);
    connect(m_list, &PaperListSection::paperWanted, this, &DocumentsPage::makePaper);
    connect(m_list, &PaperListSection::otherWanted, this, &DocumentsPage::showMaker);
    connect(m_list, &Section::said, this, &Page::said);
    connect(m_list, &Section::openRequested, this, &Page::openRequested);
    connect(m_list, &Section::countChanged, this, [this] {
        if (showsList())
            m_header->setSubtitle(m_list->countWords());
        Q_EMIT commandsChanged();
    });
    connect(m_list->table(), &DataTable::rowChanged, this, &Page::commandsChanged);
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
        if (m_inFront && showsList())
            m_list->readAgain();
    });
    leadKeys();
    showButtons();
}

DocumentsPage::~DocumentsPage() { delete m_run; }

void DocumentsPage::activated()
{
    m_inFront = true;
    showFront();
    if (showsList())
        m_list->takeFocus();
    else
        m_papers->setFocus(Qt::OtherFocusReason);
}

bool DocumentsPage::showsList() const { return m_front->currentWidget() == m_list; }

void DocumentsPage::showList()
{
    m_front->setCurrentWidget(m_list);
    showFront();
    m_list->takeFocus();
}

std::function<void()> DocumentsPage::wayBack()
{
    if (showsList() || m_run != nullptr)
        return {};
    return [this] { showList(); };
}

void DocumentsPage::showMaker()
{
    m_front->setCurrentIndex(1);
    showFront();
    m_papers->setFocus(Qt::OtherFocusReason);
}

// Reads again what is in front, and shows the buttons that belong to it.
void DocumentsPage::showFront()
{
    if (showsList()) {
        m_list->readAgain();
        m_header->setSubtitle(m_list->countWords());
        Q_EMIT statusChanged({});
    } else {
        readMeetings();
        showPaper();
    }
    showButtons();
}

void DocumentsPage::makePaper(const muster::documents::ExportRequest& request)
{
    {
        const QSignalBlocker quietMeeting(m_meeting);
        const QSignalBlocker quietPapers(m_papers);
        if (const int at = m_meeting->findData(words(request.meeting.hex())); at >= 0)
            m_meeting->setCurrentIndex(at);
        selectPaper(words(request.kind), request.edition);
        readItems();
        const QSignalBlocker quietItem(m_item);
        const QSignalBlocker quietAgency(m_agency);
        if (const int at = m_item->findData(words(request.item.hex())); at >= 0)
            m_item->setCurrentIndex(at);
        readAgencies();
        if (const int at = m_agency->findData(words(request.agency.hex())); at >= 0)
            m_agency->setCurrentIndex(at);
    }
    m_choices->choose(request);
    showMaker();
}

void DocumentsPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !showsList() && m_run == nullptr)
        showList();
    else
        Page::keyPressEvent(event);
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
        selectPaper(target.section(QLatin1Char(':'), 0, 0), Edition::Full);
    m_front->setCurrentIndex(1);
    if (m_inFront)
        m_papers->setFocus(Qt::OtherFocusReason);
    showPaper();
}

void DocumentsPage::selectPaper(const QString& kind, Edition edition)
{
    if (const int row = m_model->rowOf(kind, edition); row >= 0)
        m_papers->selectRowAt(row);
}

void DocumentsPage::choosePaper(const QString& kind, Edition edition)
{
    const bool fromList = showsList();
    m_front->setCurrentIndex(1);
    selectPaper(kind, edition);
    if (fromList)
        showPaper();
}

QString DocumentsPage::message() const { return m_message->isVisibleTo(this) ? m_message->text() : QString(); }

}  // namespace muster::ui
