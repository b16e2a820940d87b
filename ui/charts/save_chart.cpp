// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/save_chart.h"

#include "core/performance/chart_svg.h"
#include "ui/charts/chart_painter.h"

#include <QBuffer>
#include <QFileInfo>
#include <QSaveFile>

#include <fmt/format.h>

namespace muster::ui::charts {

using base::fail;
using base::FailureCode;

base::Result<std::string> chartBytes(const std::string& ending, const performance::ChartPicture& picture)
{
    if (picture.empty()) {
        return fail(FailureCode::NotFound, "There are no figures yet, so there is no picture to save.", "chart");
    }
    if (ending == "svg") {
        return performance::svgFile(picture);
    }
    if (ending == "csv") {
        return performance::chartCsv(performance::chartLines(picture));
    }
    if (ending != "png") {
        return fail(FailureCode::Invalid, "A picture is saved as .png or .svg, its figures as .csv.", "output");
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImage image = chartImage(picture);
    image.setText(QStringLiteral("Title"), QString::fromStdString(picture.title));
    image.setText(QStringLiteral("Description"), QString::fromStdString(picture.alt));
    if (!image.save(&buffer, "PNG")) {
        return fail(FailureCode::Unreadable, "The picture could not be drawn.", "chart");
    }
    return bytes.toStdString();
}

base::Result<void> saveChart(const std::string& path, const performance::ChartPicture& picture)
{
    const QString name = QString::fromStdString(path);
    auto bytes = chartBytes(QFileInfo(name).suffix().toLower().toStdString(), picture);
    if (!bytes) {
        return tl::unexpected(bytes.error());
    }
    QSaveFile file(name);
    const auto size = static_cast<qint64>(bytes->size());
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes->data(), size) != size || !file.commit()) {
        return fail(FailureCode::Unreadable,
                    fmt::format("{} could not be written: {}.", path, file.errorString().toStdString()), "output");
    }
    return {};
}

}  // namespace muster::ui::charts
