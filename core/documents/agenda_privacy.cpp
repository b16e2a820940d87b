// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/agenda_privacy.h"

#include "core/meetings/agenda_queries.h"

#include <fmt/format.h>

namespace muster::documents {

std::vector<PersonalData> personalDataOnAgenda(const replica::Reader& reader, const base::Id& meeting)
{
    std::vector<PersonalData> found;
    const meetings::Agenda agenda = meetings::agendaOf(reader, meeting, meetings::Audience::Open);
    for (const auto* list : {&agenda.items, &agenda.apart}) {
        for (const meetings::AgendaItem& item : *list) {
            if (item.restricted())
                continue;
            const std::string where =
                item.number > 0 ? fmt::format("item {}", item.number) : std::string {"a proposed item"};
            for (const std::string* text : {&item.title, &item.locationText, &item.background, &item.evidence}) {
                for (PersonalData& one : personalDataIn(*text)) {
                    one.where = where;
                    found.push_back(std::move(one));
                }
            }
        }
    }
    return found;
}

}  // namespace muster::documents
