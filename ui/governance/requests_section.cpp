// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/governance/requests_section.h"

#include "ui/governance/year_parts.h"

#include <algorithm>

namespace muster::ui {
namespace {

using governance::InformationRequest;
using governance::RequestKind;
using governance::RequestState;

enum Column { kReference, kScope, kDue, kState };

ChipSpec chipOf(const InformationRequest& one)
{
    if (one.overdue)
        return {RequestsSection::tr("Overdue"), Tone::Concern, ChipShape::Triangle};
    if (one.state == RequestState::Open)
        return {words(governance::inWords(one.state)), Tone::Attention, ChipShape::Clock};
    return {words(governance::inWords(one.state)), Tone::Good, ChipShape::Tick};
}

/// "Minutes: 8. Central: violent crime, DTCG, 18 October 2011, minute 17".
QString nameOf(const replica::Reader& reader, const governance::RequestRecord& record)
{
    QString name = words(governance::inWords(record.kind)) + QStringLiteral(": ");
    const auto found = governance::foundRecord(reader, record.kind, record.record);
    if (!found)
        return name + RequestsSection::tr("no longer there");
    name += words(found->title);
    return found->where.empty() ? name : name + QStringLiteral(", ") + words(found->where);
}

}  // namespace

RequestsSection::RequestsSection(ReplicaBridge& bridge, Prompts& prompts)
    : RecordSection(bridge, prompts,
                    {.title = tr("Requests"),
                     .about = tr("Freedom of information, and what people ask about themselves."),
                     .newText = tr("New request"),
                     .search = tr("Search the requests"),
                     .empty = tr("Nobody has asked for information yet. Log a request: Ctrl+N."),
                     .columns = {tr("Request"), tr("What is asked for"), tr("Answer due"), tr("State")},
                     .widths = {172, 0, 108, 116},
                     .stretch = kScope,
                     .chipColumns = {kState},
                     .rowsGrow = true})
{
}

std::vector<RecordRow> RequestsSection::rows() const
{
    m_all = governance::informationRequests(reader());
    std::vector<RecordRow> rows;
    for (const InformationRequest& one : m_all) {
        const ChipSpec chip = chipOf(one);
        rows.push_back({.id = one.id,
                        .cells = {words(one.reference),
                                  one.scope.empty() && one.restricted ? tr("Restricted request") : words(one.scope),
                                  shortDate(one.dueOn), chip.text},
                        .chips = {{kState, {chip}}},
                        .second = words(governance::inWords(one.kind)),
                        .quiet = one.state != RequestState::Open});
    }
    return rows;
}

const InformationRequest* RequestsSection::requestOf(const base::Id& id) const
{
    const auto found = std::find_if(m_all.begin(), m_all.end(), [&](const auto& one) { return one.id == id; });
    return found == m_all.end() ? nullptr : &*found;
}

RecordDetails RequestsSection::detailsOf(const base::Id& id) const
{
    const InformationRequest* one = requestOf(id);
    if (one == nullptr)
        return {};
    RecordDetails details {.title = words(one->reference), .subtitle = words(governance::inWords(one->kind))};
    details.chips << chipOf(*one);
    if (one->restricted)
        details.chips << ChipSpec {tr("Restricted"), Tone::Attention, ChipShape::Lock};
    details.facts << fact(tr("Clock"), one->clockInWords(today()))
                  << fact(tr("About"),
                          one->restricted && one->subject.empty() ? tr("Unlock part two to read it")
                                                                  : words(one->subject))
                  << fact(tr("What is asked for"), one->scope) << fact(tr("Received"), longDate(one->receivedOn));
    QStringList included;
    QStringList omitted;
    for (const governance::RequestRecord& record : governance::recordsOf(reader(), id)) {
        if (record.included)
            included << nameOf(reader(), record);
        else
            omitted << nameOf(reader(), record) + QStringLiteral(". ") + words(record.reason);
    }
    details.facts << Fact {tr("In the answer"), included} << Fact {tr("Left out"), omitted} << fact(tr("Outcome"), one->outcome)
                  << fact(tr("Answered"),
                          one->answeredOn ? longDate(one->answeredOn) + QLatin1Char(' ') + words(one->answeredBy)
                                          : QString());
    return details;
}

std::vector<RecordStep> RequestsSection::stepsOf(const base::Id& id)
{
    const InformationRequest* one = requestOf(id);
    if (one == nullptr || one->state != RequestState::Open)
        return {};
    return {{.text = tr("Find records"), .run = [this] { startEdit(); }, .keys = tr("Enter")},
            {.text = tr("Close it"), .run = [this, id] { open(closingForm(id)); }}};
}

RecordForm* RequestsSection::newForm()
{
    auto* form = new RecordForm(tr("New request"), tr("Log it"));
    form->addChoice(QStringLiteral("kind"), tr("Kind"),
                    {words(governance::inWords(RequestKind::FreedomOfInformation)),
                     words(governance::inWords(RequestKind::SubjectAccess))},
                    0);
    form->addDate(QStringLiteral("received on"), tr("Received on"), today());
    form->addText(QStringLiteral("subject"), tr("About"));
    form->addLongText(QStringLiteral("scope"), tr("What is asked for"));
    form->addSentence(tr("What somebody asks about themselves is restricted: unlock part two first."));
    form->onSave([this](const RecordForm& given) {
        save(governance::LogRequest {.kind = given.index(QStringLiteral("kind")) == 0
                                         ? RequestKind::FreedomOfInformation
                                         : RequestKind::SubjectAccess,
                                     .receivedOn = given.date(QStringLiteral("received on")),
                                     .subject = given.text(QStringLiteral("subject")),
                                     .scope = given.text(QStringLiteral("scope"))},
             tr("The request is logged; the clock runs."));
    });
    return form;
}

RecordForm* RequestsSection::editForm(const base::Id& id)
{
    const InformationRequest* one = requestOf(id);
    return one != nullptr && one->state == RequestState::Open ? findForm(id) : nullptr;
}

RecordForm* RequestsSection::findForm(const base::Id& id)
{
    auto* form = new RecordForm(tr("Find records for the answer"), tr("Search"));
    form->addText(QStringLiteral("words"), tr("Words to look for"));
    form->onSave([this, id](RecordForm& given) {
        const std::string looked = given.text(QStringLiteral("words"));
        if (governance::searchAll(reader(), looked).found.empty()) {
            given.showFailure({base::FailureCode::NotFound, "words",
                               tr("Nothing holds all these words. Try fewer.").toStdString()});
            return;
        }
        // The form that is open now is the one that is being answered.
        QMetaObject::invokeMethod(this, [this, id, looked] {
            closeForm();
            open(chooseForm(id, looked));
        }, Qt::QueuedConnection);
    });
    return form;
}

RecordForm* RequestsSection::chooseForm(const base::Id& id, const std::string& looked)
{
    // A record once, though several of its texts hold the words.
    std::vector<governance::Found> found;
    for (governance::Found& one : governance::searchAll(reader(), looked).found) {
        if (std::none_of(found.begin(), found.end(), [&](const auto& other) { return other.record == one.record; }))
            found.push_back(std::move(one));
    }
    auto* form = new RecordForm(tr("What goes into the answer"), tr("Choose these"));
    form->addSentence(
        tr("Ticked ones go in. The others are left out with the reason below; restricted ones cannot go in."));
    for (const governance::Found& one : found) {
        const QString field = QStringLiteral("record ") + words(one.record.hex());
        form->addTick(field,
                      words(one.title) + (one.where.empty() ? QString() : QStringLiteral(" · ") + words(one.where)),
                      false);
        form->widget(field)->setEnabled(!one.restricted);
    }
    form->addText(QStringLiteral("reason"), tr("Why the others are left out"), {},
                  tr("section 40, personal information"));
    form->onSave([this, id, found](const RecordForm& given) {
        std::vector<governance::ChooseRecord> chosen;
        const std::string reason = given.text(QStringLiteral("reason"));
        for (const governance::Found& one : found) {
            const bool in = given.isTicked(QStringLiteral("record ") + words(one.record.hex()));
            if (in || !reason.empty())
                chosen.push_back({.request = id,
                                  .kind = one.kind,
                                  .record = one.record,
                                  .include = in,
                                  .reason = in ? std::string {} : reason});
        }
        saveBy(
            [chosen](replica::Replica& replica) {
                return replica.transact("Choose records for a request",
                                        [&](replica::Writer& writer) -> base::Result<void> {
                                            for (const governance::ChooseRecord& command : chosen) {
                                                if (auto done = apply(writer, command); !done)
                                                    return done;
                                            }
                                            return {};
                                        });
            },
            [] { return tr("The records are chosen. Export the answer: Documents."); });
    });
    return form;
}

RecordForm* RequestsSection::closingForm(const base::Id& id)
{
    auto* form = new RecordForm(tr("Close the request"), tr("Close it"));
    const std::vector states {RequestState::Answered, RequestState::Refused, RequestState::Withdrawn};
    QStringList names;
    for (const RequestState state : states)
        names << words(governance::inWords(state));
    form->addChoice(QStringLiteral("state"), tr("It was"), names, 0);
    form->addLongText(QStringLiteral("outcome"), tr("What was given, or why not"));
    form->addText(QStringLiteral("by"), tr("By"), {}, tr("Title of a role"));
    form->onSave([this, id, states](const RecordForm& given) {
        save(governance::CloseRequest {.request = id,
                                       .state = states[static_cast<std::size_t>(given.index(QStringLiteral("state")))],
                                       .outcome = given.text(QStringLiteral("outcome")),
                                       .byRole = given.text(QStringLiteral("by"))},
             tr("The request is closed."));
    });
    return form;
}

QString RequestsSection::countOf(int inForce) const
{
    return counted(inForce, tr("open request"), tr("open requests"));
}

}  // namespace muster::ui
