// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words behind a mark: taking owners and dates out of a sentence. Used by the capture line only.
#pragma once

#include "core/meetings/capture_line.h"
#include "core/meetings/due_date.h"

namespace muster::meetings::scan {

/// Adds a sentence once, and not more than a screen can show.
void addCaution(CapturedLine& out, std::string sentence);

/// Reads `line[begin, end)` for `@` and `!` tokens and writes what they mean into `out`.
///
/// The kind of `out` says what tokens mean: owners and due date (action), owners (reassignment, blockage,
/// exception), who told whom (disclosure), a new date (update).
class BodyReader {
public:
    BodyReader(std::string_view line, const CaptureContext& context, CapturedLine& out);

    void read(std::size_t begin, std::size_t end);

    /// Reads only the agency and role at `line[at]`, which is "@" and names an active agency.
    void readOwnerOnly(std::size_t at, std::size_t end);

    /// Takes `line[begin, end)` out of the text and marks it.
    void take(CaptureTokenKind kind, std::size_t begin, std::size_t end);

    /// What is left of `line[begin, end)`; blanks beside a taken token are tidied.
    [[nodiscard]] std::string textOf(std::size_t begin, std::size_t end) const;

private:
    std::size_t readAgency(std::size_t at, std::size_t begin);
    std::size_t readDate(std::size_t at, std::size_t begin);
    void leave(CaptureTokenKind kind, std::size_t begin, std::size_t end);
    std::size_t leaveUnknownAgency(std::size_t at);

    /// What joins an agency to the words before it: "with", "to", "and", a plus sign.
    struct Joint {
        std::size_t begin = 0;
        std::string_view word;
        bool support = false;
    };
    [[nodiscard]] Joint jointBefore(std::size_t at, std::size_t begin) const;
    void place(const CaptureAgency& agency, const Joint& joint);
    [[nodiscard]] std::size_t wordBefore(std::size_t at, std::size_t floor, std::string_view word) const;
    [[nodiscard]] std::size_t connectorsBefore(std::size_t at) const;

    std::string_view m_line;
    std::string_view m_body;  // the line up to the end of the part being read
    const CaptureContext& m_context;
    CapturedLine& m_out;
    std::size_t m_lastAgencyEnd = 0;  // 0: none yet
    bool m_lastWasSupport = false;
    std::string_view m_lastConnector;
};

}  // namespace muster::meetings::scan
