// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/chart_json.h"

#include "core/performance/chart_words.h"

#include <array>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace muster::documents {

using namespace performance;
using Json = nlohmann::json;

namespace {

constexpr std::array<std::string_view, 4> kMarkers {"action", "effect", "new limits", "break"};

void put(Json& json, const char* key, const std::optional<double>& value)
{
    if (value) {
        json[key] = *value;
    }
}

void put(Json& json, const char* key, const std::string& text)
{
    if (!text.empty()) {
        json[key] = text;
    }
}

std::optional<double> numberAt(const Json& json, const char* key)
{
    return json.contains(key) ? std::optional {json.at(key).get<double>()} : std::nullopt;
}

std::string textAt(const Json& json, const char* key) { return json.value(key, std::string {}); }

base::Date dateAt(const Json& json, const char* key)
{
    const auto date = base::parseIsoDate(textAt(json, key));
    return date ? *date : base::Date {};
}

Json fromPoint(const PicturePoint& point)
{
    Json json {{"label", point.label}, {"shown", point.shown}};
    if (point.period.ok()) {
        json["period"] = base::isoDate(point.period);
    }
    put(json, "date", point.date);
    put(json, "value", point.value);
    put(json, "target", point.target);
    put(json, "signal", std::string {toStored(point.signal)});
    put(json, "before", point.before);
    if (point.outside) {
        json["outside"] = true;
    }
    if (point.provisional) {
        json["provisional"] = true;
    }
    if (point.step) {
        json["step"] = *point.step;
    }
    return json;
}

PicturePoint toPoint(const Json& json, Polarity polarity)
{
    PicturePoint point;
    point.period = dateAt(json, "period");
    point.label = textAt(json, "label");
    point.date = textAt(json, "date");
    point.shown = textAt(json, "shown");
    point.value = numberAt(json, "value");
    point.target = numberAt(json, "target");
    point.signal = signalFromStored(textAt(json, "signal")).value_or(Signal::None);
    point.meaning = meaningOf(point.signal, polarity);
    point.mark = markFor(point.meaning);
    point.word = signalWords(point.signal, point.meaning);
    point.before = textAt(json, "before");
    point.outside = json.value("outside", false);
    point.provisional = json.value("provisional", false);
    if (json.contains("step")) {
        point.step = json.at("step").get<std::size_t>();
    }
    return point;
}

Json fromStep(const LimitStep& step)
{
    const Limits& limits = step.limits;
    Json json {{"first", step.first},   {"last", step.last},       {"baselineLast", step.baselineLast},
               {"mean", limits.mean},   {"lower", limits.lower},   {"upper", limits.upper},
               {"range", limits.averageRange}, {"points", limits.points}, {"known", limits.known},
               {"tie", limits.tie},     {"lowerShown", step.lowerShown}};
    put(json, "meanLabel", step.meanLabel);
    put(json, "upperLabel", step.upperLabel);
    put(json, "lowerLabel", step.lowerLabel);
    put(json, "baselineLabel", step.baselineLabel);
    return json;
}

LimitStep toStep(const Json& json)
{
    LimitStep step;
    step.first = json.at("first").get<std::size_t>();
    step.last = json.at("last").get<std::size_t>();
    step.baselineLast = json.at("baselineLast").get<std::size_t>();
    Limits& limits = step.limits;
    limits.mean = json.at("mean").get<double>();
    limits.lower = json.at("lower").get<double>();
    limits.upper = json.at("upper").get<double>();
    limits.averageRange = json.value("range", 0.0);
    limits.nearLower = limits.mean - (limits.mean - limits.lower) * 2 / 3;
    limits.nearUpper = limits.mean + (limits.upper - limits.mean) * 2 / 3;
    limits.points = json.at("points").get<std::size_t>();
    limits.known = json.at("known").get<bool>();
    limits.tie = json.value("tie", 0.0);
    step.lowerShown = json.value("lowerShown", true);
    step.meanLabel = textAt(json, "meanLabel");
    step.upperLabel = textAt(json, "upperLabel");
    step.lowerLabel = textAt(json, "lowerLabel");
    step.baselineLabel = textAt(json, "baselineLabel");
    return step;
}

PictureMarker toMarker(const Json& json)
{
    PictureMarker marker;
    const std::string kind = textAt(json, "kind");
    for (std::size_t i = 0; i < kMarkers.size(); ++i) {
        if (kMarkers[i] == kind) {
            marker.kind = static_cast<MarkerKind>(i);
        }
    }
    marker.date = dateAt(json, "date");
    marker.text = textAt(json, "text");
    marker.point = json.at("point").get<std::size_t>();
    return marker;
}

// A place that is not there would be read beyond the end of a list.
void check(const ChartPicture& picture)
{
    const auto bad = [] { throw std::invalid_argument {"a chart names a point that it does not have"}; };
    for (const PicturePoint& point : picture.points) {
        if (point.step && *point.step >= picture.steps.size()) {
            bad();
        }
    }
    for (const LimitStep& step : picture.steps) {
        if (step.first > step.last || step.last >= picture.points.size() || step.baselineLast > step.last) {
            bad();
        }
    }
    for (const PictureMarker& marker : picture.markers) {
        if (marker.point >= picture.points.size()) {
            bad();
        }
    }
}

}  // namespace

Json chartToJson(const ChartPicture& picture)
{
    Json json {{"title", picture.title},
               {"polarity", std::string {toStored(picture.polarity)}},
               {"frequency", std::string {toStored(picture.frequency)}},
               {"decimals", picture.decimals},
               {"sentence", picture.sentence},
               {"alt", picture.alt},
               {"points", Json::array()},
               {"axis", {{"from", picture.axis.from}, {"to", picture.axis.to}, {"ticks", Json::array()}}}};
    put(json, "reference", picture.reference);
    put(json, "unit", picture.unit);
    put(json, "method", picture.method);
    put(json, "target", picture.targetText);
    if (picture.milestone) {
        json["milestone"] = true;
    }
    if (!picture.dated) {
        json["dated"] = false;
    }
    for (const PicturePoint& point : picture.points) {
        json["points"].push_back(fromPoint(point));
    }
    for (const AxisTick& tick : picture.axis.ticks) {
        json["axis"]["ticks"].push_back({{"value", tick.value}, {"label", tick.label}});
    }
    for (const LimitStep& step : picture.steps) {
        json["steps"].push_back(fromStep(step));
    }
    for (const PictureMarker& marker : picture.markers) {
        json["markers"].push_back({{"kind", std::string {kMarkers[static_cast<std::size_t>(marker.kind)]}},
                                   {"date", base::isoDate(marker.date)},
                                   {"text", marker.text},
                                   {"point", marker.point}});
    }
    return json;
}

ChartPicture chartFromJson(const Json& json)
{
    ChartPicture picture;
    picture.title = textAt(json, "title");
    picture.reference = textAt(json, "reference");
    picture.unit = textAt(json, "unit");
    picture.method = textAt(json, "method");
    picture.targetText = textAt(json, "target");
    picture.polarity = polarityFromStored(textAt(json, "polarity")).value_or(Polarity::Neutral);
    picture.polarityWords = inWords(picture.polarity);
    picture.frequency = frequencyFromWords(textAt(json, "frequency")).value_or(Frequency::Monthly);
    picture.decimals = json.value("decimals", 0);
    picture.milestone = json.value("milestone", false);
    picture.dated = json.value("dated", true);
    picture.sentence = textAt(json, "sentence");
    picture.alt = textAt(json, "alt");
    for (const Json& point : json.at("points")) {
        picture.points.push_back(toPoint(point, picture.polarity));
    }
    const Json& axis = json.at("axis");
    picture.axis.from = axis.at("from").get<double>();
    picture.axis.to = axis.at("to").get<double>();
    for (const Json& tick : axis.at("ticks")) {
        picture.axis.ticks.push_back({tick.at("value").get<double>(), textAt(tick, "label")});
    }
    for (const Json& step : json.value("steps", Json::array())) {
        picture.steps.push_back(toStep(step));
    }
    for (const Json& marker : json.value("markers", Json::array())) {
        picture.markers.push_back(toMarker(marker));
    }
    check(picture);
    return picture;
}

}  // namespace muster::documents
