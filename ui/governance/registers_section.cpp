// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/governance/registers_section.h"

#include "core/meetings/disclosure_commands.h"
#include "ui/governance/year_parts.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QHBoxLayout>

#include <algorithm>
#include <array>

namespace muster::ui {
namespace {

using governance::DisclosureLine;
using governance::LegalBasis;

constexpr std::array kBases {LegalBasis::NotSaid, LegalBasis::Section115,   LegalBasis::Section17A,
                             LegalBasis::Consent, LegalBasis::Safeguarding, LegalBasis::Other};

QStringList basisNames()
{
    QStringList names;
    for (const LegalBasis basis : kBases) {
        QString name = words(governance::inWords(basis));
        name.replace(QStringLiteral(" of the "), QStringLiteral(", "));  // as long as the field of a form
        name[0] = name[0].toUpper();
        names << name;
    }
    return names;
}

int placeOf(LegalBasis basis)
{
    return static_cast<int>(std::find(kBases.begin(), kBases.end(), basis) - kBases.begin());
}

LegalBasis basisAt(int place) { return kBases[static_cast<std::size_t>(std::max(0, place))]; }

}  // namespace

RegistersSection::RegistersSection(ReplicaBridge& bridge, Prompts& prompts)
    : RecordSection(bridge, prompts,
                    {.title = tr("Registers"),
                     .about = tr("Who was there, what was declared and disclosed, and who holds a copy."),
                     .newText = tr("Log a disclosure"),
                     .search = tr("Search this register"),
                     .empty = {},
                     .columns = {QString()},
                     .widths = {0},
                     .secondAcross = true,
                     .rowsGrow = true})
    , m_kind(new QComboBox)
    , m_span(new QComboBox)
    , m_note(new TextLabel({}, TextStyle::Body, TextLabel::Ink::Quiet))
{
    m_kind->addItems({tr("Attendance"), tr("Confidentiality"), tr("Declarations"), tr("Disclosures"), tr("Copies")});
    m_kind->setAccessibleName(tr("Register"));
    for (const NamedSpan& one : namedSpans(today()))
        m_span->addItem(one.text);
    m_span->addItem(tr("All that is recorded"));
    m_span->setAccessibleName(tr("Period"));
    auto* choices = new QWidget;
    auto* row = new QHBoxLayout(choices);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kSpace2);
    for (QComboBox* choice : {m_kind, m_span}) {
        row->addWidget(choice);
        connect(choice, &QComboBox::currentIndexChanged, this, &RegistersSection::readAgain);
    }
    row->addStretch(1);
    addAbove(choices);
    addAbove(m_note);
    showColumns();
}

RegistersSection::Kind RegistersSection::kind() const { return static_cast<Kind>(std::max(0, m_kind->currentIndex())); }

governance::RegisterSpan RegistersSection::span() const
{
    const auto spans = namedSpans(today());
    const auto at = static_cast<std::size_t>(std::max(0, m_span->currentIndex()));
    if (at >= spans.size())
        return {};
    return {.from = spans[at].from, .to = spans[at].to};
}

void RegistersSection::showColumns()
{
    m_shownColumns = m_kind->currentIndex();
    switch (kind()) {
    case Kind::Attendance:
        setColumns({tr("Who"), tr("There as"), tr("From and to"), tr("Reminded")}, {0, 116, 124, 88}, 0, {});
        break;
    case Kind::Confidentiality:
        setColumns({tr("Meeting"), tr("Statement"), tr("Reminded")}, {0, 130, 96}, 0, {1});
        break;
    case Kind::Declarations:
        setColumns({tr("Who, and their interest"), tr("Where")}, {0, 190}, 0, {});
        break;
    case Kind::Disclosures:
        setColumns({tr("What was told"), tr("On"), tr("Legal basis")}, {0, 104, 138}, 0, {2});
        break;
    case Kind::Copies:
        setColumns({tr("Who holds it"), tr("What"), tr("Given on")}, {0, 200, 104}, 0, {});
        break;
    }
}

// What a locked part two holds back is said, never how much it is.
void RegistersSection::showNote()
{
    const bool locked = !reader().partTwoIsOpen();
    QString empty;
    QString note;
    switch (kind()) {
    case Kind::Attendance:
        empty = tr("No meeting was held in this period. Who comes is recorded in the room: Meetings, People.");
        break;
    case Kind::Confidentiality:
        empty = tr("No meeting was held in this period.");
        break;
    case Kind::Declarations:
        empty = tr("Nobody declared an interest in this period. It is done in the room: Meetings, People.");
        note = locked ? tr("Part two is locked: what was declared on restricted items is not listed.") : QString();
        break;
    case Kind::Disclosures:
        empty = locked ? tr("Disclosures are restricted. Unlock part two to read them: Partnership, Part two.")
                       : tr("Nothing was disclosed in this period. In a meeting write /i in the line; what was told "
                            "between meetings is logged here: Ctrl+N.");
        note = locked ? tr("Part two is locked: restricted disclosures are not listed.") : QString();
        break;
    case Kind::Copies:
        empty = tr("Nobody was given a copy in this period. A restricted paper that is made for an agency stands here "
                   "by itself: Documents.");
        break;
    }
    m_empty = empty;
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void RegistersSection::readAgain()
{
    if (m_shownColumns != m_kind->currentIndex())
        showColumns();
    showNote();
    RecordSection::readAgain();
}

void RegistersSection::showRecord(const base::Id& id)
{
    m_span->setCurrentIndex(m_span->count() - 1);
    m_kind->setCurrentIndex(static_cast<int>(Kind::Disclosures));
    RecordSection::showRecord(id);
}

std::vector<RecordRow> RegistersSection::rows() const
{
    m_lines.clear();
    m_disclosures.clear();
    std::vector<RecordRow> rows;
    switch (kind()) {
    case Kind::Attendance:
        addAttendance(rows);
        break;
    case Kind::Confidentiality:
        addConfidentiality(rows);
        break;
    case Kind::Declarations:
        addDeclarations(rows);
        break;
    case Kind::Disclosures:
        addDisclosures(rows);
        break;
    case Kind::Copies:
        addCopies(rows);
        break;
    }
    return rows;
}

const DisclosureLine* RegistersSection::disclosureOf(const base::Id& id) const
{
    const auto found =
        std::find_if(m_disclosures.begin(), m_disclosures.end(), [&](const auto& line) { return line.id == id; });
    return found == m_disclosures.end() ? nullptr : &*found;
}

RecordDetails RegistersSection::detailsOf(const base::Id& id) const
{
    if (const DisclosureLine* line = disclosureOf(id))
        return disclosureDetails(*line);
    const auto found = std::find_if(m_lines.begin(), m_lines.end(), [&](const Line& line) { return line.id == id; });
    return found == m_lines.end() ? RecordDetails {} : found->details;
}

std::vector<RecordStep> RegistersSection::stepsOf(const base::Id& id)
{
    std::vector<RecordStep> steps;
    QString meeting;
    if (const DisclosureLine* line = disclosureOf(id)) {
        steps.push_back({.text = tr("Complete it"), .run = [this] { startEdit(); }, .keys = tr("Enter")});
        meeting = words(line->meeting);
    }
    const auto found = std::find_if(m_lines.begin(), m_lines.end(), [&](const Line& line) { return line.id == id; });
    if (found != m_lines.end())
        meeting = found->meeting;
    if (!meeting.isEmpty())
        steps.push_back({.text = tr("Open the meeting"), .run = [this, meeting] {
                             Q_EMIT openRequested(QStringLiteral("meetings"), meeting + QStringLiteral("#people"));
                         }});
    return steps;
}

RecordForm* RegistersSection::newForm()
{
    auto* form = new RecordForm(tr("Log a disclosure"), tr("Log it"));
    form->addSentence(tr("What one agency told others between meetings. It is restricted: part two has to be open."));
    form->addDate(QStringLiteral("made on"), tr("Told on"), today());
    form->addChoice(QStringLiteral("from"), tr("By"), agencyChoices(reader(), tr("Choose the agency")));
    form->addLongText(QStringLiteral("what"), tr("What was told"));
    form->addChoice(QStringLiteral("basis"), tr("Legal basis"), basisNames(), placeOf(LegalBasis::Section115));
    form->addText(QStringLiteral("purpose"), tr("What for"), {}, tr("Prevention of crime and disorder"));
    form->addText(QStringLiteral("proportionality"), tr("Why no more than needed"));
    form->addSentence(tr("Told to:"));
    addAgencyTicks(*form, reader());
    form->onSave([this](RecordForm& given) {
        const auto to = tickedAgencies(given, reader());
        saveBy([command = meetings::LogDisclosure {.madeOn = given.date(QStringLiteral("made on")),
                                                   .from = given.id(QStringLiteral("from")),
                                                   .to = to,
                                                   .what = given.text(QStringLiteral("what")),
                                                   .legalBasis = std::string {governance::toStored(
                                                       basisAt(given.index(QStringLiteral("basis"))))},
                                                   .purpose = given.text(QStringLiteral("purpose")),
                                                   .proportionality = given.text(QStringLiteral("proportionality"))}](
                   replica::Replica& replica) { return meetings::execute(replica, command); },
               [this](const base::Id& made) {
                   showRecord(made);
                   return tr("The disclosure is in the register.");
               });
    });
    return form;
}

RecordForm* RegistersSection::editForm(const base::Id& id)
{
    const DisclosureLine* line = disclosureOf(id);
    if (line == nullptr)
        return nullptr;
    auto* form = new RecordForm(tr("Complete the disclosure"), tr("Save"));
    form->addSentence(words(line->what));
    form->addChoice(QStringLiteral("basis"), tr("Legal basis"), basisNames(), placeOf(line->basis));
    form->addText(QStringLiteral("purpose"), tr("What for"), line->purpose);
    form->addLongText(QStringLiteral("proportionality"), tr("Why no more than needed"), line->proportionality);
    form->onSave([this, id](const RecordForm& given) {
        save(governance::CompleteDisclosure {.disclosure = id,
                                             .basis = basisAt(given.index(QStringLiteral("basis"))),
                                             .purpose = given.text(QStringLiteral("purpose")),
                                             .proportionality = given.text(QStringLiteral("proportionality"))},
             tr("The disclosure is complete."));
    });
    return form;
}

QString RegistersSection::countOf(int inForce) const { return counted(inForce, tr("line"), tr("lines")); }

}  // namespace muster::ui
