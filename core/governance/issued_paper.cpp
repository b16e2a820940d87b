// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/issued_paper.h"

#include "core/base/text.h"
#include "core/partnership/rules.h"

namespace muster::governance {

using base::fail;
using base::FailureCode;
using base::Result;
using partnership::orNothing;
using replica::Reader;
using replica::Statement;
using replica::Writer;

namespace {

constexpr std::string_view kListSql = R"(
        SELECT id, kind, edition, meeting, item, agency, body, period, about, marking, version, format, made_on,
               made_at, made_by, sent_on, sent_to, sent_by
          FROM main.issued_paper
         ORDER BY coalesce(made_on, sent_on) DESC, made_at DESC, id)";
constexpr std::string_view kMadeSql = R"(
        INSERT INTO main.issued_paper (id, kind, edition, meeting, item, agency, body, period, about, marking, version,
                                       format, made_on, made_at, made_by)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15))";
constexpr std::string_view kSentSql =
    "UPDATE main.issued_paper SET sent_on = ?2, sent_to = ?3, sent_by = ?4 WHERE id = ?1";
constexpr std::string_view kSentElsewhereSql = R"(
        INSERT INTO main.issued_paper (id, kind, edition, meeting, item, agency, body, period, about, sent_on, sent_to,
                                       sent_by)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12))";
constexpr std::string_view kThereSql = "SELECT made_on FROM main.issued_paper WHERE id = ?1";

}  // namespace

std::vector<IssuedPaper> issuedPapers(const Reader& reader)
{
    std::vector<IssuedPaper> papers;
    Statement row = reader.query(kListSql);
    while (row.next()) {
        IssuedPaper one;
        one.id = row.id(0);
        one.name = {row.text(1), row.text(2), row.id(3), row.id(4), row.id(5), row.id(6), row.text(7), row.text(8)};
        one.marking = row.text(9);
        one.version = row.text(10);
        one.format = row.text(11);
        one.madeOn = row.optionalDate(12);
        one.madeAt = row.optionalTime(13);
        one.madeBy = row.text(14);
        one.sentOn = row.optionalDate(15);
        one.sentTo = row.text(16);
        one.sentBy = row.text(17);
        papers.push_back(std::move(one));
    }
    return papers;
}

Result<base::Id> apply(Writer& writer, const RecordPaperMade& command)
{
    const PaperName& name = command.name;
    if (name.kind.empty() || name.edition.empty()) {
        return fail(FailureCode::Invalid, "A paper is recorded with its kind and its edition.", "kind");
    }
    const base::Id id = base::newId();
    writer.run(kMadeSql, id, name.kind, name.edition, name.meeting, name.item, name.agency, name.body,
               orNothing(name.period), orNothing(name.about), orNothing(command.marking), orNothing(command.version),
               orNothing(command.format), writer.today(), writer.now().time, writer.author());
    writer.setLabel("Make a paper: " + name.kind);
    return id;
}

Result<void> apply(Writer& writer, const MarkPaperSent& command)
{
    const auto to = orNothing(command.to);
    if (!to) {
        return fail(FailureCode::Invalid, "Say to whom it went, as \"members of the group\".", "to");
    }
    const base::Date on = command.on.value_or(writer.today());
    if (on > writer.today()) {
        return fail(FailureCode::Invalid, "That day is still to come. Mark it as sent once it went out.", "on");
    }
    if (command.papers.empty()) {
        const PaperName& name = command.name;
        if (name.kind.empty() || name.edition.empty()) {
            return fail(FailureCode::Invalid, "Say which paper went out.", "kind");
        }
        writer.run(kSentElsewhereSql, base::newId(), name.kind, name.edition, name.meeting, name.item, name.agency,
                   name.body, orNothing(name.period), orNothing(name.about), on, *to, writer.author());
    }
    for (const base::Id& paper : command.papers) {
        std::optional<base::Date> madeOn;
        {
            Statement row = writer.query(kThereSql, paper);
            if (!row.next()) {
                return partnership::gone("paper");
            }
            madeOn = row.optionalDate(0);
        }
        if (madeOn && on < *madeOn) {
            return fail(FailureCode::Invalid,
                        "It was made on " + base::longDate(*madeOn) + ", and cannot have gone out before.", "on");
        }
        writer.run(kSentSql, paper, on, *to, writer.author());
    }
    writer.setLabel("Mark as sent: " + (command.papers.empty() ? command.name.kind : std::string {"a paper"}));
    return {};
}

Result<base::Id> execute(replica::Replica& replica, const RecordPaperMade& command)
{
    return replica.upkeep("Make a paper", [&](Writer& writer) { return apply(writer, command); });
}

}  // namespace muster::governance
