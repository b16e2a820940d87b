// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/register_documents.h"

#include "core/base/text.h"
#include "core/documents/paper_parts.h"
#include "core/documents/period.h"
#include "core/governance/registers.h"
#include "core/governance/retention.h"
#include "core/meetings/item_sheet.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/profile_queries.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::documents {

using base::Result;
using governance::RegisterSpan;
using replica::Reader;

namespace {

constexpr std::string_view kRestrictedMark = " (restricted)";

Document registerPaper(const Reader& reader, const std::string& name, const std::string& subtitle)
{
    const auto profile = partnership::profile(reader);
    Document document;
    document.title = fmt::format("{}, {}", name, base::longDate(reader.today()));
    document.subject = name;
    setIssuer(document, profile ? profile->name : std::string {"The partnership"}, name);
    document.marking = kOfficial;
    document.version = "As of " + base::longDate(reader.today());
    document.printedOn = printedLine(reader.today());
    document.compact = true;
    document.landscape = true;
    document.blocks.push_back(Title {name, subtitle});
    return document;
}

void markRestricted(Document& document)
{
    document.marking = kOfficialSensitive;
    document.handling = kDoNotCopy;
}

struct Wanted {
    RegisterSpan span;
    std::string words;  ///< under the title
};

Result<Wanted> wantedFrom(const Reader& reader, const RegisterOptions& options)
{
    Wanted wanted;
    std::vector<std::string> words;
    if (!options.period.empty()) {
        const auto period = periodFrom(options.period);
        if (!period)
            return tl::unexpected(period.error());
        wanted.span.from = period->first;
        wanted.span.to = period->last;
        words.push_back(period->inWords());
    }
    wanted.span.body = options.body;
    wanted.span.agency = options.agency;
    if (const auto body = partnership::body(reader, options.body))
        words.push_back(body->name);
    if (const auto agency = partnership::agency(reader, options.agency))
        words.push_back(agency->name);
    for (const std::string& word : words)
        wanted.words += (wanted.words.empty() ? "" : ", ") + word;
    if (wanted.words.empty())
        wanted.words = "All that is recorded, to " + base::longDate(reader.today());
    return wanted;
}

std::string itemNumber(int number) { return number > 0 ? std::to_string(number) : std::string {}; }

std::string timeOr(const std::optional<base::TimeOfDay>& time)
{
    return time ? base::clockTime(*time) : std::string {};
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : "; ") + word;
    return text;
}

}  // namespace

Result<Document> attendanceRegister(const Reader& reader, const RegisterOptions& options)
{
    const auto wanted = wantedFrom(reader, options);
    if (!wanted)
        return tl::unexpected(wanted.error());
    Document document = registerPaper(reader, "Attendance register", wanted->words);
    Table table;
    table.caption = "Who was there";
    table.columns = {{.header = "Date", .width = 1.7},
                     {.header = "Meeting", .width = 1.8},
                     {.header = "Agency", .width = 2.6},
                     {.header = "Role", .width = 2.6},
                     {.header = "As", .width = 2},
                     {.header = "Arrived", .width = 0.9, .align = Align::End},
                     {.header = "Left", .width = 0.9, .align = Align::End},
                     {.header = "Reminded of the statement", .width = 1.2}};
    for (const governance::AttendanceLine& line : governance::attendanceRegister(reader, wanted->span)) {
        table.rows.push_back({{textCell(base::longDate(line.date)), textCell(line.meeting), rowHeader(line.agencyName),
                               textCell(line.roleTitle), textCell(line.status), textCell(timeOr(line.arrived)),
                               textCell(timeOr(line.left)), textCell(line.reminded ? "Yes" : "No")}});
    }
    document.blocks.push_back(std::move(table));
    return document;
}

Result<Document> declarationRegister(const Reader& reader, const RegisterOptions& options)
{
    const auto wanted = wantedFrom(reader, options);
    if (!wanted)
        return tl::unexpected(wanted.error());
    Document document = registerPaper(reader, "Register of declared interests", wanted->words);
    Table table;
    table.caption = "What was declared";
    table.columns = {{.header = "Date", .width = 1.7},
                     {.header = "Meeting", .width = 1.8},
                     {.header = "Item", .width = 0.6, .align = Align::End},
                     {.header = "Who", .width = 3},
                     {.header = "Nature", .width = 3},
                     {.header = "Effect", .width = 1.8}};
    for (const governance::DeclarationLine& line : governance::declarationRegister(reader, wanted->span)) {
        if (line.restricted)
            markRestricted(document);
        table.rows.push_back(
            {{textCell(base::longDate(line.date)), textCell(line.meeting), textCell(itemNumber(line.item)),
              rowHeader(line.person),
              textCell(line.nature + std::string {line.restricted ? kRestrictedMark : std::string_view {}}),
              textCell(line.effect)}});
    }
    document.blocks.push_back(std::move(table));
    return document;
}

Result<Document> disclosureRegister(const Reader& reader, const RegisterOptions& options)
{
    const auto wanted = wantedFrom(reader, options);
    if (!wanted)
        return tl::unexpected(wanted.error());
    Document document = registerPaper(reader, "Disclosure register", wanted->words);
    Table table;
    table.caption = "What was disclosed";
    table.columns = {{.header = "No.", .width = 0.6, .align = Align::End},
                     {.header = "Date", .width = 1.5},
                     {.header = "Meeting", .width = 1.6},
                     {.header = "From", .width = 1.8},
                     {.header = "To", .width = 2.2},
                     {.header = "What", .width = 3},
                     {.header = "Legal basis", .width = 2},
                     {.header = "Purpose", .width = 2.2},
                     {.header = "No more than needed", .width = 2.2}};
    for (const governance::DisclosureLine& line : governance::disclosureRegister(reader, wanted->span)) {
        if (line.restricted)
            markRestricted(document);
        table.rows.push_back(
            {{rowHeader(itemNumber(line.number)), textCell(line.date ? base::longDate(*line.date) : std::string {}),
              textCell(line.meeting), textCell(line.from), textCell(joined(line.to)), textCell(line.what),
              textCell(capitalised(governance::inWords(line.basis))), textCell(line.purpose),
              textCell(line.proportionality)}});
    }
    if (!reader.partTwoIsOpen())
        document.blocks.push_back(paragraph(
            "Lines that are restricted, as most are, are left out of this version: part two was locked when it was "
            "made.",
            ParagraphStyle::Notice));
    document.blocks.push_back(std::move(table));
    return document;
}

Result<Document> copyRegister(const Reader& reader, const RegisterOptions& options)
{
    const auto wanted = wantedFrom(reader, options);
    if (!wanted)
        return tl::unexpected(wanted.error());
    Document document = registerPaper(reader, "Register of copies", wanted->words);
    Table table;
    table.caption = "Who holds a copy";
    table.columns = {{.header = "Issued", .width = 1.7},
                     {.header = "Document", .width = 1.4},
                     {.header = "Edition", .width = 1.2},
                     {.header = "Meeting", .width = 1.8},
                     {.header = "Item", .width = 0.6, .align = Align::End},
                     {.header = "Copy", .width = 0.6, .align = Align::End},
                     {.header = "Recipient", .width = 4},
                     {.header = "How", .width = 1}};
    for (const governance::CopyLine& line : governance::copyRegister(reader, wanted->span)) {
        table.rows.push_back({{textCell(base::longDate(line.date)), textCell(capitalised(line.document)),
                               textCell(line.edition), textCell(line.meeting), textCell(itemNumber(line.item)),
                               textCell(itemNumber(line.copy)), rowHeader(line.recipient), textCell(line.method)}});
    }
    document.blocks.push_back(std::move(table));
    return document;
}

Result<Document> retentionReport(const Reader& reader)
{
    const governance::RetentionReport report = governance::retentionReport(reader);
    Document document = registerPaper(reader, "Retention report", base::longDate(reader.today()));
    document.landscape = false;
    if (!report.partnershipsWords.empty())
        document.blocks.push_back(paragraph("The partnership's rule: " + asSentence(report.partnershipsWords)));
    document.blocks.push_back(Heading {1, "What is past its period", {}, {}});
    Table table;
    table.columns = {{.header = "Kind", .width = 2.8},
                     {.header = "Kept", .width = 2},
                     {.header = "Held", .width = 0.8, .align = Align::End},
                     {.header = "Oldest", .width = 1.8},
                     {.header = "Past", .width = 0.8, .align = Align::End},
                     {.header = "Which", .width = 3}};
    for (const governance::RetentionLine& line : report.lines) {
        std::string which = joined(line.references);
        if (line.past > static_cast<int>(line.references.size()))
            which += fmt::format("; and {} more", line.past - static_cast<int>(line.references.size()));
        table.rows.push_back({{rowHeader(governance::inWords(line.rule.kind)),
                               textCell(line.rule.inWords() + (line.rule.usual ? " (as is usual)" : "")),
                               textCell(std::to_string(line.held)),
                               textCell(line.oldest ? base::longDate(*line.oldest) : std::string {}),
                               textCell(std::to_string(line.past)), textCell(which)}});
    }
    document.blocks.push_back(std::move(table));
    document.blocks.push_back(
        paragraph("To take the texts of a record away on every computer, use \"Erase a text\" in its menu. "
                  "Papers that were handed out have to be asked back."));
    document.blocks.push_back(Heading {1, "Where copies are", {}, {}});
    Table computers;
    computers.columns = {{.header = "Computer", .width = 3}, {.header = "Last change", .width = 2}};
    for (std::size_t i = 0; i < report.computers.size(); ++i) {
        const governance::CopyHolder& one = report.computers[i];
        std::string name = one.thisComputer ? std::string {"This computer"} : fmt::format("Computer {}", i + 1);
        if (!one.lastUser.empty())
            name += ", last used by " + one.lastUser;
        computers.rows.push_back(
            {{rowHeader(name), textCell(one.lastSeen ? base::longDate(*one.lastSeen) : std::string {"None yet"})}});
    }
    document.blocks.push_back(std::move(computers));
    document.blocks.push_back(paragraph(governance::kBackupsSentence, ParagraphStyle::Notice));
    return document;
}

Result<Document> themeReport(const Reader& reader)
{
    Document document = registerPaper(reader, "Items by theme", "To " + base::longDate(reader.today()));
    document.landscape = false;
    const auto all = meetings::itemsTagged(reader);
    for (const meetings::TagKind kind : meetings::kTagKinds) {
        std::vector<std::string> words;
        for (const meetings::TaggedItem& item : all) {
            if (item.tag.kind == kind && !item.restricted
                && std::find(words.begin(), words.end(), item.tag.word) == words.end())
                words.push_back(item.tag.word);
        }
        if (words.empty())
            continue;
        std::sort(words.begin(), words.end());
        document.blocks.push_back(Heading {1, std::string {meetings::inWords(kind)}, {}, {}});
        for (const std::string& word : words) {
            Table table;
            table.caption = word;
            table.columns = {{.header = "Date", .width = 1.7},
                             {.header = "Meeting", .width = 2},
                             {.header = "Item", .width = 0.6, .align = Align::End},
                             {.header = "What it was", .width = 5}};
            for (const meetings::TaggedItem& item : all) {
                if (item.tag.kind == kind && item.tag.word == word && !item.restricted)
                    table.rows.push_back({{textCell(base::longDate(item.date)), textCell(item.meetingReference),
                                           textCell(itemNumber(item.number)), rowHeader(item.title)}});
            }
            document.blocks.push_back(std::move(table));
        }
    }
    if (document.blocks.size() == 1)
        document.blocks.push_back(paragraph("No open item has a tag yet."));
    return document;
}

}  // namespace muster::documents
