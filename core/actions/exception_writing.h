// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the commands about exceptions and blockages share, in this room, in core/meetings and in core/governance.
#pragma once

#include "core/actions/blockage.h"
#include "core/actions/exception.h"
#include "core/replica/connection.h"

#include <optional>
#include <string>
#include <string_view>

namespace muster::actions::detail {

/// An exception that may take the step now; with `content` its text can be written.
[[nodiscard]] base::Result<PerformanceException> holdFor(const replica::Reader& reader, const base::Id& exception,
                                                         ExceptionStep step, bool content = true);
[[nodiscard]] base::Result<Blockage> holdFor(const replica::Reader& reader, const base::Id& blockage, BlockageStep step);

/// A column of text, sealed for a restricted one; empty clears it.
void setText(replica::Writer& writer, const PerformanceException& exception, std::string_view column,
             const std::string& text);
void setText(replica::Writer& writer, const Blockage& blockage, std::string_view column, const std::string& text);

/// A line of the story. A new state is written to the record too.
struct Told {
    std::string kind;
    std::string byRole {};
    base::Id meeting {};
    base::Id body {};
    std::optional<int> reportNumber {};
    std::string reason {};  ///< exceptions only
    std::string text {};
};
void tell(replica::Writer& writer, const PerformanceException& exception, const Told& told,
          std::optional<ExceptionState> next = {});
void tell(replica::Writer& writer, const Blockage& blockage, const Told& told, std::optional<BlockageState> next = {});

/// Trimmed text, or a refusal that says what is asked for.
[[nodiscard]] base::Result<std::string> said(const std::string& text, std::string ask, std::string field);

/// Closes what stood in the way of an action that has ended.
void closeBlockagesOf(replica::Writer& writer, const base::Id& action, const std::string& byRole,
                      const base::Id& meeting);

}  // namespace muster::actions::detail
