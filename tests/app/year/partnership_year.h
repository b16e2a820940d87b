// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the bodies of the partnership do in a year, and the test's own book of it.
#pragma once

#include "core/meetings/meeting.h"
#include "tests/app/year/computers.h"
#include "tests/app/year/months.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace muster::test::year {

/// An action that the test had recorded.
struct Given {
    base::Id id;
    std::string text;
    std::string agency;
    Fate fate = Fate::Open;
    base::Date agreedOn {};
    base::Date firstDue {};
    base::Id meeting;
    int extensions = 0;
    bool awaiting = false;  ///< its agency was not there
    bool closed = false;
    std::optional<base::Date> declinedOn {};  ///< comes back to the next meeting with the reason
    std::string evidence {};
};

/// A meeting that the test held.
struct Held {
    base::Id id;
    std::string body;
    base::Date day {};
    int taken = 0;  ///< items
    std::vector<std::string> came;  ///< agencies
    bool approved = false;
};

class PartnershipYear {
public:
    /// The whole of it.
    void run();

    Computers computers;
    std::vector<Given> given;
    std::vector<Held> held;
    std::size_t openAtStart = 0;  ///< actions of the sample
    int extensionsAtStart = 0;
    int returnsReceived = 0;
    int reportsPublished = 0;
    int sentFiles = 0;  ///< invitations as text and calendar, and packs, of one meeting
    std::vector<base::Id> exceptions;
    std::vector<base::Id> blockages;
    base::Id sentItem;  ///< that went up and whose answer came back
    base::Id panelPriority;
    base::Id recommendation;
    base::Id dependentAction;
    std::vector<base::Id> countyGoals;
    base::Id scrutinyRecommendation;

private:
    // tasking.cpp
    void holdTasking(std::size_t index);
    void prepareAgenda(replica::Replica& replica, const base::Id& meeting, const Month& month);
    void settleBefore(replica::Replica& replica, std::size_t index, base::Date meetingDay);
    void reviewActions(replica::Replica& replica, std::size_t index, const base::Id& meeting, base::Date day);
    void recordTasks(replica::Replica& replica, std::size_t index, const base::Id& meeting);
    void holdExtraordinary();
    void issueMinutes(replica::Replica& replica, const base::Id& meeting);

    // boards.cpp
    void holdPerformanceBoard(const Quarter& quarter);
    void holdBoard(base::Date day, std::size_t computer);
    void holdScrutiny(base::Date day);
    void holdCounty(base::Date day, std::size_t computer,
                    const std::function<void(replica::Replica&, const base::Id&)>& business);
    void reviewCountyGoals(base::Date day);
    void setCountyGoals(base::Date day);
    base::Id openMeeting(replica::Replica& replica, const char* body, base::Date day);
    void beginMeeting(replica::Replica& replica, const base::Id& meeting, const std::vector<std::string>& agencies);
    void endMeeting(replica::Replica& replica, const base::Id& meeting);
    /// Takes every item that is left; the restricted ones with part two open.
    void takeItems(replica::Replica& replica, const base::Id& meeting);
    /// All minutes of the body that are with their readers, after deciding what is proposed to them.
    void approveEarlier(replica::Replica& replica, const meetings::Meeting& now);

    // around_the_year.cpp
    void handInReturns(const Month& month, std::size_t computer);
    void publishReport(const Quarter& quarter);
    void draftRecommendation(replica::Replica& replica);
    void ratify(base::Date day);
    void sendBusiness(replica::Replica& replica, const base::Id& meeting);
    void tellBack(base::Date day);
    void commentOnYear();
    void askThePublic(base::Date day);

    Held& heldOf(const base::Id& meeting);
};

}  // namespace muster::test::year
