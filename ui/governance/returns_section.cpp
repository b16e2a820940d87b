// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/governance/returns_section.h"

#include "core/governance/execute.h"
#include "core/governance/monthly_return_commands.h"
#include "core/governance/monthly_return_queries.h"
#include "core/governance/task_group_queries.h"
#include "ui/governance/year_parts.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPlainTextEdit>

#include <algorithm>

namespace muster::ui {
namespace {

using governance::MonthlyReturn;
using governance::ReturnLine;
using governance::ReturnLineKind;
using governance::ReturnState;

enum Column { kGroup, kState };

constexpr int kMonths = 6;

ChipSpec stateChip(const MonthlyReturn& given)
{
    switch (given.state) {
    case ReturnState::Late:
        return {ReturnsSection::tr("%1 days late").arg(given.daysLate), Tone::Concern, ChipShape::Triangle};
    case ReturnState::Due:
        return {given.begun ? ReturnsSection::tr("Begun") : ReturnsSection::tr("Due"), Tone::Attention,
                ChipShape::Clock};
    case ReturnState::Received:
        return {ReturnsSection::tr("Received"), Tone::Good, ChipShape::Tick};
    case ReturnState::ReceivedLate:
        return {ReturnsSection::tr("Received late"), Tone::Neutral, ChipShape::Tick};
    }
    return {};
}

/// The part of the return that people write freely, one thing a line.
struct Part {
    ReturnLineKind kind;
    const char* field;
    QString label;
};

std::vector<Part> parts()
{
    return {{ReturnLineKind::Success, "success", ReturnsSection::tr("What went well, one thing a line")},
            {ReturnLineKind::Problem, "problem", ReturnsSection::tr("What did not, one thing a line")},
            {ReturnLineKind::HelpNeeded, "help", ReturnsSection::tr("Help needed, one thing a line")}};
}

QStringList textsOf(const MonthlyReturn& given, ReturnLineKind kind)
{
    QStringList lines;
    for (const ReturnLine& line : given.linesOf(kind))
        lines << words(line.text);
    return lines;
}

QStringList factLines(const MonthlyReturn& given, ReturnLineKind kind)
{
    QStringList lines;
    for (const ReturnLine& line : given.linesOf(kind)) {
        QString text = line.measureReference.empty()
            ? words(line.text)
            : words(line.measureReference) + QStringLiteral(": ") + words(line.text);
        if (line.share)
            text += ReturnsSection::tr(" (passed on to the other groups)");
        if (!line.blockageReference.empty())
            text += QStringLiteral(" (") + words(line.blockageReference) + QStringLiteral(", ")
                + words(line.blockageState).toLower() + QLatin1Char(')');
        lines << text;
    }
    return lines;
}

TextLabel* before(const QStringList& lines)
{
    auto* label =
        new TextLabel(lines.isEmpty() ? ReturnsSection::tr("Nothing last month") : lines.join(QLatin1Char('\n')),
                      TextStyle::Body, TextLabel::Ink::Quiet);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    // As wide as its half of the form, and never wider.
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    label->setSizePolicy(policy);
    return label;
}

/// The lines that are typed take the place of those that are there: what is the same stays the same record.
base::Result<void> writeLines(replica::Writer& writer, const MonthlyReturn& there, ReturnLineKind kind,
                              const std::vector<std::string>& lines, bool share)
{
    std::vector<std::string> wanted = lines;
    for (const ReturnLine& line : there.linesOf(kind)) {
        const auto same = std::find(wanted.begin(), wanted.end(), line.text);
        if (same != wanted.end()) {
            wanted.erase(same);
            continue;
        }
        if (auto gone = apply(writer, governance::RemoveReturnLine {.line = line.id}); !gone)
            return gone;
    }
    for (const std::string& text : wanted) {
        const auto added = apply(writer,
                                 governance::AddReturnLine {.body = there.body,
                                                            .month = there.month,
                                                            .kind = kind,
                                                            .text = text,
                                                            .share = share && kind == ReturnLineKind::Success});
        if (!added)
            return tl::unexpected(added.error());
    }
    return {};
}

}  // namespace

ReturnsSection::ReturnsSection(ReplicaBridge& bridge, Prompts& prompts)
    : RecordSection(bridge, prompts,
                    {.title = tr("Monthly returns"),
                     .about = tr("What each group sends before the tasking meeting. Late ones stand first."),
                     .search = tr("Search the returns"),
                     .empty = tr("No group owes a return for this month."),
                     .columns = {tr("Group, and its month in one sentence"), tr("Return")},
                     .widths = {0, 130},
                     .stretch = kGroup,
                     .chipColumns = {kState},
                     .formWidth = 524,
                     .secondAcross = true,
                     .rowsGrow = true})
    , m_newest(governance::monthOf(bridge.reader().today()))
    , m_month(nullptr)
    , m_sum(new TextLabel({}, TextStyle::Body, TextLabel::Ink::Quiet))
{
    QStringList months;
    std::string month = m_newest;
    for (int count = 0; count < kMonths; ++count) {
        months << words(governance::monthInWords(month));
        month = governance::monthBefore(month);
    }
    m_month = filter()->addChoice(tr("Month"), months);
    addAbove(m_sum);
}

std::string ReturnsSection::month() const
{
    std::string month = m_newest;
    for (int back = 0; back < m_month->currentIndex(); ++back)
        month = governance::monthBefore(month);
    return month;
}

std::vector<RecordRow> ReturnsSection::rows() const
{
    const auto board = governance::returnsBoard(reader(), month());
    std::vector<RecordRow> rows;
    for (const governance::ReturnStanding& standing : board.standings) {
        const ChipSpec chip = stateChip(standing.now);
        rows.push_back(
            {.id = standing.group.body,
             .cells = {words(standing.group.name), chip.text},
             .chips = {{kState, {chip}}},
             .second = words(standing.now.headline.empty() ? standing.group.themeLead : standing.now.headline)});
    }
    m_sum->setText(board.standings.empty() ? QString()
                                           : words(governance::monthInWords(board.month)) + QStringLiteral(": ")
                           + words(board.inWords()) + QLatin1Char('.'));
    return rows;
}

RecordDetails ReturnsSection::detailsOf(const base::Id& id) const
{
    const auto now = governance::monthlyReturn(reader(), id, month());
    const auto last = governance::monthlyReturn(reader(), id, governance::monthBefore(month()));
    RecordDetails details {.title = words(now.bodyName), .subtitle = words(governance::monthInWords(now.month))};
    details.chips << stateChip(now);
    const auto group = governance::taskGroup(reader(), id);
    details.facts << fact(tr("Return"), now.inWords()) << fact(tr("This month"), now.headline)
                  << fact(tr("Theme lead"), group ? group->themeLead : std::string {});
    const auto all = [](const MonthlyReturn& given) {
        return QList<Fact> {{ReturnsSection::tr("What went well"), factLines(given, ReturnLineKind::Success)},
                            {ReturnsSection::tr("What did not"), factLines(given, ReturnLineKind::Problem)},
                            {ReturnsSection::tr("Help needed"), factLines(given, ReturnLineKind::HelpNeeded)},
                            {ReturnsSection::tr("On measures"), factLines(given, ReturnLineKind::Measure)}};
    };
    details.facts << all(now) << fact(tr("Noted at"), now.notedAt)
                  << fact(tr("Last month (%1)").arg(words(governance::monthInWords(last.month))), last.headline);
    for (Fact& one : all(last)) {
        one.label = tr("%1, last month").arg(one.label);
        details.facts << one;
    }
    return details;
}

std::vector<RecordStep> ReturnsSection::stepsOf(const base::Id& id)
{
    const auto now = governance::monthlyReturn(reader(), id, month());
    std::vector<RecordStep> steps {{.text = tr("Fill it in"), .run = [this] { startEdit(); }, .keys = tr("Enter")}};
    if (now.state == ReturnState::Due || now.state == ReturnState::Late)
        steps.push_back({.text = tr("It is handed in"), .run = [this, id] { handIn(id); }});
    const auto help = now.linesOf(ReturnLineKind::HelpNeeded);
    if (std::any_of(help.begin(), help.end(), [](const ReturnLine& line) { return line.blockage.isNil(); }))
        steps.push_back({.text = tr("Ask for help"), .run = [this, id] { open(helpForm(id)); }});
    if (!now.lines.empty() && now.notedMeeting.isNil())
        steps.push_back({.text = tr("Change one line"), .run = [this, id] { open(lineForm(id)); }});
    if (now.receivedOn && now.notedMeeting.isNil())
        steps.push_back({.text = tr("Noted at a meeting"), .run = [this, id] { open(noteForm(id)); }});
    return steps;
}

void ReturnsSection::handIn(const base::Id& id)
{
    save(governance::ReceiveReturn {.body = id, .month = month()}, tr("The return is received."));
}

RecordForm* ReturnsSection::editForm(const base::Id& id)
{
    const auto now = governance::monthlyReturn(reader(), id, month());
    const auto last = governance::monthlyReturn(reader(), id, governance::monthBefore(month()));
    auto* form = new RecordForm(tr("%1, %2").arg(words(now.bodyName), words(governance::monthInWords(now.month))),
                                tr("Keep it"));
    form->beginPair();
    form->addText(QStringLiteral("headline"), tr("The month in one sentence"), now.headline);
    form->addField(QStringLiteral("headline before"), tr("Last month"),
                   before(last.headline.empty() ? QStringList {} : QStringList {words(last.headline)}));
    for (const Part& part : parts()) {
        const QString field = QLatin1String(part.field);
        form->beginPair();
        form->addLongText(field, part.label, textsOf(now, part.kind).join(QLatin1Char('\n')).toStdString());
        form->addField(field + QStringLiteral(" before"), tr("Last month"), before(textsOf(last, part.kind)));
    }
    form->addTick(QStringLiteral("share"), tr("Pass new successes on to the other groups"), false);
    const bool open = now.state == ReturnState::Due || now.state == ReturnState::Late;
    form->addTick(QStringLiteral("received"), tr("The lead has handed it in"), false);
    form->widget(QStringLiteral("received"))->setEnabled(open);
    form->onSave([this, now](const RecordForm& given) {
        std::vector<std::pair<ReturnLineKind, std::vector<std::string>>> lines;
        for (const Part& part : parts()) {
            std::vector<std::string> texts;
            for (const QString& line : given.rawText(QLatin1String(part.field)).split(QLatin1Char('\n'))) {
                if (!line.trimmed().isEmpty())
                    texts.push_back(typed(line));
            }
            lines.emplace_back(part.kind, std::move(texts));
        }
        const bool received = given.isTicked(QStringLiteral("received"));
        saveBy(
            [now, lines, headline = given.text(QStringLiteral("headline")),
             share = given.isTicked(QStringLiteral("share")), received](replica::Replica& replica) {
                return replica.transact(
                    "Fill in the return of " + now.bodyShortName, [&](replica::Writer& writer) -> base::Result<void> {
                        if (headline != now.headline) {
                            if (auto written = apply(writer, governance::WriteReturn {now.body, now.month, headline});
                                !written)
                                return written;
                        }
                        for (const auto& [kind, texts] : lines) {
                            if (auto written = writeLines(writer, now, kind, texts, share); !written)
                                return written;
                        }
                        if (received)
                            return apply(writer, governance::ReceiveReturn {.body = now.body, .month = now.month});
                        return {};
                    });
            },
            [received] {
                return received ? tr("The return is received.") : tr("The return is kept; it is not handed in yet.");
            });
    });
    return form;
}

RecordForm* ReturnsSection::helpForm(const base::Id& id)
{
    auto* form = new RecordForm(tr("Help for %1").arg(bodyName(reader(), id)), tr("Ask for it"));
    std::vector<Choice> lines;
    for (const ReturnLine& line :
         governance::monthlyReturn(reader(), id, month()).linesOf(ReturnLineKind::HelpNeeded)) {
        if (line.blockage.isNil())
            lines.push_back({words(line.text), line.id});
    }
    form->addChoice(QStringLiteral("line"), tr("What is in the way"), std::move(lines));
    form->addText(QStringLiteral("needed"), tr("The decision wanted"));
    form->addText(QStringLiteral("from whom"), tr("From whom"));
    form->addSentence(tr("It becomes a blockage on the next agenda of the body the groups report to."));
    form->onSave([this](const RecordForm& given) {
        save(governance::AskForHelp {.line = given.id(QStringLiteral("line")),
                                     .needed = given.text(QStringLiteral("needed")),
                                     .fromWhom = given.text(QStringLiteral("from whom"))},
             tr("Help is asked for."));
    });
    return form;
}

RecordForm* ReturnsSection::lineForm(const base::Id& id)
{
    const auto now = governance::monthlyReturn(reader(), id, month());
    auto* form = new RecordForm(tr("One line of %1").arg(words(now.bodyName)), tr("Change it"));
    std::vector<Choice> lines;
    for (const ReturnLine& line : now.lines)
        lines.push_back({words(line.text), line.id});
    form->addChoice(QStringLiteral("line"), tr("Line"), std::move(lines));
    form->addLongText(QStringLiteral("text"), tr("What it says"), now.lines.front().text);
    form->addTick(QStringLiteral("share"), tr("Pass it on to the other groups"), now.lines.front().share);
    auto* choice = qobject_cast<QComboBox*>(form->widget(QStringLiteral("line")));
    auto* text = qobject_cast<QPlainTextEdit*>(form->widget(QStringLiteral("text")));
    auto* share = qobject_cast<QCheckBox*>(form->widget(QStringLiteral("share")));
    const auto fill = [now, form, text, share] {
        const base::Id wanted = form->id(QStringLiteral("line"));
        for (const ReturnLine& line : now.lines) {
            if (line.id != wanted)
                continue;
            text->setPlainText(words(line.text));
            share->setChecked(line.share);
            share->setEnabled(line.kind == ReturnLineKind::Success);
        }
    };
    fill();
    connect(choice, &QComboBox::currentIndexChanged, form, fill);
    form->onSave([this](const RecordForm& given) {
        governance::EditReturnLine command {.line = given.id(QStringLiteral("line"))};
        command.text = given.text(QStringLiteral("text"));
        if (given.widget(QStringLiteral("share"))->isEnabled())
            command.share = given.isTicked(QStringLiteral("share"));
        save(std::move(command), tr("The line is changed."));
    });
    return form;
}

RecordForm* ReturnsSection::noteForm(const base::Id& id)
{
    const auto group = governance::returnsBoard(reader(), month());
    base::Id above;
    for (const governance::ReturnStanding& standing : group.standings) {
        if (standing.group.body == id)
            above = standing.group.reportsTo;
    }
    auto* form = new RecordForm(tr("Returns noted"), tr("They were noted"));
    form->addChoice(QStringLiteral("meeting"), tr("At which meeting"), meetingChoices(reader(), {}, above));
    form->addSentence(tr("All returns received for %1 are noted there, and can no longer be changed.")
                          .arg(words(governance::monthInWords(month()))));
    form->onSave([this](const RecordForm& given) {
        saveBy([command = governance::NoteReturns {.meeting = given.id(QStringLiteral("meeting")), .month = month()}](
                   replica::Replica& replica) { return governance::execute(replica, command); },
               [](int noted) { return tr("%1 returns are noted.").arg(noted); });
    });
    return form;
}

QString ReturnsSection::countOf(int inForce) const { return counted(inForce, tr("return"), tr("returns")); }

}  // namespace muster::ui
