// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/sample_source.h"

#include "core/base/embedded_text.h"
#include "core/sample/sample.h"

#include <stdexcept>
#include <vector>

namespace muster::sample {

// The files of resources/sample, made part of the program by the build.
std::vector<base::EmbeddedText> sampleFiles();

namespace {

Json fileNamed(std::string_view name)
{
    for (const base::EmbeddedText& file : sampleFiles()) {
        if (file.name == name) {
            return Json::parse(file.text);
        }
    }
    throw std::runtime_error("no file " + std::string {name} + " in the sample");
}

base::Date required(std::optional<base::Date> date, std::string_view text)
{
    if (!date) {
        throw std::runtime_error("not a date in the sample: " + std::string {text});
    }
    return *date;
}

int monthsOf(base::Date date)
{
    return static_cast<int>(date.year()) * 12 + static_cast<int>(static_cast<unsigned>(date.month()));
}

}  // namespace

SampleSource::SampleSource(base::Date anchor)
    : m_days(base::daysBetween(kLiteralAnchor, anchor))
    , m_months(monthsOf(anchor) - monthsOf(kLiteralAnchor))
    , m_partnership(fileNamed("partnership.json"))
    , m_meetings(fileNamed("meetings.json"))
    , m_actions(fileNamed("actions.json"))
    , m_information(fileNamed("information.json"))
{
}

const Json& SampleSource::file(std::string_view name) const
{
    const auto known = m_others.find(name);
    return known != m_others.end() ? known->second : m_others.emplace(std::string {name}, fileNamed(name)).first->second;
}

base::Date SampleSource::moved(base::Date literal) const { return base::addDays(literal, m_days); }

base::Date SampleSource::movedMonth(std::string_view month) const
{
    return base::addMonths(required(base::parseIsoDate(std::string {month} + "-01"), month), m_months);
}

std::string SampleSource::placeholder(std::string_view name) const
{
    const std::size_t colon = name.find(':');
    const std::string_view kind = name.substr(0, colon);
    const std::string_view value = colon == std::string_view::npos ? std::string_view {} : name.substr(colon + 1);
    if (kind == "month" || kind == "monthname") {
        const base::Date first = movedMonth(value);
        std::string words {base::monthName(first.month())};
        return kind == "month" ? words + ' ' + std::to_string(static_cast<int>(first.year())) : words;
    }
    if (kind == "date" || kind == "day" || kind == "dm") {
        const base::Date day = moved(required(base::parseIsoDate(value), value));
        return kind == "date" ? base::longDate(day)
            : kind == "day"   ? base::weekdayAndDate(day)
                              : base::dayAndMonth(day);
    }
    return '{' + std::string {name} + '}';
}

std::string SampleSource::resolved(std::string_view text) const
{
    std::string out;
    std::size_t at = 0;
    for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', at)) {
        const std::size_t close = text.find('}', open);
        if (close == std::string_view::npos) {
            break;
        }
        out += text.substr(at, open - at);
        out += placeholder(text.substr(open + 1, close - open - 1));
        at = close + 1;
    }
    return out += text.substr(at);
}

std::optional<std::string> SampleSource::text(const Json& object, const char* key) const
{
    const auto stored = word(object, key);
    return stored ? std::optional {resolved(*stored)} : std::nullopt;
}

std::optional<base::Date> SampleSource::date(const Json& object, const char* key) const
{
    const auto literal = literalDate(object, key);
    return literal ? std::optional {moved(*literal)} : std::nullopt;
}

std::optional<std::string> SampleSource::month(const Json& object, const char* key) const
{
    const auto stored = word(object, key);
    return stored ? std::optional {base::isoDate(movedMonth(*stored)).substr(0, 7)} : std::nullopt;
}

std::optional<std::string> word(const Json& object, const char* key)
{
    const auto found = object.find(key);
    return found == object.end() || found->is_null() ? std::nullopt : std::optional {found->get<std::string>()};
}

std::optional<int> number(const Json& object, const char* key)
{
    const auto found = object.find(key);
    return found == object.end() || found->is_null() ? std::nullopt : std::optional {found->get<int>()};
}

std::optional<bool> flag(const Json& object, const char* key)
{
    const auto found = object.find(key);
    return found == object.end() || found->is_null() ? std::nullopt : std::optional {found->get<bool>()};
}

std::optional<base::TimeOfDay> timeOf(const Json& object, const char* key)
{
    const auto stored = word(object, key);
    return stored ? base::parseTimeOfDay(*stored) : std::nullopt;
}

std::optional<base::Date> literalDate(const Json& object, const char* key)
{
    const auto stored = word(object, key);
    return stored ? std::optional {required(base::parseIsoDate(*stored), *stored)} : std::nullopt;
}

const Json& list(const Json& object, const char* key)
{
    static const Json kNone = Json::array();
    const auto found = object.find(key);
    return found == object.end() || found->is_null() ? kNone : *found;
}

bool isRestricted(const Json& object) { return word(object, "sensitivity") == "restricted"; }

}  // namespace muster::sample
