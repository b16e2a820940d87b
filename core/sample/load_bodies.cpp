// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/loading.h"

#include <array>

namespace muster::sample {

namespace {

constexpr std::string_view kBodySql = R"(
    INSERT INTO body (id, short_name, name, tier, authority, chair_role, secretary_role, effective_from, effective_to,
                      closed_by, notes, position, purpose, linked_text)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14))";

constexpr std::string_view kAliasSql = "INSERT INTO body_alias (id, body, alias) VALUES (?1, ?2, ?3)";
constexpr std::string_view kLinkSql = "INSERT INTO body_link (id, body, to_body, kind) VALUES (?1, ?2, ?3, ?4)";

constexpr std::string_view kCadenceSql = R"(
    INSERT INTO cadence (id, body, effective_from, effective_to, pattern, nth, weekday, months, start_time,
                         length_minutes, words, per_year, season)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13))";

constexpr std::string_view kMembershipSql = R"(
    INSERT INTO membership (id, body, agency, capacity, from_date, state) VALUES (?1, ?2, ?3, ?4, ?5, ?6))";

constexpr std::string_view kSeriesSql = R"(
    INSERT INTO minute_series (id, body, prefix, first_number, started_on, started_by)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6))";

std::optional<int> weekdayNumber(const Json& cadence)
{
    static constexpr std::array<std::string_view, 7> kDays {"monday", "tuesday",  "wednesday", "thursday",
                                                            "friday", "saturday", "sunday"};
    const auto day = word(cadence, "weekday");
    for (std::size_t at = 0; day && at < kDays.size(); ++at) {
        if (kDays.at(at) == *day) {
            return static_cast<int>(at) + 1;
        }
    }
    return std::nullopt;
}

std::optional<std::string> lines(const Json& texts)
{
    std::string joined;
    for (const Json& text : texts) {
        joined += (joined.empty() ? "" : "\n") + text.get<std::string>();
    }
    return joined.empty() ? std::nullopt : std::optional {joined};
}

void loadCadences(Loading& loading, const Json& body, const base::Id& id)
{
    const SampleSource& source = loading.source;
    for (const Json& cadence : list(body, "cadences")) {
        std::string months;
        for (const Json& month : list(cadence, "months")) {
            months += (months.empty() ? "" : ",") + std::to_string(month.get<int>());
        }
        loading.writer.run(kCadenceSql, base::newId(), id, source.date(cadence, "effective_from"),
                           source.date(cadence, "effective_to"), word(cadence, "pattern"), number(cadence, "nth"),
                           weekdayNumber(cadence), months.empty() ? std::nullopt : std::optional {months},
                           timeOf(cadence, "start"), number(cadence, "length_minutes"), source.text(cadence, "text"),
                           number(cadence, "per_year"), word(cadence, "season"));
    }
}

void loadSeries(Loading& loading, const Json& body, const base::Id& id)
{
    const auto series = body.find("minute_series");
    if (series == body.end() || series->is_null()) {
        return;
    }
    const base::Id seriesId = base::newId();
    const auto first = number(*series, "first_in_sample");
    loading.writer.run(kSeriesSql, seriesId, id, word(*series, "prefix"), first ? first : number(*series, "next"),
                       loading.source.date(body, "effective_from"),
                       first == 1 ? "First meeting" : "Numbers carried on from earlier minutes");
    loading.known.series.emplace(body.at("code"), seriesId);
}

void loadLinks(Loading& loading, const Json& body, const base::Id& id)
{
    const Known& known = loading.known;
    for (const Json& alias : list(body, "aliases")) {
        loading.writer.run(kAliasSql, base::newId(), id, alias.get<std::string>());
    }
    for (const auto& [key, kind] : {std::pair {"reports_to", "reports_to"}, std::pair {"linked_to", "linked_to"}}) {
        for (const Json& code : list(body, key)) {
            loading.writer.run(kLinkSql, base::newId(), id, known.bodies.at(code), kind);
        }
    }
    for (const Json& member : list(body, "members")) {
        loading.writer.run(kMembershipSql, base::newId(), id, known.agencies.at(member.at("agency")),
                           word(member, "capacity"), loading.source.date(body, "effective_from"),
                           word(member, "state"));
    }
}

}  // namespace

void loadBodies(Loading& loading)
{
    const SampleSource& source = loading.source;
    Known& known = loading.known;
    const Json& bodies = source.partnership().at("bodies");
    for (const Json& body : bodies) {
        known.bodies.emplace(body.at("code"), base::newId());
        known.bodyNames.emplace(body.at("code"), body.at("name"));
    }
    int position = 0;
    for (const Json& body : bodies) {
        const base::Id id = known.bodies.at(body.at("code"));
        const std::string secretary = known.role(body, "secretary_role").title;
        loading.writer.run(
            kBodySql, id, word(body, "code"), word(body, "name"), word(body, "tier"), word(body, "authority"),
            word(body, "chair_text"), secretary.empty() ? std::nullopt : std::optional {secretary},
            source.date(body, "effective_from"), source.date(body, "effective_to"), source.text(body, "closed_by"),
            source.text(body, "notes"), ++position, source.text(body, "purpose"), lines(list(body, "linked_text")));
        loadLinks(loading, body, id);
        loadCadences(loading, body, id);
        loadSeries(loading, body, id);
    }
}

}  // namespace muster::sample
