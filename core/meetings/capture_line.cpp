// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/capture_line.h"

#include "core/base/text.h"
#include "core/meetings/capture_body.h"
#include "core/meetings/capture_echo.h"
#include "core/meetings/capture_scan.h"
#include "core/meetings/capture_update.h"
#include "core/meetings/verbs.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::meetings {

namespace {

using scan::addCaution;
using scan::BodyReader;

// The entry without the blanks round it and without "??".
struct Frame {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::optional<CaptureToken> unclear;
};

Frame frameOf(std::string_view line)
{
    Frame frame;
    frame.begin = scan::skipBlanks(line, 0);
    frame.end = scan::withoutBlanksAtEnd(line, frame.begin, line.size());
    if (frame.end - frame.begin >= 2 && line.substr(frame.end - 2, 2) == "??") {
        frame.unclear = CaptureToken {CaptureTokenKind::Unclear, frame.end - 2, frame.end, true};
        frame.end = scan::withoutBlanksAtEnd(line, frame.begin, frame.end - 2);
    }
    return frame;
}

// `/i`, `/b` and `/x` stand alone; "/etc" and "/ in the park" are words.
CaptureKind commandAt(std::string_view line, const Frame& frame)
{
    const bool alone =
        frame.begin + 2 == frame.end || (frame.begin + 2 < frame.end && scan::blankAt(line, frame.begin + 2) != 0);
    if (line[frame.begin] != '/' || !alone) {
        return CaptureKind::Note;
    }
    switch (line[frame.begin + 1]) {
    case 'i':
    case 'I':
        return CaptureKind::Disclosure;
    case 'b':
    case 'B':
        return CaptureKind::Blockage;
    case 'x':
    case 'X':
        return CaptureKind::Exception;
    default:
        return CaptureKind::Note;
    }
}

void readNote(BodyReader& reader, std::string_view line, const Frame& frame, CapturedLine& out)
{
    constexpr std::string_view kMarks = ">=#/";
    std::size_t begin = frame.begin;
    if (frame.end - begin >= 2 && line[begin] == '\\' && kMarks.find(line[begin + 1]) != std::string_view::npos) {
        reader.take(CaptureTokenKind::Escape, begin, begin + 1);
        ++begin;
    }
    out.text = reader.textOf(begin, frame.end);
}

void readAction(BodyReader& reader, const CaptureContext& context, std::size_t begin, std::size_t end,
                CapturedLine& out)
{
    reader.read(begin, end);
    out.text = reader.textOf(begin, end);
    out.incomplete = !out.leadAgency || !out.due;
    for (const CaptureAgency& agency : context.agencies) {
        if (out.leadAgency != agency.id) {
            continue;
        }
        const CaptureRole* owner = defaultOwner(agency);
        if (out.ownerTitle.empty() && owner != nullptr) {
            out.ownerRole = owner->id;
            out.ownerTitle = owner->title;
        }
        out.awaitingConfirmation = !canCommitNow(agency);
        break;
    }
}

void readDecision(BodyReader& reader, std::string_view line, const CaptureContext& context, std::size_t begin,
                  std::size_t end, CapturedLine& out)
{
    out.verb = context.verbs.empty() ? std::string {"NOTED"} : context.verbs.front();
    const auto isWord = [&](std::string_view verb) {
        return base::startsWithIgnoringCase(line.substr(begin, end - begin), verb)
            && (begin + verb.size() == end || scan::endsToken(line.substr(0, end), begin + verb.size()));
    };
    // "=Agree to pay" says AGREED as well.
    std::size_t length = 0;
    const auto saysVerb = [&](const std::string& verb) {
        length = isWord(verb) ? verb.size() : isWord(plainForm(verb)) ? plainForm(verb).size() : 0;
        return length > 0;
    };
    const auto allowed = std::find_if(context.verbs.begin(), context.verbs.end(), saysVerb);
    const auto known = std::find_if(knownVerbs().begin(), knownVerbs().end(), isWord);
    if (allowed != context.verbs.end()) {
        out.verb = *allowed;
        std::size_t stop = begin + length;
        if (stop < end && (line[stop] == ':' || line[stop] == ',')) {
            ++stop;
        }
        reader.take(CaptureTokenKind::Verb, begin, stop);
        begin = stop;
    } else if (known != knownVerbs().end()) {
        out.tokens.push_back({CaptureTokenKind::Verb, begin, begin + known->size(), false});
        addCaution(out,
                   fmt::format("This body may not decide with {}, so the word stays in the text; recorded as {}.",
                               *known, out.verb));
    }
    out.text = reader.textOf(begin, end);
}

void readDisclosure(BodyReader& reader, std::size_t begin, std::size_t end, CapturedLine& out)
{
    out.disclosure.emplace();
    reader.read(begin, end);
    out.text = reader.textOf(begin, end);
    auto& to = out.disclosure->to;
    if (out.disclosure->from) {
        to.erase(std::remove(to.begin(), to.end(), *out.disclosure->from), to.end());
    }
    if (!out.disclosure->from || to.empty()) {
        addCaution(out, "Say who shared it and with whom: @CONS to @PROB.");
    }
    out.disclosure->what = out.text;
}

void readBlockage(BodyReader& reader, std::string_view line, const CaptureContext& context, std::size_t begin,
                  std::size_t end, CapturedLine& out)
{
    if (const auto reference = scan::readReference(line.substr(0, end), begin, context)) {
        out.aboutAction = reference->action->id;
        reader.take(CaptureTokenKind::Reference, begin, reference->end);
        begin = scan::skipBlanks(line.substr(0, end), reference->end);
    }
    reader.read(begin, end);
    out.text = reader.textOf(begin, end);
}

void readMarked(BodyReader& reader, std::string_view line, const CaptureContext& context, const Frame& frame,
                CapturedLine& out)
{
    const std::size_t mark = frame.begin + (line[frame.begin] == '/' ? 2U : 1U);
    const std::size_t begin = std::min(scan::skipBlanks(line, mark), frame.end);
    reader.take(CaptureTokenKind::Kind, frame.begin, mark);
    switch (out.kind) {
    case CaptureKind::Action:
        readAction(reader, context, begin, frame.end, out);
        break;
    case CaptureKind::Decision:
        readDecision(reader, line, context, begin, frame.end, out);
        break;
    case CaptureKind::Disclosure:
        readDisclosure(reader, begin, frame.end, out);
        break;
    default:
        readBlockage(reader, line, context, begin, frame.end, out);
        break;
    }
}

// What Enter would do with an otherwise understood line.
void finish(const Frame& frame, CapturedLine& out)
{
    out.recordable = !out.text.empty();
    if (out.update) {
        out.recordable = out.recordable || out.update->what != UpdateWhat::Note;
    } else if (out.text.empty() && frame.unclear) {
        // "??" alone still says that something was missed.
        out.text = "??";
        out.recordable = true;
        if (out.disclosure) {
            out.disclosure->what = out.text;
        }
    }
    if (frame.unclear) {
        out.unclear = true;
        out.tokens.push_back(*frame.unclear);
    }
}

}  // namespace

const CaptureRole* defaultOwner(const CaptureAgency& agency)
{
    const auto first = [&agency](auto&& wanted) -> const CaptureRole* {
        const auto found = std::find_if(agency.roles.begin(), agency.roles.end(), wanted);
        return found == agency.roles.end() ? nullptr : &*found;
    };
    if (const auto* role = first([](const CaptureRole& r) { return r.isLead && r.present; })) {
        return role;
    }
    if (const auto* role = first([](const CaptureRole& r) { return r.present && r.canCommit; })) {
        return role;
    }
    if (const auto* role = first([](const CaptureRole& r) { return r.present; })) {
        return role;
    }
    if (const auto* role = first([](const CaptureRole& r) { return r.isLead; })) {
        return role;
    }
    return agency.roles.empty() ? nullptr : &agency.roles.front();
}

bool canCommitNow(const CaptureAgency& agency)
{
    return std::any_of(agency.roles.begin(), agency.roles.end(),
                       [](const CaptureRole& role) { return role.present && role.canCommit; });
}

CapturedLine readCaptureLine(std::string_view line, const CaptureContext& context)
{
    CapturedLine out;
    const Frame frame = frameOf(line);
    if (frame.begin == line.size()) {
        return out;
    }
    BodyReader reader {line, context, out};
    out.kind = CaptureKind::Note;
    if (frame.begin < frame.end) {
        switch (line[frame.begin]) {
        case '>':
            out.kind = CaptureKind::Action;
            break;
        case '=':
            out.kind = CaptureKind::Decision;
            break;
        case '#':
            scan::readUpdate(reader, line, context, frame.begin, frame.end, out);
            break;
        default:
            out.kind = commandAt(line, frame);
            break;
        }
    }
    if (out.kind == CaptureKind::Note) {
        readNote(reader, line, frame, out);
    } else if (out.kind != CaptureKind::Update) {
        readMarked(reader, line, context, frame, out);
    }
    finish(frame, out);
    scan::addAdvice(context, out);
    out.echo = scan::echoOf(context, out);
    return out;
}

}  // namespace muster::meetings
