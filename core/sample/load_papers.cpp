// SPDX-License-Identifier: GPL-3.0-or-later
//
// Business sent from one body to another (groups.json), and papers that were made and given away (information.json).
#include "core/sample/loading.h"

namespace muster::sample {

namespace {

constexpr std::string_view kSentSql = R"(
    INSERT INTO main.sent_business (id, from_item, to_body, sent_on, sent_by, told_on) VALUES (?1, ?2, ?3, ?4, ?5, ?6))";
constexpr std::string_view kContinuesSql = "UPDATE main.agenda_item SET continues = ?2 WHERE id = ?1";
constexpr std::string_view kIssuedSql = R"(
    INSERT INTO main.issued_paper (id, kind, edition, meeting, agency, marking, format, made_on, made_at, made_by, sent_on,
                                   sent_to, sent_by)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'pdf', ?7, '16:00', ?8, ?9, ?10, ?11))";

/// By meeting and number, or by body and title while it has no number.
base::Id itemThere(const Loading& loading, const Json& there)
{
    if (const auto order = number(there, "item")) {
        return loading.known.items.at({there.at("meeting"), *order}).id;
    }
    return loading.known.itemsByTitle.at(there.at("body").get<std::string>() + '\n'
                                         + there.at("title").get<std::string>());
}

void loadSent(Loading& loading)
{
    const SampleSource& source = loading.source;
    for (const Json& line : list(source.file("groups.json"), "sent")) {
        const base::Id from = loading.known.items.at({line.at("meeting"), line.at("item")}).id;
        const base::Id body = loading.known.bodies.at(line.at("to_body"));
        loading.writer.run(kSentSql, base::deriveId(from, body), from, body, source.date(line, "sent_on"),
                           loading.known.role(line, "sent_by").title, source.date(line, "told_on"));
        loading.writer.run(kContinuesSql, itemThere(loading, line.at("there")), from);
    }
}

void loadIssued(Loading& loading)
{
    const SampleSource& source = loading.source;
    const Known& known = loading.known;
    for (const Json& line : list(source.information(), "issued")) {
        const std::string edition = word(line, "edition").value_or("full");
        const auto sentOn = source.date(line, "sent_on");
        const std::string by = known.role(line, "by").title;
        std::vector<base::Id> agencies;
        for (const Json& code : list(line, "agencies")) {
            agencies.push_back(known.agencies.at(code));
        }
        if (agencies.empty()) {
            agencies.emplace_back();
        }
        using Text = std::optional<std::string>;
        for (const base::Id& agency : agencies) {
            loading.writer.run(kIssuedSql, base::newId(), word(line, "kind"), edition,
                               Known::find(known.meetings, line, "meeting"), agency,
                               edition == "public" ? Text {} : Text {"OFFICIAL"}, source.date(line, "made_on"), by,
                               sentOn, word(line, "sent_to"), sentOn ? Text {by} : Text {});
        }
    }
}

}  // namespace

void loadPaperTrail(Loading& loading)
{
    loadSent(loading);
    loadIssued(loading);
}

}  // namespace muster::sample
