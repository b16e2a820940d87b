// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/agenda_form.h"

#include "core/governance/exception_agenda.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/body.h"
#include "ui/bridge/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace muster::ui {
namespace {

const QString kMeeting = QStringLiteral("meeting");
const QString kUrgent = QStringLiteral("urgent reason");
const QString kMinutes = QStringLiteral("minutes");
constexpr int kUsualMinutes = 10;

QString tr(const char* text) { return QCoreApplication::translate("AgendaForm", text); }

QString nameOf(const meetings::Meeting& meeting)
{
    return tr("%1, %2").arg(words(meeting.bodyName), words(base::longDate(meeting.date)));
}

bool looksAtPerformance(const meetings::Meeting& meeting)
{
    return meeting.bodyAuthority == partnership::toStored(partnership::Authority::PerformanceScrutiny);
}

void put(FormSide& side, const base::Id& exception, const base::Id& blockage, const meetings::Meeting& meeting,
         const QString& reference, const std::string& urgent, int minutes)
{
    const auto say = [reference, where = nameOf(meeting)](const base::Id&) {
        return tr("%1 is proposed for the agenda: %2.").arg(reference, where);
    };
    if (!exception.isNil())
        side.save(governance::PutExceptionOnAgenda {exception, meeting.id, urgent, minutes}, say);
    else
        side.save(governance::PutBlockageOnAgenda {blockage, meeting.id, urgent, minutes}, say);
}

}  // namespace

std::vector<meetings::Meeting> agendasFor(const replica::Reader& reader)
{
    std::vector<meetings::Meeting> coming;
    for (meetings::Meeting& meeting : meetings::allMeetings(reader)) {
        if (meetings::isBeforeHeld(meeting.state) && meeting.date >= reader.today())
            coming.push_back(std::move(meeting));
    }
    std::stable_sort(coming.begin(), coming.end(), [](const meetings::Meeting& a, const meetings::Meeting& b) {
        const auto rank = [](const meetings::Meeting& meeting) {
            return (meetings::isAgendaLoose(meeting.state) ? 0 : 2) + (looksAtPerformance(meeting) ? 0 : 1);
        };
        return rank(a) < rank(b);
    });
    return coming;
}

void putOnAgenda(FormSide& side, ReplicaBridge& bridge, const base::Id& exception, const base::Id& blockage,
                 const QString& reference, bool choose)
{
    const std::vector<meetings::Meeting> coming = agendasFor(bridge.reader());
    if (!choose && !coming.empty() && meetings::isAgendaLoose(coming.front().state)) {
        put(side, exception, blockage, coming.front(), reference, {}, 0);
        return;
    }
    auto* form = new RecordForm(tr("%1: put on an agenda").arg(reference), tr("Put it on the agenda"));
    if (coming.empty())
        form->addSentence(tr("No meeting is planned. Plan one on the Meetings page first."));
    std::vector<Choice> choices;
    for (const meetings::Meeting& meeting : coming)
        choices.push_back({meetings::isAgendaLoose(meeting.state)
                               ? nameOf(meeting)
                               : tr("%1 (%2)").arg(nameOf(meeting), words(meetings::inWords(meeting.state))),
                           meeting.id});
    form->addChoice(kMeeting, tr("Meeting"), std::move(choices));
    form->addNumber(kMinutes, tr("Minutes"), kUsualMinutes);
    form->addLongText(kUrgent, tr("Why it cannot wait"), {}, tr("Only where the agenda takes no more proposals"));
    form->onSave([&side, coming, exception, blockage, reference](RecordForm& filled) {
        const base::Id chosen = filled.id(kMeeting);
        const auto meeting = std::find_if(coming.begin(), coming.end(),
                                          [&](const meetings::Meeting& each) { return each.id == chosen; });
        if (meeting == coming.end())
            filled.showFailure({base::FailureCode::Refused, "meeting", "Plan a meeting first."});
        else
            put(side, exception, blockage, *meeting, reference, filled.text(kUrgent),
                filled.number(kMinutes).value_or(kUsualMinutes));
    });
    side.open(form);
}

}  // namespace muster::ui
