// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/minutes_fingerprint.h"

#include "core/base/text.h"
#include "core/meetings/minutes.h"
#include "core/replica/change.h"

#include <fmt/format.h>

namespace muster::meetings {

using replica::Reader;

namespace {

constexpr char kBetween = '\x1f';

class Text {
public:
    Text& operator<<(std::string_view part)
    {
        m_text += part;
        m_text += kBetween;
        return *this;
    }
    Text& operator<<(const std::optional<base::TimeOfDay>& time)
    {
        return *this << (time ? base::clockTime(*time) : std::string {});
    }
    Text& operator<<(const std::optional<base::Date>& date)
    {
        return *this << (date ? base::isoDate(*date) : std::string {});
    }
    [[nodiscard]] std::string hash() const
    {
        std::string hex;
        for (const std::uint8_t byte : replica::hashOf(replica::Blob(m_text.begin(), m_text.end()))) {
            hex += fmt::format("{:02x}", byte);
        }
        return hex;
    }

private:
    std::string m_text;
};

void add(Text& text, const std::vector<MinutesAttendee>& people)
{
    for (const MinutesAttendee& one : people) {
        text << inWords(one.person) << inWords(one.status) << one.substituteFor << one.arrivedLate << one.leftEarly;
    }
    text << "|";
}

void add(Text& text, const MinutesItem& item)
{
    text << item.label << item.heading << item.outcome << item.urgentReason;
    for (const TimesOpen& time : item.times) {
        text << time.opened << time.closed;
    }
    for (const MinutesEntry& entry : item.entries) {
        text << entry.verb << entry.text << entry.reference;
        // Minutes that were approved before there was any keep their fingerprint.
        if (!entry.section17.empty()) {
            text << entry.section17;
        }
        if (entry.action) {
            text << entry.action->leadAgency << entry.action->ownerTitle
                 << base::joinedInWords(entry.action->supporting) << entry.action->due;
        }
    }
    for (const std::string& update : item.updates) {
        text << update;
    }
    text << "|";
}

std::string hashFor(const Reader& reader, const base::Id& meeting, MinutesAudience audience)
{
    const auto content = minutesContent(reader, meeting, audience);
    if (!content) {
        return {};
    }
    Text text;
    text << content->bodyName << std::optional {content->date} << content->venue << content->startedAt
         << content->endedAt;
    for (const MinutesChair& chair : content->chairs) {
        text << chair.roleTitle << chair.agencyName << chair.minutesInWords;
    }
    add(text, content->present);
    add(text, content->inAttendance);
    add(text, content->apologies);
    add(text, content->absent);
    for (const MinutesItem& item : content->items) {
        add(text, item);
    }
    for (const NotTaken& item : content->notTaken) {
        text << item.heading << item.words;
    }
    return text.hash();
}

// The value after "open:" or "full:".
std::string part(const std::string& fingerprint, std::string_view name)
{
    for (const std::string& one : base::split(fingerprint, ' ')) {
        if (base::startsWithIgnoringCase(one, name)) {
            return one.substr(name.size());
        }
    }
    return {};
}

}  // namespace

namespace detail {

std::string minutesFingerprint(const Reader& reader, const base::Id& meeting)
{
    std::string fingerprint = "open:" + hashFor(reader, meeting, MinutesAudience::Open);
    if (reader.partTwoIsOpen()) {
        fingerprint += " full:" + hashFor(reader, meeting, MinutesAudience::Full);
    }
    return fingerprint;
}

}  // namespace detail

bool minutesUnchanged(const Reader& reader, const base::Id& meeting)
{
    const MinutesRecord record = minutesRecord(reader, meeting);
    if (record.state != MinutesState::Approved || record.fingerprint.empty()) {
        return true;
    }
    if (part(record.fingerprint, "open:") != hashFor(reader, meeting, MinutesAudience::Open)) {
        return false;
    }
    const std::string full = part(record.fingerprint, "full:");
    return full.empty() || !reader.partTwoIsOpen() || full == hashFor(reader, meeting, MinutesAudience::Full);
}

}  // namespace muster::meetings
