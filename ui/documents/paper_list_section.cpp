// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/paper_list_section.h"

#include "core/documents/publication_steps.h"
#include "core/meetings/minutes_commands.h"
#include "ui/bridge/choices.h"
#include "ui/bridge/words.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/filter_bar.h"

#include <QApplication>
#include <QComboBox>
#include <QPointer>

#include <algorithm>

namespace muster::ui {
namespace {

using muster::documents::PaperLine;
using muster::documents::PaperSpan;
using muster::documents::PaperState;
using muster::documents::PaperStep;

enum Column { kPaper, kWho, kDue, kMade, kApproved, kSent, kState };
constexpr int kRoomForWho = 1400;
constexpr int kDay = 104;  // "30 Nov 2027"

enum StateChoice { kAll, kToDo, kLate, kOnlyDue, kOnlyMade, kOnlyApproved, kOnlySent };
enum SpanChoice { kAround, kBack, kAhead };

ChipSpec chipOf(const PaperLine& line)
{
    const QString text = words(muster::documents::inWords(line.state));
    switch (line.state) {
    case PaperState::Late:
        return {text, Tone::Concern, ChipShape::Diamond};
    case PaperState::Due:
        return {text, Tone::Neutral, ChipShape::Clock};
    case PaperState::Made:
        return line.late ? ChipSpec {PaperListSection::tr("Made, late"), Tone::Attention, ChipShape::Triangle}
                         : ChipSpec {text, Tone::Accent, ChipShape::None};
    case PaperState::Approved:
        return {text, line.open ? Tone::Attention : Tone::Good, line.open ? ChipShape::Circle : ChipShape::Tick};
    case PaperState::Sent:
        return {text, line.open ? Tone::Accent : Tone::Good, line.open ? ChipShape::None : ChipShape::Tick};
    }
    return {};
}

/// "15 Nov", of another year "15 Nov 2010".
QString dayIn(base::Date day, base::Date today)
{
    const QString text = shortDate(day);
    return day.year() == today.year() ? text.section(QLatin1Char(' '), 0, 1) : text;
}

/// "15 November 2011, Chief Inspector": what is not known is left out.
QString dayAndWho(const std::optional<base::Date>& day, const std::string& who, const QString& before)
{
    QString text = day ? longDate(*day) : QString();
    if (!who.empty())
        text += (text.isEmpty() ? QString() : QStringLiteral(", ")) + before + words(who);
    return text;
}

void add(RecordDetails& details, const QString& label, const QString& line) { details.facts << Fact {label, {line}}; }

}  // namespace

PaperListSection::PaperListSection(ReplicaBridge& bridge, Prompts& prompts)
    : RecordSection(bridge, prompts,
                    {.title = tr("Papers"),
                     .about = {},
                     .newText = tr("Any other paper"),
                     .search = tr("Search the papers"),
                     .empty = tr("No paper is due in this time, and none was made or sent. Plan a meeting, or make any "
                                 "paper: Ctrl+N."),
                     .columns = {tr("Paper"), tr("Whose work it is"), tr("Due"), tr("Made"), tr("Approved"), tr("Sent"),
                                 tr("State")},
                     .widths = {0, 300, kDay, kDay, kDay, kDay, 122},
                     .stretch = kPaper,
                     .chipColumns = {kState},
                     .secondAcross = true})
    , m_state(filter()->addChoice(
          tr("State"), {tr("All papers"), tr("To do"), tr("Late"), tr("Due"), tr("Made"), tr("Approved"), tr("Sent")}))
    , m_span(filter()->addChoice(tr("Time"),
                                 {tr("Around today"), tr("The last twelve months"), tr("The next twelve months")}))
{
    showColumns();
}

// Where there is room the list says whose work a paper is; else only the side does.
void PaperListSection::showColumns() { table()->setColumnHidden(kWho, width() < kRoomForWho); }

void PaperListSection::resizeEvent(QResizeEvent* event)
{
    RecordSection::resizeEvent(event);
    showColumns();
}

// What belongs to a time is what falls into its days; only around today whatever still waits is there too.
QString PaperListSection::aboutOf(const PaperSpan& span) const
{
    if (span.waiting)
        return tr("Due, made, approved or sent within sixty days of today, and what waits from before.");
    const QString from = span.from == today() ? tr("today") : longDate(span.from);
    const QString to = span.to == today() ? tr("today") : longDate(span.to);
    return tr("Due, made, approved or sent from %1 to %2.").arg(from, to);
}

PaperSpan PaperListSection::span() const
{
    if (m_span->currentIndex() == kBack)
        return {base::addMonths(today(), -12), today()};
    if (m_span->currentIndex() == kAhead)
        return {today(), base::addMonths(today(), 12)};
    return muster::documents::aroundToday(reader());
}

bool PaperListSection::isWanted(const PaperLine& line) const
{
    switch (m_state->currentIndex()) {
    case kToDo:
        return line.open;
    case kLate:
        return line.late;
    case kOnlyDue:
        return line.state == PaperState::Due || line.state == PaperState::Late;
    case kOnlyMade:
        return line.state == PaperState::Made;
    case kOnlyApproved:
        return line.state == PaperState::Approved;
    case kOnlySent:
        return line.state == PaperState::Sent;
    default:
        return true;
    }
}

std::vector<RecordRow> PaperListSection::rows() const
{
    m_lines = muster::documents::paperList(reader(), span());
    std::vector<RecordRow> rows;
    for (const PaperLine& line : m_lines) {
        const ChipSpec chip = chipOf(line);
        const auto day = [&](const std::optional<base::Date>& date) {
            return date ? dayIn(*date, today()) : QString();
        };
        QStringList second;
        for (const std::string& text : {line.of, line.note}) {
            if (!text.empty())
                second << words(text);
        }
        const QString sent = line.wasSent && !line.sent ? tr("Yes") : day(line.sent);
        rows.push_back({.id = idOfWords(words(line.key)),
                        .cells = {words(line.title), words(line.who), day(line.due), day(line.made), day(line.approved),
                                  sent, chip.text},
                        .chips = {{kState, {chip}}},
                        .second = second.join(QStringLiteral(" · ")),
                        .quiet = !line.open,
                        .hidden = !isWanted(line)});
    }
    return rows;
}

void PaperListSection::readAgain()
{
    setAbout(aboutOf(span()));
    RecordSection::readAgain();
    // A form is of its paper: it goes with it, but never with what was typed.
    if (form() == nullptr || model()->rowOf(m_formOf) >= 0 || form()->isTouched())
        return;
    const QPointer<QWidget> focus = QApplication::focusWidget();
    const bool inForm = focus && form()->isAncestorOf(focus);
    closeForm();
    if (focus && !inForm)
        focus->setFocus(Qt::OtherFocusReason);
}

QStringList PaperListSection::choicesInForce() const
{
    return m_state->currentIndex() == kAll ? QStringList() : QStringList {tr("state “%1”").arg(m_state->currentText())};
}

void PaperListSection::forgetChoices() { m_state->setCurrentIndex(kAll); }

const PaperLine* PaperListSection::lineOf(const base::Id& id) const
{
    const auto found = std::find_if(m_lines.begin(), m_lines.end(),
                                    [&](const PaperLine& line) { return idOfWords(words(line.key)) == id; });
    return found == m_lines.end() ? nullptr : &*found;
}

const PaperLine* PaperListSection::line() const { return current().isNil() ? nullptr : lineOf(current()); }

RecordDetails PaperListSection::detailsOf(const base::Id& id) const
{
    const PaperLine* line = lineOf(id);
    if (line == nullptr)
        return {};
    RecordDetails details {.title = words(line->title), .subtitle = words(line->of)};
    details.chips << chipOf(*line);
    if (line->next != PaperStep::None)
        add(details, tr("Next"), words(muster::documents::inWords(line->next)));
    add(details, tr("Due"), line->due ? words(base::weekdayAndDate(*line->due)) : QString());
    add(details, tr("Whose work it is"), words(line->who));
    add(details, tr("How it stands"), words(line->note));
    add(details, tr("Made"), dayAndWho(line->made, line->madeBy, {}));
    add(details, tr("Version"), words(line->version));
    add(details, tr("Approved"), dayAndWho(line->approved, line->approvedBy, {}));
    add(details, tr("Sent"), dayAndWho(line->sent, line->sentTo, tr("to ")));
    return details;
}

std::vector<RecordStep> PaperListSection::stepsOf(const base::Id& id)
{
    const PaperLine* line = lineOf(id);
    std::vector<RecordStep> steps;
    if (line == nullptr)
        return steps;
    steps.push_back({.text = line->made ? tr("Open the paper") : tr("Make the paper"),
                     .run = [this] { startEdit(); },
                     .keys = tr("Enter")});
    if (hasNext() && line->next != PaperStep::Make)
        steps.push_back(
            {.text = words(muster::documents::inWords(line->next)), .run = [this] { doNext(); }, .keys = tr("Ctrl+D")});
    if (line->next != PaperStep::Send && line->mayMark && !line->wasSent)
        steps.push_back({.text = tr("Mark it as sent"), .run = [this] { markSent(); }, .keys = tr("Ctrl+Shift+S")});
    return steps;
}

void PaperListSection::startEdit()
{
    if (const PaperLine* chosen = line(); chosen != nullptr) {
        const muster::documents::ExportRequest paper = chosen->paper;
        Q_EMIT paperWanted(paper);
    }
}

void PaperListSection::startNew() { Q_EMIT otherWanted(); }

bool PaperListSection::hasNext() const
{
    const PaperLine* chosen = line();
    return chosen != nullptr && chosen->next != PaperStep::None;
}

void PaperListSection::doNext()
{
    if (const PaperLine* chosen = line(); chosen != nullptr && form() == nullptr)
        run(*chosen);
}

void PaperListSection::run(const PaperLine& line)
{
    const base::Id publication = line.publication;
    switch (line.next) {
    case PaperStep::None:
        return;
    case PaperStep::Make:
        startEdit();
        return;
    case PaperStep::Circulate:
        save(meetings::CirculateMinutes {line.paper.meeting}, tr("The draft is with the members."));
        return;
    case PaperStep::ApproveAtMeeting:
        Q_EMIT openRequested(QStringLiteral("meetings"), words(line.paper.meeting.hex()) + QStringLiteral("#minutes"));
        return;
    case PaperStep::Check:
        saveBy([publication](
                   replica::Replica& replica) { return muster::documents::checkPublication(replica, publication); },
               [] { return tr("It holds no personal data and nothing restricted."); });
        return;
    case PaperStep::Approve: {
        const auto owner = governance::communicationsOwner(reader());
        saveBy(
            [publication, by = owner ? owner->title : std::string {}](replica::Replica& replica) {
                return muster::documents::approvePublication(replica, publication, by);
            },
            [] { return tr("It is approved. Tick where it comes out."); });
        return;
    }
    case PaperStep::Publish:
        Q_EMIT openRequested(QStringLiteral("year"), QStringLiteral("Publications/") + words(publication.hex()));
        return;
    case PaperStep::HandIn:
        Q_EMIT openRequested(QStringLiteral("year"), QStringLiteral("Monthly returns"));
        return;
    case PaperStep::Answer:
        Q_EMIT openRequested(QStringLiteral("year"), QStringLiteral("Requests"));
        return;
    case PaperStep::Send:
        open(sentForm(line));
        return;
    }
}

void PaperListSection::markSent()
{
    if (const PaperLine* chosen = line(); chosen != nullptr && chosen->mayMark && !chosen->wasSent && form() == nullptr)
        open(sentForm(*chosen));
}

RecordForm* PaperListSection::sentForm(const PaperLine& line)
{
    m_formOf = idOfWords(words(line.key));
    auto* form = new RecordForm(tr("%1 went out").arg(words(line.title)), tr("Mark it as sent"));
    if (!line.of.empty())
        form->addSentence(words(line.of));
    form->addText(QStringLiteral("to"), tr("To whom"), {}, tr("Members of the group, a website, a list"));
    form->addDate(QStringLiteral("on"), tr("On"), today());
    form->onSave([this, papers = line.unsent, name = line.name](const RecordForm& given) {
        save(governance::MarkPaperSent {.papers = papers,
                                        .name = name,
                                        .to = given.text(QStringLiteral("to")),
                                        .on = given.date(QStringLiteral("on"))},
             tr("It is marked as sent."));
    });
    return form;
}

QString PaperListSection::countOf(int inForce) const
{
    return tr("%1 to do").arg(counted(inForce, tr("paper"), tr("papers")));
}

}  // namespace muster::ui
