// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading the sample's files, with their dates moved (resources/sample/README.md).
#pragma once

#include "core/base/date.h"

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace muster::sample {

using Json = nlohmann::json;

/// The files and the distance their dates are moved by. Keys that are absent or null read as nothing.
class SampleSource {
public:
    explicit SampleSource(base::Date anchor);

    [[nodiscard]] const Json& partnership() const { return m_partnership; }
    [[nodiscard]] const Json& meetings() const { return m_meetings.at("meetings"); }
    [[nodiscard]] const Json& actions() const { return m_actions.at("actions"); }
    /// Any other file by its name, "plan.json".
    [[nodiscard]] const Json& file(std::string_view name) const;

    [[nodiscard]] const Json& information() const { return m_information; }

    /// A text with its placeholders printed; "{previous_date}" is left for the agenda.
    [[nodiscard]] std::optional<std::string> text(const Json& object, const char* key) const;
    [[nodiscard]] std::optional<base::Date> date(const Json& object, const char* key) const;
    /// "2011-10", moved by whole months.
    [[nodiscard]] std::optional<std::string> month(const Json& object, const char* key) const;

    [[nodiscard]] base::Date moved(base::Date literal) const;
    [[nodiscard]] std::string resolved(std::string_view text) const;

private:
    [[nodiscard]] base::Date movedMonth(std::string_view month) const;
    [[nodiscard]] std::string placeholder(std::string_view name) const;

    int m_days;
    int m_months;
    Json m_partnership;
    Json m_meetings;
    Json m_actions;
    Json m_information;
    mutable std::map<std::string, Json, std::less<>> m_others;  ///< read when they are asked for
};

/// A word or a code, as it stands.
[[nodiscard]] std::optional<std::string> word(const Json& object, const char* key);
[[nodiscard]] std::optional<int> number(const Json& object, const char* key);
[[nodiscard]] std::optional<bool> flag(const Json& object, const char* key);
[[nodiscard]] std::optional<base::TimeOfDay> timeOf(const Json& object, const char* key);
/// A literal date, not moved.
[[nodiscard]] std::optional<base::Date> literalDate(const Json& object, const char* key);
/// An empty list when there is none.
[[nodiscard]] const Json& list(const Json& object, const char* key);
[[nodiscard]] bool isRestricted(const Json& object);

}  // namespace muster::sample
