// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/documents_page.h"

#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/agency_queries.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/bridge/words.h"
#include "ui/documents/document_view.h"
#include "ui/documents/export_document.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/prompts.h"

#include <QApplication>
#include <QComboBox>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <filesystem>

namespace muster::ui {
namespace {

using muster::documents::Edition;

constexpr int kChoicesWidth = 320;
constexpr int kSoon = 60;  // several notices in a row are one new preview

QString paperTitle(std::string_view kind, Edition edition)
{
    const QString title = words(kind);
    switch (edition) {
    case Edition::Restricted:
        return DocumentsPage::tr("%1, restricted extract").arg(title);
    case Edition::Public:
        return DocumentsPage::tr("%1, public version").arg(title);
    case Edition::Full:
        break;
    }
    return title;
}

QString fileFilter(std::string_view ending)
{
    if (ending == "pdf")
        return DocumentsPage::tr("PDF document (*.pdf)");
    if (ending == "html")
        return DocumentsPage::tr("Web page (*.html)");
    if (ending == "csv")
        return DocumentsPage::tr("CSV table (*.csv)");
    return DocumentsPage::tr("Plain text (*.txt)");
}

base::Id idOf(const QComboBox* choice)
{
    return base::parseId(typed(choice->currentData().toString())).value_or(base::Id {});
}

QPushButton* headerButton(Icon which, const QString& text, const QString& keys)
{
    auto* button = new QPushButton(muster::ui::icon(which), text);
    button->setToolTip(keys);
    button->setAccessibleName(text);
    return button;
}

}  // namespace

DocumentsPage::DocumentsPage(ReplicaBridge& bridge, Prompts& prompts, QWidget* parent)
    : Page(parent)
    , m_bridge(bridge)
    , m_prompts(prompts)
    , m_header(new PageHeader(tr("Documents"), QStringLiteral(" ")))
    , m_meetings(new QComboBox)
    , m_papers(new QListWidget)
    , m_copies(new QWidget)
    , m_item(new QComboBox)
    , m_agency(new QComboBox)
    , m_message(new MessageBar)
    , m_view(new documents::DocumentView)
{
    for (const muster::documents::DocumentKind& kind : muster::documents::documentKinds()) {
        for (const Edition edition : kind.editions)
            m_all.push_back({&kind, edition});
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* printButton = headerButton(Icon::Print, tr("Print"), tr("Ctrl+P"));
    auto* exportButton = headerButton(Icon::Export, tr("Export"), tr("Ctrl+E"));
    m_header->addRight(printButton);
    m_header->addRight(exportButton);
    column->addWidget(m_header);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(makeChoices());
    row->addWidget(new Hairline(Qt::Vertical));
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_message);
    right->addWidget(m_view, 1);
    row->addLayout(right, 1);
    column->addLayout(row, 1);
    m_view->setAccessibleName(tr("Preview"));
    m_view->fitWidth();

    m_later.setSingleShot(true);
    m_later.setInterval(kSoon);
    connect(&m_later, &QTimer::timeout, this, &DocumentsPage::preview);
    connect(printButton, &QPushButton::clicked, this, &DocumentsPage::print);
    connect(exportButton, &QPushButton::clicked, this, &DocumentsPage::exportAs);
    connect(m_papers, &QListWidget::currentRowChanged, this, &DocumentsPage::preview);
    connect(m_meetings, &QComboBox::currentIndexChanged, this, [this] {
        readCopies();
        preview();
    });
    for (QComboBox* choice : {m_item, m_agency})
        connect(choice, &QComboBox::currentIndexChanged, this, &DocumentsPage::preview);
    // While another page is in front nothing is laid out; coming to the front does.
    const auto again = [this] {
        if (isVisible())
            m_later.start();
    };
    connect(&bridge, &ReplicaBridge::changed, this, again);
    connect(&bridge, &ReplicaBridge::partTwoChanged, this, again);
}

QWidget* DocumentsPage::makeChoices()
{
    auto* panel = new QWidget;
    panel->setFixedWidth(kChoicesWidth);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(kSpace5, kSpace4, kSpace5, kSpace4);
    column->setSpacing(kSpace2);
    column->addWidget(new SectionLabel(tr("Meeting")));
    m_meetings->setAccessibleName(tr("Meeting"));
    m_meetings->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    column->addWidget(m_meetings);
    column->addSpacing(kSpace2);
    column->addWidget(new SectionLabel(tr("Papers")));
    m_papers->setAccessibleName(tr("Papers"));
    m_papers->setFrameShape(QFrame::NoFrame);
    for (const Paper& paper : m_all) {
        auto* item = new QListWidgetItem(paperTitle(paper.kind->title, paper.edition), m_papers);
        item->setSizeHint({0, kTableRow});
    }
    m_papers->setFixedHeight(static_cast<int>(m_all.size()) * kTableRow + kSpace1);
    column->addWidget(m_papers);
    auto* copies = new QVBoxLayout(m_copies);
    copies->setContentsMargins(0, 0, 0, 0);
    copies->setSpacing(kSpace2);
    copies->addWidget(new SectionLabel(tr("Copy")));
    m_item->setAccessibleName(tr("Restricted item"));
    m_agency->setAccessibleName(tr("For which agency"));
    for (QComboBox* choice : {m_item, m_agency}) {
        choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        copies->addWidget(choice);
    }
    copies->addWidget(new TextLabel(tr("Who was given a restricted copy goes into the register of copies."),
                                    TextStyle::Body, TextLabel::Ink::Quiet));
    column->addWidget(m_copies);
    column->addStretch(1);
    return panel;
}

std::vector<Command> DocumentsPage::commands()
{
    return {{.id = QStringLiteral("documents.export"),
             .text = tr("Export the paper"),
             .shortcut = QKeySequence(Qt::CTRL | Qt::Key_E),
             .handler = [this] { exportAs(); }},
            {.id = QStringLiteral("documents.print"),
             .text = tr("Print the paper"),
             .shortcut = QKeySequence(Qt::CTRL | Qt::Key_P),
             .handler = [this] { print(); }},
            {.id = QStringLiteral("documents.preview"),
             .text = tr("Read the preview"),
             .shortcut = QKeySequence(Qt::CTRL | Qt::Key_R),
             .handler = [this] { m_view->setFocus(Qt::ShortcutFocusReason); }}};
}

void DocumentsPage::activated()
{
    readMeetings();
    if (m_papers->currentRow() < 0)
        m_papers->setCurrentRow(0);
    else
        preview();
    m_papers->setFocus(Qt::OtherFocusReason);
}

void DocumentsPage::showTarget(const QString& target)
{
    readMeetings();
    const QString kind = target.section(QLatin1Char(' '), 0, 0);
    const QString wanted = target.contains(QLatin1Char(' ')) ? target.section(QLatin1Char(' '), 1) : target;
    if (const auto meeting = meetings::findMeeting(m_bridge.reader(), typed(wanted)); meeting)
        m_meetings->setCurrentIndex(qMax(0, m_meetings->findData(words(meeting->id.hex()))));
    const auto at = std::find_if(m_all.begin(), m_all.end(),
                                 [&](const Paper& paper) { return words(paper.kind->word) == kind; });
    if (at != m_all.end())
        m_papers->setCurrentRow(static_cast<int>(at - m_all.begin()));
}

// The one chosen stays chosen; at first it is the one the window opens with.
void DocumentsPage::readMeetings()
{
    const replica::Reader& reader = m_bridge.reader();
    const auto current = meetings::currentMeeting(reader);
    QString chosen = m_meetings->currentData().toString();
    if (chosen.isEmpty() && current)
        chosen = words(current->id.hex());
    std::vector<meetings::Meeting> all = meetings::allMeetings(reader);
    std::reverse(all.begin(), all.end());
    {
        const QSignalBlocker quiet(m_meetings);
        m_meetings->clear();
        for (const meetings::Meeting& meeting : all)
            m_meetings->addItem(words(meeting.bodyShortName) + QStringLiteral(", ")
                                    + words(base::longDate(meeting.date)),
                                words(meeting.id.hex()));
        m_meetings->setCurrentIndex(qMax(0, m_meetings->findData(chosen)));
    }
    readCopies();
}

void DocumentsPage::readCopies()
{
    const QSignalBlocker quietItem(m_item);
    const QSignalBlocker quietAgency(m_agency);
    const QString item = m_item->currentData().toString();
    const QString agency = m_agency->currentData().toString();
    m_item->clear();
    m_agency->clear();
    const replica::Reader& reader = m_bridge.reader();
    for (const meetings::AgendaItem& entry : meetings::agendaOf(reader, idOf(m_meetings)).items) {
        if (entry.sensitivity == meetings::Sensitivity::Restricted)
            m_item->addItem(tr("Item %1: %2").arg(entry.number).arg(words(entry.title)), words(entry.id.hex()));
    }
    for (const partnership::Agency& one : partnership::agenciesOn(reader, reader.today()))
        m_agency->addItem(words(partnership::printName(one)), words(one.id.hex()));
    m_item->setCurrentIndex(qMax(0, m_item->findData(item)));
    m_agency->setCurrentIndex(qMax(0, m_agency->findData(agency)));
}

const DocumentsPage::Paper* DocumentsPage::paper() const
{
    const int row = m_papers->currentRow();
    return row < 0 ? nullptr : &m_all[static_cast<std::size_t>(row)];
}

muster::documents::ExportRequest DocumentsPage::request() const
{
    muster::documents::ExportRequest request;
    const Paper* chosen = paper();
    if (chosen == nullptr)
        return request;
    request.kind = std::string {chosen->kind->word};
    request.edition = chosen->edition;
    request.meeting = idOf(m_meetings);
    if (chosen->edition == Edition::Restricted) {
        request.item = idOf(m_item);
        request.agency = idOf(m_agency);
    }
    return request;
}

void DocumentsPage::preview()
{
    const Paper* chosen = paper();
    if (chosen == nullptr)
        return;
    m_copies->setVisible(chosen->edition == Edition::Restricted);
    m_message->dismiss();
    const auto document = muster::documents::buildDocument(m_bridge.reader(), request());
    const auto shown = document ? m_view->setDocument(*document) : tl::unexpected(document.error());
    const QString title = paperTitle(chosen->kind->title, chosen->edition);
    if (shown) {
        m_header->setSubtitle(tr("%1, %2 · %3 pages").arg(title, m_meetings->currentText()).arg(m_view->pageCount()));
    } else {
        m_view->clear();
        m_message->showRefusal(words(shown.error().detail));
        m_header->setSubtitle(title);
    }
    Q_EMIT statusChanged(shown ? tr("%1 pages").arg(m_view->pageCount()) : QString());
}

void DocumentsPage::exportAs()
{
    const Paper* chosen = paper();
    if (chosen == nullptr)
        return;
    QStringList filters;
    for (const std::string_view ending : chosen->kind->endings)
        filters << fileFilter(ending);
    const muster::documents::ExportRequest wanted = request();
    const QString name = words(muster::documents::suggestedFileName(m_bridge.reader(), wanted)) + QStringLiteral(".pdf");
    const auto path
        = m_prompts.saveFile(this, {.title = tr("Export the paper"), .suggestedName = name, .filters = filters});
    if (!path)
        return;
    QApplication::setOverrideCursor(Qt::WaitCursor);
    const auto written = documents::exportAndRecord(m_bridge.replica(), wanted,
                                                    std::filesystem::path(path->toStdU16String()));
    QApplication::restoreOverrideCursor();
    if (written)
        Q_EMIT said(tr("Written and checked: %1").arg(*path), false);
    else
        m_message->showRefusal(words(written.error().detail));
}

void DocumentsPage::print()
{
    if (m_view->isEmpty())
        return;
    QPrinter printer(QPrinter::HighResolution);
    QPrintDialog dialog(&printer, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    if (m_view->print(printer))
        Q_EMIT said(tr("Sent to the printer."), false);
    else
        m_message->showRefusal(tr("The printer did not take it. Check that it is on, or export a PDF."));
}

QString DocumentsPage::message() const { return m_message->isVisible() ? m_message->text() : QString(); }

}  // namespace muster::ui
