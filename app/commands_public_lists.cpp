// SPDX-License-Identifier: GPL-3.0-or-later
//
// muster list documents|accounts|publications|channels|questions|sessions|panel-priorities|county-goals|scrutiny|comments
#include "app/commands_public.h"

#include "core/base/text.h"
#include "core/documents/paper_list.h"
#include "core/documents/publication_steps.h"
#include "core/governance/agency_account.h"
#include "core/governance/county_goal.h"
#include "core/governance/engagement.h"
#include "core/governance/panel_priority.h"
#include "core/governance/publication.h"
#include "core/governance/scrutiny.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/agency_queries.h"

namespace muster::app {

using replica::Reader;

namespace {

Cell orNull(const std::string& text) { return text.empty() ? Cell {} : Cell {text}; }

Cell orNull(const std::optional<base::Date>& date) { return date ? Cell {base::isoDate(*date)} : Cell {}; }

Cell number(int value) { return static_cast<std::int64_t>(value); }

Cell stored(std::string_view word) { return std::string {word}; }

Cell meetingCell(const Reader& reader, const base::Id& id)
{
    const auto meeting = meetings::meetingById(reader, id);
    return meeting ? Cell {meetings::meetingReference(*meeting)} : Cell {};
}

std::vector<Cell> accountRow(const std::string& agency, const governance::AgencyAccount& account)
{
    std::vector<Cell> row {agency};
    for (const int value : {account.attendance.needed.number,
                            account.attendance.attended.number,
                            account.attendance.alsoCame.number,
                            account.attendance.byLead.number,
                            account.attendance.byDeputy.number,
                            account.attendance.byOther.number,
                            account.itemsRaised.number,
                            account.given.number,
                            account.onTime.number,
                            account.late.number,
                            account.noLongerRequired.number,
                            account.notUndertaken.number,
                            account.superseded.number,
                            account.declined.number,
                            account.open.number,
                            account.overdue.number,
                            account.extensions.number,
                            account.blockagesRaised.number,
                            account.blockagesAsked.number,
                            account.blockagesRemoved.number}) {
        row.push_back(number(value));
    }
    row.emplace_back(account.reconciles());
    return row;
}

}  // namespace

Listing listDocuments(const Reader& reader, const std::optional<documents::Period>& period)
{
    Listing listing {{"document", "edition", "title", "of", "who", "state", "late", "due", "made", "made by", "approved",
                      "sent", "sent to", "note"},
                     {}};
    const documents::PaperSpan span =
        period ? documents::PaperSpan {period->first, period->last} : documents::aroundToday(reader);
    for (const documents::PaperLine& line : documents::paperList(reader, span)) {
        listing.rows.push_back({line.paper.kind, stored(documents::editionWord(line.paper.edition)), line.title,
                                orNull(line.of), orNull(line.who), base::lowered(documents::inWords(line.state)),
                                line.late, orNull(line.due), orNull(line.made), orNull(line.madeBy),
                                orNull(line.approved), orNull(line.sent), orNull(line.sentTo), orNull(line.note)});
    }
    return listing;
}

Listing listAccounts(const Reader& reader, const std::optional<documents::Period>& period)
{
    governance::AccountOptions options {
        base::Date {std::chrono::year {1900} / 1 / 1}, base::Date {std::chrono::year {9999} / 12 / 31}, {}};
    if (period) {
        options.from = period->first;
        options.to = period->last;
    }
    Listing listing {{"agency",
                      "needed",
                      "attended",
                      "also_came",
                      "by_lead",
                      "by_deputy",
                      "by_other",
                      "items_raised",
                      "given",
                      "on_time",
                      "late",
                      "no_longer_required",
                      "not_undertaken",
                      "superseded",
                      "declined",
                      "open",
                      "overdue",
                      "extensions",
                      "blockages_raised",
                      "blockages_asked",
                      "blockages_removed",
                      "reconciles"},
                     {}};
    const auto accounts = governance::agencyAccounts(reader, options);
    for (const governance::AgencyAccount& account : accounts) {
        listing.rows.push_back(accountRow(account.agency.shortName, account));
    }
    listing.rows.push_back(accountRow("all", governance::totalOf(accounts)));
    return listing;
}

Listing listPublications(const Reader& reader)
{
    Listing listing {{"kind", "title", "from", "to", "version", "state", "due", "approved_on", "approved_by",
                      "published_on", "channels", "words_in_sentence", "unexplained"},
                     {}};
    for (const governance::Publication& one : governance::publications(reader)) {
        const auto readable = documents::readabilityOf(reader, one);
        listing.rows.push_back(
            {stored(governance::toStored(one.kind)), one.title, base::isoDate(one.from), base::isoDate(one.to),
             number(one.version), stored(governance::toStored(one.state)), orNull(one.dueOn), orNull(one.approvedOn),
             orNull(one.approvedBy), orNull(one.publishedOn), number(one.channels),
             readable ? Cell {readable->average} : Cell {}, readable ? Cell {readable->unexplained} : Cell {}});
    }
    return listing;
}

Listing listChannels(const Reader& reader)
{
    Listing listing {{"publication", "version", "channel", "published", "published_on", "owner", "language", "note"},
                     {}};
    for (const governance::Publication& one : governance::publications(reader)) {
        for (const governance::ChannelLine& line : governance::channelLines(reader, one.id)) {
            listing.rows.push_back({one.title, number(one.version), stored(governance::toStored(line.channel)),
                                    line.publishedOn.has_value(), orNull(line.publishedOn), orNull(line.ownerRole),
                                    orNull(line.language), orNull(line.note)});
        }
    }
    return listing;
}

Listing listQuestions(const Reader& reader)
{
    Listing listing {{"ref", "body", "date", "nature", "kind", "question", "answer", "answered_on", "answered_by",
                      "priority", "unanswered"},
                     {}};
    for (const governance::EngagementRecord& one : governance::engagementRecords(reader)) {
        listing.rows.push_back({shortId(one.id), one.bodyName, base::isoDate(one.madeOn),
                                stored(governance::toStored(one.nature)), stored(governance::toStored(one.kind)),
                                one.question, orNull(one.answer), orNull(one.answeredOn), orNull(one.answeredBy),
                                orNull(one.priorityName), one.isUnanswered()});
    }
    return listing;
}

Listing listSessions(const Reader& reader)
{
    Listing listing {{"body", "priority", "from", "held", "promised", "words"}, {}};
    for (const governance::PublicSessions& one : governance::publicSessions(reader, reader.today())) {
        listing.rows.push_back({one.bodyName, Cell {}, base::isoDate(one.yearFrom),
                                number(static_cast<int>(one.held.size())), number(one.promised), one.inWords()});
    }
    for (const governance::ForumLine& one : governance::forums(reader, reader.today())) {
        listing.rows.push_back({one.bodyName, one.priorityName, Cell {}, number(static_cast<int>(one.held.size())),
                                Cell {}, one.inWords(reader.today())});
    }
    return listing;
}

Listing listPanelPriorities(const Reader& reader)
{
    Listing listing {{"ref", "area", "ward", "text", "set_on", "meeting", "outcome", "told_back_on", "told_back",
                      "wants_telling_back", "state"},
                     {}};
    for (const governance::PanelPriority& one : governance::panelPriorities(reader)) {
        listing.rows.push_back({shortId(one.id), one.area, orNull(one.wardName), one.text, base::isoDate(one.setOn),
                                meetingCell(reader, one.meeting), orNull(one.outcome), orNull(one.toldBackOn),
                                orNull(one.toldBackText), one.wantsTellingBack(), one.stateInWords()});
    }
    return listing;
}

Listing listCountyGoals(const Reader& reader)
{
    Listing listing {
        {"ref", "theme", "text", "contribution", "set_at", "review_at", "progress", "progress_on", "blockage", "ask"},
        {}};
    for (const governance::CountyGoal& one : governance::countyGoals(reader)) {
        listing.rows.push_back({shortId(one.id), one.theme, orNull(one.text), orNull(one.contribution),
                                meetingCell(reader, one.setMeeting), meetingCell(reader, one.reviewMeeting),
                                one.progressInWords(), orNull(one.progressOn), orNull(one.blockage), orNull(one.ask)});
    }
    return listing;
}

Listing listScrutiny(const Reader& reader)
{
    Listing listing {
        {"ref", "meeting", "number", "text", "to", "response_due", "response", "responded_on", "late", "state"}, {}};
    for (const governance::ScrutinyRecommendation& one : governance::scrutinyRecommendations(reader)) {
        listing.rows.push_back({shortId(one.id), meetingCell(reader, one.meeting), number(one.number), one.text, one.to,
                                base::isoDate(one.responseDueOn), orNull(one.response), orNull(one.respondedOn),
                                one.isLate(reader.today()), one.stateInWords(reader.today())});
    }
    return listing;
}

Listing listComments(const Reader& reader)
{
    Listing listing {{"ref", "year", "agency", "kind", "from", "text", "by", "date"}, {}};
    const int year = static_cast<int>(reader.today().year());
    for (const partnership::Agency& agency : partnership::agencies(reader)) {
        for (const governance::AgencyComment& one : governance::commentsOn(reader, agency.id, year)) {
            listing.rows.push_back({shortId(one.id), number(one.year), agency.shortName,
                                    stored(governance::toStored(one.kind)), orNull(one.fromAgencyName), one.text,
                                    orNull(one.byRole), orNull(one.madeOn)});
        }
    }
    return listing;
}

}  // namespace muster::app
