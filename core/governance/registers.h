// SPDX-License-Identifier: GPL-3.0-or-later
//
// The dated registers of requirements §4.17: who was there, who declared an interest, what was disclosed to whom, and
// who holds a copy (V02, V06, V08).
#pragma once

#include "core/base/date.h"
#include "core/base/failure.h"
#include "core/base/id.h"
#include "core/replica/replica.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::governance {

/// Which part of a register; an empty one is all of it.
struct RegisterSpan {
    std::optional<base::Date> from {};
    std::optional<base::Date> to {};  ///< both days included
    base::Id body {};
    base::Id agency {};
};

struct AttendanceLine {
    base::Date date;
    std::string meeting;  ///< "DTCG/2011-11-15"
    base::Id agency;
    std::string agencyName;
    std::string roleTitle;
    std::string status;  ///< "Present", "Substituting for the Public health lead"
    std::optional<base::TimeOfDay> arrived;
    std::optional<base::TimeOfDay> left;
    bool reminded = false;  ///< of the statement of confidentiality
};
/// Meetings that were held, oldest first; by agency in each.
[[nodiscard]] std::vector<AttendanceLine> attendanceRegister(const replica::Reader& reader,
                                                             const RegisterSpan& span = {});

struct DeclarationLine {
    base::Date date;
    std::string meeting;
    int item = 0;  ///< its number; 0 for the whole meeting
    std::string person;  ///< role and agency
    std::string nature;
    std::string effect;  ///< "took no part"
    bool restricted = false;
};
/// Those on restricted items only while part two is open.
[[nodiscard]] std::vector<DeclarationLine> declarationRegister(const replica::Reader& reader,
                                                               const RegisterSpan& span = {});

/// Stored as "s115", "s17A", "consent", "safeguarding", "other".
enum class LegalBasis { NotSaid, Section115, Section17A, Consent, Safeguarding, Other };
[[nodiscard]] std::string_view toStored(LegalBasis basis);
[[nodiscard]] std::optional<LegalBasis> legalBasisFrom(std::string_view stored);
/// "section 115 of the Crime and Disorder Act 1998"; "not said yet".
[[nodiscard]] std::string_view inWords(LegalBasis basis);

struct DisclosureLine {
    base::Id id;
    int number = 0;
    std::optional<base::Date> date;
    std::string meeting;  ///< empty where it was made between meetings
    int item = 0;
    std::string from;
    std::vector<std::string> to;
    std::string what;
    LegalBasis basis = LegalBasis::NotSaid;
    std::string purpose;
    std::string proportionality;
    bool restricted = false;
};
/// By number. Restricted lines, which nearly all are, only while part two is open.
[[nodiscard]] std::vector<DisclosureLine> disclosureRegister(const replica::Reader& reader,
                                                             const RegisterSpan& span = {});

/// What the capture line could not say in the room. Empty texts leave what is there.
struct CompleteDisclosure {
    base::Id disclosure;
    LegalBasis basis = LegalBasis::NotSaid;
    std::string purpose {};
    std::string proportionality {};
};
[[nodiscard]] base::Result<void> apply(replica::Writer& writer, const CompleteDisclosure& command);
[[nodiscard]] base::Result<void> execute(replica::Replica& replica, const CompleteDisclosure& command);

struct CopyLine {
    base::Date date;
    std::string meeting;
    int item = 0;
    std::string document;  ///< "minutes"
    std::string edition;
    std::string recipient;
    int copy = 0;
    std::string method;
};
/// Who holds a copy of what, oldest first.
[[nodiscard]] std::vector<CopyLine> copyRegister(const replica::Reader& reader, const RegisterSpan& span = {});

}  // namespace muster::governance
