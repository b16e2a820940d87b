// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/self_assessment.h"

#include "core/base/text.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/rules.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace muster::governance {

using base::fail;
using base::FailureCode;
using base::Result;
using replica::Reader;
using replica::Writer;

namespace {

constexpr std::string_view kScoresSql = "SELECT agency, principle, score, note FROM self_assessment WHERE year = ?1";
constexpr std::string_view kYearsSql = "SELECT DISTINCT year FROM self_assessment ORDER BY year DESC";
constexpr std::string_view kPutSql = R"sql(
    INSERT INTO self_assessment (id, year, agency, principle, score, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
    ON CONFLICT (id) DO UPDATE SET score = excluded.score, note = excluded.note
)sql";

/// The same for the same agency, year and principle on every computer.
base::Id idOf(const base::Id& agency, int year, std::size_t principle)
{
    base::Id key;
    key.bytes[0] = static_cast<std::uint8_t>(year / 256);
    key.bytes[1] = static_cast<std::uint8_t>(year % 256);
    key.bytes[2] = static_cast<std::uint8_t>(principle + 1);
    return base::deriveId(agency, key);
}

}  // namespace

std::string_view scoreInWords(int score)
{
    constexpr std::array<std::string_view, 4> kWords {"1, not yet", "2, in part", "3, mostly", "4, fully"};
    return score >= 1 && score <= 4 ? kWords[static_cast<std::size_t>(score - 1)] : std::string_view {};
}

std::vector<PrincipleRow> selfAssessment(const Reader& reader, int year)
{
    std::map<std::pair<base::Id, std::string>, PrincipleScore> given;
    replica::Statement row = reader.query(kScoresSql, year);
    while (row.next()) {
        given[{row.id(0), row.text(1)}] = {row.id(0), {}, row.number(2), row.text(3)};
    }
    const base::Date first = std::chrono::year {year} / 1 / 1;
    const base::Date last = std::chrono::year {year} / 12 / 31;
    std::vector<PrincipleRow> rows;
    for (const Principle& principle : kPrinciples) {
        PrincipleRow line {principle, {}};
        for (const partnership::Agency& agency : partnership::agencies(reader)) {
            const bool there =
                (!agency.joinedOn || *agency.joinedOn <= last) && (!agency.leftOn || *agency.leftOn >= first);
            if (agency.category == partnership::AgencyCategory::Access || !there) {
                continue;
            }
            PrincipleScore score {agency.id, agency.shortName, std::nullopt, {}};
            if (const auto found = given.find({agency.id, std::string {principle.stored}}); found != given.end()) {
                score.score = found->second.score;
                score.note = found->second.note;
            }
            line.scores.push_back(std::move(score));
        }
        rows.push_back(std::move(line));
    }
    return rows;
}

std::vector<int> selfAssessmentYears(const Reader& reader)
{
    std::vector<int> years;
    replica::Statement row = reader.query(kYearsSql);
    while (row.next()) {
        years.push_back(row.number(0));
    }
    return years;
}

Result<void> apply(Writer& writer, const ScorePrinciple& command)
{
    const auto agency = partnership::agency(writer, command.agency);
    if (!agency) {
        return partnership::gone("agency");
    }
    const std::string wanted = base::lowered(base::trimmed(command.principle));
    const auto principle = std::find_if(kPrinciples.begin(), kPrinciples.end(), [&](const Principle& one) {
        return one.stored == wanted || base::lowered(std::string {one.name}) == wanted;
    });
    if (principle == kPrinciples.end()) {
        std::vector<std::string> names;
        for (const Principle& one : kPrinciples) {
            names.push_back(base::lowered(std::string {one.name}));
        }
        return fail(FailureCode::Invalid, "The principles are " + base::joinedInWords(names) + ".", "principle");
    }
    if (command.score < 1 || command.score > 4) {
        return fail(FailureCode::Invalid, "Give a score from 1, not yet, to 4, fully.", "score");
    }
    if (command.year < 1998 || command.year > static_cast<int>(writer.today().year())) {
        return fail(FailureCode::Invalid, "Say which year the score is for; it cannot be one that is still to come.",
                    "year");
    }
    writer.run(kPutSql, idOf(agency->id, command.year, static_cast<std::size_t>(principle - kPrinciples.begin())),
               command.year, agency->id, principle->stored, command.score, partnership::orNothing(command.note));
    writer.setLabel(fmt::format("Self-assessment of {} for {}", agency->shortName, command.year));
    return {};
}

}  // namespace muster::governance
