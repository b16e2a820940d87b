// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/governance/accounts_section.h"

#include "core/governance/agency_comment.h"
#include "core/partnership/agency_queries.h"
#include "ui/governance/year_parts.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/labels.h"

#include <QComboBox>

#include <algorithm>

namespace muster::ui {
namespace {

using governance::AgencyAccount;
using governance::CitedFigure;
using governance::CommentKind;

enum Column { kAgency, kGiven, kOnTime, kLate, kOtherwise, kOpen, kCame };

QString number(int value) { return value == 0 ? QStringLiteral("–") : QString::number(value); }

int otherwise(const AgencyAccount& account)
{
    return account.noLongerRequired.number + account.notUndertaken.number + account.superseded.number
        + account.declined.number;
}

QStringList cells(const QString& name, const AgencyAccount& account)
{
    const auto& came = account.attendance;
    return {name,
            number(account.given.number),
            number(account.onTime.number),
            number(account.late.number),
            number(otherwise(account)),
            number(account.open.number),
            came.needed.number == 0
                ? QStringLiteral("–")
                : AccountsSection::tr("%1 of %2").arg(came.attended.number).arg(came.needed.number)};
}

Fact figure(const QString& label, const CitedFigure& cited)
{
    if (cited.number == 0)
        return {label, {}};
    QStringList lines {QString::number(cited.number)};
    const QString minutes = minuteWords(cited);
    if (!minutes.isEmpty())
        lines << minutes;
    return {label, lines};
}

}  // namespace

AccountsSection::AccountsSection(ReplicaBridge& bridge, Prompts& prompts)
    : RecordSection(
          bridge, prompts,
          {.title = tr("Accounts"),
           .about = tr("What each agency was given and did. By category, then by name: no league table."),
           .search = tr("Search the agencies"),
           .empty = tr("No agency was a partner in this period."),
           .columns = {tr("Agency"), tr("Given"), tr("On time"), tr("Late"), tr("Other"), tr("Open"), tr("Came")},
           .widths = {0, 62, 78, 56, 62, 62, 74},
           .stretch = kAgency,
           .rowsGrow = true})
    , m_span(nullptr)
    , m_sum(new TextLabel({}, TextStyle::Body, TextLabel::Ink::Quiet))
{
    QStringList names;
    for (const NamedSpan& one : namedSpans(today()))
        names << one.text;
    m_span = filter()->addChoice(tr("Period"), names);
    addAbove(m_sum);
}

std::pair<base::Date, base::Date> AccountsSection::span() const
{
    const auto spans = namedSpans(today());
    const int at = std::max(0, m_span->currentIndex());
    const NamedSpan& chosen = spans[std::min(static_cast<std::size_t>(at), spans.size() - 1)];
    return {chosen.from, chosen.to};
}

int AccountsSection::year() const { return static_cast<int>(span().second.year()); }

std::vector<RecordRow> AccountsSection::rows() const
{
    const auto [from, to] = span();
    m_all = governance::agencyAccounts(reader(), {.from = from, .to = to});
    std::vector<RecordRow> rows;
    QString category;
    for (const AgencyAccount& account : m_all) {
        const QString its = words(partnership::inWords(account.agency.category));
        if (its != category)
            rows.push_back(headingRow(its));
        category = its;
        rows.push_back(
            {.id = account.agency.id, .cells = cells(words(partnership::printName(account.agency)), account)});
    }
    const AgencyAccount total = governance::totalOf(m_all);
    if (!m_all.empty())
        rows.push_back({.id = idOfWords(QStringLiteral("total")), .cells = cells(tr("All together"), total)});
    m_sum->setText(m_all.empty()
                       ? QString()
                       : tr("%1 given = %2 on time + %3 late + %4 ended otherwise + %5 open. %6 %7")
                             .arg(total.given.number)
                             .arg(total.onTime.number)
                             .arg(total.late.number)
                             .arg(otherwise(total))
                             .arg(total.open.number)
                             .arg(total.reconciles() ? tr("It adds up.") : tr("It does not add up: check the records."))
                             .arg(tr("Counted from %1 to %2.").arg(longDate(from), longDate(std::min(to, today())))));
    return rows;
}

RecordDetails AccountsSection::detailsOf(const base::Id& id) const
{
    const auto found =
        std::find_if(m_all.begin(), m_all.end(), [&](const AgencyAccount& account) { return account.agency.id == id; });
    const AgencyAccount account = found == m_all.end() ? governance::totalOf(m_all) : *found;
    const auto [from, to] = span();
    RecordDetails details {.title = found == m_all.end() ? tr("All together") : words(account.agency.name),
                           .subtitle = longDate(from) + tr(" to ") + longDate(to)};
    const auto& came = account.attendance;
    details.facts << fact(tr("Done on time"), account.onTimeInWords()) << figure(tr("Given"), account.given)
                  << figure(tr("On time"), account.onTime) << figure(tr("Late"), account.late)
                  << figure(tr("No longer required"), account.noLongerRequired)
                  << figure(tr("Not undertaken"), account.notUndertaken) << figure(tr("Superseded"), account.superseded)
                  << figure(tr("Declined"), account.declined) << figure(tr("Open"), account.open)
                  << figure(tr("Overdue"), account.overdue) << figure(tr("Extensions"), account.extensions)
                  << figure(tr("Items raised"), account.itemsRaised) << figure(tr("Needed at meetings"), came.needed)
                  << figure(tr("Came where it was needed"), came.attended) << figure(tr("By its lead"), came.byLead)
                  << figure(tr("By its deputy"), came.byDeputy) << figure(tr("By somebody else"), came.byOther)
                  << figure(tr("Blockages raised"), account.blockagesRaised)
                  << figure(tr("Blockages it was asked to remove"), account.blockagesAsked)
                  << figure(tr("Blockages it removed"), account.blockagesRemoved);
    QStringList offers;
    for (const governance::ResourceOffer& offer : account.resources)
        offers << words(offer.text);
    QStringList measures;
    for (const governance::LedMeasure& measure : account.measures)
        measures << words(measure.name) + QStringLiteral(": ") + words(measure.direction).toLower();
    QStringList successes;
    for (const governance::SuccessLine& success : account.successes)
        successes << words(success.text);
    details.facts << Fact {tr("Offered"), offers} << Fact {tr("Measures it leads"), measures}
                  << Fact {tr("Successes"), successes};
    if (found == m_all.end())
        return details;
    for (const governance::AgencyComment& comment : governance::commentsOn(reader(), id, year())) {
        const QString who = comment.kind == CommentKind::Challenge && !comment.fromAgencyName.empty()
            ? tr("Challenge by %1").arg(words(comment.fromAgencyName))
            : words(governance::inWords(comment.kind));
        details.facts << fact(who, comment.text);
    }
    return details;
}

std::vector<RecordStep> AccountsSection::stepsOf(const base::Id& id)
{
    if (id == idOfWords(QStringLiteral("total")))
        return {};
    std::vector<RecordStep> steps {{.text = tr("Its own comment"), .run = [this] { startEdit(); }, .keys = tr("Enter")},
                                   {.text = tr("Challenge"), .run = [this, id] { open(challengeForm(id)); }}};
    const auto comments = governance::commentsOn(reader(), id, year());
    if (std::any_of(comments.begin(), comments.end(),
                    [](const auto& one) { return one.kind == CommentKind::Challenge; }))
        steps.push_back({.text = tr("Answer a challenge"), .run = [this, id] { open(answerForm(id)); }});
    return steps;
}

RecordForm* AccountsSection::editForm(const base::Id& id)
{
    if (id == idOfWords(QStringLiteral("total")))
        return nullptr;
    std::string there;
    for (const governance::AgencyComment& comment : governance::commentsOn(reader(), id, year())) {
        if (comment.kind == CommentKind::Comment)
            there = comment.text;
    }
    auto* form = new RecordForm(tr("What %1 says of its year").arg(agencyName(reader(), id)), tr("Keep it"));
    form->addLongText(QStringLiteral("text"), tr("Comment for the report of %1").arg(year()), there);
    form->addSentence(tr("At most %1 words.").arg(governance::kCommentWords));
    form->onSave([this, id](const RecordForm& given) {
        save(governance::CommentOnYear {.agency = id, .year = year(), .text = given.text(QStringLiteral("text"))},
             tr("The comment is kept."));
    });
    return form;
}

RecordForm* AccountsSection::challengeForm(const base::Id& id)
{
    auto* form = new RecordForm(tr("Challenge %1").arg(agencyName(reader(), id)), tr("Challenge"));
    form->addChoice(QStringLiteral("from"), tr("From"), agencyChoices(reader(), {}));
    form->addLongText(QStringLiteral("text"), tr("What is asked"));
    form->addSentence(tr("At most %1 words.").arg(governance::kCommentWords));
    form->onSave([this, id](const RecordForm& given) {
        save(governance::ChallengeAgency {.agency = id,
                                          .fromAgency = given.id(QStringLiteral("from")),
                                          .year = year(),
                                          .text = given.text(QStringLiteral("text"))},
             tr("The challenge stands in its account."));
    });
    return form;
}

RecordForm* AccountsSection::answerForm(const base::Id& id)
{
    auto* form = new RecordForm(tr("Answer of %1").arg(agencyName(reader(), id)), tr("Answer"));
    std::vector<Choice> challenges;
    for (const governance::AgencyComment& comment : governance::commentsOn(reader(), id, year())) {
        if (comment.kind == CommentKind::Challenge)
            challenges.push_back({words(comment.text), comment.id});
    }
    form->addChoice(QStringLiteral("challenge"), tr("To"), std::move(challenges));
    form->addLongText(QStringLiteral("text"), tr("Answer"));
    form->onSave([this](const RecordForm& given) {
        save(governance::AnswerAgencyChallenge {.challenge = given.id(QStringLiteral("challenge")),
                                                .text = given.text(QStringLiteral("text"))},
             tr("It is answered."));
    });
    return form;
}

QString AccountsSection::countOf(int /*inForce*/) const
{
    return counted(static_cast<int>(m_all.size()), tr("agency"), tr("agencies"));
}

}  // namespace muster::ui
