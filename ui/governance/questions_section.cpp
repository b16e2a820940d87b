// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/governance/questions_section.h"

#include "core/governance/engagement.h"
#include "core/partnership/body.h"
#include "core/partnership/priority_queries.h"
#include "ui/governance/year_parts.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/labels.h"

#include <QPushButton>

namespace muster::ui {
namespace {

using governance::EngagementRecord;

enum Column { kQuestion, kState };

ChipSpec chipOf(const EngagementRecord& one)
{
    if (one.isUnanswered())
        return {QuestionsSection::tr("Not answered"), Tone::Attention, ChipShape::Triangle};
    if (one.answeredOn)
        return {QuestionsSection::tr("Answered"), Tone::Good, ChipShape::Tick};
    return {QuestionsSection::tr("Comment"), Tone::Neutral, ChipShape::None};
}

QStringList kindNames()
{
    QStringList names;
    for (const governance::EngagementKind kind : governance::kEngagementKinds)
        names << words(governance::inWords(kind));
    return names;
}

}  // namespace

QuestionsSection::QuestionsSection(ReplicaBridge& bridge, Prompts& prompts)
    : RecordSection(bridge, prompts,
                    {.title = tr("Questions"),
                     .about = tr("What the public asked and was told. No names: the log is public."),
                     .newText = tr("New question"),
                     .search = tr("Search the questions"),
                     .empty = tr("Nobody has asked anything yet. Record a question: Ctrl+N."),
                     .columns = {tr("Question"), tr("Answer")},
                     .widths = {0, 140},
                     .stretch = kQuestion,
                     .chipColumns = {kState},
                     .secondAcross = true,
                     .rowsGrow = true})
    , m_open(filter()->addToggle(tr("Not answered")))
    , m_sessions(new TextLabel({}, TextStyle::Body, TextLabel::Ink::Quiet))
{
    addAbove(m_sessions);
}

std::vector<RecordRow> QuestionsSection::rows() const
{
    QStringList promised;
    for (const governance::PublicSessions& one : governance::publicSessions(reader(), today()))
        promised << words(one.bodyName) + QStringLiteral(": ") + words(one.inWords()) + QLatin1Char('.');
    // One sentence for each body: on which priorities it has not met yet.
    QString forum;
    QStringList without;
    const auto tellForum = [&] {
        if (!without.isEmpty())
            promised << tr("%1: none this quarter on %2.").arg(forum, without.join(QStringLiteral(", ")));
        without.clear();
    };
    for (const governance::ForumLine& one : governance::forums(reader(), today())) {
        if (words(one.bodyName) != forum)
            tellForum();
        forum = words(one.bodyName);
        const auto priority = partnership::priority(reader(), one.priority);
        if (one.held.empty() && priority)
            without << words(priority->shortName);
    }
    tellForum();
    m_sessions->setText(promised.join(QLatin1Char(' ')));
    m_sessions->setVisible(!promised.isEmpty());
    std::vector<RecordRow> rows;
    for (const EngagementRecord& one :
         governance::engagementRecords(reader(), {.unansweredOnly = m_open->isChecked()})) {
        const ChipSpec chip = chipOf(one);
        rows.push_back({.id = one.id,
                        .cells = {words(one.question), chip.text},
                        .chips = {{kState, {chip}}},
                        .second = words(one.bodyName) + QStringLiteral(", ") + shortDate(one.madeOn)});
    }
    return rows;
}

RecordDetails QuestionsSection::detailsOf(const base::Id& id) const
{
    const auto one = governance::engagementRecord(reader(), id);
    if (!one)
        return {};
    RecordDetails details {.title = words(governance::inWords(one->nature)),
                           .subtitle = words(one->bodyName) + QStringLiteral(", ") + longDate(one->madeOn)};
    details.chips << chipOf(*one);
    details.facts << fact(tr("What was asked"), one->question) << fact(tr("Answer"), one->answer)
                  << fact(tr("Answered"),
                          one->answeredOn ? longDate(one->answeredOn) + QLatin1Char(' ') + words(one->answeredBy)
                                          : QString())
                  << fact(tr("People were"), words(governance::inWords(one->kind)).toLower())
                  << fact(tr("Priority"), one->priorityName);
    return details;
}

std::vector<RecordStep> QuestionsSection::stepsOf(const base::Id& id)
{
    return {{.text = tr("Answer"), .run = [this] { startEdit(); }, .keys = tr("Enter")},
            {.text = tr("How people took part"), .run = [this, id] { open(kindForm(id)); }}};
}

RecordForm* QuestionsSection::newForm()
{
    std::vector<Choice> bodies;
    for (const partnership::Body& body : partnership::bodiesOn(reader(), today())) {
        if (body.tier == partnership::Tier::Engagement || body.tier == partnership::Tier::Local)
            bodies.push_back({words(body.name), body.id});
    }
    auto* form = new RecordForm(tr("What somebody asked"), tr("Record it"));
    form->addChoice(QStringLiteral("body"), tr("Where"), std::move(bodies));
    form->addLongText(QStringLiteral("question"), tr("Question, without names"));
    QStringList natures;
    for (const governance::EngagementNature nature : governance::kEngagementNatures)
        natures << words(governance::inWords(nature));
    form->beginPair();
    form->addChoice(QStringLiteral("nature"), tr("It is a"), natures, 0);
    form->addChoice(QStringLiteral("kind"), tr("People were"), kindNames(), 0);
    form->addChoice(QStringLiteral("priority"), tr("Priority"), priorityChoices(reader(), tr("None")));
    form->addDate(QStringLiteral("on"), tr("On"), today());
    form->addLongText(QStringLiteral("answer"), tr("Answer, if it was given there"));
    form->onSave([this](const RecordForm& given) {
        save(
            governance::RecordEngagement {
                .body = given.id(QStringLiteral("body")),
                .question = given.text(QStringLiteral("question")),
                .priority = given.id(QStringLiteral("priority")),
                .on = given.date(QStringLiteral("on")),
                .kind = governance::kEngagementKinds[static_cast<std::size_t>(given.index(QStringLiteral("kind")))],
                .nature =
                    governance::kEngagementNatures[static_cast<std::size_t>(given.index(QStringLiteral("nature")))],
                .answer = given.text(QStringLiteral("answer"))},
            tr("It is recorded."));
    });
    return form;
}

RecordForm* QuestionsSection::editForm(const base::Id& id)
{
    const auto one = governance::engagementRecord(reader(), id);
    if (!one)
        return nullptr;
    auto* form = new RecordForm(tr("Answer"), tr("Keep the answer"));
    form->addSentence(words(one->question));
    form->addLongText(QStringLiteral("answer"), tr("Answer"), one->answer);
    form->addText(QStringLiteral("by"), tr("By"), one->answeredBy, tr("Title of a role"));
    form->addDate(QStringLiteral("on"), tr("On"), one->answeredOn ? one->answeredOn : today());
    form->onSave([this, id](const RecordForm& given) {
        save(governance::AnswerEngagement {.record = id,
                                           .answer = given.text(QStringLiteral("answer")),
                                           .byRole = given.text(QStringLiteral("by")),
                                           .on = given.date(QStringLiteral("on"))},
             tr("It is answered."));
    });
    return form;
}

RecordForm* QuestionsSection::kindForm(const base::Id& id)
{
    const auto one = governance::engagementRecord(reader(), id);
    auto* form = new RecordForm(tr("How people took part"), tr("Save"));
    form->addChoice(QStringLiteral("kind"), tr("People were"), kindNames(), one ? static_cast<int>(one->kind) : 0);
    form->onSave([this, id](const RecordForm& given) {
        save(
            governance::TagEngagement {
                .record = id,
                .kind = governance::kEngagementKinds[static_cast<std::size_t>(given.index(QStringLiteral("kind")))]},
            tr("It is changed."));
    });
    return form;
}

QString QuestionsSection::countOf(int inForce) const { return counted(inForce, tr("question"), tr("questions")); }

}  // namespace muster::ui
