// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/public_report.h"

#include "core/base/text.h"
#include "core/documents/document_json.h"
#include "core/documents/paper_parts.h"
#include "core/documents/period.h"
#include "core/documents/public_facts.h"
#include "core/documents/readability.h"
#include "core/documents/short_forms.h"
#include "core/partnership/profile_queries.h"
#include "core/performance/periods.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::documents {

using base::Result;
using governance::TextPart;
using performance::Frequency;
using replica::Reader;

namespace {

Document publicPaper(const Reader& reader, const PublicFacts& facts, const std::string& name)
{
    Document document;
    document.title = fmt::format("{}: {}", facts.period, facts.partnership);
    document.subject = "What we said we would do, and what happened";
    setIssuer(document, facts.partnership, name + ", " + facts.period);
    document.edition = kPublicEdition;
    document.version = fmt::format("Version {}", facts.publication ? facts.publication->version : 1);
    document.draft = !facts.publication || facts.publication->state == governance::PublicationState::Draft
        || facts.publication->state == governance::PublicationState::PrivacyChecked;
    document.printedOn = printedLine(reader.today());
    document.compact = true;  // 12 points in tables too, on two sides
    return document;
}

void addWritten(Document& document, const std::string& text)
{
    for (const std::string& part : base::split(text, '\n')) {
        if (!base::trimmed(part).empty())
            document.blocks.push_back(paragraph(base::trimmed(part)));
    }
}

void addList(Document& document, const std::vector<std::string>& sentences)
{
    List list;
    for (const std::string& sentence : sentences)
        list.items.push_back({runsOf(sentence), {}});
    if (!list.items.empty())
        document.blocks.push_back(std::move(list));
}

void addSaid(Document& document, const Reader& reader, const PublicFacts& facts)
{
    document.blocks.push_back(Heading {1, std::string {inWords(TextPart::Said)}, "", "said"});
    const std::string written = facts.written(reader, TextPart::Said);
    if (!written.empty()) {
        addWritten(document, written);
        return;
    }
    std::vector<std::string> promises;
    for (const std::string& promise : facts.promises)
        promises.push_back(inSentence(promise));
    if (promises.empty())
        document.blocks.push_back(paragraph("No priorities are set for these months."));
    else
        document.blocks.push_back(paragraph("We work on this:"));
    addList(document, promises);
    // After the priorities (requirements I09).
    std::vector<std::string> areas;
    for (const std::string& area : facts.areas)
        areas.push_back(inSentence(area));
    if (!areas.empty())
        document.blocks.push_back(paragraph(fmt::format("We also look after {}.", base::joinedInWords(areas))));
}

void addFigures(Document& document, const PublicFacts& facts)
{
    document.blocks.push_back(Heading {1, "What happened", "", "happened"});
    if (facts.aims > 0)
        document.blocks.push_back(
            paragraph(fmt::format("We reached {} of our {}.", facts.met, base::counted(facts.aims, "aim", "aims"))));
    List list;
    for (const PublicFigure& figure : facts.figures) {
        Runs runs {
            {.text = figure.name + ": " + (figure.figure.empty() ? std::string {"not known"} : figure.figure) + ".",
             .bold = true},
            {.text = " " + figure.sentence}};
        list.items.push_back({std::move(runs), {}});
    }
    if (list.items.empty())
        document.blocks.push_back(paragraph("No figures are counted yet."));
    else
        document.blocks.push_back(std::move(list));
}

void addPlaces(Document& document, const PublicFacts& facts)
{
    document.blocks.push_back(Heading {1, "What we did where you live", "", "places"});
    if (facts.told.empty()) {
        document.blocks.push_back(paragraph("There is nothing to tell from these months yet."));
        return;
    }
    // Headings and paragraphs, since all of it is to be read in 12 points.
    std::string sector;
    for (const governance::ToldPlace& told : facts.told) {
        const std::string here = told.sectorName.empty() ? std::string {"Everywhere"} : told.sectorName;
        if (sector != here)
            document.blocks.push_back(Heading {2, here, "", ""});
        sector = here;
        document.blocks.push_back(
            paragraph((told.wardName.empty() ? std::string {} : told.wardName + ": ") + asSentence(told.text)));
    }
}

void addPart(Document& document, const Reader& reader, const PublicFacts& facts, TextPart part,
             const std::vector<std::string>& made, std::string_view nothing)
{
    document.blocks.push_back(Heading {1, std::string {inWords(part)}, "", std::string {toStored(part)}});
    const std::string written = facts.written(reader, part);
    if (!written.empty())
        addWritten(document, written);
    else if (made.empty())
        document.blocks.push_back(paragraph(nothing));
    else
        addList(document, made);
}

/// The most telling first: what is unusual, then aims, while there is room.
std::vector<std::string> sentencesOn(const PublicFacts& facts)
{
    std::vector<std::string> sentences;
    for (const int wanted : {1, -1, 0}) {
        for (const PublicFigure& figure : facts.figures) {
            if (figure.unusual && figure.direction == wanted && !figure.figure.empty())
                sentences.push_back(fmt::format("{}: {}. {}", figure.name, figure.figure, figure.sentence));
        }
    }
    std::vector<std::string> usual;
    for (const PublicFigure& figure : facts.figures) {
        if (!figure.unusual && !figure.figure.empty())
            usual.push_back(inSentence(figure.name));
    }
    if (!usual.empty())
        sentences.push_back("About as usual: " + base::joinedInWords(usual) + ".");
    return sentences;
}

/// Adds sentences while they fit into `room` words; whole sentences only.
void addWhileRoom(Document& document, const std::vector<std::string>& sentences, int room)
{
    for (const std::string& sentence : sentences) {
        Document with = document;
        with.blocks.push_back(paragraph(sentence));
        if (wordsOf(with) > room)
            return;
        document = std::move(with);
    }
}

struct ShortText {
    TextPart part;
    std::string name;
    int room = 0;
};

Document shortText(const Reader& reader, const PublicFacts& facts, const ShortText& wanted)
{
    Document document = publicPaper(reader, facts, wanted.name);
    document.blocks.push_back(Title {facts.period, facts.partnership});
    if (const std::string written = facts.written(reader, wanted.part); !written.empty()) {
        addWritten(document, written);
    } else {
        std::vector<std::string> sentences;
        if (facts.aims > 0)
            sentences.push_back(
                fmt::format("We reached {} of our {}.", facts.met, base::counted(facts.aims, "aim", "aims")));
        for (const governance::ToldPlace& told : facts.told)
            sentences.push_back((told.wardName.empty() ? std::string {} : told.wardName + ": ")
                                + asSentence(told.text));
        // How to ask comes first into the room and last onto the paper.
        Document end;
        for (const std::string& sentence : facts.ask)
            end.blocks.push_back(paragraph(sentence));
        const int room = wanted.room - wordsOf(end);
        std::vector<std::string> figures = sentencesOn(facts);
        sentences.insert(sentences.end(), figures.begin(), figures.end());
        sentences.insert(sentences.end(), facts.next.begin(), facts.next.end());
        addWhileRoom(document, sentences, room);
        document.blocks.insert(document.blocks.end(), end.blocks.begin(), end.blocks.end());
    }
    expandShortForms(document, shortForms(reader));
    return document;
}

Result<Document> shortPaper(const Reader& reader, const std::string& period, ShortText wanted)
{
    const auto chosen = periodOfPublicReport(reader, period);
    if (!chosen)
        return tl::unexpected(chosen.error());
    const PublicFacts facts = publicFacts(reader, chosen->first, chosen->last);
    const int most = wanted.room;
    // Spelling out a short form costs words: leave out more until all of it fits.
    Document document = shortText(reader, facts, wanted);
    while (wordsOf(document) > most && wanted.room > 0) {
        wanted.room -= std::max(1, wordsOf(document) - most);
        document = shortText(reader, facts, wanted);
    }
    document.footerNote = base::counted(wordsOf(document), "word", "words");
    return document;
}

}  // namespace

Result<Period> periodOfPublicReport(const Reader& reader, const std::string& text)
{
    if (!text.empty())
        return periodFrom(text);
    for (const governance::Publication& one : governance::publications(reader)) {
        if (one.kind == governance::PublicationKind::QuarterlyReport && !one.isOver())
            return Period {one.from, one.to};
    }
    const base::Date quarter = performance::periodsLater(performance::periodOf(reader.today(), Frequency::Quarterly),
                                                         Frequency::Quarterly, -1);
    return Period {quarter, performance::lastDayOf(quarter, Frequency::Quarterly)};
}

Result<Document> quarterlyReport(const Reader& reader, const std::string& period)
{
    const auto chosen = periodOfPublicReport(reader, period);
    if (!chosen)
        return tl::unexpected(chosen.error());
    const PublicFacts facts = publicFacts(reader, chosen->first, chosen->last);
    if (facts.publication) {
        const std::string copy = governance::approvedCopy(reader, facts.publication->id);
        if (!copy.empty())
            return documentFromJson(copy);
    }
    Document document = publicPaper(reader, facts, "Public report");
    document.blocks.push_back(Title {facts.period, facts.partnership});
    if (const auto profile = partnership::profile(reader); profile && !profile->vision.empty())
        document.blocks.push_back(Paragraph {{{.text = asSentence(profile->vision), .bold = true}}});
    addSaid(document, reader, facts);
    addFigures(document, facts);
    addPlaces(document, facts);
    addPart(document, reader, facts, TextPart::Next, facts.next, "We will tell you here.");
    addPart(document, reader, facts, TextPart::Ask, facts.ask, "Write to us.");
    expandShortForms(document, shortForms(reader));
    return document;
}

Result<Document> householdText(const Reader& reader, const std::string& period)
{
    return shortPaper(reader, period,
                      {TextPart::Household, "Household text", governance::longest(TextPart::Household)});
}

Result<Document> newspaperText(const Reader& reader, const std::string& period)
{
    return shortPaper(reader, period,
                      {TextPart::Narrative, "Newspaper text", governance::longest(TextPart::Narrative)});
}

}  // namespace muster::documents
