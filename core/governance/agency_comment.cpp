// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/agency_comment.h"

#include "core/base/text.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/rules.h"
#include "core/partnership/stored_words.h"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>

namespace muster::governance {

using base::fail;
using base::FailureCode;
using base::Result;
using partnership::StoredWord;
using replica::Reader;
using replica::Writer;

namespace {

constexpr std::array<StoredWord<CommentKind>, 3> kKinds {{
    {CommentKind::Comment, "comment", "Comment"},
    {CommentKind::Challenge, "challenge", "Challenge"},
    {CommentKind::Response, "response", "Answer"},
}};

constexpr std::string_view kCommentsSql = R"(
        SELECT c.id, c.kind, c.from_agency, coalesce(g.display_name, g.name), c.answers, c.text, c.by_role, c.made_on
          FROM main.agency_comment c LEFT JOIN main.agency g ON g.id = c.from_agency
         WHERE c.agency = ?1 AND c.year = ?2
         ORDER BY c.made_on, c.id)";
constexpr std::string_view kOwnSql =
    "SELECT id FROM main.agency_comment WHERE agency = ?1 AND year = ?2 AND kind = 'comment' ORDER BY id LIMIT 1";
constexpr std::string_view kRemoveSql =
    "DELETE FROM main.agency_comment WHERE agency = ?1 AND year = ?2 AND kind = 'comment'";
constexpr std::string_view kInsertSql = R"(
        INSERT INTO main.agency_comment (id, year, agency, kind, from_agency, answers, text, by_role, made_on)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9))";
constexpr std::string_view kChangeSql =
    "UPDATE main.agency_comment SET text = ?2, by_role = ?3, made_on = ?4 WHERE id = ?1";
constexpr std::string_view kChallengeSql =
    "SELECT agency, year FROM main.agency_comment WHERE id = ?1 AND kind = 'challenge'";
constexpr std::string_view kIssuedSql = R"(
        SELECT max(published_on) FROM main.publication_channel
         WHERE publication IN (SELECT id FROM main.publication
                                WHERE kind = 'annual_report' AND state = 'published'
                                  AND CAST(substr(period_to, 1, 4) AS INTEGER) = ?1))";

Result<std::string> shortEnough(const Writer& writer, const std::string& text, int year)
{
    std::string words = base::asValidUtf8(base::trimmed(text));
    if (words.empty()) {
        return fail(FailureCode::Invalid, "Write a sentence or two.", "text");
    }
    const int count = wordsIn(words);
    if (count > kCommentWords) {
        return fail(FailureCode::Invalid,
                    fmt::format("That has {} words; there is room for {}. Take out {}.", count, kCommentWords,
                                base::counted(count - kCommentWords, "word", "words")),
                    "text");
    }
    replica::Statement issued = writer.query(kIssuedSql, year);
    if (issued.next() && !issued.isNull(0)) {
        return fail(FailureCode::Refused,
                    fmt::format("The report of {} was published on {}. What is said now goes into the next one.", year,
                                base::longDate(issued.date(0))),
                    "text");
    }
    return words;
}

std::string roleOr(const Reader& reader, const std::string& byRole)
{
    return byRole.empty() ? reader.author() : byRole;
}

}  // namespace

int wordsIn(std::string_view text)
{
    int count = 0;
    bool inWord = false;
    for (const char c : text) {
        const bool blank = std::isspace(static_cast<unsigned char>(c)) != 0;
        count += !blank && !inWord ? 1 : 0;
        inWord = !blank;
    }
    return count;
}

std::string_view toStored(CommentKind kind) { return wordOf(kKinds, kind).stored; }

std::string_view inWords(CommentKind kind) { return wordOf(kKinds, kind).words; }

std::vector<AgencyComment> commentsOn(const Reader& reader, const base::Id& agency, int year)
{
    std::vector<AgencyComment> all;
    {
        replica::Statement row = reader.query(kCommentsSql, agency, year);
        while (row.next()) {
            AgencyComment one;
            one.id = row.id(0);
            one.year = year;
            one.agency = agency;
            one.kind = partnership::valueOf(kKinds, row.text(1)).value_or(CommentKind::Comment);
            one.fromAgency = row.id(2);
            one.fromAgencyName = row.text(3);
            one.answers = row.id(4);
            one.text = row.text(5);
            one.byRole = row.text(6);
            one.madeOn = row.optionalDate(7);
            all.push_back(std::move(one));
        }
    }
    std::vector<AgencyComment> ordered;
    for (const AgencyComment& one : all) {
        if (one.kind == CommentKind::Comment) {
            ordered.push_back(one);
        }
    }
    for (const AgencyComment& challenge : all) {
        if (challenge.kind != CommentKind::Challenge) {
            continue;
        }
        ordered.push_back(challenge);
        std::copy_if(all.begin(), all.end(), std::back_inserter(ordered),
                     [&](const AgencyComment& one) { return one.answers == challenge.id; });
    }
    return ordered;
}

Result<void> apply(Writer& writer, const CommentOnYear& command)
{
    const auto agency = partnership::agency(writer, command.agency);
    if (!agency) {
        return partnership::gone("agency");
    }
    if (base::trimmed(command.text).empty()) {
        writer.run(kRemoveSql, command.agency, command.year);
        writer.setLabel(fmt::format("Take back the comment of {} on {}", agency->shortName, command.year));
        return {};
    }
    const auto words = shortEnough(writer, command.text, command.year);
    if (!words) {
        return tl::unexpected(words.error());
    }
    base::Id own;
    {
        replica::Statement row = writer.query(kOwnSql, command.agency, command.year);
        own = row.next() ? row.id(0) : base::Id {};
    }
    if (own.isNil()) {
        writer.run(kInsertSql, base::newId(), command.year, command.agency, toStored(CommentKind::Comment), nullptr,
                   nullptr, *words, roleOr(writer, command.byRole), writer.today());
    } else {
        writer.run(kChangeSql, own, *words, roleOr(writer, command.byRole), writer.today());
    }
    writer.setLabel(fmt::format("Comment of {} on {}", agency->shortName, command.year));
    return {};
}

Result<base::Id> apply(Writer& writer, const ChallengeAgency& command)
{
    const auto agency = partnership::agency(writer, command.agency);
    const auto from = partnership::agency(writer, command.fromAgency);
    if (!agency || !from) {
        return partnership::gone("agency");
    }
    if (agency->id == from->id) {
        return fail(FailureCode::Refused,
                    "An agency speaks for itself in its own comment; a challenge comes from another.", "from");
    }
    const auto words = shortEnough(writer, command.text, command.year);
    if (!words) {
        return tl::unexpected(words.error());
    }
    const base::Id id = base::newId();
    writer.run(kInsertSql, id, command.year, command.agency, toStored(CommentKind::Challenge), command.fromAgency,
               nullptr, *words, roleOr(writer, command.byRole), writer.today());
    writer.setLabel(fmt::format("Challenge of {} to {}", from->shortName, agency->shortName));
    return id;
}

Result<base::Id> apply(Writer& writer, const AnswerAgencyChallenge& command)
{
    base::Id agency;
    int year = 0;
    {
        replica::Statement row = writer.query(kChallengeSql, command.challenge);
        if (!row.next()) {
            return partnership::gone("challenge");
        }
        agency = row.id(0);
        year = row.number(1);
    }
    const auto words = shortEnough(writer, command.text, year);
    if (!words) {
        return tl::unexpected(words.error());
    }
    const base::Id id = base::newId();
    writer.run(kInsertSql, id, year, agency, toStored(CommentKind::Response), nullptr, command.challenge, *words,
               roleOr(writer, command.byRole), writer.today());
    writer.setLabel("Answer a challenge");
    return id;
}

}  // namespace muster::governance
