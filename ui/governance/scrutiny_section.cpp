// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/governance/scrutiny_section.h"

#include "core/governance/scrutiny.h"
#include "core/meetings/meeting_queries.h"
#include "ui/governance/year_parts.h"
#include "ui/widgets/labels.h"

namespace muster::ui {
namespace {

using governance::ScrutinyRecommendation;

enum Column { kText, kState };

ChipSpec chipOf(const ScrutinyRecommendation& one, base::Date today)
{
    if (one.respondedOn)
        return {ScrutinySection::tr("Answered"), Tone::Good, ChipShape::Tick};
    if (one.isLate(today))
        return {ScrutinySection::tr("Late"), Tone::Concern, ChipShape::Triangle};
    return {ScrutinySection::tr("Due %1").arg(shortDate(one.responseDueOn)), Tone::Attention, ChipShape::Clock};
}

}  // namespace

ScrutinySection::ScrutinySection(ReplicaBridge& bridge, Prompts& prompts)
    : RecordSection(bridge, prompts,
                    {.title = tr("Scrutiny"),
                     .about = tr("What the scrutiny committee recommended, to whom, and what came back."),
                     .newText = tr("New recommendation"),
                     .search = tr("Search scrutiny"),
                     .empty = tr("The committee has recommended nothing yet. Record what it says: Ctrl+N."),
                     .columns = {tr("Recommendation"), tr("Response")},
                     .widths = {0, 150},
                     .stretch = kText,
                     .chipColumns = {kState},
                     .secondAcross = true,
                     .rowsGrow = true})
    , m_notice(new TextLabel({}, TextStyle::Body, TextLabel::Ink::Quiet))
{
    addAbove(m_notice);
}

std::vector<RecordRow> ScrutinySection::rows() const
{
    const auto notice = governance::scrutinyNotice(reader());
    m_notice->setText(notice ? words(notice->sentence) : QString());
    m_notice->setVisible(notice.has_value());
    std::vector<RecordRow> rows;
    QString meeting;
    for (const ScrutinyRecommendation& one : governance::scrutinyRecommendations(reader())) {
        const QString its = words(one.bodyName) + QStringLiteral(", ") + longDate(one.meetingDate);
        if (its != meeting)
            rows.push_back(headingRow(its));
        meeting = its;
        const ChipSpec chip = chipOf(one, today());
        rows.push_back({.id = one.id,
                        .cells = {QStringLiteral("%1. ").arg(one.number) + words(one.text), chip.text},
                        .chips = {{kState, {chip}}},
                        .second = tr("To %1").arg(words(one.to))});
    }
    return rows;
}

RecordDetails ScrutinySection::detailsOf(const base::Id& id) const
{
    const auto one = governance::scrutinyRecommendation(reader(), id);
    if (!one)
        return {};
    RecordDetails details {.title = tr("Recommendation %1").arg(one->number),
                           .subtitle = words(one->bodyName) + QStringLiteral(", ") + longDate(one->meetingDate)};
    details.chips << chipOf(*one, today());
    details.facts << fact(tr("What it says"), one->text) << fact(tr("To"), one->to)
                  << fact(tr("Response"), one->response) << fact(tr("How it stands"), one->stateInWords(today()))
                  << fact(tr("Answered by"), one->respondedBy);
    QStringList years;
    for (const governance::ScrutinyYear& year : governance::scrutinyAttendance(reader()))
        years << shortDate(year.date) + QStringLiteral(": ") + words(year.attended);
    details.facts << Fact {tr("Whom the committee saw"), years};
    return details;
}

std::vector<RecordStep> ScrutinySection::stepsOf(const base::Id& /*id*/)
{
    return {{.text = tr("Respond"), .run = [this] { startEdit(); }, .keys = tr("Enter")}};
}

RecordForm* ScrutinySection::newForm()
{
    std::vector<Choice> meetings;
    for (const partnership::Body& body : partnership::bodiesOn(reader(), today())) {
        if (body.authority == partnership::Authority::Scrutiny) {
            for (Choice& choice : meetingChoices(reader(), {}, body.id))
                meetings.push_back(std::move(choice));
        }
    }
    auto* form = new RecordForm(tr("What the committee recommends"), tr("Record it"));
    form->addChoice(QStringLiteral("meeting"), tr("At its meeting"), std::move(meetings));
    form->addLongText(QStringLiteral("text"), tr("What it says"));
    form->addChoice(QStringLiteral("to agency"), tr("To an agency"), agencyChoices(reader(), tr("None")));
    form->addChoice(QStringLiteral("to body"), tr("Or to a body"), bodyChoices(reader(), tr("None")));
    form->addDate(QStringLiteral("response due"), tr("Response due"), {},
                  tr("%1 days after the meeting, when empty").arg(governance::kResponseDays));
    form->onSave([this](const RecordForm& given) {
        save(governance::RecordScrutinyRecommendation {.meeting = given.id(QStringLiteral("meeting")),
                                                       .text = given.text(QStringLiteral("text")),
                                                       .toAgency = given.id(QStringLiteral("to agency")),
                                                       .toBody = given.id(QStringLiteral("to body")),
                                                       .responseDueOn = given.date(QStringLiteral("response due"))},
             tr("The recommendation is recorded."));
    });
    return form;
}

RecordForm* ScrutinySection::editForm(const base::Id& id)
{
    const auto one = governance::scrutinyRecommendation(reader(), id);
    if (!one)
        return nullptr;
    auto* form = new RecordForm(tr("Response to recommendation %1").arg(one->number), tr("Respond"));
    form->addSentence(words(one->text));
    form->addLongText(QStringLiteral("response"), tr("Response"), one->response);
    form->addText(QStringLiteral("by"), tr("By"), one->respondedBy, tr("Title of a role"));
    form->addDate(QStringLiteral("on"), tr("On"), one->respondedOn ? one->respondedOn : today());
    form->onSave([this, id](const RecordForm& given) {
        save(governance::RespondToScrutiny {.recommendation = id,
                                            .response = given.text(QStringLiteral("response")),
                                            .byRole = given.text(QStringLiteral("by")),
                                            .on = given.date(QStringLiteral("on"))},
             tr("The response is recorded."));
    });
    return form;
}

QString ScrutinySection::countOf(int inForce) const
{
    return counted(inForce, tr("recommendation"), tr("recommendations"));
}

}  // namespace muster::ui
