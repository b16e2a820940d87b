// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the choices of forms offer.
#pragma once

#include "core/partnership/agency_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/place_queries.h"
#include "core/partnership/role_queries.h"
#include "ui/bridge/words.h"
#include "ui/widgets/record_form.h"

namespace muster::ui {

/// `none` as the first choice, unless it is empty. Only what is in force on the reader's day.
[[nodiscard]] std::vector<Choice> agencyChoices(const replica::Reader& reader, const QString& none);
[[nodiscard]] std::vector<Choice> bodyChoices(const replica::Reader& reader, const QString& none,
                                              const base::Id& except = {});
[[nodiscard]] std::vector<Choice> wardChoices(const replica::Reader& reader);
[[nodiscard]] std::vector<Choice> sectorChoices(const replica::Reader& reader, const QString& none);
/// Roles of one agency.
[[nodiscard]] std::vector<Choice> roleChoices(const replica::Reader& reader, const base::Id& agency,
                                              const QString& none);
[[nodiscard]] std::vector<Choice> unitChoices(const replica::Reader& reader, const base::Id& agency,
                                              const QString& none);

/// The name as lists show it; empty for none.
[[nodiscard]] QString agencyName(const replica::Reader& reader, const base::Id& agency);
[[nodiscard]] QString bodyName(const replica::Reader& reader, const base::Id& body);

/// "since 1 April 2011", "1 April 2011 to 30 June 2011", "until 30 June 2011"; empty without either.
[[nodiscard]] QString period(std::optional<base::Date> from, std::optional<base::Date> to);
/// "14 agencies", "1 agency".
[[nodiscard]] QString counted(int count, const QString& one, const QString& many);
[[nodiscard]] QString longDate(std::optional<base::Date> date);

}  // namespace muster::ui
