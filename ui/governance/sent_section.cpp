// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/governance/sent_section.h"

#include "ui/governance/year_parts.h"
#include "ui/widgets/filter_bar.h"

#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>

namespace muster::ui {
namespace {

using governance::SentBusiness;
using governance::SentState;
using governance::ThreadStep;

enum Column { kWhat, kWay, kState };

/// One item may be on its way to several bodies.
base::Id idOf(const SentBusiness& sent) { return idOfWords(words(sent.from.item.hex()) + words(sent.toBody.hex())); }

/// "PERF, 10 November 2011, minute P47": short enough to stand in a row.
QString citation(const ThreadStep& step)
{
    const QString at = words(step.bodyShortName) + QStringLiteral(", ") + longDate(step.date);
    return step.minute.empty() ? at : SentSection::tr("%1, minute %2").arg(at, words(step.minute));
}

ChipSpec chipOf(const SentBusiness& sent)
{
    const QString text = words(governance::inWords(sent.state));
    switch (sent.state) {
    case SentState::Waiting:
        return {text, Tone::Attention, ChipShape::Clock};
    case SentState::OnAgenda:
        return {text, Tone::Accent, ChipShape::None};
    case SentState::Answered:
        return {text, Tone::Attention, ChipShape::Circle};
    case SentState::Told:
        return {text, Tone::Good, ChipShape::Tick};
    case SentState::NotTaken:
        return {text, Tone::Neutral, ChipShape::Cross};
    }
    return {};
}

}  // namespace

SentSection::SentSection(ReplicaBridge& bridge, Prompts& prompts)
    : RecordSection(bridge, prompts,
                    {.title = tr("Sent business"),
                     .about = tr("What one body sent to another, where it waits, and the answer on its way back."),
                     .newText = tr("Send an item"),
                     .search = tr("Search what was sent"),
                     .empty = tr("Nothing was sent from one body to another. Send an item: Ctrl+N."),
                     .columns = {tr("Item"), tr("From and to"), tr("Where it is")},
                     .widths = {0, 150, 170},
                     .stretch = kWhat,
                     .chipColumns = {kState},
                     .secondAcross = true,
                     .rowsGrow = true})
{
    auto* route = new QPushButton(tr("Add a route"));
    route->setAccessibleName(tr("Add a route for what is not for these meetings"));
    route->setToolTip(tr("Who deals with what is not for these meetings"));
    auto* row = qobject_cast<QHBoxLayout*>(filter()->layout());
    row->insertWidget(row->count() - 1, route);  // what is done more often stands at the end
    connect(route, &QPushButton::clicked, this, [this] { open(routeForm()); });
}

std::vector<RecordRow> SentSection::rows() const
{
    m_all = governance::sentBusiness(reader());
    std::vector<RecordRow> rows;
    for (const SentBusiness& sent : m_all) {
        const ChipSpec chip = chipOf(sent);
        rows.push_back(
            {.id = idOf(sent),
             .cells = {words(sent.from.title),
                       tr("%1 to %2").arg(words(sent.from.bodyShortName), words(sent.toBodyShortName)), chip.text},
             .chips = {{kState, {chip}}},
             .second = citation(sent.from),
             .quiet = sent.state == SentState::Told || sent.state == SentState::NotTaken});
    }
    addReports(rows);
    addRoutes(rows);
    return rows;
}

// What was proposed and is somebody else's business, then who that somebody is.
void SentSection::addRoutes(std::vector<RecordRow>& rows) const
{
    m_toRefer = governance::itemsToRefer(reader());
    m_routes = governance::referralRoutes(reader());
    rows.push_back(headingRow(tr("Proposed, and not for that meeting")));
    for (const governance::ItemToRefer& one : m_toRefer) {
        const ChipSpec chip {tr("Refer it"), Tone::Attention, ChipShape::Triangle};
        rows.push_back({.id = one.item,
                        .cells = {words(one.title), words(one.meetingWords), chip.text},
                        .chips = {{kState, {chip}}},
                        .second = words(one.route.inWords())});
    }
    rows.push_back(headingRow(tr("Who deals with what is not for these meetings")));
    for (const governance::ReferralRoute& one : m_routes) {
        QString topic = words(one.topic);
        if (!topic.isEmpty())
            topic[0] = topic[0].toUpper();
        rows.push_back({.id = one.id, .cells = {topic, QString(), QString()}, .second = words(one.bodyName)});
    }
}

const governance::ReferralRoute* SentSection::routeOf(const base::Id& id) const
{
    const auto found = std::find_if(m_routes.begin(), m_routes.end(), [&](const auto& one) { return one.id == id; });
    return found == m_routes.end() ? nullptr : &*found;
}

const governance::ItemToRefer* SentSection::toReferOf(const base::Id& id) const
{
    const auto found =
        std::find_if(m_toRefer.begin(), m_toRefer.end(), [&](const auto& one) { return one.item == id; });
    return found == m_toRefer.end() ? nullptr : &*found;
}

const SentBusiness* SentSection::sentOf(const base::Id& id) const
{
    const auto found =
        std::find_if(m_all.begin(), m_all.end(), [&](const SentBusiness& one) { return idOf(one) == id; });
    return found == m_all.end() ? nullptr : &*found;
}

RecordDetails SentSection::detailsOf(const base::Id& id) const
{
    if (const governance::ReferralRoute* route = routeOf(id)) {
        RecordDetails details {.title = words(route->bodyName),
                               .subtitle = route->outside ? tr("Outside the partnership") : tr("A body here")};
        details.facts << fact(tr("Deals with"), route->topic)
                      << fact(tr("An item is meant when"), tr("its title holds all these words"));
        return details;
    }
    if (const governance::ItemToRefer* one = toReferOf(id)) {
        RecordDetails details {.title = words(one->title), .subtitle = words(one->meetingWords)};
        details.facts << fact(tr("Who deals with it"), one->route.inWords())
                      << fact(tr("What happens"),
                              one->route.outside ? tr("It is declined with this as the reason")
                                                 : tr("It goes to the next agenda there"));
        return details;
    }
    if (const actions::ExceptionReport* report = reportOf(id))
        return reportDetails(*report);
    const SentBusiness* sent = sentOf(id);
    if (sent == nullptr)
        return {};
    RecordDetails details {.title = words(sent->from.title),
                           .subtitle = tr("From %1 to %2").arg(words(sent->from.bodyName), words(sent->toBodyName))};
    details.chips << chipOf(*sent);
    if (sent->from.restricted)
        details.chips << ChipSpec {tr("Restricted"), Tone::Attention, ChipShape::Lock};
    for (const ThreadStep& step : governance::threadOf(reader(), sent->from.item)) {
        QStringList lines {words(step.title), words(step.state)};
        if (!step.raisedBy.empty())
            lines << tr("Raised by %1").arg(words(step.raisedBy));
        if (!step.answer.empty())
            lines << words(step.answer);
        details.facts << Fact {words(step.citation()), lines};
    }
    if (!sent->there)
        details.facts << fact(words(sent->toBodyName), tr("Waits for its next agenda"));
    details.facts << fact(tr("Answer"), sent->answer) << fact(tr("Answered by"), sent->answeredBy)
                  << fact(tr("They were told"), longDate(sent->toldOn)) << fact(tr("Sent on"), longDate(sent->sentOn))
                  << fact(tr("Sent by"), sent->sentBy);
    return details;
}

std::vector<RecordStep> SentSection::stepsOf(const base::Id& id)
{
    if (routeOf(id) != nullptr)
        return {{.text = tr("Remove the route"), .run = [this, id] {
                     save(governance::RemoveReferralRoute {.route = id}, tr("The route is removed."));
                 }}};
    if (const governance::ItemToRefer* one = toReferOf(id))
        return {{.text = tr("Refer it"),
                 .run =
                     [this, meeting = one->meeting, item = one->item] {
                         save(governance::RefuseByRoute {.meeting = meeting, .item = item},
                              tr("The item is with those who deal with it."));
                     }},
                {.text = tr("Open the meeting"), .run = [this, meeting = one->meeting] {
                     Q_EMIT openRequested(QStringLiteral("meetings"), words(meeting.hex()));
                 }}};
    if (const actions::ExceptionReport* report = reportOf(id)) {
        if (report->notedOn)
            return {};
        return {{.text = tr("Noted at a meeting"), .run = [this] { startEdit(); }, .keys = tr("Enter")}};
    }
    const SentBusiness* sent = sentOf(id);
    if (sent == nullptr)
        return {};
    std::vector<RecordStep> steps;
    if (sent->state == SentState::Answered)
        steps.push_back({.text = tr("They were told"), .run = [this, id] { open(toldForm(id)); }, .keys = tr("Enter")});
    if (sent->there)
        steps.push_back({.text = tr("Write the answer"), .run = [this, id] { open(answerForm(id)); }});
    if (sent->there) {
        steps.push_back({.text = tr("Send it on"), .run = [this, item = sent->there->item] { open(sendForm(item)); }});
        steps.push_back({.text = tr("Open the meeting"), .run = [this, meeting = sent->there->meeting] {
                             Q_EMIT openRequested(QStringLiteral("meetings"), words(meeting.hex()));
                         }});
    } else {
        steps.push_back({.text = tr("Open the meeting"), .run = [this, meeting = sent->from.meeting] {
                             Q_EMIT openRequested(QStringLiteral("meetings"), words(meeting.hex()));
                         }});
    }
    return steps;
}

RecordForm* SentSection::newForm() { return sendForm({}); }

RecordForm* SentSection::editForm(const base::Id& id)
{
    if (const actions::ExceptionReport* report = reportOf(id))
        return report->notedOn ? nullptr : noteReportForm(*report);
    const SentBusiness* sent = sentOf(id);
    if (sent == nullptr)
        return nullptr;
    return sent->state == SentState::Answered ? toldForm(id) : sent->there ? answerForm(id) : nullptr;
}

RecordForm* SentSection::sendForm(const base::Id& item)
{
    auto* form = new RecordForm(tr("Send to another body"), tr("Send it"));
    form->addChoice(QStringLiteral("item"), tr("Item"), itemChoices(reader()), item);
    form->addChoice(QStringLiteral("to body"), tr("To"), bodyChoices(reader(), {}));
    form->addText(QStringLiteral("reason"), tr("Why"), {}, tr("Needed while the item is not taken yet"));
    form->addSentence(
        tr("It stands as proposed on the next agenda there, with its minute. What is restricted stays so."));
    form->onSave([this](const RecordForm& given) {
        const base::Id chosen = given.id(QStringLiteral("item"));
        save(governance::SendItem {.meeting = meetingOf(reader(), chosen),
                                   .item = chosen,
                                   .toBody = given.id(QStringLiteral("to body")),
                                   .reason = given.text(QStringLiteral("reason"))},
             tr("It is on its way."));
    });
    return form;
}

RecordForm* SentSection::routeForm()
{
    auto* form = new RecordForm(tr("What is not for these meetings"), tr("Add the route"));
    form->addText(QStringLiteral("topic"), tr("What it is about"), {}, tr("Words that its title would hold"));
    form->addChoice(QStringLiteral("body"), tr("A body here deals with it"), bodyChoices(reader(), tr("None here")));
    form->addText(QStringLiteral("outside"), tr("Or somebody outside"), {}, tr("Its name"));
    form->onSave([this](const RecordForm& given) {
        save(governance::AddReferralRoute {.topic = given.text(QStringLiteral("topic")),
                                           .body = given.id(QStringLiteral("body")),
                                           .outside = given.text(QStringLiteral("outside"))},
             tr("The route is kept."));
    });
    return form;
}

RecordForm* SentSection::answerForm(const base::Id& id)
{
    const SentBusiness* sent = sentOf(id);
    auto* form = new RecordForm(tr("The answer, in one plain sentence"), tr("Keep the answer"));
    form->addLongText(QStringLiteral("text"), tr("You said, we did"), sent->there->answer);
    form->addSentence(tr("Without a sentence, the answer is what was decided."));
    form->onSave([this, item = sent->there->item](const RecordForm& given) {
        save(governance::AnswerItem {.item = item, .text = given.text(QStringLiteral("text"))},
             tr("The answer is kept."));
    });
    return form;
}

RecordForm* SentSection::toldForm(const base::Id& id)
{
    const SentBusiness* sent = sentOf(id);
    auto* form = new RecordForm(tr("%1 was told").arg(words(sent->from.bodyName)), tr("They were told"));
    form->addSentence(words(sent->answer));
    form->addChoice(QStringLiteral("meeting"), tr("At which meeting"),
                    meetingChoices(reader(), tr("Today, without a meeting"), sent->from.body));
    form->onSave([this, item = sent->from.item, body = sent->toBody](const RecordForm& given) {
        save(governance::TellAnswer {.fromItem = item, .toBody = body, .meeting = given.id(QStringLiteral("meeting"))},
             tr("They were told."));
    });
    return form;
}

QString SentSection::countOf(int /*inForce*/) const
{
    const auto onTheWay = std::count_if(m_all.begin(), m_all.end(), [](const SentBusiness& sent) {
        return sent.state != SentState::Told && sent.state != SentState::NotTaken;
    });
    return counted(static_cast<int>(onTheWay), tr("matter on its way"), tr("matters on their way"));
}

}  // namespace muster::ui
