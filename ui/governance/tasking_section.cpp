// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/governance/tasking_section.h"

#include "core/governance/tasking.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/place_queries.h"
#include "core/partnership/role_queries.h"
#include "ui/governance/year_parts.h"
#include "ui/widgets/filter_bar.h"

#include <QComboBox>
#include <QSignalBlocker>

#include <algorithm>

namespace muster::ui {
namespace {

using actions::Action;
using actions::Audience;
using governance::TaskList;

enum Column { kTask, kOwner, kDue };
enum By { kSector, kManager, kEmployer };

ChipSpec dueChip(const Action& task)
{
    if (!task.due)
        return {TaskingSection::tr("No date"), Tone::Attention, ChipShape::Circle};
    return task.overdue ? ChipSpec {shortDate(task.due), Tone::Concern, ChipShape::Triangle}
                        : ChipSpec {shortDate(task.due), Tone::Neutral, ChipShape::None};
}

QString namesOf(const std::vector<actions::AgencyName>& agencies)
{
    QStringList names;
    for (const actions::AgencyName& agency : agencies)
        names << words(agency.name);
    return names.join(QStringLiteral(", "));
}

}  // namespace

TaskingSection::TaskingSection(ReplicaBridge& bridge, Prompts& prompts)
    : RecordSection(bridge, prompts,
                    {.title = tr("Tasking"),
                     .about = tr("Open tasks of all employers' staff: where, who, and by when."),
                     .search = tr("Search the tasks"),
                     .empty = tr("No task is open. Actions of the register stand here as long as they are open; those "
                                 "with a ward stand in its sector."),
                     .columns = {tr("Task"), tr("Who"), tr("By when")},
                     .widths = {0, 150, 138},
                     .stretch = kTask,
                     .chipColumns = {kDue},
                     .secondAcross = true,
                     .rowsGrow = true})
    , m_by(filter()->addChoice(tr("Listed by"), {tr("By sector"), tr("By manager"), tr("By employer")}))
    , m_work(filter()->addChoice(tr("Kind of work"), {tr("All work")}))
{
}

// The kinds of work used so far; the one chosen stays.
void TaskingSection::readAgain()
{
    {
        const QSignalBlocker quiet(m_work);
        const QString chosen = m_work->currentIndex() > 0 ? m_work->currentText() : QString();
        m_work->clear();
        m_work->addItem(tr("All work"));
        for (const std::string& word : governance::specialisms(reader()))
            m_work->addItem(words(word));
        m_work->setCurrentIndex(std::max(0, chosen.isEmpty() ? 0 : m_work->findText(chosen)));
    }
    RecordSection::readAgain();
}

void TaskingSection::addTasks(std::vector<RecordRow>& rows, const QString& heading,
                              const std::vector<Action>& tasks) const
{
    rows.push_back(headingRow(heading));
    const QString work = m_work->currentIndex() > 0 ? m_work->currentText() : QString();
    for (const Action& task : tasks) {
        if (!work.isEmpty() && words(task.specialism).compare(work, Qt::CaseInsensitive) != 0)
            continue;
        QStringList second;
        for (const std::string& part : {task.ward, task.specialism, task.lead.name}) {
            if (!part.empty())
                second << words(part);
        }
        const ChipSpec chip = dueChip(task);
        rows.push_back(
            {.id = task.id,
             .cells = {words(task.reference) + QLatin1Char(' ') + words(task.text), words(task.ownerTitle), chip.text},
             .chips = {{kDue, {chip}}},
             .second = second.join(QStringLiteral(" · "))});
        m_shown.push_back(task);
    }
}

std::vector<RecordRow> TaskingSection::rows() const
{
    m_shown.clear();
    std::vector<RecordRow> rows;
    if (m_by->currentIndex() == kSector) {
        for (const governance::SectorSheet& sheet : governance::sectorSheets(reader(), Audience::Entitled)) {
            std::vector<Action> tasks;
            for (const governance::WardTasks& ward : sheet.wards)
                tasks.insert(tasks.end(), ward.tasks.begin(), ward.tasks.end());
            QString heading = words(sheet.sector.name);
            if (!sheet.contact.contactPoint.empty())
                heading += QStringLiteral(" · ") + words(sheet.contact.contactPoint);
            addTasks(rows, heading, tasks);
        }
        return rows;
    }
    const auto lists =
        m_by->currentIndex() == kManager ? governance::tasksByManager(reader()) : governance::tasksByEmployer(reader());
    for (const TaskList& list : lists)
        addTasks(rows,
                 list.agency.empty() ? words(list.title)
                                     : words(list.title) + QStringLiteral(", ") + words(list.agency),
                 list.tasks);
    return rows;
}

const Action* TaskingSection::taskOf(const base::Id& id) const
{
    const auto task = std::find_if(m_shown.begin(), m_shown.end(), [&](const Action& one) { return one.id == id; });
    return task == m_shown.end() ? nullptr : &*task;
}

base::Id TaskingSection::sectorOf(const Action& task) const
{
    for (const partnership::WardOverview& ward : partnership::wardOverviews(reader(), today())) {
        if (ward.ward.name == task.ward)
            return ward.ward.sector;
    }
    return {};
}

RecordDetails TaskingSection::detailsOf(const base::Id& id) const
{
    const Action* task = taskOf(id);
    if (task == nullptr)
        return {};
    RecordDetails details {.title = words(task->text), .subtitle = words(task->reference)};
    details.chips << dueChip(*task);
    if (task->restricted)
        details.chips << ChipSpec {tr("Restricted"), Tone::Attention, ChipShape::Lock};
    const auto manager =
        task->ownerRole ? partnership::managerOf(reader(), task->ownerRole) : std::optional<partnership::Role> {};
    details.facts << fact(tr("Who"), task->ownerTitle) << fact(tr("Employer"), task->lead.name)
                  << fact(tr("Directed by"),
                          manager ? words(manager->title) + QStringLiteral(", ") + agencyName(reader(), manager->agency)
                                  : QString())
                  << fact(tr("With"), namesOf(task->supporting)) << fact(tr("Kind of work"), task->specialism)
                  << fact(tr("Where"), task->ward);
    for (const partnership::WardOverview& ward : partnership::wardOverviews(reader(), today())) {
        if (ward.ward.name != task->ward)
            continue;
        details.facts << fact(tr("Sector"), ward.sectorName);
        // One team on the ground: everybody who has something to do in the same ward.
        if (const auto view = governance::wardView(reader(), ward.ward.id)) {
            QStringList others;
            for (const Action& other : view->actions) {
                if (other.id != id)
                    others << words(other.reference) + QLatin1Char(' ') + words(other.text);
            }
            details.facts << fact(tr("At work in this ward"), namesOf(view->agencies))
                          << Fact {tr("Also to be done there"), others};
        }
        const auto contact = partnership::sectorContact(reader(), ward.ward.sector);
        details.facts << fact(tr("Contact point"), contact.contactPoint)
                      << fact(tr("To know before going there"), contact.safetyNotes);
    }
    return details;
}

std::vector<RecordStep> TaskingSection::stepsOf(const base::Id& id)
{
    std::vector<RecordStep> steps {
        {.text = tr("Kind of work"), .run = [this] { startEdit(); }, .keys = tr("Enter")},
        {.text = tr("Open the action"),
         .run = [this, id] { Q_EMIT openRequested(QStringLiteral("actions"), words(id.hex())); }},
        {.text = tr("Briefing sheets"), .run = [this] { openBriefing(); }}};
    const Action* task = taskOf(id);
    if (task == nullptr)
        return steps;
    if (task->ownerRole)
        steps.push_back({.text = tr("Say who directs them"),
                         .run = [this, role = task->ownerRole] { open(managerForm(role)); },
                         .under = tr("Directed by")});
    if (const base::Id sector = sectorOf(*task))
        steps.push_back({.text = tr("Change the contact point"),
                         .run = [this, sector] { open(contactForm(sector)); },
                         .under = tr("Contact point")});
    return steps;
}

void TaskingSection::openBriefing()
{
    const auto meeting = meetings::currentMeeting(reader());
    Q_EMIT openRequested(QStringLiteral("documents"),
                         QStringLiteral("briefing:") + (meeting ? words(meeting->id.hex()) : QString()));
}

RecordForm* TaskingSection::editForm(const base::Id& id)
{
    const Action* task = taskOf(id);
    if (task == nullptr)
        return nullptr;
    auto* form = new RecordForm(words(task->reference), tr("Save"));
    form->addText(QStringLiteral("word"), tr("Kind of work"), task->specialism,
                  linesOf(governance::specialisms(reader())).join(QStringLiteral(", ")));
    form->addSentence(tr("Staff are listed by it on the briefing sheet. Empty takes it off."));
    form->onSave([this, id](const RecordForm& given) {
        save(governance::SetSpecialism {.action = id, .word = given.text(QStringLiteral("word"))},
             tr("The kind of work is noted."));
    });
    return form;
}

RecordForm* TaskingSection::managerForm(const base::Id& role)
{
    const auto whose = partnership::role(reader(), role);
    auto* form = new RecordForm(tr("Who directs the %1").arg(whose ? words(whose->title) : QString()), tr("Save"));
    std::vector<Choice> choices {{tr("Nobody named"), {}}};
    for (const partnership::Agency& agency : partnership::agenciesOn(reader(), today())) {
        for (const Choice& one : roleChoices(reader(), agency.id, {})) {
            if (one.id != role && !one.id.isNil())
                choices.push_back({one.text + QStringLiteral(", ") + words(partnership::printName(agency)), one.id});
        }
    }
    const auto manager = partnership::managerOf(reader(), role);
    form->addChoice(QStringLiteral("manager"), tr("Directed by"), std::move(choices),
                    manager ? manager->id : base::Id {});
    form->addSentence(tr("It may be a role of another employer."));
    form->onSave([this, role](const RecordForm& given) {
        save(partnership::SetManager {.role = role, .manager = given.id(QStringLiteral("manager"))},
             tr("Who directs them is noted."));
    });
    return form;
}

RecordForm* TaskingSection::contactForm(const base::Id& sector)
{
    const auto contact = partnership::sectorContact(reader(), sector);
    auto* form = new RecordForm(tr("Contact point of the sector"), tr("Save"));
    form->addText(QStringLiteral("contact"), tr("Where staff report and call"), contact.contactPoint);
    form->addLongText(QStringLiteral("notes"), tr("To know before going there"), contact.safetyNotes);
    form->onSave([this, sector](const RecordForm& given) {
        save(partnership::SetSectorContact {.sector = sector,
                                            .contactPoint = given.text(QStringLiteral("contact")),
                                            .safetyNotes = given.text(QStringLiteral("notes"))},
             tr("The briefing sheet says it from now on."));
    });
    return form;
}

QString TaskingSection::countOf(int inForce) const { return counted(inForce, tr("open task"), tr("open tasks")); }

}  // namespace muster::ui
