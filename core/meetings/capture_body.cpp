// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/capture_body.h"

#include "core/base/text.h"
#include "core/meetings/capture_owner.h"
#include "core/meetings/capture_scan.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::meetings::scan {

namespace {

constexpr std::size_t kMostCautions = 8;
constexpr std::size_t kShownName = 40;
constexpr std::size_t kLongestDate = 80;

template <class T> bool holds(const std::vector<T>& list, const T& value)
{
    return std::find(list.begin(), list.end(), value) != list.end();
}

const CaptureAgency* agencyOf(const CaptureContext& context, const std::optional<base::Id>& id)
{
    const auto found = std::find_if(context.agencies.begin(), context.agencies.end(),
                                    [&](const CaptureAgency& agency) { return id && agency.id == *id; });
    return found == context.agencies.end() ? nullptr : &*found;
}

std::ptrdiff_t countNewLines(std::string_view text) { return std::count(text.begin(), text.end(), '\n'); }

void setRole(const OwnerFound& owner, CapturedLine& out)
{
    if (owner.role != nullptr) {
        out.ownerRole = owner.role->id;
        out.ownerTitle = owner.role->title;
    } else if (owner.unit != nullptr) {
        out.ownerUnit = owner.unit->id;
        out.ownerTitle = owner.unit->name;
    } else if (!owner.title.empty()) {
        out.ownerTitle = owner.title;
    }
}

}  // namespace

void addCaution(CapturedLine& out, std::string sentence)
{
    if (out.cautions.size() < kMostCautions && !holds(out.cautions, sentence)) {
        out.cautions.push_back(std::move(sentence));
    }
}

BodyReader::BodyReader(std::string_view line, const CaptureContext& context, CapturedLine& out)
    : m_line(line), m_body(line), m_context(context), m_out(out)
{
}

void BodyReader::take(CaptureTokenKind kind, std::size_t begin, std::size_t end)
{
    m_out.tokens.push_back({kind, begin, end, true});
}

void BodyReader::leave(CaptureTokenKind kind, std::size_t begin, std::size_t end)
{
    m_out.tokens.push_back({kind, begin, end, false});
}

void BodyReader::read(std::size_t begin, std::size_t end)
{
    m_body = m_line.substr(0, end);
    for (std::size_t at = m_body.find_first_of("@!\\", begin); at < end; at = m_body.find_first_of("@!\\", at)) {
        const char mark = m_body[at];
        const bool plus = mark == '@' && at > begin && m_body[at - 1] == '+' && startsToken(m_body, at - 1);
        if (at != begin && !plus && !startsToken(m_body, at)) {
            ++at;
        } else if (mark == '@') {
            // Progress on an action may mention agencies; only `#19 @CKH` passes it on.
            at = m_out.kind == CaptureKind::Update ? at + 1 : readAgency(at, begin);
        } else if (mark == '!') {
            at = readDate(at, begin);
        } else if (at + 1 < end && (m_body[at + 1] == '@' || m_body[at + 1] == '!')) {
            take(CaptureTokenKind::Escape, at, at + 1);
            at += 2;
        } else {
            ++at;
        }
    }
}

void BodyReader::readOwnerOnly(std::size_t at, std::size_t end)
{
    m_body = m_line.substr(0, end);
    readAgency(at, at);
}

// The start of `word` when it stands directly before `at`, else `at`; never before `floor`.
std::size_t BodyReader::wordBefore(std::size_t at, std::size_t floor, std::string_view word) const
{
    std::size_t end = at;
    while (end > floor && blankBefore(m_body, end) != 0) {
        end -= blankBefore(m_body, end);
    }
    if (end == at || end < floor + word.size()) {
        return at;
    }
    const std::size_t start = end - word.size();
    const bool whole = start == floor || startsToken(m_body, start);
    return whole && equalsIgnoringCase(m_body.substr(start, word.size()), word) ? start : at;
}

// "@CITY and @FIRE", "@CITY, @FIRE": the start of what joins the agency at `at` to the one before it, else `at`.
std::size_t BodyReader::connectorsBefore(std::size_t at) const
{
    if (m_lastAgencyEnd == 0) {
        return at;
    }
    std::size_t start = at;
    for (const std::string_view word : {"and", "&", "+"}) {
        start = wordBefore(at, m_lastAgencyEnd, word);
        if (start != at) {
            break;
        }
    }
    std::size_t end = start;
    while (end > m_lastAgencyEnd && blankBefore(m_body, end) != 0) {
        end -= blankBefore(m_body, end);
    }
    if (end == m_lastAgencyEnd + 1 && m_body[m_lastAgencyEnd] == ',') {
        return m_lastAgencyEnd;
    }
    return end == m_lastAgencyEnd ? start : at;
}

// An "@" that names nobody stays as it was typed.
std::size_t BodyReader::leaveUnknownAgency(std::size_t at)
{
    if (at + 1 >= m_body.size() || !isNameCharacter(m_body, at + 1)) {
        return at + 1;
    }
    const std::size_t end = bareWordEnd(m_body, at + 1);
    const std::string name = shortened(m_body.substr(at, end - at), kShownName);
    if (const CaptureAgency* former = inactiveAgencyAt(m_body, at, m_context)) {
        addCaution(m_out, fmt::format("{} is not a member now, so \"{}\" stays in the text.", former->name, name));
    } else {
        addCaution(m_out, fmt::format("No agency is called \"{}\", so it stays in the text.", name));
    }
    leave(CaptureTokenKind::Agency, at, end);
    return end;
}

// Finds the words that join an agency to the sentence; they belong to its token.
BodyReader::Joint BodyReader::jointBefore(std::size_t at, std::size_t begin) const
{
    Joint joint {at, {}, at > begin && m_body[at - 1] == '+' && startsToken(m_body, at - 1)};
    if (joint.support) {
        joint.begin = at - 1;
    }
    const std::size_t floor = std::max(begin, m_out.tokens.empty() ? 0 : m_out.tokens.back().end);
    const auto joinedBy = [&](std::string_view word) {
        const std::size_t start = joint.support || !joint.word.empty() ? at : wordBefore(at, floor, word);
        if (start != at) {
            joint.begin = start;
            joint.word = word;
        }
    };
    switch (m_out.kind) {
    case CaptureKind::Disclosure:
        joinedBy("to");
        joinedBy("from");
        break;
    case CaptureKind::Action:
        joinedBy("with");
        joint.support = joint.support || !joint.word.empty();
        break;
    case CaptureKind::Blockage:
    case CaptureKind::Exception:
        joinedBy("from");
        break;
    default:
        break;
    }
    if (joint.begin == at) {
        joint.begin = connectorsBefore(at);
        joint.support = joint.begin != at && m_lastWasSupport;
    } else {
        // "with @FIRE and with @PROB"
        joint.begin = connectorsBefore(joint.begin);
    }
    if (joint.word.empty() && m_out.kind == CaptureKind::Disclosure) {
        joint.word = m_lastConnector;
    }
    return joint;
}

std::size_t BodyReader::readAgency(std::size_t at, std::size_t begin)
{
    auto owner = readOwner(m_body, at, m_context, false);
    if (!owner) {
        return leaveUnknownAgency(at);
    }
    Joint joint = jointBefore(at, begin);
    const CaptureAgency& agency = *owner->agency;
    const bool isDisclosure = m_out.kind == CaptureKind::Disclosure;
    const bool leads = !isDisclosure && !joint.support
        && (!m_out.leadAgency || (*m_out.leadAgency == agency.id && m_out.ownerTitle.empty()));
    const bool hasSlash = owner->end < m_body.size() && m_body[owner->end] == '/';
    if (leads) {
        owner = readOwner(m_body, at, m_context, true);
        if (!owner->unknownRole.empty()) {
            const std::string role = shortened(owner->unknownRole, kShownName);
            addCaution(m_out,
                       fmt::format("{0} has no role \"{1}\", so it stays in the text; @{2}/\"{1}\" names it "
                                   "all the same.",
                                   agency.name, role, agency.shortName));
        }
    } else if (hasSlash && !isDisclosure) {
        addCaution(m_out, "Only the lead agency names a role; the other one stays in the text.");
    }

    std::size_t end = owner->end + possessiveLength(m_body, owner->end);
    if (joint.begin > begin && m_body[joint.begin - 1] == '(' && end < m_body.size() && m_body[end] == ')') {
        --joint.begin;
        ++end;
    } else if (joint.begin == begin && end < m_body.size() && (m_body[end] == ',' || m_body[end] == ':')) {
        ++end;  // "@CONS, patrol the parade": the comma goes with the name
    }
    const bool source = isDisclosure && joint.word != "to" && !m_out.disclosure->from;
    take(leads || source ? CaptureTokenKind::Agency : CaptureTokenKind::Support, joint.begin, end);
    place(agency, joint);
    if (leads) {
        setRole(*owner, m_out);
    }
    m_lastAgencyEnd = end;
    m_lastWasSupport = joint.support;
    m_lastConnector = joint.word;
    return end;
}

void BodyReader::place(const CaptureAgency& agency, const Joint& joint)
{
    if (m_out.kind == CaptureKind::Disclosure) {
        CapturedDisclosure& disclosure = *m_out.disclosure;
        if (joint.word != "to" && !disclosure.from) {
            disclosure.from = agency.id;
        } else if (!holds(disclosure.to, agency.id)) {
            disclosure.to.push_back(agency.id);
        }
        return;
    }
    auto& supporting = m_out.supportingAgencies;
    if (!joint.support && !m_out.leadAgency) {
        m_out.leadAgency = agency.id;
        supporting.erase(std::remove(supporting.begin(), supporting.end(), agency.id), supporting.end());
        return;
    }
    if (m_out.leadAgency == agency.id || holds(supporting, agency.id)) {
        return;
    }
    supporting.push_back(agency.id);
    if (!joint.support && m_out.kind == CaptureKind::Action) {
        const CaptureAgency* lead = agencyOf(m_context, m_out.leadAgency);
        addCaution(m_out, fmt::format("One agency leads, {}; {} supports.", lead->name, agency.name));
    }
}

std::size_t BodyReader::readDate(std::size_t at, std::size_t begin)
{
    const bool wanted = m_out.kind == CaptureKind::Action || m_out.kind == CaptureKind::Update;
    const std::string_view behind = m_body.substr(at + 1, kLongestDate);
    const DueDateContext dates {m_context.meetingDate, m_context.nextMeeting};
    const auto found = wanted ? readDueDateAtStart(behind, dates) : std::nullopt;
    const std::size_t end = found ? at + 1 + found->length : at + 1;
    if (!found || !endsToken(m_body, end)) {
        const std::size_t stop = bareWordEnd(m_body, at + 1);
        if (wanted && stop > at + 1 && isNameCharacter(m_body, at + 1)) {
            const std::string word = shortened(m_body.substr(at, stop - at), kShownName);
            addCaution(m_out,
                       equalsIgnoringCase(word, "!next")
                           ? std::string {"The next meeting has no date yet, so \"!next\" stays in the text."}
                           : fmt::format("\"{}\" is no date, so it stays in the text; try !2w, !30nov or !fri.", word));
            leave(CaptureTokenKind::Date, at, stop);
        }
        return stop;
    }
    std::optional<base::Date>& due = m_out.kind == CaptureKind::Update ? m_out.update->newDue : m_out.due;
    if (due) {
        addCaution(m_out,
                   fmt::format("One date counts, {}; \"{}\" stays in the text.",
                               dueDateInWords(*due, m_context.meetingDate),
                               shortened(m_body.substr(at, end - at), kShownName)));
        leave(CaptureTokenKind::Date, at, end);
        return end;
    }
    due = found->date;
    const std::size_t floor = std::max(begin, m_out.tokens.empty() ? 0 : m_out.tokens.back().end);
    std::size_t from = wordBefore(at, floor, "by");
    std::size_t stop = end;
    if (from > begin && m_body[from - 1] == '(' && stop < m_body.size() && m_body[stop] == ')') {
        --from;
        ++stop;
    }
    take(CaptureTokenKind::Date, from, stop);
    return stop;
}

std::string BodyReader::textOf(std::size_t begin, std::size_t end) const
{
    std::string out;
    out.reserve(end - begin);
    std::size_t at = begin;
    for (const CaptureToken& token : m_out.tokens) {
        if (!token.understood || token.end <= begin || token.begin >= end) {
            continue;
        }
        out += m_line.substr(at, token.begin - at);
        at = token.end;
        if (token.kind == CaptureTokenKind::Escape) {
            continue;
        }
        const std::size_t left = withoutBlanksAtEnd(out, 0, out.size());
        const std::size_t right = std::min(skipBlanks(m_line, at), end);
        const auto newLines =
            std::max(countNewLines(std::string_view {out}.substr(left)), countNewLines(m_line.substr(at, right - at)));
        const bool phraseEnds = right == at && at < end && isClosingMark(m_line[at]);
        if (phraseEnds) {
            out.resize(left);
        } else if (left == 0 || (left < out.size() && right > at)) {
            out.resize(left);
            out += left == 0 ? "" : (newLines == 0 ? " " : (newLines == 1 ? "\n" : "\n\n"));
            at = right;
        }
    }
    out += m_line.substr(at, end - at);
    const std::size_t first = skipBlanks(out, 0);
    const std::size_t last = withoutBlanksAtEnd(out, first, out.size());
    return out.substr(first, last - first);
}

}  // namespace muster::meetings::scan
