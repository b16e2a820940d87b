// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/registers.h"

#include "core/meetings/attendance.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/id_list.h"
#include "core/partnership/rules.h"
#include "core/partnership/stored_words.h"

#include <array>
#include <fmt/format.h>

namespace muster::governance {

using base::fail;
using base::FailureCode;
using replica::Reader;
using replica::Statement;

namespace {

constexpr std::array<partnership::StoredWord<LegalBasis>, 6> kBases {{
    {LegalBasis::NotSaid, "", "not said yet"},
    {LegalBasis::Section115, "s115", "section 115 of the Crime and Disorder Act 1998"},
    {LegalBasis::Section17A, "s17A", "section 17A of the Crime and Disorder Act 1998"},
    {LegalBasis::Consent, "consent", "consent of the person"},
    {LegalBasis::Safeguarding, "safeguarding", "safeguarding a person at risk"},
    {LegalBasis::Other, "other", "another legal basis"},
}};

// A span in every register: ?1 from, ?2 to, ?3 body, ?4 agency.
constexpr std::string_view kAttendanceSql = R"sql(
        SELECT m.held_on, b.short_name || '/' || m.held_on, t.agency, coalesce(a.name, r.organisation, ''),
               coalesce(t.role_title, r.title), t.status, t.substitute_for, t.arrived_at, t.left_at, t.reminded
          FROM main.attendance t JOIN main.meeting m ON m.id = t.meeting JOIN main.body b ON b.id = m.body
          LEFT JOIN main.agency a ON a.id = t.agency LEFT JOIN main.role r ON r.id = t.role
         WHERE t.status <> 'expected' AND m.state NOT IN ('planned', 'agenda_open', 'agenda_closed', 'published', 'cancelled')
           AND (?1 IS NULL OR m.held_on >= ?1) AND (?2 IS NULL OR m.held_on <= ?2) AND (?3 IS NULL OR m.body = ?3)
           AND (?4 IS NULL OR t.agency = ?4)
         ORDER BY m.held_on, b.position, m.start_time, a.position, t.arrived_at, t.id)sql";
constexpr std::string_view kDeclarationsSql = R"sql(
        SELECT m.held_on, b.short_name || '/' || m.held_on, i.number, d.role_title, a.name, d.nature, d.effect, d.effect_text,
               d.sealed
          FROM (SELECT id, meeting, item, role_title, agency, nature, effect, effect_text, at, 0 AS sealed FROM main.declaration
                 WHERE nature IS NOT NULL
                UNION ALL SELECT p.id, coalesce(p.meeting, o.meeting), coalesce(p.item, o.item),
                                 coalesce(p.role_title, o.role_title), coalesce(p.agency, o.agency), p.nature,
                                 coalesce(p.effect, o.effect), p.effect_text, coalesce(p.at, o.at), 1
                            FROM part_two.declaration p LEFT JOIN main.declaration o ON o.id = p.id) d
          JOIN main.meeting m ON m.id = d.meeting JOIN main.body b ON b.id = m.body
          LEFT JOIN main.agenda_item i ON i.id = d.item LEFT JOIN main.agency a ON a.id = d.agency
         WHERE (?1 IS NULL OR m.held_on >= ?1) AND (?2 IS NULL OR m.held_on <= ?2) AND (?3 IS NULL OR m.body = ?3)
           AND (?4 IS NULL OR d.agency = ?4)
         ORDER BY m.held_on, b.position, i.number, d.at, d.id)sql";
constexpr std::string_view kDisclosuresSql = R"sql(
        SELECT d.id, d.number, coalesce(d.made_on, m.held_on), b.short_name || '/' || m.held_on, i.number, a.name,
               d.to_agencies, d.what, d.legal_basis, d.purpose, d.proportionality, d.sealed
          FROM (SELECT *, 0 AS sealed FROM main.disclosure WHERE what IS NOT NULL
                UNION ALL SELECT *, 1 FROM part_two.disclosure WHERE what IS NOT NULL) d
          LEFT JOIN main.meeting m ON m.id = d.meeting LEFT JOIN main.body b ON b.id = m.body
          LEFT JOIN main.agenda_item i ON i.id = d.item LEFT JOIN main.agency a ON a.id = d.from_agency
         WHERE (?1 IS NULL OR coalesce(d.made_on, m.held_on) >= ?1) AND (?2 IS NULL OR coalesce(d.made_on, m.held_on) <= ?2)
           AND (?3 IS NULL OR m.body = ?3) AND (?4 IS NULL OR d.from_agency = ?4 OR instr(d.to_agencies, lower(hex(?4))) > 0)
         ORDER BY coalesce(d.made_on, m.held_on), d.number IS NULL, d.number, d.id)sql";
constexpr std::string_view kCopiesSql = R"sql(
        SELECT c.issued_on, b.short_name || '/' || m.held_on, i.number, c.document, c.edition, c.recipient, c.copy_number,
               c.method
          FROM main.circulation c LEFT JOIN main.meeting m ON m.id = c.meeting LEFT JOIN main.body b ON b.id = m.body
          LEFT JOIN main.agenda_item i ON i.id = c.item
         WHERE c.issued_on IS NOT NULL AND (?1 IS NULL OR c.issued_on >= ?1) AND (?2 IS NULL OR c.issued_on <= ?2)
           AND (?3 IS NULL OR m.body = ?3) AND (?4 IS NULL OR c.agency = ?4)
         ORDER BY c.issued_on, c.document, c.copy_number, c.id)sql";
constexpr std::string_view kWhereSql[2] {
    "SELECT legal_basis, purpose, proportionality FROM main.disclosure WHERE id = ?1",
    "SELECT legal_basis, purpose, proportionality FROM part_two.disclosure WHERE id = ?1"};
constexpr std::string_view kCompleteSql[2] {
    "UPDATE main.disclosure SET legal_basis = ?2, purpose = ?3, proportionality = ?4 WHERE id = ?1",
    "UPDATE part_two.disclosure SET legal_basis = ?2, purpose = ?3, proportionality = ?4 WHERE id = ?1"};

Statement spanned(const Reader& reader, std::string_view sql, const RegisterSpan& span)
{
    return reader.query(sql, span.from, span.to, span.body, span.agency);
}

std::string personOf(const std::string& role, const std::string& agency)
{
    return role.empty() || agency.empty() ? role + agency : role + ", " + agency;
}

}  // namespace

std::string_view toStored(LegalBasis basis) { return partnership::wordOf(kBases, basis).stored; }
std::optional<LegalBasis> legalBasisFrom(std::string_view stored) { return partnership::valueOf(kBases, stored); }
std::string_view inWords(LegalBasis basis) { return partnership::wordOf(kBases, basis).words; }

std::vector<AttendanceLine> attendanceRegister(const Reader& reader, const RegisterSpan& span)
{
    std::vector<AttendanceLine> lines;
    Statement row = spanned(reader, kAttendanceSql, span);
    while (row.next()) {
        const auto status =
            meetings::attendanceStatusFromStored(row.text(5)).value_or(meetings::AttendanceStatus::Present);
        std::string words {meetings::inWords(status)};
        if (status == meetings::AttendanceStatus::Substitute && !row.text(6).empty()) {
            words += " for the " + row.text(6);
        }
        lines.push_back({row.date(0), row.text(1), row.id(2), row.text(3), row.text(4), words, row.optionalTime(7),
                         row.optionalTime(8), row.flag(9)});
    }
    return lines;
}

std::vector<DeclarationLine> declarationRegister(const Reader& reader, const RegisterSpan& span)
{
    std::vector<DeclarationLine> lines;
    Statement row = spanned(reader, kDeclarationsSql, span);
    while (row.next()) {
        const auto effect = meetings::declarationEffectFromStored(row.text(6));
        std::string words = row.text(7);
        if (words.empty() && effect) {
            words = meetings::inWords(*effect);
        }
        lines.push_back({row.date(0), row.text(1), row.number(2), personOf(row.text(3), row.text(4)), row.text(5),
                         words, row.flag(8)});
    }
    return lines;
}

std::vector<DisclosureLine> disclosureRegister(const Reader& reader, const RegisterSpan& span)
{
    std::vector<DisclosureLine> lines;
    Statement row = spanned(reader, kDisclosuresSql, span);
    while (row.next()) {
        DisclosureLine line;
        line.id = row.id(0);
        line.number = row.number(1);
        line.date = row.optionalDate(2);
        line.meeting = row.text(3);
        line.item = row.number(4);
        line.from = row.text(5);
        for (const base::Id& id : partnership::idsFromStored(row.text(6))) {
            if (const auto agency = partnership::agency(reader, id)) {
                line.to.push_back(agency->name);
            }
        }
        line.what = row.text(7);
        line.basis = legalBasisFrom(row.text(8)).value_or(LegalBasis::Other);
        line.purpose = row.text(9);
        line.proportionality = row.text(10);
        line.restricted = row.flag(11);
        lines.push_back(std::move(line));
    }
    return lines;
}

base::Result<void> apply(replica::Writer& writer, const CompleteDisclosure& command)
{
    for (std::size_t part = 0; part < 2; ++part) {
        std::string basis;
        std::string purpose;
        std::string proportionality;
        {
            Statement row = writer.query(kWhereSql[part], command.disclosure);
            if (!row.next()) {
                continue;
            }
            basis = row.text(0);
            purpose = row.text(1);
            proportionality = row.text(2);
        }
        const auto given = [](const std::string& text, const std::string& before) {
            return partnership::orNothing(partnership::orNothing(text) ? text : before);
        };
        writer.run(kCompleteSql[part], command.disclosure, given(std::string {toStored(command.basis)}, basis),
                   given(command.purpose, purpose), given(command.proportionality, proportionality));
        writer.setLabel("Complete a line of the disclosure register");
        return {};
    }
    if (!writer.partTwoIsOpen()) {
        return fail(FailureCode::Locked, "Part two is locked. Unlock it first.");
    }
    return partnership::gone("disclosure");
}

base::Result<void> execute(replica::Replica& replica, const CompleteDisclosure& command)
{
    return replica.transact("Complete a disclosure", [&](replica::Writer& writer) { return apply(writer, command); });
}

std::vector<CopyLine> copyRegister(const Reader& reader, const RegisterSpan& span)
{
    std::vector<CopyLine> lines;
    Statement row = spanned(reader, kCopiesSql, span);
    while (row.next()) {
        lines.push_back({row.date(0), row.text(1), row.number(2), row.text(3), row.text(4), row.text(5), row.number(6),
                         row.text(7)});
    }
    return lines;
}

}  // namespace muster::governance
