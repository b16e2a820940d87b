// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/publication.h"

#include "core/base/text.h"
#include "core/governance/agency_comment.h"
#include "core/partnership/role_queries.h"
#include "core/partnership/stored_words.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::governance {

using partnership::StoredWord;
using replica::Reader;
using replica::Statement;

namespace {

constexpr std::array<StoredWord<PublicationKind>, 4> kKindWords {{
    {PublicationKind::QuarterlyReport, "quarterly_report", "Public report"},
    {PublicationKind::PlanSummary, "plan_summary", "Summary of the plan"},
    {PublicationKind::FullPlan, "full_plan", "Plan"},
    {PublicationKind::AnnualReport, "annual_report", "Annual report by agency"},
}};

constexpr std::array<StoredWord<PublicationState>, 5> kStateWords {{
    {PublicationState::Draft, "draft", "Draft"},
    {PublicationState::PrivacyChecked, "privacy_checked", "Privacy checked"},
    {PublicationState::Approved, "approved", "Approved"},
    {PublicationState::Published, "published", "Published"},
    {PublicationState::Withdrawn, "withdrawn", "Withdrawn"},
}};

constexpr std::array<StoredWord<Channel>, 7> kChannelWords {{
    {Channel::PartnershipSite, "partnership_site", "Partnership website"},
    {Channel::WiderPartnershipSite, "wider_partnership_site", "Website of the wider partnership"},
    {Channel::AuthoritiesSites, "authorities_sites", "Websites of the responsible authorities"},
    {Channel::HardCopies, "hard_copies", "Hard copies in sports centres, libraries and public buildings"},
    {Channel::ResidentsMagazine, "residents_magazine", "Magazine for residents"},
    {Channel::FullCopies, "full_copies", "Full copies on request"},
    {Channel::MinorityLanguages, "minority_languages", "Minority languages in selected places"},
}};

constexpr std::array<StoredWord<TextPart>, 5> kPartWords {{
    {TextPart::Said, "said", "What we said we would do"},
    {TextPart::Next, "next", "What is next"},
    {TextPart::Ask, "ask", "How to ask us a question"},
    {TextPart::Household, "household", "For every household"},
    {TextPart::Narrative, "narrative", "For a newspaper"},
}};

constexpr std::string_view kListSql = R"(
        SELECT p.id, p.kind, p.title, p.period_from, p.period_to, p.version, p.state, p.due_on, p.privacy_checked_on,
               p.privacy_checked_by, p.approved_on, p.approved_by, p.withdrawn_on, p.withdrawn_reason,
               (SELECT min(c.published_on) FROM main.publication_channel c WHERE c.publication = p.id),
               (SELECT count(DISTINCT c.channel) FROM main.publication_channel c
                 WHERE c.publication = p.id AND c.published_on IS NOT NULL)
          FROM main.publication p
         ORDER BY p.period_to DESC, p.period_from DESC, p.kind, p.version DESC, p.id)";
constexpr std::string_view kCopySql = "SELECT copy FROM main.publication WHERE id = ?1";
constexpr std::string_view kTextSql =
    "SELECT text FROM main.publication_text WHERE publication = ?1 AND part = ?2 ORDER BY id LIMIT 1";
constexpr std::string_view kChannelSql = R"(
        SELECT published_on, owner_role, language, note FROM main.publication_channel
         WHERE publication = ?1 AND channel = ?2 ORDER BY published_on, id LIMIT 1)";
constexpr std::string_view kOwnerSql = "SELECT communications_owner FROM main.partnership LIMIT 1";

std::string month(base::Date date) { return std::string {base::monthName(date.month())}; }

bool endsMonth(base::Date date) { return base::addDays(date, 1).day() == std::chrono::day {1}; }

}  // namespace

std::string_view toStored(PublicationKind kind) { return wordOf(kKindWords, kind).stored; }

std::optional<PublicationKind> publicationKindFrom(std::string_view stored) { return valueOf(kKindWords, stored); }

std::string_view inWords(PublicationKind kind) { return wordOf(kKindWords, kind).words; }

std::string_view paperOf(PublicationKind kind)
{
    switch (kind) {
    case PublicationKind::QuarterlyReport:
        return "quarterly-report";
    case PublicationKind::AnnualReport:
        return "annual-report";
    case PublicationKind::PlanSummary:
        return "plan-summary";
    case PublicationKind::FullPlan:
        return "plan";
    }
    return {};
}

std::string_view toStored(PublicationState state) { return wordOf(kStateWords, state).stored; }

PublicationState publicationStateFrom(std::string_view stored)
{
    return valueOf(kStateWords, stored).value_or(PublicationState::Draft);
}

std::string_view inWords(PublicationState state) { return wordOf(kStateWords, state).words; }

std::string_view toStored(Channel channel) { return wordOf(kChannelWords, channel).stored; }

std::optional<Channel> channelFrom(std::string_view stored) { return valueOf(kChannelWords, stored); }

std::string_view inWords(Channel channel) { return wordOf(kChannelWords, channel).words; }

std::string_view toStored(TextPart part) { return wordOf(kPartWords, part).stored; }

std::optional<TextPart> textPartFrom(std::string_view stored) { return valueOf(kPartWords, stored); }

std::string_view inWords(TextPart part) { return wordOf(kPartWords, part).words; }

int longest(TextPart part)
{
    constexpr int kHouseholdWords = 150;
    constexpr int kNarrativeWords = 400;
    constexpr int kOtherWords = 200;
    return part == TextPart::Household ? kHouseholdWords : part == TextPart::Narrative ? kNarrativeWords : kOtherWords;
}

std::string Publication::stateInWords(base::Date today) const
{
    std::string words {inWords(state)};
    switch (state) {
    case PublicationState::Published:
        if (publishedOn) {
            words += " on " + base::longDate(*publishedOn);
        }
        return words + fmt::format(", {} of {} channels", channels, kChannels.size());
    case PublicationState::Withdrawn:
        return withdrawnOn ? words + " on " + base::longDate(*withdrawnOn) : words;
    default:
        break;
    }
    if (dueOn) {
        const int days = base::daysBetween(today, *dueOn);
        words += ", due " + base::longDate(*dueOn);
        words += days < 0 ? ", not published yet"
            : days == 0   ? ", which is today"
                          : ", " + base::counted(days, "day", "days") + " left";
    }
    return words;
}

std::string Publication::nextStepInWords() const
{
    switch (state) {
    case PublicationState::Draft:
        return "Check it for personal data.";
    case PublicationState::PrivacyChecked:
        return "The communications owner reads and approves it.";
    case PublicationState::Approved:
        return "Publish it, and tick each channel.";
    case PublicationState::Published:
        return channels < static_cast<int>(kChannels.size()) ? "Tick the channels that follow." : std::string {};
    case PublicationState::Withdrawn:
        break;
    }
    return {};
}

std::string periodInWords(base::Date from, base::Date to)
{
    const int first = static_cast<int>(from.year());
    const int last = static_cast<int>(to.year());
    if (from.day() != std::chrono::day {1} || !endsMonth(to)) {
        return base::longDate(from) + " to " + base::longDate(to);
    }
    if (first == last && from.month() == to.month()) {
        return fmt::format("{} {}", month(from), last);
    }
    return first == last ? fmt::format("{} to {} {}", month(from), month(to), last)
                         : fmt::format("{} {} to {} {}", month(from), first, month(to), last);
}

std::vector<Publication> publications(const Reader& reader)
{
    std::vector<Publication> all;
    Statement row = reader.query(kListSql);
    while (row.next()) {
        Publication one;
        one.id = row.id(0);
        one.kind = publicationKindFrom(row.text(1)).value_or(PublicationKind::QuarterlyReport);
        one.title = row.text(2);
        one.from = row.date(3);
        one.to = row.date(4);
        one.version = row.number(5);
        one.state = publicationStateFrom(row.text(6));
        one.dueOn = row.optionalDate(7);
        one.checkedOn = row.optionalDate(8);
        one.checkedBy = row.text(9);
        one.approvedOn = row.optionalDate(10);
        one.approvedBy = row.text(11);
        one.withdrawnOn = row.optionalDate(12);
        one.withdrawnReason = row.text(13);
        one.publishedOn = row.optionalDate(14);
        one.channels = row.number(15);
        all.push_back(std::move(one));
    }
    return all;
}

std::optional<Publication> publication(const Reader& reader, const base::Id& id)
{
    for (Publication& one : publications(reader)) {
        if (one.id == id) {
            return std::move(one);
        }
    }
    return std::nullopt;
}

std::optional<Publication> publicationFor(const Reader& reader, PublicationKind kind, base::Date day)
{
    for (Publication& one : publications(reader)) {
        if (one.kind == kind && one.from <= day && day <= one.to && one.state != PublicationState::Withdrawn) {
            return std::move(one);
        }
    }
    return std::nullopt;
}

std::string approvedCopy(const Reader& reader, const base::Id& publication)
{
    Statement row = reader.query(kCopySql, publication);
    return row.next() ? row.text(0) : std::string {};
}

std::string writtenPart(const Reader& reader, const base::Id& publication, TextPart part)
{
    Statement row = reader.query(kTextSql, publication, toStored(part));
    return row.next() ? row.text(0) : std::string {};
}

std::vector<WrittenPart> writtenParts(const Reader& reader, const base::Id& publication)
{
    std::vector<WrittenPart> parts;
    for (const TextPart part : kTextParts) {
        std::string text = writtenPart(reader, publication, part);
        const int words = wordsIn(text);
        parts.push_back({part, std::move(text), words});
    }
    return parts;
}

std::vector<ChannelLine> channelLines(const Reader& reader, const base::Id& publication)
{
    std::vector<ChannelLine> lines;
    for (const Channel channel : kChannels) {
        ChannelLine line;
        line.channel = channel;
        Statement row = reader.query(kChannelSql, publication, toStored(channel));
        if (row.next()) {
            line.publishedOn = row.optionalDate(0);
            line.ownerRole = row.text(1);
            line.language = row.text(2);
            line.note = row.text(3);
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

std::optional<partnership::Role> communicationsOwner(const Reader& reader)
{
    base::Id id;
    {
        Statement row = reader.query(kOwnerSql);
        id = row.next() ? row.id(0) : base::Id {};
    }
    auto role = partnership::role(reader, id);
    return role && isActiveOn(*role, reader.today()) ? role : std::nullopt;
}

}  // namespace muster::governance
