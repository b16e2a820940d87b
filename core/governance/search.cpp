// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/search.h"

#include "core/base/date.h"
#include "core/base/text.h"
#include "core/partnership/stored_words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fmt/format.h>
#include <optional>

namespace muster::governance {

using replica::Reader;
using replica::Statement;

namespace {

constexpr std::array<partnership::StoredWord<FoundKind>, 14> kKinds {{
    {FoundKind::Item, "item", "Item"},
    {FoundKind::Entry, "entry", "Minutes"},
    {FoundKind::Action, "action", "Action"},
    {FoundKind::Blockage, "blockage", "Blockage"},
    {FoundKind::Exception, "exception", "Exception"},
    {FoundKind::Recommendation, "recommendation", "Recommendation"},
    {FoundKind::Body, "body", "Body"},
    {FoundKind::Agency, "agency", "Agency"},
    {FoundKind::Role, "role", "Role"},
    {FoundKind::Paper, "paper", "Paper"},
    {FoundKind::Disclosure, "disclosure", "Disclosure"},
    {FoundKind::Declaration, "declaration", "Declaration"},
    {FoundKind::Amendment, "amendment", "Amendment"},
    {FoundKind::Request, "request", "Request for information"},
}};

// Marks round the words that were found; nobody can type them, since stored text has no control characters like these.
constexpr char kFoundBegins = '\x02';
constexpr char kFoundEnds = '\x03';

constexpr std::string_view kOpenHitsSql = R"sql(
        SELECT s.kind, s.record, f.rank, snippet(search_text, 0, char(2), char(3), '…', 14)
          FROM main.search_text f JOIN main.search_record s ON s.number = f.rowid
         WHERE search_text MATCH ?1 ORDER BY f.rank LIMIT ?2)sql";
constexpr std::string_view kSealedHitsSql = R"sql(
        SELECT s.kind, s.record, f.rank, snippet(search_text, 0, char(2), char(3), '…', 14)
          FROM part_two.search_text f JOIN part_two.search_record s ON s.number = f.rowid
         WHERE search_text MATCH ?1 ORDER BY f.rank LIMIT ?2)sql";

// Item, its meeting and its minute. A restricted title only while part two is open.
constexpr std::string_view kItemSql = R"sql(
        SELECT i.id, i.meeting, i.number, coalesce(p.title, i.title, i.open_title), b.short_name, m.held_on,
               (SELECT min(n.number) FROM main.minute n WHERE n.item = i.id AND n.not_used_reason IS NULL)
          FROM main.agenda_item i LEFT JOIN part_two.agenda_item p ON p.id = i.id
          LEFT JOIN main.meeting m ON m.id = i.meeting LEFT JOIN main.body b ON b.id = m.body
         WHERE i.id = ?1)sql";
constexpr std::string_view kMeetingSql = R"sql(
        SELECT b.short_name, m.held_on FROM main.meeting m LEFT JOIN main.body b ON b.id = m.body WHERE m.id = ?1)sql";
constexpr std::string_view kActionSql = R"sql(
        SELECT a.id, a.reference, coalesce(p.text, CASE WHEN a.sensitivity = 'restricted' THEN 'Restricted action'
                                                        ELSE a.text END), g.short_name, a.due, a.meeting
          FROM main.action a LEFT JOIN part_two.action p ON p.id = a.id LEFT JOIN main.agency g ON g.id = a.lead_agency
         WHERE a.id = ?1)sql";
constexpr std::string_view kBlockageSql = R"sql(
        SELECT x.id, x.reference, coalesce(p.text, x.text), x.meeting FROM main.blockage x
          LEFT JOIN part_two.blockage p ON p.id = x.id WHERE x.id = ?1)sql";
constexpr std::string_view kExceptionSql = R"sql(
        SELECT x.id, x.reference, coalesce(x.measure, p.text, x.text), x.meeting FROM main.performance_exception x
          LEFT JOIN part_two.performance_exception p ON p.id = x.id WHERE x.id = ?1)sql";
constexpr std::string_view kRecommendationSql =
    "SELECT id, reference, title, NULL FROM main.recommendation WHERE id = ?1";
constexpr std::string_view kBodySql = "SELECT id, short_name, name FROM main.body WHERE id = ?1";
constexpr std::string_view kAgencySql = "SELECT id, short_name, name FROM main.agency WHERE id = ?1";
constexpr std::string_view kRoleSql = R"sql(
        SELECT r.id, r.title, coalesce(a.name, r.organisation) FROM main.role r LEFT JOIN main.agency a ON a.id = r.agency
         WHERE r.id = ?1)sql";
constexpr std::string_view kRequestSql = R"sql(
        SELECT x.id, x.reference, coalesce(p.subject, x.subject) FROM main.information_request x
          LEFT JOIN part_two.information_request p ON p.id = x.id WHERE x.id = ?1)sql";

// To what a row belongs: its owner, and for papers and amendments a title of its own.
struct BelongsSql {
    std::string_view kind;
    std::string_view open;
    std::string_view sealed;
};
constexpr std::array kBelongs {
    BelongsSql {"entry", "SELECT item, meeting, NULL FROM main.entry WHERE id = ?1",
                "SELECT item, meeting, NULL FROM part_two.entry WHERE id = ?1"},
    BelongsSql {"tag", "SELECT item, NULL, NULL FROM main.item_tag WHERE id = ?1",
                "SELECT item, NULL, NULL FROM part_two.item_tag WHERE id = ?1"},
    BelongsSql {"problem", "SELECT id, NULL, NULL FROM main.problem_sheet WHERE id = ?1",
                "SELECT id, NULL, NULL FROM part_two.problem_sheet WHERE id = ?1"},
    BelongsSql {"paper", "SELECT item, NULL, title FROM main.item_paper WHERE id = ?1",
                "SELECT item, NULL, title FROM part_two.item_paper WHERE id = ?1"},
    BelongsSql {"paper_line", "SELECT item, NULL, NULL FROM main.paper_recommendation WHERE id = ?1",
                "SELECT item, NULL, NULL FROM part_two.paper_recommendation WHERE id = ?1"},
    BelongsSql {"disclosure", "SELECT item, meeting, NULL FROM main.disclosure WHERE id = ?1",
                "SELECT item, meeting, NULL FROM part_two.disclosure WHERE id = ?1"},
    BelongsSql {"declaration", "SELECT item, meeting, NULL FROM main.declaration WHERE id = ?1",
                "SELECT item, meeting, NULL FROM part_two.declaration WHERE id = ?1"},
    BelongsSql {"amendment", "SELECT NULL, meeting, 'Amendment to minute ' || minute FROM main.amendment WHERE id = ?1",
                "SELECT NULL, meeting, 'Amendment to minute ' || minute FROM part_two.amendment WHERE id = ?1"},
    BelongsSql {"update", "SELECT action, NULL, NULL FROM main.action_update WHERE id = ?1",
                "SELECT action, NULL, NULL FROM part_two.action_update WHERE id = ?1"},
    BelongsSql {"alias", "SELECT body, NULL, NULL FROM main.body_alias WHERE id = ?1",
                "SELECT body, NULL, NULL FROM part_two.body_alias WHERE id = ?1"},
};

struct Hit {
    std::string kind;
    base::Id record;
    double rank = 0;
    std::string snippet;
    bool restricted = false;
};

std::vector<Hit> hits(const Reader& reader, std::string_view sql, const std::string& expression, int most,
                      bool restricted)
{
    std::vector<Hit> found;
    Statement row = reader.query(sql, expression, most);
    while (row.next()) {
        found.push_back({row.text(0), row.id(1), row.real(2), row.text(3), restricted});
    }
    return found;
}

std::vector<SnippetPart> partsOf(const std::string& marked)
{
    std::vector<SnippetPart> parts;
    std::string text;
    const auto end = [&](bool found) {
        if (!text.empty()) {
            parts.push_back({text, found});
            text.clear();
        }
    };
    for (const char c : marked) {
        if (c == kFoundBegins) {
            end(false);
        } else if (c == kFoundEnds) {
            end(true);
        } else {
            text += c == '\n' ? ' ' : c;
        }
    }
    end(false);
    if (!parts.empty() && parts.back().text == " ") {
        parts.pop_back();
    }
    return parts;
}

std::string placeOf(const std::string& body, const std::optional<base::Date>& date)
{
    return date ? fmt::format("{}, {}", body, base::longDate(*date)) : body;
}

/// Fills in what the item says; false when it is not there.
bool tellItem(const Reader& reader, const base::Id& item, Found& found)
{
    Statement row = reader.query(kItemSql, item);
    if (!row.next()) {
        return false;
    }
    found.record = row.id(0);
    found.meeting = row.id(1);
    if (found.title.empty()) {
        found.title = row.number(2) > 0 ? fmt::format("{}. {}", row.number(2), row.text(3)) : row.text(3);
    }
    found.where = placeOf(row.text(4), row.optionalDate(5));
    if (const auto minute = row.optionalNumber(6)) {
        found.where += fmt::format(", minute {}", *minute);
    }
    return true;
}

bool tellMeeting(const Reader& reader, const base::Id& meeting, Found& found)
{
    Statement row = reader.query(kMeetingSql, meeting);
    if (!row.next()) {
        return false;
    }
    found.meeting = meeting;
    if (!found.record) {
        found.record = meeting;
    }
    found.where = placeOf(row.text(0), row.optionalDate(1));
    if (found.title.empty()) {
        found.title = found.where;
    }
    return true;
}

bool tellAction(const Reader& reader, const base::Id& action, Found& found)
{
    Statement row = reader.query(kActionSql, action);
    if (!row.next()) {
        return false;
    }
    found.kind = FoundKind::Action;
    found.record = row.id(0);
    found.title = row.text(1) + " " + row.text(2);
    found.where = row.text(3);
    if (const auto due = row.optionalDate(4)) {
        found.where += ", due " + base::longDate(*due);
    }
    found.meeting = row.id(5);
    return true;
}

/// A reference and a title, and perhaps a meeting.
bool tellReferenced(const Reader& reader, std::string_view sql, const base::Id& record, Found& found)
{
    Statement row = reader.query(sql, record);
    if (!row.next()) {
        return false;
    }
    found.record = row.id(0);
    found.title = base::trimmed(row.text(1) + " " + row.text(2));
    if (row.columnCount() > 3) {
        found.meeting = row.id(3);
    }
    return true;
}

bool tellNamed(const Reader& reader, std::string_view sql, const base::Id& record, Found& found)
{
    Statement row = reader.query(sql, record);
    if (!row.next()) {
        return false;
    }
    found.record = row.id(0);
    found.title = found.kind == FoundKind::Role ? row.text(1) : row.text(2);
    found.where = found.kind == FoundKind::Role ? row.text(2) : row.text(1);
    return true;
}

bool tellBelonging(const Reader& reader, const Hit& hit, Found& found)
{
    const auto sql =
        std::find_if(kBelongs.begin(), kBelongs.end(), [&](const BelongsSql& one) { return one.kind == hit.kind; });
    if (sql == kBelongs.end()) {
        return false;
    }
    base::Id owner;
    base::Id meeting;
    {
        Statement row = reader.query(hit.restricted ? sql->sealed : sql->open, hit.record);
        if (!row.next()) {
            return false;
        }
        owner = row.id(0);
        meeting = row.id(1);
        found.title = row.text(2);
    }
    if (hit.kind == "update") {
        return tellAction(reader, owner, found);
    }
    if (hit.kind == "alias") {
        found.kind = FoundKind::Body;
        return tellNamed(reader, kBodySql, owner, found);
    }
    if (hit.kind == "entry") {
        found.kind = FoundKind::Entry;
    } else if (hit.kind == "paper" || hit.kind == "paper_line") {
        found.kind = FoundKind::Paper;
    } else if (hit.kind == "disclosure") {
        found.kind = FoundKind::Disclosure;
    } else if (hit.kind == "declaration") {
        found.kind = FoundKind::Declaration;
    } else if (hit.kind == "amendment") {
        found.kind = FoundKind::Amendment;
    }
    if (hit.kind == "disclosure" && !owner && !meeting) {
        found.record = hit.record;
        found.title = "Disclosure between meetings";
        return true;
    }
    return owner ? tellItem(reader, owner, found) : tellMeeting(reader, meeting, found);
}

/// Whether the index knows records of the kind by their own id.
bool standsAlone(FoundKind kind)
{
    switch (kind) {
    case FoundKind::Blockage:
    case FoundKind::Exception:
    case FoundKind::Recommendation:
    case FoundKind::Request:
    case FoundKind::Body:
    case FoundKind::Agency:
    case FoundKind::Role:
        return true;
    default:
        return false;
    }
}

bool tellAlone(const Reader& reader, const base::Id& record, Found& found)
{
    switch (found.kind) {
    case FoundKind::Blockage:
        return tellReferenced(reader, kBlockageSql, record, found);
    case FoundKind::Exception:
        return tellReferenced(reader, kExceptionSql, record, found);
    case FoundKind::Recommendation:
        return tellReferenced(reader, kRecommendationSql, record, found);
    case FoundKind::Request:
        return tellReferenced(reader, kRequestSql, record, found);
    case FoundKind::Body:
        return tellNamed(reader, kBodySql, record, found);
    case FoundKind::Agency:
        return tellNamed(reader, kAgencySql, record, found);
    case FoundKind::Role:
        return tellNamed(reader, kRoleSql, record, found);
    default:
        return false;
    }
}

std::optional<Found> resolved(const Reader& reader, const Hit& hit)
{
    Found found;
    found.rank = hit.rank;
    found.restricted = hit.restricted;
    found.snippet = partsOf(hit.snippet);
    bool known = false;
    if (hit.kind == "item") {
        known = tellItem(reader, hit.record, found);
    } else if (hit.kind == "action") {
        known = tellAction(reader, hit.record, found);
    } else if (const auto kind = partnership::valueOf(kKinds, hit.kind); kind && standsAlone(*kind)) {
        found.kind = *kind;
        known = tellAlone(reader, hit.record, found);
    } else {
        known = tellBelonging(reader, hit, found);
    }
    return known ? std::optional {std::move(found)} : std::nullopt;
}

bool saysSomething(std::string_view word)
{
    return std::any_of(word.begin(), word.end(), [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || (static_cast<unsigned char>(c) & 0x80U) != 0;
    });
}

}  // namespace

std::string_view toStored(FoundKind kind) { return partnership::wordOf(kKinds, kind).stored; }
std::optional<FoundKind> foundKindFrom(std::string_view stored) { return partnership::valueOf(kKinds, stored); }
std::string_view inWords(FoundKind kind) { return partnership::wordOf(kKinds, kind).words; }

std::optional<Found> foundRecord(const Reader& reader, FoundKind kind, const base::Id& record)
{
    Found found;
    found.kind = kind;
    found.record = record;
    bool known = false;
    if (kind == FoundKind::Action) {
        known = tellAction(reader, record, found);
    } else if (standsAlone(kind)) {
        known = tellAlone(reader, record, found);
    } else {
        // An item, or what was found in one; an amendment belongs to its meeting.
        known = tellItem(reader, record, found) || tellMeeting(reader, record, found);
    }
    return known ? std::optional {std::move(found)} : std::nullopt;
}

std::string Found::snippetText() const
{
    std::string text;
    for (const SnippetPart& part : snippet) {
        text += part.text;
    }
    return std::string {base::trimmed(text)};
}

std::string searchExpression(std::string_view words)
{
    std::string expression;
    std::string text = base::asValidUtf8(words);
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) <= ' '; }, ' ');
    for (const std::string& word : base::split(text, ' ')) {
        if (!saysSomething(word)) {
            continue;
        }
        std::string quoted;
        for (const char c : word) {
            quoted += c == '"' ? ' ' : c;
        }
        expression += (expression.empty() ? "\"" : " \"") + quoted + "\"";
    }
    return expression.empty() ? expression : expression + "*";
}

SearchResults searchAll(const Reader& reader, std::string_view words, int most)
{
    SearchResults results;
    const std::string expression = searchExpression(words);
    if (expression.empty() || most < 1) {
        return results;
    }
    // Several texts of one record may match, so that more are read than are shown.
    const int read = most * 3;
    std::vector<Hit> all = hits(reader, kOpenHitsSql, expression, read, false);
    if (reader.partTwoIsOpen()) {
        for (Hit& hit : hits(reader, kSealedHitsSql, expression, read, true)) {
            all.push_back(std::move(hit));
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const Hit& a, const Hit& b) { return a.rank < b.rank; });
    for (const Hit& hit : all) {
        auto found = resolved(reader, hit);
        if (!found) {
            continue;
        }
        const bool told = std::any_of(results.found.begin(), results.found.end(), [&](const Found& one) {
            return one.kind == found->kind && one.record == found->record;
        });
        if (told) {
            continue;
        }
        if (static_cast<int>(results.found.size()) == most) {
            results.more = true;
            break;
        }
        results.found.push_back(std::move(*found));
    }
    return results;
}

}  // namespace muster::governance
