// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/governance/panels_section.h"

#include "core/partnership/body.h"
#include "ui/governance/year_parts.h"

#include <algorithm>

namespace muster::ui {
namespace {

using governance::PanelPriority;

enum Column { kText, kDay, kState };

constexpr int kMonthsBack = 12;

ChipSpec chipOf(const PanelPriority& one)
{
    const QString text = one.toldBackOn ? PanelsSection::tr("Told back") : words(one.stateInWords());
    if (one.toldBackOn)
        return {text, Tone::Good, ChipShape::Tick};
    if (one.wantsTellingBack())
        return {PanelsSection::tr("Tell them"), Tone::Attention, ChipShape::Triangle};
    return {text, Tone::Neutral, ChipShape::None};
}

}  // namespace

PanelsSection::PanelsSection(ReplicaBridge& bridge, Prompts& prompts)
    : RecordSection(bridge, prompts,
                    {.title = tr("Panel priorities"),
                     .about = tr("What people set at their panel, and what they are told."),
                     .newText = tr("New panel priority"),
                     .search = tr("Search by area or words"),
                     .empty = tr("No panel has set a priority yet. Record one: Ctrl+N."),
                     .columns = {tr("Priority"), tr("Set on"), tr("State")},
                     .widths = {0, 106, 140},
                     .stretch = kText,
                     .chipColumns = {kState},
                     .secondAcross = true,
                     .rowsGrow = true})
{
}

std::vector<RecordRow> PanelsSection::rows() const
{
    std::vector<RecordRow> rows;
    for (const PanelPriority& one : governance::panelPriorities(reader())) {
        const ChipSpec chip = chipOf(one);
        rows.push_back({.id = one.id,
                        .cells = {words(one.text), shortDate(one.setOn), chip.text},
                        .chips = {{kState, {chip}}},
                        .second = words(one.area)});
    }
    m_items = governance::itemsToTell(reader(), base::addMonths(today(), -kMonthsBack), today());
    if (!m_items.empty())
        rows.push_back(headingRow(tr("Items about a place, nobody there told yet")));
    for (const governance::ItemToTell& item : m_items) {
        rows.push_back({.id = item.item,
                        .cells = {words(item.title), shortDate(item.date), tr("Tell them")},
                        .chips = {{kState, {ChipSpec {tr("Tell them"), Tone::Attention, ChipShape::Triangle}}}},
                        .second = linesOf(item.wards).join(QStringLiteral(", "))});
    }
    return rows;
}

const governance::ItemToTell* PanelsSection::itemOf(const base::Id& id) const
{
    const auto found = std::find_if(m_items.begin(), m_items.end(), [&](const auto& one) { return one.item == id; });
    return found == m_items.end() ? nullptr : &*found;
}

RecordDetails PanelsSection::detailsOf(const base::Id& id) const
{
    if (const governance::ItemToTell* item = itemOf(id)) {
        RecordDetails details {.title = words(item->title),
                               .subtitle = tr("Item %1, %2").arg(item->number).arg(longDate(item->date))};
        details.facts << fact(tr("Next"), governance::kYouSaidWeDid)
                      << Fact {tr("Wards"), linesOf(item->wards)}
                      << fact(tr("Tell back to"), item->offeredName);
        return details;
    }
    const auto one = governance::panelPriority(reader(), id);
    if (!one)
        return {};
    RecordDetails details {.title = words(one->text), .subtitle = words(one->area)};
    details.chips << chipOf(*one);
    if (one->wantsTellingBack())
        details.facts << fact(tr("Next"), governance::kYouSaidWeDid);
    details.facts << fact(tr("Set by"), one->bodyName + ", " + base::longDate(one->setOn))
                  << fact(tr("Ward"), one->wardName) << fact(tr("Taken up on"), longDate(one->meetingDate))
                  << fact(tr("What came of it"), one->outcome) << fact(tr("Closed on"), longDate(one->closedOn))
                  << fact(tr("What they were told"), one->toldBackText)
                  << fact(tr("Told on"), longDate(one->toldBackOn));
    return details;
}

std::vector<RecordStep> PanelsSection::stepsOf(const base::Id& id)
{
    if (itemOf(id) != nullptr)
        return {{.text = tr("Tell them"), .run = [this] { startEdit(); }, .keys = tr("Enter")}};
    const auto one = governance::panelPriority(reader(), id);
    std::vector<RecordStep> steps;
    if (!one)
        return steps;
    if (one->wantsTellingBack())
        steps.push_back({.text = tr("Tell them"), .run = [this, id] { open(tellForm(id)); }, .keys = tr("Enter")});
    if (one->meeting.isNil() && !one->closedOn)
        steps.push_back({.text = tr("An item takes it up"), .run = [this, id] { open(takeUpForm(id)); }});
    if (!one->closedOn)
        steps.push_back({.text = tr("Close it"), .run = [this, id] { open(closingForm(id)); }});
    return steps;
}

RecordForm* PanelsSection::newForm()
{
    std::vector<Choice> panels;
    for (const partnership::Body& body : partnership::bodiesOn(reader(), today())) {
        if (body.tier == partnership::Tier::Local)
            panels.push_back({words(body.name), body.id});
    }
    auto* form = new RecordForm(tr("What a panel set"), tr("Record it"));
    form->addChoice(QStringLiteral("body"), tr("Panel"), std::move(panels));
    form->addText(QStringLiteral("area"), tr("Area"), {}, tr("City centre"));
    form->addText(QStringLiteral("text"), tr("Priority"));
    std::vector<Choice> wards {{tr("Not said"), {}}};
    for (Choice& ward : wardChoices(reader()))
        wards.push_back(std::move(ward));
    form->addChoice(QStringLiteral("ward"), tr("Ward"), std::move(wards));
    form->addDate(QStringLiteral("on"), tr("Set on"), today());
    form->onSave([this](const RecordForm& given) {
        save(governance::SetPanelPriority {.body = given.id(QStringLiteral("body")),
                                           .area = given.text(QStringLiteral("area")),
                                           .text = given.text(QStringLiteral("text")),
                                           .ward = given.id(QStringLiteral("ward")),
                                           .on = given.date(QStringLiteral("on"))},
             tr("The priority is recorded."));
    });
    return form;
}

RecordForm* PanelsSection::itemForm(const governance::ItemToTell& item)
{
    auto* form = new RecordForm(words(item.title), tr("They were told"));
    form->addLongText(QStringLiteral("text"), words(governance::kYouSaidWeDid));
    form->addChoice(QStringLiteral("body"), tr("Who is told"), bodyChoices(reader(), tr("The panel of the place")),
                    item.offeredBody);
    form->addDate(QStringLiteral("on"), tr("On"), today());
    form->onSave([this, meeting = item.meeting, id = item.item](const RecordForm& given) {
        save(governance::TellAboutItem {.meeting = meeting,
                                        .item = id,
                                        .text = given.text(QStringLiteral("text")),
                                        .body = given.id(QStringLiteral("body")),
                                        .on = given.date(QStringLiteral("on"))},
             tr("They were told."));
    });
    return form;
}

RecordForm* PanelsSection::editForm(const base::Id& id)
{
    if (const governance::ItemToTell* item = itemOf(id))
        return itemForm(*item);
    const auto one = governance::panelPriority(reader(), id);
    if (!one)
        return nullptr;
    return one->wantsTellingBack() ? tellForm(id) : one->closedOn ? nullptr : closingForm(id);
}

RecordForm* PanelsSection::takeUpForm(const base::Id& id)
{
    auto* form = new RecordForm(tr("An item takes it up"), tr("It is taken up"));
    form->addChoice(QStringLiteral("item"), tr("Item"), itemChoices(reader()));
    form->addSentence(tr("The item will ask for the sentence that tells the panel back."));
    form->onSave([this, id](const RecordForm& given) {
        const base::Id item = given.id(QStringLiteral("item"));
        save(governance::TakeUpPanelPriority {.priority = id, .meeting = meetingOf(reader(), item), .item = item},
             tr("It is taken up."));
    });
    return form;
}

RecordForm* PanelsSection::closingForm(const base::Id& id)
{
    auto* form = new RecordForm(tr("Close the priority"), tr("Close it"));
    form->addLongText(QStringLiteral("outcome"), tr("What came of it"));
    form->addText(QStringLiteral("tell back"), words(governance::kYouSaidWeDid));
    form->addSentence(tr("Without a sentence it stays on the list of those that are still to be told."));
    form->onSave([this, id](const RecordForm& given) {
        save(governance::ClosePanelPriority {.priority = id,
                                             .outcome = given.text(QStringLiteral("outcome")),
                                             .tellBack = given.text(QStringLiteral("tell back"))},
             tr("The priority is closed."));
    });
    return form;
}

RecordForm* PanelsSection::tellForm(const base::Id& id)
{
    const auto one = governance::panelPriority(reader(), id);
    auto* form = new RecordForm(tr("Tell %1").arg(words(one ? one->bodyName : std::string {})), tr("They were told"));
    form->addLongText(QStringLiteral("text"), words(governance::kYouSaidWeDid),
                      one ? one->toldBackText : std::string {});
    form->addDate(QStringLiteral("on"), tr("On"), today());
    form->onSave([this, id](const RecordForm& given) {
        save(governance::TellPanelBack {.priority = id,
                                        .text = given.text(QStringLiteral("text")),
                                        .on = given.date(QStringLiteral("on"))},
             tr("They were told."));
    });
    return form;
}

QString PanelsSection::countOf(int inForce) const
{
    return counted(inForce, tr("panel priority"), tr("panel priorities"));
}

}  // namespace muster::ui
