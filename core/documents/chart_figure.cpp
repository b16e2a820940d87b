// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/chart_figure.h"

#include <memory>
#include <utility>

namespace muster::documents {

Figure chartFigure(performance::ChartPicture picture)
{
    std::string sentence = picture.sentence;
    return chartFigure(std::move(picture), std::move(sentence));
}

Figure chartFigure(performance::ChartPicture picture, std::string caption)
{
    Figure figure;
    figure.alt = picture.alt;
    figure.caption = std::move(caption);
    figure.chart = std::make_shared<const performance::ChartPicture>(std::move(picture));
    return figure;
}

Figure diagramFigure(performance::Diagram diagram)
{
    Figure figure;
    figure.alt = diagram.alt;
    figure.diagram = std::make_shared<const performance::Diagram>(std::move(diagram));
    return figure;
}

Table figuresOf(const performance::ChartPicture& picture)
{
    const performance::PictureTable from = performance::tableOf(picture);
    Table table;
    table.caption = "Figures of " + picture.title;
    for (std::size_t i = 0; i < from.headers.size(); ++i) {
        // Periods and words need the room; figures are short.
        const double width = i == 0 ? 2.0 : from.figures[i] ? 1.0 : 3.0;
        table.columns.push_back({from.headers[i], width, from.figures[i] ? Align::End : Align::Start});
    }
    for (const auto& cells : from.rows) {
        Row row;
        for (const std::string& cell : cells) {
            row.cells.push_back({runsOf(cell), row.cells.empty(), std::nullopt});
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace muster::documents
