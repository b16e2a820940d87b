// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading exceptions and the reports they went into.
#pragma once

#include "core/actions/exception.h"
#include "core/replica/connection.h"

#include <optional>
#include <string>
#include <vector>

namespace muster::actions {

/// In the order of their references.
[[nodiscard]] std::vector<PerformanceException> listExceptions(const replica::Reader& reader);
[[nodiscard]] std::optional<PerformanceException> findException(const replica::Reader& reader, const base::Id& id);
/// By its reference, "EX-04", in any case.
[[nodiscard]] std::optional<PerformanceException> findException(const replica::Reader& reader,
                                                                const std::string& reference);
/// Oldest first. Reason and text of a restricted one only while part two is open.
[[nodiscard]] std::vector<ExceptionEvent> eventsOf(const replica::Reader& reader, const base::Id& exception);

/// The signal an exception is about, as the figures have it now; nothing when raised by judgement, or where revised
/// figures do not show it any more.
[[nodiscard]] std::optional<performance::Finding> findingOf(const replica::Reader& reader,
                                                            const PerformanceException& exception);
/// How many points the series has been back since: 3 close it. The whole series where the signal is gone; nothing when
/// raised by judgement.
[[nodiscard]] std::optional<std::size_t> pointsBack(const replica::Reader& reader,
                                                    const PerformanceException& exception);

/// A written report of exceptions and blockages to a body.
struct ExceptionReport {
    struct Recipient {
        base::Id agency;
        std::string agencyShortName;
        std::string roleTitle;
    };
    base::Id id;
    base::Id body;
    std::string bodyName;
    std::string bodyShortName;
    int number = 0;
    std::optional<base::Date> madeOn;
    std::string byRole;
    base::Id meeting;  ///< where it was tabled; nil: by circulation
    base::Id notedMeeting;
    std::optional<base::Date> notedOn;
    std::string text;
    std::vector<base::Id> exceptions;
    std::vector<std::string> exceptionReferences;
    std::vector<base::Id> blockages;
    std::vector<std::string> blockageReferences;
    std::vector<Recipient> recipients;

    [[nodiscard]] bool byCirculation() const { return meeting.isNil(); }
};
/// Newest first; of one body when it is not nil.
[[nodiscard]] std::vector<ExceptionReport> exceptionReports(const replica::Reader& reader, const base::Id& body = {});
/// Went out by circulation and have not been noted at a meeting of the body (requirements K06).
[[nodiscard]] std::vector<ExceptionReport> reportsToNote(const replica::Reader& reader, const base::Id& body);
/// The number the next report to this body bears.
[[nodiscard]] int nextReportNumber(const replica::Reader& reader, const base::Id& body);

/// On which agendas it stands. `about`: an exception or a blockage.
struct AgendaPlace {
    base::Id meeting;
    base::Id item;
};
[[nodiscard]] std::vector<AgendaPlace> agendaPlacesOf(const replica::Reader& reader, const base::Id& about);
/// What stands behind an agenda item, so that its chart can be shown there; nothing for other items.
struct ItemSubject {
    base::Id exception;
    base::Id blockage;
};
[[nodiscard]] std::optional<ItemSubject> subjectOfItem(const replica::Reader& reader, const base::Id& item);

}  // namespace muster::actions
