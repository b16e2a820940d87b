// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/chart_json.h"

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace muster::documents {

using performance::Diagram;
using performance::DiagramBox;
using performance::DiagramLine;
using Json = nlohmann::json;

Json diagramToJson(const Diagram& diagram)
{
    Json json {{"title", diagram.title},        {"alt", diagram.alt},     {"solid", diagram.solidMeans},
               {"dashed", diagram.dashedMeans}, {"boxes", Json::array()}, {"lines", Json::array()}};
    for (const DiagramBox& box : diagram.boxes) {
        json["boxes"].push_back({{"name", box.name},
                                 {"kind", box.kind},
                                 {"notes", box.notes},
                                 {"level", box.level},
                                 {"outside", box.outside}});
    }
    for (const DiagramLine& line : diagram.lines) {
        json["lines"].push_back({{"from", line.from}, {"to", line.to}, {"dashed", line.dashed}});
    }
    return json;
}

Diagram diagramFromJson(const Json& json)
{
    Diagram diagram;
    diagram.title = json.at("title").get<std::string>();
    diagram.alt = json.at("alt").get<std::string>();
    diagram.solidMeans = json.at("solid").get<std::string>();
    diagram.dashedMeans = json.at("dashed").get<std::string>();
    for (const Json& box : json.at("boxes")) {
        diagram.boxes.push_back({box.at("name").get<std::string>(), box.at("kind").get<std::string>(),
                                 box.at("notes").get<std::vector<std::string>>(), box.at("level").get<int>(),
                                 box.at("outside").get<bool>()});
    }
    for (const Json& line : json.at("lines")) {
        const DiagramLine read {line.at("from").get<std::size_t>(), line.at("to").get<std::size_t>(),
                                line.at("dashed").get<bool>()};
        if (read.from >= diagram.boxes.size() || read.to >= diagram.boxes.size()) {
            throw std::out_of_range("a line of a diagram leads nowhere");
        }
        diagram.lines.push_back(read);
    }
    return diagram;
}

}  // namespace muster::documents
