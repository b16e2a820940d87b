// SPDX-License-Identifier: GPL-3.0-or-later
//
// "minute 19" in what people wrote becomes a link, and minutes of earlier meetings are cited in full (requirements
// D10).
#pragma once

#include "core/documents/document.h"
#include "core/meetings/minutes.h"
#include "core/replica/connection.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace muster::documents {

/// The place of a minute within its document.
[[nodiscard]] std::string minuteAnchor(std::string_view label);

class MinuteLinks {
public:
    /// `labels`: the minutes that have a heading in this document.
    MinuteLinks(const replica::Reader& reader, std::string bodyName, base::Date meetingDate,
                std::set<std::string> labels);

    /// The text word for word, with a link where it names a minute of this document.
    [[nodiscard]] Runs linked(std::string_view text);

    /// Full citations of the earlier minutes named since the last call, each once: "minute 2, District Tasking and
    /// Co-ordination Group, 20 September 2011".
    [[nodiscard]] std::vector<std::string> takeCitations();

private:
    void cite(const std::string& label);

    const replica::Reader& m_reader;
    std::string m_bodyName;
    base::Date m_meetingDate;
    std::set<std::string> m_labels;
    std::vector<std::string> m_citations;
};

}  // namespace muster::documents
