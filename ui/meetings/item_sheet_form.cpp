// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/item_sheet_form.h"

#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/body.h"
#include "ui/bridge/choices.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/meetings/core_text.h"
#include "ui/meetings/tick_list.h"
#include "ui/widgets/record_form.h"

#include <QScrollBar>

#include <algorithm>
#include <array>

namespace muster::ui {

using namespace muster::meetings;

namespace {

constexpr std::array kSafeguardings {Safeguarding::NotSaid, Safeguarding::Made, Safeguarding::NotNeeded};

QString keyOfTag(const ItemTag& tag) { return qt(toStored(tag.kind)) + u':' + qt(tag.word); }

QString conflictField(const ProviderConflict& conflict) { return QStringLiteral("conflict ") + keyOf(conflict.agency); }

}  // namespace

ItemSheetForm::ItemSheetForm(ReplicaBridge& bridge, QWidget* parent) : QScrollArea(parent), m_bridge(bridge)
{
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
}

void ItemSheetForm::edit(const base::Id& meeting, const base::Id& item)
{
    const replica::Reader& reader = m_bridge.reader();
    m_meeting = meeting;
    m_item = item;
    m_before = itemSheet(reader, item);
    const auto shown = itemOf(reader, meeting, item);
    const auto held = meetingById(reader, meeting);
    const SubjectType subject = shown ? shown->subject : SubjectType::None;
    auto* form =
        new RecordForm(shown && shown->number > 0 ? tr("Sheet of item %1").arg(shown->number) : tr("Sheet of the item"),
                       tr("Save the sheet"));
    addTags(*form, subject, held && held->bodyAuthority == toStored(partnership::Authority::StatutoryDecision));
    addCare(*form, subject);
    addConflicts(*form);
    addProblem(*form);
    form->onSave([this](RecordForm& given) { save(given); });
    connect(form, &RecordForm::cancelled, this, &ItemSheetForm::cancelled);
    setWidget(form);
    verticalScrollBar()->setValue(0);
    form->begin();
}

void ItemSheetForm::forget()
{
    m_before = {};
    m_tags = nullptr;
    delete takeWidget();
}

void ItemSheetForm::addTags(RecordForm& form, SubjectType subject, bool board)
{
    m_kinds.clear();
    QList<ListRow> lines;
    QStringList ticked;
    QStringList kinds;
    for (const TagKind kind : kTagKinds) {
        const bool carried = std::any_of(m_before.tags.begin(), m_before.tags.end(),
                                         [&](const ItemTag& tag) { return tag.kind == kind; });
        if ((kind == TagKind::Pathway && subject != SubjectType::Offender && !carried)
            || (kind == TagKind::BoardFunction && !board && !carried))
            continue;
        m_kinds.push_back(kind);
        kinds << qt(inWords(kind));
        ListRow head;
        head.key = QStringLiteral("head:") + qt(toStored(kind));
        head.head = true;
        head.title = qt(inWords(kind));
        lines << head;
        std::vector<std::string> known;
        for (const std::string_view word : usualTags(kind))
            known.emplace_back(word);
        for (const ItemTag& tag : m_before.tags) {
            if (tag.kind == kind && std::find(known.begin(), known.end(), tag.word) == known.end())
                known.push_back(tag.word);
        }
        for (const std::string& word : known) {
            ListRow line;
            line.key = keyOfTag({kind, word});
            line.title = qt(word);
            lines << line;
        }
    }
    for (const ItemTag& tag : m_before.tags)
        ticked << keyOfTag(tag);
    m_tags = new TickList(tr("Tags"));
    m_tags->setLines(lines);
    m_tags->setTicked(ticked);
    m_tags->setFixedHeight(196);
    form.addField(QStringLiteral("tag"), tr("Tags"), m_tags,
                  tr("Space ticks one: items are found and reported by them"));
    form.beginPair();
    form.addText(QStringLiteral("word"), tr("Another word"));
    form.addChoice(QStringLiteral("kind"), tr("as"), kinds, 0);
    form.addText(QStringLiteral("why"), tr("Why together"), m_before.whyPartnership,
                 tr("Why no agency could do it alone. Printed in the annual report."));
}

void ItemSheetForm::addCare(RecordForm& form, SubjectType subject)
{
    form.addTick(QStringLiteral("vulnerable"), tr("About a vulnerable person"), m_before.vulnerablePerson);
    if (subject == SubjectType::Victim || m_before.safeguarding != Safeguarding::NotSaid) {
        QStringList answers;
        for (const Safeguarding answer : kSafeguardings)
            answers << sentence(inWords(answer));
        const auto at = std::find(kSafeguardings.begin(), kSafeguardings.end(), m_before.safeguarding);
        form.addChoice(QStringLiteral("safeguarding"), tr("Safeguarding referral"), answers,
                       static_cast<int>(at - kSafeguardings.begin()),
                       tr("Needed before an item about a victim is closed"));
    }
    form.addDate(QStringLiteral("reported on"), tr("Reported to an agency on"), m_before.reportedOn,
                 tr("From then on the days to the first action are counted."));
}

void ItemSheetForm::addConflicts(RecordForm& form)
{
    for (const ProviderConflict& conflict : m_before.conflicts) {
        const QString name = qt(conflict.agencyName);
        form.addTick(conflictField(conflict),
                     conflict.reason.empty() ? tr("%1 takes no part").arg(name)
                                             : tr("%1 takes no part: %2").arg(name, qt(conflict.reason)),
                     true);
    }
    form.addChoice(QStringLiteral("agency"), tr("Takes no part, because it would provide what is bought"),
                   agencyChoices(m_bridge.reader(), tr("No agency")));
    form.addText(QStringLiteral("reason"), tr("Why it takes no part"));
}

void ItemSheetForm::addProblem(RecordForm& form)
{
    const ProblemSheet& sheet = m_before.problem;
    form.addLongText(QStringLiteral("objective"), tr("Objective"), sheet.objective);
    form.addLongText(QStringLiteral("scanning"), tr("Scanning: what happens, to whom, where, when"), sheet.scanning);
    form.addLongText(QStringLiteral("analysis"), tr("Analysis: why"), sheet.analysis);
    form.addLongText(QStringLiteral("response"), tr("Response: what is done"), sheet.response);
    form.addDate(QStringLiteral("assess on"), tr("To be assessed on"), sheet.assessOn,
                 tr("From then on it is listed until the assessment is written."));
    form.addLongText(QStringLiteral("assessment"), tr("Assessment: what came of it"), sheet.assessment);
}

std::vector<ItemTag> ItemSheetForm::tagsOf(const RecordForm& form) const
{
    std::vector<ItemTag> tags;
    for (const QString& key : m_tags->ticked()) {
        if (const auto kind = tagKindFrom(core(key.section(u':', 0, 0))))
            tags.push_back({*kind, core(key.section(u':', 1))});
    }
    const auto kind = static_cast<std::size_t>(form.index(QStringLiteral("kind")));
    if (const std::string word = form.text(QStringLiteral("word")); !word.empty() && kind < m_kinds.size())
        tags.push_back({m_kinds[kind], word});
    return tags;
}

ProblemSheet ItemSheetForm::problemOf(const RecordForm& form) const
{
    ProblemSheet sheet = m_before.problem;
    sheet.objective = form.text(QStringLiteral("objective"));
    sheet.scanning = form.text(QStringLiteral("scanning"));
    sheet.analysis = form.text(QStringLiteral("analysis"));
    sheet.response = form.text(QStringLiteral("response"));
    sheet.assessment = form.text(QStringLiteral("assessment"));
    sheet.assessOn = form.date(QStringLiteral("assess on"));
    return sheet;
}

void ItemSheetForm::save(RecordForm& form)
{
    const std::vector<ItemTag> tags = tagsOf(form);
    const ProblemSheet problem = problemOf(form);
    const ProblemSheet& was = m_before.problem;
    const bool solved = problem.objective != was.objective || problem.scanning != was.scanning
        || problem.analysis != was.analysis || problem.response != was.response || problem.assessment != was.assessment
        || problem.assessOn != was.assessOn;

    SetItemCare care {m_meeting, m_item};
    if (const bool vulnerable = form.isTicked(QStringLiteral("vulnerable")); vulnerable != m_before.vulnerablePerson)
        care.vulnerablePerson = vulnerable;
    if (const int answer = form.index(QStringLiteral("safeguarding"));
        answer >= 0 && kSafeguardings[static_cast<std::size_t>(answer)] != m_before.safeguarding)
        care.safeguarding = kSafeguardings[static_cast<std::size_t>(answer)];
    if (const auto reported = form.date(QStringLiteral("reported on")); reported && reported != m_before.reportedOn)
        care.reportedOn = reported;
    if (const std::string why = form.text(QStringLiteral("why")); why != m_before.whyPartnership)
        care.whyPartnership = why;
    const bool cares = care.vulnerablePerson || care.safeguarding || care.reportedOn || care.whyPartnership;

    std::vector<ClearProviderConflict> cleared;
    for (const ProviderConflict& conflict : m_before.conflicts) {
        if (!form.isTicked(conflictField(conflict)))
            cleared.push_back({m_meeting, m_item, conflict.agency});
    }
    std::optional<MarkProviderConflict> marked;
    if (const base::Id agency = form.id(QStringLiteral("agency")))
        marked = MarkProviderConflict {m_meeting, m_item, agency, form.text(QStringLiteral("reason"))};

    const std::optional<SetItemTags> tagged =
        std::is_permutation(tags.begin(), tags.end(), m_before.tags.begin(), m_before.tags.end())
        ? std::nullopt
        : std::optional {SetItemTags {m_meeting, m_item, tags}};
    const std::optional<SetProblemSheet> sheet =
        solved ? std::optional {SetProblemSheet {m_meeting, m_item, problem}} : std::nullopt;
    if (!tagged && !sheet && !cares && cleared.empty() && !marked) {
        Q_EMIT cancelled();
        return;
    }
    // One change, so that one undo takes it all back.
    const auto work = [=](replica::Replica& replica) {
        return replica.transact("Sheet of an item", [&](replica::Writer& writer) -> base::Result<void> {
            base::Result<void> done {};
            const auto step = [&](const auto& command) {
                if (done)
                    done = apply(writer, command);
            };
            if (tagged)
                step(*tagged);
            if (sheet)
                step(*sheet);
            if (cares)
                step(care);
            for (const ClearProviderConflict& one : cleared)
                step(one);
            if (marked)
                step(*marked);
            return done;
        });
    };
    form.setWaiting(true);
    m_bridge.run(work, this, [this, shown = &form](const base::Result<void>& result) {
        // A sheet that was opened meanwhile is another form.
        if (widget() != shown)
            return;
        if (!result)
            shown->showFailure(result.error());
        else
            Q_EMIT finished(tr("The sheet of the item is kept."));
    });
}

}  // namespace muster::ui
