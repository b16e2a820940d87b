// SPDX-License-Identifier: GPL-3.0-or-later
//
// muster search WORDS: anything the reader may see, best first.
#include "app/command_line.h"
#include "app/listing.h"
#include "core/governance/search.h"
#include "core/meetings/meeting_queries.h"

#include <fmt/format.h>
#include <iostream>

namespace muster::app {

namespace {

Listing found(const replica::Reader& reader, const std::string& words, bool& more)
{
    Listing listing {{"kind", "title", "where", "snippet", "restricted", "id", "meeting"}, {}};
    const governance::SearchResults results = governance::searchAll(reader, words);
    more = results.more;
    for (const governance::Found& one : results.found) {
        const auto meeting = meetings::meetingById(reader, one.meeting);
        listing.rows.push_back({std::string {governance::toStored(one.kind)}, one.title,
                                one.where.empty() ? Cell {} : Cell {one.where}, one.snippetText(), one.restricted,
                                one.record.hex(), meeting ? Cell {meetings::meetingReference(*meeting)} : Cell {}});
    }
    return listing;
}

ExitCode run(const Arguments& arguments)
{
    std::string words;
    for (const std::string& word : arguments.positional()) {
        words += (words.empty() ? "" : " ") + word;
    }
    if (governance::searchExpression(words).empty()) {
        return misused("Say what to look for: muster search WORDS --data DIR");
    }
    const auto format = formatFrom(arguments.value("format").value_or("text"));
    if (!format) {
        return misused(format.error().detail);
    }
    auto replica = openFolder(arguments);
    if (!replica) {
        return refuseFolder(replica.error());
    }
    bool more = false;
    const Listing listing = found((*replica)->reader(), words, more);
    if (*format != Format::Text) {
        std::cout << write(listing, *format);
        return ExitCode::Done;
    }
    for (const auto& row : listing.rows) {
        const auto text = [&](std::size_t at) {
            const auto* words_ = std::get_if<std::string>(&row[at]);
            return words_ == nullptr ? std::string {} : *words_;
        };
        std::cout << fmt::format("{}: {}{}\n    {}\n", text(0), text(1),
                                 text(2).empty() ? std::string {} : " (" + text(2) + ")", text(3));
    }
    if (listing.rows.empty()) {
        std::cerr << "Nothing found. Part two is looked through with --passphrase-file only.\n";
    } else if (more) {
        std::cerr << "There are others. Type another word.\n";
    }
    return ExitCode::Done;
}

}  // namespace

CommandSpec searchCommand()
{
    return {"search",
            "WORDS --data DIR",
            "finds items, minutes, actions, bodies and the rest by their words, best first",
            {dataOption(), passphraseOption()},
            run};
}

}  // namespace muster::app
