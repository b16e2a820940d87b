// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/report_form.h"

#include "core/actions/exception_queries.h"
#include "core/governance/circulation.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/role_queries.h"
#include "ui/bridge/choices.h"
#include "ui/bridge/words.h"
#include "ui/performance/performance_desk.h"
#include "ui/widgets/form_panel.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QCoreApplication>

#include <memory>

namespace muster::ui {
namespace {

const QString kBody = QStringLiteral("body");
const QString kMeeting = QStringLiteral("meeting");
const QString kText = QStringLiteral("text");

QString tr(const char* text) { return QCoreApplication::translate("ReportForm", text); }

QString tickOf(const base::Id& id) { return QStringLiteral("tick.") + words(id.hex()); }

// The Board is the one that performance is reported to: the one that decides by statute, else the first.
base::Id usualBody(const replica::Reader& reader)
{
    const auto bodies = partnership::bodiesOn(reader, reader.today());
    for (const auto& report : actions::exceptionReports(reader))
        return report.body;
    for (const partnership::Body& body : bodies) {
        if (body.authority == partnership::Authority::StatutoryDecision)
            return body.id;
    }
    return bodies.empty() ? base::Id {} : bodies.front().id;
}

struct Offered {
    std::vector<base::Id> exceptions;
    std::vector<base::Id> blockages;
};

Offered addTicks(RecordForm& form, const PerformanceDesk& desk, const base::Id& chosen)
{
    Offered offered;
    QStringList waiting;
    for (const actions::PerformanceException& exception : actions::listExceptions(desk.reader())) {
        if (!actions::isOpen(exception.state))
            continue;
        const QString name = words(exception.name.empty() ? exception.text : exception.name);
        if (!actions::mayTake(exception, actions::ExceptionStep::Report)) {
            waiting << QStringLiteral("%1 (%2)").arg(words(exception.reference),
                                                     words(actions::inWords(exception.state)).toLower());
            continue;
        }
        form.addTick(tickOf(exception.id), QStringLiteral("%1 %2").arg(words(exception.reference), name),
                     chosen == exception.id
                         || (chosen.isNil() && exception.state != actions::ExceptionState::Reported
                             && exception.state != actions::ExceptionState::BoardResponse));
        offered.exceptions.push_back(exception.id);
    }
    for (const actions::Blockage& blockage : desk.blockages()) {
        if (!actions::isOpen(blockage.state))
            continue;
        form.addTick(tickOf(blockage.id),
                     QStringLiteral("%1 %2").arg(words(blockage.reference), words(blockage.needed)),
                     chosen.isNil() && blockage.state == actions::BlockageState::EscalatedToBoard);
        offered.blockages.push_back(blockage.id);
    }
    if (offered.exceptions.empty() && offered.blockages.empty())
        form.addSentence(tr("Nothing can be reported yet. An exception needs its cause and its recovery plan first."));
    if (!waiting.isEmpty())
        form.addSentence(tr("Not ready: %1. Each needs its cause and a recovery plan first.")
                             .arg(waiting.join(QStringLiteral(", "))));
    return offered;
}

// Its members, each by the role that represents the agency.
std::vector<actions::ReportToBody::Recipient> membersOf(const replica::Reader& reader, const base::Id& body)
{
    std::vector<actions::ReportToBody::Recipient> all;
    for (const partnership::Membership& member : partnership::membershipsOf(reader, body)) {
        const auto lead = partnership::leadOf(reader, member.agency, reader.today());
        all.push_back({member.agency, lead ? lead->title : std::string {}});
    }
    return all;
}

}  // namespace

void openReportForm(FormSide& side, const PerformanceDesk& desk, const base::Id& chosen)
{
    const replica::Reader& reader = desk.reader();
    auto* form = new RecordForm(tr("Report to the Board"), tr("Make the report"));
    form->addChoice(kBody, tr("To"), bodyChoices(reader, {}), usualBody(reader));
    form->addChoice(kMeeting, tr("How"), QStringList {tr("By circulation, between meetings")}, 0);
    auto* recipients = new TextLabel({}, TextStyle::Body, TextLabel::Ink::Quiet);
    form->addWidget(recipients);
    const Offered offered = addTicks(*form, desk, chosen);
    form->addLongText(kText, tr("To say with it (may be empty)"));

    // Meetings of the body that are still to come, nearest first.
    auto coming = std::make_shared<std::vector<base::Id>>();
    const auto fill = [form, recipients, &reader, coming] {
        const base::Id body = form->id(kBody);
        auto* choice = qobject_cast<QComboBox*>(form->widget(kMeeting));
        const QSignalBlocker quiet(choice);
        choice->clear();
        coming->clear();
        for (const meetings::Meeting& meeting : meetings::meetingsOf(reader, body)) {
            if (!meetings::isBeforeHeld(meeting.state) || meeting.date < reader.today())
                continue;
            choice->addItem(tr("At the meeting of %1").arg(words(base::longDate(meeting.date))));
            coming->push_back(meeting.id);
        }
        choice->addItem(tr("By circulation, between meetings"));
        QStringList names;
        for (const auto& recipient : membersOf(reader, body))
            names << agencyName(reader, recipient.agency);
        recipients->setText(names.isEmpty() ? tr("This body has no members yet: say on the Partnership page who they are.")
                                            : words(governance::circulationQuestion(reader, body)) + u'\n'
                                    + tr("Goes to: %1").arg(names.join(QStringLiteral(", "))));
    };
    fill();
    QObject::connect(qobject_cast<QComboBox*>(form->widget(kBody)), &QComboBox::currentIndexChanged, form, fill);
    form->onSave([&side, &reader, coming, offered](RecordForm& filled) {
        actions::ReportToBody command {};
        command.body = filled.id(kBody);
        for (const base::Id& exception : offered.exceptions) {
            if (filled.isTicked(tickOf(exception)))
                command.exceptions.push_back(exception);
        }
        for (const base::Id& blockage : offered.blockages) {
            if (filled.isTicked(tickOf(blockage)))
                command.blockages.push_back(blockage);
        }
        const auto at = static_cast<std::size_t>(filled.index(kMeeting));
        if (at < coming->size())
            command.meeting = (*coming)[at];
        command.recipients = membersOf(reader, command.body);
        command.text = filled.text(kText);
        const auto body = partnership::body(reader, command.body);
        side.save(std::move(command), [name = body ? words(body->name) : QString()](const actions::MadeReport& made) {
            return tr("Report %1 to the %2 is made. Documents has the paper.").arg(made.number).arg(name);
        });
    });
    side.open(form);
}

}  // namespace muster::ui
