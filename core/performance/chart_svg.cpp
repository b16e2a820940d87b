// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/chart_svg.h"

#include "core/base/markup.h"
#include "core/performance/diagram.h"

#include <fmt/format.h>

namespace muster::performance {

using base::escapedForMarkup;

namespace {

std::string number(double value)
{
    std::string text = fmt::format("{:.2f}", value);
    while (text.back() == '0') {
        text.pop_back();
    }
    if (text.back() == '.') {
        text.pop_back();
    }
    return text == "-0" ? "0" : text;
}

std::string pointsOf(const std::vector<DrawnPoint>& points)
{
    std::string text;
    for (const DrawnPoint& point : points) {
        text += (text.empty() ? "" : " ") + number(point.x) + "," + number(point.y);
    }
    return text;
}

std::string_view dashOf(Dash dash)
{
    return dash == Dash::Dashed ? " stroke-dasharray=\"5 4\""
        : dash == Dash::Dotted  ? " stroke-dasharray=\"0.1 4\" stroke-linecap=\"round\""
                                : "";
}

std::string svgOf(const DrawnLine& line)
{
    return fmt::format("<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\""
                       " stroke-linejoin=\"round\"{}/>\n",
                       pointsOf(line.points), paperColour(line.ink), number(line.width), dashOf(line.dash));
}

std::string circle(const DrawnPoint& at, double radius, std::string_view fill, std::string_view stroke)
{
    return fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\" stroke=\"{}\" stroke-width=\"1.4\"/>\n",
                       number(at.x), number(at.y), number(radius), fill, stroke);
}

std::string svgOf(const DrawnMark& mark)
{
    const std::string_view ink = paperColour(mark.ink);
    const std::string_view paper = paperColour(ChartInk::Paper);
    const bool hollow = mark.hollow || mark.mark == PointMark::Square;
    std::string out;
    if (mark.ring) {
        out += circle(mark.at, mark.radius + 2.6, "none", ink);
    }
    if (mark.mark == PointMark::Dot || mark.mark == PointMark::Tick) {
        out += circle(mark.at, mark.radius, hollow ? paper : ink, ink);
    } else {
        out += fmt::format("<polygon points=\"{}\" fill=\"{}\" stroke=\"{}\" stroke-width=\"1.4\"/>\n",
                           pointsOf(markOutline(mark.mark, mark.at, mark.radius)), hollow ? paper : ink, ink);
    }
    if (mark.mark == PointMark::Tick) {
        out += fmt::format("<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"1.4\""
                           " stroke-linecap=\"round\" stroke-linejoin=\"round\"/>\n",
                           pointsOf(markOutline(mark.mark, mark.at, mark.radius)), hollow ? ink : paper);
    }
    return out;
}

std::string svgOf(const DrawnText& text)
{
    const std::string_view anchor = text.end == TextEnd::Start ? "start" : text.end == TextEnd::End ? "end" : "middle";
    return fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"{}\" text-anchor=\"{}\" fill=\"{}\">{}</text>\n",
                       number(text.at.x), number(text.at.y), number(text.size), anchor, paperColour(text.ink),
                       escapedForMarkup(text.text));
}

std::string svgOf(const ChartDrawing& drawing, const std::string& title, const std::string& description)
{
    std::string out = fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\""
                                  " viewBox=\"0 0 {0} {1}\" role=\"img\" font-family=\"Inter, 'Noto Sans', Arial,"
                                  " Helvetica, sans-serif\">\n<title>{2}</title>\n<desc>{3}</desc>\n",
                                  number(drawing.width), number(drawing.height), escapedForMarkup(title), escapedForMarkup(description));
    out += fmt::format("<rect width=\"{}\" height=\"{}\" fill=\"{}\"/>\n", number(drawing.width),
                       number(drawing.height), paperColour(ChartInk::Paper));
    for (const DrawnGround& ground : drawing.grounds) {
        out += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"/>\n",
                           number(ground.box.left), number(ground.box.top), number(ground.box.width),
                           number(ground.box.height), paperColour(ground.ink));
    }
    for (const DrawnLine& line : drawing.lines) {
        out += svgOf(line);
    }
    for (const DrawnMark& mark : drawing.marks) {
        out += svgOf(mark);
    }
    for (const DrawnText& text : drawing.texts) {
        out += svgOf(text);
    }
    return out + "</svg>\n";
}

constexpr std::string_view kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

}  // namespace

std::string_view paperColour(ChartInk ink)
{
    switch (ink) {
    case ChartInk::Ink:
        return "#16202a";
    case ChartInk::Quiet:
        return "#4c5966";
    case ChartInk::Hairline:
        return "#e3e6ea";
    case ChartInk::Band:
        return "#eef4fa";
    case ChartInk::Accent:
        return "#1f5fa8";
    case ChartInk::Good:
        return "#1d6b3a";
    case ChartInk::Concern:
        return "#a4262c";
    case ChartInk::Paper:
        return "#ffffff";
    }
    return "#16202a";
}

std::string svgOf(const ChartPicture& picture, const SvgSize& size)
{
    DrawingStyle style;
    style.width = size.width;
    style.height = size.height;
    return svgOf(drawingOf(picture, style), picture.title, picture.alt);
}

std::string svgFile(const ChartPicture& picture, const SvgSize& size)
{
    return std::string {kXml} + svgOf(picture, size);
}

std::string svgOf(const Diagram& diagram, double width)
{
    DrawingStyle style;
    style.width = width;
    return svgOf(drawingOf(diagram, style), diagram.title, diagram.alt);
}

std::string svgFile(const Diagram& diagram, double width) { return std::string {kXml} + svgOf(diagram, width); }

}  // namespace muster::performance
