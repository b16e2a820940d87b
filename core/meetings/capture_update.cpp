// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/capture_update.h"

#include "core/base/text.h"
#include "core/meetings/capture_owner.h"
#include "core/meetings/capture_scan.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>

namespace muster::meetings::scan {

namespace {

constexpr std::array kStatusWords {
    StatusWord {"done", UpdateWhat::Done, "Complete: say what shows it"},
    StatusWord {"completed", UpdateWhat::Done, ""},
    StatusWord {"complete", UpdateWhat::Done, ""},
    StatusWord {"blocked", UpdateWhat::Blocked, "Cannot go on: say what is needed"},
    StatusWord {"started", UpdateWhat::InProgress, "Work is under way"},
    StatusWord {"in progress", UpdateWhat::InProgress, ""},
    StatusWord {"verified", UpdateWhat::Verify, "The meeting agrees that it is done"},
    StatusWord {"verify", UpdateWhat::Verify, ""},
    StatusWord {"confirmed", UpdateWhat::Confirm, "The agency accepts it"},
    StatusWord {"confirm", UpdateWhat::Confirm, ""},
    StatusWord {"accepted", UpdateWhat::Confirm, ""},
    StatusWord {"declined", UpdateWhat::Decline, "The agency does not accept it: say why"},
    StatusWord {"decline", UpdateWhat::Decline, ""},
    StatusWord {"no longer required", UpdateWhat::NoLongerRequired, "Circumstances changed: say how"},
    StatusWord {"no longer needed", UpdateWhat::NoLongerRequired, ""},
    StatusWord {"not needed", UpdateWhat::NoLongerRequired, ""},
    StatusWord {"not required", UpdateWhat::NoLongerRequired, ""},
    StatusWord {"not undertaken", UpdateWhat::NotUndertaken, "The agency did not do it: say why"},
};

// Behind a closing "." or ":" a reference has ended too, but "#19.5" is a figure.
const CaptureAction* actionNamed(std::string_view name, const CaptureContext& context)
{
    std::string_view digits = name;
    if (base::startsWithIgnoringCase(digits, "A")) {
        digits.remove_prefix(1);
        digits.remove_prefix(!digits.empty() && digits.front() == '-' ? 1 : 0);
    }
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool isNumber = !digits.empty() && digits.front() != '-' && error == std::errc {}
        && end == digits.data() + digits.size() && number > 0;
    for (const CaptureAction& action : context.openActions) {
        if ((isNumber && action.number == number) || equalsIgnoringCase(action.reference, name)) {
            return &action;
        }
    }
    return nullptr;
}

// The end of `words` at `line[at]`, blanks between them as typed, or 0.
std::size_t phraseEnd(std::string_view line, std::size_t at, std::string_view words)
{
    for (const std::string& word : base::split(words, ' ')) {
        at = skipBlanks(line, at);
        if (!base::startsWithIgnoringCase(line.substr(at), word) || !endsToken(line, at + word.size())) {
            return 0;
        }
        at += word.size();
    }
    return at;
}

class UpdateReader {
public:
    UpdateReader(BodyReader& reader, std::string_view body, const CaptureContext& context, const CaptureAction& action,
                 CapturedLine& out)
        : m_reader(reader), m_body(body), m_context(context), m_action(action), m_out(out)
    {
    }

    void read(std::size_t begin)
    {
        const std::size_t end = m_body.size();
        if (!readExtension(begin) && !readStatus(begin) && !readReassignment(begin)) {
            m_reader.read(begin, end);
            if (m_out.update->newDue) {
                m_out.update->what = UpdateWhat::Extend;
            }
        }
        m_out.text = m_reader.textOf(begin, end);
        m_out.update->text = m_out.text;
    }

private:
    bool readExtension(std::size_t begin)
    {
        if (begin >= m_body.size() || m_body[begin] != '+') {
            return false;
        }
        const std::size_t end = nameEnd(m_body, begin + 1);
        const base::Date from = std::max(m_action.due.value_or(m_context.meetingDate), m_context.meetingDate);
        const auto due = addSpan(m_body.substr(begin + 1, end - begin - 1), from);
        if (!due || !endsToken(m_body, end)) {
            return false;
        }
        m_out.update->what = UpdateWhat::Extend;
        m_out.update->newDue = *due;
        m_reader.take(CaptureTokenKind::Date, begin, end);
        return true;
    }

    bool readStatus(std::size_t begin)
    {
        for (const StatusWord& status : kStatusWords) {
            std::size_t end = phraseEnd(m_body, begin, status.words);
            if (end != 0) {
                const bool marked = end < m_body.size() && (m_body[end] == ':' || m_body[end] == ',');
                end += marked ? 1 : 0;
                m_out.update->what = status.what;
                m_reader.take(CaptureTokenKind::Status, begin, end);
                return true;
            }
        }
        return false;
    }

    // `@CKH reason`, `to @CKH reason`, `reassign to @CKH reason`.
    bool readReassignment(std::size_t begin)
    {
        std::size_t at = begin;
        for (const std::string_view word : {"reassigned", "reassign", "to"}) {
            if (const std::size_t end = phraseEnd(m_body, at, word)) {
                at = skipBlanks(m_body, end);
            }
        }
        if (at >= m_body.size() || m_body[at] != '@') {
            return false;
        }
        const auto owner = readOwner(m_body, at, m_context, false);
        if (!owner) {
            return false;
        }
        if (at > begin) {
            m_reader.take(CaptureTokenKind::Status, begin, withoutBlanksAtEnd(m_body, begin, at));
        }
        m_out.update->what = UpdateWhat::Reassign;
        m_reader.readOwnerOnly(at, m_body.size());
        return true;
    }

    BodyReader& m_reader;
    std::string_view m_body;
    const CaptureContext& m_context;
    const CaptureAction& m_action;
    CapturedLine& m_out;
};

}  // namespace

std::span<const StatusWord> statusWords() { return kStatusWords; }

bool startsWithStatus(std::string_view line, std::size_t at)
{
    return (at < line.size() && line[at] == '+')
        || std::any_of(kStatusWords.begin(), kStatusWords.end(),
                       [&](const StatusWord& status) { return phraseEnd(line, at, status.words) != 0; });
}

std::optional<ReferenceFound> readReference(std::string_view line, std::size_t at, const CaptureContext& context)
{
    if (at >= line.size() || line[at] != '#') {
        return std::nullopt;
    }
    const std::size_t end = nameEnd(line, at + 1);
    if (!endsToken(line, end)) {
        return std::nullopt;
    }
    const CaptureAction* action = actionNamed(line.substr(at + 1, end - at - 1), context);
    if (action == nullptr) {
        return std::nullopt;
    }
    return ReferenceFound {action, end + (end < line.size() && line[end] == ':' ? 1U : 0U)};
}

void readUpdate(BodyReader& reader, std::string_view line, const CaptureContext& context, std::size_t begin,
                std::size_t end, CapturedLine& out)
{
    const std::string_view body = line.substr(0, end);
    const auto reference = readReference(body, begin, context);
    if (!reference) {
        const std::size_t stop = nameEnd(body, begin + 1);
        if (stop > begin + 1 && endsToken(body, stop)) {
            addCaution(out,
                       fmt::format("No open action is called \"{}\", so this is a note.",
                                   shortened(body.substr(begin, stop - begin), 40)));
            out.tokens.push_back({CaptureTokenKind::Reference, begin, stop, false});
        }
        return;
    }
    const CaptureAction& action = *reference->action;
    out.kind = CaptureKind::Update;
    out.update = CapturedUpdate {action.id, action.reference, action.number, UpdateWhat::Note, std::nullopt, {}};
    reader.take(CaptureTokenKind::Reference, begin, reference->end);
    UpdateReader {reader, body, context, action, out}.read(skipBlanks(body, reference->end));
}

}  // namespace muster::meetings::scan
