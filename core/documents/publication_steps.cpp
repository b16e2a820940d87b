// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/publication_steps.h"

#include "core/base/date.h"
#include "core/documents/build_document.h"
#include "core/documents/document_json.h"
#include "core/documents/leak_check.h"
#include "core/documents/paper_parts.h"
#include "core/documents/privacy_check.h"
#include "core/governance/publication_commands.h"
#include "core/partnership/rules.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace muster::documents {

using base::Result;
using governance::Publication;
using replica::Reader;
using replica::Replica;

namespace {

Result<Publication> known(const Reader& reader, const base::Id& id)
{
    auto found = governance::publication(reader, id);
    if (!found)
        return partnership::gone("publication");
    return *std::move(found);
}

Result<void> holdsNothing(const Reader& reader, const Document& paper)
{
    if (auto checked = checkPrivacy(paper); !checked)
        return checked;
    std::string text;
    for (const std::string& unit : textUnits(paper))
        text += unit + "\n";
    return checkForLeaks(text, restrictedCorpus(reader));
}

}  // namespace

Result<Document> paperOf(const Reader& reader, const Publication& publication)
{
    const std::string copy = governance::approvedCopy(reader, publication.id);
    if (!copy.empty())
        return documentFromJson(copy);
    ExportRequest request;
    request.kind = governance::paperOf(publication.kind);
    request.period = fmt::format("{} to {}", base::isoDate(publication.from), base::isoDate(publication.to));
    const auto word = documentKind(request.kind);
    if (!word)
        return tl::unexpected(word.error());
    request.edition = (*word)->editions.front();
    auto paper = buildDocument(reader, request);
    if (paper) {
        // What everybody may read bears no marking, and says so (requirements §4.0).
        paper->marking.clear();
        paper->edition = kPublicEdition;
    }
    return paper;
}

Result<std::optional<Document>> approvedPaper(const Reader& reader, governance::PublicationKind kind, base::Date day,
                                              Edition edition, const std::optional<Period>& exactly)
{
    for (const Publication& one : governance::publications(reader)) {
        const bool meant =
            exactly ? one.from == exactly->first && one.to == exactly->last : one.from <= day && day <= one.to;
        if (one.kind != kind || !meant || one.state == governance::PublicationState::Withdrawn)
            continue;
        // The newest version counts: while a new one is in draft, that is what there is to read.
        const std::string copy = governance::approvedCopy(reader, one.id);
        if (copy.empty())
            return std::optional<Document> {};
        auto paper = documentFromJson(copy);
        if (!paper)
            return tl::unexpected(paper.error());
        if (edition != Edition::Public) {
            paper->marking = kOfficial;
            paper->edition.clear();
        }
        return std::optional {*std::move(paper)};
    }
    return std::optional<Document> {};
}

Result<Document> agencyPage(const Document& report, const std::string& agency)
{
    Document page = report;
    page.blocks.clear();
    const auto isBreak = [](const Block& block) { return std::holds_alternative<PageBreak>(block); };
    const auto fromEnd = std::find_if(report.blocks.rbegin(), report.blocks.rend(), isBreak);
    const auto end = fromEnd == report.blocks.rend() ? report.blocks.end() : std::prev(fromEnd.base());
    bool inside = false;
    bool found = false;
    for (auto block = report.blocks.begin(); block != report.blocks.end(); ++block) {
        const auto* heading = std::get_if<Heading>(&*block);
        if (isBreak(*block))
            inside = false;
        else if (heading != nullptr && heading->anchor.starts_with("agency-"))
            found |= inside = heading->anchor == "agency-" + agency;
        if (inside || block >= end || std::holds_alternative<Title>(*block))
            page.blocks.push_back(*block);
    }
    if (!found)
        return base::fail(base::FailureCode::NotFound,
                          "That agency is not in the report that was approved. Choose another one.", "agency");
    return page;
}

Result<Readability> readabilityOf(const Reader& reader, const Publication& publication)
{
    const auto paper = paperOf(reader, publication);
    if (!paper)
        return tl::unexpected(paper.error());
    return readabilityOf(*paper);
}

Result<void> checkPublication(Replica& replica, const base::Id& publication, const std::string& byRole)
{
    const auto found = known(replica.reader(), publication);
    if (!found)
        return tl::unexpected(found.error());
    const auto paper = paperOf(replica.reader(), *found);
    if (!paper)
        return tl::unexpected(paper.error());
    if (auto clean = holdsNothing(replica.reader(), *paper); !clean)
        return clean;
    return governance::execute(replica, governance::MarkPrivacyChecked {publication, byRole});
}

Result<void> approvePublication(Replica& replica, const base::Id& publication, const std::string& byRole)
{
    const auto found = known(replica.reader(), publication);
    if (!found)
        return tl::unexpected(found.error());
    auto paper = paperOf(replica.reader(), *found);
    if (!paper)
        return tl::unexpected(paper.error());
    // The figures may have changed since it was checked.
    if (auto clean = holdsNothing(replica.reader(), *paper); !clean)
        return clean;
    paper->draft = false;
    return governance::execute(replica, governance::ApprovePublication {publication, byRole, toJson(*paper)});
}

}  // namespace muster::documents
