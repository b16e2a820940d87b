// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the parts of the list of papers share.
#pragma once

#include "core/documents/paper_list.h"
#include "core/meetings/meeting.h"
#include "core/partnership/body.h"

#include <functional>

namespace muster::documents::detail {

/// The list while it is put together.
class PaperLines {
public:
    PaperLines(const replica::Reader& reader, const PaperSpan& span);

    [[nodiscard]] const replica::Reader& reader() const { return m_reader; }
    [[nodiscard]] base::Date today() const { return m_today; }
    [[nodiscard]] const PaperSpan& span() const { return m_span; }
    [[nodiscard]] bool holds(const std::optional<base::Date>& day) const;
    /// Whether anything of the line falls into the days of the list.
    [[nodiscard]] bool shows(const PaperLine& line) const;

    /// A line with its words.
    [[nodiscard]] static PaperLine blank(const ExportRequest& paper, std::string of, std::string who,
                                         std::optional<base::Date> due);
    /// The same, and what is recorded of its making and sending.
    [[nodiscard]] PaperLine begin(const ExportRequest& paper, std::string of, std::string who,
                                  std::optional<base::Date> due);
    /// The records of a paper, newest first; from then on they belong to a line.
    std::vector<governance::IssuedPaper> take(const governance::PaperName& name, bool anyAgency = false);
    std::vector<governance::IssuedPaper> takeIf(const std::function<bool(const governance::IssuedPaper&)>& belongs);
    /// Finds its state and what is next, and keeps it. `draftGoesOut`: it is approved after it was sent, as minutes
    /// are.
    void add(PaperLine line, bool draftGoesOut = false);
    /// What was made or sent in the days of the list and belongs to no line.
    void addOthers();
    /// Ordered, and taken out.
    [[nodiscard]] std::vector<PaperLine> finish();

private:
    const replica::Reader& m_reader;
    PaperSpan m_span;
    base::Date m_today;
    std::vector<governance::IssuedPaper> m_issued;
    std::vector<bool> m_taken;
    std::vector<PaperLine> m_lines;
};

/// Tells a line about its making and sending.
void noteIssued(PaperLine& line, const std::vector<governance::IssuedPaper>& issued);
/// "DTCG, 18 October 2011".
[[nodiscard]] std::string ofMeeting(const meetings::Meeting& meeting);
[[nodiscard]] std::string noteTakerOf(const meetings::Meeting& meeting);
[[nodiscard]] base::Date dayOf(const meetings::Meeting& meeting, int workingDays);
/// Working days from the meeting on which papers go out (requirements 2.2).
inline constexpr int kPapersOut = -5;
/// A wish for a paper of a meeting.
[[nodiscard]] ExportRequest paperOf(std::string_view kind, const base::Id& meeting, Edition edition = Edition::Full);

void addMeetingPapers(PaperLines& lines);  ///< minutes, action sheets, reports to bodies, and `addHandouts` of each
/// Agenda, invitations and packs. `over`: the meeting was held.
void addHandouts(PaperLines& lines, const meetings::Meeting& meeting, bool over);
void addRestrictedCopies(PaperLines& lines);
void addYearPapers(PaperLines& lines);  ///< returns, closing reports, publications, plan, requests

}  // namespace muster::documents::detail
