// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/minutes_view.h"

#include "core/documents/corrections.h"
#include "core/documents/minute_links.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/documents/document_view.h"
#include "ui/meetings/amendments_side.h"
#include "ui/meetings/core_text.h"
#include "ui/meetings/unlock_panel.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/message_bar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace muster::ui {

using namespace muster::meetings;
using muster::documents::Edition;
using muster::documents::ExportRequest;

namespace {

constexpr int kSideWidth = 320;
constexpr int kWidestPage = 920;
constexpr int kMostOfTheRow = 100;
constexpr int kCiteLetters = 14;

QPushButton* button(const QString& text)
{
    auto* made = new QPushButton(text);
    made->setAccessibleName(text);
    return made;
}

}  // namespace

MinutesView::MinutesView(ReplicaBridge& bridge, Prompts& prompts, QWidget* parent)
    : QWidget(parent)
    , m_bridge(bridge)
    , m_prompts(prompts)
    , m_later(bridge, *this, [this] { reload(); })
    , m_state(new Chip(QString()))
    , m_story(new TextLabel({}, TextStyle::Body, TextLabel::Ink::Quiet))
    , m_step(button({}))
    , m_amend(button(tr("Propose an amendment")))
    , m_unlock(new UnlockPanel(bridge))
    , m_message(new MessageBar)
    , m_paper(new QComboBox)
    , m_item(new QComboBox)
    , m_agency(new QComboBox)
    , m_version(new QComboBox)
    , m_cite(new QComboBox)
    , m_view(new documents::DocumentView)
    , m_amendments(new AmendmentsSide(bridge))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* strip = new QHBoxLayout;
    strip->setContentsMargins(kSpace4, kSpace2, kSpace4, kSpace2);
    strip->setSpacing(kSpace3);
    strip->addWidget(m_state);
    strip->addWidget(m_story, 1);
    m_step->setProperty("primary", true);
    strip->addWidget(m_step);
    strip->addWidget(m_amend);
    column->addLayout(strip);
    column->addWidget(new Hairline);
    column->addWidget(m_unlock);
    auto* tools = new QHBoxLayout;
    tools->setContentsMargins(kSpace4, kSpace2, kSpace4, kSpace2);
    tools->setSpacing(kSpace2);
    m_paper->setAccessibleName(tr("Paper"));
    m_item->setAccessibleName(tr("Restricted item"));
    m_agency->setAccessibleName(tr("For which agency"));
    m_version->setAccessibleName(tr("Version of the approved minutes"));
    m_paper->setMinimumWidth(200);
    tools->addWidget(m_paper);
    tools->addWidget(m_item);
    tools->addWidget(m_agency);
    tools->addWidget(m_version);
    tools->addStretch(1);
    m_cite->setAccessibleName(tr("Copy the citation of a minute"));
    m_cite->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_cite->setMinimumContentsLength(kCiteLetters);
    tools->addWidget(m_cite);
    auto* save = button(tr("Export…"));
    save->setToolTip(tr("Ctrl+E: as PDF, web page or text"));
    auto* print = button(tr("Print…"));
    print->setToolTip(tr("Ctrl+P"));
    tools->addWidget(save);
    tools->addWidget(print);
    column->addLayout(tools);
    auto* message = new QHBoxLayout;
    message->setContentsMargins(kSpace4, 0, kSpace4, kSpace2);
    message->addWidget(m_message);
    column->addLayout(message);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    // A page wider than this is no easier to read.
    m_view->setMaximumWidth(kWidestPage);
    row->addStretch(1);
    row->addWidget(m_view, kMostOfTheRow);
    row->addStretch(1);
    row->addWidget(new Hairline(Qt::Vertical));
    m_amendments->setFixedWidth(kSideWidth);
    row->addWidget(m_amendments);
    column->addLayout(row, 1);

    for (QComboBox* choice : {m_paper, m_item, m_agency, m_version}) {
        connect(choice, &QComboBox::activated, this, [this, choice] {
            m_message->dismiss();
            if (choice == m_item)
                fillExtract();
            showPaper();
        });
    }
    connect(m_cite, &QComboBox::activated, this, &MinutesView::copyCitation);
    connect(save, &QPushButton::clicked, this, &MinutesView::exportPaper);
    connect(print, &QPushButton::clicked, this, &MinutesView::printPaper);
    connect(m_step, &QPushButton::clicked, this, &MinutesView::step);
    connect(m_amend, &QPushButton::clicked, this, &MinutesView::proposeAmendment);
    connect(m_amendments, &AmendmentsSide::said, this, &MinutesView::said);
    fillPapers();
}

void MinutesView::fillPapers()
{
    m_paper->addItem(tr("Minutes in full"), QStringLiteral("minutes full"));
    m_paper->addItem(tr("Minutes, public edition"), QStringLiteral("minutes public"));
    m_paper->addItem(tr("Minutes, restricted extract"), QStringLiteral("minutes restricted"));
    m_paper->addItem(tr("Action sheet"), QStringLiteral("action-sheet full"));
    m_paper->addItem(tr("Agenda"), QStringLiteral("agenda full"));
    m_paper->addItem(tr("Agenda, public edition"), QStringLiteral("agenda public"));
}

void MinutesView::choosePaper(const QString& paper)
{
    const int at = m_paper->findData(paper);
    if (at < 0)
        return;
    m_paper->setCurrentIndex(at);
    m_message->dismiss();
    showPaper();
}

void MinutesView::showMinuteOf(const base::Id& item)
{
    choosePaper(QStringLiteral("minutes full"));
    for (const Minute& minute : minutesOf(m_bridge.reader(), m_meeting)) {
        if (minute.item != item)
            continue;
        const QString anchor = qt(muster::documents::anchorName(muster::documents::minuteAnchor(minute.label)));
        // What is restricted stands in its own part, where it may be read.
        if (!m_view->goToAnchor(anchor + QStringLiteral("-restricted")))
            m_view->goToAnchor(anchor);
        return;
    }
}

void MinutesView::showMeeting(const base::Id& meeting)
{
    if (meeting != m_meeting) {
        m_meeting = meeting;
        m_message->dismiss();
        m_view->clear();
        const auto record = minutesRecord(m_bridge.reader(), meeting);
        const bool drafted = record.state != MinutesState::Collecting;
        m_version->setCurrentIndex(0);
        m_paper->setCurrentIndex(
            m_paper->findData(drafted ? QStringLiteral("minutes full") : QStringLiteral("agenda full")));
    }
    if (isVisible())
        reload();
    else
        m_later.mark();
}

void MinutesView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_later.isStale())
        reload();
}

void MinutesView::reload()
{
    m_later.done();
    if (m_meeting.isNil())
        return;
    m_record = minutesRecord(m_bridge.reader(), m_meeting);
    showState();
    fillExtract();
    fillCitations();
    m_amendments->showMeeting(m_meeting);
    showPaper();
}

ExportRequest MinutesView::request() const
{
    const QStringList parts = m_paper->currentData().toString().split(u' ');
    ExportRequest request;
    request.kind = core(parts.value(0));
    request.meeting = m_meeting;
    request.edition = muster::documents::editionFrom(core(parts.value(1))).value_or(Edition::Full);
    if (request.edition == Edition::Restricted) {
        request.item = idOf(m_item->currentData().toString());
        request.agency = idOf(m_agency->currentData().toString());
    } else if (request.kind == "minutes") {
        request.version = m_version->currentData().toInt();
    }
    return request;
}

// Approved minutes stay; each correction that a later meeting records makes a version with that correction behind them.
void MinutesView::fillVersions()
{
    const ExportRequest wanted = request();
    const int chosen = m_version->currentData().toInt();
    const int versions = m_record.state == MinutesState::Approved && wanted.kind == "minutes"
        ? muster::documents::minutesVersions(m_bridge.reader(), m_meeting, wanted.edition)
        : 1;
    m_version->clear();
    m_version->addItem(tr("Newest, with corrections"), 0);
    for (int version = versions - 1; version > 1; --version)
        m_version->addItem(tr("Version %1").arg(version), version);
    m_version->addItem(tr("Version 1, as approved"), 1);
    m_version->setCurrentIndex(std::max(0, m_version->findData(chosen)));
    m_version->setVisible(versions > 1 && wanted.edition != Edition::Restricted);
    if (versions == 1)
        m_version->setCurrentIndex(0);
}

// Which item, and for whom: only its required agencies are on the list.
void MinutesView::fillExtract()
{
    const QString item = m_item->currentData().toString();
    const QString agency = m_agency->currentData().toString();
    m_item->clear();
    m_agency->clear();
    const Agenda agenda = agendaOf(m_bridge.reader(), m_meeting);
    for (const AgendaItem& each : agenda.items) {
        if (each.restricted())
            m_item->addItem(tr("Item %1").arg(each.number), keyOf(each.id));
    }
    if (const int at = m_item->findData(item); at >= 0)
        m_item->setCurrentIndex(at);
    if (const AgendaItem* chosen = agenda.find(idOf(m_item->currentData().toString()))) {
        for (const ItemRequirement& requirement : chosen->requirements) {
            if (requirement.need == Need::Required)
                m_agency->addItem(qt(requirement.agencyName), keyOf(requirement.agency));
        }
    }
    if (const int at = m_agency->findData(agency); at >= 0)
        m_agency->setCurrentIndex(at);
}

void MinutesView::showPaper()
{
    fillVersions();
    const ExportRequest wanted = request();
    const bool extract = wanted.edition == Edition::Restricted;
    m_item->setVisible(extract);
    m_agency->setVisible(extract);
    m_unlock->setWanted(m_item->count() > 0);
    auto document = muster::documents::buildDocument(m_bridge.reader(), wanted);
    const auto shown = document ? m_view->setDocument(*document) : base::Result<void>(tl::unexpected(document.error()));
    if (!shown) {
        m_view->clear();
        m_message->showNotice(qt(shown.error().detail), Tone::Attention);
        m_saysWhyEmpty = true;
        return;
    }
    // What was said of a step stays, though the step itself made this be read again.
    if (std::exchange(m_saysWhyEmpty, false))
        m_message->dismiss();
}

QString MinutesView::provisionalWords() const
{
    for (const Minute& minute : minutesOf(m_bridge.reader(), m_meeting)) {
        if (minute.provisional)
            return u' ' + tr("Their numbers are provisional until this computer has reached the shared file.");
    }
    return {};
}

void MinutesView::showState()
{
    const auto meeting = meetingById(m_bridge.reader(), m_meeting);
    const auto on = [](const std::optional<base::Date>& date) {
        return date ? tr(" on %1").arg(qt(base::longDate(*date))) : QString();
    };
    Tone tone = Tone::Outline;
    ChipShape shape = ChipShape::None;
    QString step;
    QString story;
    switch (m_record.state) {
    case MinutesState::Collecting:
        story = tr("The minutes are drafted when the meeting ends.");
        break;
    case MinutesState::Draft:
        tone = Tone::Attention;
        shape = ChipShape::Clock;
        story = tr("Drafted%1. The chair reads them first.").arg(on(m_record.draftOn)) + provisionalWords();
        step = tr("Send to the chair");
        break;
    case MinutesState::ChairReview:
        tone = Tone::Attention;
        shape = ChipShape::Clock;
        story = tr("With the chair%1.").arg(on(m_record.reviewedOn)) + provisionalWords();
        step = tr("Circulate the draft");
        break;
    case MinutesState::CirculatedDraft:
    case MinutesState::Amendments:
        story = tr("Circulated%1. Approved at a later meeting of the same body.").arg(on(m_record.circulatedOn));
        step = tr("Approve at the running meeting");
        break;
    case MinutesState::Approved:
        tone = Tone::Good;
        shape = ChipShape::Tick;
        // The kept paper names the item it was approved under; here its minute stands too, once it has a number.
        story = tr("Approved%1%2%3. They are locked; a correction is a minute of a later meeting.")
                    .arg(on(m_record.approvedAtDate ? m_record.approvedAtDate : m_record.approvedOn),
                         m_record.approvedMinute.empty() ? QString()
                                                         : tr(" (minute %1)").arg(qt(m_record.approvedMinute)),
                         m_record.subjectTo.empty() ? tr(" as a correct record")
                                                    : tr(" subject to %1").arg(qt(m_record.subjectTo)));
        break;
    }
    m_state->setSpec({m_record.state == MinutesState::Collecting && meeting ? sentence(inWords(meeting->state))
                                                                           : qt(inWords(m_record.state)),
                      tone, shape});
    m_story->setText(story);
    m_step->setText(step);
    m_step->setAccessibleName(step);
    m_step->setVisible(!step.isEmpty());
    const bool amendable = m_record.state == MinutesState::CirculatedDraft || m_record.state == MinutesState::Amendments;
    const bool approved = m_record.state == MinutesState::Approved;
    m_amend->setText(approved ? tr("Record a correction") : tr("Propose an amendment"));
    m_amend->setAccessibleName(m_amend->text());
    m_amend->setVisible(amendable || approved);
    m_amendments->setVisible(amendable || approved);
}

}  // namespace muster::ui
