// SPDX-License-Identifier: GPL-3.0-or-later
//
// What papers are due, made, approved and sent: the list of the Documents page. What is due when comes from the
// calendar of meetings (requirements 2.2), the groups, the plan, publications and requests (section 4).
#pragma once

#include "core/base/date.h"
#include "core/documents/build_document.h"
#include "core/governance/issued_paper.h"
#include "core/replica/connection.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::documents {

/// The last thing that happened to it.
enum class PaperState {
    Late,  ///< nothing yet, and its day is past
    Due,
    Made,
    Approved,
    Sent
};
/// "Late", "Due", "Made", "Approved", "Sent".
[[nodiscard]] std::string_view inWords(PaperState state);

/// What comes next, and so what its button does.
enum class PaperStep {
    None,
    Make,
    Circulate,  ///< draft minutes, to the members
    ApproveAtMeeting,
    Check,  ///< a publication, for personal data
    Approve,  ///< a publication, by the communications owner
    Publish,
    HandIn,  ///< a monthly return
    Answer,  ///< a request for information
    Send
};
/// "Make it", "Circulate the draft", ...; empty for none.
[[nodiscard]] std::string_view inWords(PaperStep step);

/// One paper of one meeting, month, quarter or request.
struct PaperLine {
    std::string key;  ///< the same whenever it is asked for
    ExportRequest paper;  ///< what makes it
    governance::PaperName name;  ///< under which it is recorded
    std::string title;  ///< "Minutes, public version"
    std::string of;  ///< "DTCG, 18 October 2011", "Road Safety, November 2011"; may be empty
    std::string who;  ///< whose work it is: a role; may be empty
    std::optional<base::Date> due;
    std::optional<base::Date> made;
    std::optional<base::Date> approved;
    std::optional<base::Date> sent;
    std::string madeBy;
    std::string approvedBy;
    std::string sentTo;
    std::string version;  ///< as printed, of the newest that was made
    std::string note;  ///< "5 of 8 agencies"; may be empty
    PaperState state = PaperState::Due;
    PaperStep next = PaperStep::None;
    bool mayMark = true;  ///< somebody says that it was sent; else its own steps do
    bool wasSent = false;  ///< also where nobody noted the day
    bool late = false;  ///< not out, and its day is past
    bool open = false;  ///< something is still to be done
    base::Id publication;  ///< nil unless it goes through the steps of one
    std::vector<base::Id> unsent;  ///< records of what was made and is not sent
};

/// Days from the first to the last, both included: papers due, made, approved or sent then.
struct PaperSpan {
    base::Date from {};
    base::Date to {};
    bool waiting = false;  ///< and what is still to be done from before: to be approved, published, answered, closed
};
/// Sixty days either way from today, and what waits.
[[nodiscard]] PaperSpan aroundToday(const replica::Reader& reader);

/// First what is still to go out, by its day; then what waits for approval; then what is done, the newest first.
[[nodiscard]] std::vector<PaperLine> paperList(const replica::Reader& reader, const PaperSpan& span);

/// What marks a paper as sent, but for the person and the day: the newest that was made and has not gone out, or its
/// name where it was made outside Muster. Refuses, in words: an unknown kind, an edition it does not have, no meeting
/// where it needs one; what has gone out already; and what goes out by its own steps, as minutes and publications do.
[[nodiscard]] base::Result<governance::MarkPaperSent> sendingOf(const replica::Reader& reader,
                                                                const ExportRequest& request);

}  // namespace muster::documents
