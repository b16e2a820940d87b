// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/papers.h"

#include "core/base/text.h"
#include "core/meetings/agenda_commands.h"
#include "core/meetings/agenda_writing.h"
#include "core/meetings/entry_commands.h"
#include "core/meetings/verbs.h"
#include "core/partnership/stored_words.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::meetings {

using base::fail;
using base::FailureCode;
using base::Result;
using replica::Reader;
using replica::Statement;
using replica::Writer;

namespace {

constexpr std::array<partnership::StoredWord<PaperVerb>, 5> kVerbs {{
    {PaperVerb::Approve, "approve", "approve"},
    {PaperVerb::Note, "note", "note"},
    {PaperVerb::Consider, "consider", "consider"},
    {PaperVerb::Agree, "agree", "agree"},
    {PaperVerb::Recommend, "recommend", "recommend"},
}};

constexpr std::string_view kPapersSql = R"sql(
        SELECT id, title, purpose, background, proposal
          FROM (SELECT id, item, title, purpose, background, proposal FROM main.item_paper WHERE title IS NOT NULL
                UNION ALL SELECT id, item, title, purpose, background, proposal FROM part_two.item_paper) x
         WHERE item = ?1 AND (purpose IS NOT NULL OR EXISTS (SELECT 1 FROM main.paper_recommendation r WHERE r.paper = x.id)
                              OR EXISTS (SELECT 1 FROM part_two.paper_recommendation r WHERE r.paper = x.id))
         ORDER BY title, id)sql";
constexpr std::string_view kLinesSql = R"sql(
        SELECT r.id, r.number, r.verb, r.text, r.entry, e.verb, e.text
          FROM (SELECT * FROM main.paper_recommendation WHERE paper = ?1
                UNION ALL SELECT * FROM part_two.paper_recommendation WHERE paper = ?1) r
          LEFT JOIN (SELECT id, verb, text FROM main.entry WHERE coalesce(removed, 0) = 0
                     UNION ALL SELECT id, verb, text FROM part_two.entry WHERE coalesce(removed, 0) = 0) e ON e.id = r.entry
         ORDER BY r.number, r.id)sql";
constexpr std::string_view kPutSql[2] {
    R"sql(INSERT INTO main.item_paper (id, item, title, received_on, from_agency, purpose, background, proposal)
          VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
          ON CONFLICT (id) DO UPDATE SET title = excluded.title, purpose = excluded.purpose,
                 background = excluded.background, proposal = excluded.proposal)sql",
    R"sql(INSERT INTO part_two.item_paper (id, item, title, received_on, from_agency, purpose, background, proposal)
          VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
          ON CONFLICT (id) DO UPDATE SET title = excluded.title, purpose = excluded.purpose,
                 background = excluded.background, proposal = excluded.proposal)sql"};
constexpr std::string_view kDropLineSql[2] {"DELETE FROM main.paper_recommendation WHERE id = ?1",
                                            "DELETE FROM part_two.paper_recommendation WHERE id = ?1"};
constexpr std::string_view kPutLineSql[2] {
    R"sql(INSERT INTO main.paper_recommendation (id, paper, item, number, verb, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
          ON CONFLICT (id) DO UPDATE SET number = excluded.number, verb = excluded.verb, text = excluded.text)sql",
    R"sql(INSERT INTO part_two.paper_recommendation (id, paper, item, number, verb, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
          ON CONFLICT (id) DO UPDATE SET number = excluded.number, verb = excluded.verb, text = excluded.text)sql"};
constexpr std::string_view kDecidedSql[2] {"UPDATE main.paper_recommendation SET entry = ?2 WHERE id = ?1",
                                           "UPDATE part_two.paper_recommendation SET entry = ?2 WHERE id = ?1"};

std::optional<std::string> filled(std::string_view text)
{
    std::string tidy = tidyText(text);
    return tidy.empty() ? std::nullopt : std::optional {std::move(tidy)};
}

std::vector<PaperLine> linesOf(const Reader& reader, const base::Id& paper)
{
    std::vector<PaperLine> lines;
    Statement row = reader.query(kLinesSql, paper);
    while (row.next()) {
        PaperLine line {
            row.id(0), row.number(1), paperVerbFrom(row.text(2)).value_or(PaperVerb::Consider), row.text(3), {}, {}};
        // A decision that was taken back leaves the slot empty again.
        if (!row.isNull(6)) {
            line.entry = row.id(4);
            line.decided = std::string {base::trimmed(row.text(5) + " " + row.text(6))};
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace

std::string_view toStored(PaperVerb verb) { return partnership::wordOf(kVerbs, verb).stored; }
std::optional<PaperVerb> paperVerbFrom(std::string_view stored) { return partnership::valueOf(kVerbs, stored); }
std::string_view inWords(PaperVerb verb) { return partnership::wordOf(kVerbs, verb).words; }

std::vector<WrittenPaper> papersOf(const Reader& reader, const base::Id& item)
{
    std::vector<WrittenPaper> papers;
    Statement row = reader.query(kPapersSql, item);
    while (row.next()) {
        papers.push_back(
            {row.id(0), item, row.text(1), row.text(2), row.text(3), row.text(4), linesOf(reader, row.id(0))});
    }
    return papers;
}

std::vector<PaperLine> decisionSlots(const Reader& reader, const base::Id& item)
{
    std::vector<PaperLine> all;
    for (WrittenPaper& paper : papersOf(reader, item)) {
        std::move(paper.recommendations.begin(), paper.recommendations.end(), std::back_inserter(all));
    }
    return all;
}

Result<base::Id> apply(Writer& writer, const WritePaper& command)
{
    const auto found = itemToChange(writer, command.meeting, command.item);
    if (!found) {
        return tl::unexpected(found.error());
    }
    const auto title = filled(command.title);
    const auto purpose = filled(command.purpose);
    if (!title || !purpose) {
        return fail(FailureCode::Invalid, !title ? "Give the paper a title." : "Say what the paper is for.",
                    !title ? "title" : "purpose");
    }
    const bool recommends = std::any_of(command.recommendations.begin(), command.recommendations.end(),
                                        [](const PaperLine& line) { return !tidyText(line.text).empty(); });
    if (!recommends) {
        return fail(
            FailureCode::Invalid,
            "A paper ends with what the meeting is asked to do: add a recommendation to approve, note, consider, "
            "agree or recommend.",
            "recommendations");
    }
    const std::size_t part = found->item.restricted() ? 1 : 0;
    const base::Id paper = command.paper ? command.paper : base::newId();
    writer.run(kPutSql[part], paper, command.item, *title, writer.today(), found->item.raisedByAgency, *purpose,
               filled(command.background), filled(command.proposal));
    const std::vector<PaperLine> before = linesOf(writer, paper);
    const auto isDecided = [&](const base::Id& id) {
        return std::any_of(before.begin(), before.end(),
                           [&](const PaperLine& line) { return line.id == id && line.entry; });
    };
    for (const PaperLine& line : before) {
        const bool kept =
            std::any_of(command.recommendations.begin(), command.recommendations.end(),
                        [&](const PaperLine& one) { return one.id == line.id && !tidyText(one.text).empty(); });
        if (kept) {
            continue;
        }
        if (line.entry) {
            return fail(FailureCode::Refused,
                        fmt::format("Recommendation {} was decided already, so it stays.", line.number),
                        "recommendations");
        }
        writer.run(kDropLineSql[part], line.id);
    }
    int number = 0;
    for (const PaperLine& line : command.recommendations) {
        const auto text = filled(line.text);
        if (!text) {
            continue;
        }
        ++number;
        if (!line.id || !isDecided(line.id)) {
            writer.run(kPutLineSql[part], line.id ? line.id : base::newId(), paper, command.item, number,
                       toStored(line.verb), *text);
        }
    }
    writer.setLabel(fmt::format("Paper on {}", itemReference(*found)));
    return paper;
}

Result<std::vector<PaperLine>> paperLinesFrom(std::string_view text)
{
    std::string lines {text};
    std::replace(lines.begin(), lines.end(), '\n', ';');
    std::vector<PaperLine> all;
    for (const std::string& line : base::split(lines, ';')) {
        const std::string tidy = tidyText(line);
        if (tidy.empty()) {
            continue;
        }
        const std::size_t end = std::min(tidy.find_first_of(": "), tidy.size());
        const auto verb = paperVerbFrom(base::lowered(tidy.substr(0, end)));
        const std::size_t words = tidy.find_first_not_of(": ", end);
        if (!verb || words == std::string::npos) {
            return fail(FailureCode::Invalid,
                        fmt::format("Begin each recommendation with approve, note, consider, agree or recommend, and say "
                                    "what, as \"approve the plan\", not \"{}\".",
                                    tidy),
                        "recommendations");
        }
        all.push_back({{}, static_cast<int>(all.size()) + 1, *verb, tidy.substr(words), {}, {}});
    }
    return all;
}

Result<base::Id> apply(Writer& writer, const DecideOnPaper& command)
{
    const auto found = findItem(writer, command.meeting, command.item);
    if (!found) {
        return tl::unexpected(found.error());
    }
    const std::vector<PaperLine> all = decisionSlots(writer, command.item);
    const auto line =
        std::find_if(all.begin(), all.end(), [&](const PaperLine& one) { return one.id == command.line; });
    if (line == all.end()) {
        return fail(FailureCode::NotFound, "That recommendation is not there any more.", "recommendation");
    }
    if (line->entry) {
        return fail(FailureCode::Refused,
                    fmt::format("Recommendation {} was decided already: {}. Edit that decision instead.", line->number,
                                line->decided),
                    "recommendation");
    }
    RecordEntry decision;
    decision.meeting = command.meeting;
    decision.item = command.item;
    decision.kind = EntryKind::Decision;
    decision.text = tidyText(command.words);
    if (decision.text.empty()) {
        const bool isNote = line->verb == PaperVerb::Note;
        decision.verb = isNote ? "NOTED" : line->verb == PaperVerb::Recommend ? "RECOMMENDED" : "";
        // "AGREED a trial", not "AGREED to agree a trial".
        const bool agrees =
            line->verb == PaperVerb::Agree && verbsFor(found->meeting.bodyAuthority).front() == "AGREED";
        const bool saysIt = isNote || agrees || line->verb == PaperVerb::Recommend;
        decision.text = saysIt ? line->text : fmt::format("to {} {}", inWords(line->verb), line->text);
    }
    auto entry = apply(writer, decision);
    if (!entry) {
        return entry;
    }
    writer.run(kDecidedSql[found->item.restricted() ? 1 : 0], line->id, *entry);
    writer.setLabel(fmt::format("Decide on recommendation {} of {}", line->number, itemReference(*found)));
    return entry;
}

Result<base::Id> execute(replica::Replica& replica, const WritePaper& command)
{
    return replica.transact("Write a paper", [&](Writer& writer) { return apply(writer, command); });
}
Result<base::Id> execute(replica::Replica& replica, const DecideOnPaper& command)
{
    return replica.transact("Decide on a recommendation", [&](Writer& writer) { return apply(writer, command); });
}

}  // namespace muster::meetings
