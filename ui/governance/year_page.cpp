// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/governance/year_page.h"

#include "core/governance/countdown.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/bridge/words.h"
#include "ui/governance/accounts_section.h"
#include "ui/governance/calendar_section.h"
#include "ui/governance/commissioned_section.h"
#include "ui/governance/compliance_section.h"
#include "ui/governance/goals_section.h"
#include "ui/governance/groups_section.h"
#include "ui/governance/look_back_section.h"
#include "ui/governance/matrix_section.h"
#include "ui/governance/panels_section.h"
#include "ui/governance/plan_section.h"
#include "ui/governance/principles_section.h"
#include "ui/governance/publications_section.h"
#include "ui/governance/questions_section.h"
#include "ui/governance/recommendations_section.h"
#include "ui/governance/registers_section.h"
#include "ui/governance/requests_section.h"
#include "ui/governance/retention_section.h"
#include "ui/governance/returns_section.h"
#include "ui/governance/scrutiny_section.h"
#include "ui/governance/sent_section.h"
#include "ui/governance/structure_section.h"
#include "ui/governance/tasking_section.h"

#include <QPushButton>

namespace muster::ui {

YearPage::YearPage(ReplicaBridge& bridge, Prompts& prompts, QWidget* parent)
    : SectionsPage(YearPage::ownSign(), bridge, parent)
{
    addHeading(tr("The year"));
    add(tr("Calendar"), [&bridge, &prompts] { return new CalendarSection(bridge, prompts); });
    add(tr("Governance"), [&bridge] { return new StructureSection(bridge); });
    addHeading(tr("Work in hand"));
    add(tr("Groups"), [&bridge, &prompts] { return new GroupsSection(bridge, prompts); });
    add(tr("Monthly returns"), [&bridge, &prompts] { return new ReturnsSection(bridge, prompts); });
    add(tr("Commissioned work"), [&bridge, &prompts] { return new CommissionedSection(bridge, prompts); });
    add(tr("Recommendations"), [&bridge, &prompts] { return new RecommendationsSection(bridge, prompts); });
    add(tr("Sent business"), [&bridge, &prompts] { return new SentSection(bridge, prompts); });
    add(tr("Tasking"), [&bridge, &prompts] { return new TaskingSection(bridge, prompts); });
    addHeading(tr("The plan"));
    add(tr("Plan"), [&bridge, &prompts] { return new PlanSection(bridge, prompts); });
    add(tr("Priorities"), [&bridge, &prompts] { return new MatrixSection(bridge, prompts); });
    add(tr("Self-assessment"), [&bridge, &prompts] { return new PrinciplesSection(bridge, prompts); });
    add(tr("Compliance"), [&bridge, &prompts] { return new ComplianceSection(bridge, prompts); });
    addHeading(tr("Accountability"));
    add(tr("Accounts"), [&bridge, &prompts] { return new AccountsSection(bridge, prompts); });
    add(tr("Did it work?"), [&bridge, &prompts] { return new LookBackSection(bridge, prompts); });
    add(tr("Scrutiny"), [&bridge, &prompts] { return new ScrutinySection(bridge, prompts); });
    add(tr("County goals"), [&bridge, &prompts] { return new GoalsSection(bridge, prompts); });
    addHeading(tr("The public"));
    add(tr("Publications"), [&bridge, &prompts] { return new PublicationsSection(bridge, prompts); });
    add(tr("Questions"), [&bridge, &prompts] { return new QuestionsSection(bridge, prompts); });
    add(tr("Panel priorities"), [&bridge, &prompts] { return new PanelsSection(bridge, prompts); });
    addHeading(tr("Information"));
    add(tr("Registers"), [&bridge, &prompts] { return new RegistersSection(bridge, prompts); });
    add(tr("Requests"), [&bridge, &prompts] { return new RequestsSection(bridge, prompts); });
    add(tr("Retention"), [&bridge, &prompts] { return new RetentionSection(bridge, prompts); });
    begin();
}

std::vector<Command> YearPage::commands()
{
    std::vector<Command> all = SectionsPage::commands();
    const auto chart = [this] { return dynamic_cast<StructureSection*>(currentSection()); };
    const auto add = [&](const QString& id, const QString& text, const QKeySequence& keys,
                         std::function<void(StructureSection&)> what) {
        all.push_back({.id = QStringLiteral("year.chart.") + id,
                       .text = text,
                       .shortcut = keys,
                       .handler =
                           [chart, what = std::move(what)] {
                               if (StructureSection* section = chart())
                                   what(*section);
                           },
                       .enabled = [chart] { return chart() != nullptr; }});
    };
    add(QStringLiteral("larger"), tr("Governance chart: larger"), QKeySequence(Qt::CTRL | Qt::Key_Plus),
        [](StructureSection& section) { section.changeScale(1); });
    add(QStringLiteral("smaller"), tr("Governance chart: smaller"), QKeySequence(Qt::CTRL | Qt::Key_Minus),
        [](StructureSection& section) { section.changeScale(-1); });
    add(QStringLiteral("usual"), tr("Governance chart: usual size"), QKeySequence(Qt::CTRL | Qt::Key_0),
        [](StructureSection& section) { section.fitWidth(); });
    add(QStringLiteral("whole"), tr("Governance chart: all of it at once"), QKeySequence(Qt::CTRL | Qt::Key_9),
        [](StructureSection& section) { section.fitWhole(); });
    add(QStringLiteral("list"), tr("Governance chart: with or without its list"), {},
        [](StructureSection& section) { section.showList(!section.listButton()->isChecked()); });
    return all;
}

QString YearPage::subtitle() const
{
    // What equality asks for stands where it can be answered, and there it comes first.
    const Section* front = currentSection();
    const bool answered =
        front != nullptr && (front->title() == tr("Priorities") || front->title() == tr("Compliance"));
    const governance::YearReminder* said = nullptr;
    const auto reminders = governance::yearReminders(bridge().reader());
    for (const governance::YearReminder& one : reminders) {
        const bool equality = one.what == "equality";
        if (equality && answered)
            return words(one.text);
        if (!equality && said == nullptr)
            said = &one;
    }
    return said == nullptr ? tr("Nothing of the year is due in the next weeks") : words(said->text);
}

}  // namespace muster::ui
