// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/listing.h"

#include "core/base/text.h"
#include "core/tables/csv_writing.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace muster::app {

namespace {

    constexpr std::size_t kWidestColumn = 60;

    std::string joined(const std::vector<std::string>& parts)
    {
        std::string out;
        for (const std::string& part : parts) {
            out += (out.empty() ? "" : "; ") + part;
        }
        return out;
    }

    struct AsText {
        std::string operator()(std::monostate) const { return {}; }
        std::string operator()(const std::string& text) const { return text; }
        std::string operator()(std::int64_t number) const { return std::to_string(number); }
        std::string operator()(double number) const { return fmt::format("{}", number); }
        std::string operator()(bool truth) const { return truth ? "true" : "false"; }
        std::string operator()(const std::vector<std::string>& list) const { return joined(list); }
    };

    struct AsJson {
        nlohmann::ordered_json operator()(std::monostate) const { return nullptr; }
        template <class T>
        nlohmann::ordered_json operator()(const T& value) const
        {
            return value;
        }
    };

    std::size_t characters(const std::string& text)
    {
        return static_cast<std::size_t>(
            std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
    }

    std::string asText(const Listing& listing)
    {
        std::vector<std::vector<std::string>> lines {listing.columns};
        for (const auto& row : listing.rows) {
            std::vector<std::string> line;
            for (const Cell& cell : row) {
                std::string text = std::visit(AsText {}, cell);
                std::replace(text.begin(), text.end(), '\n', ' ');
                line.push_back(std::move(text));
            }
            lines.push_back(std::move(line));
        }
        std::vector<std::size_t> widths(listing.columns.size(), 0);
        for (const auto& line : lines) {
            for (std::size_t i = 0; i < line.size(); ++i) {
                widths[i] = std::max(widths[i], std::min(characters(line[i]), kWidestColumn));
            }
        }
        std::string out;
        for (const auto& line : lines) {
            std::string written;
            for (std::size_t i = 0; i < line.size(); ++i) {
                written += line[i];
                const std::size_t width = characters(line[i]);
                written.append(i + 1 < line.size() ? (widths[i] > width ? widths[i] - width : 0) + 2 : 0, ' ');
            }
            written.erase(written.find_last_not_of(' ') + 1);
            out += written + "\n";
        }
        return out;
    }

}  // namespace

base::Result<Format> formatFrom(const std::string& word)
{
    if (word == "text") {
        return Format::Text;
    }
    if (word == "csv") {
        return Format::Csv;
    }
    if (word == "json") {
        return Format::Json;
    }
    return base::fail(base::FailureCode::Invalid,
                      fmt::format("--format is text, csv or json, not \"{}\".", word), "format");
}

std::string write(const Listing& listing, Format format)
{
    if (format == Format::Text) {
        return asText(listing);
    }
    if (format == Format::Csv) {
        std::vector<std::vector<std::string>> rows;
        for (const auto& row : listing.rows) {
            std::vector<std::string> cells;
            for (const Cell& cell : row) {
                cells.push_back(std::visit(AsText {}, cell));
            }
            rows.push_back(std::move(cells));
        }
        return tables::toCsv(listing.columns, rows);
    }
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const auto& row : listing.rows) {
        nlohmann::ordered_json object = nlohmann::ordered_json::object();
        for (std::size_t i = 0; i < row.size(); ++i) {
            object[listing.columns[i]] = std::visit(AsJson {}, row[i]);
        }
        all.push_back(std::move(object));
    }
    return all.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace muster::app
