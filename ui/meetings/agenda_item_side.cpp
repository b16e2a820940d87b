// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/agenda_item_side.h"

#include "core/meetings/agenda_commands.h"
#include "core/meetings/item_sheet.h"
#include "core/meetings/item_support.h"
#include "core/meetings/papers.h"
#include "core/partnership/body_queries.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/meetings/core_text.h"
#include "ui/meetings/item_chart.h"
#include "ui/meetings/keep_focus.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/message_bar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <array>

namespace muster::ui {

using namespace muster::meetings;

namespace {

constexpr std::array kReplies {Reply::None, Reply::Contribute, Reply::Attend, Reply::Information, Reply::NotUs};
constexpr int kReplyWidth = 148;
constexpr int kChartHeight = 220;

void addText(QVBoxLayout* column, const QString& label, const std::string& text)
{
    if (text.empty())
        return;
    column->addSpacing(kSpace1);
    column->addWidget(new SectionLabel(label));
    column->addWidget(new TextLabel(qt(text)));
}

}  // namespace

AgendaItemSide::AgendaItemSide(ReplicaBridge& bridge, QWidget* parent)
    : QScrollArea(parent)
    , m_bridge(bridge)
    , m_message(new MessageBar)
{
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new QWidget;
    auto* whole = new QVBoxLayout(content);
    whole->setContentsMargins(kSpace4, kSpace2, kSpace4, kSpace4);
    whole->setSpacing(kSpace2);
    m_column = new QVBoxLayout;
    m_column->setSpacing(kSpace2);
    whole->addLayout(m_column);
    whole->addWidget(m_message);
    whole->addStretch(1);
    setWidget(content);
}

void AgendaItemSide::showItem(const AgendaFacts& facts, const AgendaItem* item)
{
    keepFocus(this, [&] { fill(facts, item); });
}

void AgendaItemSide::fill(const AgendaFacts& facts, const AgendaItem* item)
{
    emptyLayout(m_column);
    m_message->dismiss();
    if (item == nullptr) {
        m_column->addWidget(new TextLabel(tr("Choose an item to see what it asks and who answered."), TextStyle::Body,
                                          TextLabel::Ink::Quiet));
        return;
    }
    auto* title = new TextLabel({}, TextStyle::Heading);
    title->setText(item->number > 0 ? QStringLiteral("%1 %2").arg(item->number).arg(qt(item->title)) : qt(item->title));
    m_column->addWidget(title);
    m_column->addWidget(new TextLabel(itemStory(*item, facts), TextStyle::Body, TextLabel::Ink::Quiet));
    if (item->sealed) {
        m_column->addWidget(
            new TextLabel(tr("Its content is in part two. Unlock it to read it."), TextStyle::Body));
    }
    auto* chart = new ItemChart(kChartHeight, this);
    m_column->addWidget(chart);
    chart->showItem(m_bridge.reader(), item->id);
    addText(m_column, tr("Continues"), item->continuesText);
    addText(m_column, tr("Why it is urgent"), item->urgentReason);
    addText(m_column, tr("Place"), item->locationText);
    addText(m_column, tr("Case reference"), item->caseReference);
    addText(m_column, tr("Background"), item->background);
    addText(m_column, tr("Evidence"), evidenceInWords(*item));
    addText(m_column, tr("Resources offered"), item->resourcesOffered);
    if (!item->wards.empty()) {
        std::string wards;
        for (const NamedId& ward : item->wards)
            wards += (wards.empty() ? "" : ", ") + ward.name;
        addText(m_column, tr("Wards"), wards);
    }
    for (const ItemPaper& paper : item->papers) {
        const std::string late = paper.latenessInWords();
        addText(m_column, tr("Paper"), paper.title + (late.empty() ? "" : ", " + late));
    }
    addSheet(facts, *item);
    addReplies(facts, *item);
}

void AgendaItemSide::addSheet(const AgendaFacts& facts, const AgendaItem& item)
{
    const replica::Reader& reader = m_bridge.reader();
    const ItemSheet sheet = itemSheet(reader, item.id);
    for (const ProviderConflict& conflict : sheet.conflicts)
        addText(m_column, tr("Takes no part"),
                conflict.agencyName + (conflict.reason.empty() ? "" : ": " + conflict.reason));
    if (item.sealed)
        return;
    std::vector<std::string> served;
    for (const NamedId& priority : item.priorities)
        served.push_back(priority.name);
    addText(m_column, tr("Serves"), base::joinedInWords(served));
    if (item.tellBackTo) {
        const auto body = partnership::body(reader, item.tellBackTo);
        addText(m_column, tr("Told what came of it"),
                (body ? body->name : std::string {}) + (item.tellBackText.empty() ? "" : ": " + item.tellBackText));
    }
    for (const TagKind kind : kTagKinds) {
        std::vector<std::string> words;
        for (const ItemTag& tag : sheet.tags) {
            if (tag.kind == kind)
                words.push_back(tag.word);
        }
        addText(m_column, qt(inWords(kind)), base::joinedInWords(words));
    }
    addText(m_column, tr("Why together"), sheet.whyPartnership);
    if (sheet.vulnerablePerson)
        addText(m_column, tr("Care"), core(tr("About a vulnerable person")));
    if (needsSafeguardingAnswer(reader, item.id) || sheet.safeguarding != Safeguarding::NotSaid)
        addText(m_column, tr("Safeguarding referral"), core(sentence(inWords(sheet.safeguarding))));
    if (sheet.reportedOn)
        addText(m_column, tr("Reported"), base::longDate(*sheet.reportedOn));
    addText(m_column, tr("Objective"), sheet.problem.objective);
    addText(m_column, tr("Scanning"), sheet.problem.scanning);
    addText(m_column, tr("Analysis"), sheet.problem.analysis);
    addText(m_column, tr("Response"), sheet.problem.response);
    addText(m_column, tr("Assessment"), sheet.problem.assessment);
    if (sheet.problem.assessOn && sheet.problem.assessment.empty())
        addText(m_column, tr("To be assessed"), base::longDate(*sheet.problem.assessOn));
    for (const PaperLine& line : decisionSlots(reader, item.id))
        addText(m_column, tr("Recommendation %1").arg(line.number),
                std::string {inWords(line.verb)} + ' ' + line.text + (line.decided.empty() ? "" : ". " + line.decided));
    auto* row = new QHBoxLayout;
    row->setSpacing(kSpace2);
    const auto add = [&](const QString& text, const QString& key, auto what) {
        auto* button = new QPushButton(QStringLiteral("%1   %2").arg(text, key));
        button->setAccessibleName(text);
        connect(button, &QPushButton::clicked, this, what);
        row->addWidget(button);
    };
    add(tr("Sheet"), tr("S"), &AgendaItemSide::sheetWanted);
    if (isBeforeHeld(facts.agenda.meeting.state))
        add(tr("Paper"), tr("P"), &AgendaItemSide::paperWanted);
    row->addStretch(1);
    m_column->addSpacing(kSpace2);
    m_column->addLayout(row);
}

void AgendaItemSide::addReplies(const AgendaFacts& facts, const AgendaItem& item)
{
    if (item.requirements.empty())
        return;
    m_column->addSpacing(kSpace1);
    m_column->addWidget(new SectionLabel(tr("Replies")));
    for (const ItemRequirement& each : item.requirements) {
        auto* row = new QHBoxLayout;
        row->setSpacing(kSpace2);
        const QString name = facts.agencyName(each.agency);
        row->addWidget(new TextLabel(each.need == Need::Useful ? tr("%1 (useful)").arg(name) : name), 1);
        auto* reply = new QComboBox;
        reply->setAccessibleName(tr("Reply of %1").arg(name));
        reply->setFixedWidth(kReplyWidth);
        for (const Reply word : kReplies)
            reply->addItem(sentence(inWords(word)), qt(toStored(word)));
        reply->setCurrentIndex(reply->findData(qt(toStored(each.reply))));
        reply->setEnabled(isBeforeHeld(facts.agenda.meeting.state));
        connect(reply, &QComboBox::activated, this,
                [this, reply, meeting = facts.agenda.meeting.id, id = item.id, agency = each.agency] {
                    record(meeting, id, agency, replyFrom(core(reply->currentData().toString())));
                });
        row->addWidget(reply);
        m_column->addLayout(row);
    }
}

void AgendaItemSide::record(const base::Id& meeting, const base::Id& item, const base::Id& agency, Reply reply)
{
    m_bridge.execute(RecordReply {meeting, item, agency, reply}, this, [this](const base::Result<void>& result) {
        if (!result)
            m_message->showRefusal(qt(result.error().detail));
        else
            Q_EMIT said(tr("The reply is recorded."), true);
    });
}

}  // namespace muster::ui
