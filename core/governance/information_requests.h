// SPDX-License-Identifier: GPL-3.0-or-later
//
// Requests under the Freedom of Information Act and by people for what is held about them (requirements §6.1, §6.2):
// the log with its clock, and what of the record goes into the answer. What is left out is never put in: no hiding.
#pragma once

#include "core/base/date.h"
#include "core/base/failure.h"
#include "core/governance/search.h"
#include "core/replica/replica.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::governance {

enum class RequestKind {
    FreedomOfInformation,  ///< answered within 20 working days (Freedom of Information Act 2000, section 10)
    SubjectAccess  ///< answered within one calendar month, or by the next working day after it
};
enum class RequestState { Open, Answered, Refused, Withdrawn };

[[nodiscard]] std::string_view toStored(RequestKind kind);  ///< "foi", "sar"
[[nodiscard]] std::optional<RequestKind> requestKindFrom(std::string_view stored);
[[nodiscard]] std::string_view inWords(RequestKind kind);  ///< "Freedom of information", "Subject access"
[[nodiscard]] std::string_view toStored(RequestState state);
[[nodiscard]] std::optional<RequestState> requestStateFrom(std::string_view stored);
[[nodiscard]] std::string_view inWords(RequestState state);

/// The last day for an answer.
[[nodiscard]] base::Date answerDue(RequestKind kind, base::Date receivedOn);

struct InformationRequest {
    base::Id id;
    std::string reference;  ///< "REQ-01", or "REQ-P1" while provisional
    RequestKind kind = RequestKind::FreedomOfInformation;
    base::Date receivedOn {};
    base::Date dueOn {};
    std::string subject;  ///< of a person's request empty while part two is locked
    std::string scope;
    RequestState state = RequestState::Open;
    std::optional<base::Date> answeredOn;
    std::string answeredBy;
    std::string outcome;
    bool restricted = false;  ///< a person's request: who asks is nobody else's business
    bool overdue = false;  ///< open and past its day
    bool late = false;  ///< answered after its day
    int included = 0;
    int omitted = 0;

    /// "due 13 December 2011, 20 working days left", "answered 2 December 2011", "3 working days overdue".
    [[nodiscard]] std::string clockInWords(base::Date today) const;
};

/// Open ones first by their day, then the newest.
[[nodiscard]] std::vector<InformationRequest> informationRequests(const replica::Reader& reader);
/// By "REQ-01" in any case; `NotFound` with what there is.
[[nodiscard]] base::Result<InformationRequest> findRequest(const replica::Reader& reader, std::string_view reference);

/// A record that was looked at for the answer.
struct RequestRecord {
    base::Id id;
    FoundKind kind = FoundKind::Item;
    base::Id record;
    bool included = false;
    std::string reason;  ///< of leaving it out: "section 40, personal information"
};
[[nodiscard]] std::vector<RequestRecord> recordsOf(const replica::Reader& reader, const base::Id& request);

/// `subject` and what is asked for are required. Logging what a person asks about themselves needs part two open.
struct LogRequest {
    RequestKind kind = RequestKind::FreedomOfInformation;
    std::optional<base::Date> receivedOn {};  ///< today when empty; not after today
    std::string subject;
    std::string scope;
};
[[nodiscard]] base::Result<base::Id> apply(replica::Writer& writer, const LogRequest& command);
[[nodiscard]] base::Result<base::Id> execute(replica::Replica& replica, const LogRequest& command);

/// Takes a record into the answer, or leaves it out with the reason. What is restricted is never taken in: give an
/// edited copy of it by hand where the law asks for one.
struct ChooseRecord {
    base::Id request;
    FoundKind kind = FoundKind::Item;
    base::Id record;
    bool include = true;
    std::string reason {};
};
[[nodiscard]] base::Result<void> apply(replica::Writer& writer, const ChooseRecord& command);
[[nodiscard]] base::Result<void> execute(replica::Replica& replica, const ChooseRecord& command);

/// Ends it. A refusal needs its reason, an answer what was given.
struct CloseRequest {
    base::Id request;
    RequestState state = RequestState::Answered;
    std::string outcome;
    std::string byRole {};
};
[[nodiscard]] base::Result<void> apply(replica::Writer& writer, const CloseRequest& command);
[[nodiscard]] base::Result<void> execute(replica::Replica& replica, const CloseRequest& command);

}  // namespace muster::governance
