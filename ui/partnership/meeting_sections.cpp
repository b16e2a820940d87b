// SPDX-License-Identifier: GPL-3.0-or-later
//
// When bodies meet, what every agenda has, and whose turn in the chair it is.
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_commands.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/standing_commands.h"
#include "core/partnership/standing_queries.h"
#include "ui/partnership/section_list.h"

#include <QCoreApplication>

#include <algorithm>

namespace muster::ui {
namespace {

using partnership::CadencePattern;

QString tr(const char* text) { return QCoreApplication::translate("PartnershipPage", text); }

QString agencyName(const replica::Reader& reader, const base::Id& id)
{
    const auto agency = partnership::agency(reader, id);
    return agency ? words(partnership::printName(*agency)) : QString();
}

// The body whose group of rows holds the selected one.
template <class Find> base::Id bodyBeside(const RecordSection& section, Find find)
{
    return find(section.reader(), rowId(section.currentKey()));
}

std::vector<RecordRow> cadenceRows(const replica::Reader& reader)
{
    std::vector<RecordRow> rows;
    for (const partnership::Body& body : partnership::bodies(reader)) {
        const auto cadences = partnership::cadencesOf(reader, body.id);
        if (!cadences.empty())
            rows.push_back(headingRow(words(body.name)));
        for (const partnership::Cadence& cadence : cadences) {
            QStringList next;
            if (partnership::isInForce(cadence, reader.today())) {
                for (const auto& day : partnership::nextDates(cadence, reader.today(), 3))
                    next << shortDate(day.date)
                            + (day.bankHoliday.empty() ? QString() : tr(" (%1)").arg(words(day.bankHoliday)));
            }
            rows.push_back({.key = rowKey(cadence.id),
                            .cells = {words(partnership::inWords(cadence)), shortDate(cadence.effectiveFrom),
                                      shortDate(cadence.effectiveTo), next.join(QStringLiteral(", "))},
                            .below = {},
                            .past = cadence.effectiveTo && *cadence.effectiveTo < reader.today()});
        }
    }
    return rows;
}

Options patternOptions()
{
    return {{tr("Monthly, on a weekday"), QStringLiteral("monthly_nth_weekday")},
            {tr("Monthly"), QStringLiteral("monthly")},
            {tr("Quarterly"), QStringLiteral("quarterly")},
            {tr("In these months of the year"), QStringLiteral("yearly_months")},
            {tr("Once a year, in a season"), QStringLiteral("yearly_season")},
            {tr("At least so often a year"), QStringLiteral("at_least_yearly")}};
}

Submit cadenceForm(RecordSection& section, RecordForm& form, const QString& key)
{
    if (!key.isEmpty())
        return {};
    Options nth;
    for (const auto& [number, name] : {std::pair {1, "first"}, {2, "second"}, {3, "third"}, {4, "fourth"}, {5, "fifth"}})
        nth.emplace_back(tr(name), QString::number(number));
    Options days;
    for (unsigned day = 1; day <= 7; ++day)
        days.emplace_back(words(base::weekdayName(std::chrono::weekday {day})), QString::number(day));
    form.choice(QStringLiteral("body"), tr("Body"), bodyOptions(section.reader()), {});
    form.date(QStringLiteral("effective from"), tr("From"), section.reader().today(),
              tr("The rule in force ends on the day before"));
    form.choice(QStringLiteral("pattern"), tr("How often"), patternOptions(), {});
    form.pair();
    form.choice(QStringLiteral("nth"), tr("Which"), nth, QStringLiteral("3"));
    form.choice(QStringLiteral("weekday"), tr("Weekday"), days, QStringLiteral("2"));
    form.line(QStringLiteral("months"), tr("Months"), {}, tr("Numbers with commas, such as 3, 9"));
    form.pair();
    form.line(QStringLiteral("season"), tr("Season"), {});
    form.number(QStringLiteral("per year"), tr("Times a year"), 0, 0, 52);
    form.pair();
    form.line(QStringLiteral("start"), tr("Begins at"), "10:00");
    form.number(QStringLiteral("length"), tr("Length"), 120, 0, 600, tr(" minutes"));
    return [&section](RecordForm& filled) {
        partnership::Cadence cadence;
        cadence.effectiveFrom = filled.dateOf(QStringLiteral("effective from"));
        cadence.pattern = partnership::cadencePatternFrom(filled.textOf(QStringLiteral("pattern")))
                              .value_or(CadencePattern::Monthly);
        if (cadence.pattern == CadencePattern::MonthlyNthWeekday) {
            cadence.nth = filled.chosen(QStringLiteral("nth")).toInt();
            cadence.weekday = filled.chosen(QStringLiteral("weekday")).toInt();
        }
        for (const QString& month : words(filled.textOf(QStringLiteral("months"))).split(u',', Qt::SkipEmptyParts))
            cadence.months.push_back(month.trimmed().toInt());
        cadence.season = filled.textOf(QStringLiteral("season"));
        if (const int times = filled.numberOf(QStringLiteral("per year")); times > 0)
            cadence.perYear = times;
        cadence.start = base::parseTimeOfDay(filled.textOf(QStringLiteral("start")));
        cadence.lengthMinutes = filled.numberOf(QStringLiteral("length"));
        section.run(partnership::SetCadence {filled.idOf(QStringLiteral("body")), cadence},
                    tr("The dates follow the new rule."));
    };
}

std::vector<RecordRow> standingRows(const replica::Reader& reader)
{
    std::vector<RecordRow> rows;
    for (const partnership::Body& body : partnership::bodiesOn(reader, reader.today())) {
        const auto items = partnership::standingItemsOf(reader, body.id, reader.today());
        if (!items.empty())
            rows.push_back(headingRow(words(body.name)));
        for (const partnership::StandingItem& item : items)
            rows.push_back({rowKey(item.id),
                            {words(partnership::titleFor(item, {})), words(partnership::inWords(item.placement)),
                             QString::number(item.minutes), words(item.lead), words(item.purpose)}});
    }
    return rows;
}

base::Id bodyOfItem(const replica::Reader& reader, const base::Id& item)
{
    const auto found = partnership::standingItem(reader, item);
    return found ? found->body : base::Id {};
}

Submit standingForm(RecordSection& section, RecordForm& form, const QString& key)
{
    const replica::Reader& reader = section.reader();
    partnership::StandingItem item = partnership::standingItem(reader, rowId(key)).value_or(partnership::StandingItem {});
    if (key.isEmpty()) {
        item.minutes = 5;
        item.origin = "standing";
        form.choice(QStringLiteral("body"), tr("Body"), bodyOptions(reader), rowKey(bodyBeside(section, bodyOfItem)));
    }
    Options placements;
    for (const auto placement : partnership::kPlacements)
        placements.emplace_back(words(partnership::inWords(placement)), words(partnership::toStored(placement)));
    form.text(QStringLiteral("title"), tr("Title"), item.title,
              tr("{previous_date} becomes the date of the previous meeting"));
    form.pair();
    form.choice(QStringLiteral("placement"), tr("Place"), placements, words(partnership::toStored(item.placement)));
    form.number(QStringLiteral("minutes"), tr("Length"), item.minutes, 0, 240, tr(" minutes"));
    form.line(QStringLiteral("lead"), tr("Lead"), item.lead, tr("As printed: Chair, Theme Leads"));
    form.line(QStringLiteral("purpose"), tr("What is asked"), item.purpose, tr("Such as note, approve, update"));
    return [&section, item, isNew = key.isEmpty()](RecordForm& filled) {
        partnership::StandingItem wanted = item;
        wanted.title = filled.textOf(QStringLiteral("title"));
        wanted.placement = partnership::placementFrom(filled.textOf(QStringLiteral("placement")))
                               .value_or(partnership::Placement::Start);
        wanted.minutes = filled.numberOf(QStringLiteral("minutes"));
        wanted.lead = filled.textOf(QStringLiteral("lead"));
        wanted.purpose = filled.textOf(QStringLiteral("purpose"));
        if (isNew) {
            wanted.body = filled.idOf(QStringLiteral("body"));
            section.run(partnership::AddStandingItem {wanted}, tr("It comes with every agenda from now on."));
        } else {
            section.run(partnership::EditStandingItem {wanted}, tr("The standing item is changed."));
        }
    };
}

// Within its placement; the order of the others stays.
void moveStanding(RecordSection& section, const QString& key, int by)
{
    const auto item = partnership::standingItem(section.reader(), rowId(key));
    if (!item)
        return;
    std::vector<base::Id> order;
    for (const auto& one : partnership::standingItemsOf(section.reader(), item->body, section.reader().today())) {
        if (one.placement == item->placement)
            order.push_back(one.id);
    }
    const auto at = std::find(order.begin(), order.end(), item->id) - order.begin();
    const auto to = at + by;
    if (to < 0 || to >= static_cast<std::ptrdiff_t>(order.size()))
        return;
    std::swap(order[static_cast<std::size_t>(at)], order[static_cast<std::size_t>(to)]);
    section.run(partnership::ReorderStandingItems {item->body, order}, tr("The order is changed."));
}

std::vector<RecordRow> rotaRows(const replica::Reader& reader)
{
    std::vector<RecordRow> rows;
    for (const partnership::Body& body : partnership::bodiesOn(reader, reader.today())) {
        const auto turns = partnership::rotaOf(reader, body.id);
        if (!turns.empty())
            rows.push_back(headingRow(words(body.name)));
        for (const partnership::RotaTurn& turn : turns)
            rows.push_back({rowKey(turn.id),
                            {words(turn.roleTitle), agencyName(reader, turn.agency), shortDate(turn.meetingOn)}});
    }
    return rows;
}

std::optional<partnership::RotaTurn> turnOf(const replica::Reader& reader, const QString& key)
{
    for (const partnership::Body& body : partnership::bodies(reader)) {
        for (const partnership::RotaTurn& turn : partnership::rotaOf(reader, body.id)) {
            if (rowKey(turn.id) == key)
                return turn;
        }
    }
    return std::nullopt;
}

Submit rotaForm(RecordSection& section, RecordForm& form, const QString& key)
{
    const replica::Reader& reader = section.reader();
    const partnership::RotaTurn turn = turnOf(reader, key).value_or(partnership::RotaTurn {});
    if (key.isEmpty()) {
        const auto beside = turnOf(reader, section.currentKey());
        form.choice(QStringLiteral("body"), tr("Body"), bodyOptions(reader), beside ? rowKey(beside->body) : QString());
    }
    form.line(QStringLiteral("role"), tr("Chair"), turn.roleTitle, tr("A role, never a person's name"));
    form.choice(QStringLiteral("agency"), tr("Agency"), agencyOptions(reader, tr("No agency")), rowKey(turn.agency));
    form.date(QStringLiteral("meeting on"), tr("For the meeting of"), turn.meetingOn, tr("May be empty"));
    return [&section, key](RecordForm& filled) {
        const std::string role = filled.textOf(QStringLiteral("role"));
        const base::Id agency = filled.idOf(QStringLiteral("agency"));
        const auto on = filled.dateOf(QStringLiteral("meeting on"));
        if (key.isEmpty())
            section.run(partnership::AddRotaTurn {filled.idOf(QStringLiteral("body")), role, agency, on},
                        tr("The turn is added."));
        else
            section.run(partnership::EditRotaTurn {rowId(key), role, agency, on}, tr("The turn is changed."));
    };
}

void moveTurn(RecordSection& section, const QString& key, int by)
{
    const auto turn = turnOf(section.reader(), key);
    if (!turn)
        return;
    std::vector<base::Id> order;
    for (const partnership::RotaTurn& one : partnership::rotaOf(section.reader(), turn->body))
        order.push_back(one.id);
    const auto at = std::find(order.begin(), order.end(), turn->id) - order.begin();
    const auto to = at + by;
    if (to < 0 || to >= static_cast<std::ptrdiff_t>(order.size()))
        return;
    std::swap(order[static_cast<std::size_t>(at)], order[static_cast<std::size_t>(to)]);
    section.run(partnership::ReorderRota {turn->body, order}, tr("The order is changed."));
}

}  // namespace

std::vector<SectionSpec> meetingSections()
{
    const QString group = tr("Bodies");
    const QKeySequence out(Qt::CTRL | Qt::Key_D);
    const QKeySequence up(Qt::ALT | Qt::Key_Up);
    const QKeySequence down(Qt::ALT | Qt::Key_Down);
    return {{.id = QStringLiteral("dates"),
             .group = group,
             .title = tr("Meeting dates"),
             .addText = tr("Set a new rule"),
             .headers = {tr("Meets"), tr("From"), tr("To"), tr("Next")},
             .widths = {280, 110, 110, 260},
             .stretch = 0,
             .emptyText = tr("No rules yet. Say how often a body meets."),
             .rows = cadenceRows,
             .form = cadenceForm},
            {.id = QStringLiteral("standing"),
             .group = group,
             .title = tr("Standing items"),
             .addText = tr("Add an item"),
             .headers = {tr("Item"), tr("Place"), tr("Minutes"), tr("Lead"), tr("Asked")},
             .widths = {300, 160, 80, 160, 90},
             .stretch = 0,
             .emptyText = tr("No standing items yet. They come with every agenda by themselves."),
             .rows = standingRows,
             .form = standingForm,
             .steps = {{tr("Up"), up, [](RecordSection& s, const QString& key) { moveStanding(s, key, -1); }},
                       {tr("Down"), down, [](RecordSection& s, const QString& key) { moveStanding(s, key, 1); }},
                       {tr("Take out"), out,
                        [](RecordSection& section, const QString& key) {
                            section.run(partnership::RemoveStandingItem {rowId(key)},
                                        tr("It comes no more; past agendas keep it."));
                        }}}},
            {.id = QStringLiteral("rota"),
             .group = group,
             .title = tr("Chair rota"),
             .addText = tr("Add a turn"),
             .headers = {tr("Chair"), tr("Agency"), tr("For the meeting of")},
             .widths = {280, 240, 160},
             .stretch = 0,
             .emptyText = tr("No rota yet."),
             .rows = rotaRows,
             .form = rotaForm,
             .steps = {{tr("Up"), up, [](RecordSection& s, const QString& key) { moveTurn(s, key, -1); }},
                       {tr("Down"), down, [](RecordSection& s, const QString& key) { moveTurn(s, key, 1); }},
                       {tr("Take out"), out, [](RecordSection& section, const QString& key) {
                            section.run(partnership::RemoveRotaTurn {rowId(key)}, tr("The turn is taken out."));
                        }}}}};
}

}  // namespace muster::ui
