// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/governance/calendar_section.h"

#include "core/governance/calendar_commands.h"
#include "core/governance/countdown.h"
#include "core/governance/execute.h"
#include "ui/governance/year_parts.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/labels.h"

#include <QComboBox>

#include <algorithm>

namespace muster::ui {
namespace {

using governance::CalendarPlace;
using governance::PlaceKind;

enum Column { kBody, kDay, kState, kTime };

base::Id idOf(const CalendarPlace& place)
{
    return place.meeting.isNil() ? idOfWords(words(place.body.hex()) + words(base::longDate(place.date)))
                                 : place.meeting;
}

QString english(base::Date date, const char* format)
{
    return QLocale(QLocale::English).toString(qtDate(date), QLatin1String(format));
}

ChipSpec stateChip(const CalendarPlace& place)
{
    const QString text = words(place.status());
    if (place.kind == PlaceKind::Due)
        return {text, Tone::Attention, ChipShape::Clock};
    if (place.kind == PlaceKind::Suggested)
        return {CalendarSection::tr("Suggested"), Tone::Neutral, ChipShape::Circle};
    if (place.state == meetings::MeetingState::Cancelled)
        return {text, Tone::Neutral, ChipShape::Cross};
    if (place.state < meetings::MeetingState::InProgress)
        return {text, Tone::Accent, ChipShape::None};
    return {text, Tone::Good, ChipShape::Tick};
}

}  // namespace

CalendarSection::CalendarSection(ReplicaBridge& bridge, Prompts& prompts)
    : RecordSection(bridge, prompts,
                    {.title = tr("Calendar"),
                     .about = tr("Every body's meetings of the year: planned, due by its rule, or a suggested day."),
                     .newText = tr("Plan the year"),
                     .search = tr("Search the calendar"),
                     .empty = tr("No body has a rule for its meetings yet. Say when each meets: Partnership, Bodies."),
                     .columns = {tr("Body"), tr("Day"), tr("State"), tr("Time")},
                     .widths = {0, 100, 136, 64},
                     .stretch = kBody,
                     .chipColumns = {kState},
                     .secondAcross = true,
                     .rowsGrow = true})
    , m_span(nullptr)
    , m_sum(new TextLabel({}, TextStyle::Body, TextLabel::Ink::Quiet))
{
    const int year = static_cast<int>(today().year());
    m_span = filter()->addChoice(tr("Which months"), {tr("Next 12 months"), QString::number(year),
                                                      QString::number(year + 1), QString::number(year - 1)});
    addAbove(m_sum);
}

std::pair<base::Date, base::Date> CalendarSection::span() const
{
    using namespace std::chrono;
    if (m_span->currentIndex() <= 0) {
        const base::Date first {today().year() / today().month() / 1};
        return {first, base::addDays(base::addMonths(first, 12), -1)};
    }
    const std::chrono::year chosen {m_span->currentText().toInt()};
    return {chosen / 1 / 1, chosen / 12 / 31};
}

std::vector<RecordRow> CalendarSection::rows() const
{
    const auto [from, to] = span();
    m_year = governance::yearCalendar(reader(), from, to);
    std::vector<RecordRow> rows;
    QString month;
    int toPlan = 0;
    int planned = 0;
    for (const CalendarPlace& place : m_year.places) {
        const QString its = english(place.date, "MMMM yyyy");
        if (its != month)
            rows.push_back(headingRow(its));
        month = its;
        (place.kind == PlaceKind::Meeting ? planned : toPlan) += 1;
        QStringList second;
        if (!place.warnings.empty())
            second << words(place.warnings.front());
        if (place.warnings.size() > 1)
            second << tr("%1 more to look at").arg(static_cast<int>(place.warnings.size()) - 1);
        const QString time = place.kind == PlaceKind::Meeting ? words(base::clockTime(place.start)) : QString();
        const ChipSpec chip = stateChip(place);
        rows.push_back({.id = idOf(place),
                        .cells = {words(place.bodyName), english(place.date, "ddd d MMM"), chip.text, time},
                        .chips = {{kState, {chip}}},
                        .second = second.join(QStringLiteral(" · "))});
    }
    const auto warnings = static_cast<int>(m_year.warnings().size());
    m_sum->setText(tr("%1 in the diary, %2 still to plan, %3 to look at.")
                       .arg(counted(planned, tr("meeting"), tr("meetings")), QString::number(toPlan),
                            counted(warnings, tr("day"), tr("days"))));
    return rows;
}

const CalendarPlace* CalendarSection::placeOf(const base::Id& id) const
{
    const auto found = std::find_if(m_year.places.begin(), m_year.places.end(),
                                    [&](const CalendarPlace& place) { return idOf(place) == id; });
    return found == m_year.places.end() ? nullptr : &*found;
}

RecordDetails CalendarSection::detailsOf(const base::Id& id) const
{
    const CalendarPlace* place = placeOf(id);
    if (place == nullptr)
        return {};
    RecordDetails details {.title = words(place->bodyName), .subtitle = longDate(place->date)};
    details.chips << stateChip(*place);
    if (!place->bankHoliday.empty())
        details.chips << ChipSpec {words(place->bankHoliday), Tone::Attention, ChipShape::Triangle};
    details.facts << Fact {tr("To look at"), linesOf(place->warnings)} << fact(tr("Where"), place->venue);
    for (const governance::BodyYear& year : m_year.bodies) {
        if (year.body == place->body)
            details.facts << fact(tr("Its rule"), year.rule) << fact(tr("These months"), year.inWords());
    }
    if (const auto countdown = governance::countdownOf(reader(), place->meeting)) {
        QStringList steps;
        for (const governance::CountdownStep& step : countdown->steps)
            steps << words(step.sentence());
        details.facts << Fact {tr("Countdown"), steps};
    }
    return details;
}

std::vector<RecordStep> CalendarSection::stepsOf(const base::Id& id)
{
    const CalendarPlace* place = placeOf(id);
    if (place == nullptr)
        return {};
    if (!place->meeting.isNil())
        return {{.text = tr("Open the meeting"), .run = [this, id] { openMeeting(id); }, .keys = tr("Enter")}};
    return {{.text = tr("Plan this meeting"), .run = [this, id] { plan(id); }, .keys = tr("Enter")}};
}

void CalendarSection::openMeeting(const base::Id& id)
{
    Q_EMIT openRequested(QStringLiteral("meetings"), words(id.hex()));
}

RecordForm* CalendarSection::editForm(const base::Id& id)
{
    const CalendarPlace* place = placeOf(id);
    if (place != nullptr && !place->meeting.isNil())
        openMeeting(id);
    else if (place != nullptr)
        plan(id);
    return nullptr;
}

void CalendarSection::plan(const base::Id& id)
{
    const CalendarPlace* place = placeOf(id);
    if (place == nullptr)
        return;
    const base::Date date = place->date;
    const std::vector<base::Id> bodies {place->body};
    if (!place->needsReason) {
        planBetween(date, date, bodies, true, {});
        return;
    }
    auto* form = new RecordForm(tr("%1 on %2").arg(words(place->bodyName), longDate(date)), tr("Plan it all the same"));
    for (const std::string& warning : place->warnings)
        form->addSentence(words(warning));
    form->addText(QStringLiteral("reason"), tr("Why all the same"));
    form->onSave([this, date, bodies](const RecordForm& given) {
        planBetween(date, date, bodies, true, given.text(QStringLiteral("reason")));
    });
    open(form);
}

void CalendarSection::planBetween(base::Date from, base::Date to, const std::vector<base::Id>& bodies,
                                  bool suggestionsToo, const std::string& reason)
{
    saveBy(
        [command = governance::PlanYear {.from = from, .to = to, .bodies = bodies, .suggestionsToo = suggestionsToo,
                                         .reason = reason}](replica::Replica& replica) {
            return governance::execute(replica, command);
        },
        [this](const governance::PlannedYear& done) {
            QStringList told = linesOf(done.leftOut);
            for (const CalendarPlace& place : done.planned) {
                for (const std::string& warning : place.warnings)
                    told << words(warning);
            }
            if (!told.isEmpty())
                tell(told.join(QLatin1Char(' ')), Tone::Attention);
            if (!done.planned.empty())
                select(done.planned.front().meeting);
            return done.planned.size() == 1
                ? tr("%1 meets on %2.").arg(words(done.planned.front().bodyName), longDate(done.planned.front().date))
                : tr("%1 meetings are planned.").arg(static_cast<int>(done.planned.size()));
        });
}

RecordForm* CalendarSection::newForm()
{
    const auto [from, to] = span();
    auto* form = new RecordForm(tr("Plan the year"), tr("Plan these meetings"));
    form->beginPair();
    form->addDate(QStringLiteral("from"), tr("From"), std::max(from, today()));
    form->addDate(QStringLiteral("to"), tr("To"), to);
    form->addChoice(QStringLiteral("body"), tr("Body"), bodyChoices(reader(), tr("All that have a rule")));
    form->addTick(QStringLiteral("suggested"), tr("Suggested days too"), false);
    form->addText(QStringLiteral("reason"), tr("Reason, where a meeting needs one"), {},
                  tr("A second Board in one year needs one"));
    form->addSentence(tr("What is planned already stays. What cannot be planned is listed, with the reason."));
    form->onSave([this](RecordForm& given) {
        const auto first = given.requiredDate(QStringLiteral("from"), tr("Say from which day on."));
        const auto last = given.requiredDate(QStringLiteral("to"), tr("Say until which day."));
        if (!first || !last)
            return;
        std::vector<base::Id> bodies;
        if (const base::Id body = given.id(QStringLiteral("body")); !body.isNil())
            bodies.push_back(body);
        planBetween(*first, *last, bodies, given.isTicked(QStringLiteral("suggested")),
                    given.text(QStringLiteral("reason")));
    });
    return form;
}

QString CalendarSection::countOf(int inForce) const { return counted(inForce, tr("day"), tr("days")); }

}  // namespace muster::ui
